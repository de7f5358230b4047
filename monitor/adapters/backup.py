"""A copy of a running SQLite database, and the way back (safety K4, D12)."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from monitor.adapters.dialect import address
from monitor.adapters.recovery import LEFT_SINCE, recover
from monitor.adapters.schema import migrate
from monitor.adapters.store import SqlStore
from monitor.adapters.vault import Vault
from monitor.errors import ConfigurationRefused, StoreUnavailable

PATIENCE = 100
"""How often a busy database is asked again, every 50 ms."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did beside copying."""

    erased: int
    """Members who had left since the backup was made, and were erased again."""
    dropped: int
    """Messages that were waiting in the backup, and may have been sent since."""
    left_known: bool
    """False when there was no readable database to say who left since."""


def backup(url: str, file: Path) -> None:
    """Copy the database to ``file`` while it is in use; the copy is checked before it takes that name."""
    source = _sqlite_file(url)
    part = file.with_name(f"{file.name}.part")
    with _file_errors(file):
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL, 0o600))
    with closing(_open(source)) as running, closing(sqlite3.connect(part)) as copy:
        _copy(running, copy)
        # One plain file, without a WAL beside it that could be left behind.
        copy.execute("PRAGMA journal_mode = DELETE")
    _check(part)
    part.replace(file)


def restore(url: str, file: Path, vault: Vault, now: datetime) -> Restored:
    """Put the copy in ``file`` in the place of the database.

    Before anybody can see it, whoever left since is erased again, waiting mail is dropped, and every
    account starts from a baseline, so that nothing old is told again.
    """
    target = _sqlite_file(url)
    _check(file)
    with _file_errors(target):
        folder = TemporaryDirectory(dir=target.parent, prefix=".restoring-")
    with folder as name:
        draft = Path(name) / "draft.db"
        with closing(_open(file)) as copy, closing(sqlite3.connect(draft)) as opened:
            _copy(copy, opened)
        restored = _recovered(draft, target, vault, now)
        target.touch(0o600)
        with (
            closing(_open(draft)) as opened,
            closing(sqlite3.connect(target, timeout=0)) as running,
        ):
            _copy(opened, running)
            running.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return restored


def _recovered(draft: Path, running: Path, vault: Vault, now: datetime) -> Restored:
    url = f"sqlite:///{draft}"
    migrate(url)
    left_known = _take_over_who_left(draft, running)
    store = SqlStore(url, vault)
    try:
        with store.begin() as tx:
            return Restored(*recover(tx, now), left_known)
    finally:
        store.close()


def _take_over_who_left(draft: Path, running: Path) -> bool:
    with closing(sqlite3.connect(draft.absolute().as_uri(), uri=True)) as opened:
        try:
            opened.execute("ATTACH ? AS running", (f"{running.absolute().as_uri()}?mode=ro",))
            with opened:
                for statement in LEFT_SINCE:
                    opened.execute(statement)
        except sqlite3.DatabaseError:
            return False
    return True


def _sqlite_file(url: str) -> Path:
    where = address(url)
    if where.get_backend_name() != "sqlite":
        raise ConfigurationRefused(
            "the database is PostgreSQL: use pg_dump --format=custom, and pg_restore for the way back"
        )
    return Path(where.database or "")


def _open(path: Path) -> sqlite3.Connection:
    """Read only, and only what is there."""
    try:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.OperationalError:
        raise ConfigurationRefused(f"{path}: no database there") from None


def _check(path: Path) -> None:
    with closing(_open(path)) as copy:
        try:
            whole = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            ours = copy.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.DatabaseError:
            whole, ours = False, None
    if not (whole and ours):
        raise ConfigurationRefused(f"{path} is not a whole backup of an Amends database")


def _copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    source.backup(target, sleep=0.05, progress=_patience())


def _patience() -> Callable[[int, int, int], None]:
    """Stops a copy that gets nowhere; by itself it would wait for ever."""
    tries = 0

    def asked(status: int, remaining: int, total: int) -> None:
        nonlocal tries
        tries += status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        if tries > PATIENCE:
            raise StoreUnavailable("the database is in use all the time: stop amends and try again")

    return asked


@contextmanager
def _file_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ConfigurationRefused(f"{path}: {error.strerror}") from error
