"""``reader``: what the second reader made of the post. One signal, and never alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from monitor.errors import Said
from monitor.policy.entry import Entry
from monitor.policy.reading import KINDS
from monitor.policy.rule import Context, Hit, Matcher, Sign, Signs
from monitor.policy.text import Text


@dataclass(frozen=True)
class SecondReader(Matcher):
    """Finds the words that the second reader would underline, when it takes the post for one of these kinds."""

    kinds: tuple[str, ...]

    costly = True

    def find(self, text: Text, context: Context) -> Iterable[Hit]:
        reading = context.reading
        if reading and text is context.text and reading.says(self.kinds):
            yield Hit(reading.span)

    def signs(self) -> Signs:
        return (frozenset({Sign(_there, True)}),)


def _there(context: Context) -> tuple[bool]:
    """Whether there is a second reader at all."""
    return (context.second is not None,)


def read(entry: Entry, key: str) -> Matcher:
    """One kind, or several."""
    kinds = entry.texts(key)
    for kind in kinds:
        if kind not in KINDS:
            said = {"kind": kind, "known": ", ".join(KINDS)}
            entry.refuse(key, Said("{kind!r} is no kind; known are {known}", said))
    if not kinds:
        entry.refuse(key, Said("the list is empty"))
    return SecondReader(kinds)
