"""The comms team: whoever its mailboxes or the company's sign-in let in, and what members read of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.domain.colleague import Colleague
from monitor.domain.token import digest
from monitor.ports import Transaction

AROUND = timedelta(days=30)
"""Whom only the company's sign-in vouches for is of the team this long after they last came in."""


def roster(tx: Transaction, mailboxes: Sequence[str], now: datetime) -> tuple[Colleague, ...]:
    """Everybody of comms, those of the settings first."""
    named = {
        each.id: each
        for each in (
            replace(tx.colleague(digest(box.lower())), address=box.lower()) for box in mailboxes
        )
    }
    vouched = {
        each.id: each
        for each in tx.colleagues()
        if each.address and each.seen_at and now - each.seen_at < AROUND
    }
    return tuple({**vouched, **named}[ident] for ident in {**named, **vouched})


def mailbox_of(person: str | None) -> str:
    """The digest of a mailbox in what a session knows somebody by."""
    return (person or "").rpartition(" ")[2]


def meet(tx: Transaction, person: str, now: datetime, address: str = "") -> None:
    """Somebody came in for comms; ``address`` where it is no mailbox of the settings."""
    known = tx.colleague(person)
    tx.save_colleague(replace(known, seen_at=now, address=address or known.address))


def be_called(tx: Transaction, person: str, name: str) -> None:
    """How they want members to read of them; an empty name makes them one of the team."""
    tx.save_colleague(replace(tx.colleague(person), name=name))
