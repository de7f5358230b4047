"""One letter of every kind, about made-up people, as the golden files and the screenshots show them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from monitor.adapters.drafts import load_phrases
from monitor.adapters.letters import House
from monitor.domain.case import Case, Status
from monitor.domain.company import Company, Fact
from monitor.domain.figures import Figures, Week
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.ids import AccountId, CaseId, MemberId, MessageId
from monitor.domain.letter import (
    AccountTrouble,
    Digest,
    HelpAnswered,
    HelpAsked,
    HelpCase,
    Letter,
    Note,
    OfficeSignIn,
    Receipt,
    SignIn,
    Subject,
    Thanks,
    Trouble,
)
from monitor.domain.member import Account, Consent, Member, Scope, Sharing, Standing
from monitor.domain.message import Kind, Message, Office
from monitor.domain.post import AccountRef
from monitor.domain.tally import AccountHealth, Count, RuleFigures
from monitor.policy.phrases import Platform
from monitor.policy.suggest import Occasion, fact_value, how, quote, suggest

BASE = "https://amends.kraanvliet.example"
PHRASES = load_phrases()
HOUSE = House(BASE, "Kraanvliet", PHRASES, "privacy@kraanvliet.example")
COMPANY = Company(
    "Kraanvliet Havensystemen BV",
    short_name="Kraanvliet",
    facts=(Fact("ports", 14, "annual report 2025, page 6"),),
    public_emails=("pers@kraanvliet.example",),
)
MASTODON = Platform("Mastodon", 500, keeps_history=True)
BLOG = Platform("blog")
BLUESKY = Platform("Bluesky", 300, can_edit=False)
ZONE = "Europe/Amsterdam"


def at(day: int, hour: int = 12, minute: int = 0, month: int = 11) -> datetime:
    """A moment in November 2026, by the clock in Amsterdam."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=1)


def member(lang: str = "en", **changes: object) -> Member:
    """Noor."""
    noor = Member(
        id=MemberId("m1"),
        address="noor.willems@kraanvliet.example",
        name="Noor",
        lang=lang,
        timezone=ZONE,
        joined_at=at(3, 10, 12),
        standing=Standing.ACTIVE,
    )
    return replace(noor, **changes)  # type: ignore[arg-type]


def account(connector: str = "mastodon") -> Account:
    """Hers."""
    label = "@noor@kade.example" if connector == "mastodon" else "Noor on the quay"
    return Account(
        id=AccountId(f"a-{connector}"),
        member_id=MemberId("m1"),
        ref=AccountRef(connector, label, label, label),
        added_at=at(3),
        proved_at=at(3, 10, 20),
        bio="Engineer at Kraanvliet",
    )


def finding(kind: str, text: str, words: str, **changes: object) -> Finding:
    """One that points at ``words``."""
    start = text.index(words)
    made = Finding(
        rule_id=f"voice.{kind}",
        conduct=3,
        severity=Severity.HIGH,
        confidence=Confidence.LIKELY,
        span=Span(start, start + len(words)),
        kind=kind,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def subject(
    found: Finding,
    text: str,
    code: str,
    when: datetime,
    platform: Platform = MASTODON,
    *,
    lang: str = "en",
    post_lang: str | None = None,
    is_reply: bool = False,
    why: str = "",
    quotes: bool = True,
) -> Subject:
    """One case, as a note speaks of it."""
    occasion = Occasion(text, (found,), post_lang or lang, code, when.date(), is_reply)
    voice = PHRASES.voice(lang)
    case = Case(
        id=CaseId(code),
        member_id=MemberId("m1"),
        account_id=AccountId("a-mastodon"),
        source_id="1",
        content_hash="0" * 64,
        findings=(found,),
        policy_version="1",
        opened_at=when,
        expires_at=when + timedelta(days=30),
        status=Status.NOTIFIED,
        published_at=when,
        is_reply=is_reply,
        post_lang=post_lang or lang,
    )
    return Subject(
        case=case,
        account=account("mastodon" if platform is MASTODON else "feed"),
        platform=platform.title,
        can_edit=platform.can_edit,
        quote=quote(occasion, found) if quotes else None,
        why=why,
        fact=fact_value(COMPANY, found.about, voice),
        how=how(found.kind, voice, platform, "Kraanvliet", is_reply=is_reply),
        suggestion=suggest(occasion, COMPANY, platform, PHRASES, own_words=quotes),
        names_employer=True,
    )


INSULT = {
    "en": (
        "@tjalling The sensor works fine if you read the manual. Honestly, only an idiot connects it "
        "the wrong way round, and twice at that.",
        "only an idiot connects it the wrong way round",
    ),
    "nl": (
        "@tjalling De sensor doet het prima als je de handleiding leest. Eerlijk gezegd: alleen een "
        "sukkel sluit hem verkeerd om aan.",
        "alleen een sukkel sluit hem verkeerd om aan",
    ),
}
FACT = {
    "en": ("Proud: Kraanvliet’s software runs in 40 ports. See you on the quay!", "40 ports"),
    "nl": ("Trots: de software van Kraanvliet draait in 40 havens. Tot op de kade!", "40 havens"),
}
LEAK = "Lovely morning on the quay. The first crane of Havenlicht runs on our controls as of today!"


def insult(lang: str, *, quotes: bool = True, why: str = "") -> Subject:
    """A reply."""
    text, words = INSULT[lang]
    found = finding("insult", text, words)
    when = at(17, 21, 47)
    return subject(found, text, "K7Q2", when, lang=lang, is_reply=True, quotes=quotes, why=why)


def fact(lang: str) -> Subject:
    """A blog post."""
    text, words = FACT[lang]
    found = finding(
        "wrong-fact", text, words, rule_id="amends.wrong-fact", conduct=5, about="ports"
    )
    return subject(found, text, "T5HD", at(16, 9), BLOG, lang=lang)


def leak(lang: str) -> Subject:
    """A post that names a client."""
    found = finding("client-name", LEAK, "Havenlicht", rule_id="work.client-name", conduct=4)
    return subject(found, LEAK, "M3XF", at(19, 9, 12), lang=lang)


def consent(**changes: object) -> Consent:
    """Noor's."""
    made = Consent(
        member_id=MemberId("m1"),
        version="3",
        text_hash="9c41e07b5d2a83f6" + "0" * 48,
        scopes=frozenset(Scope),
        given_at=at(3, 10, 12),
        expires_at=at(3, 10, 12) + timedelta(days=365),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def digest(lang: str) -> Digest:
    """Week 47, with one blank week."""
    numbers = [(15, 7), (14, 6), None, (15, 7), (18, 8), (16, 8), (20, 9)]
    weeks = [Figures() if pair is None else Figures(pair[0], put_right=pair[1]) for pair in numbers]
    weeks.append(Figures(19, 14, 9, 5, 5, 7))
    first = at(16, 0) - timedelta(weeks=7)
    trend = tuple(Week(first + timedelta(weeks=n), f) for n, f in enumerate(weeks))

    def row(conducts: tuple[int, ...], notes: int, right: int) -> RuleFigures:
        return RuleFigures(conducts, Count(notes, 9), Count(right, 5), Count(notes - right, 6))

    return Digest(
        label="2026-W47",
        week=trend[-1],
        trend=trend,
        rule_weeks=(trend[3].start, trend[6].start),
        rules=(row((4,), 24, 14), row((3,), 20, 8), row((5,), 14, 5), row((1, 2), 11, 5)),
        health=AccountHealth(reading=Count(61, 40), unread=Count(2, 2), paused=Count(1, 1)),
        shadowed=(
            ("voice.no-disclosure", at(18), "dismissed"),
            ("work.berth-plan", at(2), "file"),
        ),
        help=(
            HelpCase(CaseId("H4WN"), 5, "quarrel", at(20, 11, 20)),
            HelpCase(CaseId("P9TC"), 2, "out-of-role", at(20, 16, 5)),
        ),
        lang=lang,
        timezone=ZONE,
    )


def few_digest(lang: str) -> Digest:
    """A week about too few people, in a company of a few."""
    full = digest(lang)
    blank = tuple(replace(week, figures=Figures()) for week in full.trend)
    return replace(
        full,
        week=blank[-1],
        trend=blank,
        rules=(),
        health=AccountHealth(reading=Count(6, 4)),
        shadowed=(),
        help=(),
    )


def trouble(what: str, lang: str, office: Office = Office.OPERATOR, rule: str = "") -> Trouble:
    """Something that wants a hand."""
    return Trouble(office, "E-4F7C", what, rule, at(20, 9, 5), lang, ZONE)


def letters(lang: str) -> Mapping[str, Letter]:
    """One of every kind."""
    noor = member(lang)
    right = replace(fact(lang).case, status=Status.CORRECTED)
    removed = replace(leak(lang).case, status=Status.REMOVED)
    accounts = ((account(), "Mastodon"), (account("feed"), "blog"))
    return {
        "note-insult": Note(noor, (insult(lang),)),
        "note-fact": Note(noor, (fact(lang),)),
        "note-leak": Note(noor, (leak(lang),)),
        "note-several": Note(noor, (leak(lang), insult(lang), fact(lang))),
        "note-unquoted": Note(replace(noor, quotes=False), (insult(lang, quotes=False),)),
        "note-shared": Note(replace(noor, sharing=Sharing.FLAGGED), (insult(lang),)),
        "thanks": Thanks(noor, right, account("feed"), "blog"),
        "thanks-removed": Thanks(noor, removed, account(), "Mastodon"),
        "receipt": Receipt(noor, consent(), accounts),
        "receipt-left": Receipt(noor, consent(withdrawn_at=at(20, 9, 5)), (), left=True),
        "login-join": SignIn(replace(noor, name=""), f"{BASE}/confirm/TOKEN", joining=True),
        "login": SignIn(noor, f"{BASE}/in/TOKEN", joining=False),
        "help-asked": HelpAsked(CaseId("H4WN"), at(20, 11, 20), lang, ZONE),
        "help-answered": HelpAnswered(noor, insult(lang).case, "Mastodon"),
        "digest": digest(lang),
        "digest-few": few_digest(lang),
        "login-office": OfficeSignIn(f"{BASE}/in/TOKEN", lang, ZONE),
        "account": AccountTrouble(noor, account(), "Mastodon", "two-claims"),
        "operations": trouble("mail-parked", lang),
        "operations-rule": trouble("rule-shadowed", lang, Office.POLICY_OWNER, "voice.insult"),
        "operations-useless": trouble("rule-useless", lang, Office.POLICY_OWNER, "voice.insult"),
        "operations-privacy": trouble("two-claims", lang, Office.PRIVACY_OFFICER),
    }


def kind_of(letter: Letter) -> Kind:
    """The kind of message that such a letter comes from."""
    kinds = {
        Note: Kind.NOTE,
        Thanks: Kind.THANKS,
        Receipt: Kind.RECEIPT,
        SignIn: Kind.LOGIN,
        HelpAsked: Kind.HELP,
        HelpAnswered: Kind.HELP,
        OfficeSignIn: Kind.LOGIN,
        AccountTrouble: Kind.OPERATIONS,
        Digest: Kind.DIGEST,
        Trouble: Kind.OPERATIONS,
    }
    return kinds[type(letter)]


def message(letter: Letter) -> Message:
    """The message that a letter comes from."""
    office = isinstance(letter, HelpAsked | Digest | OfficeSignIn | Trouble)
    return Message(
        id=MessageId("msg-1"),
        key="note:K7Q2",
        kind=kind_of(letter),
        to=Office.COMMS if office else MemberId("m1"),
        created_at=at(20, 9),
        due_at=at(20, 9),
    )
