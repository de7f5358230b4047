"""The keys are copied apart: an older backup tells nothing of who has left, whoever opens it (safety K3)."""

import json
import sqlite3
from base64 import b64decode
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from monitor.adapters.backup import Restored, backup, restore
from monitor.adapters.backup_postgres import made_ready
from monitor.adapters.keycopies import Keys, copied_keys, copy_keys, give_keys, keys_in
from monitor.adapters.schema import migrate
from monitor.adapters.store import SqlStore
from monitor.adapters.vault import Vault
from monitor.errors import ConfigurationRefused, NotFound, TextErased
from tests.store.builders import DAY, NOOR, NOW, TIM, furnish, member
from tests.store.test_erasure import (
    copied,
    found_in,
    left,
    plant,
    postgres_rows,
    sqlite_rows,
    values,
)

__all__ = ["copied"]

WITHOUT_KEYS = "--exclude-table-data=data_keys"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "older.db"


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "amends.keys"


@pytest.fixture
def store(sqlite_url: str, vault: Vault):
    store = SqlStore(sqlite_url, vault)
    yield store
    store.close()


def wrapped_in(url: str, owner: str) -> bytes:
    keys = keys_in(url, NOW)
    assert keys is not None
    return keys.wrapped[owner]


def opened_by_hand(url: str, keys: Keys, vault: Vault) -> Callable[[str], Any]:
    """What somebody sees who has the master key and the newest keys, and does not use ``amends restore``."""
    assert give_keys(url, [keys], vault)

    def read(member_id: Any) -> Any:
        store = SqlStore(url, vault)
        try:
            with store.begin() as tx:
                return tx.member(member_id)
        finally:
            store.close()

    return read


def unlocked(vault: Vault, owner: str, rows: list[Any]) -> list[bytes]:
    """Every value that the master key would make a key of that member."""
    found = []
    for value in values(rows):
        try:
            vault.unwrap(owner, value)
        except ConfigurationRefused:
            continue
        found.append(value)
    return found


def test_K3_an_older_backup_opened_with_the_master_key_tells_nothing_of_who_left_on_sqlite(
    sqlite_url: str, vault: Vault, store: SqlStore, file: Path, keys: Path
):
    plant(store)
    with store.begin() as tx:
        tx.add_member(member(TIM))
    key = wrapped_in(sqlite_url, NOOR)
    backup(sqlite_url, file, keys, NOW)
    assert unlocked(vault, NOOR, sqlite_rows(file)) == []
    assert key not in file.read_bytes()
    left(store)
    copy_keys(sqlite_url, keys, NOW + DAY)
    content = file.read_bytes() + keys.read_bytes()
    assert found_in(content, key) == []
    today = copied_keys(keys)
    assert today is not None
    assert unlocked(vault, NOOR, list(today.wrapped.values())) == []
    read = opened_by_hand(f"sqlite:///{file}", today, vault)
    assert read(TIM) == member(TIM)
    with pytest.raises(TextErased):
        read(NOOR)


def test_K3_an_older_dump_opened_with_the_master_key_tells_nothing_of_who_left_on_postgresql(
    postgres_url: str, vault: Vault, copied: Any
):
    store = SqlStore(postgres_url, vault)
    plant(store)
    with store.begin() as tx:
        tx.add_member(member(TIM))
    copied(WITHOUT_KEYS)
    left(store)
    store.close()
    older = copied.restored()
    rows = postgres_rows(older)
    assert unlocked(vault, NOOR, rows) == []
    assert found_in(b"|".join(str(value).encode() for value in rows)) == []
    today = keys_in(postgres_url, NOW + DAY)
    assert today is not None
    read = opened_by_hand(older, today, vault)
    assert read(TIM) == member(TIM)
    with pytest.raises(TextErased):
        read(NOOR)
    # What a dump holds that was made without a thought for the keys is replaced.
    assert made_ready(postgres_url, older, vault, NOW + DAY).erased == 1


def test_K3_a_dump_that_holds_the_keys_gets_those_of_today(
    postgres_url: str, vault: Vault, copied: Any
):
    store = SqlStore(postgres_url, vault)
    plant(store)
    copied()
    left(store)
    store.close()
    older = copied.restored()
    assert unlocked(vault, NOOR, postgres_rows(older)) != []
    made_ready(postgres_url, older, vault, NOW + DAY)
    assert unlocked(vault, NOOR, postgres_rows(older)) == []


def test_K3_a_dump_without_keys_is_not_served_when_nobody_has_them(
    postgres_url: str, vault: Vault, copied: Any
):
    store = SqlStore(postgres_url, vault)
    plant(store)
    store.close()
    copied(WITHOUT_KEYS)
    older = copied.restored()
    with pytest.raises(ConfigurationRefused, match="no keys"):
        made_ready(older, older, vault, NOW)


def test_K3_when_the_database_is_lost_the_newest_keys_bring_back_those_who_stayed(
    sqlite_url: str, vault: Vault, store: SqlStore, file: Path, keys: Path, tmp_path: Path
):
    furnish(store)
    backup(sqlite_url, file, keys, NOW)
    with store.begin() as tx:
        tx.erase_member(NOOR, NOW)
    backup(sqlite_url, tmp_path / "newer.db", keys, NOW + DAY)
    store.close()
    for each in tmp_path.glob("amends.db*"):
        each.unlink()
    assert restore(sqlite_url, file, keys, vault, NOW + DAY) == Restored(1, 0, left_known=False)
    brought = SqlStore(sqlite_url, vault)
    with brought.begin() as tx:
        assert tx.member(TIM) == member(TIM)
        with pytest.raises(NotFound):
            tx.member(NOOR)
        assert len(tx.past_consents(member().address)) == 1
    brought.close()


def test_the_copy_of_the_keys_is_one_private_file_and_always_the_newest(
    sqlite_url: str, vault: Vault, store: SqlStore, file: Path, keys: Path
):
    furnish(store)
    backup(sqlite_url, file, keys, NOW)
    before = keys.read_bytes()
    with store.begin() as tx:
        tx.erase_member(NOOR, NOW)
    backup(sqlite_url, file, keys, NOW + DAY)
    assert keys.stat().st_mode & 0o777 == 0o600
    assert {TIM} == json.loads(keys.read_bytes())["keys"].keys() - {"service"}
    assert NOOR in json.loads(before)["keys"]
    assert not list(keys.parent.glob("*.part"))


def test_a_copy_of_the_keys_holds_wrapped_keys_only(
    sqlite_url: str, vault: Vault, store: SqlStore, keys: Path
):
    furnish(store)
    copy_keys(sqlite_url, keys, NOW)
    for owner, key in json.loads(keys.read_bytes())["keys"].items():
        assert vault.unwrap(owner, b64decode(key))
        with pytest.raises(ConfigurationRefused):
            Vault(bytes(range(32))).unwrap(owner, b64decode(key))


def test_a_database_that_has_lost_keys_does_not_overwrite_their_copy(
    sqlite_url: str, vault: Vault, store: SqlStore, keys: Path, tmp_path: Path
):
    furnish(store)
    copy_keys(sqlite_url, keys, NOW)
    before = keys.read_bytes()
    with closing(sqlite3.connect(tmp_path / "amends.db")) as opened, opened:
        opened.execute("DELETE FROM data_keys WHERE owner = ?", (NOOR,))
    with pytest.raises(ConfigurationRefused, match="stays as it is"):
        copy_keys(sqlite_url, keys, NOW + DAY)
    assert keys.read_bytes() == before


def test_keys_that_are_older_than_the_copy_are_refused_and_erase_nobody(
    sqlite_url: str, vault: Vault, store: SqlStore, file: Path, keys: Path, tmp_path: Path
):
    furnish(store)
    copy_keys(sqlite_url, keys, NOW)
    with store.begin() as tx:
        tx.add_member(replace(member("m9"), joined_at=NOW + DAY))  # type: ignore[arg-type]
    backup(sqlite_url, file, tmp_path / "newer.keys", NOW + DAY)
    store.close()
    (tmp_path / "amends.db").unlink()
    with pytest.raises(ConfigurationRefused, match="older"):
        restore(sqlite_url, file, keys, vault, NOW + DAY)
    assert restore(sqlite_url, file, tmp_path / "newer.keys", vault, NOW + DAY).erased == 0


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"at": "now", "keys": {}}', b"\xff"])
def test_what_is_no_copy_of_keys_is_refused_in_one_line(keys: Path, content: bytes):
    keys.write_bytes(content)
    with pytest.raises(ConfigurationRefused, match=r"amends\.keys is no copy of keys"):
        copied_keys(keys)


def test_keys_of_another_database_are_not_taken(
    sqlite_url: str, vault: Vault, store: SqlStore, file: Path, keys: Path, tmp_path: Path
):
    """A new machine, on which Amends was started once before the copy was brought back."""
    furnish(store)
    backup(sqlite_url, file, keys, NOW)
    store.close()
    for each in tmp_path.glob("amends.db*"):
        each.unlink()
    migrate(sqlite_url)
    fresh = SqlStore(sqlite_url, vault)
    with fresh.begin() as tx:
        tx.remember("doctor", "well")
    fresh.close()
    with pytest.raises(ConfigurationRefused, match="no keys for this copy"):
        restore(sqlite_url, file, tmp_path / "nowhere", vault, NOW)
    assert restore(sqlite_url, file, keys, vault, NOW) == Restored(0, 0, left_known=False)


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path, sqlite_url: str, store: SqlStore):
    furnish(store)
    with pytest.raises(ConfigurationRefused, match="missing"):
        copy_keys(sqlite_url, tmp_path / "missing" / "amends.keys", NOW)
    with pytest.raises(ConfigurationRefused):
        copied_keys(tmp_path)
