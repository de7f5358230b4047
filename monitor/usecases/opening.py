"""Amends opens the words of a post for work of its own: a line about it, which its member reads (safety Z2).

Whoever else opens them does so by ``review.look``. A member's name, mailbox and accounts, and where in a post
a finding stands, are opened at each turn, and by nobody to be read: of those there is no line.
"""

from datetime import datetime

from monitor.domain.audit import AuditEntry
from monitor.domain.case import Case
from monitor.ports import Transaction

OPENED = "opened case"


def opened(tx: Transaction, case: Case, now: datetime) -> None:
    """One line a case, however often its note is tried or worded anew."""
    line = AuditEntry(now, "service", OPENED, case.member_id, case.id)
    known = ((each.actor, each.action, each.thing) for each in tx.looked_at(case.member_id))
    if (line.actor, line.action, line.thing) not in known:
        tx.log(line)
