"""Where people work, and what Amends may do there: law and agreements differ by country and by state."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from monitor.domain.member import Scope


class Switch(StrEnum):
    """How far Amends goes in one place."""

    OFF = "off"
    MEMBER = "member"
    """Notes to members, and no figures about them."""
    COUNTS = "counts"
    """Notes to members, and figures with those who agree to be counted."""


@dataclass(frozen=True, slots=True)
class Place:
    """A country or state, by its ISO 3166 code."""

    switch: Switch
    why: str
    """The company's reason for it, as people read it."""


Places = Mapping[str, Place]
"""By code. Without any, people are not asked where they work, and nothing is switched."""


def not_asked(places: Places, code: str) -> frozenset[Scope]:
    """What nobody who works there can agree to."""
    if not places:
        return frozenset()
    place = places.get(code)
    counts = place is not None and place.switch is Switch.COUNTS
    return frozenset() if counts else frozenset({Scope.COUNT})
