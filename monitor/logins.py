"""What is kept of logins at members' own servers: what Amends is there, and which tokens it owes back."""

from abc import ABC, abstractmethod
from datetime import datetime

from monitor.domain.login import App, Handback


class Logins(ABC):
    """All of it sealed under the service's key, since it has to outlive accounts and members."""

    @abstractmethod
    def app(self, server: str) -> App | None:
        """Amends as ``server`` knows it, if it does."""

    @abstractmethod
    def save_app(self, server: str, app: App) -> None:
        """In place of an earlier one; of the server only a keyed hash is kept."""

    @abstractmethod
    def save_handback(self, handback: Handback) -> None:
        """In place of the same one before, whose lease ends with that."""

    @abstractmethod
    def end_handback(self, handback_id: str) -> None:
        """Forget it and its token."""

    @abstractmethod
    def lease_handbacks(self, now: datetime, until: datetime, limit: int) -> tuple[Handback, ...]:
        """Those that are due, hidden from others until ``until``. A crash only delays them."""
