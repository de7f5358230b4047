"""Birth dates of people: ``identifier: birth-date``."""

import re
from collections.abc import Iterator
from itertools import islice

from monitor.domain.finding import Confidence, Span
from monitor.policy.fold import fold_word
from monitor.policy.lexicon import Lexicon
from monitor.policy.matchers.person import FULL, INVENTED, people
from monitor.policy.matchers.seen import Seen
from monitor.policy.matchers.trace import written
from monitor.policy.numbers import numbers_in
from monitor.policy.text import ENOUGH, Text

_MONTH = r"(?:jan|feb|mrt|maart|mär|märz|mar|apr|mei|mai|may|jun|jui|jul|aug|aoû|sep|okt|oct|nov|dec|dez|déc|fév|avr)[\wéûä]*\.?"
_MONTHS = (
    "jan", "feb", "mrt", "maart", "mar", "apr", "mei", "mai", "may", "jun", "jui", "jul", "aug", "aou", "sep", "okt", "oct",
    "nov", "dec", "dez", "fev", "avr",
)  # fmt: skip
"""How each of them begins once it is folded."""
_ANY_MONTH = f"(?:{'|'.join(_MONTHS)})"
_BESIDE_MONTH = re.compile(rf"\d(?:st|nd|rd|th)?\.? (?:of )?{_ANY_MONTH}|{_ANY_MONTH}[^ \n]* \d")
_DOTTED = re.compile(r"\d\.\d{1,2}\.")
_FULL_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)?(?:[./-]| ){{1,2}}(?:\d{{1,2}}|{_MONTH})(?:[./-]| ){{1,2}}(?:19|20)\d{{2}}|(?:19|20)\d{{2}}-\d{{2}}-\d{{2}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d{{2}})"
_YEAR = re.compile(r"(?:19|20)\d{2}")
"""In each full date."""
_BORN = re.compile(
    rf"\b(?:geboren|geb\.?|born|geboortedatum|geburtstag|geburtsdatum|date of birth|dob|née?|date de naissance)(?!\w)[^.\n]{{0,20}}?{_FULL_DATE}",
    re.IGNORECASE,
)
_NAME_DATE = re.compile(rf"{FULL}(?:,| \(|:) ?\(?{_FULL_DATE}")
_SELF_BORN = re.compile(
    r"\b(?:ik|i|ich|je|j'|mijn|my|meine?[mnrs]?|ma)\b[^.!?\n]{0,30}$", re.IGNORECASE
)
_SELF = re.compile(r"\b(?:ik|i|ich|je|j'|mij|me|mich|moi)\b", re.IGNORECASE)
_TURNS = re.compile(
    r"\b(?:wordt|werd|is|wird|wurde|werden|turns|turned|turning|is|was|will be|fete|fetera|fetait|aura|a eu|viert|vierde|feiert|feierte|jarig|birthday|geburtstag|anniversaire)\b"
)
_DAY = re.compile(
    rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of )?{_MONTH}(?!\w)|(?<!\d)\d{{1,2}}\.\d{{1,2}}\.(?!\d)|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?!\w)",
    re.IGNORECASE,
)
BIRTH_TRACES = written(re.compile(_FULL_DATE, re.IGNORECASE), _DAY)
"""A full date is in all that gives one."""
_AGES = range(14, 111)


def find_birthdays(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """A full birth date of somebody else."""
    for seen in _birthdays(text, lexicon) if text.digits else ():
        if INVENTED.search(text.folded.text):
            return
        yield seen


def _birthdays(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    dated = text.digits > 4 and _YEAR.search(text.original) is not None
    for match in _BORN.finditer(text.original) if dated else ():
        if not _SELF_BORN.search(text.original[max(0, match.start() - 60) : match.start()]):
            yield Seen(Span(*match.span()), Confidence.LIKELY)
    for match in _NAME_DATE.finditer(text.original) if dated else ():
        yield Seen(Span(*match.span()), Confidence.LIKELY)
    yield from _turning(text, lexicon)


def _turning(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """Who turns how old on what day: that is a birth date as well."""
    folded = text.folded.text
    month = any(map(folded.__contains__, _MONTHS)) and _BESIDE_MONTH.search(folded)
    if not month and not _DOTTED.search(text.original):
        return
    for match in islice(_DAY.finditer(text.original), ENOUGH):
        day = Span(*match.span())
        sentence = text.sentence(day)
        said = sentence.of(text.original)
        if not _TURNS.search(fold_word(said)) or not _aged(said.replace(match.group(), " . ")):
            continue
        named = people(text, lexicon)
        owner = next((p for p in named if p.overlaps(sentence) and not p.overlaps(day)), None)
        if owner and not _SELF.search(text.clause(day).of(text.original)):
            yield Seen(
                Span(min(owner.start, day.start), max(owner.end, day.end)), Confidence.LIKELY
            )


def _aged(said: str) -> bool:
    """A number in it can be somebody's age."""
    folded = fold_word(said)
    return any(
        n.value in _AGES and not _COUNTED.match(folded[n.end : n.end + 16])
        for n in numbers_in(folded)
    )


_COUNTED = re.compile(
    r"^ ?(?:euro|eur|%|uur|u\b|h\b|uhr|km|kg|x\b|mensen|people|leute|gasten|guests|gaste|personen|minu|pagina|pages|seiten|punten|points)"
)
