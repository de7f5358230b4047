"""A case in words: what its member reads in the mail, and on the page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from monitor.domain.case import Case, Status
from monitor.domain.company import Company
from monitor.domain.finding import Finding
from monitor.domain.letter import Aftermath, Subject
from monitor.domain.member import Account, Member
from monitor.domain.post import Author, Post
from monitor.errors import NotFound
from monitor.policy.check import Judgement
from monitor.policy.factwords import fact_value
from monitor.policy.occasion import Finds, Occasion
from monitor.policy.phrases import LEAKS, Phrases, Platform
from monitor.policy.quoting import quote
from monitor.policy.rule import RuleSet
from monitor.policy.suggest import draft_for, how, suggest
from monitor.ports import Transaction


@dataclass(frozen=True)
class Desk:
    """What mails and pages are made of, beside the database."""

    phrases: Phrases
    rules: Callable[[], RuleSet]
    company: Callable[[], Company]
    judge: Callable[[], Callable[[Post, Author], Judgement]]
    """The rules in force: no draft and no edit is offered in which they find anything."""
    platforms: Mapping[str, Platform]
    """By connector."""
    lang: str
    """Of mails to offices."""
    timezone: str
    comms: Sequence[str] = ()
    """The mailboxes of comms: who has taken a case and is not of comms any more does not help with it."""
    langs: Mapping[str, str] = field(default_factory=dict)
    """Of the figures for mailboxes that read another one."""

    def platform(self, account: Account) -> Platform:
        """Where an account is; NotFound when its connector is not installed any more."""
        try:
            return self.platforms[account.ref.connector]
        except KeyError:
            raise NotFound(f"no connector {account.ref.connector}") from None


FIRST = 1
"""The draft that the mail holds, and that a page shows at first."""

MOST = 9
"""Drafts that a page looks through for another one."""


def subject_of(
    tx: Transaction, desk: Desk, member: Member, case: Case, *, quotes: bool, turn: int = FIRST
) -> Subject:
    """A case as its member reads of it. A mail follows the member's wish about ``quotes``; their own
    page may always show their own words, and other drafts than the first."""
    company, rules, finding = desk.company(), desk.rules(), case.worst
    account = tx.account(case.account_id)
    platform = desk.platform(account)
    occasion = occasion_of(case, tx.text_of(case.id), member, turn)
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
        suggestion=suggest(
            occasion,
            company,
            platform,
            desk.phrases,
            _finds(desk, case, account.author(member)),
            own_words=quotes,
        ),
        how=how(finding.kind, voice, platform, company.called, is_reply=case.is_reply),
        names_employer=_names(company, account),
    )


def another(
    tx: Transaction, desk: Desk, member: Member, case: Case, turn: int, shown: str
) -> int | None:
    """The next turn whose draft says something else than ``shown``; the first one comes again after the last."""
    account = tx.account(case.account_id)
    platform = desk.platform(account)
    text, finds = tx.text_of(case.id), _finds(desk, case, account.author(member))

    def draft(at: int) -> str:
        occasion = occasion_of(case, text, member, at)
        return draft_for(occasion, desk.company(), platform, desk.phrases, finds)

    turns = (*range(turn + 1, turn + MOST), FIRST)
    return next((at for at in turns if draft(at) != shown), None)


def occasion_of(case: Case, text: str, member: Member, turn: int = FIRST) -> Occasion:
    """What a draft for a case is made from: the same for the mail and for the page, on whatever day."""
    told_at = case.notified_at or case.opened_at
    return Occasion(
        text=text,
        findings=case.findings,
        lang=case.post_lang,
        seed=case.id,
        on=told_at.astimezone(ZoneInfo(member.timezone)).date(),
        is_reply=case.is_reply,
        turn=turn - FIRST,
    )


def _finds(desk: Desk, case: Case, author: Author) -> Finds:
    """What the rules in force find, however weakly, in other words in the place of this post."""

    def finds(text: str) -> Sequence[Finding]:
        post = Post(case.source_id, text, lang=case.post_lang, is_reply=case.is_reply)
        judged = desk.judge()(post, author)
        return (*judged.findings, *judged.weak)

    return finds


def aftermath(case: Case, platform: Platform) -> Aftermath | None:
    """What is worth knowing after a post was put right, if anything is."""
    edited = case.status is Status.CORRECTED
    leak = any(finding.kind in LEAKS for finding in case.findings)
    if leak and edited and platform.keeps_history:
        return Aftermath.HISTORY
    if leak and platform.max_length is None:
        return Aftermath.COPIES
    return Aftermath.TOLD if edited and platform.tells_of_edits else None


def title_of(desk: Desk, account: Account) -> str:
    """What people call the platform of an account."""
    return desk.platform(account).title


def _names(company: Company, account: Account) -> bool:
    bio = account.bio.casefold()
    return any(name.casefold() in bio for name in company.names)
