"""One rule's hit. It points at text and keeps no copy of it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much harm the words can do while they stand there."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """Higher is graver; for ordering only, never shown."""
        return list(Severity).index(self)


class Confidence(StrEnum):
    """How sure the judge is: a word about a finding, never a number about a person."""

    POSSIBLE = "possible"
    LIKELY = "likely"
    CERTAIN = "certain"

    @property
    def rank(self) -> int:
        """Higher is surer; for ordering only, never shown."""
        return list(Confidence).index(self)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a post's plain text, in Unicode code points, end not included."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """True when both share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's hit on one post.

    ``kind`` chooses the suggestion (``insult``, ``client-name``, ``wrong-fact`` …; see
    ``policy/suggest.py``); ``about`` names an entry of the company file (a fact's key), never words
    of the post.
    """

    rule_id: str
    conduct: int
    severity: Severity
    confidence: Confidence
    span: Span
    kind: str
    about: str | None = None
    hard: bool = False
    """A secret or somebody else's personal data: the only findings a shielded post may have."""
