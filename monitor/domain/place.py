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


class Consequence(StrEnum):
    """What follows for a member from where they work, when that or a switch has changed."""

    OFF = "place-off"
    UNSAID = "place-unsaid"
    """Nothing is read until they say where they work."""
    ON = "place-on"
    UNCOUNTED = "place-uncounted"


@dataclass(frozen=True, slots=True)
class Place:
    """A country or state, by its ISO 3166 code."""

    switch: Switch
    why: str
    """The company's reason for it, as people read it."""


Places = Mapping[str, Place]
"""By code. Without any, people are not asked where they work, and nothing is switched."""


def off(places: Places, code: str) -> bool:
    """Whether nothing is read of who works there. A place that is not listed is off."""
    place = places.get(code)
    return bool(places) and (place is None or place.switch is Switch.OFF)


def switched(places: Places) -> str:
    """What is switched where, as text; the same as long as nothing is switched."""
    return " ".join(f"{code}={place.switch}" for code, place in sorted(places.items()))


def not_asked(places: Places, code: str) -> frozenset[Scope]:
    """What nobody who works there can agree to."""
    if not places:
        return frozenset()
    place = places.get(code)
    counts = place is not None and place.switch is Switch.COUNTS
    return frozenset() if counts else frozenset({Scope.COUNT})
