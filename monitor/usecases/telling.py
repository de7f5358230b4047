"""A case in words: what its member reads in the mail, and on the page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from monitor.domain.case import Case
from monitor.domain.company import Company
from monitor.domain.letter import Subject
from monitor.domain.member import Account, Member
from monitor.policy.phrases import Phrases, Platform
from monitor.policy.rule import RuleSet
from monitor.policy.suggest import Occasion, fact_value, how, quote, suggest
from monitor.ports import Transaction


@dataclass(frozen=True)
class Desk:
    """What mails and pages are made of, beside the database."""

    phrases: Phrases
    rules: Callable[[], RuleSet]
    company: Callable[[], Company]
    platforms: Mapping[str, Platform]
    """By connector."""
    lang: str
    """Of mails to offices."""
    timezone: str


def subject_of(tx: Transaction, desk: Desk, member: Member, case: Case, *, quotes: bool) -> Subject:
    """A case as its member reads of it. A mail follows the member's wish about ``quotes``; their own
    page may always show their own words."""
    company, rules, finding = desk.company(), desk.rules(), case.worst
    account = tx.account(case.account_id)
    platform = desk.platforms[account.ref.connector]
    occasion = occasion_of(case, tx.text_of(case.id), member)
    why = rules.rule(finding.rule_id).why if finding.rule_id in rules else {}
    voice = desk.phrases.voice(member.lang)
    return Subject(
        case=case,
        account=account,
        platform=platform.title,
        can_edit=platform.can_edit,
        quote=quote(occasion, finding) if quotes else None,
        why=why.get(member.lang, ""),
        fact=fact_value(company, finding.about, voice),
        suggestion=suggest(occasion, company, platform, desk.phrases, own_words=quotes),
        how=how(finding.kind, voice, platform, company.called, is_reply=case.is_reply),
        names_employer=_names(company, account),
    )


def occasion_of(case: Case, text: str, member: Member) -> Occasion:
    """What a draft for a case is made from: the same for the mail and for the page, on whatever day."""
    told_at = case.notified_at or case.opened_at
    return Occasion(
        text=text,
        findings=case.findings,
        lang=case.post_lang,
        seed=case.id,
        on=told_at.astimezone(ZoneInfo(member.timezone)).date(),
        is_reply=case.is_reply,
    )


def title_of(desk: Desk, account: Account) -> str:
    """What people call the platform of an account."""
    return desk.platforms[account.ref.connector].title


def _names(company: Company, account: Account) -> bool:
    bio = account.bio.casefold()
    return any(name.casefold() in bio for name in company.names)
