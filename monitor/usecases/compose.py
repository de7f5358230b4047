"""What a message says, from what is still true when it leaves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never
from zoneinfo import ZoneInfo

from monitor.domain.case import Case, Status
from monitor.domain.company import Company
from monitor.domain.ids import CaseId, MemberId
from monitor.domain.letter import (
    HelpAnswered,
    HelpAsked,
    Letter,
    Note,
    Receipt,
    SignIn,
    Subject,
    Thanks,
    Trouble,
)
from monitor.domain.member import Account, Consent, Member, Scope, Standing
from monitor.domain.message import Delivery, Kind, Message, Office
from monitor.domain.token import TOKEN_LIFE
from monitor.policy.phrases import Phrases, Platform
from monitor.policy.rule import RuleSet
from monitor.policy.suggest import Occasion, fact_value, how, quote, suggest
from monitor.ports import Transaction
from monitor.usecases.digest import weekly

BUNDLED = "bundled"
"""Why a note was dropped that went out as a line of another one."""

MENDED = frozenset({Status.CORRECTED, Status.REMOVED})


@dataclass(frozen=True)
class Desk:
    """What mails are made of, beside the database."""

    phrases: Phrases
    rules: Callable[[], RuleSet]
    company: Callable[[], Company]
    platforms: Mapping[str, Platform]
    """By connector."""
    lang: str
    """Of mails to offices."""
    timezone: str


@dataclass(frozen=True, slots=True)
class Ready:
    """A letter and whom it goes to."""

    address: str
    letter: Letter


@dataclass(frozen=True, slots=True)
class Unwanted:
    """Sending this would no longer be right; ``why`` is a short stable word."""

    why: str


def compose(tx: Transaction, desk: Desk, message: Message, now: datetime) -> Ready | Unwanted:
    """The letter for a message. NotFound when its member has left, or its case is gone."""
    if isinstance(message.to, Office):
        return _to_office(tx, desk, message)
    if message.kind is Kind.RECEIPT and message.slot("left"):
        return _farewell(message, message.to)
    return _to_member(tx, desk, message, tx.member(message.to), now)


def _to_member(
    tx: Transaction, desk: Desk, message: Message, member: Member, now: datetime
) -> Ready | Unwanted:
    match message.kind:
        case Kind.NOTE:
            return _note(tx, desk, message, member, now)
        case Kind.THANKS:
            return _thanks(tx, desk, message, member)
        case Kind.LOGIN:
            return _sign_in(message, member, now)
        case Kind.RECEIPT:
            return _receipt(tx, desk, member)
        case Kind.HELP:
            case = tx.case(_case_id(message))
            return Ready(member.address, HelpAnswered(member, case, _title(tx, desk, case)))
        case Kind.DIGEST | Kind.OPERATIONS:
            return Unwanted("not-for-members")
        case _:
            assert_never(message.kind)


def case_ids(message: Message) -> tuple[CaseId, ...]:
    """The cases that a note speaks of: its own, and those bundled with it."""
    also = message.slot("also") or ""
    return tuple(CaseId(case) for case in (_case_id(message), *also.split()))


def _case_id(message: Message) -> CaseId:
    return CaseId(message.slot("case") or "")


def _note(
    tx: Transaction, desk: Desk, message: Message, member: Member, now: datetime
) -> Ready | Unwanted:
    consent = tx.consent_of(member.id)
    if member.standing is not Standing.ACTIVE:
        return Unwanted("paused")
    if consent is None or not consent.covers(Scope.SEND_NOTES, now):
        return Unwanted("no-consent")
    cases = [tx.case(case_id) for case_id in case_ids(message)]
    waiting = [case for case in cases if case.status is Status.NOTIFIED]
    if not waiting:
        return Unwanted("closed")
    waiting.sort(key=lambda case: (case.urgent, case.severity.rank), reverse=True)
    subjects = tuple(subject_of(tx, desk, member, case, quotes=member.quotes) for case in waiting)
    return Ready(member.address, Note(member, subjects))


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


def _names(company: Company, account: Account) -> bool:
    bio = account.bio.casefold()
    return any(name.casefold() in bio for name in company.names)


def _thanks(tx: Transaction, desk: Desk, message: Message, member: Member) -> Ready | Unwanted:
    case = tx.case(_case_id(message))
    if member.standing is not Standing.ACTIVE:
        return Unwanted("paused")
    if case.status not in MENDED or not _told(tx, case):
        return Unwanted("not-told")
    account = tx.account(case.account_id)
    return Ready(member.address, Thanks(member, case, account, _title(tx, desk, case)))


def _told(tx: Transaction, case: Case) -> bool:
    """Whether a note about the case has left: who mended a post unprompted is not thanked for it."""
    key = f"note:{case.id}"
    notes = [m for m in tx.messages_to(case.member_id) if f"{m.key}:".startswith(f"{key}:")]
    return any(note.state is Delivery.SENT or note.trouble == BUNDLED for note in notes)


def _title(tx: Transaction, desk: Desk, case: Case) -> str:
    return desk.platforms[tx.account(case.account_id).ref.connector].title


def _sign_in(message: Message, member: Member, now: datetime) -> Ready | Unwanted:
    if now - message.created_at > TOKEN_LIFE:
        return Unwanted("too-late")
    link = message.slot("link") or ""
    return Ready(member.address, SignIn(member, link, joining=bool(message.slot("joining"))))


def _receipt(tx: Transaction, desk: Desk, member: Member) -> Ready | Unwanted:
    consent = tx.consent_of(member.id)
    if consent is None:
        return Unwanted("no-consent")
    accounts = tuple(
        (account, desk.platforms[account.ref.connector].title)
        for account in tx.accounts_of(member.id)
        if account.ref.connector in desk.platforms
    )
    return Ready(member.address, Receipt(member, consent, accounts))


def _farewell(message: Message, member_id: MemberId) -> Ready:
    """To somebody who is known no more: all that it says came with the message."""
    slots = dict(message.slots)
    given_at = datetime.fromisoformat(slots["given_at"])
    ended_at = datetime.fromisoformat(slots["ended_at"])
    member = Member(
        id=member_id,
        address=slots["address"],
        name=slots["name"],
        lang=slots["lang"],
        timezone=slots["timezone"],
        joined_at=given_at,
    )
    consent = Consent(
        member_id=member_id,
        version=slots["version"],
        text_hash=slots["text_hash"],
        scopes=frozenset(),
        given_at=given_at,
        expires_at=ended_at,
        withdrawn_at=ended_at,
    )
    return Ready(member.address, Receipt(member, consent, (), left=True))


def _to_office(tx: Transaction, desk: Desk, message: Message) -> Ready | Unwanted:
    address = message.slot("address") or ""
    match message.kind:
        case Kind.HELP:
            case = tx.case(_case_id(message))
            if case.status is not Status.HELP:
                return Unwanted("answered")
            asked = HelpAsked(
                case.id, case.asked_at or message.created_at, desk.lang, desk.timezone
            )
            return Ready(address, asked)
        case Kind.DIGEST:
            week = message.slot("week") or ""
            return Ready(address, weekly(tx, week, message.created_at, desk.timezone, desk.lang))
        case Kind.OPERATIONS:
            code, what = message.slot("code") or "", message.slot("what") or ""
            return Ready(address, Trouble(code, what, message.created_at, desk.lang, desk.timezone))
        case _:
            return Unwanted("not-for-offices")
