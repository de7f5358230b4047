"""What a thief of the database would find: nothing of anybody's words, names or places."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from monitor.adapters.store import SqlStore
from monitor.adapters.vault import Vault
from monitor.domain.audit import AuditEntry
from monitor.domain.case import Move
from monitor.domain.login import App, Handback, LetIn
from monitor.domain.post import AccountRef, Cursor
from monitor.domain.thread import Remark, Side
from monitor.errors import ConfigurationRefused
from tests.store.builders import (
    BLOG,
    NOOR,
    NOW,
    account,
    case,
    consent,
    finding,
    member,
    message,
)

CANARIES = {
    "address": "canary.address@kade.example",
    "name": "Canary-Name",
    "role": "canary-role",
    "feed": "https://canary-feed.example/feed.xml",
    "label": "canary-label",
    "bio": "canary-bio",
    "proof": "canary-proof",
    "cursor": "canary-cursor",
    "token": "canary-token",
    "client": "canary-client-secret",
    "server": "canary-server.example",
    "source": "https://canary-source.example/1",
    "link": "https://canary-link.example/1",
    "text": "canary-text of a flagged post",
    "answer": "canary-answer",
    "rule": "canary.rule",
    "slot": "canary-slot",
    "trouble": "canary-trouble",
    "hash": "cafe" * 16,
}

LET_IN = LetIn(
    CANARIES["token"], App("app", CANARIES["client"], "https://amends.example/back", NOW)
)


def fill(store: SqlStore) -> None:
    c = CANARIES
    ref = AccountRef("feed", c["feed"], c["feed"], c["label"])
    kept = replace(
        account(ref=ref),
        bio=c["bio"],
        proof_token=c["proof"],
        cursor=Cursor((("x", c["cursor"]),)),
        let_in=LET_IN,
    )
    found = (finding(c["rule"]),)
    opened = case(source_id=c["source"], post_url=c["link"], findings=found, content_hash=c["hash"])
    with store.begin() as tx:
        tx.add_member(member(address=c["address"], name=c["name"], role=c["role"]))
        tx.add_consent(consent())
        tx.add_account(kept)
        tx.save_app(c["server"], App("app", c["client"], "https://amends.example/back", NOW))
        tx.save_handback(Handback("h1", "mastodon", c["server"], LET_IN, NOW, NOW))
        tx.add_versions(BLOG, [(c["source"], c["hash"])], NOW)
        tx.add_case(opened, c["text"])
        tx.add_remark(opened.id, Remark(NOW, Side.COMMS, c["answer"]))
        tx.count_try(f"link to {c['address']}", NOW, NOW)
        tx.remember_dismissal(NOOR, "voice.insult", c["hash"], NOW, protected=False)
        tx.queue(message(slots=(("login", c["slot"]),)))
        tx.save_message(replace(message(slots=()), trouble=c["trouble"]))
        tx.log(AuditEntry(NOW, "member", "joined", NOOR))


def found_in(content: bytes) -> list[str]:
    return [name for name, canary in CANARIES.items() if canary.lower().encode() in content.lower()]


def files(url: str) -> bytes:
    path = Path(url.removeprefix("sqlite:///"))
    return b"".join(each.read_bytes() for each in path.parent.glob(f"{path.name}*"))


@pytest.fixture
def store(sqlite_url: str, vault: Vault):
    store = SqlStore(sqlite_url, vault)
    yield store
    store.close()


def test_K1_no_canary_is_in_the_database_or_its_wal(sqlite_url: str, store: SqlStore):
    fill(store)
    everything = files(sqlite_url)
    assert b"m-noor" in everything
    assert found_in(everything) == []


def test_K1_no_canary_is_in_any_table_of_postgresql(postgres_url: str, vault: Vault):
    store = SqlStore(postgres_url, vault)
    fill(store)
    store.close()
    uri = postgres_url.replace("+psycopg", "")
    with psycopg.connect(uri) as connection, connection.cursor() as cursor:
        names = cursor.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        ).fetchall()
        rows = [cursor.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names]
    everything = b"|".join(
        value if isinstance(value, bytes) else str(value).encode()
        for table in rows
        for row in table
        for value in row
    )
    assert b"m-noor" in everything
    assert found_in(everything) == []


def test_K3_after_an_erasure_not_even_the_id_or_the_key_is_left(
    sqlite_url: str, store: SqlStore, vault: Vault
):
    fill(store)
    with store.begin() as tx:
        tx.erase_member(NOOR, NOW)
    everything = files(sqlite_url)
    assert b"m-noor" not in everything
    assert found_in(everything) == []
    assert not Path(f"{sqlite_url.removeprefix('sqlite:///')}-wal").stat().st_size


def test_K3_traces_that_somebody_held_on_to_go_later(
    sqlite_url: str, store: SqlStore, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("monitor.adapters.dialect._PRAGMAS", ("journal_mode = WAL",))
    fill(store)
    wal = Path(f"{sqlite_url.removeprefix('sqlite:///')}-wal")
    reader = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM members").fetchall()
    with store.begin() as tx:
        tx.connection.exec_driver_sql("PRAGMA busy_timeout = 1")
        tx.erase_member(NOOR, NOW)
    assert wal.stat().st_size
    reader.close()
    with store.begin() as tx:
        assert tx.remembered("anything") is None
    assert not wal.stat().st_size
    assert b"m-noor" not in files(sqlite_url)


def test_K3_a_text_is_gone_from_the_file_when_its_case_closes(sqlite_url: str, store: SqlStore):
    fill(store)
    with store.begin() as tx:
        sealed = tx.connection.exec_driver_sql("SELECT sealed FROM texts").scalar_one()
        kept = tx.case(case().id)
    assert sealed in files(sqlite_url)
    with store.begin() as tx:
        tx.save_case(kept.moved(Move.CORRECT, NOW))
    store.close()
    assert sealed not in files(sqlite_url)


def test_K3_postgresql_rewrites_the_keys_after_an_erasure(postgres_url: str, vault: Vault):
    store = SqlStore(postgres_url, vault)
    fill(store)

    def where() -> int:
        with store.begin() as tx:
            asked = "SELECT pg_relation_filenode('data_keys')"
            return int(tx.connection.exec_driver_sql(asked).scalar_one())

    before = where()
    with store.begin() as tx:
        tx.erase_member(NOOR, NOW)
    assert where() != before
    store.close()


def test_K1_another_master_key_opens_nothing(sqlite_url: str, store: SqlStore):
    fill(store)
    other = SqlStore(sqlite_url, Vault(bytes(range(32))))
    refused = pytest.raises(ConfigurationRefused, match="not the one this database was made with")
    with refused, other.begin():
        pass
    other.close()
