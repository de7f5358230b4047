"""What SQLite and PostgreSQL do differently: connecting, inserting unless there, failing."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import (
    JSON,
    URL,
    Connection,
    Engine,
    Table,
    TableValuedAlias,
    bindparam,
    column,
    create_engine,
    event,
    func,
    make_url,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DataError,
    DBAPIError,
    IntegrityError,
    ProgrammingError,
)
from sqlalchemy.pool import NullPool

from monitor.errors import (
    AlreadyKept,
    ConfigurationRefused,
    NotFound,
    StoreContended,
    StoreUnavailable,
)

BUSY = 5_000
"""Milliseconds that SQLite waits for its one writer."""

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    f"busy_timeout = {BUSY}",
    "secure_delete = ON",
    "mmap_size = 0",
    "temp_store = MEMORY",
)
_FOREIGN_KEY_VIOLATION = "23503"
_CONTENDED = ("40P01", "40001")
"""PostgreSQL's deadlock_detected and serialization_failure (its manual, appendix A)."""
_OUR_MISTAKES = (ProgrammingError, DataError)
_KINDS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}


def address(url: str) -> URL:
    """The database's address; ConfigurationRefused unless it is SQLite in a file, or PostgreSQL."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise ConfigurationRefused(
            "the database URL cannot be read: write sqlite:///FILE or postgresql+psycopg://…"
        ) from None
    kind = parsed.get_backend_name()
    if kind not in _KINDS or (kind == "sqlite" and parsed.database in (None, "", ":memory:")):
        raise ConfigurationRefused(
            f"the database URL names {kind}: write sqlite:///FILE or postgresql+psycopg://…"
        )
    return parsed.set(drivername=_KINDS[kind])


def connect(url: str, *, foreign_keys: bool = True) -> Engine:
    """An engine whose errors never show what was in a statement (safety K5)."""
    where = address(url)
    if where.get_backend_name() == "postgresql":
        return create_engine(where, hide_parameters=True, pool_pre_ping=True)
    _make_file(Path(where.database or ""))
    engine = create_engine(where, hide_parameters=True, connect_args={"timeout": BUSY / 1000})
    _tune(engine, foreign_keys=foreign_keys)
    return engine


@contextmanager
def reading(url: str) -> Iterator[Connection]:
    """One look at a database as it is now, without waiting for whoever writes; it stays as it is."""
    where = address(url)
    if where.get_backend_name() == "sqlite":
        file = f"{Path(where.database or '').absolute().as_uri()}?mode=ro"
        made = partial(sqlite3.connect, file, uri=True, isolation_level=None)
        engine = create_engine("sqlite://", creator=made, poolclass=NullPool)
    else:
        engine = connect(url)
    try:
        with translated(), engine.connect() as connection:
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")
            yield connection
    finally:
        engine.dispose()


def _make_file(path: Path) -> None:
    """For its owner's eyes only; SQLite gives its WAL the same mode."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise ConfigurationRefused(f"the database {path}: {error.strerror}") from error


def _tune(engine: Engine, *, foreign_keys: bool) -> None:
    def on_connect(connection: sqlite3.Connection, _: object) -> None:
        # The driver's own ideas of when to begin would defer; see below.
        connection.isolation_level = None
        for pragma in (*_PRAGMAS, f"foreign_keys = {'ON' if foreign_keys else 'OFF'}"):
            connection.execute(f"PRAGMA {pragma}")

    def on_begin(connection: Connection) -> None:
        # A deferred transaction that turns into a write fails at once, in spite of the busy timeout.
        # Ours are short, so all take their turn; one that only reads costs no sync to disk.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)


class Upsert(Protocol):
    """The INSERT … ON CONFLICT that both databases understand."""

    def __hash__(self) -> int:
        """What is made of one can be kept for it."""

    @property
    def excluded(self) -> Any:
        """The row that could not be inserted."""

    def on_conflict_do_nothing(self) -> Any:
        """What is there stays."""

    def on_conflict_do_update(self, *, index_elements: Any, set_: Any, where: Any = None) -> Any:
        """What is there changes."""


def insert_into(connection: Connection, table: Table) -> Upsert:
    """An INSERT that can be told what to do about rows that are there already."""
    return _insert(connection.dialect.name, table)


@cache
def _insert(dialect: str, table: Table) -> Upsert:
    # Made once a table: its row ``excluded`` alone takes longer to put together than most inserts to run.
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def handed_over(parameter: str, table: Table, names: Iterable[str]) -> TableValuedAlias:
    """Rows for a table in one parameter of PostgreSQL, made by ``as_json``: something to join with."""
    columns = [column(name, table.c[name].type) for name in names]
    rows: Any = func.json_to_recordset(bindparam(parameter, type_=JSON))
    given: TableValuedAlias = rows.table_valued(*columns)
    return given.render_derived(name="given", with_types=True)


def as_json(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows as JSON has them: times are text."""
    return [
        {name: v.isoformat() if isinstance(v, datetime) else v for name, v in row.items()}
        for row in rows
    ]


@contextmanager
def translated() -> Iterator[None]:
    """The driver's errors as our own. Theirs may quote values, so they are not handed on."""
    try:
        yield
    except IntegrityError as error:
        raise _broken_promise(error) from None
    except (DatabaseError, sqlite3.DatabaseError) as error:
        # A wrong statement is a mistake of ours, and shown as one; SQLite has one name for all those.
        if isinstance(error, _OUR_MISTAKES) or _name(error) == "SQLITE_ERROR":
            raise
        if _name(error) in _CONTENDED:
            raise StoreContended("another transaction wanted the same rows: try again") from None
        raise StoreUnavailable(
            f"the database cannot be used ({_name(error)}):"
            " see that it is there, is whole, has room, and is not in use elsewhere"
        ) from None


def _broken_promise(error: IntegrityError) -> AlreadyKept | NotFound:
    if _name(error) in (_FOREIGN_KEY_VIOLATION, "SQLITE_CONSTRAINT_FOREIGNKEY"):
        return NotFound("what this belongs to is not there any more")
    return AlreadyKept("the same thing is kept already")


def _name(error: Exception) -> str:
    """The driver's short stable name for an error, or its class."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None)
    return str(name or type(cause).__name__)


def scrub(engine: Engine) -> bool:
    """Remove what erasing leaves outside the tables: pages in SQLite's WAL, PostgreSQL's dead rows.

    False when somebody else was using them just then.
    """
    with translated(), closing(engine.raw_connection()) as connection:
        driver: Any = connection.driver_connection
        if engine.dialect.name == "sqlite":
            (busy, *_) = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy
        driver.autocommit = True
        # Only the wrapped keys: what they sealed is noise without them.
        driver.execute("VACUUM (FULL) data_keys")
        driver.autocommit = False
        return True
