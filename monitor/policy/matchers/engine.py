"""The one regular-expression engine for what rules bring: RE2, linear in the text, bounded in memory."""

import re
from collections.abc import Iterator

import re2

from monitor.domain.finding import Span
from monitor.policy.text import Text

MAX_MEMORY = 8 * 1024 * 1024
"""Bytes one pattern may use (safety R1)."""

_LOOK = re.compile(r"\(\?<?[=!]")
_BACK = re.compile(r"(?<!\\)(?:\\\\)*\\(?:[1-9]|k<)|\(\?P=")


class PatternRefused(ValueError):
    """A pattern cannot be used; the text is the reason and the mend."""


class Pattern:
    """One compiled pattern. It reads the folded copies of a text, or the original if ``exact``."""

    def __init__(self, source: str, *, exact: bool = False, whole_words: bool = False) -> None:
        if not whole_words:
            _refuse_unsafe(source)
        self.source = source
        self.exact = exact
        self._starts_word = whole_words or source.startswith(r"\b")
        self._ends_word = whole_words or (source.endswith(r"\b") and not source.endswith(r"\\b"))
        options = re2.Options()
        options.max_mem = MAX_MEMORY
        options.log_errors = False
        try:
            self._engine = re2.compile(source, options)
        except re2.error as error:
            raise PatternRefused(_reason(error)) from error

    def find(self, text: Text) -> Iterator[Span]:
        """Where the pattern matches, as stretches of the original, none twice."""
        if self.exact:
            yield from (Span(a, b) for a, b in self.matches(text.original))
            return
        seen: set[Span] = set()
        for view in text.views:
            for start, end in self.matches(view.text):
                span = view.span(start, end)
                if span not in seen:
                    seen.add(span)
                    yield span

    def matches(self, text: str) -> Iterator[tuple[int, int]]:
        r"""Matches in one string. ``\b`` of the engine knows ASCII only; at both ends the letters of
        every script count."""
        if not text and self._engine.search(text) is not None:
            # Elsewhere an empty match says nothing; here it shows the rule to be one that is held.
            yield 0, 0
        for match in self._engine.finditer(text):
            start, end = match.span()
            inside = (self._starts_word and _in_word(text, start)) or (
                self._ends_word and _in_word(text, end)
            )
            if end > start and not inside:
                yield start, end


def _in_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _refuse_unsafe(source: str) -> None:
    if _LOOK.search(source):
        raise PatternRefused(
            "look-around is not supported; say what must stand nearby with 'with:' or 'unless:' instead"
        )
    if _BACK.search(source):
        raise PatternRefused("back-references are not supported; write the alternatives out")
    if _bare_alternatives(source):
        raise PatternRefused(
            r"put (?:…) around the alternatives, so that \b holds for each of them"
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


def _reason(error: Exception) -> str:
    said = error.args[0]
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    if "too large" in text:
        return "the pattern needs too much memory; make its repetitions smaller"
    return f"not a pattern: {text}"
