"""What comms does with the posts that members let it see."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

import structlog

from monitor.domain.audit import AuditEntry
from monitor.domain.case import Case, Move, Status
from monitor.domain.colleague import Colleague
from monitor.domain.ids import CaseId, MessageId
from monitor.domain.member import Member, Sharing
from monitor.domain.message import Kind, Message
from monitor.domain.thread import Remark, Side
from monitor.errors import IllegalMove, NotFound, TakenAlready
from monitor.ports import Transaction
from monitor.usecases.callcomms import Bell, tell_colleague, waiting
from monitor.usecases.review import TOLD, said

log = structlog.get_logger()

DAY_FIRST = timedelta(days=1)
"""How long a note is its member's alone, where they chose to share flagged posts."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A case that its member lets comms see."""

    case: Case
    member: Member
    since: datetime
    """When its member asked; or from when on it is shared by choice."""

    @property
    def asked(self) -> bool:
        """Whether its member waits for an answer."""
        return self.case.status is Status.HELP

    def open_to(self, colleague: Colleague) -> bool:
        """Whether they may read the post: one that waits for help is read by whoever has taken it alone."""
        return not self.asked or self.case.taken_by == colleague.id


def shared_cases(tx: Transaction, now: datetime) -> Iterator[Shared]:
    """Every open case that comms may see: those that wait for help first, longest waiting first."""
    by_choice = (
        tx.cases_for(s, sharing=Sharing.FLAGGED) for s in (Status.NOTIFIED, Status.ANSWERED)
    )
    for case in chain(waiting(tx), *by_choice):
        shared = _shared(tx, case, now)
        if shared:
            yield shared


def shared_case(tx: Transaction, case_id: CaseId, now: datetime) -> Shared:
    """One of them; any other case looks as if it were not there (safety Z2, Z3)."""
    shared = _shared(tx, tx.case(case_id), now)
    if shared is None:
        raise NotFound(f"no case {case_id}")
    return shared


def _shared(tx: Transaction, case: Case, now: datetime) -> Shared | None:
    member = tx.member(case.member_id)
    if case.status is Status.HELP and member.sharing is not Sharing.NEVER:
        return Shared(case, member, case.asked_at or case.opened_at)
    since = shared_from(tx, case, member)
    return Shared(case, member, since) if since and since <= now else None


def shared_from(tx: Transaction, case: Case, member: Member) -> datetime | None:
    """From when on comms may see a case because its member chose to share such posts; None while
    nothing leads there. The member comes first: the day begins when their note has left."""
    if member.sharing is not Sharing.FLAGGED or case.status not in TOLD or not case.notified_at:
        return None
    notes = [mail for mail in tx.messages_to(member.id) if mail.kind is Kind.NOTE]
    # A note takes along all that waits, so the first to leave is the one that spoke of this case.
    left = [note.sent_at for note in notes if note.sent_at and note.sent_at >= case.notified_at]
    return min(left) + DAY_FIRST if left else None


def take(tx: Transaction, case: Case, me: Colleague, seen: str, now: datetime) -> Case:
    """Help with a case from now on. ``seen`` is who had it on the page where the button was pressed: of two
    who press at once, one has it and the other is told (TakenAlready)."""
    if case.taken_by == me.id:
        return case
    if (case.taken_by or "") != seen:
        raise TakenAlready(f"case {case.id} has been taken meanwhile")
    return _given(tx, case, me, me.id, "took case", now)


def hand_back(tx: Transaction, case: Case, me: Colleague, now: datetime) -> Case:
    """Leave a case to whoever takes it next."""
    return _given(tx, _mine(case, me), me, None, "handed case back", now)


def hand_on(
    tx: Transaction, case: Case, me: Colleague, to: Colleague, bell: Bell, now: datetime
) -> Case:
    """Give a case to a colleague, who gets a mail."""
    given = _given(tx, _mine(case, me), me, to.id, "handed case on", now)
    tell_colleague(tx, given, to.address, bell, now)
    return given


def _mine(case: Case, me: Colleague) -> Case:
    if case.taken_by != me.id:
        raise TakenAlready(f"case {case.id} is not with them any more")
    return case


def _given(
    tx: Transaction, case: Case, me: Colleague, to: str | None, action: str, now: datetime
) -> Case:
    given = case.given_to(to)
    tx.save_case(given)
    tx.log(AuditEntry(now, me.actor, action, case.member_id, case.id))
    log.info("help_given", case=case.id, action=action)
    return given


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody of comms wants to send."""

    me: Colleague
    text: str
    form: str
    """The form it was written in: pressed twice, it is still sent once."""


def answered_before(tx: Transaction, case_id: CaseId, reply: Reply) -> bool:
    """Whether this very answer has been sent. It can only be known to who sent it."""
    case = tx.case(case_id)
    return said(tx, case, _remark(reply, case.opened_at))


def _remark(reply: Reply, now: datetime) -> Remark:
    return Remark(now, Side.COMMS, reply.text, reply.me.name, reply.form)


def answer(
    tx: Transaction, case: Case, reply: Reply, now: datetime, new_id: Callable[[], str]
) -> Case:
    """Comms has answered; the member gets a mail. The post is closed to comms from now on."""
    answered = _mine(case, reply.me).moved(Move.ANSWER, now)
    tx.add_remark(case.id, _remark(reply, now))
    tx.save_case(answered)
    key = f"answer:{case.id}:{now.isoformat()}"
    slots = (("case", str(case.id)),)
    tx.queue(Message(MessageId(new_id()), key, Kind.HELP, case.member_id, now, now, slots))
    tx.log(AuditEntry(now, reply.me.actor, "answered", case.member_id, case.id))
    log.info("help_answered", case=case.id)
    return answered


def waiting_case(tx: Transaction, case_id: CaseId, now: datetime) -> Case:
    """A case that waits for an answer. IllegalMove for one that is merely shared, NotFound for any other."""
    shared = shared_case(tx, case_id, now)
    if not shared.asked:
        raise IllegalMove(f"case {case_id} does not wait for an answer")
    return shared.case
