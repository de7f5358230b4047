"""``names``: a name of the company file, in any form, where the post means the company's.

Nearly every name is also a word, a first name or a place. So a name alone never makes a finding: what
stands around it has to say that it is meant.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from monitor.domain.finding import Confidence
from monitor.errors import Said
from monitor.policy.entry import Entry
from monitor.policy.lexicon import GROUPS
from monitor.policy.matchers.evidence import CERTAIN, LIKELY, POSSIBLE, evidence
from monitor.policy.rule import Context, Hit, Matcher, Sign, Signs
from monitor.policy.text import Text


@dataclass(frozen=True)
class Names(Matcher):
    """Finds names of some groups of the company file. ``bare`` takes every sighting at its word."""

    groups: tuple[str, ...]
    bare: bool = False

    def find(self, text: Text, context: Context) -> Iterable[Hit]:
        for seen in context.lexicon.named(text, *self.groups):
            weight = LIKELY if self.bare else evidence(seen, text, context)
            if weight >= POSSIBLE:
                yield Hit(seen.span, _confidence(weight))

    def signs(self) -> Signs:
        return (frozenset(Sign(_groups, group) for group in self.groups),)


def _groups(context: Context) -> set[str]:
    """The parts of the company file with a name in the post."""
    return {seen.known.group for seen in context.lexicon.sightings(context.text)}


def _confidence(weight: float) -> Confidence:
    if weight >= CERTAIN:
        return Confidence.CERTAIN
    return Confidence.LIKELY if weight >= LIKELY else Confidence.POSSIBLE


def read(entry: Entry, key: str) -> Matcher:
    """One group or several; ``bare: true`` when what stands around does not matter."""
    groups = entry.texts(key)
    for group in groups:
        if group not in GROUPS:
            said = {"group": group, "known": ", ".join(GROUPS)}
            entry.refuse(
                key,
                Said(
                    "{group!r} is no part of the company file with names; there are {known}", said
                ),
            )
    return Names(groups, entry.flag("bare"))
