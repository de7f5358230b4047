"""The pages on stand-ins."""

from pathlib import Path

import pytest

from tests.store.conftest import (
    migrated_file,
    migrated_postgres,
    postgres_url,
    sql_store,
    sqlite_url,
    url,
    vault,
)
from tests.store.postgres import postgres
from tests.web.portal import Portal

__all__ = [
    "migrated_file",
    "migrated_postgres",
    "postgres",
    "postgres_url",
    "sql_store",
    "sqlite_url",
    "url",
    "vault",
]


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    """Noor takes part; nobody has signed in."""
    portal = Portal(tmp_path)
    portal.stage.enrol(bio="Writes at Kade")
    return portal
