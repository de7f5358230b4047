"""Figures about a period, each with the number of people behind it; nothing here names anyone."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from monitor.domain.case import Case, Status
from monitor.domain.ids import MemberId
from monitor.domain.member import Account, Health

FEWEST = 5
"""Numbers about fewer people than this are not shown (promise 7)."""

CONDUCTS = (1, 2, 3, 4, 5)
"""The numbers of the conduct rules."""

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
class RuleFigures:
    """Notes under one conduct rule, or under some that had to be taken together."""

    conducts: tuple[int, ...]
    notes: Count
    put_right: Count
    not_right: Count

    @property
    def enough(self) -> bool:
        """True when each number, and what is left over, is about enough people."""
        return min(self.notes.people, self.put_right.people, self.not_right.people) >= FEWEST


@dataclass(frozen=True, slots=True)
class Tally:
    """What happened in one period, to members who agreed to be counted.

    An outcome counts when it came in the same week as its note. So a figure never changes once it has
    been told, four weeks add up to their sum, and no two figures can be subtracted to find one person.
    """

    checked: Count = field(default_factory=Count)
    """Posts that were checked. ``people`` is the number of active members."""
    notes: Count = field(default_factory=Count)
    """Cases whose member was told."""
    put_right: Count = field(default_factory=Count)
    """Edited or removed after a note."""
    edited: Count = field(default_factory=Count)
    removed: Count = field(default_factory=Count)
    not_right: Count = field(default_factory=Count)
    """All other notes."""
    declined: Count = field(default_factory=Count)
    """Dismissed or called protected by their members."""
    unanswered: Count = field(default_factory=Count)
    help: Count = field(default_factory=Count)
    unprompted: Count = field(default_factory=Count)
    """Put right by themselves, before any note was written."""
    by_rule: tuple[RuleFigures, ...] = ()
    """Most notes first; rules about fewer than five people stand together with a neighbour."""
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
    unread: Count = field(default_factory=Count)
    """Troubled or stopped: what stands there is unchecked, never clean."""


class Happening(StrEnum):
    """What figures are made of."""

    NOTE = "note"
    PUT_RIGHT = "put_right"
    """Edited, so that nothing is found any more."""
    REMOVED = "removed"
    DISMISSED = "dismissed"
    PROTECTED = "protected"
    HELP = "help"
    UNPROMPTED = "unprompted"
    """Mended before any note was written: nothing that the service could take credit for."""


RIGHT = (Happening.PUT_RIGHT, Happening.REMOVED)

_ENDS = {
    Status.CORRECTED: Happening.PUT_RIGHT,
    Status.REMOVED: Happening.REMOVED,
    Status.DISMISSED: Happening.DISMISSED,
    Status.PROTECTED: Happening.PROTECTED,
    Status.HELP: Happening.HELP,
}


class Event(NamedTuple):
    """One thing to count. It outlives its case, so it holds no more than a figure needs."""

    at: datetime
    """To the hour: enough for weeks in every time zone, too little to find a post by."""
    what: Happening
    conduct: int
    person: str
    """A pseudonym, only good for telling people apart."""
    noted_at: datetime | None = None
    """The hour of the note that this answers; None when there was none."""


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
    what, at = _ENDS[after.status], after.closed_at or after.asked_at or after.opened_at
    if what in RIGHT and not after.notified_at:
        what = Happening.UNPROMPTED
    return (*happened, _event(what, at, after, person))


def _event(what: Happening, at: datetime, case: Case, person: str) -> Event:
    noted_at = hour(case.notified_at) if case.notified_at else None
    return Event(hour(at), what, case.worst.conduct, person, noted_at)


def tally(happened: Iterable[Event], checked: Count, start: datetime) -> Tally:
    """The figures of a period that began at ``start``, from what happened in it."""
    happened = tuple(happened)
    kept = [e for e in happened if _in_its_week(e, start)]
    right = [e for e in kept if e.what in RIGHT]
    declined = [e for e in kept if e.what in (Happening.DISMISSED, Happening.PROTECTED)]
    notes = [e for e in kept if e.what is Happening.NOTE]
    hours = [(e.at - e.noted_at) / timedelta(hours=1) for e in right if e.noted_at]
    return Tally(
        checked=checked,
        notes=_count(notes),
        put_right=_count(right),
        edited=_count([e for e in right if e.what is Happening.PUT_RIGHT]),
        removed=_count([e for e in right if e.what is Happening.REMOVED]),
        not_right=_left(notes, right),
        declined=_count(declined),
        unanswered=_left(notes, right + declined),
        help=_count([e for e in kept if e.what is Happening.HELP]),
        unprompted=_count([e for e in happened if e.what is Happening.UNPROMPTED]),
        by_rule=_by_rule(notes, right),
        hours_to_right=median(hours) if hours else None,
    )


def _in_its_week(event: Event, start: datetime) -> bool:
    """Whether it came in the same week as the note it belongs to."""
    if event.noted_at is None or event.noted_at == event.at:
        return event.noted_at is not None
    return _week(event.noted_at, start) == _week(event.at, start)


def _week(at: datetime, start: datetime) -> int:
    """Which week from ``start`` on; before it, a negative one."""
    return (at - start) // timedelta(weeks=1)


def _count(happened: Sequence[Event]) -> Count:
    return Count(len(happened), len({event.person for event in happened}))


def _left(notes: Sequence[Event], answers: Sequence[Event]) -> Count:
    """The notes that none of these answers belongs to."""
    left = Counter(e.person for e in notes) - Counter(e.person for e in answers)
    return Count(left.total(), len(left))


def _by_rule(notes: Sequence[Event], right: Sequence[Event]) -> tuple[RuleFigures, ...]:
    def figures(conducts: tuple[int, ...]) -> RuleFigures:
        told = [e for e in notes if e.conduct in conducts]
        mended = [e for e in right if e.conduct in conducts]
        return RuleFigures(conducts, _count(told), _count(mended), _left(told, mended))

    rows = [figures((conduct,)) for conduct in CONDUCTS]
    while len(rows) > 1 and not all(row.enough for row in rows):
        few = min((row for row in rows if not row.enough), key=lambda row: row.notes.number)
        at = rows.index(few)
        near = rows[max(0, at - 1) : at] + rows[at + 1 : at + 2]
        other = min(near, key=lambda row: row.notes.number)
        first = min(at, rows.index(other))
        rows[first : first + 2] = [figures(rows[first].conducts + rows[first + 1].conducts)]
    return tuple(sorted(rows, key=lambda row: -row.notes.number))


@dataclass(frozen=True, slots=True)
class Reading:
    """What there is to know of an account to say how it is doing."""

    member_id: MemberId
    health: Health
    last_read_at: datetime | None
    troubled_since: datetime | None


def account_health(
    accounts: Iterable[Account | Reading], away: frozenset[MemberId], now: datetime
) -> AccountHealth:
    """How the accounts are doing, those of members who are ``away`` (paused) counting as paused."""
    behind: dict[Health, list[MemberId]] = {health: [] for health in Health}
    for account in accounts:
        behind[_health(account, account.member_id in away, now)].append(account.member_id)
    counts = {health: _of_people(people) for health, people in behind.items()}
    return AccountHealth(
        reading=counts[Health.READING],
        troubled=counts[Health.TROUBLED],
        paused=counts[Health.PAUSED],
        stopped=counts[Health.STOPPED],
        unproved=counts[Health.UNPROVED],
        unread=_of_people(behind[Health.TROUBLED] + behind[Health.STOPPED]),
    )


def _of_people(people: Sequence[MemberId]) -> Count:
    return Count(len(people), len(set(people)))


def _health(account: Account | Reading, away: bool, now: datetime) -> Health:
    if away and account.health in (Health.READING, Health.TROUBLED):
        return Health.PAUSED
    if account.health is Health.TROUBLED and not _unread(account, now):
        return Health.READING
    return account.health


def _unread(account: Account | Reading, now: datetime) -> bool:
    since = account.last_read_at or account.troubled_since
    return since is None or now - since > UNREAD
