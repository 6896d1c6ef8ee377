"""The tables that conversations owns. No other module reads or writes them."""

import sqlalchemy as sa

from assistant_platform.messages import outbox_table
from assistant_platform.storage import UtcDateTime

from ..domain.conversation import NAME_MAX

metadata = sa.MetaData(schema="conversations")

rows = sa.Table(
    "conversations",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("name", sa.String(NAME_MAX), nullable=False),
    sa.Column("documents_id", sa.Uuid),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("updated_at", UtcDateTime, nullable=False),
    sa.Index("conversations_in_order", "created_at", "id"),
)

outbox = outbox_table(metadata)
sa.Index("outbox_messages_by_due", outbox.c.due_at, outbox.c.id)
