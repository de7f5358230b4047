"""Where people live and lie: ``identifier: address``, ``identifier: room``."""

import re
from collections.abc import Iterator
from itertools import islice

from monitor.domain.finding import Confidence, Span
from monitor.policy.lexicon import Lexicon
from monitor.policy.matchers.person import INVENTED, UPPER, people
from monitor.policy.matchers.seen import Seen
from monitor.policy.matchers.trace import written
from monitor.policy.text import ENOUGH, Text

_WAY = (
    r"(?:Street|St|Road|Rd|Lane|Avenue|Ave|Close|Drive|Way|Rise|Court|Crescent|Gardens|Terrace|Square|Row|Hill|Mews|Walk|Park|Loop|"
    r"Fold|Heights|Place|Grove|Green|View|Wynd|Brae)"
)
_STREET = (
    rf"{UPPER}[\w’'.-]{{0,30}}(?:straat|laan|weg|plein|kade|gracht|dijk|hof|pad|singel|steeg|dreef|weide|plantsoen|park|hoek|berg|veld|kamp|buorren|"
    r"stra(?:ß|ss)e|straßn|str\.|gasse|allee|platz|ring|ufer|damm|stieg|chaussee|wall)"
    rf"|{UPPER}[\w’'-]{{1,30}}+ (?:{_WAY}|Stra(?:ß|ss)e|Straßn|Str\.|Weg|Allee|Platz|Gasse|Ring|Buorren)"
)
_VOIE = r"(?:rue|avenue|av\.|boulevard|bd|place|impasse|allée|chemin|quai|route|cours|square|clos|traverse|sentier|ruelle|chaussée)"
_ADDRESS = re.compile(
    rf"(?<!\w)(?:(?:{_STREET}),? (?:nr\.? ?|n° ?)?\d{{1,4}} ?[a-zA-Z]?(?!\w)|\d{{1,5}}[a-zA-Z]?(?: {UPPER}[\w’'.-]{{1,30}}+){{1,3}} {_WAY}(?!\w)"
    rf"|\d{{1,4}}(?: bis| ter)?,? {_VOIE}(?: (?:de|du|des|la|le|les|l’|l'|d’|d'))* ?{UPPER}[\w’'-]+"
    rf"|{_VOIE}(?: (?:de|du|des|la|le|les))*(?: {UPPER}[\w’'-]+){{1,3}},? (?:n° ?)?\d{{1,4}}(?!\w))"
)
_LIVES = re.compile(
    r"\b(?i:woont|wonen|wohnt|habite|lives?|living|drop (?:it )?off|cards?|flowers|kaartjes?|adres|address|flat|their|flat is|know your flat)\b"
    r"(?:(?: nu| now| jetzt| still| nog)?(?:,| (?:at|to|aan|op|in|an|auf|am|im|au|naar|na))(?: (?:de|het|der|da|dem|'t|the))?|:|,) "
    rf"(?P<home>\d{{1,4}}[A-Za-z]? {UPPER}[\w’'-]{{1,30}}+(?: {UPPER}[\w’'-]{{1,30}}+){{0,2}}|{UPPER}[\w’'-]{{1,30}}+(?: {UPPER}[\w’'-]{{1,30}}+){{0,2}} \d{{1,4}}[a-z]?(?!\w)|"
    r"[a-z][\w-]{3,30}?(?:ring|straat|strasse|straße|weg|laan|gasse|platz) \d{1,4})"
)
"""A verb of living, or something to be sent, and then a name with a number: the street need not end like one."""

_AFTER_NAME = re.compile(
    rf"^, (?P<home>\d{{1,4}}[A-Za-z]? {UPPER}[\w’'-]+(?: {UPPER}[\w’'-]+){{0,2}}, {UPPER}[\w’'-]+)"
)
_ANY_AFTER_NAME = re.compile(rf", \d{{1,4}}[A-Za-z]? {UPPER}")
"""How each of those begins."""
_WITH_POSTCODE = re.compile(
    rf"(?<![\w’'-])(?P<home>{UPPER}[\w’'-]{{1,30}}+(?: {UPPER}[\w’'-]{{1,30}}+){{0,2}} \d{{1,4}} ?[a-z]?,? \d{{4}} ?[A-Z]{{2}}(?: {UPPER}[\w-]+)?)(?!\w)"
)
_ROOM = re.compile(
    r"\b(?:[Kk]amer|[Rr]oom|[Zz]immer|[Cc]hambre|[Ss]uite|[Aa]partment|[Aa]pt\.?|[Ff]lat|[Ww]ard|[Bb]ed|[Ss]tation|aanleunwoning|nummer) \d[\d.]{0,4}[a-z]?\b"
)
ADDRESS_TRACES = written(_ADDRESS, _LIVES, _ANY_AFTER_NAME, _WITH_POSTCODE)
ROOM_TRACES = written(_ROOM)
_POSTCODE = re.compile(
    rf"(?<!\w)(?:\d{{4}} ?[A-Z]{{2}}|\d{{4,5}}|[A-Z]{{1,2}}\d{{1,2}}[A-Z]? \d[A-Z]{{2}})(?: {UPPER}[\w-]+)?(?!\w)"
)
_HOME = re.compile(
    r"\b(?:woont|wonen|woonachtig|thuis|kaartje|kaart|adres|bloemen|post|bezorg|stuur|sturen|langs bij|heet|lives|lived|at home|card|address|flowers|write|visit|"
    r"wohnt|zuhause|zu hause|karte|adresse|schreib\w*|besuch\w*|schaut\w* vorbei|habite|chez elle|chez lui|domicile|carte|fleurs|ecri\w*|sonne\w*)\b"
)
_THEIR_HOME = re.compile(
    r"\b(?:woont|wohnt|habite|lives|lived|laissez la cle|sleutel onder|key under|alone at home|alleen thuis)\b"
)
_SELF = re.compile(
    r"\b(?:ik|'k|mij|mijn|mn|m'n|i|i'm|my|me|ich|ick|mein\w{0,2}|mir|mich|j'ai|j'|je|mon|ma|mes|moi)\b",
    re.IGNORECASE,
)


def find_addresses(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """A street with its house number, where it is somebody's home."""
    if not text.digits:
        return
    held: Seen | None = None
    for seen in sorted(_addresses(text, lexicon), key=_longest_first):
        if held is None or not held.span.overlaps(seen.span):
            if INVENTED.search(text.folded.text):
                return
            held = seen
            yield seen


def _longest_first(seen: Seen) -> tuple[int, int]:
    return seen.span.start, -seen.span.end


def _addresses(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    yield from _streets(text, lexicon)
    for match in islice(_LIVES.finditer(text.original), ENOUGH):
        around = text.original[max(0, match.start() - 120) : match.end()]
        mine = _SELF.search(text.clause(Span(*match.span("home"))).of(text.original))
        if not mine and (people(text, lexicon) or _PRONOUN.search(around)):
            yield Seen(Span(*match.span("home")), Confidence.LIKELY)
    for person in people(text, lexicon) if _ANY_AFTER_NAME.search(text.original) else ():
        home = _AFTER_NAME.search(text.original[person.end : person.end + 120])
        if home:
            start = person.end + home.start("home")
            yield Seen(Span(start, start + len(home["home"])), Confidence.LIKELY)
    for match in islice(_WITH_POSTCODE.finditer(text.original), ENOUGH) if text.digits > 4 else ():
        if people(text, lexicon) or _HOME.search(text.folded.text):
            yield Seen(Span(*match.span("home")), Confidence.LIKELY)


_PRONOUN = re.compile(
    r"\b(?:he|she|his|her|hij|ze|zij|haar|er|sie|ihr|il|elle|lui)\b", re.IGNORECASE
)


def _streets(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    for match in islice(_ADDRESS.finditer(text.original), ENOUGH):
        home = _HOME.search(text.folded.text) is not None
        theirs = _THEIR_HOME.search(text.folded.text) is not None
        span = Span(*match.span())
        tail = _POSTCODE.match(text.original, _after_comma(text.original, span.end))
        if tail:
            span = Span(span.start, tail.end())
        near = _sentence_and_the_one_before(text, span)
        person = any(p.overlaps(near) and not p.overlaps(span) for p in people(text, lexicon))
        if person or (home and tail) or theirs:
            yield Seen(span, Confidence.CERTAIN if person and (tail or home) else Confidence.LIKELY)


def _sentence_and_the_one_before(text: Text, span: Span) -> Span:
    sentence = text.sentence(span)
    if not sentence.start or not _HOME.search(text.folded.text):
        return sentence
    return Span(text.sentence(Span(sentence.start - 1, sentence.start)).start, sentence.end)


def find_rooms(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """Where a named guest, patient or tenant can be found."""
    for match in islice(_ROOM.finditer(text.original), ENOUGH) if text.digits else ():
        span = Span(*match.span())
        named = people(text, lexicon)
        owner = next(
            (p for p in named if 0 <= span.start - p.end < 40 and not p.overlaps(span)), None
        )
        if owner and not _SELF.search(text.clause(span).of(text.original)):
            yield Seen(Span(owner.start, span.end), Confidence.LIKELY)


def _after_comma(original: str, at: int) -> int:
    while at < len(original) and original[at] in ", ":
        at += 1
    return at
