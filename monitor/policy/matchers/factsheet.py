"""The fact sheet, made ready to be compared with what posts say."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from monitor.domain.company import Company, Fact
from monitor.policy.fold import fold_word
from monitor.policy.matchers.concept import name_stems, stems_of, stems_of_people
from monitor.policy.numbers import numbers_in

YEARS = (1500, 2100)
"""Numbers that are taken for a year."""


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
    """Words of a fact that is a person or a place, its note included."""
    members: frozenset[str] = frozenset()
    """Words of a fact that is a list, its note included."""

    def has_stem(self, words: Iterable[str]) -> bool:
        """True when one of the words says what the fact is about."""
        return any(word.startswith(self.stems) for word in words)


_WORD = re.compile(r"[^\W\d_]{2,}")


def known_facts(company: Company) -> Iterator[Known]:
    """The facts that can be compared: numbers, years, prices, lists by their length, people and places."""
    for fact in company.facts:
        values = fact.value if isinstance(fact.value, tuple) else (fact.value,)
        stems = stems_of(fact.key)
        told = fold_word(" ".join(map(str, (*values, fact.note))))
        allowed = frozenset(n.value for n in numbers_in(told))
        counts = float(len(values)) if isinstance(fact.value, tuple) else _first(values[0])
        words = frozenset(_WORD.findall(told))
        if name_stems(fact.key) and not any(map(str.isdigit, str(fact.value))):
            yield Known(fact, name_stems(fact.key), Sort.NAME, names=words)
        elif stems and counts is not None:
            members = words if isinstance(fact.value, tuple) else frozenset()
            yield Known(
                fact, stems, _sort(fact, counts), counts, allowed | {counts}, members=members
            )


def _sort(fact: Fact, value: float) -> Sort:
    dated = YEARS[0] < value < YEARS[1] and value % 1 == 0 and isinstance(fact.value, int)
    if dated and not stems_of_people(fact.key):
        return Sort.YEAR
    money = re.search(
        r"euro|eur\b|price|prijs|preis|rate|rente|%|procent", f"{fact.key} {fact.value}"
    )
    return Sort.MONEY if money or value % 1 else Sort.COUNT


def _first(value: str | int | float) -> float | None:
    if isinstance(value, str):
        return next((n.value for n in numbers_in(fold_word(value))), None)
    return float(value)


UNITS = {
    "year": ("year", "jaar", "jahr", "ans"),
    "month": ("month", "maand", "monat", "mois"),
    "week": ("week", "weken", "woche", "semaine"),
    "day": ("day", "dag", "tag", "jour"),
    "hour": ("hour", "uur", "stund", "heure"),
    "minute": ("minute", "minuut", "minuten", "min"),
}
"""How words for a length of time begin."""


def told_in(known: Known) -> str:
    """Key and value in small letters."""
    return f"{known.fact.key} {known.fact.value}".casefold().replace("_", " ")
