"""Figures about a period, each with the number of people behind it; nothing here names anyone."""

from dataclasses import dataclass, field

FEWEST = 5
"""Numbers about fewer people than this are not shown (promise 7)."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number, and of how many different people it tells."""

    number: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """What happened in one period."""

    checked: Count = field(default_factory=Count)
    """Posts that were checked. ``people`` is the number of active members in the period."""
    notes: Count = field(default_factory=Count)
    put_right: Count = field(default_factory=Count)
    """Corrected or removed."""
    dismissed: Count = field(default_factory=Count)
    protected: Count = field(default_factory=Count)
    help: Count = field(default_factory=Count)
    notes_by_conduct: tuple[tuple[int, Count], ...] = ()
    put_right_by_conduct: tuple[tuple[int, Count], ...] = ()
    hours_to_right: float | None = None
    """Median, in hours."""


@dataclass(frozen=True, slots=True)
class AccountHealth:
    """How the accounts are doing, each with the number of people behind it."""

    reading: Count = field(default_factory=Count)
    troubled: Count = field(default_factory=Count)
    """Unread for more than a day."""
    paused: Count = field(default_factory=Count)
    stopped: Count = field(default_factory=Count)
    unproved: Count = field(default_factory=Count)
