"""What a member does with a case, and what comms does when asked for help with one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain

import structlog

from monitor.domain.audit import AuditEntry
from monitor.domain.case import Case, Move, Status, Worth
from monitor.domain.ids import CaseId, MemberId, MessageId
from monitor.domain.member import Member, Sharing
from monitor.domain.message import Kind, Message, Office, to_office
from monitor.domain.tally import Event, Happening, hour
from monitor.domain.thread import Remark, Side
from monitor.errors import IllegalMove, NotFound
from monitor.ports import Transaction
from monitor.usecases.learn import PROTECTED, Owners, judge_note, step_aside

log = structlog.get_logger()

HOUR = timedelta(hours=1)
OWN_MAILS = 2
"""Askings in an hour that each bring comms a mail of their own."""

TOLD = (Status.NOTIFIED, Status.HELP, Status.ANSWERED)

DAY_FIRST = timedelta(days=1)
"""How long a note is its member's alone, where they chose to share flagged posts."""


@dataclass(frozen=True)
class Offices:
    """Whom moves are told to."""

    comms: Sequence[str]
    policy_owners: Sequence[str]
    new_id: Callable[[], str]

    @property
    def owners(self) -> Owners:
        """Who answers for the rules."""
        return Owners(self.policy_owners, self.new_id)


def own_case(tx: Transaction, member_id: MemberId, case_id: CaseId) -> Case:
    """A case of this member. Anybody else's looks as if it were not there (safety Z3)."""
    case = tx.case(case_id)
    if case.member_id != member_id:
        raise NotFound(f"no case {case_id}")
    return case


def look(tx: Transaction, case: Case, now: datetime, *, by: str) -> str:
    """The words of the post. Who looked, and when, is written down for its member to read.

    TextErased once the case has closed.
    """
    text = tx.text_of(case.id)
    tx.log(AuditEntry(now, by, "looked at case", case.member_id, case.id))
    return text


def dismiss(tx: Transaction, case: Case, now: datetime) -> Case:
    """Not a problem: these rules will not speak of this text to this member again."""
    return _close(tx, case, case.moved(Move.DISMISS, now), now)


def protect(tx: Transaction, case: Case, offices: Offices, now: datetime) -> Case:
    """Protected speech: its rules write to nobody until their owner has looked.

    Rules about secrets and about other people's data go on: they may speak even of protected speech.
    The owner is told the rule, never who or what.
    """
    closed = case.moved(Move.PROTECT, now)
    for rule_id in sorted({f.rule_id for f in case.findings if not f.hard}):
        step_aside(tx, rule_id, PROTECTED, offices.owners, now)
    return _close(tx, case, closed, now)


def _close(tx: Transaction, case: Case, closed: Case, now: datetime) -> Case:
    protected = closed.status is Status.PROTECTED
    for rule_id in sorted({finding.rule_id for finding in case.findings}):
        tx.remember_dismissal(case.member_id, rule_id, case.content_hash, now, protected=protected)
    tx.save_case(judge_note(tx, closed, Worth.PROTECTED if protected else Worth.NO_PROBLEM))
    tx.log(AuditEntry(now, "member", f"closed case: {closed.status}", case.member_id, case.id))
    log.info("case_closed", case=case.id, status=closed.status)
    return closed


def call_useful(tx: Transaction, case: Case, now: datetime) -> Case:
    """The note was of use, whatever becomes of the post. The case stays as it is."""
    judged = _opinion(tx, case, Worth.USEFUL)
    if case.notified_at and case.judged is not Worth.USEFUL:
        said = Event(hour(now), Happening.USEFUL, case.worst.conduct, "", hour(case.notified_at))
        tx.happened(case.member_id, said)
    return judged


def call_useless(tx: Transaction, case: Case) -> Case:
    """Second thoughts about a note after which the post was changed: there was no problem."""
    return _opinion(tx, case, Worth.NO_PROBLEM)


def _opinion(tx: Transaction, case: Case, answer: Worth) -> Case:
    """Whoever called it no problem or protected has closed the case with that; it stays closed so."""
    if case.status not in (*TOLD, Status.CORRECTED, Status.REMOVED):
        raise IllegalMove(f"case {case.id} is {case.status}: its note is not judged any more")
    judged = judge_note(tx, case, answer)
    tx.save_case(judged)
    log.info("note_judged", case=case.id, answer=answer)
    return judged


def ask(tx: Transaction, case: Case, offices: Offices, now: datetime, words: str = "") -> Case:
    """Comms may see this post, and is told that somebody asks; the mail holds the case code alone.

    While they have not answered, its member may add words: those wait where comms will look anyway.
    """
    if tx.member(case.member_id).sharing is Sharing.NEVER:
        raise IllegalMove(f"case {case.id}: its member chose that comms sees nothing")
    if case.status is Status.HELP and words:
        tx.add_remark(case.id, Remark(now, Side.MEMBER, words))
        return case
    asked = case.moved(Move.ASK, now)
    if words:
        tx.add_remark(case.id, Remark(now, Side.MEMBER, words))
    tx.save_case(asked)
    _tell_comms(tx, case, offices, now)
    tx.log(AuditEntry(now, "member", "asked for help", case.member_id, case.id))
    log.info("help_asked", case=case.id)
    return asked


def _tell_comms(tx: Transaction, case: Case, offices: Offices, now: datetime) -> None:
    """One mail for each asking; from the third in an hour on, one for all of them together (safety D7)."""
    many = tx.count_try("help asked", now - HOUR, now) > OWN_MAILS
    key = f"help:{now:%Y-%m-%dT%H}" if many else f"help:{case.id}:{now.isoformat()}"
    slots = (("several", "1"),) if many else (("case", str(case.id)),)
    due = now + HOUR if many else now
    for message in to_office(
        Office.COMMS, offices.comms, Kind.HELP, key, slots, now, offices.new_id
    ):
        tx.queue(replace(message, due_at=due))


@dataclass(frozen=True, slots=True)
class Shared:
    """A case that its member lets comms see."""

    case: Case
    member: Member

    @property
    def asked(self) -> bool:
        """Whether its member waits for an answer."""
        return self.case.status is Status.HELP


def shared_cases(tx: Transaction, now: datetime) -> Iterator[Shared]:
    """Every open case that comms may see: those that wait for help first, oldest first."""
    by_choice = (
        tx.cases_for(s, sharing=Sharing.FLAGGED) for s in (Status.NOTIFIED, Status.ANSWERED)
    )
    for case in chain(tx.cases_for(Status.HELP), *by_choice):
        member = tx.member(case.member_id)
        if _open_to_comms(tx, case, member, now):
            yield Shared(case, member)


def shared_case(tx: Transaction, case_id: CaseId, now: datetime) -> Shared:
    """One of them; any other case looks as if it were not there (safety Z2, Z3)."""
    case = tx.case(case_id)
    member = tx.member(case.member_id)
    if not _open_to_comms(tx, case, member, now):
        raise NotFound(f"no case {case_id}")
    return Shared(case, member)


def _open_to_comms(tx: Transaction, case: Case, member: Member, now: datetime) -> bool:
    shared = shared_from(tx, case, member)
    asked = case.status is Status.HELP and member.sharing is not Sharing.NEVER
    return asked or (shared is not None and shared <= now)


def shared_from(tx: Transaction, case: Case, member: Member) -> datetime | None:
    """From when on comms may see a case because its member chose to share such posts; None while
    nothing leads there. The member comes first: the day begins when their note has left."""
    if member.sharing is not Sharing.FLAGGED or case.status not in TOLD or not case.notified_at:
        return None
    notes = [mail for mail in tx.messages_to(member.id) if mail.kind is Kind.NOTE]
    # A note takes along all that waits, so the first to leave is the one that spoke of this case.
    left = [note.sent_at for note in notes if note.sent_at and note.sent_at >= case.notified_at]
    return min(left) + DAY_FIRST if left else None


def answer(
    tx: Transaction, case: Case, text: str, now: datetime, new_id: Callable[[], str]
) -> Case:
    """Comms has answered; the member is told, and reads it on the page of the case."""
    answered = case.moved(Move.ANSWER, now)
    tx.add_remark(case.id, Remark(now, Side.COMMS, text))
    tx.save_case(answered)
    key = f"answer:{case.id}:{now.isoformat()}"
    slots = (("case", str(case.id)),)
    tx.queue(Message(MessageId(new_id()), key, Kind.HELP, case.member_id, now, now, slots))
    tx.log(AuditEntry(now, "comms", "answered", case.member_id, case.id))
    log.info("help_answered", case=case.id)
    return answered
