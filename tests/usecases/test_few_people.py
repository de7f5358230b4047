"""Promise 7 against somebody who keeps all figures of all periods: no number below five follows."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise, product
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.accounts import AccountHealth
from monitor.domain.calendar import BLOCK, WEEK, label_of
from monitor.domain.published import Steady
from monitor.domain.tally import CONDUCTS, FEWEST, KNOWN, Count, Event, Happening
from monitor.testing.memory import MemoryStore
from monitor.usecases.digest import published, weekly
from tests.usecases.adversary import ATOMS, Adversary, Cell, besides, cell, worked_out
from tests.usecases.waysout import Reader, View

HISTORIES = 2_000
BATCH = 100
ZONE = "UTC"
FIRST = datetime(2026, 10, 19, tzinfo=UTC)
"""The first Monday of a block."""
ENDED = {
    Happening.PUT_RIGHT: "edited",
    Happening.REMOVED: "removed",
    Happening.DISMISSED: "declined",
}
LINES = ("reading", "unread", "waiting", "paused")
AT = {atom: at for at, atom in enumerate(ATOMS)}


@dataclass(frozen=True)
class Company:
    """How large it is, how busy, how open to comms, and what usually becomes of a note."""

    people: int
    notes: int
    ends: tuple[float, ...]
    rules: tuple[float, ...]
    leavers: int
    useful: float
    asks: float
    sharing: float


def a_company(dice: Random) -> Company:
    right, edited = dice.choice((0.1, 0.4, 0.5, 0.9)), dice.choice((0.5, 0.9))
    return Company(
        people=dice.choice((3, 6, 12, 30, 80)),
        notes=dice.choice((4, 8, 20, 60)),
        ends=(right * edited, right * (1 - edited), (1 - right) / 2, (1 - right) / 2),
        rules=tuple(dice.choice((0.02, 0.2, 1.0)) for _ in range(5)),
        leavers=dice.choice((0, 0, 1, 3)),
        useful=dice.choice((0.0, 0.3, 0.6)),
        asks=dice.choice((0.0, 0.1, 0.3)),
        sharing=dice.choice((0.0, 0.0, 0.3)),
    )


def a_week(company: Company, monday: datetime, present: list[str], dice: Random) -> Iterator[Event]:
    for number in range(dice.randint(0, company.notes)):
        person = dice.choice(present)
        conduct = dice.choices(range(1, 6), company.rules)[0]
        at = monday + timedelta(hours=dice.randint(0, 100), seconds=number)
        yield Event(at, Happening.NOTE, conduct, person, at)
        end = dice.choices((*ENDED, None), company.ends)[0]
        said = (Happening.USEFUL, company.useful), (Happening.HELP, company.asks)
        for what in (end, *(what for what, share in said if dice.random() < share)):
            if what:
                yield Event(
                    at + timedelta(hours=dice.choice((1, 30, 200))), what, conduct, person, at
                )


Truth = dict[datetime, list[Event]]
"""What the figures of each week were made from."""


@dataclass
class History:
    """Eight weeks of a company, read every week by mail and by some other way, with people who ask comms for help, who share what they
    post, and who leave and are erased in between."""

    dice: Random
    adversary: Adversary = field(default_factory=Adversary)
    truth: Truth = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    """Whom comms has got to know, and does not forget when they leave."""

    def __post_init__(self) -> None:
        self.company, self.store = a_company(self.dice), MemoryStore()
        self.eyes = Random(repr(self.company))
        self.present = [str(number) for number in range(self.company.people)]
        self.to_come: list[Event] = [
            Event(FIRST, Happening.SHARED, 0, person, None)
            for person in self.present
            if self.dice.random() < self.company.sharing
        ]

    def readings(self) -> Iterator[tuple[datetime, Mapping[Cell, int], Mapping[Cell, int]]]:
        """Of each reading that told something new: of which block, what was known of it, and what is."""
        for number in range(2 * BLOCK):
            monday = FIRST + number * WEEK
            self.to_come += a_week(self.company, monday, self.present, self.dice)
            leaving = min(self.company.leavers, len(self.present) - 1)
            for leaver in self.dice.sample(self.present, leaving):
                self.live_until(monday + WEEK)
                self.present.remove(leaver)
                self.store.state.events[:] = [
                    e for e in self.store.state.events if e.person != leaver
                ]
                self.to_come = [e for e in self.to_come if e.person != leaver]
                yield from self.read(monday, monday + WEEK)
            self.live_until(monday + WEEK + timedelta(days=2))
            yield from self.read(monday, monday + WEEK + timedelta(days=2))

    def live_until(self, now: datetime) -> None:
        """What was to come by then has happened."""
        happened = [e for e in self.to_come if e.at <= now]
        self.store.state.events += happened
        self.known |= {e.person for e in happened if e.what in KNOWN}
        self.to_come = [e for e in self.to_come if e.at > now]

    def read(
        self, monday: datetime, now: datetime
    ) -> Iterator[tuple[datetime, Mapping[Cell, int], Mapping[Cell, int]]]:
        first = FIRST + (monday - FIRST) // WEEK // BLOCK * BLOCK * WEEK
        before, told = self.adversary.told(first), first in self.adversary.blocks
        labels = [label_of(_day(week)) for week in (*self.truth, monday)]
        with self.store.begin() as tx:
            reader = Reader(tx, now, ZoneInfo(ZONE), FIRST)
            self.adversary.reads(reader.some_way(labels, self.eyes))
            self.adversary.reads(reader.mail(labels[-1]))
            for week in (first + n * WEEK for n in range((monday - first) // WEEK + 1)):
                hidden = (week, "notes") not in self.adversary.weeks
                if week not in self.truth or (hidden and not told):
                    self.truth[week] = [e for e in tx.state.events if week <= e.at < week + WEEK]
            if monday == FIRST + (2 * BLOCK - 1) * WEEK:
                for view in reader.all_ways(self.eyes.choice(labels)):
                    self.adversary.reads(view)
        after = self.adversary.told(first)
        if after != before:
            yield first, before, after

    def atoms(self, first: datetime) -> Iterator[tuple[int, str]]:
        """Every note of a block, by where it belongs, and whose it is."""
        for week in range(BLOCK):
            monday = first + week * WEEK
            happened = self.truth.get(monday, [])
            answers = {(e.person, e.conduct, e.noted_at, e.what) for e in happened}
            for note in happened:
                if note.what is Happening.NOTE:
                    of_note = note.person, note.conduct, note.noted_at
                    ends = [end for what, end in ENDED.items() if (*of_note, what) in answers]
                    end = ends[0] if ends else "open"
                    if end != "declined" and (*of_note, Happening.USEFUL) in answers:
                        end = f"{end} useful"
                    yield AT[week, note.conduct, end], note.person

    def worked_out(self, first: datetime, told: Mapping[Cell, int]) -> set[Cell]:
        """What follows for somebody who knows all notes of the authors who are known."""
        own = Counter(at for at, person in self.atoms(first) if person in self.known)
        return set(worked_out(besides(told, own)))

    def behind(self, first: datetime, c: Cell) -> int:
        """How many people the notes of a cell are about whom comms does not know."""
        return len({person for at, person in self.atoms(first) if at in c} - self.known)


def _day(monday: datetime):
    return (monday + timedelta(hours=2)).date()


@pytest.mark.parametrize("batch", range(HISTORIES // BATCH))
def test_M4_nobody_who_holds_all_figures_works_out_one_about_fewer_than_five(batch: int) -> None:
    """Also not comms, which knows the authors who asked for help or share what they post: five others."""
    shown = 0
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        history = History(Random(seed))
        for first, before, after in history.readings():
            shown += len(after) - len(before)
            few = {c for c in history.worked_out(first, after) if history.behind(first, c) < FEWEST}
            # Whoever asks for help later takes themselves out of a number that was told before.
            new = few and few - history.worked_out(first, before)
            assert not new, f"history {seed}: {[sorted(c) for c in new]}"
        assert history.adversary.contradictions == [], f"history {seed} told one thing in two ways"
    assert shown > BATCH, "too little is shown to prove anything"


def test_M4_the_adversary_is_no_fool() -> None:
    """Without suppression it works out single people at once: so its silence means something."""
    dice = Random(7)
    found = 0
    for _ in range(20):
        history = History(dice)
        list(history.readings())
        bare = Counter(at for at, _ in history.atoms(FIRST))
        cells = worked_out({frozenset({at}): bare[at] for at in range(len(ATOMS))})
        found += sum(history.behind(FIRST, c) < FEWEST for c in cells)
    assert found > 100


def test_M4_what_one_way_out_hides_and_another_tells_is_known() -> None:
    adversary = Adversary()
    adversary.reads(View("mail", {FIRST: {"notes": None}}))
    assert adversary.told(FIRST) == {}
    adversary.reads(View("file of 3", {FIRST: {"notes": 3}}))
    assert cell(0) in set(worked_out(adversary.told(FIRST)))
    assert adversary.contradictions == []
    adversary.reads(View("feed", {FIRST: {"notes": 4}}))
    assert len(adversary.contradictions) == 1


def test_M4_every_way_out_tells_a_full_period_alike() -> None:
    store, labels = MemoryStore(), []
    for number in range(BLOCK):
        monday = FIRST + number * WEEK
        store.state.events += _a_full_week(monday)
        labels.append(label_of(_day(monday)))
    adversary = Adversary()
    with store.begin() as tx:
        reader = Reader(tx, FIRST + BLOCK * WEEK, ZoneInfo(ZONE), FIRST)
        views = list(reader.all_ways(labels[-1]))
        for view in views:
            adversary.reads(view)
    assert adversary.contradictions == []
    assert {view.way for view in views if FIRST in {first for first, _ in view.blocks}} == {
        "mail",
        "call",
        *(f"{way} of {rule}" for way in ("page", "file") for rule in (None, *CONDUCTS)),
    }
    newest = FIRST + (BLOCK - 1) * WEEK
    notes = {view.way: view.weeks[newest]["notes"] for view in views if newest in view.weeks}
    assert set(notes.values()) == {12}
    assert {"mail", "call", "feed", "page of None", "file of None"} <= set(notes)


def test_M4_authors_who_asked_for_help_are_not_among_the_five() -> None:
    store = MemoryStore()
    with store.begin() as tx:
        told = []
        for number, helpers in enumerate((0, 1)):
            monday = FIRST + number * WEEK
            tx.state.events += [Event(monday, Happening.NOTE, 3, str(n), monday) for n in range(5)]
            tx.state.events += [
                Event(monday, Happening.HELP, 3, str(n), monday) for n in range(helpers)
            ]
            told.append(weekly(tx, label_of(_day(monday)), monday + WEEK, ZONE, "en").week)
    assert [week.figures.notes for week in told] == [5, None]


@settings(deadline=None)
@given(st.lists(st.integers(0, 30), min_size=1, max_size=40))
def test_L4_numbers_of_accounts_move_by_five_people_or_not_at_all(people: list[int]) -> None:
    told = [Steady()]
    for number in people:
        found = AccountHealth(**{line: Count(number * 2, number) for line in LINES})
        told.append(Steady.of(str(told[-1].moved(found))))
    for line, (before, after) in product(LINES, pairwise(told)):
        was, became = getattr(before, line).people, getattr(after, line).people
        assert became == was or abs(became - was) >= FEWEST
        assert became == 0 or became >= FEWEST


def test_L4_numbers_that_were_written_down_before_there_was_a_line_for_waiting_are_read() -> None:
    told = Steady.of('{"reading": [61, 40], "unread": [0, 0], "paused": [7, 6]}')
    assert told == Steady(reading=Count(61, 40), paused=Count(7, 6))


def test_who_leaves_cannot_be_found_by_asking_for_an_old_week_again() -> None:
    store, monday = MemoryStore(), FIRST
    notes = [Event(monday, Happening.NOTE, 3, str(n), monday) for n in range(9)]
    with store.begin() as tx:
        tx.state.events += notes
        before = weekly(tx, label_of(_day(monday)), monday + WEEK, ZONE, "en").week
        tx.state.events.pop()
        after = weekly(tx, label_of(_day(monday)), monday + 2 * WEEK, ZONE, "en").week
    assert before == after
    assert before.figures.notes == 9


def test_by_rule_is_silent_where_the_weeks_still_hold_somebody_who_left() -> None:
    store = MemoryStore()
    with store.begin() as tx:
        for number in range(BLOCK):
            monday = FIRST + number * WEEK
            tx.state.events += _a_full_week(monday)
        last, now = label_of(_day(monday)), monday + WEEK
        for week in range(1, BLOCK):
            weekly(tx, label_of(_day(FIRST + (week - 1) * WEEK)), FIRST + week * WEEK, ZONE, "en")
        rows = weekly(tx, last, now - timedelta(hours=1), ZONE, "en").rules
        assert sum(row.notes.number for row in rows) == 48
        tx.state.events[:] = [e for e in tx.state.events if e.person != "1"]
        assert weekly(tx, last, now, ZONE, "en").rules == ()
        assert published(tx, last, now, ZONE).blocks[-1][1] == ()


def _a_full_week(monday: datetime) -> list[Event]:
    made = []
    for number in range(12):
        made.append(Event(monday, Happening.NOTE, 3, str(number), monday))
        if number % 2:
            made.append(Event(monday, Happening.PUT_RIGHT, 3, str(number), monday))
    return made
