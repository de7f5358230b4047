"""What may be shown of what rules are worth, and changes of rules that members are asked about."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Nothing has been told yet, and no change so far has asked anybody."""
    op.add_column(
        "rule_counts", sa.Column("told", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column(
        "revisions", sa.Column("asks", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def downgrade() -> None:
    """Numbers are shown as they are counted again."""
    op.drop_column("revisions", "asks")
    op.drop_column("rule_counts", "told")
