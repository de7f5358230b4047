"""Migrations: they make the tables that the rows describe, and go back the way they came."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from monitor.adapters import schema
from monitor.adapters.columns import Row
from monitor.adapters.dialect import connect
from monitor.adapters.schema import migrate, ready
from monitor.adapters.store import SqlStore
from monitor.adapters.vault import Vault
from monitor.domain.tally import Event, Happening, hour
from monitor.errors import SchemaMismatch
from tests.store.builders import NOOR, NOW, furnish, member
from tests.store.postgres import Postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'new.db'}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    with server.database() as url:
        yield url


POSTGRES_DUMP = """
SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable
    || ' ' || coalesce(column_default, '')
    FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
ORDER BY 1
"""


def run(url: str, statement: str) -> list[str]:
    engine = connect(url)
    with engine.begin() as connection:
        result = connection.execute(text(statement))
        rows = [str(row[0]) for row in result] if result.returns_rows else []
    engine.dispose()
    return rows


def dump(url: str) -> list[str]:
    if url.startswith("postgresql"):
        return run(url, POSTGRES_DUMP)
    return run(url, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")


def test_D11_up_down_up_ends_where_it_began(new_url: str):
    migrate(new_url)
    once = dump(new_url)
    assert len(once) > 30
    migrate(new_url, "base")
    assert not [line for line in dump(new_url) if "alembic_version" not in line]
    migrate(new_url)
    assert dump(new_url) == once


def test_D11_migrating_twice_changes_nothing(new_url: str):
    migrate(new_url)
    once = dump(new_url)
    migrate(new_url)
    assert dump(new_url) == once


def test_the_tables_are_those_of_the_rows(url: str):
    engine = connect(url)
    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Row.metadata) == []
    engine.dispose()


def test_D11_a_migration_that_fails_leaves_the_database_as_it_was(
    new_url: str, monkeypatch: pytest.MonkeyPatch
):
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(schema, "_check_references", fail)
    with pytest.raises(ZeroDivisionError):
        migrate(new_url)
    assert dump(new_url) == []


def test_a_new_file_is_prepared_at_the_first_start(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'new.db'}"
    ready(url)
    once = dump(url)
    assert len(once) > 20
    ready(url)
    assert dump(url) == once


def test_a_new_postgresql_database_asks_for_amends_migrate(postgres: Postgres):
    with postgres.database() as url:
        with pytest.raises(SchemaMismatch, match="amends migrate"):
            ready(url)
        migrate(url)
        ready(url)


def test_a_database_of_somebody_else_is_not_touched(tmp_path: Path):
    path = tmp_path / "theirs.db"
    with closing(sqlite3.connect(path)) as theirs, theirs:
        theirs.execute("CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(SchemaMismatch, match="amends migrate"):
        ready(f"sqlite:///{path}")
    assert dump(f"sqlite:///{path}") == ["CREATE TABLE bookmarks (url TEXT)"]


def test_a_database_from_a_newer_version_starts_nothing_and_stays_as_it_is(new_url: str):
    migrate(new_url)
    run(new_url, "UPDATE alembic_version SET version_num = '9999'")
    before = dump(new_url)
    for step in (ready, migrate):
        with pytest.raises(
            SchemaMismatch, match=r"newer version of Amends \(tables 9999\)"
        ) as told:
            step(new_url)
        assert "\n" not in str(told.value)
    assert dump(new_url) == before
    assert run(new_url, "SELECT version_num FROM alembic_version") == ["9999"]


def test_a_migration_that_would_orphan_rows_is_refused(sqlite_url: str):
    engine = connect(sqlite_url, foreign_keys=False)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO texts (case_id, sealed) VALUES ('none', x'00')")
    engine.dispose()
    with pytest.raises(SchemaMismatch, match="nothing was changed"):
        migrate(sqlite_url)


def test_D11_the_last_migrations_keep_what_is_there(new_url: str, vault: Vault):
    migrate(new_url)
    store = SqlStore(new_url, vault)
    furnish(store)
    with store.begin() as tx:
        tx.happened(NOOR, Event(hour(NOW), Happening.NOTE, 3, "", hour(NOW)))
        before = tx.happened_to(NOOR)
    assert before
    migrate(new_url, "-2")
    migrate(new_url)
    with store.begin() as tx:
        assert tx.member(NOOR) == member()
        assert tx.happened_to(NOOR) == before
    store.close()


def test_posts_that_were_counted_before_anybody_stood_behind_them_are_in_no_figure(new_url: str):
    """They would pass as those of five people who agreed, as soon as these post in the same week."""
    migrate(new_url, "0009")
    run(new_url, "INSERT INTO checked (at, posts) VALUES ('2026-11-24 10:00:00', 40)")
    migrate(new_url)
    assert run(new_url, "SELECT posts FROM checked") == []


def test_a_migration_is_called_by_its_number():
    for file in schema.MIGRATIONS.glob("versions/*.py"):
        assert f'revision = "{file.name.partition("_")[0]}"' in file.read_text()
