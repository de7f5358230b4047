"""Stores to hold promises against."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from monitor.adapters.columns import Row
from monitor.adapters.dialect import connect
from monitor.adapters.schema import migrate
from monitor.adapters.store import SqlStore
from monitor.adapters.vault import Vault
from monitor.ports import Store
from monitor.testing.memory import MemoryStore
from tests.store.builders import furnish
from tests.store.postgres import Postgres, postgres

__all__ = ["postgres"]


@pytest.fixture
def vault() -> Vault:
    """Keys for one test."""
    return Vault(os.urandom(32))


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with empty tables, to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "empty.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(tmp_path: Path, migrated_file: Path) -> str:
    """A SQLite database of one's own."""
    shutil.copy(migrated_file, tmp_path / "amends.db")
    return f"sqlite:///{tmp_path / 'amends.db'}"


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Postgres) -> Iterator[str]:
    """A PostgreSQL database with empty tables."""
    with postgres.database() as url:
        migrate(url)
        yield url


@pytest.fixture
def postgres_url(migrated_postgres: str) -> Iterator[str]:
    """The same database for every test, emptied after each."""
    yield migrated_postgres
    engine = connect(migrated_postgres)
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {', '.join(Row.metadata.tables)}"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """A migrated database of each kind."""
    fixture = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    found: str = request.getfixturevalue(fixture)
    return found


@pytest.fixture
def sql_store(url: str, vault: Vault) -> Iterator[SqlStore]:
    """An empty store on each kind of database."""
    store = SqlStore(url, vault)
    yield store
    store.close()


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def empty_store(request: pytest.FixtureRequest, vault: Vault) -> Iterator[Store]:
    """Every kind of store."""
    if request.param == "memory":
        yield MemoryStore()
        return
    kind = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    store = SqlStore(request.getfixturevalue(kind), vault)
    yield store
    store.close()


@pytest.fixture
def store(empty_store: Store) -> Store:
    """Every kind of store, with two members in it."""
    return furnish(empty_store)
