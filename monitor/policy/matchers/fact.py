"""``fact``: a claim about the company that its fact sheet contradicts."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from monitor.domain.company import Company, Fact
from monitor.domain.finding import Confidence, Span
from monitor.policy.entry import Entry
from monitor.policy.fold import fold_word
from monitor.policy.lexicon import COMPANY, RELEASED, Lexicon
from monitor.policy.matchers.concept import name_stems, stems_of
from monitor.policy.matchers.stance import asked
from monitor.policy.numbers import Number, numbers, numbers_in
from monitor.policy.rule import Context, Hit, Matcher
from monitor.policy.speech import WE
from monitor.policy.text import ENOUGH, Text

_NOUN = 2
"""Words after a number in which stands what it counts: 14 big ports."""
_NEAR = 4
"""Words between a year or a price and the word that says of what."""

_ABOUT = re.compile(
    r"\b(?:ongeveer|zo'n|circa|ca|rond de|about|around|roughly|some|nearly|almost|bijna|krap|knapp|rund|etwa|fast|environ|pres de|presque|quelque)\W*(?:de |the )?$"
)
_MORE = re.compile(
    r"\b(?:meer dan|ruim|over de|over|boven de|more than|over|upwards of|mehr als|uber|plus de|au moins|at least|minstens|mindestens)\W*$"
)
_PAST = re.compile(
    r"\b(?:toen|vroeger|destijds|indertijd|ooit|was|waren|hadden|had|werd|begonnen we|back then|used to|were|once|damals|fruher|waren|hatten|"
    r"autrefois|jadis|etait|etaient|avait|avaient|a l'epoque|straks|volgend jaar|next year|soon|bald|bientot|zou|zouden|would|will|want|droom|doel|ooit)\b"
)
_YEARS = (1500, 2100)
_MONEY = re.compile(r"^\W*(?:euro|eur\b|€|%|procent|percent|prozent|pour cent)|[€$£]\W*$")
_OTHER_UNIT = re.compile(
    r"^ ?(?:uur|u\b|h\b|hours?|stunden|heures?|jaar|years?|jahre|ans\b|weken|weeks|wochen|semaines|minut|min\b|keer|times|mal\b|fois|km|kg|meter|°)"
)
_PUT_RIGHT = re.compile(
    r"\b(?:rectificatie|correctie|correction|korrektur|corrigendum|erratum|rectificatif|richtig (?:ist|sind)|ik zat fout|ik had het mis|i was wrong|"
    r"je me suis trompe|ich lag falsch|mea culpa|gecorrigeerd|verbeterd|corrected|berichtigt|corrige)\b"
)


class Sort(StrEnum):
    """What is compared."""

    COUNT = "count"
    YEAR = "year"
    MONEY = "money"
    NAME = "name"


@dataclass(frozen=True)
class Known:
    """One fact, ready to be compared with."""

    fact: Fact
    stems: tuple[str, ...]
    sort: Sort
    value: float = 0.0
    allowed: frozenset[float] = frozenset()
    """Every number that the fact and its note hold."""
    names: frozenset[str] = frozenset()
    """Words of a fact that is a person or a place."""


@dataclass(frozen=True)
class Facts(Matcher):
    """Compares what a post says of the company with its fact sheet."""

    known: tuple[Known, ...] = ()

    def bound(self, lexicon: Lexicon) -> Matcher:
        return Facts(tuple(known_facts(lexicon.company)))

    def find(self, text: Text, context: Context) -> Iterator[Hit]:
        if not self.known or _PUT_RIGHT.search(text.folded.text):
            return
        found = list(islice(numbers(text), ENOUGH))
        said = _values(found)
        for number in found:
            place = text.folded.span(number.start, number.end)
            known = self._meant(number, text)
            right = known is None or known.value in said or _agrees(number, known, text)
            if known and not right and _claimed(place, text, context, known.sort):
                yield Hit(place, Confidence.LIKELY, known.fact.key)
        yield from self._insisting(text, context, found)
        for known in self.known:
            if known.sort is Sort.NAME:
                yield from _other_name(known, text, context)

    def _insisting(self, text: Text, context: Context, found: list[Number]) -> Iterator[Hit]:
        """Another number in answer to somebody who gave the right one, and no word of thanks."""
        if context.reply_to is None or _CONCEDED.search(text.folded.text):
            return
        told = _values(islice(numbers(context.reply_to), ENOUGH))
        known_values = {value for known in self.known for value in known.allowed}
        for known in self.known:
            if known.sort is Sort.NAME or known.value not in told - _values(found):
                continue
            if not _spoken_of(known, context.reply_to, context):
                continue
            for number in found:
                if number.value not in known_values and _comparable(number.value, known):
                    span = text.folded.span(number.start, number.end)
                    yield Hit(span, Confidence.CERTAIN, known.fact.key)

    def _meant(self, number: Number, text: Text) -> Known | None:
        """The fact whose words stand where they belong for its sort, if any."""
        fitting = (known for known in self.known if _fits(number, known, text))
        return next(fitting, None)


_CONCEDED = re.compile(
    r"\b(?:klopt|gelijk|dank\w*|bedankt|sorry|oeps|you're right|you are right|thanks?|thank you|my bad|oops|stimmt|danke|recht|"
    r"merci|pardon|raison|exact|tu as raison|vous avez raison|aangepast|verbeterd|fixed|corrige)\b"
)


def _spoken_of(known: Known, reply_to: Text, context: Context) -> bool:
    """The message replied to names the company, or what the fact counts."""
    if context.lexicon.named(reply_to, COMPANY, RELEASED):
        return True
    return _has_stem(known, (word.text for word in reply_to.words), ())


def _values(found: Iterable[Number]) -> frozenset[float]:
    return frozenset(number.value for number in found)


def _comparable(claimed: float, known: Known) -> bool:
    years = _YEARS[0] < claimed < _YEARS[1] and claimed % 1 == 0
    return years if known.sort is Sort.YEAR else not years and _likely(claimed, known.value)


def known_facts(company: Company) -> Iterator[Known]:
    """The facts that can be compared: numbers, years, prices, lists by their length, people and places."""
    for fact in company.facts:
        values = fact.value if isinstance(fact.value, tuple) else (fact.value,)
        stems = stems_of(fact.key)
        told = fold_word(" ".join(map(str, (*values, fact.note))))
        allowed = frozenset(n.value for n in numbers_in(told))
        counts = float(len(values)) if isinstance(fact.value, tuple) else _first(values[0])
        if counts is None:
            names = frozenset(fold_word(str(values[0])).split())
            if len(names) <= 4 and name_stems(fact.key):
                yield Known(fact, name_stems(fact.key), Sort.NAME, names=names)
        elif stems:
            yield Known(fact, stems, _sort(fact, counts), counts, allowed | {counts})


def _sort(fact: Fact, value: float) -> Sort:
    if _YEARS[0] < value < _YEARS[1] and value % 1 == 0 and isinstance(fact.value, int):
        return Sort.YEAR
    money = re.search(
        r"euro|eur\b|price|prijs|preis|rate|rente|%|procent", f"{fact.key} {fact.value}"
    )
    return Sort.MONEY if money or value % 1 else Sort.COUNT


def _first(value: str | int | float) -> float | None:
    if isinstance(value, str):
        return next((n.value for n in numbers_in(fold_word(value))), None)
    return float(value)


def _claimed(place: Span, text: Text, context: Context, sort: Sort) -> bool:
    """The sentence is asserted of the company as it is now."""
    sentence = text.sentence(place)
    folded = fold_word(sentence.of(text.original))
    over = sort is not Sort.YEAR and _PAST.search(folded)
    if over or (asked(text, place) and not _KNOW.search(folded)):
        return False
    return _of_company(sentence, text, context, we=sort is not Sort.YEAR)


_KNOW = re.compile(r"\b(?:wist je|did you know|wusstet ihr|wusstest du|saviez-vous|savais-tu)\b")


def _of_company(sentence: Span, text: Text, context: Context, *, we: bool) -> bool:
    """The sentence or a short post names the company or its product, or its people say 'we'."""
    short = len(text.words) <= 25
    named = context.lexicon.named(text, COMPANY, RELEASED)
    if any(short or s.span.overlaps(sentence) for s in named):
        return True
    if not (we and context.names_employer):
        return False
    return any(
        word.text in WE and (short or place.overlaps(sentence))
        for word, place in zip(text.words, text.word_places, strict=True)
    )


def _fits(number: Number, known: Known, text: Text) -> bool:
    year = _YEARS[0] < number.value < _YEARS[1] and number.value % 1 == 0 and not number.spelt
    if known.sort is Sort.YEAR:
        return year and _has_stem(known, *_words_beside(number, text, _NEAR, 1))
    after = text.folded.text[number.end : number.end + 12]
    before = text.folded.text[max(0, number.start - 3) : number.start]
    money = bool(_MONEY.search(after) or _MONEY.search(before))
    if known.sort is Sort.MONEY:
        return money and _has_stem(known, *_words_beside(number, text, _NEAR * 2, _NEAR * 2))
    if (
        known.sort is Sort.NAME
        or money
        or _OTHER_UNIT.match(after)
        or not _likely(number.value, known.value)
    ):
        return False
    return _has_stem(known, (), _words_beside(number, text, 0, _NOUN)[1])


def _likely(claimed: float, value: float) -> bool:
    """A number of another order counts something else: two of our people, not two employees in all."""
    low, high = (0.08, 12) if value >= 50 else (0.3, 4)
    return claimed >= 2 and low <= claimed / max(value, 1) <= high


def _words_beside(number: Number, text: Text, left: int, right: int) -> tuple[list[str], list[str]]:
    """Words of the same sentence before and after a number."""
    sentence = text.sentence(text.folded.span(number.start, number.end))
    first = bisect_right(text.words, number.start, key=lambda word: word.end)
    after = bisect_left(text.words, number.end, key=lambda word: word.start)
    before = range(max(0, first - left), first)
    behind = range(after, min(len(text.words), after + right))
    inside = [
        [text.words[at].text for at in part if text.word_places[at].overlaps(sentence)]
        for part in (before, behind)
    ]
    return inside[0], inside[1]


def _has_stem(known: Known, before: Iterable[str], after: Iterable[str]) -> bool:
    return any(word.startswith(known.stems) for word in (*before, *after))


def _agrees(number: Number, known: Known, text: Text) -> bool:
    """True when the number is the fact's, or a fair rounding of it."""
    before = text.folded.text[max(0, number.start - 24) : number.start]
    return any(_matches(number.value, value, before, known.sort) for value in known.allowed)


def _matches(claimed: float, value: float, before: str, sort: Sort) -> bool:
    if claimed == value or sort is Sort.YEAR or not value:
        return claimed == value
    ratio = claimed / value
    if _MORE.search(before) and 0.5 <= ratio <= 1:
        return True
    return bool(_ABOUT.search(before) or _round(claimed)) and 0.9 <= ratio <= 1.1


def _round(value: float) -> bool:
    """True for a number with at most two telling digits, 100 or more."""
    digits = f"{value:.0f}"
    return value >= 100 and len(digits.rstrip("0")) <= 2


def _other_name(known: Known, text: Text, context: Context) -> Iterator[Hit]:
    """Somebody else in the office, or somewhere else the house: 'our CEO is …', 'our head office is in …'."""
    if any(word in text.folded.text for word in known.names):
        return
    for word in text.words:
        if word.text.startswith(known.stems):
            place = text.folded.span(word.start, word.end)
            told = _SAID_NAME.search(
                text.original, place.end, min(len(text.original), place.end + 60)
            )
            if (
                told
                and not _SENTENCE.search(text.original[place.end : told.start("name")])
                and _claimed(place, text, context, known.sort)
            ):
                yield Hit(Span(place.start, told.end("name")), Confidence.LIKELY, known.fact.key)
                return


_SENTENCE = re.compile(r"[.!?\n]")
_SAID_NAME = re.compile(
    r"\b(?:is|blijft|remains|ist|bleibt|est|reste|heet|heisst|in|à|te|staat in|zit in|sitzt in)\s+(?:(?:nog|altijd|still|and|remains|noch|immer|toujours|natürlich|natuurlijk|of course|mevrouw|meneer|madame|monsieur|frau|herr|in|à)\s+){0,3}"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?: (?:van|de|der|den|du|von) ?)?(?: [A-ZÀ-Þ][\w'’-]+){0,2})"
)


def read(entry: Entry, key: str) -> Matcher:
    """``any``: every fact of the company file that can be compared."""
    entry.choice(key, ("any",))
    return Facts()
