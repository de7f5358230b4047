"""Made-up people, posts and cases, for whoever wants to see the mails before there are real ones."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from monitor.adapters.letters import House
from monitor.domain.case import Case, Status
from monitor.domain.company import Company, Fact
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.ids import AccountId, CaseId, MemberId
from monitor.domain.letter import Subject
from monitor.domain.member import Account, Member, Standing
from monitor.domain.post import AccountRef
from monitor.policy.factwords import fact_value
from monitor.policy.occasion import Finds, Occasion
from monitor.policy.phrases import Platform
from monitor.policy.quoting import quote
from monitor.policy.suggest import how, suggest

ZONE = "Europe/Amsterdam"
FEDERATED = Platform("Mastodon", 500, keeps_history=True, tells_of_edits=True)
BLOG = Platform("blog")

INSULTS = {
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
    "de": (
        "@tjalling Der Sensor läuft einwandfrei, wenn man die Anleitung liest. Ehrlich gesagt: Nur "
        "ein Idiot schließt ihn falsch herum an, und das gleich zweimal.",
        "Nur ein Idiot schließt ihn falsch herum an",
    ),
    "fr": (
        "@tjalling Le capteur marche très bien quand on lit la notice. Franchement, seul un idiot le "
        "branche à l’envers, et deux fois de suite.",
        "seul un idiot le branche à l’envers",
    ),
}
FACTS = {
    "en": ("Proud: {company}’s software runs in 40 ports. See you on the quay!", "40 ports"),
    "nl": ("Trots: de software van {company} draait in 40 havens. Tot op de kade!", "40 havens"),
    "de": ("Stolz: Die Software von {company} läuft in 40 Häfen. Bis bald am Kai!", "40 Häfen"),
    "fr": (
        "Fierté : le logiciel de {company} tourne dans 40 ports. À bientôt au port.",
        "40 ports",
    ),
}
SOURCES = {
    "en": "annual report 2025, page 6",
    "nl": "jaarverslag 2025, pagina 6",
    "de": "Jahresbericht 2025, Seite 6",
    "fr": "rapport annuel 2025, page 6",
}
LEAK = "Lovely morning on the quay. The first crane of Havenlicht runs on our controls as of today!"


def at(day: int, hour: int = 12, minute: int = 0, month: int = 11) -> datetime:
    """A moment in November 2026, by the clock in Amsterdam."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=1)


def member(lang: str = "en") -> Member:
    """Noor."""
    return Member(
        id=MemberId("m1"),
        address="noor.willems@kraanvliet.example",
        name="Noor",
        lang=lang,
        timezone=ZONE,
        joined_at=at(3, 10, 12),
        standing=Standing.ACTIVE,
    )


def account(connector: str = "mastodon") -> Account:
    """Hers."""
    label = "@noor@kade.example" if connector == "mastodon" else "Noor on the quay"
    return Account(
        id=AccountId(f"a-{connector}"),
        member_id=MemberId("m1"),
        ref=AccountRef(connector, label, label, label),
        added_at=at(3),
        proved_at=at(3, 10, 20),
        bio="Engineer on the quay",
    )


def company(house: House, lang: str) -> Company:
    """One of that name, with a fact and a public mailbox."""
    ports = Fact("ports", 14, SOURCES.get(lang, SOURCES["en"]))
    return Company(house.company, facts=(ports,), public_emails=("press@company.example",))


def finding(rule: str, conduct: int, text: str, words: str, about: str | None = None) -> Finding:
    """One that points at ``words``; its kind is the name of the rule."""
    start = text.index(words)
    return Finding(
        rule_id=rule,
        conduct=conduct,
        severity=Severity.HIGH,
        confidence=Confidence.LIKELY,
        span=Span(start, start + len(words)),
        kind=rule.partition(".")[2],
        about=about,
    )


def _finds(found: Finding, text: str) -> Finds:
    """Rules that find the same words in any part of the post, and nothing in what it never said."""
    words = found.span.of(text)
    return lambda said: (found,) if words in said and said in text else ()


def subject(
    house: House,
    found: Finding,
    text: str,
    code: str,
    when: datetime,
    platform: Platform = FEDERATED,
    *,
    lang: str = "en",
    post_lang: str | None = None,
    is_reply: bool = False,
    why: str = "",
    quotes: bool = True,
) -> Subject:
    """One case, as a note speaks of it."""
    occasion = Occasion(text, (found,), post_lang or lang, code, when.date(), is_reply)
    voice, firm = house.phrases.voice(lang), company(house, lang)
    return Subject(
        case=_noted(occasion, found, when),
        account=account("mastodon" if platform is FEDERATED else "feed"),
        platform=platform.title,
        can_edit=platform.can_edit,
        quote=quote(occasion, found) if quotes else None,
        why=why,
        fact=fact_value(firm, found.about, voice),
        how=how(found.kind, voice, platform, house.company, is_reply=is_reply),
        suggestion=suggest(
            occasion, firm, platform, house.phrases, _finds(found, text), own_words=quotes
        ),
        names_employer=True,
    )


def _noted(occasion: Occasion, found: Finding, when: datetime) -> Case:
    """A case that its member has a note of."""
    return Case(
        id=CaseId(occasion.seed),
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
        is_reply=occasion.is_reply,
        post_lang=occasion.lang,
    )


def _said(texts: Mapping[str, tuple[str, str]], lang: str) -> tuple[str, str]:
    return texts.get(lang, texts["en"])


def insult(house: House, lang: str, *, quotes: bool = True) -> Subject:
    """A reply."""
    text, words = _said(INSULTS, lang)
    found = finding("voice.insult", 3, text, words)
    when = at(17, 21, 47)
    return subject(house, found, text, "K7Q2", when, lang=lang, is_reply=True, quotes=quotes)


def wrong_fact(house: House, lang: str) -> Subject:
    """A blog post."""
    text, words = _said(FACTS, lang)
    text = text.format(company=house.company)
    found = finding("amends.wrong-fact", 5, text, words, "ports")
    return subject(house, found, text, "T5HD", at(16, 9), BLOG, lang=lang)


def leak(house: House, lang: str) -> Subject:
    """A post that names a client."""
    found = finding("work.client-name", 4, LEAK, "Havenlicht")
    return subject(house, found, LEAK, "M3XF", at(19, 9, 12), lang=lang)


def corrected(subject: Subject) -> Case:
    """The same case, after its author put the post right."""
    return replace(subject.case, status=Status.CORRECTED)


def removed(subject: Subject) -> Case:
    """The same case, after its author removed the post."""
    return replace(subject.case, status=Status.REMOVED)
