"""The letters that a preview shows, for a company on the quay, and what they become of in the outbox."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from monitor.adapters import specimen_cases, specimens
from monitor.adapters.drafts import load_phrases
from monitor.adapters.letters import House
from monitor.adapters.specimen_cases import BLOG, account, at
from monitor.adapters.specimen_cases import FEDERATED as MASTODON
from monitor.adapters.specimens import consent, digest, few_digest, trouble
from monitor.domain.figures import Figures
from monitor.domain.finding import Finding
from monitor.domain.ids import MemberId, MessageId
from monitor.domain.letter import (
    AccountTrouble,
    Canary,
    Digest,
    HelpAnswered,
    HelpAsked,
    Letter,
    LogHead,
    Note,
    Objection,
    OfficeSignIn,
    Placed,
    Receipt,
    Renewal,
    SignIn,
    Subject,
    Thanks,
    ToOffice,
    Trouble,
)
from monitor.domain.member import Member
from monitor.domain.message import Kind, Message, Office
from monitor.policy.phrases import Platform

__all__ = ["BLOG", "MASTODON", "account", "at", "consent", "digest", "few_digest", "trouble"]

BASE = "https://amends.kraanvliet.example"
PHRASES = load_phrases()
HOUSE = House(BASE, "Kraanvliet", PHRASES, "privacy@kraanvliet.example", country="NL")
BLUESKY = Platform("Bluesky", 300, can_edit=False)


def letters(lang: str, house: House = HOUSE) -> Mapping[str, Letter]:
    """One of every kind."""
    return specimens.specimens(house, lang)


def member(lang: str = "en", **changes: object) -> Member:
    """Noor."""
    return replace(specimen_cases.member(lang), **changes)  # type: ignore[arg-type]


def finding(kind: str, text: str, words: str, **changes: object) -> Finding:
    """One that points at ``words``."""
    found = specimen_cases.finding(f"voice.{kind}", 3, text, words)
    return replace(found, **changes)  # type: ignore[arg-type]


def subject(
    found: Finding,
    text: str,
    code: str,
    when: datetime,
    platform: Platform = MASTODON,
    **about: object,
) -> Subject:
    """One case, as a note speaks of it."""
    return specimen_cases.subject(
        HOUSE,
        found,
        text,
        code,
        when,
        platform,
        **about,  # type: ignore[arg-type]
    )


def insult(lang: str) -> Subject:
    """A reply."""
    return specimen_cases.insult(HOUSE, lang)


def with_figures(letter: Digest, figures: Figures) -> Digest:
    """The digest with other figures of its own week."""
    weeks = (*letter.trend[:-1], replace(letter.week, figures=figures))
    return replace(letter, published=replace(letter.published, weeks=weeks))


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
        Canary: Kind.OPERATIONS,
        LogHead: Kind.OPERATIONS,
        Trouble: Kind.OPERATIONS,
        Renewal: Kind.OPERATIONS,
        Placed: Kind.OPERATIONS,
        Objection: Kind.OPERATIONS,
    }
    return kinds[type(letter)]


def message(letter: Letter) -> Message:
    """The message that a letter comes from."""
    office = isinstance(letter, ToOffice)
    return Message(
        id=MessageId("msg-1"),
        key="note:K7Q2",
        kind=kind_of(letter),
        to=Office.COMMS if office else MemberId("m1"),
        created_at=at(20, 9),
        due_at=at(20, 9),
    )
