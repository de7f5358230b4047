"""PINs and codes of doors, safes and panels, told in a sentence or in answer to somebody who asks for one."""

import re
from collections.abc import Iterator
from itertools import islice

from monitor.domain.finding import Span
from monitor.policy.matchers.engine import hint
from monitor.policy.matchers.trace import told
from monitor.policy.text import ENOUGH, Text

_DIGITS = r"(?<![\d.,€$£/+-])(?:\d[·. -]?){3,7}\d[a-z]?(?![ .,:-]?\d|\s?[/°%€])"
_ANY_DIGITS = re.compile(_DIGITS)
_KEYPAD = r"(?:#|\*|ster(?:retje)?\b|hekje\b|raute\b|stern(?:chen)?\b|diese\b|etoile\b|hash\b|star\b|pound key\b|(?:the )?green button\b)"
_THEN = r"(?:[\s·.,-]{0,3}(?:(?:en |und )?(?:then|dan|dann|puis|et|and|en) )?(?:the |de |het |die |la |l')?)"
_PUSH = (
    r"[\s,]{1,3}(?:(?:and|en|und|et|pis|puis) )?(?:then|dan|dann|puis|tu|erst|eerst|first|d'abord|turn|push|kick|pull|draai\w*|duw\w*|trek\w*|"
    r"drehen|drucken|treten|kraftig|hard|tourne\w*|pousse\w*|tire\w*)\b"
)
_UNITS = (
    r"(?!\s?(?:euro|eur|%|uur|u\b|h\b|hours?|stunden|heures?|min|km|miles|kg|kilos?|jaar|years?|jahre|ans\b|x\b|mensen|people|leute|keer|times|mal|fois|/|°|"
    r"regels?|lines?|zeilen|lignes|stuks|pieces|dozen|boxes|pallets))"
)
_CODE = re.compile(
    r"\b(?:\w*codes?|pin(?:codes?|-nummer)?|nip|combinati(?:e|on)|combinaison|kombination|slot|alarm|digicode|technikraum)\b"
    r"(?:[^\n\d]{0,60}?|[^\n]{0,30}?\b(?P<is>is|ist|est|was|c'est|luidt)\b[^\n\d]{0,4})"
    rf"(?P<code>{_DIGITS}(?:{_THEN}{_KEYPAD})?){_UNITS}"
)
_IS = re.compile(r"\b(?:is|ist|est|was|c'est|luidt)\W{0,3}$")
_KEYED = re.compile(rf"(?P<code>{_DIGITS}{_THEN}{_KEYPAD})")
_DOOR = (
    r"(?:deur|poort|hek|kluis|kastje|slot|hokje|stookkot|berging|fietsenstalling|tur|tor|tresor|schrank|safe|gate|door|lock|"
    r"lockbox|locker|shed|cupboard|override|coffre|porte|portail|cadenas|panel|hangslot|padlock)"
)
_TOLD = re.compile(
    rf"\b\w*{_DOOR}(?:en|s|je)?\b"
    r"(?:[^\n.!?\d]{0,45}?(?:\b(?:is|ist|est|was|c'est|mit|met|with|avec|cijfers|digits|ziffern|chiffres)\b|'s|:|,)\W{0,3})"
    rf"(?P<code>{_DIGITS}){_UNITS}"
)
_PUSHED = re.compile(
    rf"\b\w*{_DOOR}(?:en|s|je)?\b[^\n.!?\d]{{0,25}}?\W(?P<code>{_DIGITS})(?={_PUSH})"
)
_DOORS = re.compile(
    r"\b\w*(?:deur|poort|hek|kluis|kast|alarm|slot|toegang|hokje|stookkot|berging|kelder|fietsenstalling|tablet|pin|scherm|telefoon|kar|kassa|"
    r"door|gate|safe|locker|lock|shed|cupboard|tur|tor|tresor|schrank|technikraum|lager|keller|porte|portail|coffre|local|cadenas|digicode|"
    r"drucker|printer|panel|open\w*|geht|ouvr\w*|lift|aufzug|ascenseur)"
    r"(?:en|code\w*|s|je)?\b"
)
_BENIGN = re.compile(
    r"\b(?:postcode|kortingscode|promo\w*|discount|rabattcode|qr\w*|barcode|zip|area code|code postal|broncode|source code|error code|foutcode|"
    r"statuscode|commit|dress ?code|code civil|netnummer|productcode|artikelcode|bestelcode|budgetcode|postleitzahl|fehlercode|code promo|"
    r"geocach\w*|cache|escape ?room|lego|sudoku|puzzel|puzzle|quiz)\b"
)
_MAYBE = hint(re.compile(rf"codes?|pin|nip|combi|kombi|slot|alarm|technikraum|{_DOOR}|{_KEYPAD}"))
"""Without one of these, nobody tells a code unless somebody asked for it."""
_ASKED = re.compile(
    r"\b(?:\w*codes?|pin|nip|digicode|wachtwoord|password|passwort|mot de passe|combination|combinatie|kombination)\b[^.!]{0,60}\?|"
    r"\b(?:demande|needs?|wants?|vraagt|will) (?:un |a |een |einen )?code\b"
)
_ANSWER = re.compile(rf"^[^\d\n]{{0,24}}(?P<code>{_DIGITS}(?:{_THEN}{_KEYPAD})?){_UNITS}")
CODE_TRACES = told(_CODE, _KEYED, _TOLD, _PUSHED, lot="codes")
_YEAR = re.compile(r"^(?:19|20)\d\d$")


def codes(text: Text, reply_to: Text | None) -> Iterator[Span]:
    """What somebody would key in."""
    folded = text.folded.text
    keyed = reply_to is not None or _MAYBE.search(text.plain_letters)
    if not keyed or not _ANY_DIGITS.search(folded) or _BENIGN.search(folded):
        return
    for match in islice(_found(folded, reply_to), ENOUGH):
        yield text.folded.span(*match.span("code"))


def _found(folded: str, reply_to: Text | None) -> Iterator[re.Match[str]]:
    for match in _CODE.finditer(folded):
        said = _IS.search(folded, match.start(), match.start("code"))
        near = _DOORS.search(_near(folded, match)) and not _YEAR.match(match["code"])
        if said or _keyed(match) or near:
            yield match
    for match in _KEYED.finditer(folded):
        if _DOORS.search(_near(folded, match)):
            yield match
    for pattern in (_TOLD, _PUSHED):
        yield from (m for m in pattern.finditer(folded) if not _counts(folded, m))
    answer = _ANSWER.match(folded)
    if answer and reply_to is not None and _ASKED.search(reply_to.folded.text):
        yield answer


def _counts(folded: str, match: re.Match[str]) -> bool:
    """A year, or after a comma the number of something: 'the safe, 1200 kilos of it'."""
    after_comma = folded[: match.start("code")].rstrip().endswith(",")
    goes_on = folded[match.end("code") :].lstrip(" ")[:1].isalpha()
    return bool(_YEAR.match(match["code"])) or (after_comma and goes_on and match.re is _TOLD)


def _near(folded: str, match: re.Match[str]) -> str:
    return folded[max(0, match.start() - 60) : match.end() + 40]


def _keyed(match: re.Match[str]) -> bool:
    """The code ends on a key that only keypads have."""
    return not match["code"].rstrip()[-1].isdigit()
