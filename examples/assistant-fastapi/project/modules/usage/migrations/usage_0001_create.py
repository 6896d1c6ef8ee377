"""Creates the table of usage."""

import sqlalchemy as sa
from alembic import op

revision = "usage_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "usage",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        schema="usage",
    )
    op.create_index(
        "usage_in_order",
        "usage",
        ["created_at", "id"],
        schema="usage",
    )


def downgrade() -> None:
    raise NotImplementedError("Migrations go forward only: write one that mends this one.")
