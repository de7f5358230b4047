"""The rows of the database. They stay in the cellar: only mapping and the store's parts know them.

What tells of a person or of their words is in ``sealed`` columns (JSON, encrypted under the member's
key); what must be found again without being readable is a keyed hash.
"""

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    DateTime,
    Index,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    inspect,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel


class UtcDateTime(TypeDecorator[datetime]):
    """Takes only times that know their zone, and gives them back in UTC, on SQLite too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a time without a zone before it is taken for one in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value.isoformat()}")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """SQLite forgets the zone, PostgreSQL answers in that of the session."""
        if value is None:
            return None
        known: datetime = value if value.tzinfo else value.replace(tzinfo=UTC)
        return known.astimezone(UTC)


class Row(SQLModel):
    """A table's row. Constraints have names, so that migrations can speak of them."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def _id(table: str, **options: Any) -> Any:
    """A key into another table; when that row goes, so does this one."""
    return Field(foreign_key=f"{table}.id", ondelete="CASCADE", **options)


def _time(**options: Any) -> Any:
    return Field(sa_type=UtcDateTime, **options)


def _bytes(**options: Any) -> Any:
    return Field(sa_type=LargeBinary, **options)


class DataKeyRow(Row, table=True):
    """A data key, wrapped by the master key. Apart from its owner, so that erasing rewrites little."""

    __tablename__ = "data_keys"
    owner: str = Field(primary_key=True)
    wrapped: bytes = _bytes()


class MemberRow(Row, table=True):
    """A member. Sealed: address, name, role."""

    __tablename__ = "members"
    id: str = Field(primary_key=True)
    address_hash: bytes = _bytes(unique=True)
    sealed: bytes = _bytes()
    lang: str
    timezone: str
    joined_at: datetime = _time()
    standing: str = Field(index=True)
    quiet_start: str
    quiet_end: str
    quiet_weekends: bool
    sharing: str
    quotes: bool
    last_note_at: datetime | None = _time()
    paused_until: datetime | None = _time()


class ConsentRow(Row, table=True):
    """One line of what a member agreed to. Never updated."""

    __tablename__ = "consents"
    id: int | None = Field(default=None, primary_key=True)
    member_id: str = _id("members", index=True)
    version: str
    text_hash: str
    scopes: str
    given_at: datetime = _time()
    expires_at: datetime = _time()
    withdrawn_at: datetime | None = _time()


class PastConsentRow(Row, table=True):
    """What stays of somebody who left."""

    __tablename__ = "past_consents"
    id: int | None = Field(default=None, primary_key=True)
    address_hash: bytes = _bytes(index=True)
    version: str
    text_hash: str
    given_at: datetime = _time()
    ended_at: datetime = _time()


class ErasureRow(Row, table=True):
    """Somebody who must not come back with a backup."""

    __tablename__ = "erasures"
    person: str = Field(primary_key=True)
    erased_at: datetime = _time()


class AccountRow(Row, table=True):
    """An account. Sealed: where it is, what it says of itself, its proof token and its cursor."""

    __tablename__ = "accounts"
    __table_args__ = (UniqueConstraint("member_id", "key_hash"),)
    id: str = Field(primary_key=True)
    member_id: str = _id("members")
    key_hash: bytes = _bytes(index=True)
    connector: str
    sealed: bytes = _bytes()
    added_at: datetime = _time()
    health: str
    trouble: str | None
    failures: int
    proof_expires_at: datetime | None = _time()
    proved_at: datetime | None = _time()
    baseline_done: bool
    last_read_at: datetime | None = _time()
    troubled_since: datetime | None = _time()
    next_due: datetime | None = _time(index=True)
    leased_until: datetime | None = _time()


class PostRow(Row, table=True):
    """One version of one post: keyed hashes, nothing of its words or of where it stands."""

    __tablename__ = "posts"
    __table_args__ = (
        Index("ix_posts_account_id_content", "account_id", "content"),
        {"sqlite_with_rowid": False},
    )
    account_id: str = _id("accounts", primary_key=True)
    source: bytes = _bytes(primary_key=True)
    content: bytes = _bytes(primary_key=True)
    seen_at: datetime = _time()


class CaseRow(Row, table=True):
    """A case. Sealed: which post, its findings, its link and its language."""

    __tablename__ = "cases"
    __table_args__ = (
        Index(
            "uq_cases_open",
            "account_id",
            "source",
            unique=True,
            sqlite_where=text("is_open"),
            postgresql_where=text("is_open"),
        ),
    )
    id: str = Field(primary_key=True)
    member_id: str = _id("members", index=True)
    account_id: str = _id("accounts", index=True)
    source: bytes = _bytes()
    sealed: bytes = _bytes()
    policy_version: str
    opened_at: datetime = _time()
    expires_at: datetime = _time()
    status: str = Field(index=True)
    is_open: bool
    held_until: datetime | None = _time()
    notified_at: datetime | None = _time()
    asked_at: datetime | None = _time()
    closed_at: datetime | None = _time()
    recheck_at: datetime | None = _time()
    rechecks: int
    due_at: datetime | None = _time(index=True)
    """The earlier of re-check and expiry; none once it is closed."""
    leased_until: datetime | None = _time()


class TextRow(Row, table=True):
    """The words of a flagged post, as long as its case is open."""

    __tablename__ = "texts"
    case_id: str = _id("cases", primary_key=True)
    sealed: bytes = _bytes()


class DismissalRow(Row, table=True):
    """A rule that a member called no problem on one text."""

    __tablename__ = "dismissals"
    member_id: str = _id("members", primary_key=True)
    content: bytes = _bytes(primary_key=True)
    rule_id: str = Field(primary_key=True)
    protected: bool
    at: datetime = _time()


class ShadowRow(Row, table=True):
    """A rule in shadow by experience."""

    __tablename__ = "shadows"
    rule_id: str = Field(primary_key=True)
    since: datetime = _time()
    why: str


class MessageRow(Row, table=True):
    """A mail. Sealed: its slots and what a mail server said of it, under the key of ``sealed_by``."""

    __tablename__ = "messages"
    id: str = Field(primary_key=True)
    key: str = Field(unique=True)
    kind: str
    recipient: str = Field(index=True)
    to_office: bool
    sealed_by: str
    sealed: bytes = _bytes()
    created_at: datetime = _time()
    due_at: datetime = _time()
    state: str = Field(index=True)
    attempts: int
    sent_at: datetime | None = _time()
    leased_until: datetime | None = _time()


class TokenRow(Row, table=True):
    """A link that somebody may still use."""

    __tablename__ = "tokens"
    digest: str = Field(primary_key=True)
    purpose: str
    member_id: str = _id("members", index=True)
    made_at: datetime = _time()
    expires_at: datetime = _time()
    browser: str | None
    code: str | None


class SessionRow(Row, table=True):
    """Somebody signed in."""

    __tablename__ = "sessions"
    digest: str = Field(primary_key=True)
    subject: str = Field(index=True)
    office: str | None
    made_at: datetime = _time()
    expires_at: datetime = _time()
    last_seen_at: datetime = _time()
    csrf: str


class TryRow(Row, table=True):
    """One try at something that may only be tried so often."""

    __tablename__ = "tries"
    __table_args__ = (Index("ix_tries_what_at", "what", "at"),)
    id: int | None = Field(default=None, primary_key=True)
    what: str
    at: datetime = _time()


class AuditRow(Row, table=True):
    """One line of the audit log; ``seal`` covers it and the line before."""

    __tablename__ = "audit"
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = _time()
    actor: str
    action: str
    person: str | None = Field(index=True)
    thing: str | None
    seal: str


class EventRow(Row, table=True):
    """Something to count."""

    __tablename__ = "events"
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = _time(index=True)
    what: str
    conduct: int
    person: str = Field(index=True)
    noted_at: datetime | None = _time()


class CheckedRow(Row, table=True):
    """Posts checked within one hour."""

    __tablename__ = "checked"
    at: datetime = _time(primary_key=True)
    posts: int


class MemoRow(Row, table=True):
    """A small fact about the service itself."""

    __tablename__ = "memos"
    name: str = Field(primary_key=True)
    value: str


def table_of(row: type[Row]) -> Table:
    """The table behind a row class, for statements that make no objects."""
    table = inspect(row).local_table
    assert isinstance(table, Table)  # noqa: S101 (tells the type checker what declarative promises)
    return table
