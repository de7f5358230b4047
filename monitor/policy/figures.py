"""A figure in the place of another, written in the same way."""

import re
from collections.abc import Iterator

from monitor.domain.finding import Span
from monitor.policy.factwords import GROUPED_FROM
from monitor.policy.numbers import numbers_in
from monitor.policy.phrases import Voice
from monitor.policy.text import Text

GROUPED = re.compile(r"\d{1,3}([.,'’   ])\d{3}(?!\d)")
DECIMAL = re.compile(r"\d([.,])\d+$")
THOUSAND = 1_000


def rewritten(
    text: str, span: Span, value: int | float, voice: Voice
) -> Iterator[tuple[Span, str]]:
    """Where each number of a stretch stands, and ``value`` as it was written there.

    One and many take other words around them, so neither takes the other's place.
    """
    part = Text(span.of(text))
    for number in numbers_in(part.folded.text):
        at = part.folded.span(number.start, number.end)
        written = at.of(part.original)
        plain = number.spelt or re.fullmatch(r"[\d.,'’\s]+", written)
        if plain and number.value != value and 1 not in (number.value, value):
            shift = Span(span.start + at.start, span.start + at.end)
            yield shift, _as(written, number.spelt, value, voice)


def _as(written: str, spelt: bool, value: int | float, voice: Voice) -> str:
    if spelt and value in range(2, 2 + len(voice.edit.counted)):
        word = voice.edit.counted[int(value) - 2]
        return word[0].upper() + word[1:] if written[0].isupper() else word
    group, decimal = _signs(written, voice)
    from_here = THOUSAND if GROUPED.search(written) else GROUPED_FROM
    solid = re.search(r"\d{5}", written)
    plain = f"{value:,}" if abs(value) >= from_here and not solid else str(value)
    return plain.translate({ord(","): group, ord("."): decimal})


def _signs(written: str, voice: Voice) -> tuple[str, str]:
    """The separators that are in use there, or else those of the language."""
    group, decimal = GROUPED.search(written), DECIMAL.search(written)
    if group:
        return group[1], "," if group[1] == "." else voice.decimal if group[1] != "," else "."
    if decimal:
        return ("," if decimal[1] == "." else "."), decimal[1]
    return voice.group, voice.decimal
