"""Mails that call comms to the help queue: at most three an hour, none in quiet hours, and nothing in them
but case codes and numbers (safety M4, D7)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from monitor.domain.calendar import working_day_before
from monitor.domain.case import Case, Status
from monitor.domain.member import QuietHours, Sharing
from monitor.domain.message import Kind, Office, to_office
from monitor.domain.quiet import outside
from monitor.ports import Transaction
from monitor.usecases.team import roster

HOUR = timedelta(hours=1)
OWN_MAILS = 2
"""Askings in an hour that each bring comms a mail of their own."""

QUIET = QuietHours()
"""Comms answers in office hours, and hears of nothing outside of them."""

OPEN_TO = (Sharing.ASKED, Sharing.FLAGGED)
"""Of whom comms may see what they ask about; whoever chose since that it sees nothing is not among them."""

UNTAKEN = "help-untaken"
"""The memo that holds on which day comms last heard of questions that nobody has taken."""


@dataclass(frozen=True)
class Bell:
    """How comms is called."""

    mailboxes: Sequence[str]
    timezone: str
    new_id: Callable[[], str]


def ring(
    tx: Transaction, bell: Bell, key: str, slots: tuple[tuple[str, str], ...], now: datetime
) -> None:
    """One mail for each calling; from the third in an hour on, one for all of them together, and one in the
    morning for all that came in quiet hours."""
    many = tx.count_try("help asked", now - HOUR, now) > OWN_MAILS
    due = now + HOUR if many else now
    awake = outside(QUIET, bell.timezone, due)
    if awake > due:
        key = f"help:quiet:{awake.isoformat()}"
    elif many:
        key = f"help:{now:%Y-%m-%dT%H}"
    told = (("several", "1"),) if many or awake > due else slots
    for message in to_office(Office.COMMS, bell.mailboxes, Kind.HELP, key, told, now, bell.new_id):
        tx.queue(replace(message, due_at=awake))


def tell_comms(tx: Transaction, case: Case, bell: Bell, now: datetime) -> None:
    """Somebody asks for help: all of comms hears of it, or whoever helps with the case already."""
    team = roster(tx, bell.mailboxes, now)
    whose = [each.address for each in team if each.id == case.taken_by]
    slots = (("case", str(case.id)), *((("mine", "1"),) if whose else ()))
    ring(tx, replace(bell, mailboxes=whose or bell.mailboxes), _key(case, now), slots, now)


def tell_colleague(tx: Transaction, case: Case, address: str, bell: Bell, now: datetime) -> None:
    """A case was handed to them."""
    slots = (("case", str(case.id)), ("mine", "1"))
    ring(tx, replace(bell, mailboxes=(address,)), _key(case, now), slots, now)


def _key(case: Case, now: datetime) -> str:
    return f"help:{case.id}:{now.isoformat()}"


def waiting(tx: Transaction) -> tuple[Case, ...]:
    """Cases that wait for an answer of comms, longest first: whatever tells of them asks here."""
    asked = chain.from_iterable(tx.cases_for(Status.HELP, sharing=each) for each in OPEN_TO)
    return tuple(sorted(asked, key=lambda case: case.asked_at or case.opened_at))


def untaken(tx: Transaction, mailboxes: Sequence[str], timezone: str, now: datetime) -> int:
    """How many have waited a working day for somebody of comms to take their case."""
    since = working_day_before(now, timezone)
    late = [case for case in waiting(tx) if (case.asked_at or now) <= since]
    team = {each.id for each in roster(tx, mailboxes, now)} if late else set()
    return sum(case.taken_by not in team for case in late)


def call_for_untaken(tx: Transaction, bell: Bell, now: datetime) -> None:
    """Once a day, in office hours, while somebody waits whom nobody helps."""
    day = now.astimezone(ZoneInfo(bell.timezone)).date().isoformat()
    if tx.remembered(UNTAKEN) == day or outside(QUIET, bell.timezone, now) > now:
        return
    if untaken(tx, bell.mailboxes, bell.timezone, now):
        tx.remember(UNTAKEN, day)
        ring(tx, bell, f"help:untaken:{day}", (("several", "1"),), now)
