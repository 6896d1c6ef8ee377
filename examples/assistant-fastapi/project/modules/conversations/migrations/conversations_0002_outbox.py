"""Keeps events of conversations until they have left."""

import sqlalchemy as sa
from alembic import op

revision = "conversations_0002_outbox"
down_revision = "conversations_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outbox_messages",
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("trace", sa.JSON, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        schema="conversations",
    )
    op.create_index("outbox_messages_by_due", "outbox_messages", ["due_at", "id"], schema="conversations")


def downgrade() -> None:
    raise NotImplementedError("Migrations go forward only: write one that mends this one.")
