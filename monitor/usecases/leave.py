"""Leaving: one step, at once, with everything erased but a minimal proof of the past consent."""

from collections.abc import Callable
from datetime import datetime

from monitor.domain.audit import AuditEntry
from monitor.domain.ids import MessageId
from monitor.domain.member import Consent, Member
from monitor.domain.message import Kind, Message
from monitor.ports import Transaction
from monitor.usecases.handback import owe


def withdraw(
    tx: Transaction, member: Member, now: datetime, *, by: str, new_id: Callable[[], str]
) -> None:
    """End reading, erase the member, and queue the receipt that says so (promise 10). Tokens go back to
    their servers: what that takes stays until it is done, and tells of nobody.

    The receipt carries all it says: once it is sent, nothing here knows whom it went to. ``by`` is who
    did it, for the log.
    """
    consent = tx.consent_of(member.id)
    for account in tx.accounts_of(member.id):
        owe(tx, account, now, new_id)
    tx.erase_member(member.id, now)
    tx.log(AuditEntry(now, by, "erased", member.id))
    if consent is not None:
        tx.queue(_farewell(member, consent, now, new_id))


def _farewell(
    member: Member, consent: Consent, now: datetime, new_id: Callable[[], str]
) -> Message:
    slots = (
        ("left", "1"),
        ("address", member.address),
        ("name", member.name),
        ("lang", member.lang),
        ("timezone", member.timezone),
        ("version", consent.version),
        ("text_hash", consent.text_hash),
        ("scopes", " ".join(sorted(consent.scopes))),
        ("given_at", consent.given_at.isoformat()),
        ("expires_at", consent.expires_at.isoformat()),
        ("ended_at", (consent.withdrawn_at or now).isoformat()),
    )
    ident = MessageId(new_id())
    return Message(ident, f"farewell:{ident}", Kind.RECEIPT, member.id, now, now, slots)
