"""When a feed itself says that nobody need ask."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.pace import Pace
from monitor.domain.rest import Rest, rest_of

TUESDAY = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        (b"<ttl>180</ttl>", Rest(10_800)),
        (b"<ttl> 180\n</ttl>", Rest(10_800)),
        (b"<ttl>soon</ttl>", Rest()),
        (b"<ttl>-5</ttl>", Rest()),
        (b"<!-- <ttl>180</ttl> -->", Rest()),
        (b"<description><![CDATA[<ttl>180</ttl>]]></description>", Rest()),
        (b"<sy:updatePeriod>daily</sy:updatePeriod>", Rest(86_400)),
        (
            b"<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
            Rest(21_600),
        ),
        (
            b"<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>",
            Rest(),
        ),
        (b"<sy:updatePeriod>seldom</sy:updatePeriod>", Rest()),
        (b"<sy:updateFrequency>4</sy:updateFrequency>", Rest()),
        (b"<ttl>60</ttl><sy:updatePeriod>daily</sy:updatePeriod>", Rest(86_400)),
        (
            b"<skipHours><hour>0</hour><hour> 5 </hour><hour>24</hour></skipHours>",
            Rest(hours=frozenset({0, 5})),
        ),
        (
            b"<skipDays><day>Saturday</day><day>Sunday</day><day>Someday</day></skipDays>",
            Rest(days=frozenset({5, 6})),
        ),
        (b"<skipHours><hour>noon</hour><hour>\xb2</hour></skipHours>", Rest()),
        (b"", Rest()),
    ],
)
def test_a_feed_says_how_long_and_when_it_need_not_be_asked(said: bytes, rest: Rest):
    frame = b'<rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>%s</channel>'
    assert rest_of(frame % said) == rest
    assert rest_of((frame % said).decode("latin-1").encode("utf-16-le")) == rest


@pytest.mark.parametrize("which", ["Hours", "Days"])
def test_who_wants_to_be_skipped_always_says_nothing(which: str):
    hours = "".join(f"<hour>{hour}</hour>" for hour in range(24))
    days = "".join(
        f"<day>{day}</day>"
        for day in (
            *("Monday", "Tuesday", "Wednesday", "Thursday"),
            *("Friday", "Saturday", "Sunday"),
        )
    )
    said = f"<skip{which}>{hours if which == 'Hours' else days}</skip{which}>"
    assert rest_of(said.encode()) == Rest()


RESTS = st.builds(
    Rest,
    st.integers(0, 10**9),
    st.frozensets(st.integers(0, 23), max_size=23),
    st.frozensets(st.integers(0, 6), max_size=6),
)


@given(RESTS)
def test_what_a_feed_asks_for_survives_in_its_cursor(rest: Rest):
    assert Rest.read(rest.written()) == rest


@given(RESTS, st.floats(0, 1e9), st.floats(-1, 1), st.integers(5, 1440), st.integers(0, 10_000))
def test_a_source_is_asked_no_sooner_than_it_says_and_never_a_day_later_than_otherwise(
    rest: Rest, wait: float, shake: float, minutes: int, later: int
):
    now = TUESDAY + timedelta(minutes=later)
    pace = Pace(timedelta(minutes=minutes))
    own = pace.next_due(now, lambda: shake)
    due = pace.next_due(now, lambda: shake, wait, rest)
    assert own <= due <= own + DAY
    assert due >= now + min(timedelta(seconds=max(wait, rest.seconds)), DAY)
    assert not rest.skips(due) or due == own + DAY


def test_hours_that_a_feed_skips_pass_before_it_is_asked():
    mornings = Rest(hours=frozenset({10, 11, 12}))
    assert Pace(HOUR).next_due(TUESDAY, lambda: 0.0, 0.0, mornings) == TUESDAY + 4 * HOUR


def test_the_hours_that_a_feed_skips_are_those_of_greenwich():
    here = datetime.fromisoformat("2026-11-24T11:30:00+02:00")
    assert Rest(hours=frozenset({9})).skips(here)


def test_a_weekend_that_a_feed_skips_is_cut_to_a_day():
    friday = TUESDAY + 3 * DAY + timedelta(hours=14)
    weekend = Rest(days=frozenset({5, 6}))
    assert Pace(HOUR).next_due(friday, lambda: 0.0, 0.0, weekend) == friday + HOUR + DAY


def test_where_all_sources_are_tests_none_is_waited_for():
    pace = Pace(HOUR, obeys=False)
    assert pace.next_due(TUESDAY, lambda: 0.0, 86_400.0, Rest(86_400)) == TUESDAY + HOUR
