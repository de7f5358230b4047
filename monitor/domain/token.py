"""Links and sessions, known to us only by their hashes."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from monitor.domain.ids import MemberId

TOKEN_LIFE = timedelta(minutes=15)
SESSION_IDLE = timedelta(minutes=30)
SESSION_LIFE = timedelta(hours=12)


def digest(secret: str) -> str:
    """SHA-256 of a token or session secret: all that is stored of it (safety A1)."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Purpose(StrEnum):
    """The one thing that a link can do."""

    CONFIRM = "confirm"
    SIGN_IN = "sign_in"
    LOGIN = "login"
    """The way back from a server where a member lets Amends read their posts."""
    SHOW = "show"
    """The way back from a server where a member only shows that an account is theirs."""
    COMPANY = "company"
    """The way back from the company's own sign-in."""
    SECOND = "second"
    """What stands between an office's link and its session: the code of an authenticator."""
    PAUSE = "pause"
    """The one-click unsubscribe address in a mail's headers; lives as long as the member."""


@dataclass(frozen=True, slots=True)
class Token:
    """One link: one use, one purpose, and one member or office."""

    digest: str
    purpose: Purpose
    member_id: MemberId | None
    """None when it belongs to an office."""
    made_at: datetime
    expires_at: datetime
    browser: str | None = None
    """Digest of the cookie of the browser that asked; elsewhere a code is asked for (safety A3)."""
    code: str | None = None
    """Digest of the six-digit code shown in that browser."""
    office: str | None = None
    person: str | None = None
    """Digest of the office's mailbox that asked."""


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody signed in."""

    digest: str
    subject: str
    """A member id, or the name of an office."""
    office: str | None
    made_at: datetime
    expires_at: datetime
    last_seen_at: datetime
    csrf: str
    person: str | None = None
    """Digest of the office's mailbox that came in; with its last mention in the settings the session ends."""
