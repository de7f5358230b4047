"""Figures about a period, each with the number of people behind it; nothing here names anyone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import chain, repeat
from statistics import median
from typing import NamedTuple

from monitor.domain.case import Case, Status

FEWEST = 5
"""Numbers about fewer people than this are not shown (promise 7)."""

CONDUCTS = (1, 2, 3, 4, 5)
"""The numbers of the conduct rules."""

HOUR = 3_600
"""Seconds of one."""

KEPT = timedelta(weeks=13)
"""Happenings are kept this long, so that a digest can show twelve weeks beside its own."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number, and of how many different people it tells."""

    number: int = 0
    people: int = 0
    """Of a figure of notes: those whom comms does not know anyway, since they asked for help or share
    their posts. What comms knows can be taken away; this many stand behind what is left."""


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
    """Posts that were checked, and of how many people at least whom comms does not know."""
    active: int = 0
    """Members who take part, posting or not, without those whom comms knows."""
    notes: Count = field(default_factory=Count)
    """Cases whose member was told."""
    told: int = 0
    """All members who were told, also those whom comms knows."""
    put_right: Count = field(default_factory=Count)
    """Edited or removed after a note."""
    edited: Count = field(default_factory=Count)
    removed: Count = field(default_factory=Count)
    not_right: Count = field(default_factory=Count)
    """All other notes."""
    declined: Count = field(default_factory=Count)
    """Dismissed or called protected by their members."""
    unanswered: Count = field(default_factory=Count)
    useful: Count = field(default_factory=Count)
    """Called useful in so many words, whatever became of the post; declined later, it is not."""
    not_useful: Count = field(default_factory=Count)
    """Neither called useful nor declined."""
    help: Count = field(default_factory=Count)
    unprompted: Count = field(default_factory=Count)
    """Put right by themselves, before any note was written."""
    hours_to_right: float | None = None
    """Median, in hours."""


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
    USEFUL = "useful"
    """Its author pressed the button that says so."""
    SHARED = "shared"
    """Until then comms could see their flagged posts: nothing to count, but somebody whom comms knows."""


RIGHT = (Happening.PUT_RIGHT, Happening.REMOVED)
KNOWN = (Happening.HELP, Happening.SHARED)
"""By these comms gets to know an author."""

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


class Bundle(NamedTuple):
    """What happened alike: the same thing in the same hour, about notes of one hour. A period has a tenth as
    many of these as it has events, and figures need no more."""

    at: datetime
    what: Happening
    conduct: int
    people: Sequence[str]
    """Pseudonyms, one for each time that it happened."""
    noted_at: datetime | None = None


def bundled(events: Iterable[Event]) -> tuple[Bundle, ...]:
    """These events, those that are alike together."""
    alike: dict[tuple[datetime, Happening, int, datetime | None], list[str]] = {}
    for at, what, conduct, who, noted_at in events:
        alike.setdefault((at, what, conduct, noted_at), []).append(who)
    return tuple(
        Bundle(at, what, conduct, people, noted_at)
        for (at, what, conduct, noted_at), people in alike.items()
    )


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


Kept = Mapping[Happening, Sequence[Bundle]]
"""What counts of one week, each kind by itself."""


def kept(happened: Iterable[Bundle], start: datetime, end: datetime) -> Kept:
    """What counts of what happened from ``start`` on in the week that ends at ``end``. An answer to a note of
    another week does not: so a figure never changes once it has been told, and full weeks add up to their
    sum. A week begins and ends where its clock says, and is not always seven times 24 hours long."""
    told: dict[Happening, list[Bundle]] = {what: [] for what in Happening}
    for each in happened:
        noted_at = each.noted_at
        mine = each.what is Happening.UNPROMPTED if noted_at is None else start <= noted_at
        if mine and each.at < end:
            told[each.what].append(each)
    return told


def tally(week: Kept, checked: Count, active: int, known: frozenset[str]) -> Tally:
    """The figures of one week. Whom comms has come to ``known`` is counted, and is not among the people who
    have to stand behind a number."""
    behind = {what: _people(those) for what, those in week.items()}
    notes, edited, removed = (behind[what] for what in (Happening.NOTE, *RIGHT))
    right, declined = edited + removed, behind[Happening.DISMISSED] + behind[Happening.PROTECTED]
    useful = _useful(week)
    crowd = Crowd(known)
    return Tally(
        checked=checked,
        active=max(0, active - len(known)),
        notes=crowd.count(notes),
        told=len(set(notes)),
        put_right=crowd.count(right),
        edited=crowd.count(edited),
        removed=crowd.count(removed),
        not_right=crowd.left(notes, right),
        declined=crowd.count(declined),
        unanswered=crowd.left(notes, right + declined),
        useful=crowd.count(useful),
        not_useful=crowd.left(notes, useful + declined),
        help=crowd.count(behind[Happening.HELP]),
        unprompted=crowd.count(behind[Happening.UNPROMPTED]),
        hours_to_right=_hours(week),
    )


def _people(bundles: Iterable[Bundle]) -> list[str]:
    return list(chain.from_iterable(each.people for each in bundles))


def _useful(week: Kept) -> list[str]:
    """Whose notes were called useful, and not declined in the end."""
    declined = week[Happening.DISMISSED], week[Happening.PROTECTED]
    ended = set(chain.from_iterable(_notes(those) for those in declined))
    return [note[0] for note in _notes(week[Happening.USEFUL]) if note not in ended]


def _notes(answers: Iterable[Bundle]) -> Iterator[tuple[str, int, datetime | None]]:
    """The note that each of these answers belongs to."""
    return ((who, each.conduct, each.noted_at) for each in answers for who in each.people)


def _hours(week: Kept) -> float | None:
    right = chain.from_iterable(week[what] for what in RIGHT)
    took = [
        seconds
        for each in right
        if each.noted_at
        for seconds in repeat((each.at - each.noted_at).total_seconds(), len(each.people))
    ]
    return median(took) / HOUR if took else None


@dataclass(frozen=True, slots=True)
class Crowd:
    """Counts, and how many people whom comms does not know stand behind each. What happened is here a list
    of those to whom it did."""

    known: frozenset[str]

    def count(self, happened: Sequence[str]) -> Count:
        """How many there are."""
        return Count(len(happened), len(set(happened) - self.known))

    def left(self, notes: Sequence[str], answers: Sequence[str]) -> Count:
        """The notes that none of these answers belongs to."""
        left = Counter(notes) - Counter(answers)
        return Count(left.total(), len(left.keys() - self.known))


def by_rule(weeks: Sequence[Kept], known: frozenset[str]) -> tuple[RuleFigures, ...]:
    """The notes of these weeks by conduct rule, most first; rules about fewer than five people stand together
    with a neighbour."""
    notes, right, crowd = (
        _of_rules(weeks, Happening.NOTE),
        _of_rules(weeks, *RIGHT),
        Crowd(known),
    )

    def figures(conducts: tuple[int, ...]) -> RuleFigures:
        told, mended = (
            [person for conduct in conducts for person in those[conduct]]
            for those in (notes, right)
        )
        return RuleFigures(
            conducts, crowd.count(told), crowd.count(mended), crowd.left(told, mended)
        )

    rows = [figures((conduct,)) for conduct in CONDUCTS]
    while len(rows) > 1 and not all(row.enough for row in rows):
        few = min((row for row in rows if not row.enough), key=lambda row: row.notes.number)
        at = rows.index(few)
        near = rows[max(0, at - 1) : at] + rows[at + 1 : at + 2]
        other = min(near, key=lambda row: row.notes.number)
        first = min(at, rows.index(other))
        rows[first : first + 2] = [figures(rows[first].conducts + rows[first + 1].conducts)]
    return tuple(sorted(rows, key=lambda row: -row.notes.number))


def _of_rules(weeks: Sequence[Kept], *whats: Happening) -> Mapping[int, list[str]]:
    """By conduct rule, to whom this happened."""
    behind: dict[int, list[str]] = {conduct: [] for conduct in CONDUCTS}
    for each in chain.from_iterable(week[what] for week in weeks for what in whats):
        behind[each.conduct] += each.people
    return behind
