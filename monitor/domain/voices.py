"""How many different people stand behind a number, without a list of who they are."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from monitor.domain.tally import Count

VOICES = 30

READERS = 60
"""Wider, since whom comms knows is taken away from these."""


def voice(person: str, of: str, bits: int = VOICES) -> int:
    """One bit for a person. Set bits say that at least so many different people spoke: never too many, and,
    several people sharing each bit, never who."""
    digest = hashlib.sha256(f"{of}\n{person}".encode()).digest()
    return 1 << int.from_bytes(digest[:8]) % bits


def author(person: str) -> int:
    """The bit of somebody one of whose posts was checked."""
    return voice(person, "checked", READERS)


@dataclass(frozen=True, slots=True)
class Checked:
    """Posts of members who agreed to be counted, checked in a period."""

    posts: int = 0
    authors: int = 0
    """The bits of those who wrote them."""
    active: int = 0
    """Members who are active and counted now, whether they posted or not."""

    def beside(self, known: Iterable[str]) -> Count:
        """The posts, and how many authors there are at least whom comms does not know."""
        away = reduce(or_, map(author, known), 0)
        return Count(self.posts, (self.authors & ~away).bit_count())


def added_up(hours: Iterable[Checked], active: int) -> Checked:
    """A period from its hours."""
    each = tuple(hours)
    bits = reduce(or_, (one.authors for one in each), 0)
    return Checked(sum(one.posts for one in each), bits, active)
