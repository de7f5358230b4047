"""``figure``: a number said of the company that could be one of its fact sheet, and is none of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monitor.domain.finding import Confidence
from monitor.policy.entry import Entry
from monitor.policy.lexicon import CLIENTS, COMPANY, RELEASED, Lexicon
from monitor.policy.matchers.fact import NEAR, NOUN, TIME_WORDS, agrees, asks, beside, put_right
from monitor.policy.matchers.factsheet import UNITS, YEARS, Known, Sort, known_facts, told_in
from monitor.policy.numbers import Number, numbers
from monitor.policy.rule import Context, Hit, Matcher
from monitor.policy.text import Text

_SHARE = re.compile(r"^ ?(?:%|procent|percent|per cent|prozent|pour ?cent)")
_COIN = re.compile(r"^ ?(?:euro|eur\b|€|pounds?|dollars?|francs?|franken|quid)|[€$£] ?$")
_LEAST, _WIDEST = 2, 20
"""A figure below the first, or this many times more or less than a fact's, is about something else."""
_MISTAKEN = 10
"""Nobody is so many times out: fifty people in one office are not the six hundred of all."""
_WE_ARE = re.compile(
    r"\b(?:we are|we're|wij zijn|we zijn|wir sind|on est|nous sommes)\b[^.!?]{0,20}$"
)

_SINCE = frozenset({"since", "sinds", "seit", "depuis"})
"""Said of anything that has begun."""
_EXISTS = ("exist", "besta", "besteh")


@dataclass(frozen=True)
class Figures(Matcher):
    """Numbers beside the fact sheet's own. What of is for another signal to say."""

    known: tuple[Known, ...] = ()

    def bound(self, lexicon: Lexicon) -> Matcher:
        facts = known_facts(lexicon.company)
        return Figures(tuple(known for known in facts if known.sort is not Sort.NAME))

    def find(self, text: Text, context: Context) -> Iterator[Hit]:
        if not self.known or put_right(text) or not _of_us(text, context):
            return
        for number in numbers(text):
            if any(agrees(number, known, text) for known in self.known):
                continue
            fitting = [known for known in self.known if _same_sort(number, known, text)]
            if fitting:
                meant = (one.fact.key for one in fitting if _meant(number, one, text, context))
                span = text.folded.span(number.start, number.end)
                yield Hit(span, Confidence.POSSIBLE, next(meant, None))


def _meant(number: Number, known: Known, text: Text, context: Context) -> bool:
    """Whether words say that it is this fact's number that is told. Where none do the author gets no number
    to put in the place of theirs: the nearest one would often be that of something else."""
    around = beside(number, text, NEAR * 2, NEAR * 2)
    if known.sort is Sort.YEAR:
        begun = (word for word in around if word not in _SINCE)
        return known.has_stem(begun) or any(word.startswith(_EXISTS) for word in around)
    if _unit_of(known):
        return known.has_stem(word for word in around if not word.startswith(TIME_WORDS))
    if not 1 / _MISTAKEN <= number.value / known.value <= _MISTAKEN:
        return False
    if known.has_stem(beside(number, text, 0, NOUN)):
        return True
    if known.has_stem(["employees"]) and _WE_ARE.search(_before(number, text)):
        return True
    return context.reply_to is not None and asks(known, context.reply_to)


def _before(number: Number, text: Text) -> str:
    return text.folded.text[max(0, number.start - 40) : number.start]


def _of_us(text: Text, context: Context) -> bool:
    """The author's employer can be recognised, or the company is named; a client is not."""
    if context.lexicon.named(text, CLIENTS):
        return False
    here = context.names_employer or bool(context.lexicon.named(text, COMPANY, RELEASED))
    return here or (
        context.reply_to is not None and context.lexicon.names_company(context.reply_to)
    )


def _same_sort(number: Number, known: Known, text: Text) -> bool:
    if known.value <= 0 or number.value < _LEAST:
        return False
    after = text.folded.text[number.end : number.end + 14]
    before = text.folded.text[max(0, number.start - 3) : number.start]
    if known.sort is Sort.YEAR:
        return YEARS[0] < number.value < YEARS[1] and not number.spelt
    if not 1 / _WIDEST <= number.value / known.value <= _WIDEST:
        return False
    return _unit(after, before) == _unit_of(known)


def _unit(after: str, before: str) -> str:
    """What a number in a post is counted in; ``""`` for things."""
    if _SHARE.search(after):
        return "share"
    if _COIN.search(after) or _COIN.search(before):
        return "coin"
    word = after.lstrip(" -")
    return next((unit for unit, words in UNITS.items() if word.startswith(words)), "")


def _unit_of(known: Known) -> str:
    """What a fact is told in."""
    told = told_in(known)
    if re.search(r"%|procent|percent|prozent|pour ?cent", told):
        return "share"
    if known.sort is Sort.MONEY:
        return "coin"
    words = told.partition(" per ")[0].split()
    return next((u for u, begins in UNITS.items() if any(w.startswith(begins) for w in words)), "")


def read(entry: Entry, key: str) -> Matcher:
    """``unlisted``: beside the numbers of the fact sheet."""
    entry.choice(key, ("unlisted",))
    return Figures()
