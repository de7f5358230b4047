"""Tokens that have had their use, until their servers have taken them back."""

import sqlalchemy as sa
from alembic import op

from monitor.adapters.columns import UtcDateTime

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Nothing is owed so far."""
    op.create_table(
        "handbacks",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("leased_until", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_handbacks"),
    )
    op.create_index("ix_handbacks_due_at", "handbacks", ["due_at"])


def downgrade() -> None:
    """What is still owed is forgotten, and with it the tokens."""
    op.drop_table("handbacks")
