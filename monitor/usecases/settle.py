"""What a judgement does to the case on a post, and which mail that causes: one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

from monitor.domain.case import LIFE, Case, Move, Status, Worth
from monitor.domain.finding import Finding
from monitor.domain.ids import CaseId, MessageId
from monitor.domain.member import Account, Consent, Member, Scope
from monitor.domain.message import Delivery, Kind, Message
from monitor.domain.post import Author, Post
from monitor.domain.reach import CONDUCTS
from monitor.errors import NotFound
from monitor.policy.check import Judgement
from monitor.policy.decide import Close, Decision, Extend, Ignore, Open, decide
from monitor.ports import Transaction
from monitor.usecases.learn import judge_note
from monitor.usecases.storm import count_findings, quiet

NOTE_GAP = timedelta(hours=24)
"""A post that is edited for the worse brings another note, but not sooner than this (safety D8)."""

TOLD = frozenset({Status.NOTIFIED, Status.HELP, Status.ANSWERED})
"""Where the member knows of the case, so that its end is worth a thank-you."""


@dataclass(frozen=True, slots=True)
class Judging:
    """The rules in force, and what opening a case needs beside the database."""

    judge: Callable[[Post, Author], Judgement]
    policy_version: str
    new_id: Callable[[], str]
    new_case_id: Callable[[], CaseId]
    hold: timedelta
    """How long a member may notice by themselves before a note is written."""
    life: timedelta = LIFE


@dataclass(frozen=True, slots=True)
class Matter:
    """One post as it stands, and whose account it is on."""

    account: Account
    consent: Consent
    post: Post
    judgement: Judgement


def wanted(
    tx: Transaction, account: Account, member: Member, post: Post, judgement: Judgement
) -> Judgement:
    """What the rules say, as far as the member wants to hear of it. An open case is still about what it
    was opened for: leaving out its rule puts nothing right."""
    if member.reach.conducts == CONDUCTS:
        return judgement
    case = tx.open_case(account.id, post.source_id)
    opened_for = {finding.conduct for finding in case.findings} if case else set()
    return judgement.about(member.reach.conducts | opened_for)


def settle(tx: Transaction, judging: Judging, matter: Matter, now: datetime) -> Decision:
    """Do what the rules, the open case and the member's earlier answers together say."""
    post = matter.post
    current = tx.open_case(matter.account.id, post.source_id)
    unsaid = tx.dismissed(matter.account.member_id, post.content_hash) | quiet(tx)
    decision = decide(matter.judgement, current, unsaid, post.content_hash)
    match decision:
        case Ignore():
            pass
        case Open(findings):
            case = _opened(tx, judging, matter, findings, now)
            tx.add_case(case, post.text)
            count_findings(tx, case, now)
        case Extend():
            _extend(tx, judging, matter, decision, now)
        case Close(case, move):
            put_right(tx, case, move, matter.consent, now, judging.new_id)
        case _:
            assert_never(decision)
    return decision


def put_right(
    tx: Transaction,
    case: Case,
    move: Move,
    consent: Consent,
    now: datetime,
    new_id: Callable[[], str],
) -> None:
    """Close a case whose post was mended or taken away. Who mended it unprompted hears nothing."""
    tx.save_case(judge_note(tx, case.moved(move, now), Worth.USEFUL))
    if case.status in TOLD and consent.covers(Scope.SEND_NOTES, now):
        tx.queue(_message(case, Kind.THANKS, f"thanks:{case.id}", now, now, new_id))


def notify(tx: Transaction, case: Case, now: datetime, new_id: Callable[[], str]) -> None:
    """The hold is over: the case is told, and its note waits in the same transaction."""
    tx.save_case(case.moved(Move.NOTIFY, now))
    _owe_note(tx, case, now, new_id)


def _opened(
    tx: Transaction, judging: Judging, matter: Matter, findings: tuple[Finding, ...], now: datetime
) -> Case:
    post = matter.post
    case = Case(
        id=_unused(tx, judging.new_case_id),
        member_id=matter.account.member_id,
        account_id=matter.account.id,
        source_id=post.source_id,
        content_hash=post.content_hash,
        findings=findings,
        policy_version=judging.policy_version,
        opened_at=now,
        expires_at=now + judging.life,
        post_url=post.url,
        post_lang=matter.judgement.lang,
        published_at=post.published_at,
        is_reply=post.is_reply,
    )
    return case.held(now, judging.hold)


def _unused(tx: Transaction, new_case_id: Callable[[], CaseId]) -> CaseId:
    """Case codes are short and random, so two may meet; the later one is drawn again."""
    while True:
        code = new_case_id()
        try:
            tx.case(code)
        except NotFound:
            return code


def _extend(
    tx: Transaction, judging: Judging, matter: Matter, decision: Extend, now: datetime
) -> None:
    post, before = matter.post, decision.case
    if before.worst.rule_id not in {finding.rule_id for finding in decision.findings}:
        before = judge_note(tx, before, Worth.USEFUL)
    case = before.extended(post.content_hash, decision.findings, judging.policy_version)
    tx.save_case(case)
    tx.save_text(case.id, post.text)
    told = case.status in TOLD and matter.consent.covers(Scope.SEND_NOTES, now)
    if decision.worse and told:
        _owe_note(tx, case, now, judging.new_id)


def _owe_note(tx: Transaction, case: Case, now: datetime, new_id: Callable[[], str]) -> None:
    """Queue a note, unless one is waiting: it will say what is true when it leaves."""
    key = f"note:{case.id}"
    notes = [m for m in tx.messages_to(case.member_id) if f"{m.key}:".startswith(f"{key}:")]
    if any(note.state is Delivery.QUEUED for note in notes):
        return
    due = max([now, *((note.sent_at or note.created_at) + NOTE_GAP for note in notes)])
    numbered = f"{key}:{len(notes) + 1}" if notes else key
    tx.queue(_message(case, Kind.NOTE, numbered, now, due, new_id))
    tx.count_note(case.worst.rule_id, case.member_id, now)


def _message(
    case: Case, kind: Kind, key: str, now: datetime, due: datetime, new_id: Callable[[], str]
) -> Message:
    slots = (("case", str(case.id)),)
    return Message(MessageId(new_id()), key, kind, case.member_id, now, due, slots)
