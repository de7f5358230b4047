"""Who of comms helps, and how they want to be called."""

import sqlalchemy as sa
from alembic import op

from monitor.adapters.columns import UtcDateTime

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Nobody of comms is known yet."""
    op.create_table(
        "colleagues",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_colleagues"),
    )


def downgrade() -> None:
    """Comms is one nameless team again."""
    op.drop_table("colleagues")
