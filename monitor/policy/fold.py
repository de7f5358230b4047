"""Folded copies of a text: what it reads like once the disguise is off, with a way back.

A copy is lower case, without accents, format characters or look-alike letters. Every character of a
copy knows which stretch of the original it came from, so a match in a copy is an exact span there.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

from monitor.domain.finding import Span

MAX_CACHED = 20_000
"""Characters whose folding is remembered: all that people write, and no more."""

FEW = 16
"""Different characters beyond ASCII up to which each is replaced by itself, which is quicker."""

_LOOKALIKES = {
    # Cyrillic
    **dict(
        zip("авекмнорстухіјѕԁԛԝьгѵѡҡһғқңүұҳәё", "abekmhopctyxijsdqwbrvwkhfknyyxee", strict=True)
    ),
    # Greek
    **dict(zip("αβγεηικμνορτυχω", "abyenikuvoptuxw", strict=True)),
    # Armenian
    **dict(zip("օսհոցգ", "ouhngq", strict=True)),
    # Latin letters that have no decomposition, small capitals included
    **dict(
        zip(
            "ıȷɑɡɩɪøłđðħƒŋʀɢʟɴʙʏɛɔʜᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢⅼ",
            "ijagiiolddhfnrglnbyeohacdejkmoptuvwzl",
            strict=True,
        )
    ),
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    # Punctuation that keyboards and word processors vary
    **dict.fromkeys("‘’‚‛ʼʹ′´`＇", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−⁃", "-"),
    # Marks that are no letters of the word they stand on, and blanks that show nothing
    **dict.fromkeys("™®℠©\u3164\u115f\u1160\uffa0\u2800", ""),
}
_CAPITALS = dict(
    zip(
        "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕЅІЈКМНОРСТУХ",
        "abezhikmnoptyxabesijkmhopctyx",
        strict=True,
    )
)
"""Capitals that look like another letter than their small form does."""

_BOXED_A = 0x1F150, 0x1F170
"""First letters of the two negative alphabets (white on black) that Unicode does not decompose."""


def _fold(char: str) -> str:
    """One character as the folded copies have it: none, one or several characters."""
    if char in _CAPITALS:
        return _CAPITALS[char]
    if char in _LOOKALIKES:
        return _LOOKALIKES[char]
    if char == "\n":
        return char
    for first in _BOXED_A:
        if first <= ord(char) < first + 26:
            return chr(ord("a") + ord(char) - first)
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", char).casefold())
    return "".join(_bare(part) for part in parts)


def _bare(part: str) -> str:
    category = unicodedata.category(part)
    if category in {"Mn", "Me", "Cf"}:
        return ""
    if category.startswith("Z") or part in "\t\r\v\f":
        return " "
    return _LOOKALIKES.get(part, part)


class _Folds(dict[int, str]):
    """Remembers how a character folds, by its number."""

    def __missing__(self, number: int) -> str:
        folded = _fold(chr(number))
        if len(self) < MAX_CACHED:
            self[number] = folded
        return folded


_FOLDS = _Folds()
_ASCII = {number: _FOLDS[number] for number in range(128)}
_NO_ASCII = re.compile(r"[^\x00-\x7f]")
"""What may fold to nothing, or to several characters."""

LETTER = "\xe9"
"""What stands for every letter and digit beyond ASCII in ``View.letters``."""
_FOREIGN = LETTER.encode("latin-1")
_PART = re.compile(r"[^\W_]+")
_BLANKS = bytes(at if at < 128 and chr(at).isalnum() else 32 for at in range(256))
"""All that is in no word, as a blank."""

_Places = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True)
class View:
    """A folded copy. ``starts`` and ``ends`` are None while each character stands where it stood."""

    text: str
    places: Callable[[], _Places] | None = None
    """Works out where each character starts and ends in the original, once somebody asks."""

    @cached_property
    def _places(self) -> _Places | tuple[None, None]:
        return self.places() if self.places else (None, None)

    @cached_property
    def letters(self) -> bytes:
        """The copy with one byte a character: letters and digits beyond ASCII are one same letter, all else
        beyond it one same sign."""
        if self.text.isascii():
            return self.text.encode()
        return _NO_ASCII.sub(_letter, self.text).encode("latin-1")

    @cached_property
    def parts(self) -> list[str]:
        """Its words, cut at apostrophes as well."""
        if _FOREIGN in self.letters:
            return _PART.findall(self.text)
        return self.letters.translate(_BLANKS).decode("ascii").split()

    @property
    def starts(self) -> tuple[int, ...] | None:
        """Where each character of the copy starts in the original."""
        return self._places[0]

    @property
    def ends(self) -> tuple[int, ...] | None:
        """Where each character of the copy ends in the original."""
        return self._places[1]

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the copy (not empty) stands in the original."""
        starts, ends = self._places
        if starts is None or ends is None:
            return Span(start, end)
        return Span(starts[start], ends[end - 1])

    def place(self, at: int) -> tuple[int, int]:
        """The original stretch of one character of the copy."""
        starts, ends = self._places
        if starts is None or ends is None:
            return at, at + 1
        return starts[at], ends[at]


def _letter(match: re.Match[str]) -> str:
    return LETTER if match.group().isalnum() else "\xa0"


def folded(text: str) -> View:
    """The plain folded copy: NFKC, case, accents, invisible characters and look-alikes."""
    if text.isascii():
        return View(text.translate(_ASCII))
    rare = set(_NO_ASCII.findall(text))
    copy = text
    for char in rare if len(rare) <= FEW else ():
        copy = copy.replace(char, _FOLDS[ord(char)])
    # What a character folds to folds to itself: to do it again changes nothing.
    copy = copy.translate(_FOLDS)
    stays = all(len(_FOLDS[ord(char)]) == 1 for char in rare)
    return View(copy, None if stays else partial(_moved, text))


def _moved(text: str) -> _Places:
    """Where each character of the folded copy starts and ends."""
    starts: list[int] = []
    ends: list[int] = []
    for at, char in enumerate(text):
        size = len(_FOLDS[ord(char)])
        if size:
            starts.extend([at] * size)
            ends.extend([at + 1] * size)
        elif ends:
            ends[-1] = at + 1
    return tuple(starts), tuple(ends)


def fold_word(text: str) -> str:
    """Words of a rule or of the company file, folded as posts are."""
    return folded(text).text
