"""The rule workshop: whoever owns the rules changes them, and every change is kept with who, when and why."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import structlog

from monitor.domain.audit import AuditEntry
from monitor.domain.message import Office
from monitor.domain.revision import Deed, Revision, in_force
from monitor.errors import NotFound
from monitor.policy.rule import Rule
from monitor.ports import Transaction
from monitor.usecases.learn import wake

log = structlog.get_logger()

OWNER = "owner"
"""Why a rule is in shadow: its owner put it there."""

DEEDS = {
    Deed.PUBLISH: "published rule",
    Deed.BACK: "rolled rule back",
    Deed.SHADOW: "put rule in shadow: owner",
}
"""What the audit log says of a change; what it says of waking is said where rules are woken."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who changes a rule, why, and what they had seen of it."""

    by: str
    note: str
    consent: str
    """The version of the consent text in force."""
    seen: int = 0
    """The newest revision of the rule when they began to write."""


class Refusal(StrEnum):
    """Why a change was not made."""

    LATE = "late"
    """Somebody else changed the rule in the meantime."""
    SAME = "same"
    """It says what is in force already."""
    BEYOND_CONSENT = "beyond consent"
    """It would look into protected speech for more than members agreed to."""


def publish(
    tx: Transaction, before: Rule | None, after: Rule, text: str, hand: Hand, now: datetime
) -> Revision | Refusal:
    """Put another text of a rule in force. It has passed its own examples."""
    if newest(tx.revisions(), after.id) != hand.seen:
        return Refusal.LATE
    if before and before.whole == after.whole:
        return Refusal.SAME
    if beyond_consent(before, after):
        return Refusal.BEYOND_CONSENT
    return _keep(tx, after.id, Deed.PUBLISH, text, hand, now, material=material(before, after))


def roll_back(
    tx: Transaction, before: Rule, after: Rule | None, text: str, hand: Hand, now: datetime
) -> Revision | Refusal:
    """Put an earlier text in force again, or without one the rule's file. ``after`` is what it says then;
    None takes a rule away that is in no file."""
    if newest(tx.revisions(), before.id) != hand.seen:
        return Refusal.LATE
    if after and before.whole == after.whole:
        return Refusal.SAME
    if after and beyond_consent(before, after):
        return Refusal.BEYOND_CONSENT
    weighs = after is None or material(before, after)
    return _keep(tx, before.id, Deed.BACK, text, hand, now, material=weighs)


def quieten(tx: Transaction, rule_id: str, hand: Hand, now: datetime) -> None:
    """In shadow from now on, in every process at once. NotFound when it is there already."""
    if not tx.shadow(rule_id, now, OWNER):
        raise NotFound(f"{rule_id}: in shadow already")
    _keep(tx, rule_id, Deed.SHADOW, None, hand, now, material=False)


def let_write(tx: Transaction, rule_id: str, hand: Hand, now: datetime) -> None:
    """Out of the shadow; its notes are counted anew. NotFound when it is not in shadow by experience."""
    wake(tx, rule_id, now, by=Office.POLICY_OWNER.value)
    _keep(tx, rule_id, Deed.WAKE, None, hand, now, material=True)


def _keep(
    tx: Transaction,
    rule_id: str,
    deed: Deed,
    text: str | None,
    hand: Hand,
    now: datetime,
    *,
    material: bool,
) -> Revision:
    number = tx.last_revision() + 1
    made = Revision(
        number, rule_id, deed, now, hand.by, hand.note, text, hand.consent, material=material
    )
    tx.add_revision(made)
    if deed in DEEDS:
        tx.log(AuditEntry(now, Office.POLICY_OWNER.value, DEEDS[deed], thing=rule_id))
    log.info("rule_revised", rule=rule_id, deed=deed.value, number=number)
    return made


def newest(revisions: Sequence[Revision], rule_id: str) -> int:
    """The number of a rule's newest revision; 0 when there is none."""
    return next((each.number for each in revisions if each.rule_id == rule_id), 0)


def material(before: Rule | None, after: Rule) -> bool:
    """Whether it is another rule to members: what it finds, how grave that is, or that it writes at all.
    Reasons and examples are not."""
    return before is None or (before.text, before.state) != (after.text, after.state)


def beyond_consent(before: Rule | None, after: Rule) -> bool:
    """Members agreed to be checked by the five conduct rules, whatever they look for; and that in protected
    speech only a password or somebody else's data is looked for. ``hard`` lets a rule look there, so it
    comes with the product and a consent text of its own, and is not switched on here."""
    return after.hard and not (before and before.hard and before.text == after.text)


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a rule before and after: ``+`` is new, ``-`` is gone, a blank stayed."""

    sign: str
    line: str


def difference(before: str, after: str) -> tuple[Change, ...]:
    """The lines that differ, each with what stands around it."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=2, lineterm="")
    return tuple(Change(line[0], line[1:]) for line in list(lines)[2:])


@dataclass(frozen=True, slots=True)
class Told:
    """A revision, and what it changed."""

    revision: Revision
    changes: tuple[Change, ...]
    current: bool
    """Its text is the one in force."""


def history(revisions: Sequence[Revision], files: dict[str, str]) -> Iterator[Told]:
    """Newest first. ``files`` has the rules as they stand in their files."""
    now_in_force = in_force(revisions)
    for at, revision in enumerate(revisions):
        rule_id, file = revision.rule_id, files.get(revision.rule_id, "")
        older = in_force(r for r in revisions[at + 1 :] if r.rule_id == rule_id).get(rule_id)
        changes: tuple[Change, ...] = ()
        if revision.text is not None:
            before = (older.text if older else "") or file
            changes = difference(before, revision.text or file)
        yield Told(revision, changes, now_in_force.get(rule_id) is revision)
