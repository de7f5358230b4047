"""A member objects (GDPR, article 21): all processing stops at once, and the privacy officer answers."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from monitor.domain.audit import AuditEntry
from monitor.domain.member import AWAY, Member, Scope
from monitor.domain.message import Kind, Office, to_office
from monitor.ports import Transaction
from monitor.usecases.pause import pause

OBJECTION = "objection"


def object_to_all(
    tx: Transaction,
    member: Member,
    officers: Sequence[str],
    now: datetime,
    new_id: Callable[[], str],
) -> None:
    """Nothing is read or counted from now on, and what was counted is erased; the privacy officer learns
    who objects, since they owe an answer. Objecting again on the same day tells nobody twice."""
    consent = tx.consent_of(member.id)
    told = _tell(tx, member, officers, now, new_id)
    stopped = member.standing in AWAY and not (consent and consent.counted)
    if stopped and not told:
        return
    if consent is not None:
        # Given when it was: objecting agrees to nothing, least of all to a rule that came since.
        less = replace(consent, scopes=consent.scopes - {Scope.COUNT})
        tx.add_consent(less)
        tx.log(AuditEntry(now, "member", "objected", member.id, less.fingerprint))
    pause(tx, member, now, by="member")


def _tell(
    tx: Transaction,
    member: Member,
    officers: Sequence[str],
    now: datetime,
    new_id: Callable[[], str],
) -> bool:
    """Whether anybody learns of it who did not know."""
    key = f"{OBJECTION}:{member.id}:{now:%Y-%m-%d}"
    # No name and no address: should the member leave first, nothing of them is left to send.
    slots = (("what", OBJECTION), ("member", str(member.id)))
    mails = to_office(Office.PRIVACY_OFFICER, officers, Kind.OPERATIONS, key, slots, now, new_id)
    # All of them, and not only up to the first that is new.
    return sum(tx.queue(mail) for mail in mails) > 0
