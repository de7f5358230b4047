"""When a rule in shadow may be worth its owner's look."""

from datetime import UTC, datetime

import pytest

from monitor.domain.case import Worth
from monitor.domain.experience import SHADOW, Experience

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def known(hits: int, useful: int = 0, fine: int = 0) -> Experience:
    told = {SHADOW: hits, Worth.USEFUL: useful, Worth.NO_PROBLEM: fine}
    return Experience("voice.insult", NOW, told={what: n for what, n in told.items() if n})


@pytest.mark.parametrize(
    ("experience", "ready"),
    [
        (known(10), True),
        (known(9), False),
        (known(0), False),
        (known(10, useful=18, fine=6), True),
        (known(10, useful=6, fine=4), False),
        (known(10, fine=10), False),
    ],
)
def test_a_rule_is_ready_when_it_found_enough_and_half_is_almost_certainly_useful(
    experience: Experience, ready: bool
) -> None:
    assert experience.ready is ready
