"""The log's head, sent out of the house once a week: a tail that was cut off cannot be seen from inside (safety Z4)."""

from collections.abc import Callable, Sequence
from datetime import datetime

from monitor.domain.calendar import last_week
from monitor.domain.message import Kind, Office, to_office
from monitor.ports import Transaction

LOG_HEAD = "log-head"


def queue_head(
    tx: Transaction,
    addresses: Sequence[str],
    now: datetime,
    timezone: str,
    new_id: Callable[[], str],
) -> int:
    """Queue this week's head for each of the privacy officer's mailboxes; how many were new.

    A log without a line has none to keep: its first mail goes out with the first line.
    """
    head = tx.audit_head()
    if not head.number:
        return 0
    slots = (("what", LOG_HEAD), ("number", str(head.number)), ("seal", head.seal))
    key = f"{LOG_HEAD}:{last_week(now, timezone)}"
    messages = to_office(
        Office.PRIVACY_OFFICER, addresses, Kind.OPERATIONS, key, slots, now, new_id
    )
    return sum(tx.queue(message) for message in messages)
