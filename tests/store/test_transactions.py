"""All or nothing, one writer after the other, and errors that tell nothing they should not."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError, StatementError

from monitor.adapters.dialect import address, connect
from monitor.adapters.store import SqlStore, SqlTransaction
from monitor.adapters.vault import Vault
from monitor.domain.audit import AuditEntry, AuditHead
from monitor.domain.case import Case, Move
from monitor.domain.ids import AccountId
from monitor.errors import AlreadyKept, ConfigurationRefused, StoreContended, StoreUnavailable
from monitor.ports import Store
from tests.store.builders import BLOG, HOUR, NOOR, NOW, account, case, furnish, member, message

WORKERS = 4
ROOT = Path(__file__).parents[2]


def shown(error: BaseException) -> str:
    """What a traceback would print."""
    return "".join(traceback.format_exception(error))


def test_D1_a_case_and_its_message_are_kept_together_or_not_at_all(store: Store):
    def crash() -> None:
        with store.begin() as tx:
            tx.add_versions(BLOG, [("post-1", "aa")], NOW)
            tx.add_case(case(), "words")
            tx.queue(message())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        crash()
    with store.begin() as tx:
        assert tx.versions(BLOG, ["post-1"]) == {}
        assert tx.cases_of(NOOR) == ()
        assert tx.messages_to(NOOR) == ()


def test_a_transaction_sees_what_it_wrote(store: Store):
    with store.begin() as tx:
        tx.add_case(case(), "words")
        assert tx.open_case(BLOG, "post-1") == case()
        assert tx.text_of(case().id) == "words"


def test_a_time_without_a_zone_is_refused(sql_store: SqlStore):
    naive = datetime(2026, 11, 28, 9)  # noqa: DTZ001
    with pytest.raises(StatementError, match="without a zone"), sql_store.begin() as tx:
        tx.add_member(member(joined_at=naive))


def test_D3_workers_leasing_at_once_never_get_the_same_row(sql_store: SqlStore):
    with furnish(sql_store).begin() as tx:
        for number in range(60):
            ref = account().ref.__class__("feed", f"f{number}", f"f{number}", "")
            tx.add_account(account(AccountId(f"a{number}"), ref=ref))
            tx.queue(message(f"m{number}"))
    start = threading.Barrier(WORKERS)

    def work(_: int) -> list[str]:
        got: list[str] = []
        start.wait()
        for _ in range(40):
            with sql_store.begin() as tx:
                got += [each.id for each in tx.lease_accounts(NOW, NOW + HOUR, 2)]
                got += [each.id for each in tx.lease_messages(NOW, NOW + HOUR, 2)]
        return got

    with ThreadPoolExecutor(WORKERS) as pool:
        leased = [each for got in pool.map(work, range(WORKERS)) for each in got]
    assert len(leased) == len(set(leased)) == 60 + 60 + 2


def test_D10_postgresql_passes_over_rows_that_are_being_leased(postgres_url: str, vault: Vault):
    store = SqlStore(postgres_url, vault)
    with furnish(store).begin() as tx:
        for number in range(3):
            tx.queue(message(f"m{number}"))
    with store.begin() as one, store.begin() as other:
        first = one.lease_messages(NOW, NOW + HOUR, 1)
        rest = other.lease_messages(NOW, NOW + HOUR, 9)
    assert [each.id for each in (*first, *rest)] == ["m0", "m1", "m2"]
    store.close()


def test_D10_postgresql_keeps_a_case_from_two_who_would_change_it(postgres_url: str, vault: Vault):
    store = SqlStore(postgres_url, vault)
    with furnish(store).begin() as tx:
        tx.add_case(case(), "words")
    with ThreadPoolExecutor(1) as pool:
        with store.begin() as tx:
            seen = tx.case(case().id)
            waiting = pool.submit(dismissed, store)
            assert somebody_waits(tx)
            tx.save_case(seen.rechecked(NOW))
        assert waiting.result().rechecks == 1
    store.close()


def somebody_waits(tx: SqlTransaction) -> bool:
    """Looks until somebody stands at a lock, and not for ever."""
    asked = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    return any(tx.connection.exec_driver_sql(asked).scalar_one() for _ in range(50_000))


def test_D10_of_two_that_wait_for_each_other_postgresql_lets_one_try_again(
    postgres_url: str, vault: Vault
):
    store = SqlStore(postgres_url, vault)
    with furnish(store).begin() as tx:
        tx.add_case(case(), "words")
    met = threading.Barrier(2)

    def crosswise(*looks: Callable[[SqlTransaction], object]) -> str:
        try:
            with store.begin() as tx:
                looks[0](tx)
                met.wait()
                looks[1](tx)
        except StoreContended:
            return "try again"
        return "done"

    def at_member(tx: SqlTransaction) -> object:
        return tx.member(NOOR)

    def at_case(tx: SqlTransaction) -> object:
        return tx.case(case().id)

    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(crosswise, at_member, at_case)
        two = pool.submit(crosswise, at_case, at_member)
    assert sorted((one.result(), two.result())) == ["done", "try again"]
    store.close()


def dismissed(store: SqlStore) -> Case:
    with store.begin() as tx:
        closed = tx.case(case().id).moved(Move.DISMISS, NOW)
        tx.save_case(closed)
        return closed


def test_Z4_the_log_stays_one_chain_under_many_writers(sql_store: SqlStore):
    def write(number: int) -> None:
        with sql_store.begin() as tx:
            tx.log(AuditEntry(NOW, f"worker {number}", "looked"))

    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(write, range(40)))
    with sql_store.begin() as tx:
        assert tx.audit_head().number == 40
        assert tx.audit_broken_at(AuditHead()) is None


LEASING = """
import sys
from monitor.adapters.store import SqlStore, SqlTransaction
from monitor.adapters.vault import Vault
from tests.store.builders import HOUR, NOW
store = SqlStore(sys.argv[1], Vault(bytes.fromhex(sys.argv[2])))
with store.begin() as tx:
    for each in tx.lease_messages(NOW, NOW + HOUR, 7):
        print(each.id)
    sys.stdout.flush()
    if sys.argv[3] == "die":
        sys.stdin.read()
store.close()
"""


def leasing(url: str, master: bytes, then: str) -> "subprocess.Popen[str]":
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", LEASING, url, master.hex(), then]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT)


@pytest.fixture
def master() -> bytes:
    return os.urandom(32)


def fill(url: str, master: bytes, messages: int) -> None:
    store = SqlStore(url, Vault(master))
    with furnish(store).begin() as tx:
        for number in range(messages):
            tx.queue(message(f"m{number}"))
    store.close()


def test_D3_processes_leasing_at_once_never_get_the_same_row(url: str, master: bytes):
    fill(url, master, 14)
    workers = [leasing(url, master, "end") for _ in range(2)]
    leased = [line for worker in workers for line in worker.communicate()[0].split()]
    assert len(leased) == len(set(leased)) == 14


def test_D3_a_killed_worker_loses_nothing(url: str, master: bytes):
    fill(url, master, 7)
    worker = leasing(url, master, "die")
    assert worker.stdout
    assert worker.stdout.readline().startswith("m")
    worker.send_signal(signal.SIGKILL)
    worker.communicate()
    again = leasing(url, master, "end")
    assert len(again.communicate()[0].split()) == 7


def test_K5_a_broken_promise_tells_nothing_of_what_was_written(sql_store: SqlStore):
    furnish(sql_store)
    double = member(name="Canary " + "Name")
    with pytest.raises(AlreadyKept) as refused, sql_store.begin() as tx:
        tx.add_member(double)
    told = shown(refused.value)
    assert "the same thing is kept already" in told
    assert not [word for word in ("Canary", "m-noor", "INSERT", "parameters") if word in told]


def test_D10_sqlite_is_set_up_to_lose_nothing(sqlite_url: str):
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "busy_timeout": 5000,
        "foreign_keys": 1,
        "secure_delete": 1,
        "mmap_size": 0,
    }
    engine = connect(sqlite_url)
    with engine.begin() as connection:
        for pragma, value in expected.items():
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value, pragma
    engine.dispose()


def test_K6_a_new_database_is_for_its_owner_only(tmp_path: Path):
    path = tmp_path / "new.db"
    engine = connect(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE things (id INTEGER)")
        assert {oct(each.stat().st_mode & 0o777) for each in tmp_path.iterdir()} == {"0o600"}
    engine.dispose()


def test_a_folder_that_is_not_there_is_one_clear_line(tmp_path: Path):
    with pytest.raises(ConfigurationRefused, match=r"missing/amends\.db: No such file"):
        connect(f"sqlite:///{tmp_path / 'missing' / 'amends.db'}")


def test_a_locked_database_is_unavailable_and_unchanged(
    sqlite_url: str, vault: Vault, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("monitor.adapters.dialect.BUSY", 1)
    monkeypatch.setattr("monitor.adapters.dialect._PRAGMAS", ("busy_timeout = 1",))
    store = SqlStore(sqlite_url, vault)
    furnish(store)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable, match="SQLITE_BUSY"), store.begin() as tx:
        tx.remember("never", "written")
    other.close()
    with store.begin() as tx:
        assert tx.remembered("never") is None
    store.close()


def test_a_server_that_is_not_there_is_unavailable(vault: Vault):
    password = "s3" + "cret"
    store = SqlStore(f"postgresql://nobody:{password}@127.0.0.1:9/none", vault)
    with pytest.raises(StoreUnavailable) as refused, store.begin():
        pass
    assert password not in shown(refused.value)
    store.close()


def test_a_damaged_database_is_one_clear_line(tmp_path: Path, vault: Vault):
    path = tmp_path / "damaged.db"
    path.write_bytes(b"this is no database at all, by any stretch")
    store = SqlStore(f"sqlite:///{path}", vault)
    refused = pytest.raises(StoreUnavailable, match=r"SQLITE_NOTADB.*is whole")
    with refused, store.begin():
        pass
    store.close()


def test_a_mistake_of_ours_is_shown_as_one_and_without_values(sql_store: SqlStore):
    with pytest.raises(DBAPIError) as shown_as, sql_store.begin() as tx:
        tx.connection.exec_driver_sql("CREATE TABLE members (id TEXT)")
    assert "parameters" not in str(shown_as.value)


@pytest.mark.parametrize(
    "url", ["", "no url", "mysql://h/d", "sqlite://", "sqlite:///:memory:", "postgres://h/d"]
)
def test_other_databases_are_refused_in_one_line(url: str):
    with pytest.raises(ConfigurationRefused, match="write sqlite:///FILE or postgresql"):
        address(url)


@pytest.mark.parametrize("url", ["postgresql://h/d", "postgresql+psycopg://h/d"])
def test_postgresql_is_always_reached_through_psycopg(url: str):
    assert address(url).drivername == "postgresql+psycopg"


def test_keys_and_stores_never_show_themselves(vault: Vault):
    assert "Vault(…)" in repr(vault)
    assert repr(vault.unwrap("m", vault.fresh("m"))) == "Key(…)"
