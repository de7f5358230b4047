"""``secret``: keys, tokens, passwords and door codes that would open something. Placeholders open nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monitor.domain.finding import Confidence, Span
from monitor.policy.entry import Entry
from monitor.policy.matchers.doorcode import CODE_TRACES, codes
from monitor.policy.matchers.keys import KEY_TRACES, MIXED, PLACEHOLDER, keys_in
from monitor.policy.matchers.stance import denied
from monitor.policy.matchers.trace import told, written
from monitor.policy.rule import Context, Hit, Matcher, Sign, Signs
from monitor.policy.text import Text

_PRETEND = re.compile(
    r"\b(?:nepwaarden?|placeholder|platzhalter|invulvoorbeeld|dummy|tutorial|beispielwert\w*|valeur\w* (?:fictive|bidon)\w*|fake|"
    r"staat in (?:het boek|de docs|elke handleiding)|in the (?:docs|manual|book))\b"
)
_KEYWORD = re.compile(
    r"\b(?:\w*(?:wachtwoord|paswoord|passwort|kennwort)\w*|passwords?|passwd|passphrase|mots? de passe|mdp|"
    r"ww|pw|pwd|psk|toegangswoord|log\w*|inlog\w*|aanmelden|einlogg\w*|anmeld\w*|zugang\w*|nutzer|benutzer|gebruiker|user|identifiants?|"
    r"connecte\w*|connexion|acces|compte|credentials?|\w*account\w*|wifi|wi-fi|wlan|gastnetz|gastnetwerk|internet|vpn|backup|"
    r"\w*netwerk|netzwerk|sleutels?|keys?|schlussel|cle|\w*codes?|ouvr\w*|open\w*|offn\w*|maint\w*|wartung\w*|post-?it|geeltje|"
    r"admin\w*|server|database|datenbank|boite|mailbox)\b"
)
_STRONG = re.compile(
    r"\b(?:\w*(?:wachtwoord|wachtw|paswoord|passwort|kennwort)|password|passphrase|mot de passe|mdp|ww|pw|toegangswoord|psk)\b"
)
_STRONG_PARTS = (
    "wachtw", "passw", "paswoord", "kennwort", "passphrase", "mot de passe", "mdp", "ww", "pw",
    "toegangswoord", "psk",
)  # fmt: skip
"""One of these is in each of them."""
_REACH = 60
"""Characters after the word "password" in which the password itself stands."""

_TOKEN = re.compile(r"(?<![\w@#/.])[^\s,;:()\"'“”‘’«»`<>]{6,40}(?![\w@])")
_TOKEN_ONLY = re.compile(r"^[^\s/:()<>\"'“”]{8,40}$")
_WEB = re.compile(
    r"(?i)^(?:https?:|ssh-|www\.|@|#|[\w.+-]+@[\w-]+\.\w|.*\.(?:com|org|net|nl|be|de|fr|io|example|md|py|js|ts|go|rs|txt|csv|ya?ml|html?|json|pdf|png|jpe?g)$|.*\?\w+=)"
)
_MADE = re.compile(
    r"^(?=(?:.*[^\W\d_]){4})(?=.*\d)\w{3,}(?:[.-]\w+)*[!#$%&*+?@^~|][\w!#$%&*+?@^~|.-]*\w[!?#$*]?$"
)
"""A word, a symbol inside, and digits: nobody writes so but for a password."""
_MAYBE = re.compile(
    r"^(?=(?:.*[^\W\d_]){4})(?=.*[\d!#$%&*?])\w{3,}(?:[-_!#$%&*+?@^~./|]\w+)+[!?#$*]?$"
)
"""A word with separators and a digit or symbol: where somebody logs in, a password."""
_NEGATED_AFTER = re.compile(
    r"^[\"'’”»]?\s+(?:is|was|ist|war|est|isn't|wasn't|n'est)\s+(?:\w+\s+)?(?:not?|geen|niet|kein\w*|nicht|pas|a joke)\b|"
    r"^[\"'’”»]?\s+(?:isn't|wasn't|isn’t|n'est)\b",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?<!\S)[\w.-]{3,40} / (?P<value>[^\s/]{8,40})(?!\S)")
_PASS = re.compile(
    r"\b(?:pass|root|admin|\w*login)\b(?: (?:on|for|van|voor|op|auf|fur|pour|sur|de|du|the|het|stock|\w+)){0,5}?(?: (?:is|ist|est|=)|:)? (?=\S{8,40})"
)
"""Words before a password that are also other words: what follows has to look made up."""
_PASS_PARTS = ("pass", "root", "admin", "login")
"""One of these is in each of them."""

_LETTER, _SIGN = r"[^\W\d_]", r"[-_!#$%&*+?@^~./|]"
_INSIDE = r"[-\w!#$%&*+?@^~./|]*"
_ORDERS = (
    (_LETTER, _SIGN, r"\d"),
    (_LETTER, r"\d", _SIGN),
    (r"\d", _LETTER, _SIGN),
    (r"\d", _SIGN, _LETTER),
)
_MADE_WORD = re.compile("|".join(_INSIDE.join(order) for order in _ORDERS))
"""A letter, a digit and a symbol in one word: a password has all three, and does not begin with the symbol."""
_TRACES = written(_PAIR, _MADE_WORD) | told(_STRONG, _PASS)


@dataclass(frozen=True)
class Secrets(Matcher):
    """Finds what would let a reader in."""

    def find(self, text: Text, context: Context) -> Iterator[Hit]:
        for span, confidence in self._found(text, context.reply_to):
            word = span.of(text.original)
            if (
                not PLACEHOLDER.match(word)
                and not _no_secret(text, span)
                and not _PRETEND.search(text.folded.text)
            ):
                yield Hit(span, confidence)

    def signs(self) -> Signs:
        return (_TRACES | KEY_TRACES | CODE_TRACES | {Sign(_answers, True)},)

    def _found(self, text: Text, reply_to: Text | None) -> Iterator[tuple[Span, Confidence]]:
        for span in keys_in(text.original):
            yield span, Confidence.CERTAIN
        for span in _told(text):
            yield span, Confidence.LIKELY
        for span in codes(text, reply_to):
            yield span, Confidence.LIKELY


def _answers(context: Context) -> tuple[bool]:
    """Whether the post answers somebody with a number, who may have asked for a code."""
    return (context.reply_to is not None and context.text.digits > 0,)


def read(entry: Entry, key: str) -> Matcher:
    """``any``: there is nothing to choose, a secret is a secret."""
    entry.choice(key, ("any",))
    return Secrets()


def _no_secret(text: Text, span: Span) -> bool:
    """True when the words before deny it, or those right after: 'is not a password'."""
    ahead = Span(text.clause(span).start, span.end)
    after = text.original[span.end : span.end + 40]
    return denied(
        Text(text.original[ahead.start : ahead.end]),
        Span(span.start - ahead.start, span.end - ahead.start),
    ) or bool(_NEGATED_AFTER.search(after))


def _told(text: Text) -> Iterator[Span]:
    """Passwords in a sentence: after the word itself, or looking like one where somebody logs in."""
    folded = text.folded.text
    for match in _STRONG.finditer(folded) if any(map(folded.__contains__, _STRONG_PARTS)) else ():
        yield from _after_keyword(text, text.folded.place(match.end() - 1)[1])
    yield from _beside(text)
    for token in _TOKEN.finditer(text.original) if text.digits else ():
        word = token.group().rstrip(".!?)")
        value = word.rpartition("=")[2]
        if not any(map(str.isdigit, value)) or text.linked(Span(*token.span())) or _WEB.match(word):
            continue
        made = _MADE.match(value) and sum(map(str.isdigit, value)) > 1
        if made or (_MAYBE.match(value) and _odd(value) and _KEYWORD.search(folded)):
            start = token.start() + len(word) - len(value)
            yield Span(start, start + len(value))


def _beside(text: Text) -> Iterator[Span]:
    """The second half of 'user / password', and what follows 'root … is'."""
    for match in _PAIR.finditer(text.original) if " / " in text.original else ():
        value = match["value"].rstrip(",.;:)")
        if _made_up(value):
            yield Span(match.start("value"), match.start("value") + len(value))
    folded = text.folded.text
    for match in _PASS.finditer(folded) if any(map(folded.__contains__, _PASS_PARTS)) else ():
        start = text.folded.place(match.end() - 1)[1]
        value = text.original[start : start + 41].split(maxsplit=1)[0].rstrip(",.;:)")
        if _made_up(value):
            yield Span(start, start + len(value))


def _made_up(word: str) -> bool:
    """Letters with digits, and a symbol or a capital inside: no word, no date, no address."""
    digits = sum(map(str.isdigit, word))
    letters = sum(map(str.isalpha, word))
    symbol = any(c in "!#$%&*+?@^~_-" for c in word[1:])
    capital = any(c.isupper() for c in word[1:])
    strange = (symbol and capital) if digits == 1 else (digits > 1 and (symbol or capital))
    plain = _WEB.match(word) or not _TOKEN_ONLY.match(word)
    return strange and letters >= 4 and not plain


def _odd(word: str) -> bool:
    """True when a word with separators is no ordinary compound, date, version or path."""
    digits = sum(map(str.isdigit, word))
    plain = re.fullmatch(
        r"(?:[^\W\d_]+[-/])*[^\W\d_]+[-/]?\d{1,2}|\d+[^\W\d_]{0,3}(?:-[^\W\d_]+)+|[\w-]+/[\w/-]+|.*\d\.\d.*",
        word,
    )
    return digits > 0 and plain is None


def _after_keyword(text: Text, at: int) -> Iterator[Span]:
    """The first word after "password" that looks like one, within its sentence."""
    stop = min(text.sentence(Span(at, at)).end, at + _REACH)
    for token in _TOKEN.finditer(text.original, at, stop):
        word = token.group().rstrip(".!?")
        if _looks_secret(word):
            yield Span(token.start(), token.start() + len(word))
            return


def _looks_secret(word: str) -> bool:
    if _WEB.match(word) or len(word) < 5:
        return False
    inner_capital = any(c.isupper() for c in word[1:]) and any(c.islower() for c in word)
    return bool(MIXED.match(word)) or inner_capital or (word.count("-") == 1 and len(word) > 8)
