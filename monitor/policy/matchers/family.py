"""``family``: named families of words, kept in four languages under ``monitor/policy/families``."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import ModuleType

from monitor.policy.entry import Entry
from monitor.policy.families import de, en, fr, nl
from monitor.policy.families.index import WordIndex, listed, spans_of
from monitor.policy.rule import Context, Hit, Matcher
from monitor.policy.text import Text

LANGUAGES: Mapping[str, ModuleType] = {"nl": nl, "en": en, "de": de, "fr": fr}
FAMILIES = tuple(sorted(set().union(*(module.WORDS for module in LANGUAGES.values()))))
"""Every family that a rule can name."""


class Family(Matcher):
    """Finds the words of some families, in the language of the text."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)

    def find(self, text: Text, context: Context) -> Iterable[Hit]:
        lang = text.lang if text.lang in LANGUAGES else "en"
        return (Hit(f.span) for f in spans_of(_index(lang), text) if f.family in self.names)


@cache
def _index(lang: str) -> WordIndex:
    return WordIndex({name: listed(said) for name, said in LANGUAGES[lang].WORDS.items()})


def read(entry: Entry, key: str) -> Matcher:
    """One name of a family, or several."""
    names = entry.texts(key)
    for name in names:
        if name not in FAMILIES:
            entry.refuse(key, f"{name!r} is no family; known are {', '.join(FAMILIES)}")
    if not names:
        entry.refuse(key, "the list is empty")
    return Family(names)
