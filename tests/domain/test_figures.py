"""Few people: no number about fewer than five, and none that can be worked out."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import reduce
from operator import or_

from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.figures import Figures, Week, figures, shown, shown_beside
from monitor.domain.tally import (
    FEWEST,
    Count,
    Event,
    Happening,
    RuleFigures,
    Tally,
    bundled,
    by_rule,
    kept,
    tally,
)
from monitor.domain.voices import Checked, added_up, author

START = datetime(2026, 11, 16, tzinfo=UTC)
WEEK = timedelta(weeks=1)
ENDS = (Happening.PUT_RIGHT, Happening.DISMISSED, Happening.PROTECTED)


def events(
    conduct: int, people: range, ends: dict[int, Happening], at: datetime = START
) -> list[Event]:
    """A note to each of these people, and what became of it."""
    made = []
    for person in people:
        made.append(Event(at, Happening.NOTE, conduct, str(person), at))
        if person in ends:
            later = at + timedelta(hours=7)
            made.append(Event(later, ends[person], conduct, str(person), at))
    return made


def counted(
    happened: Iterable[Event], checked: Count, start: datetime, known: frozenset[str] = frozenset()
) -> Tally:
    """A tally of one week, with nobody known to comms unless told otherwise."""
    return tally(kept(bundled(happened), start, start + WEEK), checked, checked.people, known)


def rows_of(happened: Sequence[Event]) -> tuple[RuleFigures, ...]:
    """By rule, over four weeks."""
    mondays = [START + number * WEEK for number in range(4)]
    weeks = [kept(bundled(_within(happened, at)), at, at + WEEK) for at in mondays]
    return by_rule(weeks, frozenset())


def _within(happened: Sequence[Event], monday: datetime) -> list[Event]:
    return [e for e in happened if monday <= e.at < monday + WEEK]


def test_a_number_about_four_people_is_not_shown() -> None:
    assert shown(Count(19, 4)) is None
    assert shown(Count(5, 5)) == 5


def test_all_figures_of_a_large_week_are_shown() -> None:
    ends = {
        **dict.fromkeys(range(9), Happening.PUT_RIGHT),
        **dict.fromkeys(range(9, 14), Happening.DISMISSED),
    }
    week = counted(events(3, range(19), ends), Count(900, 40), START)
    assert figures(week) == Figures(900, 19, 19, 9, declined=5, unanswered=5, hours_to_right=7)


def test_how_many_people_is_left_out_when_fewer_than_five_got_no_note() -> None:
    week = counted(events(3, range(19), {}), Count(900, 22), START)
    assert figures(week).notes == 19
    assert figures(week).people is None


def test_what_is_left_over_needs_five_people_too() -> None:
    ends = dict.fromkeys(range(6), Happening.PUT_RIGHT)
    week = counted(events(3, range(10), ends), Count(900, 40), START)
    assert (week.not_right.people, figures(week).put_right) == (4, None)


def test_an_outcome_of_a_later_week_does_not_change_a_week_that_was_told() -> None:
    late = Event(START + WEEK, Happening.PUT_RIGHT, 3, "1", START)
    early = events(3, range(10), {})
    assert counted([*early, late], Count(), START) == counted(early, Count(), START)


def test_an_outcome_without_a_note_is_no_figure() -> None:
    unprompted = Event(START, Happening.DISMISSED, 3, "1", None)
    assert counted([unprompted], Count(), START).declined == Count()


def test_what_was_put_right_before_any_note_stands_by_itself() -> None:
    alone = [Event(START, Happening.UNPROMPTED, 3, str(n), None) for n in range(5)]
    week = counted([*events(3, range(19), {}), *alone], Count(900, 40), START)
    assert (week.unprompted, week.put_right) == (Count(5, 5), Count())
    assert figures(week).unprompted == 5
    assert figures(counted(alone, Count(900, 40), START)) == Figures(900, unprompted=5)
    assert figures(counted(alone[:4], Count(900, 4), START)) == Figures()


def test_edited_and_removed_are_told_apart_when_both_are_about_five_people() -> None:
    ends = {
        **dict.fromkeys(range(6), Happening.PUT_RIGHT),
        **dict.fromkeys(range(6, 11), Happening.REMOVED),
    }
    told = figures(counted(events(3, range(19), ends), Count(900, 40), START))
    assert (told.put_right, told.edited, told.removed) == (11, 6, 5)


def said_useful(people: range) -> list[Event]:
    return [Event(START, Happening.USEFUL, 3, str(person), START) for person in people]


def test_notes_called_useful_are_shown_when_five_called_them_so_and_five_did_not() -> None:
    notes = events(3, range(12), {})
    assert figures(counted([*notes, *said_useful(range(7))], Count(900, 40), START)).useful == 7
    for few in (range(4), range(8)):
        week = counted([*notes, *said_useful(few)], Count(900, 40), START)
        assert figures(week).useful is None


def test_a_note_that_was_declined_in_the_end_is_not_called_useful() -> None:
    notes = events(3, range(12), dict.fromkeys(range(2), Happening.DISMISSED))
    week = counted([*notes, *said_useful(range(7))], Count(900, 40), START)
    assert (week.useful, week.not_useful) == (Count(5, 5), Count(5, 5))


def test_whom_comms_knows_is_counted_and_hides_nobody() -> None:
    week = counted(events(3, range(19), {}), Count(900, 40), START, frozenset({"3", "17"}))
    assert (week.notes, week.told, week.active) == (Count(19, 17), 19, 38)
    assert figures(week).people == 19
    few = counted(events(3, range(6), {}), Count(900, 40), START, frozenset({"3", "4"}))
    assert figures(few).notes is None


def test_posts_that_were_read_are_told_when_five_people_wrote_them_however_many_take_part() -> None:
    for writers, told in ((range(1), None), (range(4), None), (range(40), 7)):
        bits = reduce(or_, (author(str(one)) for one in writers))
        read = Checked(7, bits, active=40).beside(frozenset())
        assert figures(tally(kept((), START, START + WEEK), read, 40, frozenset())).read == told


@given(st.sets(st.text(), max_size=40), st.sets(st.text(), max_size=40))
def test_never_too_many_stand_behind_posts_that_were_read(some: set[str], known: set[str]) -> None:
    hours = [Checked(1, author(one)) for one in some]
    assert added_up(hours, 0).beside(known).people <= len(some - known)


def test_rules_about_few_people_stand_together_with_their_smaller_neighbour() -> None:
    right = dict.fromkeys(range(6), Happening.PUT_RIGHT)
    happened = (
        events(1, range(7), {})
        + events(2, range(20, 23), dict.fromkeys((20, 21), Happening.PUT_RIGHT))
        + events(1, range(30, 34), dict.fromkeys(range(30, 34), Happening.PUT_RIGHT))
        + events(3, range(24), right)
        + events(4, range(20), right)
        + events(5, range(15), right)
    )
    rows = rows_of(happened)
    assert [row.conducts for row in rows] == [(3,), (4,), (5,), (1, 2)]
    assert rows[-1].notes == Count(14, 14)


def test_by_rule_is_silent_when_a_blank_week_could_be_worked_out() -> None:
    right = dict.fromkeys(range(10), Happening.PUT_RIGHT)
    month = rows_of(events(3, range(40), right))
    full, blank = Week(START, Figures(None, 40, 40, 10)), Week(START, Figures())
    assert shown_beside(month, (full, full, full, full))
    assert shown_beside(month, (blank, blank, blank, blank))
    assert shown_beside(month, (full, blank, full, full)) == ()
    assert shown_beside(month, (full, Week(START, Figures(notes=40)), full, full)) == ()


happenings = st.lists(
    st.tuples(
        st.integers(1, 5), st.integers(0, 30), st.sampled_from([None, *ENDS]), st.integers(0, 3)
    ),
    max_size=200,
)


def _happened(rows: list[tuple[int, int, Happening | None, int]]) -> list[Event]:
    made = []
    for conduct, person, end, week in rows:
        at = START + week * WEEK
        made += events(conduct, range(person, person + 1), {person: end} if end else {}, at)
    return made


def _people(events: list[Event], what: Happening) -> set[str]:
    return {event.person for event in events if event.what is what}


@given(happenings)
def test_no_shown_number_and_no_difference_is_about_fewer_than_five_people(
    rows: list[tuple[int, int, Happening | None, int]],
) -> None:
    happened = _happened([(c, p, e, 0) for c, p, e, _ in rows])
    whole = counted(happened, Count(900, 40), START)
    told = figures(whole)
    if told.notes is not None:
        assert len(_people(happened, Happening.NOTE)) >= FEWEST
    if told.people is not None:
        assert 40 - told.people >= FEWEST
    if told.put_right is not None:
        assert len(_people(happened, Happening.PUT_RIGHT)) >= FEWEST
        assert whole.not_right.people >= FEWEST
        assert whole.not_right.number == whole.notes.number - told.put_right
    if told.declined is not None:
        assert min(whole.declined.people, whole.unanswered.people) >= FEWEST
        assert told.declined + (told.unanswered or 0) + (told.put_right or 0) == told.notes


@given(happenings)
def test_rows_by_rule_cover_all_notes_once_and_each_is_about_five_people(
    rows: list[tuple[int, int, Happening | None, int]],
) -> None:
    happened = _happened(rows)
    rows_told = rows_of(happened)
    assert sorted(n for row in rows_told for n in row.conducts) == [1, 2, 3, 4, 5]
    notes = [e for e in happened if e.what is Happening.NOTE]
    assert sum(row.notes.number for row in rows_told) == len(notes)
    weeks = tuple(
        Week(START + n * WEEK, figures(_week_tally(happened, START + n * WEEK))) for n in range(4)
    )
    for row in shown_beside(rows_told, weeks):
        assert min(row.notes.people, row.put_right.people, row.not_right.people) >= FEWEST


@given(happenings)
def test_four_weeks_add_up_so_that_no_late_answer_can_be_subtracted(
    rows: list[tuple[int, int, Happening | None, int]],
) -> None:
    happened = _happened(rows)
    weeks = [_week_tally(happened, START + n * WEEK) for n in range(4)]
    rows_told = rows_of(happened)
    assert sum(w.put_right.number for w in weeks) == sum(r.put_right.number for r in rows_told)
    assert sum(w.notes.number for w in weeks) == sum(r.notes.number for r in rows_told)


def _week_tally(happened: list[Event], start: datetime) -> Tally:
    return counted(_within(happened, start), Count(), start)
