"""Lets conversations refer to documents."""

import sqlalchemy as sa
from alembic import op

revision = "conversations_0002_refer_to_documents"
down_revision = "conversations_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conversations", sa.Column("documents_id", sa.Uuid), schema="conversations")


def downgrade() -> None:
    raise NotImplementedError("Migrations go forward only: write one that mends this one.")
