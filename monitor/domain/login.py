"""What it takes to be let in at a server by one of its people, for reading alone."""

import base64
import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

SCOPES = ("profile", "read:statuses")
"""All that is asked for in order to read: whose account it is, and its posts."""
OWNER = ("profile",)
"""All that is asked for where a login only has to show whose account it is."""

APP_LIFE = timedelta(hours=12)
"""Mastodon forgets an app within a day once nobody has let it in: then there is a new one to be made."""


@dataclass(frozen=True, slots=True)
class App:
    """Amends as one server knows it."""

    client_id: str
    client_secret: str = field(repr=False)
    callback: str
    """Where that server sends people back to."""
    made_at: datetime

    def serves(self, callback: str, now: datetime) -> bool:
        """Whether another login can begin with it."""
        return self.callback == callback and now - self.made_at < APP_LIFE


@dataclass(frozen=True, slots=True)
class Opened:
    """What a member's yes at their server has brought. Used or refused, it has to be given back."""

    token: str = field(repr=False)
    scopes: frozenset[str]
    """All that it opens, as that server says."""


@dataclass(frozen=True, slots=True)
class LetIn:
    """How one account is read as its member, who can take that back."""

    token: str = field(repr=False)
    app: App


WAITS = (timedelta(minutes=5), timedelta(hours=1), timedelta(hours=6))
"""Before each further try to give a token back; daily after those."""
DAILY = timedelta(days=1)
GIVE_UP = timedelta(days=7)
"""A token is kept no longer than this in order to be given back."""


@dataclass(frozen=True, slots=True)
class Handback:
    """A token that has had its use, until its server has taken it back.

    Nothing else of its account is kept with it: that, and its member, may be gone.
    """

    id: str
    connector: str
    server: str
    let_in: LetIn
    since: datetime
    due_at: datetime
    tries: int = 0

    def failed(self, now: datetime) -> "Handback | None":
        """To be tried again later; None when it was tried for long enough."""
        if now - self.since >= GIVE_UP:
            return None
        wait = WAITS[self.tries] if self.tries < len(WAITS) else DAILY
        return replace(self, due_at=min(now + wait, self.since + GIVE_UP), tries=self.tries + 1)


def verifier_of(browser: str, state: str) -> str:
    """The secret of one login (RFC 7636): whoever sees ``state`` go by lacks the browser's own cookie."""
    return _signs(f"verifier {browser} {state}")


def challenge_of(verifier: str) -> str:
    """What a server is shown of it beforehand (S256)."""
    return _signs(verifier)


def _signs(secret: str) -> str:
    drawn = hashlib.sha256(secret.encode()).digest()
    return base64.urlsafe_b64encode(drawn).decode().rstrip("=")
