"""A post as the second reader gets it, and what that reader says of it.

The rules look for words. The second reader was taught on labelled posts and weighs the whole: the
author's role and what it may say, the message replied to, and the text with the company's names marked.
It is one signal and never speaks alone; docs/reader.md says how it was taught and how well it does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from monitor.domain.finding import Span
from monitor.policy.lexicon import GROUPS, Lexicon
from monitor.policy.matchers.author import has_own_line, is_spokesperson, may_speak
from monitor.policy.matchers.family import Family
from monitor.policy.matchers.role import MATTERS
from monitor.policy.matchers.topic import Topics
from monitor.policy.reading import Reading
from monitor.policy.rule import Context, Matcher

TOPIC = "topic"
MARKS = (*GROUPS, TOPIC)
"""What may be marked before a word: a name of the company file, or a topic it asks to leave alone."""

EMPLOYER, SPOKESPERSON, LISTED, OWN_VIEW = "employer", "spokesperson", "listed", "own view"
FLAGS = (EMPLOYER, SPOKESPERSON, LISTED, OWN_VIEW, *(f"may {matter}" for matter in MATTERS))
"""What may be said of the author."""

_WORD = re.compile(r"\S+")
_OWN_VIEW = Family(["own_view"])


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the second reader sees."""

    role: str
    flags: tuple[str, ...]
    reply_to: str
    """Empty when the post answers nobody."""
    text: str
    words: tuple[Span, ...]
    marks: tuple[tuple[int, str], ...]
    """Where a marked name begins, and what it is; in order."""


class Reader(Protocol):
    """Somebody who reads a sheet. The same sheet gives the same reading."""

    def read(self, sheet: Sheet) -> Reading:
        """What to make of it."""


def sheet_of(context: Context) -> Sheet:
    """The sheet of a post."""
    text = context.text
    return Sheet(
        role=context.role.folded.text,
        flags=tuple(_flags(context)),
        reply_to=context.reply_to.folded.text if context.reply_to else "",
        text=text.original,
        words=tuple(Span(*match.span()) for match in _WORD.finditer(text.original)),
        marks=tuple(sorted(_marks(context))),
    )


def _flags(context: Context) -> Iterator[str]:
    spokesperson = is_spokesperson(context)
    if context.names_employer:
        yield EMPLOYER
    if spokesperson:
        yield SPOKESPERSON
    if has_own_line(context):
        yield LISTED
    if any(True for _ in _OWN_VIEW.find(context.bio, context)):
        yield OWN_VIEW
    if not spokesperson:
        yield from (f"may {matter}" for matter in MATTERS if may_speak(context, matter))


def _marks(context: Context) -> Iterator[tuple[int, str]]:
    for sighting in context.lexicon.sightings(context.text):
        yield sighting.span.start, sighting.known.group
    for hit in _topics(context.lexicon).find(context.text, context):
        yield hit.span.start, TOPIC


@lru_cache(maxsize=8)
def _topics(lexicon: Lexicon) -> Matcher:
    return Topics().bound(lexicon)
