"""Facts that are told in words: on the exchange or not, closed on Sundays, all or some, where the data is kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from monitor.domain.company import Company, Fact
from monitor.domain.finding import Span
from monitor.policy.fold import fold_word
from monitor.policy.matchers.stance import asked, denied
from monitor.policy.numbers import numbers_in
from monitor.policy.text import Text

_LISTED = re.compile(
    r"\b(?:listed|stock exchange|stock market|floated|ticker|(?:london|luxembourg|brussels|paris|york|frankfurt) exchange|beursgenoteerd|"
    r"(?:op|aan|naar) de beurs|borsennotiert|(?:an|auf) der borse|cotee? (?:en|a la) bourse|est cotee?|la bourse|euronext|nasdaq)\b"
)
_PRIVATE = re.compile(
    r"\b(?:not listed|no listing|unlisted|niet beursgenoteerd|nicht borsennotiert|non cotee?)\b"
)
_SHARES_PAID = re.compile(r"\b(?:dividend\w*|aandeelhouders|shareholders|actionnaires|aktionare)\b")
_NO_SHARES = re.compile(
    r"\b(?:no shareholders|without shareholders|no profit is paid|geen aandeelhouders)\b"
)
_OWNERSHIP = re.compile(r"owner|eigen|eigent|propri|aandeel|actionn")
_OWNS = re.compile(
    r"\b(?:own(?:s|ed|ers?hip)?|holds?|held|kept|sold|stake|majority|gehort|halt|besitzt|bezit|eigendom|in handen|aandelen|"
    r"detient|detiennent|appartient|possede\w*|van de (?:cooperatie|familie)|y'appartient)\b"
)
_SHARE = re.compile(
    r"(?P<number>\d{1,3}(?:[.,]\d+)?|[a-z]+(?:-[a-z]+)?) ?(?:%|per ?cent|procent|prozent|pour ?cent)|"
    r"\b(?P<part>half|de helft|zur halfte|die halfte|la moitie|een kwart|a quarter|ein viertel|un quart|a third|een derde|ein drittel|un tiers)\b"
)
_SHARE_PARTS = (
    "%", "cent", "zent", "half", "helft", "halfte", "moitie", "kwart", "quarter", "viertel", "quart", "third", "derde",
    "drittel", "tiers",
)  # fmt: skip
"""One of these is in each of them."""
_PARTS = {"half": 50, "helft": 50, "halfte": 50, "moitie": 50, "kwart": 25, "quarter": 25}
_CLOSED = re.compile(
    r"\b(?:no|not|geen|never|closed|nicht|kein\w*|niet)\b[^;.]{0,40}\b(?:sundays?|zondags?|sonntags?|dimanches?)\b|monday to (?:saturday|friday)|"
    r"maandag tot en met (?:zaterdag|vrijdag)|on weekdays|zondag dicht|sonntags? geschlossen|ferme le dimanche"
)
_SUNDAY = re.compile(
    r"\b(?:sundays?|zondags?|sonntags?|dimanches?|zeven op zeven|7/7|7 op 7|seven days a week|7 jours sur 7|sieben tage die woche)\b"
)
_SERVED = re.compile(
    r"\b(?:open|offen|auf|ouverts?|ouvrons|deliver\w*|levert|leveren|livrons|livre\w*|bezorg\w*|liefer\w*|bereikbaar|erreichbar|joignables?|"
    r"ring (?:us|in)|just ring|bel ons|bel gerust|we're here|de lijn|hotline)\b"
)
_WORKDAYS = re.compile(
    r"\b(?:monday to (?:saturday|friday)|maandag (?:tot|t/m|tot en met) (?:zaterdag|vrijdag)|montag bis (?:samstag|freitag)|lundi au (?:samedi|vendredi))\b"
)
_YES = re.compile(
    r"^\W*(?:yes|yeah|yep|sure|of course|ja|jawel|tuurlijk|natuurlijk|zeker|oui|bien sur|natur\w*|klar|site's wrong)\b"
)
_SOME = re.compile(
    r"\b(\d+) of (?:them|which) (?:are )?([a-z]{5,})|\b(\d+) (?:percent|procent|prozent) (?:of them )?([a-z]{5,})"
)
_ALL = re.compile(
    r"\b(?:all|alle|every(?: last| single)?|tous|toutes|whole|hele|volledige|ganze|gesamte|entier\w*|100 ?%|hundred percent|no a? ?single|"
    r"geen enkele|kein einziges?|keine einzige|pas un seul|pas une seule)\b"
)
_DATA = re.compile(r"\b(?:data|\w*gegevens|\w*daten|donnees)\b")
_KEPT = re.compile(
    r"\b(?:servers? in|sits? (?:all )?in|stored in|kept in|data is in|of \w+ is in|staan? (?:gewoon )?(?:op servers )?in|liegen in|liegt in|"
    r"staat in|hosted in|heberge\w* (?:en|a|au|aux)|sont (?:en|a|au|aux)|is in) (?P<place>[a-z]{4,}(?: and [a-z]{4,})?)"
)


@dataclass(frozen=True)
class Statement:
    """One thing the fact sheet says in words. What it is about is read once."""

    fact: Fact
    told: str
    """The fact as it stands, folded."""

    @cached_property
    def of_owners(self) -> bool:
        """It says who owns the company."""
        return bool(_OWNERSHIP.search(fold_word(self.fact.key)))

    @cached_property
    def shut(self) -> bool:
        """It says that nobody is there on Sundays."""
        return bool(_CLOSED.search(self.told))

    @cached_property
    def private(self) -> bool:
        """It says that the company is not on the exchange."""
        return bool(_PRIVATE.search(self.told))

    @cached_property
    def listed(self) -> bool:
        """It speaks of the exchange."""
        return bool(_LISTED.search(self.told))

    @cached_property
    def shareless(self) -> bool:
        """It says that there are no shareholders."""
        return bool(_NO_SHARES.search(self.told))

    @cached_property
    def numbers(self) -> frozenset[float]:
        """The numbers it gives."""
        return frozenset(number.value for number in numbers_in(self.told))

    @cached_property
    def part(self) -> tuple[str, ...]:
        """How words begin for what only some are, or some have; empty when it says no such thing."""
        if "electr" in self.told and any(map(str.isdigit, self.told)):
            return ("ele", "batter", "akku", "accu")
        some = _SOME.search(self.told)
        return ((some[2] or some[4])[:4],) if some else ()

    @cached_property
    def things(self) -> frozenset[str]:
        """How words begin for what it counts."""
        return frozenset(w[:3] for w in re.findall(r"[a-z]{3,}", fold_word(self.fact.key)))


def statements(company: Company) -> tuple[Statement, ...]:
    """Every fact, in words."""
    return tuple(Statement(fact, _told(fact)) for fact in company.facts)


def _told(fact: Fact) -> str:
    values = fact.value if isinstance(fact.value, tuple) else (fact.value,)
    return fold_word(" ".join((*map(str, values), ";", fact.note)))


def contradictions(
    known: tuple[Statement, ...], text: Text, reply_to: Text | None
) -> Iterator[tuple[Span, Fact]]:
    """Words of the post that say the opposite, and the fact they contradict."""
    folded = text.folded.text
    asked_for = reply_to.folded.text if reply_to is not None else ""
    for one in known:
        for start, end in _against(one, folded, asked_for):
            span = text.folded.span(start, end)
            if not asked(text, span):
                yield span, one.fact


def _against(one: Statement, folded: str, asked_for: str) -> Iterator[tuple[int, int]]:
    if one.of_owners:
        yield from _listing(one, folded)
        yield from _shares(one, folded)
    if one.shut:
        yield from _open_on_sunday(folded, asked_for)
    if "data" in one.fact.key:
        yield from _kept_elsewhere(one, folded, asked_for)
    yield from _all_of_them(one, folded)


def _listing(one: Statement, folded: str) -> Iterator[tuple[int, int]]:
    if one.private or one.listed:
        for match in _LISTED.finditer(folded):
            if _denied(folded, match) is not one.private:
                yield match.span()
    if one.shareless:
        for match in _SHARES_PAID.finditer(folded):
            if not _denied(folded, match):
                yield match.span()


def _denied(folded: str, match: re.Match[str]) -> bool:
    part = Text(folded)
    return denied(part, Span(*match.span()))


def _shares(one: Statement, folded: str) -> Iterator[tuple[int, int]]:
    for match in _SHARE.finditer(folded) if any(map(folded.__contains__, _SHARE_PARTS)) else ():
        around = folded[max(0, match.start() - 50) : match.end() + 50]
        share = _share(match)
        fits = any(
            abs(share - value) <= 2 or abs(100 - share - value) <= 2 for value in one.numbers
        )
        if share and not fits and _OWNS.search(around):
            yield match.span()


def _share(match: re.Match[str]) -> float:
    if match["part"]:
        return next((n for word, n in _PARTS.items() if word in match["part"]), 33.3)
    return next((n.value for n in numbers_in(match["number"])), 0.0)


def _open_on_sunday(folded: str, asked_for: str) -> Iterator[tuple[int, int]]:
    part = Text(folded)
    answered = _SUNDAY.search(asked_for) is not None and _YES.search(folded) is not None
    for match in _SUNDAY.finditer(folded):
        sentence = part.sentence(Span(*match.span())).of(folded)
        served = _SERVED.search(sentence) and not _WORKDAYS.search(sentence)
        if (answered or served) and not _denied(folded, match):
            yield match.span()


def _kept_elsewhere(one: Statement, folded: str, asked_for: str) -> Iterator[tuple[int, int]]:
    if not (_DATA.search(folded) or _DATA.search(asked_for)):
        return
    for match in _KEPT.finditer(folded):
        if match["place"][:4] not in one.told and not _denied(folded, match):
            yield match.span()


def _all_of_them(one: Statement, folded: str) -> Iterator[tuple[int, int]]:
    for match in _ALL.finditer(folded) if one.part else ():
        after = folded[match.end() : match.end() + 60].partition(".")[0]
        said = re.findall(r"[a-z]+", after)
        if any(w.startswith(one.part) for w in said) and any(
            w[:3] in one.things or w.startswith(("fleet", "vloot", "flotte")) for w in said
        ):
            yield match.start(), match.end() + len(after.rstrip())
