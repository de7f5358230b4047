"""What Amends is at members' servers, and which tokens it owes back there."""

from datetime import datetime

from monitor.adapters.columns import table_of
from monitor.adapters.keyring import SERVICE
from monitor.adapters.mapping import app, app_values
from monitor.adapters.mapping_access import handback, handback_values
from monitor.adapters.store_base import Lease, Part, select
from monitor.adapters.tables_access import AppRow, HandbackRow
from monitor.adapters.vault import Place
from monitor.domain.login import App, Handback

APPS = table_of(AppRow)
HANDBACKS = table_of(HandbackRow)


class LoginPart(Part):
    """Apps and handbacks, under the service's key."""

    def app(self, server: str) -> App | None:
        row = self.first(AppRow, select(AppRow).where(APPS.c.server == self._hidden(server)))
        if row is None:
            return None
        return app(*self.keys.of(SERVICE).open(_at(row.server), row.sealed))

    def save_app(self, server: str, app: App) -> None:
        hidden = self._hidden(server)
        sealed = self.keys.of(SERVICE).seal(_at(hidden), app_values(app))
        self.put(AppRow, {"server": hidden, "sealed": sealed})

    def _hidden(self, server: str) -> bytes:
        return self.keys.lookup.digest("app", server)

    def save_handback(self, handback: Handback) -> None:
        self.end_handback(handback.id)
        self.insert(HandbackRow, handback_values(handback, self.keys))

    def end_handback(self, handback_id: str) -> None:
        self.emptied = bool(self.delete(HandbackRow, HANDBACKS.c.id == handback_id)) or self.emptied

    def lease_handbacks(self, now: datetime, until: datetime, limit: int) -> tuple[Handback, ...]:
        rows = self.lease(HandbackRow, HANDBACKS.c.due_at, Lease(now, until, limit))
        return tuple(handback(row, self.keys) for row in rows)


def _at(server: bytes) -> Place:
    return Place("apps", server.hex())
