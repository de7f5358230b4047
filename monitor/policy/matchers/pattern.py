"""``pattern``: regular expressions on the folded text, or with ``exact`` on the original."""

from collections.abc import Iterable

from monitor.errors import Said
from monitor.policy.entry import Entry
from monitor.policy.lexicon import Lexicon
from monitor.policy.matchers.engine import Pattern, PatternRefused
from monitor.policy.matchers.words import check_placeholders, expanded
from monitor.policy.rule import Context, Hit, Matcher, Sign, Signs
from monitor.policy.text import Text


class Patterns(Matcher):
    """Finds any of its patterns."""

    def __init__(
        self, sources: tuple[str, ...], exact: bool = False, lexicon: Lexicon | None = None
    ) -> None:
        self._sources = sources
        self._exact = exact
        self._patterns = [Pattern(expanded(source, lexicon), exact=exact) for source in sources]

    def find(self, text: Text, context: Context) -> Iterable[Hit]:
        for pattern in self._patterns:
            yield from map(Hit, pattern.find(text))

    def signs(self) -> Signs:
        return (frozenset(Sign(None, pattern) for pattern in self._patterns),)

    def bound(self, lexicon: Lexicon) -> Matcher:
        named = any(expanded(source, lexicon) != source for source in self._sources)
        return Patterns(self._sources, self._exact, lexicon) if named else self


def read(entry: Entry, key: str) -> Matcher:
    """One pattern, or a list."""
    sources = entry.texts(key)
    if not sources or not all(sources):
        entry.refuse(key, Said("the pattern is empty"))
    for source in sources:
        check_placeholders(entry, key, source)
    try:
        return Patterns(sources, entry.flag("exact"))
    except PatternRefused as error:
        entry.refuse(key, error.said)
