"""Storms: a rule that finds far too much is held, and nobody gets a mail a finding (safety D7)."""

from datetime import datetime, timedelta

import structlog

from monitor.domain.case import Case
from monitor.domain.ids import MemberId
from monitor.domain.member import Member
from monitor.ports import Transaction

log = structlog.get_logger()

STORM = "storm"
"""Why a rule is held: it found too much in one hour. Its cases stay and its notes wait for its owner."""

HOUR = timedelta(hours=1)
RULE_MOST = 200
"""Findings of one rule in an hour; with one more it is held."""

ACCOUNT_MOST = 10
"""Findings on one account in an hour; with one more they are told in one mail, leaks too."""


def quiet(tx: Transaction) -> frozenset[str]:
    """Rules in shadow: what they find is counted, and told to nobody."""
    return frozenset(rule for rule, (_, why) in tx.shadowed().items() if why != STORM)


def held(tx: Transaction) -> frozenset[str]:
    """Rules that found too much: what they find is kept until their owner has looked, and then told."""
    return frozenset(rule for rule, (_, why) in tx.shadowed().items() if why == STORM)


def speaks(tx: Transaction, case: Case) -> bool:
    """Whether a rule has found something in the case that is not held."""
    return bool(case.without(held(tx)).findings)


def count_findings(tx: Transaction, case: Case, now: datetime) -> None:
    """Note what a new case brings; a rule that goes beyond its measure is held from now on."""
    for rule_id in sorted({finding.rule_id for finding in case.findings}):
        found = tx.count_try(f"finding:{rule_id}", now - HOUR, now)
        if found > RULE_MOST and not _woken(tx, rule_id, now) and tx.shadow(rule_id, now, STORM):
            log.warning("rule_storms", rule=rule_id)


def let_go(tx: Transaction, rule_id: str, now: datetime) -> None:
    """The owner has looked: for the next hour whatever the rule finds is right."""
    tx.remember(_let_go(rule_id), now.isoformat())


def _woken(tx: Transaction, rule_id: str, now: datetime) -> bool:
    at = tx.remembered(_let_go(rule_id))
    return at is not None and now - datetime.fromisoformat(at) < HOUR


def _let_go(rule_id: str) -> str:
    return f"storm-over.{rule_id}"


def stormy(tx: Transaction, member_id: MemberId, now: datetime) -> bool:
    """Whether one of the member's accounts brought more findings within an hour than anybody wants mails."""
    found: dict[str, int] = {}
    for case in tx.cases_of(member_id):
        if case.opened_at > now - HOUR:
            found[case.account_id] = found.get(case.account_id, 0) + len(case.findings)
    return any(number > ACCOUNT_MOST for number in found.values())


def calm_again(member: Member, now: datetime) -> datetime:
    """When a storm may bring another mail: an hour after the last."""
    return now if member.last_note_at is None else max(now, member.last_note_at + HOUR)
