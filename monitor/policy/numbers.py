"""Numbers as people write them, in digits or in words: Dutch, English, German, French."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from monitor.policy.text import ENOUGH, Text

_UNITS_BY_VALUE = """nul zero null
een one eins ein un
twee two zwei zwo deux
drie three drei trois
vier four quatre
vijf five funf cinq
zes six sechs
zeven seven sieben sept
acht eight huit
negen nine neun neuf
tien ten zehn dix
elf eleven
twaalf twelve zwolf douze
dertien thirteen dreizehn treize
veertien fourteen vierzehn quatorze
vijftien fifteen funfzehn quinze
zestien sixteen sechzehn seize
zeventien seventeen siebzehn
achttien eighteen achtzehn
negentien nineteen neunzehn"""
_TENS_FROM_TWENTY = """twintig twenty zwanzig vingt vingts
dertig thirty dreissig trente
veertig forty vierzig quarante
vijftig fifty funfzig cinquante
zestig sixty sechzig soixante
zeventig seventy siebzig septante
tachtig eighty achtzig huitante
negentig ninety neunzig nonante"""
_UNITS = {w: at for at, line in enumerate(_UNITS_BY_VALUE.splitlines()) for w in line.split()}
_TENS = {
    w: at * 10 for at, line in enumerate(_TENS_FROM_TWENTY.splitlines(), 2) for w in line.split()
}
_SCALES = {
    **dict.fromkeys(("honderd", "hundred", "hundert", "cent", "cents"), 100),
    **dict.fromkeys(("duizend", "thousand", "tausend", "mille"), 1_000),
}
_BIG = {
    **dict.fromkeys(
        ("miljoen", "million", "millions", "millionen", "mln", "mio", "mio."), 1_000_000
    ),
    **dict.fromkeys(
        ("miljard", "billion", "milliarde", "milliarden", "milliard", "milliards", "mrd"),
        1_000_000_000,
    ),
    **dict.fromkeys(("duizend", "thousand", "tausend", "mille"), 1_000),
}
_AMBIGUOUS = frozenset(
    {"een", "un", "ein", "one", "onze", "cent", "cents", "null", "elf", "acht", "six"}
)
"""Words that are mostly something else: articles, 'our', 'attention'."""

_HALF = re.compile(
    r"\b(?:half a|een half|een halve|de halve|eine halbe|die halbe|un demi|le demi)[ -](?P<big>miljoen|million|miljard|billion|milliarde|milliard)\b"
)
"""Half a million, een half miljard."""

_DIGITS = r"\d{1,3}(?:[.  ' ]\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
_PIECES = sorted((*_UNITS, *_TENS, *_SCALES), key=len, reverse=True)
_PIECE_ANY = "|".join(_PIECES)
_AFTER_SCALE = "|".join(f"(?<={scale})" for scale in _SCALES)
_JOINT = rf"(?:-(?:et-)?|en|und|(?:{_AFTER_SCALE}) (?:and |et )?| (?={'|'.join(_SCALES)}))?"
_SPELT = rf"(?:{_PIECE_ANY})(?:{_JOINT}(?:{_PIECE_ANY})){{0,8}}"
_NUMBER = re.compile(
    rf"(?<![\w.,/-])(?P<digits>{_DIGITS})(?![\d/])(?: ?(?P<big>{'|'.join(map(re.escape, _BIG))})\b)?"
    rf"|\b(?P<words>{_SPELT})\b(?: (?P<bigger>miljoen|million|millions|millionen))?"
)
_PIECE = re.compile("und|and|" + _PIECE_ANY + "|en|et")


@dataclass(frozen=True, slots=True)
class Number:
    """A number, and where it stands in the folded copy."""

    value: float
    start: int
    end: int
    spelt: bool = False


def numbers(text: Text) -> tuple[Number, ...]:
    """The numbers of a text, in order; remembered with it."""
    known = text.notes.get(numbers)
    if not isinstance(known, tuple):
        known = text.notes[numbers] = tuple(islice(numbers_in(text.folded.text), ENOUGH))
    return known


def numbers_in(folded: str) -> Iterator[Number]:
    """All numbers of a folded text, in order; halves of something big first."""
    for half in _HALF.finditer(folded):
        yield Number(_BIG[half["big"]] / 2, half.start(), half.end(), spelt=True)
    for match in _NUMBER.finditer(folded):
        if match["digits"]:
            big = _BIG[match["big"]] if match["big"] else 1
            yield Number(_digits(match["digits"]) * big, match.start(), match.end())
        else:
            words = match["words"]
            value = None if words in _AMBIGUOUS else _spelt(words)
            if value is not None:
                scale = 1_000_000 if match["bigger"] else 1
                yield Number(value * scale, match.start(), match.end(), spelt=True)


def _digits(written: str) -> float:
    """1.400, 1,400 and 1 400 are thousands; 1,4 and 1.4 are decimals."""
    if re.fullmatch(r"\d{1,3}(?:[.,  ' ]\d{3})+", written):
        return float(re.sub(r"\D", "", written))
    last = max(written.rfind("."), written.rfind(","))
    whole, part = (written, "") if last < 0 else (written[:last], written[last + 1 :])
    return float(f"{re.sub(r'[^0-9]', '', whole)}.{part or 0}")


def _spelt(words: str) -> float | None:
    """zesentwintig, two hundred and forty, sechsundzwanzig, quatre-vingt-dix."""
    total = current = 0
    seen = 0
    for piece in _PIECE.findall(words):
        if piece in _SCALES:
            scale = _SCALES[piece]
            if scale == 1_000:
                total, current = total + max(current, 1) * 1_000, 0
            else:
                current = max(current, 1) * scale
        elif piece in _TENS:
            current = (
                current + 76
                if piece.startswith("vingt") and current == 4
                else current + _TENS[piece]
            )
        elif piece in _UNITS:
            current += _UNITS[piece]
        else:
            continue
        seen += 1
    return float(total + current) if seen else None
