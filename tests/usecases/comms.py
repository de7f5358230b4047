"""Somebody of comms who answers, for tests that are about what follows."""

from collections.abc import Callable
from datetime import datetime

from monitor.domain.case import Case
from monitor.domain.colleague import Colleague
from monitor.domain.token import digest
from monitor.ports import Transaction
from monitor.usecases.helping import Reply, answer, take

MARIT = "marit@kade.example"


def colleague(tx: Transaction, mailbox: str = MARIT) -> Colleague:
    """Who comes in for comms by this mailbox."""
    return tx.colleague(digest(mailbox))


def answered_by(
    tx: Transaction,
    case: Case,
    text: str,
    now: datetime,
    new_id: Callable[[], str],
    mailbox: str = MARIT,
) -> Case:
    """The case, taken and answered."""
    me = colleague(tx, mailbox)
    taken = take(tx, case, me, case.taken_by or "", now)
    return answer(tx, taken, Reply(me, text, "form"), now, new_id)
