"""``topic``: keywords of the matters that the company asks its people to leave alone."""

from collections.abc import Iterable

from monitor.policy.entry import Entry
from monitor.policy.lexicon import Lexicon
from monitor.policy.matchers.words import Words
from monitor.policy.rule import Context, Hit, Matcher, Signs
from monitor.policy.text import Text


class Topics(Matcher):
    """Finds any keyword of the avoid-topics, in its inflections and compounds."""

    def __init__(self, keywords: tuple[str, ...] = ()) -> None:
        self._words = Words({"any": keywords}) if keywords else None

    def find(self, text: Text, context: Context) -> Iterable[Hit]:
        return self._words.find(text, context) if self._words else ()

    def signs(self) -> Signs:
        return self._words.signs() if self._words else (frozenset(),)

    def bound(self, lexicon: Lexicon) -> Matcher:
        listed = (k.strip() for topic in lexicon.company.avoid_topics for k in topic.keywords)
        return Topics(tuple(dict.fromkeys(_open(word) for word in listed if word)))


def _open(keyword: str) -> str:
    """A long keyword may have any ending, or begin a compound."""
    return f"{keyword}*" if len(keyword) > 4 and keyword[-1].isalpha() else keyword


def read(entry: Entry, key: str) -> Matcher:
    """``any``: every topic of the company file."""
    entry.choice(key, ("any",))
    return Topics()
