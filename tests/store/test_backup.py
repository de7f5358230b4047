"""Backup and restore: the copy is whole, whoever left stays away, and no mail is sent again."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from monitor.adapters import backup as module
from monitor.adapters.backup import Restored, backup, restore
from monitor.adapters.store import SqlStore
from monitor.adapters.vault import Vault
from monitor.domain.audit import AuditHead
from monitor.errors import ConfigurationRefused, NotFound, SchemaMismatch, StoreUnavailable
from tests.store.builders import (
    BLOG,
    DAY,
    FEDI,
    HOUR,
    NOOR,
    NOW,
    TIM,
    case,
    furnish,
    member,
    message,
    session,
    token,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "backup.db"


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "amends.keys"


@pytest.fixture
def store(sqlite_url: str, vault: Vault):
    store = SqlStore(sqlite_url, vault)
    yield furnish(store)
    store.close()


def test_D12_a_restored_backup_is_what_was_backed_up(sqlite_url, vault, store, file, keys):
    with store.begin() as tx:
        tx.add_case(case(), "words")
    backup(sqlite_url, file, keys, NOW)
    with store.begin() as tx:
        tx.save_member(member(name="Somebody Else"))
        tx.remove_account(BLOG)
    assert restore(sqlite_url, file, keys, vault, NOW) == Restored(0, 0, left_known=True)
    with store.begin() as tx:
        assert tx.member(NOOR) == member()
        assert tx.text_of(case().id) == "words"
        assert tx.audit_broken_at(AuditHead()) is None


def test_D12_a_backup_is_one_private_file_and_replaces_the_last(sqlite_url, store, file, keys):
    backup(sqlite_url, file, keys, NOW)
    with store.begin() as tx:
        tx.remember("made", "later")
    backup(sqlite_url, file, keys, NOW)
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    assert not list(file.parent.glob("backup.db?*"))
    with closing(sqlite3.connect(file)) as copy:
        assert copy.execute("SELECT value FROM memos WHERE name = 'made'").fetchone() == ("later",)


def test_a_backup_can_be_made_while_somebody_writes(sqlite_url, store, file, keys):
    with store.begin() as tx:
        tx.remember("half", "written")
        backup(sqlite_url, file, keys, NOW)
    with closing(sqlite3.connect(file)) as copy:
        assert copy.execute("SELECT * FROM memos").fetchall() == []


def test_K4_whoever_left_since_the_backup_does_not_come_back(sqlite_url, vault, store, file, keys):
    with store.begin() as tx:
        tx.add_case(case(), "words")
        tx.queue(message())
    backup(sqlite_url, file, keys, NOW)
    with store.begin() as tx:
        tx.erase_member(NOOR, NOW)
    assert restore(sqlite_url, file, keys, vault, NOW + DAY).erased == 1
    with store.begin() as tx:
        with pytest.raises(NotFound):
            tx.member(NOOR)
        assert tx.member(TIM) == member(TIM)
        assert tx.messages_to(NOOR) == ()
        assert [past.ended_at for past in tx.past_consents(member().address)] == [NOW]


def test_K4_an_older_backup_knows_who_left_before_it(sqlite_url, vault, store, file, keys):
    old = file.with_name("old.db")
    backup(sqlite_url, old, keys, NOW)
    with store.begin() as tx:
        tx.erase_member(NOOR, NOW)
    backup(sqlite_url, file, keys, NOW)
    for each in (file, old):
        assert restore(sqlite_url, each, keys, vault, NOW).left_known
    with store.begin() as tx:
        assert tx.member_at(member().address) is None


def test_K4_old_mail_is_not_sent_again(sqlite_url, vault, store, file, keys):
    with store.begin() as tx:
        for name in ("waiting", "leased", "sent"):
            tx.queue(message(name))
        tx.lease_messages(NOW, NOW + HOUR, 1)
        tx.save_message(message("sent").sent(NOW))
    backup(sqlite_url, file, keys, NOW)
    assert restore(sqlite_url, file, keys, vault, NOW).dropped == 2
    with store.begin() as tx:
        assert tx.lease_messages(NOW + DAY, NOW + 2 * DAY, 9) == ()
        assert tx.message_states() == {"dropped": 2, "sent": 1}
        assert not tx.queue(message("again", key=message("waiting").key))


def test_D9_a_restore_starts_from_a_baseline_and_without_leases(
    sqlite_url, vault, store, file, keys
):
    with store.begin() as tx:
        tx.lease_accounts(NOW, NOW + DAY, 9)
    backup(sqlite_url, file, keys, NOW)
    restore(sqlite_url, file, keys, vault, NOW)
    with store.begin() as tx:
        again = tx.lease_accounts(NOW, NOW + DAY, 9)
        assert {each.id for each in again} == {BLOG, FEDI}
        assert not any(each.baseline_done for each in again)


def test_a_restore_brings_no_link_and_no_session_back(sqlite_url, vault, store, file, keys):
    with store.begin() as tx:
        tx.add_token(token())
        tx.add_session(session())
    backup(sqlite_url, file, keys, NOW)
    restore(sqlite_url, file, keys, vault, NOW)
    with store.begin() as tx:
        assert tx.token("d1") is None
        assert tx.session("s1", NOW) is None


def test_a_lost_database_is_restored_with_a_word_of_warning(sqlite_url, vault, store, file, keys):
    backup(sqlite_url, file, keys, NOW)
    store.close()
    lost = Path(sqlite_url.removeprefix("sqlite:///"))
    for each in lost.parent.glob("amends.db*"):
        each.unlink()
    assert restore(sqlite_url, file, keys, vault, NOW) == Restored(0, 0, left_known=False)
    assert oct(lost.stat().st_mode & 0o777) == "0o600"
    with store.begin() as tx:
        assert tx.member(NOOR) == member()


def test_a_restore_leaves_nothing_lying_about(sqlite_url, vault, store, file, keys):
    backup(sqlite_url, file, keys, NOW)
    restore(sqlite_url, file, keys, vault, NOW)
    assert {each.name for each in file.parent.iterdir()} <= {
        "amends.db",
        "amends.db-wal",
        "amends.db-shm",
        "backup.db",
        "amends.keys",
    }


@pytest.mark.parametrize("content", [b"", b"no database at all", None])
def test_what_is_no_backup_is_refused_in_one_line(sqlite_url, vault, store, file, content, keys):
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ConfigurationRefused, match=r"backup\.db"):
        restore(sqlite_url, file, keys, vault, NOW)
    with store.begin() as tx:
        assert tx.member(NOOR) == member()


def test_a_backup_with_another_master_key_is_refused(sqlite_url, store, file, keys):
    backup(sqlite_url, file, keys, NOW)
    with pytest.raises(ConfigurationRefused, match="master key"):
        restore(sqlite_url, file, keys, Vault(os.urandom(32)), NOW)
    with store.begin() as tx:
        assert tx.member(NOOR) == member()


def test_a_backup_from_a_newer_version_is_refused(sqlite_url, vault, store, file, keys):
    backup(sqlite_url, file, keys, NOW)
    with closing(sqlite3.connect(file)) as copy, copy:
        copy.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SchemaMismatch, match="9999"):
        restore(sqlite_url, file, keys, vault, NOW)


def test_a_database_in_use_all_the_time_is_left_alone(
    sqlite_url, vault, store, file, monkeypatch: pytest.MonkeyPatch, keys
):
    monkeypatch.setattr(module, "PATIENCE", 1)
    backup(sqlite_url, file, keys, NOW)
    with store.begin() as tx:
        tx.remember("half", "written")
        with pytest.raises(StoreUnavailable, match="stop amends"):
            restore(sqlite_url, file, keys, vault, NOW)


def test_a_backup_of_nothing_is_refused(tmp_path, file, keys):
    with pytest.raises(ConfigurationRefused, match=r"none\.db: no database there"):
        backup(f"sqlite:///{tmp_path / 'none.db'}", file, keys, NOW)


def test_a_place_that_cannot_be_written_is_named(sqlite_url, store, tmp_path, keys):
    with pytest.raises(ConfigurationRefused, match="missing"):
        backup(sqlite_url, tmp_path / "missing" / "backup.db", keys, NOW)


def test_postgresql_has_tools_of_its_own(vault, file):
    with pytest.raises(ConfigurationRefused, match="pg_dump"):
        backup("postgresql://h/d", file, file, NOW)
    with pytest.raises(ConfigurationRefused, match="pg_restore"):
        restore("postgresql://h/d", file, file, vault, NOW)
