"""Run by Alembic: applies the migrations of one module on the connection it is given."""

from alembic import context

context.configure(**context.config.attributes["options"])
with context.begin_transaction():
    context.run_migrations()
