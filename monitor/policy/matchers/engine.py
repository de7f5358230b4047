"""The one regular-expression engine for what rules bring: RE2, linear in the text, bounded in memory."""

import re
from collections.abc import Collection, Iterable, Iterator
from enum import Enum
from functools import lru_cache
from typing import Any

import re2

from monitor.domain.finding import Span
from monitor.errors import Said
from monitor.policy.matchers.patternwords import what_is_wrong
from monitor.policy.text import Text

MAX_MEMORY = 8 * 1024 * 1024
"""Bytes one pattern may use (safety R1)."""
KEPT = 512
"""Compiled patterns that are kept at hand: the same one is never compiled twice for several judges."""
KEPT_SETS = 16
"""The same for sets of them, which learn from every text they have seen."""

_LOOK = re.compile(r"\(\?<?[=!]")
_LETTERS_OR_BAR = r"[0-9A-Za-z_\xe9]"
_BACK = re.compile(r"(?<!\\)(?:\\\\)*\\(?:[1-9]|k<)|\(\?P=")


class PatternRefused(ValueError):
    """A pattern cannot be used: the reason and the mend."""

    def __init__(self, said: Said) -> None:
        super().__init__(str(said))
        self.said = said


class Reads(Enum):
    """What a pattern is held against."""

    LETTERS = "folded copies, one byte a character"
    FOLDED = "folded copies"
    BARE = "the text as it was written, one byte a character"
    ORIGINAL = "the text as it was written"

    @property
    def in_bytes(self) -> bool:
        """A byte is a character, and not a part of one."""
        return self in (Reads.LETTERS, Reads.BARE)

    def copies(self, text: Text) -> tuple[bytes, ...]:
        """The copies of a text that are searched."""
        match self:
            case Reads.LETTERS:
                return text.letters
            case Reads.FOLDED:
                return text.encoded
            case Reads.BARE:
                return (text.bare,)
            case _:
                return (text.original.encode(),)


class Source:
    """What can be looked for in one pass with others: written for the engine, and what it reads."""

    def __init__(self, source: str, reads: Reads, lot: str = "") -> None:
        self.source = source
        self.reads = reads
        self.lot = lot
        """What it is looked for together with. One pass for all would be less, but for what may stand far
        apart: of several such, the machine has to know every combination."""


class Pattern(Source):
    """One compiled pattern. It reads the folded copies of a text, or the original if ``exact``.

    ``whole_words`` is for what was made of a list of words: it is in ``LETTERS`` where it can be, which
    makes it small, and safe to begin with.
    """

    def __init__(self, source: str, *, exact: bool = False, whole_words: bool = False) -> None:
        if not whole_words:
            _refuse_unsafe(source)
        reads = Reads.ORIGINAL if exact else Reads.FOLDED
        super().__init__(source, Reads.LETTERS if whole_words and source.isascii() else reads)
        self._starts_word = whole_words or source.startswith(r"\b")
        self._ends_word = whole_words or (source.endswith(r"\b") and not source.endswith(r"\\b"))
        self._engine = _compiled(source, self.reads is Reads.LETTERS)

    def find(self, text: Text) -> Iterator[Span]:
        """Where the pattern matches, as stretches of the original, none twice."""
        if self.reads is Reads.ORIGINAL:
            yield from (Span(a, b) for a, b in self._matches(text.original, text.original.encode()))
            return
        seen: set[Span] = set()
        for view, copy in zip(text.views, self.reads.copies(text), strict=True):
            for start, end in self._matches(view.text, copy):
                span = view.span(start, end)
                if span not in seen:
                    seen.add(span)
                    yield span

    def _matches(self, text: str, copy: bytes) -> Iterator[tuple[int, int]]:
        r"""Matches in one copy. ``\b`` of the engine knows ASCII only; at both ends the letters of
        every script count."""
        if not text and self._engine.search(copy) is not None:
            # Elsewhere an empty match says nothing; here it shows the rule to be one that is held.
            yield 0, 0
        for start, end in _places(self._engine.finditer(copy), copy, text):
            inside = (self._starts_word and _in_word(text, start)) or (
                self._ends_word and _in_word(text, end)
            )
            if not inside:
                yield start, end


class Net:
    """Many patterns in one pass: it tells which of them a text may hold, and misses none that it does."""

    def __init__(self, patterns: Collection[Source]) -> None:
        lots: dict[tuple[Reads, str], list[Source]] = {}
        for pattern in patterns:
            lots.setdefault((pattern.reads, pattern.lot), []).append(pattern)
        self._sets = [
            (reads, held, _set_of(tuple(p.source for p in held), reads))
            for (reads, _), held in lots.items()
        ]

    def caught(self, text: Text) -> Iterator[Source]:
        """The patterns that are in a text."""
        for reads, held, known in self._sets:
            yield from self._caught(held, known, reads.copies(text))

    def _caught(
        self, held: list[Source], known: re2.Set | None, copies: tuple[bytes, ...]
    ) -> Iterable[Source]:
        at: set[int] = set()
        for copy in copies:
            found = (known.Match(copy) or ()) if known else ()
            if len(held) not in found:
                return held
            at.update(found)
        at.discard(len(held))
        return [held[place] for place in at]


@lru_cache(maxsize=KEPT_SETS)
def _set_of(sources: tuple[str, ...], reads: Reads) -> re2.Set | None:
    """All of them and, last, one that is in every text: where it is not found, the engine ran out of
    memory and says nothing. None when they are too many for one set."""
    made = re2.Set.SearchSet(_options(reads.in_bytes, MAX_MEMORY * 4))
    try:
        for source in sources:
            made.Add(source.encode())
        made.Add(b"")
        made.Compile()
    except re2.error:
        return None
    return made


@lru_cache(maxsize=KEPT)
def _compiled(source: str, letters: bool) -> Any:
    try:
        return re2.compile(source.encode(), _options(letters, MAX_MEMORY))
    except re2.error as error:
        raise PatternRefused(what_is_wrong(error)) from error


def hint(pattern: re.Pattern[str]) -> Any:
    """A plain pattern without look-around for one byte a character (``View.letters``): where it finds
    nothing, neither does the pattern it is made of. It takes a tenth of the time."""
    source = pattern.pattern.replace(r"\b", "").replace(r"\w", _LETTERS_OR_BAR)
    return _compiled(source, letters=True)


def _options(letters: bool, memory: int) -> re2.Options:
    options = re2.Options()
    options.max_mem = memory
    options.log_errors = False
    options.never_capture = True
    if letters:
        options.encoding = re2.Options.Encoding.LATIN1
    return options


def _places(found: Iterable[Any], copy: bytes, text: str) -> Iterator[tuple[int, int]]:
    """Where matches in a copy stand, in characters; empty ones nowhere."""
    spans = (span for span in map(_span, found) if span[0] < span[1])
    if len(copy) == len(text):
        yield from spans
        return
    byte = place = 0
    for first, last in spans:
        start = place + len(copy[byte:first].decode())
        place = start + len(copy[first:last].decode())
        byte = last
        yield start, place


def _span(match: Any) -> tuple[int, int]:
    start, end = match.span()
    return start, end


def _in_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _refuse_unsafe(source: str) -> None:
    if _LOOK.search(source):
        raise PatternRefused(
            Said(
                "look-around is not supported; say what must stand nearby with 'with:' or 'unless:' instead"
            )
        )
    if _BACK.search(source):
        raise PatternRefused(Said("back-references are not supported; write the alternatives out"))
    if _bare_alternatives(source):
        raise PatternRefused(
            Said(r"put (?:…) around the alternatives, so that \b holds for each of them")
        )


def _bare_alternatives(source: str) -> bool:
    r"""True for ``\bone|two\b``: the engine reads it as "one at a start, or two at an end"."""
    if not (source.startswith(r"\b") or source.endswith(r"\b")):
        return False
    depth = 0
    for piece in re.findall(r"\\.|\[(?:\\.|[^\]\\])*\]|[()|]", source):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece == "|" and depth == 0:
            return True
    return False
