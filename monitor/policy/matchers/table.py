"""What a rule file can say under ``match``, by name."""

from collections.abc import Callable

from monitor.domain.finding import Confidence
from monitor.errors import Said
from monitor.policy.entry import Entry
from monitor.policy.matchers import (
    author,
    fact,
    family,
    figure,
    identifier,
    names,
    pattern,
    reader,
    secret,
    topic,
    words,
)
from monitor.policy.matchers.condition import (
    AllOf,
    AnyOf,
    Condition,
    Near,
    Signals,
    Where,
    Within,
)
from monitor.policy.matchers.reader import SecondReader
from monitor.policy.rule import Matcher

MATCHERS: dict[str, Callable[[Entry, str], Matcher]] = {
    "words": words.read,
    "family": family.read,
    "pattern": pattern.read,
    "names": names.read,
    "identifier": identifier.read,
    "secret": secret.read,
    "fact": fact.read,
    "figure": figure.read,
    "topic": topic.read,
    "author": author.read_author,
    "reply": author.read_reply,
    "reader": reader.read,
}
"""One line a matcher: its name in a rule file, and who reads what stands there."""

OWN = {"pattern": ("exact",), "names": ("bare",)}
"""Keys beside a matcher that only it knows."""

QUOTABLE = frozenset({"names", "identifier", "secret", "author", "reply", "reader"})
"""A leak is a leak, also inside a quotation; and who writes is not quoted."""

GROUPS = ("any", "all", "signals")
BESIDE = (
    "with",
    "unless",
    "surer",
    "within",
    "in",
    "quoted",
    "asserted",
    "lang",
    "confidence",
    "mark",
)
PLACES = ("text", "bio", "role", "reply")


def read_match(entry: Entry) -> Matcher:
    """What stands under ``match``."""
    if "within" in entry:
        entry.refuse(
            "within",
            Said("says how near a second signal is; put it there, under with: or unless:"),
        )
    made = _read(entry)
    if _by_reader_alone(made):
        entry.refuse(
            "reader",
            Said("is never enough alone; say under 'with:' what else has to be there"),
        )
    return made


def _by_reader_alone(match: Matcher) -> bool:
    """True when the second reader's word would be enough."""
    match match:
        case SecondReader():
            return True
        case Near(matcher=inner) | Condition(main=inner, needs=()):
            return _by_reader_alone(inner)
        case AnyOf(matchers=several) | Signals(need=1, matchers=several):
            return any(map(_by_reader_alone, several))
        case AllOf(matchers=several):
            return all(map(_by_reader_alone, several))
        case _:
            return False


def _read(entry: Entry) -> Matcher:
    """A condition as written: one main key, and what stands beside it."""
    mains = [key for key in entry.values if key in MATCHERS or key in GROUPS]
    own = OWN.get(mains[0], ()) if mains else ()
    entry.known(*MATCHERS, *GROUPS, *BESIDE, *own)
    if len(mains) != 1:
        known = ", ".join((*MATCHERS, *GROUPS))
        entry.refuse(
            mains[1] if mains else "match",
            Said(
                "needs exactly one of {known}; combine several with 'all:' or 'any:'",
                {"known": known},
            ),
        )
    return _beside(entry, mains[0], _main(entry, mains[0]))


def _main(entry: Entry, key: str) -> Matcher:
    if key == "any":
        return AnyOf(_parts(entry, key))
    if key == "all":
        return AllOf(_parts(entry, key))
    if key == "signals":
        return _signals(entry.entry(key))
    return MATCHERS[key](entry, key)


def _signals(entry: Entry) -> Matcher:
    entry.known("need", "of", "within")
    parts = _parts(entry, "of")
    return Signals(entry.number("need", range(1, len(parts) + 1)), parts, _within(entry))


def _parts(entry: Entry, key: str) -> tuple[Matcher, ...]:
    """Second signals: one or a list, each with its own nearness."""
    value = entry.values.get(key)
    listed = (value,) if isinstance(value, Entry) else entry.entries(key)
    if not listed and key in entry:
        entry.refuse(key, Said("the list is empty"))
    return tuple(Near(_read(part), _within(part)) for part in listed)


def _within(entry: Entry) -> Within:
    reach = entry.text("within", "sentence")
    if reach in {"clause", "sentence", "post"}:
        return Within(reach)
    count, _, unit = reach.partition(" ")
    if unit not in {"word", "words"} or not count.isdigit() or not 0 < int(count) <= 50:
        entry.refuse(
            "within", Said("should be clause, sentence, post, or a number of words (5 words)")
        )
    return Within(words=int(count))


def _beside(entry: Entry, key: str, main: Matcher) -> Matcher:
    place = entry.choice("in", PLACES, "text")
    made = Condition(
        main=main,
        needs=_parts(entry, "with"),
        unless=_parts(entry, "unless"),
        surer=_parts(entry, "surer"),
        quoted=entry.flag("quoted", key in QUOTABLE or key in GROUPS),
        asserted=entry.flag("asserted"),
        langs=entry.texts("lang"),
        confidence=_confidence(entry),
        mark=entry.choice("mark", ("match", "clause", "sentence"), "match"),
    )
    return made if place == "text" else Where(made, place)


def _confidence(entry: Entry) -> Confidence | None:
    if "confidence" not in entry:
        return None
    return Confidence(entry.choice("confidence", [c.value for c in Confidence]))
