"""What keeps protected speech out: pay, hours, conditions, safety, union, discrimination, harassment,
misconduct reported, politics, religion, one's own health.

It runs in memory before anything is stored, and looks only at words, never at who wrote them or for
which company. docs/shield.md says in plain words what it does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from monitor.domain.finding import Finding, Span
from monitor.policy.families.index import WordIndex, families_in, listed, spans_of
from monitor.policy.rule import Context
from monitor.policy.shielding import de, en, fr, nl
from monitor.policy.text import Text

LANGUAGES: Mapping[str, ModuleType] = {"nl": nl, "en": en, "de": de, "fr": fr}

SOFT = frozenset({"mockery", "insult", "internal-event", "no-disclaimer", "avoid-topic"})
"""Kinds of finding that rest on how something is said. One hint of a protected matter is enough to drop
them; a name or a figure that leaked needs more than a hint."""

REACH = 1
"""How many sentences away feeling and self still belong to a hint."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of a protected matter: ``sure`` protects alone, a hint needs company."""

    topic: str
    sure: bool
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Protection:
    """Why a post is protected, or may be."""

    span: Span
    topics: tuple[str, ...]
    sure: bool

    def covers(self, finding: Finding) -> bool:
        """True when the shield keeps this finding from being made. Never true of a secret or of
        somebody else's personal data."""
        return not finding.hard and (self.sure or finding.kind in SOFT)


def shield(context: Context) -> Protection | None:
    """What protects a post, or None."""
    cues = _cues(context.text)
    if not cues:
        return None
    sure = [cue for cue in cues if cue.sure] or _felt(cues, context.text)
    telling = sure or cues
    topics = tuple(sorted({cue.topic for cue in telling}))
    return Protection(telling[0].span, topics, bool(sure))


def _felt(cues: list[Cue], text: Text) -> list[Cue]:
    """Hints that make up for a sure word, in a post that speaks of its author and with some feeling:
    where both stand beside the hint, or where another hint does."""
    said = spans_of(_index(_known(text)), text)
    mine = [hit.span for hit in said if hit.family == SELF]
    feeling = [hit.span for hit in said if hit.family == STANCE]
    if not mine or not feeling:
        return []
    return [
        cue
        for cue in cues
        if (_beside(cue, mine, text) and _beside(cue, feeling, text))
        or _beside(cue, [c.span for c in cues if c.words != cue.words], text)
    ]


def _beside(cue: Cue, spans: list[Span], text: Text) -> bool:
    return any(_near(cue.span, span, text) for span in spans)


def _near(one: Span, other: Span, text: Text) -> bool:
    starts = [sentence.start for sentence in text.sentences]
    place, there = (sum(start <= span.start for start in starts) for span in (one, other))
    return abs(there - place) <= REACH


STANCE, SELF = "stance", "self"


def _cues(text: Text) -> list[Cue]:
    there = families_in(_index(_known(text)), text)
    return list(_found(text)) if any(":" in family for family in there) else []


def _found(text: Text) -> Iterator[Cue]:
    for hit in spans_of(_index(_known(text)), text):
        strength, _, topic = hit.family.partition(":")
        if topic:
            yield Cue(topic, strength == "sure", hit.span, hit.words)


def _known(text: Text) -> str:
    return text.lang if text.lang in LANGUAGES else "en"


@cache
def _index(lang: str) -> WordIndex:
    words = LANGUAGES[lang]
    return WordIndex(
        {
            **{f"sure:{topic}": listed(said) for topic, said in words.SURE.items()},
            **{f"hint:{topic}": listed(said) for topic, said in words.HINT.items()},
            STANCE: listed(words.STANCE),
            SELF: listed(words.SELF),
        }
    )
