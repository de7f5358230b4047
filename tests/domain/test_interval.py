"""How sure a share is that was seen on a few."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.interval import wilson


@pytest.mark.parametrize(
    ("good", "among", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),
    ],
)
def test_the_interval_is_the_one_of_the_textbooks(good: int, among: int, low: float, high: float):
    found = wilson(good, among)
    assert found.low == pytest.approx(low, abs=2e-4)
    assert found.high == pytest.approx(high, abs=2e-4)


@given(st.integers(1, 5_000), st.data())
def test_the_share_lies_within_and_more_answers_make_it_narrower(among: int, data: st.DataObject):
    good = data.draw(st.integers(0, among))
    few, many = wilson(good, among), wilson(10 * good, 10 * among)
    assert 0 <= few.low <= few.share <= few.high <= 1
    assert many.high - many.low < few.high - few.low
