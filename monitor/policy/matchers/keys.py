"""Keys and tokens of a known form, and what is assigned to the name of one. Placeholders open nothing."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import re2

from monitor.domain.finding import Span
from monitor.policy.matchers.engine import Reads, Source
from monitor.policy.matchers.trace import TRACES
from monitor.policy.rule import Sign

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

PLACEHOLDER = re.compile(
    r"(?i)^(?:[*x.•_#-]+|.*(?:xxxx|\.\.\.|…|example|voorbeeld|beispiel|exemple|placeholder|change_?me|redacted|dummy|sample|fake|todo|vervang|"
    r"ersetz|remplac|replace).*|(?:.*[^a-z])?(?:your|jouw|uw|dein|votre|my|here|hier|ici)(?:[^a-z].*)?|"
    r"(?:pass(?:word|wort|wd)?|secret|token|test(?:er)?|admin|root|guest|user|welkom\d*|welcome\d*|demo\d*|chang\w+_?moi|hunter2|azerty\d*|qwerty\d*|"
    r"abc-?123|letmein|geheim\d*|wachtwoord\d*|motdepasse\d*|correct-?horse.*|1234\d*|(\d)\1{3,})[!?.]*|[<${\[(].*)$"
)
MIXED = re.compile(r"^(?=.*[A-Za-zÀ-ÿ])(?=.*\d).+$|^(?=.*[A-Za-zÀ-ÿ])(?=.*[!#$%&*+=?@^~_|]).+$")
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
_BEGINNINGS = (
    r"(?:akia|asia|ac)[a-z0-9]{16}",
    r"(?:gh[pousr]|github_pat|npm|hf|dop_v1|[rs]k_live|whsec)_[a-z0-9_]{16}",
    r"(?:gl[a-z]{2,3}t|xox[abeoprs]|xapp|pypi|sk)-[a-z0-9_-]{10}",
    r"hooks\.slack\.com/services/",
    r"(?:sg\.|ya29\.|aiza|eyj)[a-z0-9_-]{8}",
    r"-----begin ",
    r"(?:secret|token|passwor[dt]|passwd|passphrase|pass|pwd|api_?key|access_?key|private_?key|credential)[a-z0-9_.-]*[\"']?\s*[=:]",
    r"(?:bearer|basic)\s+[a-z0-9+/_=.-]{20}",
    r"[?&][a-z_]{3,12}=",
    r"(?:token|key|secret|sleutel|jeton)[\s\x0b\x1c-\x1f\xa0]+(?:is|was|ist|est|=)[\s\x0b\x1c-\x1f\xa0]",
    r"://[^\n]*@",
)
KEY_TRACES = frozenset(Sign(None, Source(each, Reads.LETTERS, TRACES)) for each in _BEGINNINGS)
"""How all of these begin once they are folded."""


def keys_in(original: str) -> Iterator[Span]:
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
            if not PLACEHOLDER.match(value) and (pattern is _CONNECTION or MIXED.match(value)):
                yield Span(match.start(1), match.end(1))


def _known_keys(original: str) -> Iterator[Span]:
    for match in _KEYS.finditer(original):
        whole = match.group()
        if "XXXX" not in whole and "EXAMPLE" not in whole and len(whole.rstrip()) > 16:
            yield Span(match.start(), match.start() + len(whole.rstrip()))
