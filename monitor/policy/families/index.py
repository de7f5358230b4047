"""Finds many word patterns in one pass: a dictionary look-up for each word, whatever the number of patterns.

A pattern is one or more words. ``loon*`` is any word that begins so, ``*loon`` any that ends so,
``*loon*`` any that holds it; ``_`` stands for exactly one word and ``…`` for up to four.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from monitor.domain.finding import Span
from monitor.policy.fold import View, fold_word
from monitor.policy.remembered import Remembered
from monitor.policy.text import Text

GAP, ONE = "…", "_"
LONGEST_GAP = 4
_WORD = re.compile(r"[^\W_]+")


class Found(NamedTuple):
    """A pattern of a family, and where it stands in the original."""

    family: str
    span: Span
    words: str
    """As folded: the same words said twice are one sign, not two."""


class _Rest(NamedTuple):
    family: str
    pieces: tuple[str, ...]


class _Start(NamedTuple):
    """What may go on from one word."""

    alone: tuple[str, ...]
    """Families that the word itself is of."""
    before: Mapping[str, tuple[_Rest, ...]]
    """Patterns by the very word that has to follow."""
    open: tuple[_Rest, ...]
    """Patterns that go on with any of several words."""


class _Words:
    """The words of one copy, and where they stand in it."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.texts = view.parts

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Where each stands, once something is found in them."""
        return [match.span() for match in _WORD.finditer(self.view.text)]


_Hit = tuple[str, int, int, _Words]
"""A family, the first word and the one after the last, and in which words."""


class WordIndex:
    """The patterns of several families, ready to be looked up."""

    def __init__(self, families: Mapping[str, Iterable[str]]) -> None:
        self._whole: dict[str, list[_Rest]] = {}
        self._heads: dict[str, list[_Rest]] = {}
        self._tails: dict[str, list[_Rest]] = {}
        self._inner: dict[str, list[_Rest]] = {}
        self._reach = self._longest = 0
        self._starting = Remembered(self._look_up)
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
        reach = sum(LONGEST_GAP if piece == GAP else 1 for piece in pieces)
        self._reach = max(self._reach, reach)
        self._longest = max(self._longest, len(first))

    def find(self, text: Text) -> Iterator[Found]:
        """Every hit in a text and in its other readings."""
        return map(_found, self.hits(text))

    def hits(self, text: Text) -> Iterator[_Hit]:
        """Every hit in short. Of other readings only what is not in the text as it stands is looked at."""
        plain, *others = _words(text)
        yield from self._hits(plain, 0, len(plain.texts))
        for words in others:
            first, last = _changed(plain.texts, words.texts)
            yield from self._hits(words, max(0, first - self._reach), last)

    def _hits(self, words: _Words, first: int, last: int) -> Iterator[_Hit]:
        """Every hit that begins from the first of some words up to the last."""
        texts = words.texts
        starts = map(self._starting.__getitem__, texts[first:last])
        ahead = (*texts[first + 1 : last + 1], "")
        for at, (start, then) in enumerate(zip(starts, ahead, strict=False), first):
            if start is None:
                continue
            alone, before, others = start
            for family in alone:
                yield family, at, at + 1, words
            for rest in (*before[then], *others) if then in before else others:
                end = _end(rest.pieces, texts, at + 1)
                if end is not None:
                    yield rest.family, at, end, words

    def _look_up(self, word: str) -> _Start | None:
        rests = tuple(self._patterns_from(word))
        before: dict[str, tuple[_Rest, ...]] = {}
        for rest in rests:
            if rest.pieces and _is_word(rest.pieces[0]):
                before[rest.pieces[0]] = (*before.get(rest.pieces[0], ()), rest)
        alone = tuple(rest.family for rest in rests if not rest.pieces)
        others = tuple(rest for rest in rests if rest.pieces and not _is_word(rest.pieces[0]))
        start = _Start(alone, before, others)
        return start if any(start) else None

    def _patterns_from(self, word: str) -> Iterator[_Rest]:
        yield from self._whole.get(word, ())
        for size in range(2, min(len(word), self._longest) + 1):
            if word[:size] in self._heads:
                yield from self._heads[word[:size]]
            if word[-size:] in self._tails:
                yield from self._tails[word[-size:]]
        for core, rests in self._inner.items():
            if core in word:
                yield from rests


def spans_of(index: WordIndex, text: Text) -> tuple[Found, ...]:
    """Every hit in a text and in its other readings, none twice; remembered with the text."""
    known = text.notes.get((spans_of, index))
    if not isinstance(known, tuple):
        found = {(f.family, f.span): f for f in map(_found, _hits_in(index, text))}
        known = tuple(sorted(found.values(), key=lambda f: (f.span, f.family)))
        text.notes[spans_of, index] = known
    return known


def families_in(index: WordIndex, text: Text) -> set[str]:
    """The families with a hit, which is all that most posts are asked for."""
    return {hit[0] for hit in _hits_in(index, text)}


def _hits_in(index: WordIndex, text: Text) -> list[_Hit]:
    known = text.notes.get(index)
    if not isinstance(known, list):
        known = text.notes[index] = list(index.hits(text))
    return known


def _found(hit: _Hit) -> Found:
    family, first, end, words = hit
    span = words.view.span(words.places[first][0], words.places[end - 1][1])
    return Found(family, span, " ".join(words.texts[first:end]))


def _words(text: Text) -> list[_Words]:
    """The words of each view; remembered with the text."""
    known = text.notes.get(_words)
    if not isinstance(known, list):
        known = text.notes[_words] = list(map(_Words, text.views))
    return known


def _changed(plain: list[str], other: list[str]) -> tuple[int, int]:
    """From which to which word another reading differs from the text as it stands, the one after those
    included: it may stand after another word than there."""
    most = min(len(plain), len(other))
    first = next((at for at in range(most) if plain[at] != other[at]), most)
    same = next(
        (at for at in range(most - first) if plain[-1 - at] != other[-1 - at]), most - first
    )
    return first, len(other) - same + 1


def _is_word(piece: str) -> bool:
    return piece not in (GAP, ONE) and "*" not in piece


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
        if raw in (GAP, ONE) or (raw.isascii() and raw.isalnum() and raw.islower()):
            yield raw
            continue
        words = _WORD.findall(fold_word(raw.strip("*"))) or [raw]
        words[0] = ("*" if raw.startswith("*") else "") + words[0]
        words[-1] += "*" if raw.endswith("*") else ""
        yield from words


def listed(text: str) -> tuple[str, ...]:
    """The patterns of a family: separated by commas or line ends."""
    return tuple(p.strip() for p in text.replace("\n", ",").split(",") if p.strip())
