"""What a member does with a case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog

from monitor.domain.audit import AuditEntry
from monitor.domain.case import Case, Move, Status, Worth
from monitor.domain.ids import CaseId, MemberId
from monitor.domain.member import Sharing
from monitor.domain.tally import Event, Happening, hour
from monitor.domain.thread import Remark, Side
from monitor.errors import IllegalMove, NotFound
from monitor.ports import Transaction
from monitor.usecases.callcomms import Bell, tell_comms
from monitor.usecases.learn import PROTECTED, Owners, judge_note, step_aside

log = structlog.get_logger()

TOLD = (Status.NOTIFIED, Status.HELP, Status.ANSWERED)


@dataclass(frozen=True)
class Offices:
    """Whom moves are told to."""

    comms: Sequence[str]
    policy_owners: Sequence[str]
    new_id: Callable[[], str]
    timezone: str = "UTC"
    """By whose clock comms has its quiet hours."""

    @property
    def bell(self) -> Bell:
        """How comms is called."""
        return Bell(self.comms, self.timezone, self.new_id)

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


def ask(
    tx: Transaction, case: Case, offices: Offices, now: datetime, words: str = "", form: str = ""
) -> Case:
    """Comms may see this post, and is told that somebody asks; the mail holds the case code alone.

    While they have not answered, its member may add words: those wait where comms will look anyway.
    """
    if tx.member(case.member_id).sharing is Sharing.NEVER:
        raise IllegalMove(f"case {case.id}: its member chose that comms sees nothing")
    remark = Remark(now, Side.MEMBER, words, form=form)
    if words and said(tx, case, remark):
        return case
    if case.status is Status.HELP and words:
        tx.add_remark(case.id, remark)
        tx.log(AuditEntry(now, "member", "wrote to comms", case.member_id, case.id))
        return case
    asked = case.moved(Move.ASK, now)
    if words:
        tx.add_remark(case.id, remark)
    tx.save_case(asked)
    tell_comms(tx, asked, offices.bell, now)
    tx.log(AuditEntry(now, "member", "asked for help", case.member_id, case.id))
    log.info("help_asked", case=case.id)
    return asked


def take_back(tx: Transaction, case: Case, now: datetime) -> Case:
    """No help is needed any more: comms cannot open the post from now on. What was written stays with its
    member until the case closes."""
    ended = case.moved(Move.TAKE_BACK, now)
    tx.save_case(ended)
    tx.log(AuditEntry(now, "member", "took the question back", case.member_id, case.id))
    log.info("help_taken_back", case=case.id)
    return ended


def said(tx: Transaction, case: Case, remark: Remark) -> bool:
    """Whether the same words came with the same form before: a button that was pressed twice."""
    sent = (remark.by, remark.form, remark.text)
    return bool(remark.form) and sent in [(r.by, r.form, r.text) for r in tx.thread_of(case.id)]
