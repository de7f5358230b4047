"""A copy of a running SQLite database, and the way back (safety K4, D12)."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from monitor.adapters.dialect import address
from monitor.adapters.keycopies import copied_keys, copy_keys, give_keys, keys_in
from monitor.adapters.recovery import LEFT_SINCE, OWED_NOW, recover
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


def backup(url: str, file: Path, keys: Path, now: datetime) -> None:
    """Copy the database to ``file`` while it is in use, without the keys, and then those to ``keys``.

    The copy is checked before it takes that name.
    """
    source = _sqlite_file(url)
    part = file.with_name(f"{file.name}.part")
    with _file_errors(file):
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with closing(_open(source)) as running, closing(sqlite3.connect(part)) as copy:
            _copy(running, copy)
            _without_keys(copy)
        _check(part)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    # After the database: whoever is in the copy and not among these keys has left in between.
    copy_keys(url, keys, now)


def _without_keys(copy: sqlite3.Connection) -> None:
    """Overwritten, not only unlinked, and in no journal either (safety K3)."""
    # One plain file, without a WAL beside it that could be left behind.
    for pragma in ("journal_mode = DELETE", "journal_mode = MEMORY", "secure_delete = ON"):
        copy.execute(f"PRAGMA {pragma}")
    with copy:
        copy.execute("DELETE FROM data_keys")


def restore(url: str, file: Path, keys: Path, vault: Vault, now: datetime) -> Restored:
    """Put the copy in ``file`` in the place of the database.

    The keys come from the database that was in use until now, or from their copy in ``keys`` when it is lost.
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
        restored = _recovered(draft, target, keys, vault, now)
        target.touch(0o600)
        with (
            closing(_open(draft)) as opened,
            closing(sqlite3.connect(target, timeout=0)) as running,
        ):
            _copy(opened, running)
            running.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return restored


def _recovered(draft: Path, running: Path, keys: Path, vault: Vault, now: datetime) -> Restored:
    url = f"sqlite:///{draft}"
    migrate(url)
    _take_over(draft, running, LEFT_SINCE)
    today = keys_in(f"sqlite:///{running}", now)
    given = give_keys(url, (today, copied_keys(keys)), vault)
    if given is None:
        raise ConfigurationRefused(f"no keys for this copy, neither in {running} nor in {keys}")
    left_known = given is today and _take_over(draft, running, OWED_NOW)
    store = SqlStore(url, vault)
    try:
        with store.begin() as tx:
            return Restored(*recover(tx, now), left_known)
    finally:
        store.close()


def _take_over(draft: Path, running: Path, statements: Sequence[str]) -> bool:
    with closing(sqlite3.connect(draft.absolute().as_uri(), uri=True)) as opened:
        try:
            opened.execute("ATTACH ? AS running", (f"{running.absolute().as_uri()}?mode=ro",))
            with opened:
                for statement in statements:
                    opened.execute(statement)
        except sqlite3.DatabaseError:
            return False
    return True


def _sqlite_file(url: str) -> Path:
    where = address(url)
    if where.get_backend_name() != "sqlite":
        raise ConfigurationRefused(
            "the database is PostgreSQL: use pg_dump --format=custom --exclude-table-data=data_keys,"
            " and pg_restore for the way back"
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
