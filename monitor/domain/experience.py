"""What a rule's notes have been worth so far. It holds nobody: who answered cannot be read from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from monitor.domain.case import Worth
from monitor.domain.interval import wilson
from monitor.domain.tally import FEWEST, Count

ENOUGH = 10
"""Answers that a rule has to have before they may put it in shadow."""

NOTE = "note"
"""What is counted beside answers: that a note was written."""

SHADOW = "shadow"
"""And that one would have been, had the rule not been in shadow."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """The answer to one note, and what the same note was answered before, if anything."""

    rule_id: str
    noted_at: datetime
    answer: Worth
    before: Worth | None = None

    @property
    def changes(self) -> Mapping[Worth, int]:
        """What to add to which count. Saying the same again adds nothing; another answer replaces."""
        if self.answer is self.before:
            return {}
        return {self.answer: 1} if self.before is None else {self.answer: 1, self.before: -1}


@dataclass(frozen=True, slots=True)
class Experience:
    """Answers to a rule's notes since ``since``: since it last returned to active, or was changed.

    ``answers`` has every one of them, to judge the rule by. The counts are of those who agreed to be
    counted, each with the people behind what was added since it was last told.
    """

    rule_id: str
    since: datetime
    answers: Mapping[Worth, int] = field(default_factory=dict)
    counts: Mapping[str, Count] = field(default_factory=dict)
    told: Mapping[str, int] = field(default_factory=dict)
    """The counts as they may be shown: each has grown in lots about five people or more, once a day at most.
    So neither a number, nor what it was yesterday, nor when it grew tells of anybody."""

    @property
    def answered(self) -> int:
        """Notes that were judged."""
        return sum(self.answers.values())

    @property
    def useless(self) -> bool:
        """True when fewer than half of at least ten judged notes were useful (promise 6)."""
        useful = self.answers.get(Worth.USEFUL, 0)
        return self.answered >= ENOUGH and 2 * useful < self.answered

    @property
    def ready(self) -> bool:
        """True when a rule in shadow found enough to go by, and nothing speaks against it: either nobody
        has judged it, or at least half of its notes are almost certainly useful. Only what may be told is
        asked, so that the answer tells of nobody either."""
        worth = {each: self.told.get(each, 0) for each in Worth}
        among = sum(worth.values())
        good = not among or 2 * wilson(worth[Worth.USEFUL], among).low >= 1
        return good and self.told.get(SHADOW, 0) >= ENOUGH

    def count(self, what: str) -> Count:
        """Notes, or answers of one kind, with the number of people behind them."""
        return self.counts.get(what, Count())


def may_be_told(count: Count) -> bool:
    """Whether enough people are behind what was added to a count since it was last told."""
    return count.people >= FEWEST


BY_FILE = "file"
"""Why a rule is in shadow: its own text says so."""


@dataclass(frozen=True, slots=True)
class Shadow:
    """A rule that counts and writes to nobody."""

    rule_id: str
    since: datetime | None
    why: str
    hits: int | None = None
    """Notes that it would have written; None where fewer than five people stand behind them."""
    ready: bool = False
    """It may be worth its owner's look whether it should write."""
