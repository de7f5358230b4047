"""``identifier``: contact data and numbers that belong to one person, when that person is not the author.

The company's public contacts, the author's own data, placeholders and numbers that only look like
identifiers are left alone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from monitor.errors import Said
from monitor.policy.entry import Entry
from monitor.policy.lexicon import Lexicon
from monitor.policy.matchers import account, birthday, contact, health, home
from monitor.policy.matchers.owner import is_own, is_shops
from monitor.policy.matchers.seen import Seen
from monitor.policy.rule import Context, Hit, Matcher, Sign, Signs
from monitor.policy.text import Text

FINDERS: dict[str, tuple[Callable[[Text, Lexicon], Iterator[Seen]], frozenset[Sign]]] = {
    "email": (contact.find_emails, contact.EMAIL_TRACES),
    "phone": (contact.find_phones, contact.PHONE_TRACES),
    "iban": (account.find_ibans, account.IBAN_TRACES),
    "account": (account.find_accounts, account.ACCOUNT_TRACES),
    "card": (account.find_cards, account.CARD_TRACES),
    "plate": (account.find_plates, account.PLATE_TRACES),
    "national-id": (account.find_national_ids, account.NATIONAL_TRACES),
    "address": (home.find_addresses, home.ADDRESS_TRACES),
    "room": (home.find_rooms, home.ROOM_TRACES),
    "birth-date": (birthday.find_birthdays, birthday.BIRTH_TRACES),
    "health": (health.find_health, health.HEALTH_TRACES),
}
"""What a rule can ask for: who finds it, and the traces of which a post shows one before there is any."""

_OF_ONE_PERSON = frozenset({"health", "birth-date", "room"})
"""What its finder has already seen to be somebody else's."""


@dataclass(frozen=True)
class Identifiers(Matcher):
    """Finds some sorts of identifiers that are not the author's own."""

    sorts: tuple[str, ...]

    def find(self, text: Text, context: Context) -> Iterator[Hit]:
        for sort in self.sorts:
            find, _ = FINDERS[sort]
            for span, confidence in find(text, context.lexicon):
                if sort in _OF_ONE_PERSON or not (is_own(text, span) or is_shops(text, span)):
                    yield Hit(span, confidence)

    def signs(self) -> Signs:
        return (frozenset().union(*(traces for _, traces in map(FINDERS.__getitem__, self.sorts))),)


def read(entry: Entry, key: str) -> Matcher:
    """One sort, several, or ``any``."""
    sorts = entry.texts(key)
    if sorts == ("any",):
        return Identifiers(tuple(FINDERS))
    for sort in sorts:
        if sort not in FINDERS:
            said = {"sort": sort, "known": ", ".join(FINDERS)}
            entry.refuse(key, Said("{sort!r} is unknown; there are any, {known}", said))
    return Identifiers(sorts)
