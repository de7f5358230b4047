"""``secret``: keys, tokens, passwords and door codes that would open something. Placeholders open nothing."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import re2

from monitor.domain.finding import Confidence, Span
from monitor.policy.entry import Entry
from monitor.policy.matchers.doorcode import codes
from monitor.policy.matchers.stance import denied
from monitor.policy.rule import Context, Hit, Matcher
from monitor.policy.text import Text

_KEYS = re2.compile(
    "|".join(
        (
            r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b",
            r"\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{30,}",
            r"\bgithub_pat_[A-Za-z0-9_]{40,}",
            r"\bgl(?:pat|dt|rt|cbt|ptt)-[A-Za-z0-9_-]{18,}",
            r"\bxox[abeoprs]-[A-Za-z0-9-]{10,}",
            r"\bxapp-[A-Za-z0-9-]{20,}",
            r"https://hooks\.slack\.com/services/[A-Za-z0-9/]{20,}",
            r"\b[rs]k_live_[A-Za-z0-9]{16,}",
            r"\bwhsec_[A-Za-z0-9]{16,}",
            r"\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}",
            r"\bAIza[A-Za-z0-9_-]{30,}",
            r"\bya29\.[A-Za-z0-9_-]{20,}",
            r"\bnpm_[A-Za-z0-9]{30,}",
            r"\bpypi-[A-Za-z0-9_-]{40,}",
            r"\bhf_[A-Za-z0-9]{30,}",
            r"\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{24,}",
            r"\bdop_v1_[a-f0-9]{40,}",
            r"\bAC[a-f0-9]{32}\b",
            r"\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{16,}",
            r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----[A-Za-z0-9+/=\s]*(?:-----END (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----)?",
        )
    )
)
_ASSIGNED = re2.compile(
    r"(?i)\b[\w.-]*(?:secret|token|passwor[dt]|passwd|passphrase|pass|pwd|api_?key|apikey|access_?key|private_?key|credential)[\w.-]*"
    r"[\"']?\s*(?:=|:|=>|:=)\s*[\"'`]?([^\s\"'`,;<>]{8,})"
)
_BEARER = re2.compile(r"(?i)\b(?:bearer|basic)\s+([A-Za-z0-9+/_=.-]{20,})")
_CONNECTION = re2.compile(
    r"\b[a-z][a-z0-9+.-]{2,}://[^\s:/@<>\"']{1,64}:([^\s@<>\"']{3,128})@[\w.-]+"
)

_PLACEHOLDER = re.compile(
    r"(?i)^(?:[*x.•_#-]+|.*(?:xxxx|\.\.\.|…|example|voorbeeld|beispiel|exemple|placeholder|change_?me|redacted|dummy|sample|fake|todo|vervang|"
    r"ersetz|remplac|replace).*|(?:.*[^a-z])?(?:your|jouw|uw|dein|votre|my|here|hier|ici)(?:[^a-z].*)?|"
    r"(?:pass(?:word|wort|wd)?|secret|token|test(?:er)?|admin|root|guest|user|welkom\d*|welcome\d*|demo\d*|chang\w+_?moi|hunter2|azerty\d*|qwerty\d*|"
    r"abc-?123|letmein|geheim\d*|wachtwoord\d*|motdepasse\d*|correct-?horse.*|1234\d*|(\d)\1{3,})[!?.]*|[<${\[(].*)$"
)
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
_MIXED = re.compile(r"^(?=.*[A-Za-zÀ-ÿ])(?=.*\d).+$|^(?=.*[A-Za-zÀ-ÿ])(?=.*[!#$%&*+=?@^~_|]).+$")
_MADE = re.compile(
    r"^(?=(?:.*[^\W\d_]){4})(?=.*\d)\w{3,}(?:[.-]\w+)*[!#$%&*+?@^~|][\w!#$%&*+?@^~|.-]*\w[!?#$*]?$"
)
"""A word, a symbol inside, and digits: nobody writes so but for a password."""
_MAYBE = re.compile(
    r"^(?=(?:.*[^\W\d_]){4})(?=.*[\d!#$%&*?])\w{3,}(?:[-_!#$%&*+?@^~./|]\w+)+[!?#$*]?$"
)
"""A word with separators and a digit or symbol: where somebody logs in, a password."""
_QUERY_KEY = re.compile(
    r"(?i)[?&](?:(?:api_?)?key|sig|signature|token|access_token)=([A-Za-z0-9%_-]{16,})"
)
_TOLD_KEY = re.compile(
    r"(?i)\b(?:token|key|secret|sleutel|jeton)\s+(?:is|was|ist|est|=)\s+(\S{16,})"
)

_FORMS = (_KEYS, _ASSIGNED, _BEARER, _QUERY_KEY, _TOLD_KEY, _CONNECTION)
_BEGIN = {_QUERY_KEY: "[?&]", _TOLD_KEY: "(?i)(?:token|key|secret|sleutel|jeton)"}
"""How those of another engine begin."""


def _set_of_forms() -> re2.Set:
    made = re2.Set.SearchSet()
    for form in _FORMS:
        made.Add(_BEGIN.get(form, form.pattern))
    made.Compile()
    return made


_THERE = _set_of_forms()
"""Tells which of the forms a text may hold, all at once."""

_NO_ASCII = re.compile(r"[^\x00-\x7f]")
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


@dataclass(frozen=True)
class Secrets(Matcher):
    """Finds what would let a reader in."""

    def find(self, text: Text, context: Context) -> Iterator[Hit]:
        for span, confidence in self._found(text, context.reply_to):
            word = span.of(text.original)
            if (
                not _PLACEHOLDER.match(word)
                and not _no_secret(text, span)
                and not _PRETEND.search(text.folded.text)
            ):
                yield Hit(span, confidence)

    def _found(self, text: Text, reply_to: Text | None) -> Iterator[tuple[Span, Confidence]]:
        for span in _keys(text.original):
            yield span, Confidence.CERTAIN
        for span in _told(text):
            yield span, Confidence.LIKELY
        for span in codes(text, reply_to):
            yield span, Confidence.LIKELY


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


def _keys(original: str) -> Iterator[Span]:
    """Keys of a known form, and what is assigned to a key's name; invisible and wide letters undone."""
    if not any(map(_hides, set(_NO_ASCII.findall(original)))):
        yield from _bare_keys(original)
        return
    shown = tuple(_shown(original))
    bare = "".join(char for char, _ in shown)
    for span in _bare_keys(bare):
        yield Span(shown[span.start][1], shown[span.end - 1][1] + 1)


@lru_cache(maxsize=4_096)
def _hides(char: str) -> bool:
    """It is not what a reader sees."""
    return [char] != [shown for shown, _ in _shown(char)]


def _shown(original: str) -> Iterator[tuple[str, int]]:
    """The letters that a reader sees, as a keyboard writes them, and where each stands."""
    for at, char in enumerate(original):
        if char.isascii():
            yield char, at
        elif unicodedata.category(char) != "Cf":
            plain = unicodedata.normalize("NFKC", char)
            yield (plain if len(plain) == 1 else char), at


def _bare_keys(original: str) -> Iterator[Span]:
    there = _THERE.Match(original) or ()
    if _FORMS.index(_KEYS) in there:
        yield from _known_keys(original)
    for pattern in (_FORMS[at] for at in sorted(there) if _FORMS[at] is not _KEYS):
        for match in pattern.finditer(original):
            value = match.group(1)
            if not _PLACEHOLDER.match(value) and (pattern is _CONNECTION or _MIXED.match(value)):
                yield Span(match.start(1), match.end(1))


def _known_keys(original: str) -> Iterator[Span]:
    for match in _KEYS.finditer(original):
        whole = match.group()
        if "XXXX" not in whole and "EXAMPLE" not in whole and len(whole.rstrip()) > 16:
            yield Span(match.start(), match.start() + len(whole.rstrip()))


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
    return bool(_MIXED.match(word)) or inner_capital or (word.count("-") == 1 and len(word) > 8)
