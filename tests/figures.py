"""What happened in a period, counted, for tests of what is kept."""

from datetime import datetime

from monitor.domain.tally import Tally, kept, tally
from monitor.ports import Transaction


def tallied(
    tx: Transaction, start: datetime, end: datetime, known: frozenset[str] = frozenset()
) -> Tally:
    """The figures of a period, with nobody known to comms unless told otherwise."""
    checked = tx.checked(start, end)
    week = kept(tx.happenings(start, end), start, end)
    return tally(week, checked.beside(known), checked.active, known)
