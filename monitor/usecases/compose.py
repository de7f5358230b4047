"""What a message says, from what is still true when it leaves."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from monitor.domain.case import MENDED, Case, Status
from monitor.domain.ids import AccountId, CaseId, MemberId
from monitor.domain.letter import (
    AccountTrouble,
    Canary,
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
from monitor.domain.member import Consent, Member, Scope, Standing
from monitor.domain.message import Delivery, Kind, Message, Office
from monitor.domain.place import Consequence
from monitor.domain.token import TOKEN_LIFE
from monitor.ports import Transaction
from monitor.usecases.canary import CANARY
from monitor.usecases.digest import weekly
from monitor.usecases.helpletters import to_comms, to_member
from monitor.usecases.logbook import LOG_HEAD
from monitor.usecases.objection import OBJECTION
from monitor.usecases.opening import opened
from monitor.usecases.renewal import CHANGED, ENDS
from monitor.usecases.storm import quiet
from monitor.usecases.telling import Desk, aftermath, subject_of, title_of

BUNDLED = "bundled"
"""Why a note was dropped that went out as a line of another one."""

Reader = TypeVar("Reader")


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
        to_office = _TO_OFFICE.get(message.kind, _nobody)
        return to_office(tx, desk, message, message.to, now)
    if message.kind is Kind.RECEIPT and message.slot("left"):
        return _farewell(message, message.to)
    to_member = _TO_MEMBER.get(message.kind, _nobody)
    return to_member(tx, desk, message, tx.member(message.to), now)


def _nobody(tx: Transaction, desk: Desk, message: Message, to: object, now: datetime) -> Unwanted:
    return Unwanted("wrong-reader")


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
    # A rule that went into shadow while its note waited writes to nobody any more.
    silent = quiet(tx)
    waiting = [spoken for case in waiting if (spoken := case.without(silent)).findings]
    if not waiting:
        return Unwanted("in-shadow")
    unheard = member.reach.unheard
    waiting = [spoken for case in waiting if (spoken := case.without(unheard(case))).findings]
    if not waiting:
        return Unwanted("not-chosen")
    waiting.sort(key=lambda case: (case.urgent, case.severity.rank), reverse=True)
    for case in waiting:
        opened(tx, case, now)
    subjects = tuple(subject_of(tx, desk, member, case, quotes=member.quotes) for case in waiting)
    return Ready(member.address, Note(member, subjects))


def _thanks(
    tx: Transaction, desk: Desk, message: Message, member: Member, now: datetime
) -> Ready | Unwanted:
    case = tx.case(_case_id(message))
    if member.standing is not Standing.ACTIVE:
        return Unwanted("paused")
    if case.status not in MENDED or not _told(tx, case):
        return Unwanted("not-told")
    account = tx.account(case.account_id)
    platform = desk.platform(account)
    after = aftermath(case, platform)
    return Ready(member.address, Thanks(member, case, account, platform.title, after))


def _told(tx: Transaction, case: Case) -> bool:
    """Whether a note about the case has left: who mended a post unprompted is not thanked for it."""
    key = f"note:{case.id}"
    notes = [m for m in tx.messages_to(case.member_id) if f"{m.key}:".startswith(f"{key}:")]
    return any(note.state is Delivery.SENT or note.trouble == BUNDLED for note in notes)


def _answered(
    tx: Transaction, desk: Desk, message: Message, member: Member, now: datetime
) -> Ready | Unwanted:
    letter = to_member(tx, desk, message, member, now)
    return Unwanted(letter) if isinstance(letter, str) else Ready(member.address, letter)


def _account_trouble(
    tx: Transaction, desk: Desk, message: Message, member: Member, now: datetime
) -> Ready | Unwanted:
    if message.slot("what") in (ENDS, CHANGED):
        return _renewal(tx, message, member)
    if message.slot("what") in tuple(Consequence):
        told = Consequence(message.slot("what") or "")
        return Ready(member.address, Placed(member, told, message.slot("why") or ""))
    account = tx.account(AccountId(message.slot("account") or ""))
    if account.member_id != member.id:
        return Unwanted("wrong-reader")
    what = message.slot("what") or ""
    return Ready(member.address, AccountTrouble(member, account, title_of(desk, account), what))


def _renewal(tx: Transaction, message: Message, member: Member) -> Ready | Unwanted:
    consent = tx.consent_of(member.id)
    if consent is None or not message.key.endswith(consent.given_at.isoformat()):
        return Unwanted("agreed-again")
    return Ready(member.address, Renewal(member, consent, message.slot("what") == CHANGED))


def _sign_in(
    tx: Transaction, desk: Desk, message: Message, member: Member, now: datetime
) -> Ready | Unwanted:
    if now - message.created_at > TOKEN_LIFE:
        return Unwanted("too-late")
    link = message.slot("link") or ""
    return Ready(member.address, SignIn(member, link, joining=bool(message.slot("joining"))))


def _receipt(
    tx: Transaction, desk: Desk, message: Message, member: Member, now: datetime
) -> Ready | Unwanted:
    consent = tx.consent_of(member.id)
    if consent is None:
        return Unwanted("no-consent")
    accounts = tuple(
        (account, title_of(desk, account))
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
        scopes=frozenset(map(Scope, slots["scopes"].split())),
        given_at=given_at,
        expires_at=datetime.fromisoformat(slots["expires_at"]),
        withdrawn_at=ended_at,
    )
    by_operator = slots.get("by") == "operator"
    return Ready(member.address, Receipt(member, consent, (), left=True, by_operator=by_operator))


def _mailbox(message: Message) -> str:
    return message.slot("address") or ""


def _asked(
    tx: Transaction, desk: Desk, message: Message, office: Office, now: datetime
) -> Ready | Unwanted:
    letter = to_comms(tx, desk, message, now)
    return Unwanted(letter) if isinstance(letter, str) else Ready(_mailbox(message), letter)


def _digest(tx: Transaction, desk: Desk, message: Message, office: Office, now: datetime) -> Ready:
    week = message.slot("week") or ""
    mailbox = _mailbox(message)
    lang, monthly = desk.langs.get(mailbox, desk.lang), bool(message.slot("monthly"))
    made = weekly(tx, week, message.created_at, desk.timezone, lang, monthly=monthly)
    return Ready(mailbox, made)


def _office_sign_in(
    tx: Transaction, desk: Desk, message: Message, office: Office, now: datetime
) -> Ready | Unwanted:
    if now - message.created_at > TOKEN_LIFE:
        return Unwanted("too-late")
    link = message.slot("link") or ""
    return Ready(_mailbox(message), OfficeSignIn(link, desk.lang, desk.timezone))


def _trouble(tx: Transaction, desk: Desk, message: Message, office: Office, now: datetime) -> Ready:
    letter = Trouble(
        office=office,
        code=message.slot("code") or trouble_code(message.id),
        what=message.slot("what") or "",
        rule=message.slot("rule") or "",
        since=message.created_at,
        lang=desk.lang,
        timezone=desk.timezone,
    )
    return Ready(_mailbox(message), letter)


def _for_an_office(
    tx: Transaction, desk: Desk, message: Message, office: Office, now: datetime
) -> Ready:
    if message.slot("what") == OBJECTION:
        member = tx.member(MemberId(message.slot("member") or ""))
        objection = Objection(member, message.created_at, desk.lang, desk.timezone)
        return Ready(_mailbox(message), objection)
    if message.slot("what") == CANARY:
        return Ready(_mailbox(message), Canary(message.created_at, desk.lang, desk.timezone))
    if message.slot("what") != LOG_HEAD:
        return _trouble(tx, desk, message, office, now)
    number, seal = int(message.slot("number") or 0), message.slot("seal") or ""
    letter = LogHead(number, seal, message.created_at, desk.lang, desk.timezone)
    return Ready(_mailbox(message), letter)


def trouble_code(seed: str) -> str:
    """A code by which a mail and the log can speak of the same trouble: ``E-4F7C``."""
    return f"E-{hashlib.sha256(seed.encode()).hexdigest()[:4].upper()}"


_Composer = Callable[[Transaction, Desk, Message, Reader, datetime], Ready | Unwanted]

_TO_MEMBER: Mapping[Kind, _Composer[Member]] = {
    Kind.NOTE: _note,
    Kind.THANKS: _thanks,
    Kind.LOGIN: _sign_in,
    Kind.RECEIPT: _receipt,
    Kind.HELP: _answered,
    Kind.OPERATIONS: _account_trouble,
}
_TO_OFFICE: Mapping[Kind, _Composer[Office]] = {
    Kind.HELP: _asked,
    Kind.DIGEST: _digest,
    Kind.LOGIN: _office_sign_in,
    Kind.OPERATIONS: _for_an_office,
}
