"""Finds many word patterns in one pass: a dictionary look-up for each word, whatever the number of patterns.

A pattern is one or more words. ``loon*`` is any word that begins so, ``*loon`` any that ends so,
``*loon*`` any that holds it; ``_`` stands for exactly one word and ``…`` for up to four.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from monitor.domain.finding import Span
from monitor.policy.fold import View, fold_word
from monitor.policy.text import Text

GAP, ONE = "…", "_"
LONGEST_GAP = 4
REMEMBERED = 20_000
"""Words whose patterns are kept at hand: people use the same ones again and again."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern of a family, and where it stands in the original."""

    family: str
    span: Span
    words: str
    """As folded: the same words said twice are one sign, not two."""


@dataclass(frozen=True, slots=True)
class _Rest:
    family: str
    pieces: tuple[str, ...]


class WordIndex:
    """The patterns of several families, ready to be looked up."""

    def __init__(self, families: Mapping[str, Iterable[str]]) -> None:
        self._whole: dict[str, list[_Rest]] = {}
        self._heads: dict[str, list[_Rest]] = {}
        self._tails: dict[str, list[_Rest]] = {}
        self._inner: dict[str, list[_Rest]] = {}
        self._starting = lru_cache(maxsize=REMEMBERED)(self._look_up)
        for family, patterns in families.items():
            for pattern in patterns:
                self._add(family, tuple(_pieces(pattern)))

    def _add(self, family: str, pieces: tuple[str, ...]) -> None:
        first = pieces[0]
        table = {
            (False, False): self._whole,
            (False, True): self._heads,
            (True, False): self._tails,
            (True, True): self._inner,
        }[first.startswith("*"), first.endswith("*")]
        table.setdefault(first.strip("*"), []).append(_Rest(family, pieces[1:]))

    def find(self, view: View) -> Iterator[Found]:
        """Every hit in one folded copy, in the order of its words."""
        matches = list(_WORD.finditer(view.text))
        words = [match.group() for match in matches]
        for at, word in enumerate(words):
            for rest in self._starting(word):
                end = _end(rest.pieces, words, at + 1)
                if end is not None:
                    span = view.span(matches[at].start(), matches[end - 1].end())
                    yield Found(rest.family, span, " ".join(words[at:end]))

    def _look_up(self, word: str) -> tuple[_Rest, ...]:
        return tuple(self._patterns_from(word))

    def _patterns_from(self, word: str) -> Iterator[_Rest]:
        yield from self._whole.get(word, ())
        for size in range(2, len(word) + 1):
            yield from self._heads.get(word[:size], ())
            yield from self._tails.get(word[-size:], ())
        for core, rests in self._inner.items():
            if core in word:
                yield from rests


def spans_of(index: WordIndex, text: Text) -> tuple[Found, ...]:
    """Every hit in a text and in its other readings, none twice; remembered with the text."""
    known = text.notes.get(index)
    if not isinstance(known, tuple):
        found = {(f.family, f.span): f for view in text.views for f in index.find(view)}
        known = tuple(sorted(found.values(), key=lambda f: (f.span, f.family)))
        text.notes[index] = known
    return known


def word_fits(pattern: str, word: str) -> bool:
    """One word against one word pattern."""
    if "*" not in pattern:
        return pattern in (word, ONE)
    core = pattern.strip("*")
    if pattern.startswith("*") and pattern.endswith("*"):
        return core in word
    if pattern.endswith("*"):
        return word.startswith(core)
    return word.endswith(core)


def _end(rest: Sequence[str], words: Sequence[str], at: int) -> int | None:
    """Where a pattern's remaining words end when they begin at ``at``, as near as can be; None if they do not."""
    for done, piece in enumerate(rest):
        if piece == GAP:
            ends = (_end(rest[done + 1 :], words, at + skip) for skip in range(LONGEST_GAP + 1))
            return next((end for end in ends if end is not None), None)
        if at >= len(words) or not word_fits(piece, words[at]):
            return None
        at += 1
    return at


def _pieces(pattern: str) -> Iterator[str]:
    """A pattern's words, each folded as a text is, with its stars kept."""
    for raw in pattern.split():
        if raw in (GAP, ONE):
            yield raw
            continue
        words = _WORD.findall(fold_word(raw.strip("*"))) or [raw]
        words[0] = ("*" if raw.startswith("*") else "") + words[0]
        words[-1] += "*" if raw.endswith("*") else ""
        yield from words


def listed(text: str) -> tuple[str, ...]:
    """The patterns of a family: separated by commas or line ends."""
    return tuple(p.strip() for p in text.replace("\n", ",").split(",") if p.strip())
