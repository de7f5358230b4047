"""Amends as servers know it at which members let it read their posts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """One table, empty: the first login at a server fills it."""
    op.create_table(
        "apps",
        sa.Column("server", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("server", name="pk_apps"),
    )


def downgrade() -> None:
    """Servers are asked to know Amends again at the next login there."""
    op.drop_table("apps")
