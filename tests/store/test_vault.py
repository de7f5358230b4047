"""Keys: one per member, one place a seal holds, and nothing to read once a key is gone."""

import os
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.adapters.store import SqlStore
from monitor.adapters.vault import (
    Key,
    LookupKey,
    Place,
    Vault,
    make_master_key,
    master_key,
)
from monitor.errors import ConfigurationRefused, TextErased

HERE = Place("texts", "K7Q2")
RAW = bytes(range(32))
ANY_TEXT = st.text(st.characters(codec=None))


@settings(deadline=None)
@given(text=ANY_TEXT)
def test_K1_what_is_sealed_opens_again_whatever_its_characters(text: str):
    key = Key(RAW)
    assert key.open(HERE, key.seal(HERE, text)) == text


@pytest.mark.parametrize(
    "elsewhere", [Place("cases", "K7Q2"), Place("texts", "W4MB"), Place("texts", "K7Q2", "other")]
)
def test_K1_a_seal_opens_in_its_own_place_only(elsewhere: Place):
    key = Key(RAW)
    with pytest.raises(TextErased):
        key.open(elsewhere, key.seal(HERE, "words"))


def test_K1_another_members_key_opens_nothing():
    with pytest.raises(TextErased, match="texts K7Q2"):
        Key(os.urandom(32)).open(HERE, Key(RAW).seal(HERE, "words"))


def test_K1_a_changed_byte_is_noticed():
    sealed = bytearray(Key(RAW).seal(HERE, "words"))
    sealed[-1] ^= 1
    with pytest.raises(TextErased):
        Key(RAW).open(HERE, bytes(sealed))


def test_the_same_words_never_look_the_same():
    key = Key(RAW)
    assert key.seal(HERE, "words") != key.seal(HERE, "words")


def test_a_lookup_finds_the_same_again_and_nothing_else():
    lookup = LookupKey(Key(RAW))
    assert lookup.digest("address", "a") == LookupKey(Key(RAW)).digest("address", "a")
    different = [
        lookup.digest("account", "a"),
        lookup.digest("address", "b"),
        lookup.digest("address", "a", ""),
        LookupKey(Key(os.urandom(32))).digest("address", "a"),
    ]
    assert lookup.digest("address", "a") not in different
    assert len(set(different)) == 4


def test_a_content_hash_is_hidden_can_be_compared_and_comes_back():
    lookup, digest = LookupKey(Key(RAW)), "ab" * 32
    hidden = lookup.hide(HERE, digest)
    assert hidden == lookup.hide(HERE, digest)
    assert digest.encode() not in hidden
    assert lookup.reveal(HERE, hidden) == digest
    assert hidden != lookup.hide(Place("texts", "W4MB"), digest)
    with pytest.raises(InvalidTag):
        lookup.reveal(Place("texts", "W4MB"), hidden)


def test_a_wrapped_key_opens_for_its_owner_with_its_master():
    vault = Vault(os.urandom(32))
    wrapped = vault.fresh("m1")
    sealed = vault.unwrap("m1", wrapped).seal(HERE, "words")
    assert vault.unwrap("m1", wrapped).open(HERE, sealed) == "words"
    with pytest.raises(ConfigurationRefused, match="master key"):
        vault.unwrap("m2", wrapped)
    with pytest.raises(ConfigurationRefused, match="master key"):
        Vault(os.urandom(32)).unwrap("m1", wrapped)


@pytest.mark.parametrize("bad", [b"", b"short", bytes(range(31)), bytes(range(33)), bytes(32)])
def test_K6_a_bad_master_key_starts_nothing(bad: bytes):
    with pytest.raises(ConfigurationRefused, match="master key"):
        Vault(bad)


def test_K6_a_new_master_key_is_for_its_owner_only(tmp_path: Path):
    path = tmp_path / "master.key"
    made = make_master_key(path)
    assert len(made) == 32
    assert oct(path.stat().st_mode & 0o777) == "0o400"
    assert master_key(path) == made


def test_a_master_key_that_is_there_is_never_overwritten(tmp_path: Path):
    path = tmp_path / "master.key"
    made = make_master_key(path)
    with pytest.raises(ConfigurationRefused, match="File exists"):
        make_master_key(path)
    assert master_key(path) == made


@pytest.mark.parametrize("mode", [0o600, 0o440, 0o404, 0o644])
def test_K6_a_master_key_that_others_may_touch_is_refused(tmp_path: Path, mode: int):
    path = tmp_path / "master.key"
    make_master_key(path)
    path.chmod(mode)
    with pytest.raises(ConfigurationRefused, match="chmod 400"):
        master_key(path)


def test_K6_a_missing_or_short_master_key_is_named(tmp_path: Path):
    with pytest.raises(ConfigurationRefused, match=r"none\.key: no master key \(No such file"):
        master_key(tmp_path / "none.key")
    short = tmp_path / "short.key"
    short.write_bytes(b"short")
    short.chmod(0o400)
    with pytest.raises(ConfigurationRefused, match="has 5 bytes"):
        master_key(short)


def test_a_key_for_something_outside_stays_the_same(url: str, vault: Vault):
    made = []
    for _ in range(2):
        store = SqlStore(url, vault)
        made += [store.key_for("pausing"), store.key_for("something else")]
        store.close()
    assert made[:2] == made[2:]
    assert made[0] != made[1]


def test_a_destroyed_key_is_said_to_be_gone(sql_store: SqlStore):
    with sql_store.begin() as tx, pytest.raises(TextErased, match="m-gone has been destroyed"):
        tx.keys.of("m-gone")
