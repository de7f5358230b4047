"""What is kept of a post that was read."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Trace:
    """One version of one post, without a word of it or where it stands."""

    identifier: str
    """A keyed hash of the post's own id."""
    fingerprint: str
    """The hash of its text."""
    seen_at: datetime
