"""Made-up posts with findings, and suggestions for them."""

from dataclasses import replace
from datetime import date

from monitor.adapters.drafts import load_phrases
from monitor.domain.case import Suggestion
from monitor.domain.company import Company, Fact
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.policy.occasion import Finds, Occasion
from monitor.policy.phrases import Platform
from monitor.policy.suggest import suggest

PHRASES = load_phrases()
COMPANY = Company(
    "Tallymore Payments Ltd",
    short_name="Tallymore",
    facts=(
        Fact("ports", 14, "annual report 2025, page 6"),
        Fact("staff", 12640, "Dublin 280, Leeds 230"),
        Fact("uptime", 99.96, "per cent; we publish it"),
        Fact("offices", ("Dublin", "Leeds", "Utrecht")),
        Fact("founder", ("Orla",)),
    ),
    public_emails=("press@tallymore.example",),
)
MASTODON = Platform("Mastodon", 500, keeps_history=True, tells_of_edits=True)
BLOG = Platform("blog")
BLUESKY = Platform("Bluesky", 300, can_edit=False)
DAY = date(2026, 11, 16)
APOLOGIES = ("insult", "threat", "mockery", "quarrel")
FINGERPRINTS = [f"{n:02}" for n in range(24)]


def nothing(text: str) -> tuple[Finding, ...]:
    """Rules that find nothing."""
    return ()


def found(kind: str, text: str, words: str, about: str | None = None, **changes: object) -> Finding:
    """A finding that points at ``words``."""
    start = text.index(words)
    made = Finding(
        rule_id=f"voice.{kind}",
        conduct=3,
        severity=Severity.MEDIUM,
        confidence=Confidence.LIKELY,
        span=Span(start, start + len(words)),
        kind=kind,
        about=about,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def suggestion(
    text: str,
    *findings: Finding,
    lang: str = "en",
    platform: Platform = MASTODON,
    is_reply: bool = False,
    seed: str = "K7Q2",
    turn: int = 0,
    on: date = DAY,
    own_words: bool = True,
    company: Company = COMPANY,
    finds: Finds = nothing,
) -> Suggestion:
    """The suggestion for a post."""
    occasion = Occasion(text, findings, lang, seed, on, is_reply, turn)
    return suggest(occasion, company, platform, PHRASES, finds, own_words=own_words)


def draft(text: str, *findings: Finding, **circumstances: object) -> str:
    """The draft for a post."""
    return suggestion(text, *findings, **circumstances).draft  # type: ignore[arg-type]
