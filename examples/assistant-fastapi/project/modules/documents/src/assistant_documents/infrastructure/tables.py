"""The tables that documents owns. No other module reads or writes them."""

import sqlalchemy as sa

from assistant_platform.storage import UtcDateTime

from ..domain.document import NAME_MAX

metadata = sa.MetaData(schema="documents")

rows = sa.Table(
    "documents",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("name", sa.String(NAME_MAX), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("updated_at", UtcDateTime, nullable=False),
    sa.Index("documents_in_order", "created_at", "id"),
)
