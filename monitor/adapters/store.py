"""SqlStore: everything kept in SQLite or PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager

from monitor.adapters.dialect import connect, scrub, translated
from monitor.adapters.failpoints import Failpoints
from monitor.adapters.keyring import KeyRing, ServiceKeys, service_keys
from monitor.adapters.store_access import AccessPart
from monitor.adapters.store_accounts import AccountPart
from monitor.adapters.store_cases import CasePart
from monitor.adapters.store_figures import FigurePart
from monitor.adapters.store_logins import LoginPart
from monitor.adapters.store_members import MemberPart
from monitor.adapters.store_outbox import OutboxPart
from monitor.adapters.store_revisions import RevisionPart
from monitor.adapters.store_verdicts import VerdictPart
from monitor.adapters.vault import Vault
from monitor.ports import Store


class SqlTransaction(
    AccountPart,
    CasePart,
    VerdictPart,
    RevisionPart,
    OutboxPart,
    AccessPart,
    LoginPart,
    FigurePart,
    MemberPart,
):
    """Everything that can be read or written, on one connection."""


class SqlStore(Store):
    """One database. Its tables are made by `amends migrate`, not here."""

    def __init__(self, url: str, vault: Vault, faults: Failpoints | None = None) -> None:
        self._engine = connect(url)
        if faults is not None:
            faults.watch(self._engine)
        self._vault = vault
        self._service: ServiceKeys | None = None
        self._unscrubbed = False

    @contextmanager
    def begin(self) -> Iterator[SqlTransaction]:
        """The only way to read or write: it commits when the block ends, or not at all."""
        service = self._service_keys()
        with translated(), self._engine.begin() as connection:
            tx = SqlTransaction(connection, KeyRing(connection, self._vault, service))
            yield tx
        file = self._engine.dialect.name == "sqlite"
        self._unscrubbed = self._unscrubbed or tx.erased or (file and tx.emptied)
        # Traces that could not go at once go after a later transaction; there is always one soon.
        if self._unscrubbed:
            self._unscrubbed = not scrub(self._engine)

    def _service_keys(self) -> ServiceKeys:
        # In a transaction of its own: a key that is rolled back must not stay in use.
        if self._service is None:
            with translated(), self._engine.begin() as connection:
                self._service = service_keys(connection, self._vault)
        return self._service

    def key_for(self, purpose: str) -> bytes:
        """A key of the service's own for something outside the database, the same for its whole life."""
        return self._service_keys().key.derived(purpose)

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()
