"""What happened in a period, counted, for tests of what is kept."""

from datetime import datetime

from monitor.domain.tally import Tally, kept, tally
from monitor.ports import Transaction


def tallied(
    tx: Transaction, start: datetime, end: datetime, known: frozenset[str] = frozenset()
) -> Tally:
    """The figures of a period, with nobody known to comms unless told otherwise."""
    return tally(kept(tx.happenings(start, end), start, end), tx.checked(start, end), known)
