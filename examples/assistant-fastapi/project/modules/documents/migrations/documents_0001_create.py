"""Creates the table of documents."""

import sqlalchemy as sa
from alembic import op

revision = "documents_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        schema="documents",
    )
    op.create_index(
        "documents_in_order",
        "documents",
        ["created_at", "id"],
        schema="documents",
    )


def downgrade() -> None:
    raise NotImplementedError("Migrations go forward only: write one that mends this one.")
