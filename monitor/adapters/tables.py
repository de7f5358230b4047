"""The rows of the database. They stay in the cellar: only mapping and the store's parts know them.

What tells of a person or of their words is in ``sealed`` columns (JSON, encrypted under the member's
key); what must be found again without being readable is a keyed hash.
"""

from datetime import datetime

from sqlalchemy import BigInteger, Index, UniqueConstraint, text
from sqlmodel import Field

from monitor.adapters.columns import Row, blob, moment, parent


class DataKeyRow(Row, table=True):
    """A data key, wrapped by the master key. Apart from its owner, so that erasing rewrites little."""

    __tablename__ = "data_keys"
    owner: str = Field(primary_key=True)
    wrapped: bytes = blob()


class MemberRow(Row, table=True):
    """A member. Sealed: address, name, role."""

    __tablename__ = "members"
    id: str = Field(primary_key=True)
    address_hash: bytes = blob(unique=True)
    sealed: bytes = blob()
    lang: str
    timezone: str
    joined_at: datetime = moment()
    standing: str = Field(index=True)
    quiet_start: str
    quiet_end: str
    quiet_weekends: bool
    sharing: str
    quotes: bool
    last_note_at: datetime | None = moment()
    paused_until: datetime | None = moment()


class ConsentRow(Row, table=True):
    """One line of what a member agreed to. Never updated."""

    __tablename__ = "consents"
    id: int | None = Field(default=None, primary_key=True)
    member_id: str = parent("members", index=True)
    version: str
    text_hash: str
    scopes: str
    given_at: datetime = moment()
    expires_at: datetime = moment()
    withdrawn_at: datetime | None = moment()


class PastConsentRow(Row, table=True):
    """What stays of somebody who left."""

    __tablename__ = "past_consents"
    id: int | None = Field(default=None, primary_key=True)
    address_hash: bytes = blob(index=True)
    version: str
    text_hash: str
    given_at: datetime = moment()
    ended_at: datetime = moment()


class ErasureRow(Row, table=True):
    """Somebody who must not come back with a backup."""

    __tablename__ = "erasures"
    person: str = Field(primary_key=True)
    erased_at: datetime = moment()


class AccountRow(Row, table=True):
    """An account. Sealed: where it is, what it says of itself, its proof token and its cursor."""

    __tablename__ = "accounts"
    __table_args__ = (UniqueConstraint("member_id", "key_hash"),)
    id: str = Field(primary_key=True)
    member_id: str = parent("members")
    key_hash: bytes = blob(index=True)
    connector: str
    sealed: bytes = blob()
    added_at: datetime = moment()
    health: str
    trouble: str | None
    failures: int
    proof_expires_at: datetime | None = moment()
    proved_at: datetime | None = moment()
    baseline_done: bool
    last_read_at: datetime | None = moment()
    troubled_since: datetime | None = moment()
    next_due: datetime | None = moment(index=True)
    leased_until: datetime | None = moment()


class PostRow(Row, table=True):
    """One version of one post: keyed hashes, nothing of its words or of where it stands."""

    __tablename__ = "posts"
    __table_args__ = (
        Index("ix_posts_account_id_content", "account_id", "content"),
        {"sqlite_with_rowid": False},
    )
    account_id: str = parent("accounts", primary_key=True)
    source: bytes = blob(primary_key=True)
    content: bytes = blob(primary_key=True)
    seen_at: datetime = moment()


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
    member_id: str = parent("members", index=True)
    account_id: str = parent("accounts", index=True)
    source: bytes = blob()
    sealed: bytes = blob()
    policy_version: str
    opened_at: datetime = moment()
    expires_at: datetime = moment()
    status: str = Field(index=True)
    is_open: bool
    held_until: datetime | None = moment()
    notified_at: datetime | None = moment()
    asked_at: datetime | None = moment()
    closed_at: datetime | None = moment()
    recheck_at: datetime | None = moment()
    rechecks: int
    due_at: datetime | None = moment(index=True)
    """The earlier of re-check and expiry; none once it is closed."""
    leased_until: datetime | None = moment()


class TextRow(Row, table=True):
    """The words of a flagged post, as long as its case is open."""

    __tablename__ = "texts"
    case_id: str = parent("cases", primary_key=True)
    sealed: bytes = blob()


class AnswerRow(Row, table=True):
    """What its member and comms wrote each other, as long as the case is open."""

    __tablename__ = "answers"
    case_id: str = parent("cases", primary_key=True)
    sealed: bytes = blob()


class DismissalRow(Row, table=True):
    """A rule that a member called no problem on one text."""

    __tablename__ = "dismissals"
    member_id: str = parent("members", primary_key=True)
    content: bytes = blob(primary_key=True)
    rule_id: str = Field(primary_key=True)
    protected: bool
    at: datetime = moment()


class ShadowRow(Row, table=True):
    """A rule in shadow by experience."""

    __tablename__ = "shadows"
    rule_id: str = Field(primary_key=True)
    since: datetime = moment()
    why: str


class CountingRow(Row, table=True):
    """Since when a rule's notes and their answers are counted, and what the rule said then."""

    __tablename__ = "countings"
    rule_id: str = Field(primary_key=True)
    text: str | None
    since: datetime = moment()


class RuleCountRow(Row, table=True):
    """How many notes of a rule there were, or answers of one kind. Nobody stands in it."""

    __tablename__ = "rule_counts"
    rule_id: str = Field(primary_key=True)
    what: str = Field(primary_key=True)
    number: int
    counted: int
    """Those of members who agreed to be counted in figures."""
    voices: int
    """Of whom there was something to add since the count was last told."""
    told: int
    """What may be shown of it."""


class MessageRow(Row, table=True):
    """A mail. Sealed: its slots and what a mail server said of it, under the key of ``sealed_by``."""

    __tablename__ = "messages"
    id: str = Field(primary_key=True)
    key: str = Field(unique=True)
    kind: str
    recipient: str = Field(index=True)
    to_office: bool
    sealed_by: str
    sealed: bytes = blob()
    created_at: datetime = moment()
    due_at: datetime = moment()
    state: str = Field(index=True)
    attempts: int
    sent_at: datetime | None = moment()
    leased_until: datetime | None = moment()


class AuditRow(Row, table=True):
    """One line of the audit log; ``seal`` covers it and the line before."""

    __tablename__ = "audit"
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = moment()
    actor: str
    action: str
    person: str | None = Field(index=True)
    thing: str | None
    seal: str


class EventRow(Row, table=True):
    """Something to count."""

    __tablename__ = "events"
    # All that figures read, in the order in which they read it: the rows themselves are never fetched.
    __table_args__ = (Index("ix_events_figures", "at", "what", "conduct", "noted_at", "person"),)
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = moment()
    what: str
    conduct: int
    person: str = Field(index=True)
    noted_at: datetime | None = moment()


class CheckedRow(Row, table=True):
    """Posts checked within one hour, of members who agreed to be counted."""

    __tablename__ = "checked"
    at: datetime = moment(primary_key=True)
    posts: int
    authors: int = Field(default=0, sa_type=BigInteger)


class MemoRow(Row, table=True):
    """A small fact about the service itself."""

    __tablename__ = "memos"
    name: str = Field(primary_key=True)
    value: str
