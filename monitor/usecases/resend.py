"""Sending mail again that was given up, once somebody has mended what was in its way."""

from datetime import datetime

import structlog

from monitor.domain.audit import AuditEntry
from monitor.ports import Transaction

log = structlog.get_logger()


def resend(tx: Transaction, now: datetime, *, by: str) -> int:
    """Put every parked message back into the queue; how many. What is no longer true is dropped when its
    turn comes, as with any other message."""
    parked = tx.parked_messages()
    for message in parked:
        tx.save_message(message.resent(now))
        log.info("message_resent", message=message.id, kind=message.kind)
    if parked:
        tx.log(AuditEntry(now, by, "sent parked mail again"))
    return len(parked)
