"""A member stops for a while, or reads on: nothing is lost, and nothing read behind their back."""

from dataclasses import replace
from datetime import datetime

from monitor.domain.audit import AuditEntry
from monitor.domain.member import Member, Standing
from monitor.domain.pace import after_pause
from monitor.ports import Transaction


def pause(
    tx: Transaction, member: Member, now: datetime, *, by: str, until: datetime | None = None
) -> Member:
    """No reading and no notes from this moment, until that time or until the member starts again.

    ``by`` is who did it, for the log that the member can read: ``member``, ``operator``, ``service``. Where
    the company has switched Amends off, nothing goes on that could stop.
    """
    if member.standing is Standing.CLOSED:
        return member
    paused = replace(member, standing=Standing.PAUSED, paused_until=until)
    if paused == member:
        return member
    tx.save_member(paused)
    tx.log(AuditEntry(now, by, "paused", member.id))
    return paused


def start_again(tx: Transaction, member: Member, now: datetime, *, by: str) -> Member:
    """Reading goes on, unless the company has switched Amends off where they work. What was published
    during the pause is remembered, and never judged (D9)."""
    if member.standing is Standing.CLOSED:
        return member
    active = replace(member, standing=Standing.ACTIVE, paused_until=None)
    tx.save_member(active)
    tx.save_accounts([after_pause(account, now) for account in tx.accounts_of(member.id)])
    tx.log(AuditEntry(now, by, "started again", member.id))
    return active
