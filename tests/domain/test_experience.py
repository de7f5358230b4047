"""When a rule in shadow may be worth its owner's look."""

from datetime import UTC, datetime

import pytest

from monitor.domain.case import Worth
from monitor.domain.experience import SHADOW, Experience
from monitor.domain.tally import Count

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def known(hits: Count, useful: int = 0, fine: int = 0) -> Experience:
    counts = {
        SHADOW: hits,
        Worth.USEFUL: Count(useful, useful),
        Worth.NO_PROBLEM: Count(fine, fine),
    }
    return Experience("voice.insult", NOW, counts=counts)


@pytest.mark.parametrize(
    ("experience", "ready"),
    [
        (known(Count(10, 5)), True),
        (known(Count(9, 5)), False),
        (known(Count(40, 4)), False),
        (known(Count(10, 5), useful=18, fine=6), True),
        (known(Count(10, 5), useful=6, fine=4), False),
        (known(Count(10, 5), fine=10), False),
    ],
)
def test_a_rule_is_ready_when_it_found_enough_and_half_is_almost_certainly_useful(
    experience: Experience, ready: bool
) -> None:
    assert experience.ready is ready
