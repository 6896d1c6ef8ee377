"""The next migration of a module brings what its code expects, drops nothing that is of use, and has no way back."""

import runpy
from pathlib import Path

import pytest
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


@pytest.fixture
def written(open_database: OpenDatabase, tmp_path: Path) -> Path:
    """A migration of a module whose code has a new column and no use for an old one."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "letters_0001_create.py").write_text(FIRST)
    metadata = sa.MetaData(schema="letters")
    sa.Table("letters", metadata, sa.Column("id", sa.Uuid, primary_key=True), sa.Column("stamp", sa.Text))
    storage = Storage("letters", metadata, folder)

    write_migration(open_database(storage), storage, "add the stamp")

    [file] = folder.glob("*_add_the_stamp.py")
    return file


def test_a_migration_adds_what_is_new_and_keeps_what_only_older_code_uses(written: Path) -> None:
    assert "add_column('letters', sa.Column('stamp'" in written.read_text()
    assert "drop_" not in written.read_text()


def test_a_migration_does_not_go_back(written: Path) -> None:
    with pytest.raises(NotImplementedError, match="forward"):
        runpy.run_path(str(written))["downgrade"]()
