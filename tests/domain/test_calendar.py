"""When the figures of a week leave: once, and for no week never, whatever clocks and machines do."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.calendar import WEEK, Rhythm, ends_block, label_of, monday_of

ZONES = ("UTC", "Europe/Amsterdam", "America/Havana", "Asia/Beirut", "Australia/Lord_Howe")
SPRING, AUTUMN = datetime(2026, 3, 20, tzinfo=UTC), datetime(2026, 10, 16, tzinfo=UTC)
MONDAYS = Rhythm(0, 8, "Europe/Amsterdam")


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (datetime(2026, 11, 23, 6, 59, tzinfo=UTC), "2026-W46"),
        (datetime(2026, 11, 23, 7, 0, tzinfo=UTC), "2026-W47"),
        (datetime(2026, 11, 26, 3, 0, tzinfo=UTC), "2026-W47"),
        (datetime(2026, 11, 29, 22, 59, tzinfo=UTC), "2026-W47"),
        (datetime(2026, 11, 29, 23, 1, tzinfo=UTC), "2026-W47"),
        (datetime(2026, 11, 30, 7, 0, tzinfo=UTC), "2026-W48"),
        (datetime(2027, 1, 4, 8, 0, tzinfo=UTC), "2026-W53"),
    ],
)
def test_a_week_is_due_from_its_day_and_hour_on_by_the_company_s_own_clock(
    now: datetime, due: str
) -> None:
    assert MONDAYS.due(now) == due


def told_between(rhythm: Rhythm, start: datetime, steps: list[timedelta]) -> list[str]:
    """What is told by a service that looks at these moments only, and remembers what it told."""
    told, newest, now = [], rhythm.due(start), start
    for step in steps:
        now += step
        owed = rhythm.owed(newest, now)
        told += owed
        newest = max(newest, rhythm.due(now))
    return told


@settings(deadline=None)
@given(
    st.sampled_from(ZONES),
    st.integers(0, 6),
    st.integers(0, 23),
    st.sampled_from([SPRING, AUTUMN]),
    st.lists(st.integers(1, 20 * 24 * 60), min_size=1, max_size=40),
)
def test_L1_no_week_is_told_twice_or_left_out_over_clock_changes_and_outages(
    zone: str, weekday: int, hour: int, start: datetime, minutes: list[int]
) -> None:
    rhythm = Rhythm(weekday, hour, zone)
    told = told_between(rhythm, start, [timedelta(minutes=m) for m in minutes])
    mondays = [monday_of(label) for label in told]
    assert [after - before for before, after in pairwise(mondays)] == (
        [WEEK] * max(0, len(mondays) - 1)
    )
    end = start + timedelta(minutes=sum(minutes))
    assert (told[-1] if told else rhythm.due(start)) == rhythm.due(end)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("start", [SPRING, AUTUMN])
@pytest.mark.parametrize("hour", [0, 1, 2, 3, 23])
def test_L1_in_both_nights_that_change_the_clock_each_week_is_told_once(
    zone: str, start: datetime, hour: int
) -> None:
    rhythm = Rhythm(6, hour, zone)
    told = told_between(rhythm, start, [timedelta(minutes=10)] * 6 * 24 * 21)
    assert told == sorted(set(told))
    assert len(told) == 3


def test_after_a_very_long_outage_only_weeks_that_still_have_figures_are_told() -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    owed = MONDAYS.owed("2024-W01", now)
    assert (len(owed), owed[-1]) == (12, "2026-W47")


def test_a_month_is_four_full_weeks_so_that_no_week_can_be_subtracted_from_it() -> None:
    monthly = Rhythm(0, 8, "Europe/Amsterdam", monthly=True)
    owed = monthly.owed("2026-W40", datetime(2026, 11, 23, 12, tzinfo=UTC))
    assert owed == ("2026-W42", "2026-W46")
    assert all(map(ends_block, owed))
    assert label_of(monday_of("2026-W46")) == "2026-W46"
