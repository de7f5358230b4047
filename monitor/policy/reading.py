"""What the second reader says of a post, and how much its word weighs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from monitor.domain.finding import Confidence, Span

KINDS = (
    "disparage", "misconduct", "out-of-role", "spokesperson", "no-disclaimer", "insult", "confidential",
    "codename", "client-nda", "personal-data", "secret", "internal-event", "legal", "fact-error", "quarrel",
)  # fmt: skip
"""What a post can be about that deserves a note, as the labels name it."""

DOUBT, LEANS, SAYS = 0.1, 0.5, 0.75
"""How much a post looks like one that deserved a note: below the first the second reader doubts a finding,
from the second it makes a weak one likely, from the third its own word is likely. Set on hands that the
reader did not learn from (docs/reader.md)."""

AMONG = 2
"""A kind counts when it is among so many that the post looks most like."""
FLOOR = 0.05
"""The least that a kind has to be looked like."""
PROTECTED = 0.5
"""From here the post looks more like protected speech than not."""


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
    def doubts(self) -> bool:
        """It sees no reason for a note."""
        return self.alert < DOUBT

    @property
    def agrees(self) -> bool:
        """It would rather write a note than not."""
        return self.alert >= LEANS

    def says(self, kinds: Iterable[str]) -> Confidence | None:
        """How sure it is that the post deserves a note of one of these kinds; None when it is not."""
        nearest = sorted(self.kinds, key=lambda kind: -self.kinds[kind])[:AMONG]
        if not self.agrees or not any(k in nearest and self.kinds[k] >= FLOOR for k in kinds):
            return None
        return Confidence.LIKELY if self.alert >= SAYS else Confidence.POSSIBLE
