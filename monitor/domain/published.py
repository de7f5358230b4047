"""What has been told once is told again in the same words: figures as they are written down.

If figures were worked out anew, whoever leaves or no longer wants to be counted could be found by
comparing two of them. What is written down has nothing in it about fewer than five people.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from monitor.domain.accounts import AccountHealth
from monitor.domain.figures import Figures, Week, shown
from monitor.domain.tally import FEWEST, Count, RuleFigures


def week_name(label: str) -> str:
    """What the figures of a week are remembered by."""
    return f"figures.week.{label}"


def block_name(label: str) -> str:
    """What the figures by rule are remembered by: the first week of their block."""
    return f"figures.block.{label}"


HEALTH = "figures.health"


def written(figures: Figures) -> str:
    """Figures of a week as text."""
    return json.dumps({name: n for name, n in asdict(figures).items() if n is not None})


def read(text: str) -> Figures:
    """Those figures again."""
    return Figures(**json.loads(text))


def rows_written(rows: Sequence[RuleFigures]) -> str:
    """Figures by rule as text."""
    return json.dumps([asdict(row) for row in rows])


def rows_read(text: str) -> tuple[RuleFigures, ...]:
    """Those figures again."""
    return tuple(
        RuleFigures(
            tuple(row["conducts"]),
            Count(**row["notes"]),
            Count(**row["put_right"]),
            Count(**row["not_right"]),
        )
        for row in json.loads(text)
    )


def add_up(rows: Sequence[RuleFigures], weeks: Sequence[Week]) -> bool:
    """False when the weeks, told earlier, hold what these rows no longer do: the difference would be
    whoever left in between."""
    if not weeks or weeks[0].figures.notes is None:
        return True
    notes = sum(week.figures.notes or 0 for week in weeks)
    right = sum(week.figures.put_right or 0 for week in weeks)
    told = weeks[0].figures.put_right is None or right == sum(r.put_right.number for r in rows)
    return told and notes == sum(row.notes.number for row in rows)


Block = tuple[str, tuple[RuleFigures, ...]]
"""The first week of a full period of four, and what may be shown of it by rule."""


@dataclass(frozen=True, slots=True)
class Published:
    """All figures that may leave at one moment. What is None or not there is about too few people."""

    weeks: tuple[Week, ...]
    """Oldest first."""
    blocks: tuple[Block, ...]
    """Oldest first."""
    health: AccountHealth


@dataclass(frozen=True, slots=True)
class Steady:
    """Numbers of accounts that move only when those of five people or more came or went. What did not
    move is what was told before, and no claim about today: an account may have gone over since."""

    reading: Count = field(default_factory=Count)
    unread: Count = field(default_factory=Count)
    waiting: Count = field(default_factory=Count)
    paused: Count = field(default_factory=Count)

    @classmethod
    def of(cls, text: str | None) -> "Steady":
        """What was written down, or nothing yet."""
        return cls(**{k: Count(*pair) for k, pair in json.loads(text or "{}").items()})

    def moved(self, found: AccountHealth) -> "Steady":
        """What may be shown now that this was found."""
        return Steady(
            _moved(self.reading, found.reading),
            _moved(self.unread, found.unread),
            _moved(self.waiting, found.waiting),
            _moved(self.paused, found.paused),
        )

    def __str__(self) -> str:
        counts = {name: getattr(self, name) for name in self.__slots__}
        return json.dumps({name: [count.number, count.people] for name, count in counts.items()})


def _moved(told: Count, found: Count) -> Count:
    """Fewer than five people are told as none, so that even what is written down is about five."""
    if abs(found.people - told.people) < FEWEST:
        return told
    return found if shown(found) is not None else Count()
