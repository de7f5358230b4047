"""A post's text, taken apart once: language, sentences, quotations, links, folded copies.

Offsets always point at the original, in Unicode code points.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from monitor.domain.finding import Span
from monitor.policy.disguise import readings
from monitor.policy.fold import LETTER, View, folded
from monitor.policy.language import language

ENOUGH = 100
"""Of one thing in one post: more of the same tells nothing new, and costs."""

_ABBREVIATION = re.compile(
    r"(?:\b(?:[a-z]|bijv|bv|bvb|ca|co|dhr|dr|drs|dipl|evt|etc|ing|ir|jr|max|mevr|min|mr|mrs|ms|nr|prof|resp|sr|st|"
    r"str|tel|vs|vgl|zgn|inc|ltd|mme|mlle|me|env|hr|fr|usw|bzw|ca|geb|gest|inkl|zzgl|abs|jan|feb|aug|sept|okt|nov|dec)"
    r"|\b[a-z]\.[a-z])$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s)|\n+")
_CLAUSE_END = re.compile(
    r"[,;:()]\s|\s[-–—]+\s|\s(?=(?:maar|want|omdat|doch|but|because|though|although|aber|weil|denn|sondern|mais|car|parce|pourtant)\s)",
    re.IGNORECASE,
)
_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>\"'”’]+", re.IGNORECASE)
_MENTION = re.compile(r"(?<![\w@.])@\w+(?:[.-]\w+)*(?:@[\w-]+(?:\.[\w-]+)+)?")
_HASHTAG = re.compile(r"(?<![\w&#])#\w*[^\W\d_]\w*")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_JOINED = re.compile(r"[^\W_]+(?:'[^\W_]+)+")
_QUOTED = re.compile(
    r"“[^“”\n]{1,600}”|„[^“”„\n]{1,600}[“”]|«[^«»]{1,600}»|»[^«»\n]{1,600}«|\"[^\"\n]{1,600}\"|"
    r"(?<!\w)‘[^‘\n]{1,400}?’(?!\w)|(?<![\w'])'(?!(?:[tnksmrdz]|em)\b)[^'\n]{1,200}(?:'\w[^'\n]{0,200})*'(?!\w)|"
    r"```.{1,4000}?```|`[^`\n]{1,400}`",
    re.DOTALL,
)
_DIGIT = re.compile(r"[0-9]")
_NO_ASCII = re.compile(r"[^\x00-\x7f]")
_QUOTED_LINE = re.compile(r"^[ \t]*>[^\n]*", re.MULTILINE)


class Word(NamedTuple):
    """One word as folded, and where it stands in the folded copy."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Text:
    """What a matcher reads. Everything but the original is made when first asked for."""

    original: str
    marked: tuple[Span, ...] = ()
    """Stretches that the source marks as somebody else's words or as code."""
    said: str | None = None
    """The language the source claims."""

    @cached_property
    def lang(self) -> str:
        """ISO 639-1."""
        return language(self.original, self.said)

    @cached_property
    def folded(self) -> View:
        """Lower case, without accents, invisible characters and look-alikes."""
        return folded(self.original)

    @cached_property
    def views(self) -> tuple[View, ...]:
        """The folded copy first, then its other readings (digits for letters, spaced out, hashtags split)."""
        return (self.folded, *readings(self.folded, self.original))

    @cached_property
    def digits(self) -> int:
        """How many digits there are at most, in any script or shape, as written or as folded."""
        others = _NO_ASCII.findall(self.original)
        return len(_DIGIT.findall(self.folded.text)) + sum(map(str.isdigit, others))

    @cached_property
    def plain_letters(self) -> bytes:
        """The folded copy with one byte a character: letters and digits beyond ASCII are one same letter, all
        else beyond it one same sign."""
        return self.folded.letters

    @cached_property
    def letters(self) -> tuple[bytes, ...]:
        """Each view so."""
        return tuple(view.letters for view in self.views)

    @cached_property
    def bare(self) -> bytes:
        """The original with one byte a character: all beyond ASCII is one same letter."""
        if self.original.isascii():
            return self.original.encode()
        return _NO_ASCII.sub(_letter_of, self.original).encode("latin-1")

    @cached_property
    def encoded(self) -> tuple[bytes, ...]:
        """Each view, in UTF-8."""
        return tuple(view.text.encode() for view in self.views)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Words of the folded copy, in order."""
        return words_of(self.folded)

    @cached_property
    def word_places(self) -> tuple[Span, ...]:
        """Where each word stands in the original."""
        return tuple(self.folded.span(word.start, word.end) for word in self.words)

    @cached_property
    def notes(self) -> dict[object, object]:
        """What a matcher worked out about this text, so that the next one need not."""
        return {}

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """They lie end to end and cover the text."""
        return tuple(_pieces(_sentence_ends(self.original), len(self.original)))

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """Sentences, cut at commas, colons, dashes and before 'but' and 'because'."""
        ends = {s.end for s in self.sentences} | {
            m.end() for m in _CLAUSE_END.finditer(self.original)
        }
        return tuple(_pieces(sorted(ends), len(self.original)))

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """Somebody else's words or code: marked by the source, in quotation marks, after '>', in ticks."""
        own = (Span(*m.span()) for p in (_QUOTED, _QUOTED_LINE) for m in p.finditer(self.original))
        return tuple(sorted({*self.marked, *own}))

    @cached_property
    def links(self) -> tuple[Span, ...]:
        """Addresses of pages."""
        return _spans(_LINK, self.original)

    @cached_property
    def mentions(self) -> tuple[Span, ...]:
        """@somebody, with or without a server."""
        return _spans(_MENTION, self.original)

    @cached_property
    def hashtags(self) -> tuple[Span, ...]:
        """With their '#'. The other readings hold them split into words."""
        return _spans(_HASHTAG, self.original)

    def quoted(self, span: Span) -> bool:
        """True when the stretch lies inside a quotation of more than two words."""
        return any(
            q.start <= span.start and span.end <= q.end and len(q.of(self.original).split()) > 2
            for q in self.quotes
        )

    def linked(self, span: Span) -> bool:
        """True when the stretch touches a link or a mention."""
        return any(span.overlaps(other) for other in (*self.links, *self.mentions))

    def sentence(self, span: Span) -> Span:
        """The sentence, or sentences, that a stretch stands in."""
        return _around(self.sentences, self._sentence_starts, span)

    def clause(self, span: Span) -> Span:
        """The clause, or clauses, that a stretch stands in."""
        return _around(self.clauses, self._clause_starts, span)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [piece.start for piece in self.sentences]

    @cached_property
    def _clause_starts(self) -> list[int]:
        return [piece.start for piece in self.clauses]


_CASES = {"ſ": "s", "K": "k", "ı": "i", "İ": "i"}
"""Letters that are an ASCII letter in another case."""


def _letter_of(match: re.Match[str]) -> str:
    return _CASES.get(match.group(), LETTER)


def joined_words(view: View) -> list[str]:
    """Words of a folded copy with an apostrophe in them."""
    return _JOINED.findall(view.text) if "'" in view.text else []


def words_of(view: View) -> tuple[Word, ...]:
    """Words of a folded copy, in order."""
    return tuple(Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(view.text))


def _spans(pattern: re.Pattern[str], text: str) -> tuple[Span, ...]:
    return tuple(Span(*m.span()) for m in pattern.finditer(text))


def _sentence_ends(text: str) -> Iterator[int]:
    for match in _SENTENCE_END.finditer(text):
        ends_short = match.group()[0] == "." and _ABBREVIATION.search(
            text, max(0, match.start() - 6), match.start()
        )
        if not ends_short:
            yield match.end()


def _pieces(ends: Iterable[int], length: int) -> Iterator[Span]:
    start = 0
    for end in ends:
        if end > start:
            yield Span(start, end)
            start = end
    if start < length or not length:
        yield Span(start, length)


def _around(pieces: tuple[Span, ...], starts: list[int], span: Span) -> Span:
    first = pieces[max(0, bisect_right(starts, span.start) - 1)]
    last = pieces[max(0, bisect_right(starts, max(span.start, span.end - 1)) - 1)]
    return Span(first.start, last.end)
