"""What notes turn out to be worth, and rules that step back for it, or come back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from monitor.domain.audit import AuditEntry
from monitor.domain.case import Case, Worth
from monitor.domain.experience import Opinion
from monitor.domain.message import Kind, Office, to_office
from monitor.errors import NotFound
from monitor.ports import Transaction
from monitor.usecases.storm import STORM, let_go

log = structlog.get_logger()

PROTECTED = "protected"
"""Why a rule is in shadow: a member said that it spoke of protected speech."""

DISMISSED = "dismissed"
"""Why a rule is in shadow: too few of its notes were useful."""

COUNTS_TOLD = "rules.counts_told"

TROUBLES = {PROTECTED: "rule-shadowed", DISMISSED: "rule-useless", STORM: "rule-storms"}
"""What the owner of a rule is told, by why it is in shadow."""


@dataclass(frozen=True)
class Owners:
    """Who answers for the rules."""

    mailboxes: Sequence[str]
    new_id: Callable[[], str]


def judge_note(tx: Transaction, case: Case, answer: Worth) -> Case:
    """The case with its member's answer, counted for the rule that the note spoke of.

    The last answer is the one that counts. A case that its member was never told of had no note.
    """
    if case.notified_at is None:
        return case
    opinion = Opinion(case.worst.rule_id, case.notified_at, answer, case.judged)
    tx.count_answer(opinion, case.member_id)
    return replace(case, judged=answer)


def step_aside(tx: Transaction, rule_id: str, why: str, owners: Owners, now: datetime) -> bool:
    """Put a rule in shadow and tell its owner the rule, never who or what. False when it was there."""
    if not tx.shadow(rule_id, now, why):
        return False
    _tell(tx, rule_id, why, now, owners)
    tx.log(AuditEntry(now, "service", f"put rule in shadow: {why}", thing=rule_id))
    log.info("rule_shadowed", rule=rule_id)
    return True


def _tell(tx: Transaction, rule_id: str, why: str, since: datetime, owners: Owners) -> None:
    slots = (("what", TROUBLES[why]), ("rule", rule_id))
    key = f"shadowed:{rule_id}:{since.isoformat()}"
    for message in to_office(
        Office.POLICY_OWNER, owners.mailboxes, Kind.OPERATIONS, key, slots, since, owners.new_id
    ):
        tx.queue(message)


def learn(
    tx: Transaction, texts: Mapping[str, str], owners: Owners, now: datetime
) -> tuple[str, ...]:
    """Rules that step back now: fewer than half of at least ten judged notes were useful.

    ``texts`` has what each rule in force looks for, by id. One that was changed is counted anew. Of a rule
    that is held for a storm its owner hears here, once.
    """
    for rule_id, (since, why) in tx.shadowed().items():
        if why == STORM:
            _tell(tx, rule_id, why, since, owners)
    for rule_id in sorted(tx.know_rules(texts, now)):
        log.info("rule_changed", rule=rule_id)
    _tell_counts(tx, now)
    known = tx.experiences()
    useless = [rule_id for rule_id in texts if rule_id in known and known[rule_id].useless]
    return tuple(r for r in useless if step_aside(tx, r, DISMISSED, owners, now))


def _tell_counts(tx: Transaction, now: datetime) -> None:
    """Once a day: whoever looks at a page every minute must not see who has just been written to."""
    today = now.date().isoformat()
    if tx.remembered(COUNTS_TOLD) != today:
        tx.tell_counts()
        tx.remember(COUNTS_TOLD, today)


def wake(tx: Transaction, rule_id: str, now: datetime, *, by: str) -> None:
    """The rule may write again, and its notes are counted anew. NotFound when it is not in shadow by
    experience."""
    if not tx.wake(rule_id, now):
        raise NotFound(f"{rule_id}: not in shadow by experience, so there is nothing to wake")
    let_go(tx, rule_id, now)
    tx.log(AuditEntry(now, by, "woke rule", thing=rule_id))
    log.info("rule_woken", rule=rule_id)
