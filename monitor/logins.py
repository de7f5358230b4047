"""Logins at members' own servers: how one is made, what Amends is there, and which tokens it owes back."""

from abc import ABC, abstractmethod
from datetime import datetime

from monitor.domain.login import App, Handback, Opened
from monitor.domain.post import AccountRef


class Login(ABC):
    """How a member lets Amends read one account at its own server: OAuth 2 with PKCE, for reading alone."""

    @abstractmethod
    async def register(self, callback: str, now: datetime) -> App:
        """Amends as that server will know it; ``callback`` is where it sends people back to."""

    @abstractmethod
    def address(self, app: App, state: str, challenge: str) -> str:
        """Where the member says yes or no."""

    @abstractmethod
    async def token(self, app: App, code: str, verifier: str) -> Opened:
        """What that yes has brought, be it for what was asked or not."""

    @abstractmethod
    async def whose(self, token: str) -> AccountRef:
        """The account that a token is for, by the number that its server shows now. SourceUnreadable
        unless it is this very one."""

    @abstractmethod
    async def revoke(self, app: App, token: str) -> None:
        """Give it back."""


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
