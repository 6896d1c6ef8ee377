"""The next migration of a module brings what its code expects, and drops nothing that it can do without."""

from pathlib import Path

import sqlalchemy as sa

from assistant_platform.migrations import write_migration
from assistant_platform.storage import Storage
from assistant_platform.testing import OpenDatabase

FIRST = """
import sqlalchemy as sa
from alembic import op

revision = "letters_0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("letters", sa.Column("id", sa.Uuid, primary_key=True), sa.Column("note", sa.Text), schema="letters")
    op.create_table("outbox_messages", sa.Column("id", sa.Uuid, primary_key=True), schema="letters")
"""


def test_a_migration_adds_what_is_new_and_keeps_what_only_older_code_uses(
    open_database: OpenDatabase, tmp_path: Path
) -> None:
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "letters_0001_create.py").write_text(FIRST)
    metadata = sa.MetaData(schema="letters")
    sa.Table("letters", metadata, sa.Column("id", sa.Uuid, primary_key=True), sa.Column("stamp", sa.Text))
    storage = Storage("letters", metadata, folder)

    write_migration(open_database(storage), storage, "add the stamp")

    [written] = folder.glob("*_add_the_stamp.py")
    upgrade, _ = written.read_text().split("def downgrade")
    assert "add_column('letters', sa.Column('stamp'" in upgrade
    assert "drop_" not in upgrade
