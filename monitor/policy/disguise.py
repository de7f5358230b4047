"""Other readings of a folded text: letters written as digits, s p a c e d, streeetched, or RunTogether.

A reading is made only where its trace is seen, so an ordinary post has none.
"""

import re
import string
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator
from enum import IntEnum
from functools import partial

import re2

from monitor.policy.fold import View


def _in_bytes() -> re2.Options:
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    return options


_LETTER = r"[^\W\d_]"
_LEET = {
    "0": "o",
    "1": "i",
    "3": "e",
    "4": "a",
    "5": "s",
    "7": "t",
    "@": "a",
    "$": "s",
    "!": "i",
    "€": "e",
}
_LEET_TRACE = re.compile(r"[a-z][013457@$€!]{1,3}[a-z]|(?<![\w@$])[01345$][a-z]{2}")
_LEET_WORD = re.compile(r"(?<![\w@./-])[a-z0134579$€][a-z0134579@$€!]{2,24}(?![\w@/])")
_LEET_PART = re.compile(r"[013457@$€!]+(?=[a-z])")
_LEET_TAIL = re.compile(r"[01345$]+$")
_ONE = r"[^\W_]"
_SPACED = re.compile(
    rf"(?<!\w){_ONE}(?:([-._*·•/|~+]|\s){_ONE}(?:\1{_ONE}){{2,}}|([-.*·•|~]){_ONE}\2{_ONE})(?!\w)"
)
_PICTURE = r"[\u2190-\u2bff\U0001f000-\U0001faff]{1,4}"
_MARKUP = r"</?[a-z]{1,6}(?: [^<>]{0,30})?/?>|&(?:shy|zwnj|zwj|nbsp|#\d{2,5}|#x[0-9a-f]{2,4});"
_BROKEN = re.compile(rf"(?<=[^\W\d_])(?:[-.*·•|~]|{_PICTURE}|(?:{_MARKUP}){{1,4}})(?=[^\W_])")
_STRETCHED = re.compile(rf"({_LETTER})\1{{2,}}")
_ANY = r"[0-9A-Za-z\xe9]"
_SPACED_TRACE = (
    rf"{_ANY}[-._*/|~+\s\x1c-\x1f\xa0]{_ANY}[-._*/|~+\s\x1c-\x1f\xa0]{_ANY}(?:[^0-9A-Za-z_\xe9]|$)"
)
_BROKEN_TRACE = rf"[A-Za-z\xe9](?:(?:[-.*|~<&]|[\xa0\xe9]{{1,4}}){_ANY}|<|&(?:[a-z]{{3,4}}|#x?[0-9a-f]{{2,5}});)"
_DIGIT_TRACE = r"[a-z][013457@$!\xa0]{1,3}[a-z]|(?:^|[^0-9A-Za-z_@$\xe9])[01345$][a-z]{2}"
_STRETCH_TRACE = "|".join((*(letter * 3 for letter in string.ascii_letters), r"\xe9{3}"))


class Trick(IntEnum):
    """What words can be disguised with."""

    SPACED = 0
    BROKEN = 1
    LEET = 2
    STRETCHED = 3


def _set_of(*traces: str) -> re2.Set:
    made = re2.Set.SearchSet(_in_bytes())
    for trace in traces:
        made.Add(trace.encode())
    made.Compile()
    return made


_TRACES = _set_of(_SPACED_TRACE, _BROKEN_TRACE, _DIGIT_TRACE, _STRETCH_TRACE)
"""Something of each trick, in its order, for a text with one byte a character: they find no less, and most
posts have nothing of any."""
_HUMP_TRACE = re2.compile(r"(?:[^\PLA-ZÀ-Þ]|[\p{No}\p{Nl}])[A-ZÀ-Þ]|#".encode())
_CAMEL = re.compile(
    r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ])|(?<=[A-ZÀ-Þ])(?=[A-ZÀ-Þ][^\W\d_A-ZÀ-Þ])|(?<=[^\W\d_]{3})(?=\d{4}\b)"
)
_TAG_OR_HUMP = re.compile(r"#\w{4,}|(?<!\w)\w*[^\W\d_A-ZÀ-Þ][A-ZÀ-Þ]\w*")

_Edit = tuple[int, int, str]


def readings(plain: View, original: str) -> tuple[View, ...]:
    """Other readings of a folded text, none twice and never the text itself."""
    found: dict[str, View] = {}
    tricks = _tricks(plain)
    if tricks:
        found.update(_undone(plain, tricks))
    if _HUMP_TRACE.search(original.encode("utf-8", "replace")):
        split = _apply(plain, lambda _: _humps(plain, original))
        found.setdefault(split.text, split)
    found.pop(plain.text, None)
    return tuple(found.values())


def _tricks(view: View) -> Collection[int]:
    """The tricks of which the text shows a trace."""
    return _TRACES.Match(view.letters) or ()


def _undone(plain: View, tricks: Collection[int]) -> dict[str, View]:
    found: dict[str, View] = {}
    undoing = {Trick.SPACED: _unspaced, Trick.BROKEN: _unbroken}
    joined = [_apply(plain, undo) if trick in tricks else plain for trick, undo in undoing.items()]
    for view in {view.text: view for view in joined}.values():
        for read in _spelt_out(view, tricks if view is plain else _tricks(view)):
            found.setdefault(read.text, read)
    return found


def _spelt_out(view: View, tricks: Collection[int]) -> Iterator[View]:
    """The text with its digits read as letters, and its stretched letters calmed."""
    leet = Trick.LEET in tricks and _LEET_TRACE.search(view.text) is not None
    for read in (_apply(view, _unleet("i")), _apply(view, _unleet("l"))) if leet else (view,):
        if (leet or Trick.STRETCHED in tricks) and _STRETCHED.search(read.text):
            yield _apply(read, _calmed(2))
            yield _apply(read, _calmed(1))
        else:
            yield read


def _apply(view: View, rewrite: Callable[[str], Iterator[_Edit]]) -> View:
    edits = list(rewrite(view.text))
    return _edited(view, edits) if edits else view


def _unspaced(text: str) -> Iterator[_Edit]:
    """M-e-r-e-l, k a n k e r."""
    for match in _SPACED.finditer(text):
        if not match.group()[::2].isdigit():
            for at in range(match.start() + 1, match.end(), 2):
                yield at, at + 1, ""


def _unbroken(text: str) -> Iterator[_Edit]:
    """Ha-ven-licht, O.tter, and what pictures and left-over mark-up cut in two."""
    for match in _BROKEN.finditer(text):
        yield match.start(), match.end(), ""


def _unleet(one: str) -> Callable[[str], Iterator[_Edit]]:
    """k4nk3r, Z0nnestraal; a 1 can stand for two letters, so there are two readings."""
    letters = {**_LEET, "1": one}

    def rewrite(text: str) -> Iterator[_Edit]:
        for word in _LEET_WORD.finditer(text):
            whole = word.group()
            if sum(map(str.isalpha, whole)) * 3 < len(whole):
                continue
            parts = list(_LEET_PART.finditer(whole))
            if parts:
                parts += _LEET_TAIL.finditer(whole)
            for part in parts:
                new = "".join(letters[c] for c in part.group())
                yield word.start() + part.start(), word.start() + part.end(), new

    return rewrite


def _calmed(keep: int) -> Callable[[str], Iterator[_Edit]]:
    """iiidioooot: a letter three times or more is meant once or twice."""

    def rewrite(text: str) -> Iterator[_Edit]:
        for match in _STRETCHED.finditer(text):
            yield match.start(), match.end(), match.group(1) * keep

    return rewrite


def _humps(plain: View, original: str) -> Iterator[_Edit]:
    """#TeamHavenlicht and HavenlichtGoLive as separate words."""
    for word in _TAG_OR_HUMP.finditer(original):
        for hump in _CAMEL.finditer(original, word.start(), word.end()):
            at = hump.start() if plain.starts is None else bisect_left(plain.starts, hump.start())
            yield at, at, " "


def _edited(view: View, edits: list[_Edit]) -> View:
    """The copy with some stretches rewritten."""
    parts: list[str] = []
    at = 0
    for start, end, new in edits:
        parts += (view.text[at:start], new)
        at = end
    parts.append(view.text[at:])
    return View("".join(parts), partial(_moved, view, edits))


def _moved(view: View, edits: list[_Edit]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where the characters of an edited copy stand. New letters point at the stretch they stand for, one
    by one where the lengths agree; a removed stretch belongs to no letter."""
    before = view.starts or range(len(view.text))
    after = view.ends or range(1, len(view.text) + 1)
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for start, end, new in edits:
        starts += before[at:start]
        ends += after[at:start]
        if len(new) == end - start:
            starts += before[start:end]
            ends += after[start:end]
        else:
            starts += [view.place(start)[0]] * len(new)
            ends += [view.place(max(start, end - 1))[1]] * len(new)
        at = end
    starts += before[at:]
    ends += after[at:]
    return tuple(starts), tuple(ends)
