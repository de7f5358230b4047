"""One letter of every kind, about made-up people: what a preview shows before there are real ones."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.adapters.answers import beginning
from monitor.adapters.letters import House
from monitor.adapters.specimen_cases import (
    ZONE,
    account,
    at,
    corrected,
    insult,
    leak,
    member,
    removed,
    wrong_fact,
)
from monitor.domain.accounts import AccountHealth
from monitor.domain.experience import Shadow
from monitor.domain.figures import Figures, Week
from monitor.domain.ids import CaseId, MemberId
from monitor.domain.letter import (
    AccountTrouble,
    Aftermath,
    Canary,
    Digest,
    HelpAnswered,
    HelpAsked,
    HelpCase,
    Letter,
    LogHead,
    Note,
    Objection,
    OfficeSignIn,
    Placed,
    Receipt,
    Renewal,
    SignIn,
    Thanks,
    Trouble,
)
from monitor.domain.member import MODEL_SCOPES, Consent, Scope, Sharing
from monitor.domain.message import Office
from monitor.domain.place import Consequence
from monitor.domain.published import Published
from monitor.domain.revision import Deed, Revision
from monitor.domain.tally import Count, RuleFigures


def specimens(house: House, lang: str) -> Mapping[str, Letter]:
    """One of every kind, by a name that begins with the kind of mail."""
    return {
        **_notes(house, lang),
        **_of_membership(house, lang),
        **_of_help(house, lang),
        **_for_offices(house, lang),
    }


def _notes(house: House, lang: str) -> Mapping[str, Letter]:
    noor = member(lang)
    insulting, wrong, leaking = insult(house, lang), wrong_fact(house, lang), leak(house, lang)
    unquoted = insult(house, lang, quotes=False)
    mastodon = account()
    return {
        "note-insult": Note(noor, (insulting,)),
        "note-fact": Note(noor, (wrong,)),
        "note-leak": Note(noor, (leaking,)),
        "note-several": Note(noor, (leaking, insulting, wrong)),
        "note-unquoted": Note(replace(noor, quotes=False), (unquoted,)),
        "note-shared": Note(replace(noor, sharing=Sharing.FLAGGED), (insulting,)),
        "thanks": Thanks(noor, corrected(wrong), account("feed"), "blog"),
        "thanks-removed": Thanks(noor, removed(leaking), mastodon, "Mastodon"),
        "thanks-leak": Thanks(noor, corrected(leaking), mastodon, "Mastodon", Aftermath.HISTORY),
        "thanks-told": Thanks(noor, corrected(insulting), mastodon, "Mastodon", Aftermath.TOLD),
    }


def _of_membership(house: House, lang: str) -> Mapping[str, Letter]:
    noor, base = member(lang), house.base_url
    accounts = ((account(), "Mastodon"), (account("feed"), "blog"))
    return {
        "receipt": Receipt(noor, consent(), accounts),
        "receipt-left": Receipt(noor, consent(withdrawn_at=at(20, 9, 5)), (), left=True),
        "renewal": Renewal(noor, consent(), changed=False),
        "renewal-changed": Renewal(noor, consent(), changed=True),
        **{what.value: Placed(noor, what, _why(what, lang)) for what in Consequence},
        "login-join": SignIn(replace(noor, name=""), f"{base}/confirm/TOKEN", joining=True),
        "login": SignIn(noor, f"{base}/in/TOKEN", joining=False),
        "account": AccountTrouble(noor, account(), "Mastodon", "two-claims"),
    }


WHY = {
    "en": "No agreement with the works council yet.",
    "nl": "Nog geen afspraak met de ondernemingsraad.",
    "de": "Noch keine Vereinbarung mit dem Betriebsrat.",
    "fr": "Pas encore d’accord avec le CSE.",
}
"""As a company may have written it in its settings."""


def _why(what: Consequence, lang: str) -> str:
    said = what in (Consequence.OFF, Consequence.UNCOUNTED)
    return WHY.get(lang, WHY["en"]) if said else ""


def _of_help(house: House, lang: str) -> Mapping[str, Letter]:
    return {
        "help-asked": HelpAsked(CaseId("H4WN"), at(20, 11, 20), lang, ZONE),
        "help-mine": HelpAsked(CaseId("H4WN"), at(20, 11, 20), lang, ZONE, mine=True),
        "help-several": HelpAsked(None, at(20, 12, 20), lang, ZONE, 4, 2),
        "help-answered": HelpAnswered(
            member(lang),
            insult(house, lang).case,
            "Mastodon",
            "Marit",
            beginning(insult(house, lang).case.worst, lang, familiar=house.familiar),
        ),
        "help-answered-page": HelpAnswered(member(lang), insult(house, lang).case, "Mastodon"),
    }


def _for_offices(house: House, lang: str) -> Mapping[str, Letter]:
    owner, officer = Office.POLICY_OWNER, Office.PRIVACY_OFFICER
    return {
        "digest": digest(lang),
        "digest-few": few_digest(lang),
        "login-office": OfficeSignIn(f"{house.base_url}/in/TOKEN", lang, ZONE),
        "operations": trouble("mail-parked", lang),
        "operations-canary": Canary(at(23, 8, 0), lang, ZONE),
        "operations-log": LogHead(1204, "9c41e07b5d2a83f6" * 4, at(23, 8, 0), lang, ZONE),
        "operations-rule": trouble("rule-shadowed", lang, owner, "voice.insult"),
        "operations-useless": trouble("rule-useless", lang, owner, "voice.insult"),
        "operations-privacy": trouble("two-claims", lang, officer),
        "objection": Objection(member(lang), at(20, 9, 5), lang, ZONE),
    }


def consent(*, withdrawn_at: datetime | None = None) -> Consent:
    """Noor's."""
    return Consent(
        member_id=MemberId("m1"),
        version="3",
        text_hash="9c41e07b5d2a83f6" + "0" * 48,
        scopes=frozenset(Scope) - MODEL_SCOPES,
        given_at=at(3, 10, 12),
        expires_at=at(3, 10, 12) + timedelta(days=365),
        withdrawn_at=withdrawn_at,
    )


def trouble(what: str, lang: str, office: Office = Office.OPERATOR, rule: str = "") -> Trouble:
    """Something that wants a hand."""
    return Trouble(office, "E-4F7C", what, rule, at(20, 9, 5), lang, ZONE)


WEEKS = (13, 5), (12, 5), (17, 8), None, (15, 7), (14, 6), None, (15, 7), (18, 8), (16, 8), (20, 9)
"""Notes a week and how many were put right, before the digest's own week."""


def _trend() -> tuple[Week, ...]:
    figures = [Figures(notes=w[0], put_right=w[1]) if w else Figures() for w in WEEKS]
    figures.append(Figures(812, 19, 14, 9, declined=5, unanswered=5, useful=6, hours_to_right=7))
    first = at(16, 0) - timedelta(weeks=len(WEEKS))
    return tuple(Week(first + timedelta(weeks=n), f) for n, f in enumerate(figures))


def digest(lang: str) -> Digest:
    """Week 47, with two blank weeks."""
    rows = (_row((4,), 24, 14), _row((3,), 20, 8), _row((5,), 14, 5), _row((1, 2), 11, 5))
    health = AccountHealth(
        Count(61, 40), unread=Count(2, 2), waiting=Count(6, 5), paused=Count(1, 1)
    )
    return Digest(
        label="2026-W47",
        published=Published(_trend(), (("2026-W43", rows),), health),
        shadowed=(
            Shadow("voice.no-disclosure", at(18), "dismissed"),
            Shadow("work.berth-plan", at(2), "file", hits=23, ready=True),
        ),
        changed=(
            Revision(1, "voice.insult", Deed.WAKE, at(16, 9), "", "", None, ""),
            Revision(2, "audience.client", Deed.FILE, at(17, 10), "", "", "id: …", ""),
            Revision(3, "role.outlook", Deed.PUBLISH, at(18, 14), "", "", None, ""),
        ),
        help=(
            HelpCase(CaseId("H4WN"), 5, "quarrel", at(20, 11, 20)),
            HelpCase(CaseId("P9TC"), 2, "out-of-role", at(20, 16, 5)),
        ),
        lang=lang,
        timezone=ZONE,
    )


def _row(conducts: tuple[int, ...], notes: int, right: int) -> RuleFigures:
    return RuleFigures(conducts, Count(notes, 9), Count(right, 5), Count(notes - right, 6))


def few_digest(lang: str) -> Digest:
    """A week about too few people, in a company of a few."""
    full = digest(lang)
    blank = tuple(replace(week, figures=Figures()) for week in full.trend)
    return replace(
        full,
        published=Published(blank, (("2026-W43", ()),), AccountHealth(reading=Count(6, 4))),
        shadowed=(),
        help=(),
    )
