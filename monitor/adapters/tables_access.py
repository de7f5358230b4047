"""More rows of the database: who may come in, and what Amends is at the servers that know it."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from monitor.adapters.columns import Row, blob, moment, parent


class AppRow(Row, table=True):
    """Amends at one server. Sealed under the service's key: its id and its secret there."""

    __tablename__ = "apps"
    server: bytes = blob(primary_key=True)
    sealed: bytes = blob()


class HandbackRow(Row, table=True):
    """A token that a server has still to take back. Sealed under the service's key: the token, where it
    belongs, and since when."""

    __tablename__ = "handbacks"
    id: str = Field(primary_key=True)
    sealed: bytes = blob()
    due_at: datetime = moment(index=True)
    leased_until: datetime | None = moment()


class FactorRow(Row, table=True):
    """A second factor. Sealed under the service's key: its secret, since when, and the last step used."""

    __tablename__ = "factors"
    holder: bytes = blob(primary_key=True)
    sealed: bytes = blob()


class ColleagueRow(Row, table=True):
    """Somebody of comms. Sealed under the service's key: their mailbox, and what members read."""

    __tablename__ = "colleagues"
    id: str = Field(primary_key=True)
    sealed: bytes = blob()
    seen_at: datetime | None = moment()


class TokenRow(Row, table=True):
    """A link that somebody may still use."""

    __tablename__ = "tokens"
    digest: str = Field(primary_key=True)
    purpose: str
    member_id: str | None = parent("members", index=True)
    made_at: datetime = moment()
    expires_at: datetime = moment()
    browser: str | None
    code: str | None
    office: str | None
    person: str | None


class SessionRow(Row, table=True):
    """Somebody signed in."""

    __tablename__ = "sessions"
    digest: str = Field(primary_key=True)
    subject: str = Field(index=True)
    office: str | None
    made_at: datetime = moment()
    expires_at: datetime = moment()
    last_seen_at: datetime = moment()
    csrf: str
    person: str | None


class TryRow(Row, table=True):
    """One try at something that may only be tried so often."""

    __tablename__ = "tries"
    __table_args__ = (Index("ix_tries_what_at", "what", "at"),)
    id: int | None = Field(default=None, primary_key=True)
    what: str
    at: datetime = moment()
