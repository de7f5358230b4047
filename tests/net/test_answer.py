"""F9: what an answer's status means, and how long its source asks to be left alone."""

import pytest

from monitor.errors import (
    SourceError,
    SourceGone,
    SourceLocked,
    SourceMissing,
    SourceUnavailable,
    SourceUnreadable,
)
from monitor.ports import RATE_LIMIT_WAIT, Answer

NOW = "Tue, 24 Nov 2026 09:00:00 GMT"


def answer(status: int = 200, **headers: str) -> Answer:
    """An answer of some blog."""
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, b"", "https://blog.example/feed?token=secret", said)


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, SourceLocked),
        (403, SourceLocked),
        (404, SourceMissing),
        (410, SourceGone),
        (429, SourceUnavailable),
        (500, SourceUnavailable),
        (503, SourceUnavailable),
        (599, SourceUnavailable),
        (204, SourceUnreadable),
        (301, SourceUnreadable),
        (418, SourceUnreadable),
    ],
)
def test_F9_a_status_becomes_the_error_that_its_reaction_needs(
    status: int, error: type[SourceError]
):
    with pytest.raises(error) as caught:
        answer(status).expect(200, 304)
    assert "blog.example" in str(caught.value)


def test_F9_an_unusual_status_is_named_in_the_reason():
    with pytest.raises(SourceUnreadable) as caught:
        answer(418).expect(200)
    assert caught.value.reason == "http-418"


def test_K5_an_error_names_the_host_and_not_the_rest_of_the_address():
    with pytest.raises(SourceMissing) as caught:
        answer(404).expect(200)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("status", [200, 304])
def test_F9_an_expected_status_is_handed_on(status: int):
    assert answer(status).expect(200, 304).status == status


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry_after": "120"}, 120.0),
        ({"retry_after": "0"}, 0.0),
        ({"retry_after": "1000000000000"}, 1e12),
        ({"retry_after": "1795511100", "date": NOW}, 1795511100.0),
        ({"retry_after": "Tue, 24 Nov 2026 09:10:00 GMT", "date": NOW}, 600.0),
        ({"retry_after": "Tue, 24 Nov 2026 08:59:00 GMT", "date": NOW}, -60.0),
        ({"x_ratelimit_reset": "2026-11-24T09:05:00.000000Z", "date": NOW}, 300.0),
        ({"x_ratelimit_reset": "1795511100", "date": NOW}, 300.0),
        ({"ratelimit_reset": "1795511100", "date": NOW}, 300.0),
        ({"retry_after": "30", "ratelimit_reset": "1795511100", "date": NOW}, 30.0),
        ({"retry_after": "30", "x_ratelimit_reset": "1795511100", "date": NOW}, 30.0),
    ],
)
def test_F9_a_waiting_time_is_read_from_seconds_dates_and_rate_limits(
    headers: dict[str, str], seconds: float
):
    assert answer(429, **headers).retry_after == seconds


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"retry_after": "soon"},
        {"retry_after": "²"},
        {"retry_after": "9" * 400},
        {"retry_after": "-1"},
        {"retry_after": "nan"},
        {"retry_after": "Tue, 24 Nov 2026 09:10:00 GMT"},
        {"retry_after": "Tue, 24 Nov 2026 09:10:00 GMT", "date": "yesterday"},
        {"retry_after": "0001-01-01T00:00:00+14:00", "date": NOW},
        {"x_ratelimit_reset": "1795511100"},
    ],
)
def test_F9_nonsense_asks_for_nothing(headers: dict[str, str]):
    assert answer(429, **headers).retry_after is None


def test_F9_a_rate_limit_without_a_time_lasts_one_window():
    with pytest.raises(SourceUnavailable) as caught:
        answer(429).expect(200)
    assert caught.value.retry_after == RATE_LIMIT_WAIT


@pytest.mark.parametrize(("told", "seconds"), [("0", 0.0), ("90", 90.0)])
def test_F9_a_rate_limit_lasts_as_long_as_the_source_says(told: str, seconds: float):
    with pytest.raises(SourceUnavailable) as caught:
        answer(429, retry_after=told).expect(200)
    assert caught.value.retry_after == seconds


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ({"cache_control": "max-age=7200"}, 7200.0),
        ({"cache_control": 'public, Max-Age = "7200"'}, 7200.0),
        ({"cache_control": "max-age=7200", "age": "600"}, 6600.0),
        ({"cache_control": "max-age=600", "age": "7200"}, 0.0),
        ({"cache_control": "max-age=7200", "age": "old"}, 7200.0),
        ({"cache_control": "s-maxage=7200"}, 0.0),
        ({"cache_control": "max-age=7200, no-cache"}, 0.0),
        ({"cache_control": "max-age=-7200"}, 0.0),
        (
            {
                "cache_control": "max-age=60",
                "expires": "Tue, 24 Nov 2026 11:00:00 GMT",
                "date": NOW,
            },
            60.0,
        ),
        ({"expires": "Tue, 24 Nov 2026 11:00:00 GMT", "date": NOW}, 7200.0),
        ({"expires": "Tue, 24 Nov 2026 08:00:00 GMT", "date": NOW}, 0.0),
        ({"expires": "0", "date": NOW}, 0.0),
        ({"expires": "Tue, 24 Nov 2026 11:00:00 GMT"}, 0.0),
        ({}, 0.0),
    ],
)
def test_how_long_an_answer_holds_is_what_its_source_says(said: dict[str, str], seconds: float):
    assert answer(200, **said).fresh == seconds
