"""Promise 7 against somebody who keeps all figures of all periods: no number below five follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.calendar import BLOCK, WEEK, label_of
from monitor.domain.published import Steady
from monitor.domain.tally import FEWEST, AccountHealth, Count, Event, Happening
from monitor.testing.memory import MemoryStore
from monitor.usecases.digest import blocks, weekly
from tests.usecases.adversary import ATOMS, Adversary, Cell

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


@dataclass(frozen=True)
class Company:
    """How large it is, how busy, and what usually becomes of a note."""

    people: int
    notes: int
    ends: tuple[float, ...]
    rules: tuple[float, ...]
    leavers: int


def a_company(dice: Random) -> Company:
    right, edited = dice.choice((0.1, 0.4, 0.5, 0.9)), dice.choice((0.5, 0.9))
    return Company(
        people=dice.choice((3, 6, 12, 30, 80)),
        notes=dice.choice((4, 8, 20, 60)),
        ends=(right * edited, right * (1 - edited), (1 - right) / 2, (1 - right) / 2),
        rules=tuple(dice.choice((0.02, 0.2, 1.0)) for _ in range(5)),
        leavers=dice.choice((0, 0, 1, 3)),
    )


def a_week(company: Company, monday: datetime, present: list[str], dice: Random) -> Iterator[Event]:
    for number in range(dice.randint(0, company.notes)):
        person = dice.choice(present)
        conduct = dice.choices(range(1, 6), company.rules)[0]
        at = monday + timedelta(hours=dice.randint(0, 100), seconds=number)
        yield Event(at, Happening.NOTE, conduct, person, at)
        ends = (*ENDED, None)
        end = dice.choices(ends, company.ends)[0]
        if end:
            later = at + timedelta(hours=dice.choice((1, 30, 200)))
            yield Event(later, end, conduct, person, at)


def lived_through(dice: Random) -> tuple[Adversary, dict[datetime, list[Event]]]:
    """Eight weeks of a company, read every week, with people who leave and are erased in between."""
    company, adversary, store = a_company(dice), Adversary(), MemoryStore()
    present = [str(number) for number in range(company.people)]
    happened: dict[datetime, list[Event]] = {}
    for number in range(2 * BLOCK):
        monday = FIRST + number * WEEK
        happened[monday] = list(a_week(company, monday, present, dice))
        with store.begin() as tx:
            tx.state.events += happened[monday]
            for leaver in dice.sample(present, min(company.leavers, len(present) - 1)):
                present.remove(leaver)
                tx.state.events[:] = [e for e in tx.state.events if e.person != leaver]
                adversary.reads(weekly(tx, label_of(_day(monday)), monday + WEEK, ZONE, "en"))
            now = monday + WEEK + timedelta(days=2)
            adversary.reads(weekly(tx, label_of(_day(monday)), now, ZONE, "en"))
    return adversary, happened


def _day(monday: datetime):
    return (monday + timedelta(hours=2)).date()


def behind(happened: dict[datetime, list[Event]], first: datetime, c: Cell) -> int:
    """How many people the notes of a cell are really about."""
    people = set()
    for at in c:
        week, rule, end = ATOMS[at]
        monday = first + week * WEEK
        events = happened.get(monday, [])
        ends = {
            (e.person, e.noted_at): ENDED[e.what]
            for e in events
            if e.what in ENDED and e.conduct == rule and e.at < monday + WEEK
        }
        people |= {
            e.person
            for e in events
            if e.what is Happening.NOTE
            and e.conduct == rule
            and ends.get((e.person, e.noted_at), "open") == end
        }
    return len(people)


@pytest.mark.parametrize("batch", range(HISTORIES // BATCH))
def test_M4_nobody_who_holds_all_figures_works_out_one_about_fewer_than_five(batch: int) -> None:
    shown = 0
    for seed in range(batch * BATCH, (batch + 1) * BATCH):
        adversary, happened = lived_through(Random(seed))
        assert adversary.contradictions == [], f"history {seed} told one thing in two ways"
        for first in (FIRST, FIRST + BLOCK * WEEK):
            shown += len(adversary.known(first))
            for c in adversary.worked_out(first):
                assert behind(happened, first, c) >= FEWEST, f"history {seed}: {sorted(c)}"
    assert shown > BATCH, "too little is shown to prove anything"


def test_M4_the_adversary_is_no_fool() -> None:
    """Without suppression it works out single people at once: so its silence means something."""
    dice = Random(7)
    found = 0
    for _ in range(20):
        adversary, happened = lived_through(dice)
        adversary.known = lambda first, told=happened: _all_told(told, first)  # type: ignore[method-assign]
        found += sum(behind(happened, FIRST, c) < FEWEST for c in adversary.worked_out(FIRST))
    assert found > 100


def _all_told(happened: dict[datetime, list[Event]], first: datetime) -> dict[Cell, int]:
    told = {}
    for at, (week, rule, end) in enumerate(ATOMS):
        notes = [
            e
            for e in happened.get(first + week * WEEK, [])
            if e.what is Happening.NOTE and e.conduct == rule
        ]
        told[frozenset({at})] = len(notes) if end == "open" else 0
    return told


@settings(deadline=None)
@given(st.lists(st.integers(0, 30), min_size=1, max_size=40))
def test_L4_numbers_of_accounts_move_by_five_people_or_not_at_all(people: list[int]) -> None:
    told = [Steady()]
    for number in people:
        found = AccountHealth(reading=Count(number * 2, number))
        told.append(Steady.of(str(told[-1].moved(found))))
    for before, after in pairwise(told):
        step = abs(after.reading.people - before.reading.people)
        assert step == 0 or step >= FEWEST
        assert after.reading.people == 0 or after.reading.people >= FEWEST


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
        assert [rows for _, rows in blocks(tx, last, now, ZONE)][-1] == ()


def _a_full_week(monday: datetime) -> list[Event]:
    made = []
    for number in range(12):
        made.append(Event(monday, Happening.NOTE, 3, str(number), monday))
        if number % 2:
            made.append(Event(monday, Happening.PUT_RIGHT, 3, str(number), monday))
    return made
