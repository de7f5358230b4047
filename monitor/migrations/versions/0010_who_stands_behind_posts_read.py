"""Posts that were checked say how many people wrote them at least."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Of hours before, nobody is known to stand behind them, nor who agreed: their posts are in no figure."""
    op.execute("DELETE FROM checked")
    op.add_column(
        "checked", sa.Column("authors", sa.BigInteger(), nullable=False, server_default="0")
    )


def downgrade() -> None:
    """Posts alone again."""
    op.drop_column("checked", "authors")
