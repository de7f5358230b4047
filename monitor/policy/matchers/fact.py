"""``fact``: a claim about the company that its fact sheet contradicts."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from monitor.domain.finding import Confidence
from monitor.policy.entry import Entry
from monitor.policy.lexicon import COMPANY, RELEASED, Lexicon
from monitor.policy.matchers.factsheet import UNITS, YEARS, Known, Sort, known_facts, told_in
from monitor.policy.matchers.holder import extra_member, other_name
from monitor.policy.matchers.saidof import SHORT, claimed, of_company
from monitor.policy.matchers.statement import Statement, contradictions, statements
from monitor.policy.numbers import Number, numbers
from monitor.policy.rule import Context, Hit, Matcher
from monitor.policy.text import Text

NOUN = 2
"""Words after a number in which stands what it counts: 14 big ports."""
NEAR = 4
"""Words between a year or a price and the word that says of what."""

_ABOUT = re.compile(
    r"\b(?:ongeveer|zo'n|circa|ca|rond de|about|around|roughly|some|nearly|almost|bijna|krap|knapp|rund|etwa|fast|environ|pres de|presque|quelque)\W*(?:de |the )?$"
)
_MORE = re.compile(
    r"\b(?:meer dan|ruim|over de|over|boven de|more than|over|upwards of|mehr als|uber|plus de|au moins|at least|minstens|mindestens)\W*$"
)
_MONEY = re.compile(r"^\W*(?:euro|eur\b|€|%|procent|percent|prozent|pour cent)|[€$£]\W*$")
_OTHER_UNIT = re.compile(
    r"^ ?(?:uur|u\b|h\b|hours?|stunden|heures?|jaar|years?|jahre|ans\b|weken|weeks|wochen|semaines|minut|min\b|keer|times|mal\b|fois|km|kg|meter|°)"
)
_PUT_RIGHT = re.compile(
    r"\b(?:rectificatie|correctie|correction|korrektur|corrigendum|erratum|rectificatif|richtig (?:ist|sind)|ik zat fout|ik had het mis|i was wrong|"
    r"je me suis trompe|ich lag falsch|mea culpa|gecorrigeerd|verbeterd|corrected|berichtigt|corrige)\b"
)


def put_right(text: Text) -> bool:
    """The post is itself a correction."""
    return bool(_PUT_RIGHT.search(text.folded.text))


@dataclass(frozen=True)
class Facts(Matcher):
    """Compares what a post says of the company with its fact sheet."""

    known: tuple[Known, ...] = ()
    told: tuple[Statement, ...] = ()

    def bound(self, lexicon: Lexicon) -> Matcher:
        return Facts(tuple(known_facts(lexicon.company)), statements(lexicon.company))

    def find(self, text: Text, context: Context) -> Iterator[Hit]:
        if not self.told or put_right(text):
            return
        found = numbers(text)
        said = _values(found)
        for number in found:
            place = text.folded.span(number.start, number.end)
            known = self._meant(number, text)
            right = (
                known is None
                or known.value in said
                or agrees(number, known, text)
                or self._elsewhere(number, known)
            )
            if (
                known
                and not right
                and claimed(place, text, context, founding=known.sort is Sort.YEAR)
            ):
                yield Hit(place, Confidence.LIKELY, known.fact.key)
        yield from self._insisting(text, context, found)
        for known in self.known:
            if known.sort is Sort.NAME:
                yield from other_name(known, text, context)
            yield from extra_member(known, text, context)
        for span, fact in contradictions(self.told, text, context.reply_to):
            if of_company(text.sentence(span), text, context, we=True, reach=2 * SHORT):
                yield Hit(span, Confidence.LIKELY, fact.key)

    def _elsewhere(self, number: Number, known: Known) -> bool:
        """True for a year that another fact holds: 'since 2023' is said of the chief executive."""
        year = f"{number.value:.0f}"
        return known.sort is Sort.YEAR and any(year in one.told for one in self.told)

    def _insisting(self, text: Text, context: Context, found: tuple[Number, ...]) -> Iterator[Hit]:
        """Another number in answer to somebody who gave the right one, and no word of thanks."""
        if context.reply_to is None or _CONCEDED.search(text.folded.text):
            return
        told = _values(numbers(context.reply_to)) - _values(found)
        for known in self.known:
            right = known.value in told
            if known.sort is Sort.NAME or not (right or asks(known, context.reply_to)):
                continue
            if not _spoken_of(known, context.reply_to, context):
                continue
            for number in found if right else found[:1]:
                claimed = _scaled(number.value, known)
                first = right or number.start < _FIRST
                if (
                    first
                    and claimed not in known.allowed
                    and _comparable(claimed, known)
                    and not _other_unit(number, text)
                ):
                    span = text.folded.span(number.start, number.end)
                    yield Hit(
                        span, Confidence.CERTAIN if right else Confidence.LIKELY, known.fact.key
                    )

    def _meant(self, number: Number, text: Text) -> Known | None:
        """The fact whose words stand where they belong for its sort, if any."""
        fitting = (known for known in self.known if _fits(number, known, text))
        return next(fitting, None)


_CONCEDED = re.compile(
    r"\b(?:klopt|gelijk|dank\w*|bedankt|sorry|oeps|you're right|you are right|thanks?|thank you|my bad|oops|stimmt|danke|recht|"
    r"merci|pardon|raison|exact|tu as raison|vous avez raison|aangepast|verbeterd|fixed|corrige)\b"
)


_HOW_MANY = re.compile(
    r"\b(?:how (?:many|much|big|long|old)|hoeveel|hoe (?:groot|lang|oud)|wie ?(?:viele?|lange|gross|alt)|wieviel|combien)\b"
)
_FIRST = 40
"""Characters into an answer where its number stands, if that is what was asked for."""


_TELLING = 99
"""A number above this is hardly ever met by chance."""


def asks(known: Known, reply_to: Text) -> bool:
    """The message replied to asks how many there are of what the fact counts."""
    folded = reply_to.folded.text
    return bool(_HOW_MANY.search(folded)) and known.has_stem(w.text for w in reply_to.words)


def _scaled(claimed: float, known: Known) -> float:
    """In answer to '214 million', 310 is 310 million."""
    return claimed * 1_000_000 if claimed < 1_000 and known.value >= 10_000_000 else claimed


def _other_unit(number: Number, text: Text) -> bool:
    after = text.folded.text[number.end : number.end + 12]
    before = text.folded.text[max(0, number.start - 10) : number.start]
    other = _OTHER_UNIT.match(after) and not _TIME_KEPT.match(after)
    return bool(other or _NUMBERED.search(before))


_TIME_KEPT = re.compile(r"^ ?(?:hours?|uur|stunden|heures?)")


def _spoken_of(known: Known, reply_to: Text, context: Context) -> bool:
    """The message replied to names the company, or what the fact counts."""
    if (
        context.lexicon.named(reply_to, COMPANY, RELEASED)
        or known.value % 1
        or known.value > _TELLING
    ):
        return True
    return known.has_stem(word.text for word in reply_to.words)


def _values(found: Iterable[Number]) -> frozenset[float]:
    return frozenset(number.value for number in found)


def _comparable(claimed: float, known: Known) -> bool:
    years = YEARS[0] < claimed < YEARS[1] and claimed % 1 == 0
    return years if known.sort is Sort.YEAR else not years and _likely(claimed, known.value)


def _fits(number: Number, known: Known, text: Text) -> bool:
    """True when the number stands where a number of this fact would stand."""
    if known.sort is Sort.NAME:
        return False
    if known.sort is Sort.YEAR:
        return _is_year(number) and _dated(number, known, text)
    if known.sort is Sort.COUNT and not _likely(number.value, known.value):
        return False
    after = text.folded.text[number.end : number.end + 14]
    before = text.folded.text[max(0, number.start - 10) : number.start]
    large = number.value >= 1_000_000 and known.value >= 1_000_000
    money = bool(_MONEY.search(after) or _MONEY.search(before))
    if known.sort is Sort.MONEY:
        return (money or large) and known.has_stem(beside(number, text, NEAR * 2, NEAR * 2))
    if money or _NUMBERED.search(before):
        return False
    if _OTHER_UNIT.match(after):
        return _in_time(known, after) and _named_beside(known, number, text)
    if _timed(known):
        return False
    near = beside(number, text, 0, NOUN)
    return known.has_stem(near) and (
        not _only_time(known, near) or _named_beside(known, number, text)
    )


_NUMBERED = re.compile(
    r"\b(?:numero|nummer|number|nr\.?|no\.?|n°|fur|voor|for|pour|les|the|die|beide|both|tous les) ?$"
)
"""Before a number that is a rank, a share of something, or who something is done for."""

TIME_WORDS = tuple(word for words in UNITS.values() for word in words)


def _in_time(known: Known, after: str) -> bool:
    """The fact is told in the unit that stands after the number."""
    fact = told_in(known)
    unit = next((words for words in UNITS.values() if after.lstrip().startswith(words)), None)
    return unit is not None and any(word in fact for word in unit)


def _timed(known: Known) -> bool:
    """The fact is a length of time: only a number with a unit is one as well."""
    told = told_in(known).partition(" per ")[0]
    return any(word.startswith(TIME_WORDS) for word in told.split())


def _only_time(known: Known, near: list[str]) -> bool:
    """Only 'days' or 'months' itself says what is counted."""
    return all(word.startswith(TIME_WORDS) for word in near if word.startswith(known.stems))


def _named_beside(known: Known, number: Number, text: Text) -> bool:
    """Something else than the unit says what of."""
    said = beside(number, text, NEAR * 3, NEAR * 3)
    return known.has_stem(word for word in said if not word.startswith(TIME_WORDS))


def _is_year(number: Number) -> bool:
    return YEARS[0] < number.value < YEARS[1] and number.value % 1 == 0 and not number.spelt


_FOUNDING = re.compile(
    r"\b(?:founded|gegrundet|opgericht|gesticht|fondee?|started|began|begon|begonnen|chartered|opened its first|born)\b"
)


def _dated(number: Number, known: Known, text: Text) -> bool:
    if known.has_stem(beside(number, text, NEAR, 3)):
        return True
    said = " ".join(beside(number, text, NEAR * 3, NEAR * 2))
    return known.fact.key.startswith(("found", "opger")) and bool(_FOUNDING.search(said))


def _likely(claimed: float, value: float) -> bool:
    """A number of another order counts something else: two of our people, not two employees in all."""
    low, high = (0.08, 12) if value >= 50 else (0.3, 4)
    return claimed >= 2 and low <= claimed / max(value, 1) <= high


def beside(number: Number, text: Text, left: int, right: int) -> list[str]:
    """Words of the same sentence before and after a number."""
    sentence = text.sentence(text.folded.span(number.start, number.end))
    first = bisect_right(text.words, number.start, key=lambda word: word.end)
    after = bisect_left(text.words, number.end, key=lambda word: word.start)
    places = (
        *range(max(0, first - left), first),
        *range(after, min(len(text.words), after + right)),
    )
    return [text.words[at].text for at in places if text.word_places[at].overlaps(sentence)]


def agrees(number: Number, known: Known, text: Text) -> bool:
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


def read(entry: Entry, key: str) -> Matcher:
    """``any``: every fact of the company file that can be compared."""
    entry.choice(key, ("any",))
    return Facts()
