"""Letting go of what has had its time: promised in the consent, done without being asked."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from monitor.ports import Store
from monitor.usecases.pause import pause, start_again

log = structlog.get_logger()

KEPT_CLOSED = timedelta(days=30)
"""Closed cases leave their member's page after this; their text was erased when they closed."""

PENDING = timedelta(hours=24)
"""Who has not confirmed their mailbox by then is forgotten."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much of each was let go, or changed because its time had come."""

    cases: int
    pending: int
    traces: int
    paused: int
    started: int


def forget(store: Store, now: datetime) -> Forgotten:
    """Everything that is due to be forgotten now. Doing it twice changes nothing.

    An open case that expires is closed by the re-check, which sees every case when its time comes.
    """
    with store.begin() as tx:
        pending = tx.pending_since(now - PENDING)
        for member_id in pending:
            tx.erase_member(member_id, now)
        back = tx.paused_until(now)
        for member_id in back:
            start_again(tx, tx.member(member_id), now, by="service")
        lapsed = tx.lapsed(now)
        for member_id in lapsed:
            pause(tx, tx.member(member_id), now, by="service")
        cases = tx.forget_cases(now - KEPT_CLOSED)
        traces = tx.forget_traces(now)
    forgotten = Forgotten(cases, len(pending), traces, len(lapsed), len(back))
    log.info("forgot", cases=cases, pending=len(pending), traces=traces, paused=len(lapsed))
    return forgotten
