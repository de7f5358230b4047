"""``family``: named families of words, kept in four languages under ``monitor/policy/families``."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import ModuleType

from monitor.errors import Said
from monitor.policy.entry import Entry
from monitor.policy.families.deeds import de as deeds_de
from monitor.policy.families.deeds import en as deeds_en
from monitor.policy.families.deeds import fr as deeds_fr
from monitor.policy.families.deeds import nl as deeds_nl
from monitor.policy.families.index import Found, WordIndex, families_in, listed, spans_of
from monitor.policy.families.matters import de as matters_de
from monitor.policy.families.matters import en as matters_en
from monitor.policy.families.matters import fr as matters_fr
from monitor.policy.families.matters import nl as matters_nl
from monitor.policy.families.people import de as people_de
from monitor.policy.families.people import en as people_en
from monitor.policy.families.people import fr as people_fr
from monitor.policy.families.people import nl as people_nl
from monitor.policy.families.wording import de as wording_de
from monitor.policy.families.wording import en as wording_en
from monitor.policy.families.wording import fr as wording_fr
from monitor.policy.families.wording import nl as wording_nl
from monitor.policy.rule import Context, Hit, Matcher, Sign, Signs
from monitor.policy.text import Text

LANGUAGES: Mapping[str, tuple[ModuleType, ...]] = {
    "nl": (people_nl, wording_nl, deeds_nl, matters_nl),
    "en": (people_en, wording_en, deeds_en, matters_en),
    "de": (people_de, wording_de, deeds_de, matters_de),
    "fr": (people_fr, wording_fr, deeds_fr, matters_fr),
}
"""Where the words stand. A language is four modules and a line here."""

FAMILIES = tuple(sorted({name for module in LANGUAGES["en"] for name in module.WORDS}))
"""Every family that a rule can name."""


class Family(Matcher):
    """Finds the words of some families, in the language of the text."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)

    def find(self, text: Text, context: Context) -> Iterable[Hit]:
        return (Hit(f.span) for f in _found(text) if f.family in self.names)

    def signs(self) -> Signs:
        return (frozenset(Sign(_families, name) for name in self.names),)


def _found(text: Text) -> tuple[Found, ...]:
    return spans_of(_index(_known(text)), text)


def _families(context: Context) -> set[str]:
    """The families with a word in the post."""
    return families_in(_index(_known(context.text)), context.text)


def _known(text: Text) -> str:
    return text.lang if text.lang in LANGUAGES else "en"


@cache
def _index(lang: str) -> WordIndex:
    words = (module.WORDS.items() for module in LANGUAGES[lang])
    return WordIndex({name: listed(said) for each in words for name, said in each})


def read(entry: Entry, key: str) -> Matcher:
    """One name of a family, or several."""
    names = entry.texts(key)
    for name in names:
        if name not in FAMILIES:
            said = {"name": name, "known": ", ".join(FAMILIES)}
            entry.refuse(key, Said("{name!r} is no family; known are {known}", said))
    if not names:
        entry.refuse(key, Said("the list is empty"))
    return Family(names)
