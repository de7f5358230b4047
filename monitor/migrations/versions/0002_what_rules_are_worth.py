"""What the notes of each rule have been worth: counts that hold nobody."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Two tables, empty: counting begins now."""
    op.create_table(
        "countings",
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("rule_id", name="pk_countings"),
    )
    op.create_table(
        "rule_counts",
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("voices", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("rule_id", "what", name="pk_rule_counts"),
    )


def downgrade() -> None:
    """What was counted goes; rules in shadow stay there."""
    op.drop_table("rule_counts")
    op.drop_table("countings")
