"""What the owner of the rules changed, and the rules as they are written since."""

import sqlalchemy as sa
from alembic import op

from monitor.adapters.columns import UtcDateTime

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """The files alone say what the rules are."""
    op.create_table(
        "revisions",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("consent", sa.String(), nullable=False),
        sa.Column("material", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_revisions"),
    )


def downgrade() -> None:
    """The files alone say what the rules are again."""
    op.drop_table("revisions")
