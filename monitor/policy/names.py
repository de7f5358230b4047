"""Recognising a name in whatever form people write it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from monitor.domain.finding import Span
from monitor.policy.fold import LETTER, View, fold_word
from monitor.policy.remembered import Remembered
from monitor.policy.speech import word_set
from monitor.policy.text import Word

_TOKEN = re.compile(r"[^\W_]+")
_LEGAL = word_set(
    "bv b v nv n gmbh ag se sa sas sarl ltd limited llc inc plc co kg ug oy ab as aps srl spa vof cv"
)
_ARTICLES = word_set("de het the der die das le la les l")
_AND = word_set("en and und et")

_ENDINGS = word_set(  # plural, genitive, case, adjective, inhabitant, diminutive: Dutch, English, German, French
    "s es e n en ens 's t er ers ern erin erinnen em es sche schen scher sches schem se sen ser isch ische "
    "je jes tje tjes etje etjes pje pjes kje kjes ke kes ken tjen lein chen chens le erl "
    "ette ettes ien iens ienne iennes iste istes aar aars aartje aartjes iaan ianen ean eans ish y ies eux "
    "ig ige achtig achtige gate geddon"
)
_LINKS = ("", "s", "n", "en", "e", "er", "es", "'s")

TYPO_LENGTH = 7
"""A name shorter than this has too many neighbours for a slip of one letter to be told from another word."""

COMPOUND_LENGTH = 3
"""Letters a name needs before it can begin a compound, and the rest of the compound needs."""


class Form(StrEnum):
    """How a name was written."""

    PLAIN = "plain"
    INFLECTED = "inflected"
    COMPOUND = "compound"
    TYPO = "typo"


@dataclass(frozen=True, slots=True)
class Known:
    """One name of the company file, ready to be looked for."""

    tokens: tuple[str, ...]
    group: str
    """Where it stands in the company file: ``clients.under_nda`` …"""
    entry: int
    """Which entry of its group."""

    @property
    def several(self) -> bool:
        """More than one word, articles aside: hardly ever anything else."""
        return sum(token not in _ARTICLES for token in self.tokens) > 1


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name as found in a text."""

    known: Known
    span: Span
    form: Form
    rest: str = ""
    """What follows the name within its compound, folded."""
    disguised: bool = False
    first: int = 0
    """Index of its first word in the folded copy, when it was found there."""


def tokens_of(name: str) -> tuple[str, ...]:
    """Words of a name as they are compared, without 'B.V.' and its like."""
    words = _TOKEN.findall(fold_word(name))
    core = [word for word in words if word not in _LEGAL] or words
    return tuple(word for word in core if word not in _AND) or tuple(core)


_MASKED = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:[^\w\s.,:;!?'\"()/@&+=<>-]{1,4}[^\W\d_]++)++")
"""Letters with symbols among them: m*rel, 🍲tter."""
_NO_MASKS = bytes(
    at
    for at, char in enumerate(map(chr, range(256)))
    if char == LETTER
    or (at < 128 and (char.isalnum() or char.isspace() or char in "_.,:;!?'\"()/@&+=<>-"))
)
"""What masks nothing, with one byte a character."""


class _Near(NamedTuple):
    """What one word may be of all names, whatever stands around it."""

    begins: tuple[tuple[int, Known], ...] = ()
    """Names that begin in it, and at which letter."""
    turned: tuple[Known, ...] = ()
    """Long names that it is from the last letter to the first."""
    slips: tuple[Known, ...] = ()
    """Long names that it is but for one slip."""


class Finder:
    """Looks for many names at once, word by word."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._forms = [
            form
            for name in known
            for form in dict.fromkeys(
                (name, Known(("".join(name.tokens),), name.group, name.entry))
            )
        ]
        self._by_first: dict[str, list[int]] = {}
        self._by_edge: dict[tuple[str, int], list[int]] = {}
        for at, form in enumerate(self._forms):
            first = form.tokens[0]
            for begin in filter(None, (first, _changed_stem(first))):
                self._by_first.setdefault(begin, []).append(at)
            if len(form.tokens) == 1 and len(first) >= TYPO_LENGTH:
                for edge in (first[:2], "*" + first[-3:]):
                    self._by_edge.setdefault((edge, len(first)), []).append(at)
        self._near = Remembered(self._look_up)

    def find(
        self, view: View, words: Sequence[Word], disguised: bool = False
    ) -> Iterator[Sighting]:
        """Every name in the words of one copy; overlapping ones too."""
        for at, word in enumerate(words):
            near = self._near[word.text]
            if near is None:
                continue
            for start, name in near.begins:
                seen = _match(name.tokens, words, at, view.text, start)
                if seen:
                    form, rest, end = seen
                    span = view.span(word.start + start, end)
                    yield Sighting(name, span, form, rest, disguised, at)
            span = view.span(word.start, word.end)
            for name in near.turned:
                yield Sighting(name, span, Form.PLAIN, "", disguised=True, first=at)
            for name in near.slips:
                yield Sighting(name, span, Form.TYPO, "", disguised, at)

    def may(self, words: Iterable[str]) -> bool:
        """False when no name begins in any of these words."""
        return any(map(self._near.__getitem__, words))

    def _look_up(self, word: str) -> _Near | None:
        begins = tuple(
            (start, name)
            for start in _starts(word)
            for name in self._beginning(word[start:])
            if _begins(name.tokens, word[start:])
        )
        slips = tuple(self._slips(word)) if len(word) >= TYPO_LENGTH - 1 else ()
        near = _Near(begins, tuple(self._turned(word)), slips)
        return near if any(near) else None

    def _beginning(self, word: str) -> Iterator[Known]:
        """Names, or their changed stems, that a word begins with."""
        places = (self._by_first.get(word[:size], ()) for size in range(1, len(word) + 1))
        return (self._forms[at] for at in sorted(at for each in places for at in each))

    def _turned(self, word: str) -> Iterator[Known]:
        turned = word[::-1]
        near = self._by_first.get(turned, ()) if len(turned) >= TYPO_LENGTH else ()
        names = (self._forms[at] for at in near)
        return (name for name in names if name.tokens == (turned,) and turned != word)

    def _slips(self, word: str) -> Iterator[Known]:
        """Such a word keeps the first two or the last three letters of the name."""
        lengths = range(len(word) - 1, len(word) + 2)
        near = (
            sorted(at for length in lengths for at in self._by_edge.get((edge, length), ()))
            for edge in (word[:2], "*" + word[-3:])
        )
        for at in dict.fromkeys(at for each in near for at in each):
            name = self._forms[at]
            if word != name.tokens[0] and _one_slip(word, name.tokens[0]):
                yield name

    def masked(self, view: View) -> Iterator[Sighting]:
        """Names with some of their letters masked."""
        if not view.letters.translate(None, _NO_MASKS):
            return
        for match in _MASKED.finditer(view.text):
            for name in self._forms:
                if len(name.tokens) == 1 and _unmasks(match.group(), name.tokens[0]):
                    span = view.span(match.start(), match.start() + len(name.tokens[0]))
                    yield Sighting(name, span, Form.PLAIN, "", disguised=True)


def _begins(tokens: tuple[str, ...], word: str) -> bool:
    """True when the first word of a name can be that word."""
    return word == tokens[0] if len(tokens) > 1 else _word_form(word, tokens[0]) is not None


def _starts(word: str) -> tuple[int, ...]:
    """Where a name may begin in a word: d'Amsel, l'Otter."""
    at = word.find("'")
    return (0, at + 1) if 0 < at <= 2 else (0,)


def _unmasks(masked: str, name: str) -> bool:
    if masked[0] != name[0] and masked[0].isalpha():
        return False
    letters = masked[: len(name)]
    shown = sum(map(str.isalpha, letters))
    return (
        len(letters) == len(name)
        and len(name) // 2 <= shown < len(name)
        and all(a == b or not a.isalpha() for a, b in zip(letters, name, strict=True))
    )


_Seen = tuple[Form, str, int]


def _match(
    tokens: tuple[str, ...], words: Sequence[Word], at: int, text: str, start: int
) -> _Seen | None:
    """The name ``tokens`` at word ``at``: its form, the rest of a compound, and where it ends."""
    place = at
    for token in tokens[:-1]:
        if place >= len(words) or words[place].text[start if place == at else 0 :] != token:
            return None
        place += 1
        if place < len(words) and words[place].text in _AND:
            place += 1
    if place >= len(words):
        return None
    word = words[place]
    seen = _word_form(word.text[start if place == at else 0 :], tokens[-1])
    if seen is None:
        return None
    form, rest = seen
    if not rest and place + 1 < len(words) and text[word.end : words[place + 1].start] == "-":
        return Form.COMPOUND, words[place + 1].text, words[place + 1].end
    return form, rest, word.end


def _word_form(word: str, name: str) -> tuple[Form, str] | None:
    if word == name:
        return Form.PLAIN, ""
    if word.startswith(name):
        return _longer(word, name)
    stem = _changed_stem(name)
    if stem and word.startswith(stem) and word[len(stem) :] in _ENDINGS | {"e", "en"}:
        return Form.INFLECTED, ""
    return None


def _longer(word: str, name: str) -> tuple[Form, str] | None:
    """The name with an ending, or as the first part of a compound."""
    tail = word[len(name) :].replace("'", "")
    if tail in _ENDINGS:
        return Form.INFLECTED, ""
    if tail[:1] == name[-1] and tail[1:] in _ENDINGS:
        return Form.INFLECTED, ""
    if len(name) < COMPOUND_LENGTH:
        return None
    if tail[:1] == name[-1] and tail[1:3] == "en":
        tail = tail[1:]
    rest = min((tail[len(link) :] for link in _LINKS if tail.startswith(link)), key=len)
    if len(tail) >= COMPOUND_LENGTH:
        return Form.COMPOUND, rest if len(rest) >= COMPOUND_LENGTH else tail
    return None


def _changed_stem(name: str) -> str | None:
    """roos → roz(en), hof → hov(en): Dutch stems before an ending."""
    for end, stem in (
        ("oos", "oz"),
        ("aas", "az"),
        ("ees", "ez"),
        ("uis", "uiz"),
        ("f", "v"),
        ("s", "z"),
    ):
        if name.endswith(end) and len(name) > len(end):
            return name[: -len(end)] + stem
    return None


def _one_slip(word: str, name: str) -> bool:
    """True when one letter is wrong, missing, doubled or swapped with its neighbour, in words of about a length."""
    start = next(
        (i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b),
        min(len(word), len(name)),
    )
    a, b = word[start:], name[start:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[1:] == shorter
