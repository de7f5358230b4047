"""``identifier``: contact data and numbers that belong to one person, when that person is not the author.

The company's public contacts, the author's own data, placeholders and numbers that only look like
identifiers are left alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from monitor.policy.entry import Entry
from monitor.policy.lexicon import Lexicon
from monitor.policy.matchers.account import (
    find_accounts,
    find_cards,
    find_ibans,
    find_national_ids,
    find_plates,
)
from monitor.policy.matchers.birthday import find_birthdays
from monitor.policy.matchers.contact import find_emails, find_phones
from monitor.policy.matchers.health import find_health
from monitor.policy.matchers.home import find_addresses, find_rooms
from monitor.policy.matchers.owner import is_own, is_shops
from monitor.policy.matchers.seen import Seen
from monitor.policy.rule import Context, Hit, Matcher
from monitor.policy.text import Text

FINDERS: dict[str, Callable[[Text, Lexicon], Iterator[Seen]]] = {
    "email": find_emails,
    "phone": find_phones,
    "iban": find_ibans,
    "account": find_accounts,
    "card": find_cards,
    "plate": find_plates,
    "national-id": find_national_ids,
    "address": find_addresses,
    "room": find_rooms,
    "birth-date": find_birthdays,
    "health": find_health,
}
"""What a rule can ask for."""

_OF_ONE_PERSON = frozenset({"health", "birth-date", "room"})
"""What its finder has already seen to be somebody else's."""


@dataclass(frozen=True)
class Identifiers(Matcher):
    """Finds some sorts of identifiers that are not the author's own."""

    sorts: tuple[str, ...]

    def find(self, text: Text, context: Context) -> Iterator[Hit]:
        for sort in self.sorts:
            for span, confidence in FINDERS[sort](text, context.lexicon):
                if sort in _OF_ONE_PERSON or not (is_own(text, span) or is_shops(text, span)):
                    yield Hit(span, confidence)


def read(entry: Entry, key: str) -> Matcher:
    """One sort, several, or ``any``."""
    sorts = entry.texts(key)
    if sorts == ("any",):
        return Identifiers(tuple(FINDERS))
    for sort in sorts:
        if sort not in FINDERS:
            entry.refuse(key, f"{sort!r} is unknown; there are any, {', '.join(FINDERS)}")
    return Identifiers(sorts)
