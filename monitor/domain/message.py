"""Any mail waiting in the outbox, and its waiting times."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from monitor.domain.ids import MemberId, MessageId


class Kind(StrEnum):
    """What a mail is; also its ``X-Amends-Kind`` header."""

    NOTE = "note"
    DIGEST = "digest"
    RECEIPT = "receipt"
    LOGIN = "login"
    HELP = "help"
    THANKS = "thanks"
    OPERATIONS = "operations"


class Office(StrEnum):
    """A task in the company that may get mail, by the addresses in the configuration."""

    COMMS = "comms"
    POLICY_OWNER = "policy_owner"
    OPERATOR = "operator"
    PRIVACY_OFFICER = "privacy_officer"


class Delivery(StrEnum):
    """Where a message stands. Nothing is ever deleted because it failed."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    PARKED = "parked"
    DROPPED = "dropped"
    """No longer wanted when its time came: the case was closed first, or the member left."""


WAITS = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60))
"""Waits after a temporary refusal; then hourly (safety D5)."""

JITTER = 0.2
"""How far the hourly wait strays, so that a queue does not knock on the server all at once."""

DOUBT = timedelta(minutes=5)
"""The least wait after a message that may have arrived (safety D4)."""

TRIES = 3
"""A message that nobody expected to fail is parked after failing this often (safety D6)."""

PATIENCE = timedelta(days=3)
"""A message refused for longer than this is parked, once it has been tried after each of the first waits."""

KEPT = timedelta(weeks=13)
"""A message that is done with is remembered this long, by its key and without its slots."""


@dataclass(frozen=True, slots=True)
class Message:
    """A mail to one recipient. Its text is made when it is sent, from what then is still true."""

    id: MessageId
    key: str
    """Keeps the same mail from being queued twice, and becomes its Message-ID."""
    kind: Kind
    to: MemberId | Office
    created_at: datetime
    due_at: datetime
    """Also the mail's Date: who is written to on Monday, since Sunday is quiet, reads Monday."""
    slots: tuple[tuple[str, str], ...] = ()
    """What the template needs beside the database (a case id, a week, a login token); encrypted at rest."""
    state: Delivery = Delivery.QUEUED
    attempts: int = 0
    sent_at: datetime | None = None
    trouble: str | None = None

    def slot(self, name: str) -> str | None:
        """The value of one slot, or None."""
        return dict(self.slots).get(name)

    def forgotten(self, now: datetime) -> bool:
        """True when nothing will happen to it any more and its key has kept doubles out for long enough."""
        done = self.state in (Delivery.SENT, Delivery.DROPPED)
        return done and self.created_at <= now - KEPT

    def sent(self, now: datetime) -> "Message":
        """After the server took it. Slots are forgotten: a login token is of no more use to anyone."""
        return replace(self, state=Delivery.SENT, sent_at=now, slots=(), trouble=None)

    def delayed(self, now: datetime, why: str) -> "Message":
        """After a temporary refusal: queued again, or parked when patience has run out."""
        if now - self.created_at > PATIENCE and self.attempts >= len(WAITS):
            return self.parked(why)
        return replace(
            self,
            state=Delivery.QUEUED,
            attempts=self.attempts + 1,
            due_at=now + self._wait(),
            trouble=why,
        )

    def _wait(self) -> timedelta:
        if self.attempts < len(WAITS):
            return WAITS[self.attempts]
        draw = hashlib.sha256(f"{self.id} {self.attempts}".encode()).digest()[0] / 255
        return WAITS[-1] * (1 + JITTER * (2 * draw - 1))

    def doubted(self, now: datetime) -> "Message":
        """After the link broke when the server may have had it: the same again, not too soon."""
        later = self.delayed(now, "ambiguous")
        return replace(later, due_at=max(later.due_at, now + DOUBT))

    def failed(self, now: datetime, why: str) -> "Message":
        """After something that nobody expected: tried a few times, then parked by itself."""
        if self.attempts + 1 >= TRIES:
            return self.parked(why)
        return self.delayed(now, why)

    def postponed(self, until: datetime) -> "Message":
        """Queued again for a later moment, through no fault of its own."""
        return replace(self, state=Delivery.QUEUED, due_at=until)

    def parked(self, why: str) -> "Message":
        """After a final refusal: kept, shown to the operator, not tried again by itself."""
        return replace(self, state=Delivery.PARKED, trouble=why)

    def resent(self, now: datetime) -> "Message":
        """After somebody mended what was in the way of a parked one: tried again as if for the first time."""
        return replace(self, state=Delivery.QUEUED, due_at=now, attempts=0, trouble=None)

    def dropped(self, why: str) -> "Message":
        """Not sent because it would no longer be true."""
        return replace(self, state=Delivery.DROPPED, slots=(), trouble=why)


def to_office(
    office: Office,
    addresses: Iterable[str],
    kind: Kind,
    key: str,
    slots: tuple[tuple[str, str], ...],
    now: datetime,
    new_id: Callable[[], str],
) -> tuple[Message, ...]:
    """One message for each mailbox of an office, since a mail has exactly one recipient."""
    return tuple(
        Message(
            id=MessageId(new_id()),
            key=f"{key}:{hashlib.sha256(address.encode()).hexdigest()[:12]}",
            kind=kind,
            to=office,
            created_at=now,
            due_at=now,
            slots=(*slots, ("address", address)),
        )
        for address in addresses
    )
