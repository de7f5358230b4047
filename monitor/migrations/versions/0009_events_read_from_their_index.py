"""One index of events holds all that figures read."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """The index by time alone goes: the new one begins with the time."""
    columns = ["at", "what", "conduct", "noted_at", "person"]
    op.create_index("ix_events_figures", "events", columns)
    op.drop_index("ix_events_at", "events")


def downgrade() -> None:
    """By time alone again."""
    op.create_index("ix_events_at", "events", ["at"])
    op.drop_index("ix_events_figures", "events")
