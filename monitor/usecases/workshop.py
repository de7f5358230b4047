"""The rule workshop: whoever owns the rules changes them, and every change is kept with who, when and why."""

import difflib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import structlog

from monitor.domain.audit import AuditEntry
from monitor.domain.message import Office
from monitor.domain.revision import BY_HAND, Deed, Revision, in_files, in_force, texts
from monitor.errors import NotFound
from monitor.policy.rule import Rule, State
from monitor.ports import Transaction
from monitor.usecases.learn import wake
from monitor.usecases.renewal import ask_anew

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
    covered: Container[str] = ()
    """The kinds of findings that members know of: those that ship, and those of rules that write already."""
    asking: bool = False
    """They know that members will be asked to agree anew."""


class Refusal(StrEnum):
    """Why a change was not made."""

    LATE = "late"
    """Somebody else changed the rule in the meantime."""
    SAME = "same"
    """It says what is in force already."""
    BEYOND_CONSENT = "beyond consent"
    """It would look into protected speech for more than members agreed to."""
    UNSAID = "unsaid"
    """It was not said why."""
    ASKS_ANEW = "asks anew"
    """It looks for something that no member has agreed to, so all would be asked; that has to be said first."""


def publish(
    tx: Transaction, before: Rule | None, after: Rule, text: str, hand: Hand, now: datetime
) -> Revision | Refusal:
    """Put another text of a rule in force. It has passed its own examples."""
    refused = _refused(tx, after.id, before, after, hand)
    return refused or _keep(
        tx,
        after.id,
        Deed.PUBLISH,
        text,
        hand,
        now,
        material=material(before, after),
        asks=asks_anew(after, hand.covered),
    )


def roll_back(
    tx: Transaction, before: Rule, after: Rule | None, text: str, hand: Hand, now: datetime
) -> Revision | Refusal:
    """Put an earlier text in force again, or without one the rule's file. ``after`` is what it says then;
    None takes a rule away that is in no file."""
    refused = _refused(tx, before.id, before, after, hand)
    return refused or _keep(
        tx,
        before.id,
        Deed.BACK,
        text,
        hand,
        now,
        material=after is None or material(before, after),
        asks=after is not None and asks_anew(after, hand.covered),
    )


def _refused(
    tx: Transaction, rule_id: str, before: Rule | None, after: Rule | None, hand: Hand
) -> Refusal | None:
    """Why a text is not put in force, if there is something against it."""
    if not hand.note:
        return Refusal.UNSAID
    if _overtaken(tx.revisions(), rule_id, before, hand):
        return Refusal.LATE
    if after is None:
        return None
    if before and before.whole == after.whole:
        return Refusal.SAME
    if beyond_consent(before, after):
        return Refusal.BEYOND_CONSENT
    if asks_anew(after, hand.covered) and not hand.asking:
        return Refusal.ASKS_ANEW
    return None


def _overtaken(
    revisions: Sequence[Revision], rule_id: str, before: Rule | None, hand: Hand
) -> bool:
    """Whether somebody else was there first: since the page was opened, or with a new rule of that id."""
    if before is None:
        return rule_id in texts(revisions)
    return newest(revisions, rule_id) != hand.seen


def quieten(tx: Transaction, rule_id: str, hand: Hand, now: datetime) -> Revision | Refusal:
    """In shadow from now on, in every process at once. NotFound when it is there already."""
    if not hand.note and rule_id not in tx.shadowed():
        return Refusal.UNSAID
    if not tx.shadow(rule_id, now, OWNER):
        raise NotFound(f"{rule_id}: in shadow already")
    return _keep(tx, rule_id, Deed.SHADOW, None, hand, now, material=False)


def let_write(tx: Transaction, rule_id: str, hand: Hand, now: datetime) -> Revision | Refusal:
    """Out of the shadow; its notes are counted anew. NotFound when it is not in shadow by experience."""
    if not hand.note and rule_id in tx.shadowed():
        return Refusal.UNSAID
    wake(tx, rule_id, now, by=Office.POLICY_OWNER.value)
    return _keep(tx, rule_id, Deed.WAKE, None, hand, now, material=True)


def _keep(
    tx: Transaction,
    rule_id: str,
    deed: Deed,
    text: str | None,
    hand: Hand,
    now: datetime,
    *,
    material: bool,
    asks: bool = False,
) -> Revision:
    number = tx.last_revision() + 1
    made = Revision(
        number, rule_id, deed, now, hand.by, hand.note, text, hand.consent, material, asks
    )
    tx.add_revision(made)
    if asks:
        ask_anew(tx, now)
    if deed in DEEDS:
        tx.log(AuditEntry(now, Office.POLICY_OWNER.value, DEEDS[deed], thing=rule_id))
    log.info("rule_revised", rule=rule_id, deed=deed.value, number=number)
    return made


def newest(revisions: Sequence[Revision], rule_id: str) -> int:
    """The number of a rule's newest change; 0 when there is none."""
    changes = (each for each in revisions if each.deed is not Deed.FOUND)
    return next((each.number for each in changes if each.rule_id == rule_id), 0)


def material(before: Rule | None, after: Rule) -> bool:
    """Whether it is another rule to members: what it finds, how grave that is, or that it writes at all.
    Reasons and examples are not."""
    return before is None or (before.text, before.state) != (after.text, after.state)


def asks_anew(rule: Rule, covered: Container[str]) -> bool:
    """Whether a rule that writes is about something that no member has agreed to: its kind is neither one of
    those that ship nor that of a rule which writes already."""
    return rule.state is State.ACTIVE and rule.kind not in covered


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


def history(
    chosen: Iterable[Revision], revisions: Sequence[Revision], files: Mapping[str, str]
) -> Iterator[Told]:
    """Some revisions out of all there are, which come newest first. ``files`` has the rules as they stand in
    their files now."""
    now_in_force = in_force(revisions)
    for revision in chosen:
        own = [each for each in revisions if each.rule_id == revision.rule_id]
        older = [each for each in own if each.number < revision.number]
        here = now_in_force.get(revision.rule_id)
        if here is None or not here.text:
            here = next((each for each in own if each.deed in BY_HAND), here)
        yield Told(revision, _changes(revision, older, _filed(own, older, files)), here is revision)


def _changes(revision: Revision, older: Sequence[Revision], filed: str) -> tuple[Change, ...]:
    """What a revision changed. ``filed`` is what the rule's file said until then."""
    if revision.text is None or revision.deed is Deed.FOUND:
        return ()
    if revision.deed is Deed.FILE:
        return difference(filed, revision.text)
    before = in_force(older).get(revision.rule_id)
    return difference((before.text if before else "") or filed, revision.text or filed)


def _filed(own: Sequence[Revision], older: Sequence[Revision], files: Mapping[str, str]) -> str:
    """What the rule's file said before a revision, as far as it was seen."""
    if any(each.deed in BY_HAND for each in older):
        return next(iter(in_files(older).values()), "")
    first = next((each for each in reversed(own) if each.deed in BY_HAND), None)
    if first is None:
        return files.get(own[0].rule_id, "")
    return (first.text or "") if first.deed is Deed.FOUND else ""
