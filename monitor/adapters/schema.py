"""Which version the database's tables have, and bringing them to ours."""

import logging
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from monitor.adapters.dialect import connect, translated
from monitor.errors import SchemaMismatch

MIGRATIONS = Path(__file__).parent.parent / "migrations"


def migrate(url: str, target: str = "head") -> None:
    """Bring the tables to ``target``, in one transaction: a crash in the middle changes nothing.

    Run again, it goes on from where it stands. SchemaMismatch when they are newer than this program.
    """
    # By name: a service that finds its tables as they should be does without Alembic's 10 MB.
    command = import_module("alembic.command")
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
    if version == _known()[-1]:
        return
    if not (empty and engine.dialect.name == "sqlite"):
        raise SchemaMismatch("the database has not been prepared for this version: amends migrate")
    migrate(url)


def _config(connection: Connection) -> Any:
    # Alembic tells each step at INFO; what there is to say, the command says.
    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = import_module("alembic.config").Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def _known() -> list[str]:
    """Every version there is, oldest first: a migration's file begins with its number."""
    return sorted(file.name.partition("_")[0] for file in MIGRATIONS.glob("versions/*.py"))


def _goes_down(target: str) -> bool:
    return target == "base" or target.startswith("-")


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def _refuse_newer(connection: Connection) -> None:
    version = _version(connection)
    if version is not None and version not in _known():
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
