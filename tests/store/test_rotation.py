"""A new master key while the service runs: both are read meanwhile, and a crash loses nothing (safety K2)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from monitor.adapters import rotation
from monitor.adapters.rotation import rotate
from monitor.adapters.store import SqlStore
from monitor.adapters.vault import LENGTH, Vault
from monitor.domain.ids import MemberId
from monitor.errors import ConfigurationRefused
from tests.store.builders import NOW, member

OLD, NEW = os.urandom(LENGTH), os.urandom(LENGTH)
MEMBERS = 7


@pytest.fixture
def url(url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database that was made under the old key, in which steps are small."""
    monkeypatch.setattr(rotation, "BATCH", 2)
    store = SqlStore(url, Vault(OLD))
    for n in range(MEMBERS):
        with store.begin() as tx:
            tx.add_member(member(MemberId(f"m{n}"), address=f"m{n}@kade.example", name=f"N{n}"))
    store.close()
    return url


def named(url: str, vault: Vault) -> list[str]:
    """What everybody is called, as far as these master keys open it."""
    store = SqlStore(url, vault)
    try:
        with store.begin() as tx:
            return [tx.member(MemberId(f"m{n}")).name for n in range(MEMBERS)]
    finally:
        store.close()


EVERYBODY = [f"N{n}" for n in range(MEMBERS)]


def test_K2_afterwards_the_new_key_alone_opens_everything(url: str):
    steps = list(rotate(url, Vault(NEW, OLD)))
    assert steps == sorted(steps)
    assert steps[-1] == MEMBERS + 1  # The service's own is among them.
    assert named(url, Vault(NEW)) == EVERYBODY
    with pytest.raises(ConfigurationRefused, match="put the right file back"):
        named(url, Vault(OLD))


def test_K2_meanwhile_both_are_read(url: str):
    for _ in rotate(url, Vault(NEW, OLD)):
        assert named(url, Vault(NEW, OLD)) == EVERYBODY


def test_K2_who_leaves_meanwhile_stays_gone(url: str):
    steps = rotate(url, Vault(NEW, OLD))
    next(steps)
    store = SqlStore(url, Vault(NEW, OLD))
    with store.begin() as tx:
        tx.erase_member(MemberId("m6"), NOW)
    list(steps)
    with store.begin() as tx:
        assert tx.member_at("m6@kade.example") is None
    store.close()


def test_K2_a_second_time_changes_nothing(url: str):
    list(rotate(url, Vault(NEW, OLD)))
    assert list(rotate(url, Vault(NEW, OLD)))[-1] == MEMBERS + 1
    assert named(url, Vault(NEW)) == EVERYBODY


def test_K2_a_key_that_is_neither_is_refused_and_nothing_is_lost(url: str):
    with pytest.raises(ConfigurationRefused, match="put the right file back"):
        list(rotate(url, Vault(NEW, os.urandom(LENGTH))))
    assert named(url, Vault(OLD)) == EVERYBODY


KILLED = """
import sys
from monitor.adapters import rotation
from monitor.adapters.failpoints import failpoints
from monitor.adapters.vault import Vault
rotation.BATCH = 2
url, new, old, point = sys.argv[1:]
vault = Vault(bytes.fromhex(new), bytes.fromhex(old))
print(*rotation.rotate(url, vault, failpoints(point)))
"""


@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_K2_killed_at_each_step_it_goes_on_from_there(url: str, at: int, tmp_path: Path):
    given = [url, NEW.hex(), OLD.hex(), f"db.commit=kill@{at}"]
    surroundings = {**os.environ, "AMENDS_TESTING": "1"}
    command = [sys.executable, "-c", KILLED, *given]
    killed = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert killed.returncode == -9, killed.stderr
    assert named(url, Vault(NEW, OLD)) == EVERYBODY
    assert list(rotate(url, Vault(NEW, OLD)))[-1] == MEMBERS + 1
    assert named(url, Vault(NEW)) == EVERYBODY
