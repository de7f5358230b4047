"""How alembic reaches the database: on the connection, and in the transaction, of whoever called it."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    # SQLite can change a table only by copying it.
    render_as_batch=True,
)
context.run_migrations()
