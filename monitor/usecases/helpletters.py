"""What the mails about help say, from what is still true when they leave; otherwise why none is sent."""

from datetime import datetime

from monitor.domain.case import Case
from monitor.domain.ids import CaseId
from monitor.domain.letter import HelpAnswered, HelpAsked
from monitor.domain.member import Member
from monitor.domain.message import Message
from monitor.domain.thread import Remark, Side
from monitor.policy.phrases import LEAKS
from monitor.ports import Transaction
from monitor.usecases.callcomms import untaken, waiting
from monitor.usecases.opening import opened
from monitor.usecases.telling import Desk, title_of


def to_comms(tx: Transaction, desk: Desk, message: Message, now: datetime) -> HelpAsked | str:
    """Case codes and numbers (safety M4). Several askings in one mail, or one to whom it concerns."""
    late = untaken(tx, desk.comms, desk.timezone, now)
    asked = waiting(tx)
    if message.slot("several"):
        if not asked:
            return "answered"
        only = asked[0].id if len(asked) == 1 else None
        asked_at = asked[0].asked_at or message.created_at
        return HelpAsked(only, asked_at, desk.lang, desk.timezone, len(asked), late)
    case, mine = tx.case(CaseId(message.slot("case") or "")), bool(message.slot("mine"))
    if case.id not in [each.id for each in asked]:
        return "answered"
    if case.taken_by and not mine:
        return "taken"
    asked_at = case.asked_at or message.created_at
    return HelpAsked(case.id, asked_at, desk.lang, desk.timezone, 1, late, mine=mine)


def to_member(
    tx: Transaction, desk: Desk, message: Message, member: Member, now: datetime
) -> HelpAnswered | str:
    """The answer, with its words where they may stand in a mail."""
    case = tx.case(CaseId(message.slot("case") or ""))
    if case.status.closed:
        return "closed"
    opened(tx, case, now)
    remark = _remark(tx, case, message)
    told = member.quotes and not any(f.hard or f.kind in LEAKS for f in case.findings)
    return HelpAnswered(
        member,
        case,
        title_of(desk, tx.account(case.account_id)),
        remark.name if remark else "",
        remark.text if remark and told else "",
    )


def _remark(tx: Transaction, case: Case, message: Message) -> Remark | None:
    """The answer that the message was queued with, in one transaction."""
    written = [r for r in tx.thread_of(case.id) if r.by is Side.COMMS]
    return next((r for r in written if r.at == message.created_at), None)
