"""What a finder of identifiers gives back."""

from typing import NamedTuple

from monitor.domain.finding import Confidence, Span


class Seen(NamedTuple):
    """A candidate in the original text, and how sure its form alone makes it."""

    span: Span
    confidence: Confidence = Confidence.CERTAIN
