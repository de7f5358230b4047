"""Leaving: one step, at once, with everything erased but a minimal proof of the past consent."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import takewhile

from monitor.domain.audit import AuditEntry
from monitor.domain.ids import MemberId, MessageId
from monitor.domain.member import Consent, Member
from monitor.domain.message import Delivery, Kind, Message
from monitor.ports import Transaction
from monitor.usecases.handback import owe

REFUSALS = 3
OVER = timedelta(days=7)
"""A mailbox that refused so many mails over so long, while others took theirs, is there no more."""

NO_MAILBOX = "no-mailbox"
"""How the trouble of a mail begins whose mailbox does not exist."""


def withdraw(
    tx: Transaction, member: Member, now: datetime, *, by: str, new_id: Callable[[], str]
) -> bool:
    """Erase the member, and queue the receipt that says so (promise 10); whether there is one, since who
    never agreed to anything gets none.

    The receipt carries all it says: once it is sent, nothing here knows whom it went to. ``by`` is who
    did it, for the log and the receipt.
    """
    consent = tx.consent_of(member.id)
    erase(tx, member, now, by=by, new_id=new_id)
    if consent is None:
        return False
    return tx.queue(_farewell(member, consent, now, by, new_id))


def erase(
    tx: Transaction, member: Member, now: datetime, *, by: str, new_id: Callable[[], str]
) -> None:
    """End reading, and erase everything. Tokens go back to their servers: what that takes stays until it
    is done, and tells of nobody."""
    for account in tx.accounts_of(member.id):
        owe(tx, account, now, new_id)
    tx.erase_member(member.id, now)
    tx.log(AuditEntry(now, by, "erased", member.id))


def mailbox_gone(tx: Transaction, member_id: MemberId, taken: datetime | None) -> bool:
    """Whether somebody seems to have left the company. ``taken`` is when a server last took any mail: it
    is the mailbox then that is not there, and not the server that refuses all of them."""
    unsent = takewhile(lambda mail: mail.state is not Delivery.SENT, tx.messages_to(member_id))
    times = [
        mail.created_at
        for mail in unsent
        if mail.state is Delivery.PARKED and (mail.trouble or "").startswith(NO_MAILBOX)
    ]
    if len(times) < REFUSALS or taken is None:
        return False
    return max(times) - min(times) >= OVER and taken > min(times)


def _farewell(
    member: Member, consent: Consent, now: datetime, by: str, new_id: Callable[[], str]
) -> Message:
    slots = (
        ("left", "1"),
        ("by", by),
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
