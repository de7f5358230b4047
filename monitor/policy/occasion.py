"""What a suggestion is made from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from monitor.domain.finding import Finding

Finds = Callable[[str], Sequence[Finding]]
"""What the rules find in a text by the same author: nothing is suggested in which they find anything."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """The post that needs mending, and what was found in it."""

    text: str
    findings: tuple[Finding, ...]
    """At least one."""
    lang: str
    seed: str
    """Chooses among wordings: the case id, or the hash of the text."""
    on: date
    """The day that a correction names."""
    is_reply: bool = False
    turn: int = 0
    """How often somebody asked for another draft."""
