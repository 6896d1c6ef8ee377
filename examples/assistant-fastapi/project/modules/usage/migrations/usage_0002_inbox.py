"""Remembers the events that usage has handled."""

import sqlalchemy as sa
from alembic import op

revision = "usage_0002_inbox"
down_revision = "usage_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "inbox_messages",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=False),
        schema="usage",
    )


def downgrade() -> None:
    raise NotImplementedError("Migrations go forward only: write one that mends this one.")
