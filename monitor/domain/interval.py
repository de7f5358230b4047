"""How sure a share is that was seen on a few."""

from dataclasses import dataclass
from math import sqrt

SURE = 1.96
"""Standard deviations within which the true share lies in 95 of 100 cases."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A share, and the stretch in which it lies (Wilson's, which holds for few and for extremes)."""

    share: float
    low: float
    high: float


def wilson(good: int, among: int) -> Interval:
    """The share of ``good`` ``among`` at least one."""
    share = good / among
    spread = SURE**2 / among
    middle = (share + spread / 2) / (1 + spread)
    half = SURE * sqrt(share * (1 - share) / among + spread / (4 * among)) / (1 + spread)
    # Rounding must not leave none and all outside.
    return Interval(share, max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half)))
