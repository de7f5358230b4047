"""MemoryStore: everything kept in dictionaries, with the promises of the real store."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from monitor.ports import Store, Transaction
from monitor.testing.memory_access import AccessPart
from monitor.testing.memory_accounts import AccountPart
from monitor.testing.memory_cases import CasePart
from monitor.testing.memory_figures import FigurePart
from monitor.testing.memory_logins import LoginPart
from monitor.testing.memory_members import MemberPart
from monitor.testing.memory_outbox import OutboxPart
from monitor.testing.memory_revisions import RevisionPart
from monitor.testing.memory_state import State
from monitor.testing.memory_verdicts import VerdictPart


class MemoryTransaction(
    MemberPart,
    AccountPart,
    CasePart,
    VerdictPart,
    RevisionPart,
    OutboxPart,
    AccessPart,
    LoginPart,
    FigurePart,
):
    """Works on a copy of the state, which becomes the state when nothing was raised."""


class MemoryStore(Store):
    """Forgets everything at the end of the process; one transaction at a time."""

    def __init__(self) -> None:
        self.state = State()
        self._turn = threading.RLock()

    @contextmanager
    def begin(self) -> Iterator[Transaction]:
        """The only way to read or write."""
        with self._turn:
            draft = self.state.draft()
            yield MemoryTransaction(draft)
            self.state = draft
