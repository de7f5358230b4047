"""A second factor for whoever comes in for an office."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Whoever is signed in for an office signs in again, and sets the factor up."""
    op.create_table(
        "factors",
        sa.Column("holder", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("holder", name="pk_factors"),
    )
    op.add_column("tokens", sa.Column("person", sa.String(), nullable=True))
    op.add_column("sessions", sa.Column("person", sa.String(), nullable=True))
    op.execute("DELETE FROM tokens WHERE office IS NOT NULL")
    op.execute("DELETE FROM sessions WHERE office IS NOT NULL")


def downgrade() -> None:
    """Offices come in by a link alone again."""
    op.drop_column("sessions", "person")
    op.drop_column("tokens", "person")
    op.drop_table("factors")
