"""``words``: words and phrases, in any disguise.

``*`` stands for any letters (``idiot*``, ``*winkel``), a space for any short separator, and ``…`` for
up to five words in between. ``{company}`` and its like stand for names of the company file.
"""

import re
from collections.abc import Iterable, Mapping

from monitor.errors import Said
from monitor.policy.entry import Entry
from monitor.policy.fold import fold_word
from monitor.policy.lexicon import NOTHING, PLACEHOLDERS, Lexicon
from monitor.policy.matchers.engine import Pattern, PatternRefused
from monitor.policy.rule import Context, Hit, Matcher, Sign, Signs
from monitor.policy.text import Text

ANY_LANGUAGE = "any"
_LETTERS = r"\pL\pN"
_IN_BYTES = r"0-9A-Za-z\xe9"
"""The same in the copy of a text that has one byte a character."""
_GAP = rf"(?:[^{_LETTERS}.!?\n]+[{_LETTERS}']+){{0,5}}?"
_SEPARATOR = rf"[^{_LETTERS}]{{1,3}}"
_PART = re.compile(r"…|\.\.\.|\{[a-z]+\}|\*|[^\s*…{]+|\s+|\{")
_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")


class Words(Matcher):
    """Finds any of its phrases, those of the post's language and those of any."""

    def __init__(
        self, phrases: Mapping[str, tuple[str, ...]], lexicon: Lexicon | None = None
    ) -> None:
        self._phrases = phrases
        self._patterns = {
            lang: Pattern(_source(listed, lexicon), whole_words=True)
            for lang, listed in phrases.items()
        }

    def find(self, text: Text, context: Context) -> Iterable[Hit]:
        for lang in (text.lang, ANY_LANGUAGE):
            pattern = self._patterns.get(lang)
            if pattern:
                yield from map(Hit, pattern.find(text))

    def signs(self) -> Signs:
        return (frozenset(Sign(None, pattern) for pattern in self._patterns.values()),)

    def bound(self, lexicon: Lexicon) -> Matcher:
        named = any("{" in phrase for listed in self._phrases.values() for phrase in listed)
        return Words(self._phrases, lexicon) if named else self


def read(entry: Entry, key: str) -> Matcher:
    """A list of phrases, or one list a language."""
    by_language = entry.values.get(key)
    if isinstance(by_language, Entry):
        phrases = {lang: by_language.texts(lang) for lang in by_language.values}
    else:
        phrases = {ANY_LANGUAGE: entry.texts(key)}
    if not phrases or not all(phrases.values()):
        entry.refuse(key, Said("the list is empty"))
    for phrase in (p for listed in phrases.values() for p in listed):
        _check(entry, key, phrase)
    try:
        return Words(phrases)
    except PatternRefused as error:
        entry.refuse(key, error.said)


def _check(entry: Entry, key: str, phrase: str) -> None:
    if sum(map(str.isalnum, _PLACEHOLDER.sub("name", phrase))) < 2:
        entry.refuse(key, Said("{phrase!r} is too short to mean anything", {"phrase": phrase}))
    check_placeholders(entry, key, phrase)


def check_placeholders(entry: Entry, key: str, source: str) -> None:
    """Refuse a name in braces that stands for nothing."""
    for name in _PLACEHOLDER.findall(source):
        if name not in PLACEHOLDERS:
            known = ", ".join(f"{{{n}}}" for n in PLACEHOLDERS)
            said = {"name": name, "known": known}
            entry.refuse(key, Said("{{{name}}} is unknown; known are {known}", said))


def expanded(source: str, lexicon: Lexicon | None) -> str:
    """A pattern with its placeholders replaced by the names they stand for."""
    return _PLACEHOLDER.sub(
        lambda match: lexicon.expression(match.group(1)) if lexicon else NOTHING, source
    )


def _source(phrases: Iterable[str], lexicon: Lexicon | None) -> str:
    """Longer phrases first, so that they are seen before their own beginnings."""
    parts = {_expression(phrase, lexicon) for phrase in phrases}
    source = "|".join(sorted(parts, key=lambda part: (-len(part), part)))
    return source.replace(_LETTERS, _IN_BYTES) if source.isascii() else source


def _edge(char: str) -> str:
    return r"\b" if char.isalnum() or char in "*{}" else ""


def _expression(phrase: str, lexicon: Lexicon | None) -> str:
    made = [_edge(phrase[0])]
    for part in _PART.findall(phrase):
        if part in {"…", "..."}:
            made.append(_GAP)
        elif part == "*":
            made.append(rf"[{_LETTERS}]*")
        elif part.startswith("{") and len(part) > 1:
            made.append(expanded(part, lexicon))
        elif part.isspace():
            made.append(_SEPARATOR)
        else:
            made.append(re.escape(fold_word(part)).replace("'", "[' ]?"))
    made.append(_edge(phrase[-1]))
    # A gap brings its own separators: the one before it may go.
    return "".join(made).replace(_SEPARATOR + _GAP, _GAP)
