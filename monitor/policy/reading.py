"""What the second reader says of a post, and how much its word weighs.

All thresholds are set on hands that it did not learn from; docs/reader.md says how, and how well they do.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from monitor.domain.finding import Confidence, Span

KINDS = (
    "disparage", "misconduct", "out-of-role", "spokesperson", "no-disclaimer", "insult", "confidential",
    "codename", "client-nda", "personal-data", "secret", "internal-event", "legal", "fact-error", "quarrel",
)  # fmt: skip
"""What a post can be about that deserves a note, as the labels name it."""

SAYS = {
    "disparage": 0.95, "misconduct": 0.7, "out-of-role": 0.35, "spokesperson": 0.3, "no-disclaimer": 0.9,
    "insult": 0.6, "confidential": 0.55, "codename": 0.3, "client-nda": 0.45, "personal-data": 0.95, "secret": 0.8,
    "internal-event": 0.5, "legal": 0.7, "fact-error": 0.8, "quarrel": 0.45,
}  # fmt: skip
"""How much a post has to look like a kind for the second reader to say so."""

SURE, NEAREST = 0.92, 0.4
"""A post that looks so much like one that deserved a note is of the kind it looks most like, if so much like it."""

PROTECTED = 0.08
"""How much a post may look like protected speech before nothing of what it knows about is found."""

UNPROTECTED = 0.01
"""Below this it is certain that a post is no protected speech."""

SHIELDED = 0.6
"""From here it takes a post for protected speech."""


class Weight(StrEnum):
    """How much the second reader's word weighs beside a rule's own."""

    LIGHT = "light"
    HEAVY = "heavy"

    @property
    def doubt(self) -> float:
        """It doubts a likely finding on a post that looks less than so much like one that deserved a note."""
        return {Weight.LIGHT: 0.15, Weight.HEAVY: 0.3}[self]

    @property
    def agree(self) -> float:
        """It confirms a weak finding on a post that looks so much like one."""
        return {Weight.LIGHT: 0.3, Weight.HEAVY: 0.9}[self]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the second reader made of a post. Never shown, never kept."""

    kinds: Mapping[str, float]
    """For each of KINDS, 0 to 1: how much the post looks like those that deserved such a note."""
    alert: float
    """The same for any of them."""
    shielded: float
    """The same for protected speech."""
    span: Span
    """The words that a reader would most likely underline."""

    @property
    def protected(self) -> bool:
        """The post may be protected speech: enough to find nothing of what it knows about."""
        return self.shielded >= PROTECTED

    @property
    def protects(self) -> bool:
        """It takes the post for protected speech."""
        return self.shielded >= SHIELDED

    @property
    def unprotected(self) -> bool:
        """It is certain that the post is no protected speech."""
        return self.shielded < UNPROTECTED

    def weighs(self, confidence: Confidence, weight: Weight) -> Confidence:
        """How sure a finding is after its word. It has none in what is certain."""
        if confidence is Confidence.CERTAIN:
            return confidence
        if self.alert < weight.doubt:
            return Confidence.POSSIBLE
        return Confidence.LIKELY if self.alert >= weight.agree else confidence

    def says(self, kinds: Iterable[str]) -> bool:
        """It takes the post for one of these kinds."""
        return not self.protected and any(map(self._looks_like, kinds))

    def _looks_like(self, kind: str) -> bool:
        score = self.kinds[kind]
        nearest = self.alert >= SURE and score >= max(NEAREST, *self.kinds.values())
        return nearest or score >= SAYS[kind]
