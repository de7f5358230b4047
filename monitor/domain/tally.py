"""Figures about a period, each with the number of people behind it; nothing here names anyone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median

from monitor.domain.case import Case, Status
from monitor.domain.ids import MemberId
from monitor.domain.member import Account, Health

FEWEST = 5
"""Numbers about fewer people than this are not shown (promise 7)."""

UNREAD = timedelta(days=1)
"""An account that could not be read for longer than this is shown as troubled (safety L4)."""

KEPT = timedelta(weeks=13)
"""Happenings are kept this long, so that a digest can show twelve weeks beside its own."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number, and of how many different people it tells."""

    number: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """What happened in one period, to members who agreed to be counted."""

    checked: Count = field(default_factory=Count)
    """Posts that were checked. ``people`` is the number of active members."""
    notes: Count = field(default_factory=Count)
    """Cases whose member was told."""
    put_right: Count = field(default_factory=Count)
    """Corrected or removed after a note."""
    dismissed: Count = field(default_factory=Count)
    protected: Count = field(default_factory=Count)
    help: Count = field(default_factory=Count)
    notes_by_conduct: tuple[tuple[int, Count], ...] = ()
    put_right_by_conduct: tuple[tuple[int, Count], ...] = ()
    hours_to_right: float | None = None
    """Median, in hours."""


@dataclass(frozen=True, slots=True)
class AccountHealth:
    """How the accounts are doing, each with the number of people behind it."""

    reading: Count = field(default_factory=Count)
    """Read within a day."""
    troubled: Count = field(default_factory=Count)
    """Unread for more than a day."""
    paused: Count = field(default_factory=Count)
    stopped: Count = field(default_factory=Count)
    unproved: Count = field(default_factory=Count)


class Happening(StrEnum):
    """What figures are made of."""

    NOTE = "note"
    PUT_RIGHT = "put_right"
    DISMISSED = "dismissed"
    PROTECTED = "protected"
    HELP = "help"


_ENDS = {
    Status.CORRECTED: Happening.PUT_RIGHT,
    Status.REMOVED: Happening.PUT_RIGHT,
    Status.DISMISSED: Happening.DISMISSED,
    Status.PROTECTED: Happening.PROTECTED,
    Status.HELP: Happening.HELP,
}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing to count. It outlives its case, so it holds no more than a figure needs."""

    at: datetime
    """To the hour: enough for weeks in every time zone, too little to find a post by."""
    what: Happening
    conduct: int
    person: str
    """A pseudonym, only good for telling people apart."""
    hours: float | None = None
    """From the note until the post was put right."""


def hour(at: datetime) -> datetime:
    """The full hour that ``at`` lies in."""
    return at.replace(minute=0, second=0, microsecond=0)


def events(before: Case, after: Case, person: str) -> tuple[Event, ...]:
    """What there is to count when a case changes."""
    happened = []
    if after.notified_at and not before.notified_at:
        happened.append(_event(Happening.NOTE, after.notified_at, after, person))
    if after.status is before.status or after.status not in _ENDS:
        return tuple(happened)
    what, at = _ENDS[after.status], after.closed_at or after.asked_at
    # Mended before any note was written: nothing that the service could take credit for.
    if at and (what is not Happening.PUT_RIGHT or after.notified_at):
        happened.append(_event(what, at, after, person))
    return tuple(happened)


def _event(what: Happening, at: datetime, case: Case, person: str) -> Event:
    hours = None
    if what is Happening.PUT_RIGHT and case.notified_at:
        hours = (at - case.notified_at) / timedelta(hours=1)
    return Event(hour(at), what, case.worst.conduct, person, hours)


def _count(happened: Iterable[Event]) -> Count:
    people = [event.person for event in happened]
    return Count(len(people), len(set(people)))


def _by_conduct(happened: Iterable[Event]) -> tuple[tuple[int, Count], ...]:
    kept = tuple(happened)
    rules = sorted({event.conduct for event in kept})
    return tuple((rule, _count(e for e in kept if e.conduct == rule)) for rule in rules)


def tally(happened: Iterable[Event], checked: Count) -> Tally:
    """The figures of a period from what happened in it."""
    kept = tuple(happened)

    def of(what: Happening) -> tuple[Event, ...]:
        return tuple(event for event in kept if event.what is what)

    hours = [e.hours for e in of(Happening.PUT_RIGHT) if e.hours is not None]
    return Tally(
        checked=checked,
        notes=_count(of(Happening.NOTE)),
        put_right=_count(of(Happening.PUT_RIGHT)),
        dismissed=_count(of(Happening.DISMISSED)),
        protected=_count(of(Happening.PROTECTED)),
        help=_count(of(Happening.HELP)),
        notes_by_conduct=_by_conduct(of(Happening.NOTE)),
        put_right_by_conduct=_by_conduct(of(Happening.PUT_RIGHT)),
        hours_to_right=median(hours) if hours else None,
    )


def account_health(
    accounts: Iterable[Account], away: frozenset[MemberId], now: datetime
) -> AccountHealth:
    """How the accounts are doing, those of members who are ``away`` (paused) counting as paused."""
    behind: dict[Health, list[MemberId]] = {health: [] for health in Health}
    for account in accounts:
        behind[_health(account, account.member_id in away, now)].append(account.member_id)
    counts = {health: Count(len(people), len(set(people))) for health, people in behind.items()}
    return AccountHealth(
        reading=counts[Health.READING],
        troubled=counts[Health.TROUBLED],
        paused=counts[Health.PAUSED],
        stopped=counts[Health.STOPPED],
        unproved=counts[Health.UNPROVED],
    )


def _health(account: Account, away: bool, now: datetime) -> Health:
    if away and account.health in (Health.READING, Health.TROUBLED):
        return Health.PAUSED
    if account.health is Health.TROUBLED and not _unread(account, now):
        return Health.READING
    return account.health


def _unread(account: Account, now: datetime) -> bool:
    since = account.last_read_at or account.troubled_since
    return since is None or now - since > UNREAD
