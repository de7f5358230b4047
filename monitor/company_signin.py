"""What we need from the company's own sign-in."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who the company's own sign-in says somebody is."""

    address: str
    """Their confirmed mailbox, in lower case."""
    roles: frozenset[str]
    """As the provider calls them."""


class CompanySignIn(ABC):
    """The company's own OpenID Connect provider."""

    @abstractmethod
    async def address(self, callback: str, state: str, nonce: str, challenge: str) -> str:
        """Where somebody signs in; from there they come back to ``callback``."""

    @abstractmethod
    async def person(
        self, callback: str, code: str, verifier: str, nonce: str, now: datetime
    ) -> SignedIn:
        """Who came back with ``code``. SourceUnreadable for an answer that does not hold."""
