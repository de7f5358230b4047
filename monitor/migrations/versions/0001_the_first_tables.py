"""The first tables."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TABLES = (
    "data_keys", "members", "consents", "past_consents", "erasures", "accounts", "posts", "cases",
    "texts", "answers", "dismissals", "shadows", "messages", "tokens", "sessions", "tries", "audit",
    "events", "checked", "memos",
)  # fmt: skip


def upgrade() -> None:
    """From nothing."""
    _members()
    _memories_of_members()
    _accounts()
    _cases()
    _words_about_cases()
    _rules()
    _outbox()
    _access()
    _figures()


def downgrade() -> None:
    """To nothing; what refers to others goes before them."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _columns(kind: Any, names: tuple[str, ...], *, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, kind, nullable=nullable) for name in names]


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return _columns(sa.String(), names, nullable=nullable)


def _times(*names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return _columns(sa.DateTime(timezone=True), names, nullable=nullable)


def _blobs(*names: str) -> list[sa.Column[Any]]:
    return _columns(sa.LargeBinary(), names)


def _flags(*names: str) -> list[sa.Column[Any]]:
    return _columns(sa.Boolean(), names)


def _numbers(*names: str) -> list[sa.Column[Any]]:
    return _columns(sa.Integer(), names)


def _belongs_to(table: str, column: str, name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=name, ondelete="CASCADE")


def _members() -> None:
    op.create_table(
        "data_keys",
        *_texts("owner"),
        *_blobs("wrapped"),
        sa.PrimaryKeyConstraint("owner", name="pk_data_keys"),
    )
    op.create_table(
        "members",
        *_texts("id"),
        *_blobs("address_hash", "sealed"),
        *_texts("lang", "timezone"),
        *_times("joined_at"),
        *_texts("standing", "quiet_start", "quiet_end"),
        *_flags("quiet_weekends"),
        *_texts("sharing"),
        *_flags("quotes"),
        *_times("last_note_at", "paused_until", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_members"),
        sa.UniqueConstraint("address_hash", name="uq_members_address_hash"),
    )
    op.create_index("ix_members_standing", "members", ["standing"])
    op.create_table(
        "consents",
        *_numbers("id"),
        *_texts("member_id", "version", "text_hash", "scopes"),
        *_times("given_at", "expires_at"),
        *_times("withdrawn_at", nullable=True),
        _belongs_to("members", "member_id", "fk_consents_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_consents"),
    )
    op.create_index("ix_consents_member_id", "consents", ["member_id"])


def _memories_of_members() -> None:
    op.create_table(
        "past_consents",
        *_numbers("id"),
        *_blobs("address_hash"),
        *_texts("version", "text_hash"),
        *_times("given_at", "ended_at"),
        sa.PrimaryKeyConstraint("id", name="pk_past_consents"),
    )
    op.create_index("ix_past_consents_address_hash", "past_consents", ["address_hash"])
    op.create_table(
        "erasures",
        *_texts("person"),
        *_times("erased_at"),
        sa.PrimaryKeyConstraint("person", name="pk_erasures"),
    )


def _accounts() -> None:
    op.create_table(
        "accounts",
        *_texts("id", "member_id"),
        *_blobs("key_hash"),
        *_texts("connector"),
        *_blobs("sealed"),
        *_times("added_at"),
        *_texts("health"),
        *_texts("trouble", nullable=True),
        *_numbers("failures"),
        *_times("proof_expires_at", "proved_at", nullable=True),
        *_flags("baseline_done"),
        *_times("last_read_at", "troubled_since", "next_due", "leased_until", nullable=True),
        _belongs_to("members", "member_id", "fk_accounts_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sa.UniqueConstraint("member_id", "key_hash", name="uq_accounts_member_id_key_hash"),
    )
    op.create_index("ix_accounts_key_hash", "accounts", ["key_hash"])
    op.create_index("ix_accounts_next_due", "accounts", ["next_due"])
    op.create_table(
        "posts",
        *_texts("account_id"),
        *_blobs("source", "content"),
        *_times("seen_at"),
        _belongs_to("accounts", "account_id", "fk_posts_account_id"),
        sa.PrimaryKeyConstraint("account_id", "source", "content", name="pk_posts"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_posts_account_id_content", "posts", ["account_id", "content"])


def _cases() -> None:
    op.create_table(
        "cases",
        *_texts("id", "member_id", "account_id"),
        *_blobs("source", "sealed"),
        *_texts("policy_version"),
        *_times("opened_at", "expires_at"),
        *_texts("status"),
        *_flags("is_open"),
        *_times("held_until", "notified_at", "asked_at", "closed_at", "recheck_at", nullable=True),
        *_numbers("rechecks"),
        *_times("due_at", "leased_until", nullable=True),
        _belongs_to("accounts", "account_id", "fk_cases_account_id"),
        _belongs_to("members", "member_id", "fk_cases_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
    )
    op.create_index("ix_cases_account_id", "cases", ["account_id"])
    op.create_index("ix_cases_due_at", "cases", ["due_at"])
    op.create_index("ix_cases_member_id", "cases", ["member_id"])
    op.create_index("ix_cases_status", "cases", ["status"])
    op.create_index(
        "uq_cases_open",
        "cases",
        ["account_id", "source"],
        unique=True,
        sqlite_where=sa.text("is_open"),
        postgresql_where=sa.text("is_open"),
    )


def _words_about_cases() -> None:
    op.create_table(
        "texts",
        *_texts("case_id"),
        *_blobs("sealed"),
        _belongs_to("cases", "case_id", "fk_texts_case_id"),
        sa.PrimaryKeyConstraint("case_id", name="pk_texts"),
    )
    op.create_table(
        "answers",
        *_texts("case_id"),
        *_blobs("sealed"),
        _belongs_to("cases", "case_id", "fk_answers_case_id"),
        sa.PrimaryKeyConstraint("case_id", name="pk_answers"),
    )


def _rules() -> None:
    op.create_table(
        "dismissals",
        *_texts("member_id"),
        *_blobs("content"),
        *_texts("rule_id"),
        *_flags("protected"),
        *_times("at"),
        _belongs_to("members", "member_id", "fk_dismissals_member_id"),
        sa.PrimaryKeyConstraint("member_id", "content", "rule_id", name="pk_dismissals"),
    )
    op.create_table(
        "shadows",
        *_texts("rule_id"),
        *_times("since"),
        *_texts("why"),
        sa.PrimaryKeyConstraint("rule_id", name="pk_shadows"),
    )


def _outbox() -> None:
    op.create_table(
        "messages",
        *_texts("id", "key", "kind", "recipient"),
        *_flags("to_office"),
        *_texts("sealed_by"),
        *_blobs("sealed"),
        *_times("created_at", "due_at"),
        *_texts("state"),
        *_numbers("attempts"),
        *_times("sent_at", "leased_until", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_messages"),
        sa.UniqueConstraint("key", name="uq_messages_key"),
    )
    op.create_index("ix_messages_recipient", "messages", ["recipient"])
    op.create_index("ix_messages_state", "messages", ["state"])


def _access() -> None:
    op.create_table(
        "tokens",
        *_texts("digest", "purpose"),
        *_texts("member_id", nullable=True),
        *_times("made_at", "expires_at"),
        *_texts("browser", "code", "office", nullable=True),
        _belongs_to("members", "member_id", "fk_tokens_member_id"),
        sa.PrimaryKeyConstraint("digest", name="pk_tokens"),
    )
    op.create_index("ix_tokens_member_id", "tokens", ["member_id"])
    op.create_table(
        "sessions",
        *_texts("digest", "subject"),
        *_texts("office", nullable=True),
        *_times("made_at", "expires_at", "last_seen_at"),
        *_texts("csrf"),
        sa.PrimaryKeyConstraint("digest", name="pk_sessions"),
    )
    op.create_index("ix_sessions_subject", "sessions", ["subject"])
    op.create_table(
        "tries",
        *_numbers("id"),
        *_texts("what"),
        *_times("at"),
        sa.PrimaryKeyConstraint("id", name="pk_tries"),
    )
    op.create_index("ix_tries_what_at", "tries", ["what", "at"])
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        *_times("at"),
        *_texts("actor", "action"),
        *_texts("person", "thing", nullable=True),
        *_texts("seal"),
        sa.PrimaryKeyConstraint("number", name="pk_audit"),
    )
    op.create_index("ix_audit_person", "audit", ["person"])


def _figures() -> None:
    op.create_table(
        "events",
        *_numbers("id"),
        *_times("at"),
        *_texts("what"),
        *_numbers("conduct"),
        *_texts("person"),
        *_times("noted_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
    )
    op.create_index("ix_events_at", "events", ["at"])
    op.create_index("ix_events_person", "events", ["person"])
    op.create_table(
        "checked",
        *_times("at"),
        *_numbers("posts"),
        sa.PrimaryKeyConstraint("at", name="pk_checked"),
    )
    op.create_table(
        "memos",
        *_texts("name", "value"),
        sa.PrimaryKeyConstraint("name", name="pk_memos"),
    )
