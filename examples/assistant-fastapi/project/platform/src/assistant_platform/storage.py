"""What a module keeps, and the type of its moments."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa


@dataclass(frozen=True, slots=True)
class Storage:
    """The tables that a module owns, and the files that make them."""

    schema: str
    metadata: sa.MetaData
    migrations: Path


class _UtcText(sa.types.TypeDecorator[datetime]):
    """SQLite keeps no zone: every moment goes in and comes out in UTC."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


UtcDateTime = sa.DateTime(timezone=True).with_variant(_UtcText(), "sqlite")
"""The type of a column that holds a moment."""
