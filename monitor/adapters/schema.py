"""Which version the database's tables have, and bringing them to ours."""

import logging
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from monitor.adapters.dialect import connect, translated
from monitor.errors import SchemaMismatch

MIGRATIONS = Path(__file__).parent.parent / "migrations"


def migrate(url: str, target: str = "head") -> None:
    """Bring the tables to ``target``, in one transaction: a crash in the middle changes nothing.

    Run again, it goes on from where it stands. SchemaMismatch when they are newer than this program.
    """
    # Copying a table, SQLite's way of changing one, would otherwise delete what refers to it.
    engine = connect(url, foreign_keys=False)
    try:
        with translated(), engine.begin() as connection:
            _refuse_newer(connection)
            step = command.downgrade if _goes_down(target) else command.upgrade
            step(_config(connection), target)
            _check_references(connection)
    finally:
        engine.dispose()


def ready(url: str) -> None:
    """Nothing when the tables are ours. A new SQLite file gets its tables; anything else that does not
    fit is SchemaMismatch, and stays as it is."""
    engine = connect(url)
    try:
        with translated(), engine.begin() as connection:
            _refuse_newer(connection)
            version = _version(connection)
            empty = not inspect(connection).get_table_names()
    finally:
        engine.dispose()
    if version == _head():
        return
    if not (empty and engine.dialect.name == "sqlite"):
        raise SchemaMismatch("the database has not been prepared for this version: amends migrate")
    migrate(url)


def _config(connection: Connection) -> Config:
    # Alembic tells each step at INFO; what there is to say, the command says.
    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def _head() -> str | None:
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def _goes_down(target: str) -> bool:
    return target == "base" or target.startswith("-")


def _version(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _refuse_newer(connection: Connection) -> None:
    version = _version(connection)
    known = {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    if version is not None and version not in known:
        raise SchemaMismatch(
            f"the database is from a newer version of Amends (tables {version}): install that version"
        )


def _check_references(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise SchemaMismatch(
            "a migration left rows without what they belong to: nothing was changed"
        )
