"""When a note may be sent."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.ids import MemberId
from monitor.domain.member import Member, QuietHours
from monitor.domain.quiet import awake, next_allowed

ZONES = ("Europe/Amsterdam", "Asia/Kolkata", "America/New_York", "Pacific/Apia")


def member(quiet: QuietHours, timezone: str = "Europe/Amsterdam") -> Member:
    """Somebody with these quiet hours."""
    return Member(
        MemberId("m1"),
        "noor@kade.example",
        "Noor",
        "en",
        timezone,
        datetime(2026, 11, 3, tzinfo=UTC),
        quiet=quiet,
    )


FIRST = datetime(2026, 1, 1, tzinfo=UTC)
OFFICE = QuietHours(time(18), time(8, 30), weekends=True)
ALWAYS = QuietHours(time(0), time(0), weekends=False)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-11-24T10:00+01:00", "2026-11-24T10:00+01:00"),
        ("2026-11-24T18:00+01:00", "2026-11-25T08:30+01:00"),
        ("2026-11-24T23:59+01:00", "2026-11-25T08:30+01:00"),
        ("2026-11-25T08:29+01:00", "2026-11-25T08:30+01:00"),
        ("2026-11-27T19:00+01:00", "2026-11-30T08:30+01:00"),
        ("2026-11-28T12:00+01:00", "2026-11-30T08:30+01:00"),
    ],
)
def test_nothing_is_sent_in_quiet_hours_or_weekends(now: str, then: str) -> None:
    start, end = datetime.fromisoformat(now), datetime.fromisoformat(then)
    assert next_allowed(member(OFFICE), start) == end


def test_quiet_hours_may_lie_within_one_day() -> None:
    siesta = QuietHours(time(13), time(15), weekends=False)
    at = datetime.fromisoformat("2026-11-28T14:10+01:00")
    assert awake(member(siesta), at) == datetime.fromisoformat("2026-11-28T15:00+01:00")


def test_no_quiet_hours_when_they_begin_and_end_at_the_same_time() -> None:
    at = datetime(2026, 11, 28, 3, tzinfo=UTC)
    assert next_allowed(member(ALWAYS), at) == at


def test_at_most_one_note_a_day() -> None:
    told = datetime(2026, 11, 24, 9, tzinfo=UTC)
    noor = replace(member(ALWAYS), last_note_at=told)
    assert next_allowed(noor, told + timedelta(hours=3)) == told + timedelta(days=1)
    assert next_allowed(noor, told + timedelta(days=2)) == told + timedelta(days=2)


def test_a_leak_waits_for_nothing() -> None:
    night = datetime.fromisoformat("2026-11-28T03:00+01:00")
    noor = replace(member(OFFICE), last_note_at=night - timedelta(minutes=5))
    assert next_allowed(noor, night, urgent=True) == night


def test_an_hour_that_the_clocks_skip_ends_when_it_would_have_ended() -> None:
    quiet = QuietHours(time(1), time(2, 30), weekends=False)
    night = datetime.fromisoformat("2026-03-29T01:30+01:00")
    assert awake(member(quiet), night) == datetime.fromisoformat("2026-03-29T03:30+02:00")


times = st.times().map(lambda t: t.replace(microsecond=0))


@given(
    moment=st.integers(0, 63_000_000).map(lambda s: FIRST + timedelta(seconds=s)),
    start=times,
    end=times,
    weekends=st.booleans(),
    zone=st.sampled_from(ZONES),
)
def test_the_moment_found_is_later_awake_and_within_a_few_days(
    moment: datetime, start: time, end: time, weekends: bool, zone: str
) -> None:
    noor = member(QuietHours(start, end, weekends), zone)
    found = awake(noor, moment)
    local = found.astimezone(ZoneInfo(zone))
    assert moment <= found <= moment + timedelta(days=4)
    assert awake(noor, found) == found
    assert not (weekends and local.weekday() >= 5)
