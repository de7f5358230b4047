"""What Amends is at members' servers, and which tokens it owes back there."""

from datetime import datetime

from monitor.domain.login import App, Handback
from monitor.testing.memory_state import Part


class LoginPart(Part):
    """Apps and handbacks."""

    def app(self, server: str) -> App | None:
        return self.state.apps.get(server)

    def save_app(self, server: str, app: App) -> None:
        self.state.apps[server] = app

    def save_handback(self, handback: Handback) -> None:
        self.state.handbacks[handback.id] = handback
        self.state.leases.pop(handback.id, None)

    def end_handback(self, handback_id: str) -> None:
        self.state.handbacks.pop(handback_id, None)

    def lease_handbacks(self, now: datetime, until: datetime, limit: int) -> tuple[Handback, ...]:
        due = [
            owed
            for owed in self.state.handbacks.values()
            if owed.due_at <= now and self.free(owed.id, now)
        ]
        leased = sorted(due, key=lambda owed: (owed.due_at, owed.id))[:limit]
        self.state.leases.update((owed.id, until) for owed in leased)
        return tuple(leased)
