"""Faults on purpose: only in tests, and just where they were asked for."""

import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.adapters.failpoints import FaultOnPurpose, failpoints
from monitor.adapters.store import SqlStore
from monitor.adapters.vault import Vault
from monitor.domain.ids import MessageId
from monitor.domain.message import Kind, Message, Office
from monitor.errors import ConfigurationRefused
from monitor.settings_file import load
from monitor.testing.fakes import FakeMailer
from tests.mail.samples import letters, message
from tests.store.conftest import migrated_file, sqlite_url, vault

__all__ = ["migrated_file", "sqlite_url", "vault"]

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
MAIL = Message(MessageId("1"), "operations:1", Kind.OPERATIONS, Office.OPERATOR, NOW, NOW)


def test_without_the_variable_nothing_is_wrapped_and_nothing_happens():
    mailer = FakeMailer()
    assert failpoints("").around(mailer) is mailer
    failpoints("").hit("db.begin")


def test_faults_are_refused_in_production_and_taken_with_testing(tmp_path: Path):
    asked = {"FAILPOINTS": "db.commit=kill@3"}
    with pytest.raises(ConfigurationRefused, match="AMENDS_TESTING=1"):
        load(tmp_path, asked)
    settings = load(tmp_path, {**asked, "AMENDS_TESTING": "1"})
    assert settings.failpoints == "db.commit=kill@3"


@pytest.mark.parametrize("text", ["db.write", "x=explode", "x=delay", "x=kill:2", "x=kill@"])
def test_a_fault_that_cannot_be_read_is_refused(text: str):
    with pytest.raises(ConfigurationRefused, match="FAILPOINTS"):
        failpoints(f"db.begin=raise, {text}")


def write_twice(store: SqlStore) -> None:
    """A message and a memo, together."""
    with store.begin() as tx:
        tx.queue(MAIL)
        tx.remember("a", "b")


def states(store: SqlStore) -> dict[str, int]:
    """What is in the outbox."""
    with store.begin() as tx:
        return dict(tx.message_states())


@pytest.mark.parametrize("fault", ["db.write.messages", "db.write.memos", "db.commit"])
def test_D1_a_fault_between_two_writes_leaves_neither(sqlite_url: str, vault: Vault, fault: str):
    store = SqlStore(sqlite_url, vault)
    assert states(store) == {}
    store.close()
    # The first transaction of a store is for its keys.
    faulty = SqlStore(sqlite_url, vault, failpoints(f"{fault}=raise@{1 + (fault == 'db.commit')}"))
    with pytest.raises(FaultOnPurpose):
        write_twice(faulty)
    assert states(faulty) == {}
    write_twice(faulty)
    assert states(faulty) == {"queued": 1}
    faulty.close()


def test_D1_a_fault_after_the_commit_leaves_both(sqlite_url: str, vault: Vault):
    store = SqlStore(sqlite_url, vault, failpoints("db.begin=raise@3"))
    write_twice(store)
    with pytest.raises(FaultOnPurpose):
        write_twice(store)
    assert states(store) == {"queued": 1}
    store.close()


def test_a_fault_that_is_unlikely_never_comes_and_a_certain_one_always_does():
    failpoints("x=raise:0").hit("x")
    for _ in range(3):
        with pytest.raises(FaultOnPurpose):
            failpoints("db.*=raise:1").hit("db.begin")


def test_a_delay_only_waits():
    began = time.monotonic()
    failpoints("x=delay:30").hit("x")
    assert time.monotonic() - began >= 0.03


@pytest.mark.anyio
async def test_a_mail_can_be_hindered_before_it_leaves_and_after():
    letter = letters("en")["thanks"]
    for fault, sent in (("mail.send", 0), ("mail.sent", 1)):
        mailer = FakeMailer()
        faulty = failpoints(f"{fault}=raise").around(mailer)
        with pytest.raises(FaultOnPurpose):
            await faulty.send(message(letter), "noor@kade.example", letter)
        assert len(mailer.sent) == sent


def test_kill_ends_the_process_as_a_power_cut_would():
    call = "from monitor.adapters.failpoints import failpoints\nfailpoints('x=kill@2').hit('x')\n"
    lines = f"{call}print('alive', flush=True)\nf = failpoints('x=kill@2')\nf.hit('x')\nf.hit('x')\nprint('never')"
    ended = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True)
    assert (ended.returncode, ended.stdout) == (-9, "alive\n")
