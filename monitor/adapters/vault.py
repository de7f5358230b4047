"""Keys per member, and the one place that encrypts and decrypts (safety K1, K3).

Every member has a data key of their own, wrapped by the master key; the service has one too, for what
belongs to nobody or must outlive its member. Destroying a data key makes all that it sealed unreadable.
"""

import hmac
import json
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from json.encoder import encode_basestring_ascii
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESSIV

from monitor.errors import ConfigurationRefused, TextErased

LENGTH = 32
_NONCE = 12
_VERSION = 1
"""Of the way things are sealed; part of what every seal covers."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value stands. It opens nowhere else, so rows cannot be swapped unseen."""

    table: str
    row: str
    column: str = "sealed"

    @property
    def covered(self) -> bytes:
        """What the seal covers beside the value."""
        return f"{self.table}|{self.row}|{self.column}|{_VERSION}".encode()


class Key:
    """The data key of one member, or of the service."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._sealing = AESGCM(self.derived("seal"))

    def __repr__(self) -> str:
        return "Key(…)"

    def derived(self, purpose: str) -> bytes:
        """A key for one purpose alone."""
        return hmac.digest(self._raw, f"amends {purpose}".encode(), "sha256")

    def seal(self, place: Place, value: Any) -> bytes:
        """Anything JSON can hold, encrypted; the same value looks different every time."""
        nonce = os.urandom(_NONCE)
        # ASCII only: a lone surrogate in somebody's post is no UTF-8, but it is JSON.
        plain = json.dumps(value, separators=(",", ":")).encode("ascii")
        return nonce + self._sealing.encrypt(nonce, plain, place.covered)

    def open(self, place: Place, sealed: bytes) -> Any:
        """The value again; TextErased when the seal does not hold."""
        try:
            plain = self._sealing.decrypt(sealed[:_NONCE], sealed[_NONCE:], place.covered)
        except InvalidTag:
            raise TextErased(f"{place.table} {place.row} cannot be read: wrong key") from None
        return json.loads(plain.decode("ascii"))


class LookupKey:
    """Makes values that can be found again, and compared, by whoever holds the key alone."""

    def __init__(self, key: Key) -> None:
        self._hashing = key.derived("look up")
        self._hiding = AESSIV(key.derived("hide, left") + key.derived("hide, right"))

    def digest(self, kind: str, *parts: str) -> bytes:
        """A keyed hash: 128 bits, the same for the same parts."""
        # As json.dumps would write the list, in a third of the time: a feed has thirty posts.
        message = f"[{', '.join(map(encode_basestring_ascii, (kind, *parts)))}]".encode("ascii")
        return hmac.digest(self._hashing, message, "sha256")[:16]

    def hide(self, place: Place, content_hash: str) -> bytes:
        """A content hash, encrypted so that the same one looks the same (deterministic AES-SIV).

        In the clear it would tell whoever steals the database which public posts were read.
        """
        return self._hiding.encrypt(content_hash.encode(), [place.covered])

    def reveal(self, place: Place, hidden: bytes) -> str:
        """The content hash again."""
        return self._hiding.decrypt(hidden, [place.covered]).decode()


class Vault:
    """Wraps data keys with the master key, and unwraps them."""

    def __init__(self, master: bytes, former: bytes | None = None) -> None:
        """``former`` is the master key before, read as well until nothing is wrapped by it any more."""
        self._wrapping = _wrapper(master)
        self.name = _name(master)
        """Tells two master keys apart, and nothing about them."""
        self.former_name = _name(former) if former is not None else ""
        self._former = _wrapper(former) if former is not None else None

    def __repr__(self) -> str:
        return "Vault(…)"

    def fresh(self, owner: str) -> bytes:
        """A new data key for ``owner``, wrapped."""
        nonce = os.urandom(_NONCE)
        return nonce + self._wrapping.encrypt(nonce, os.urandom(LENGTH), _owned(owner))

    def unwrap(self, owner: str, wrapped: bytes) -> Key:
        """The data key of ``owner``; ConfigurationRefused when the master key is another one."""
        return Key(self._raw(owner, wrapped))

    def rewrapped(self, owner: str, wrapped: bytes) -> bytes | None:
        """The same data key, wrapped by the master key of today; None where it is already (safety K2)."""
        if _opened(self._wrapping, owner, wrapped) is not None:
            return None
        nonce = os.urandom(_NONCE)
        return nonce + self._wrapping.encrypt(nonce, self._raw(owner, wrapped), _owned(owner))

    def _raw(self, owner: str, wrapped: bytes) -> bytes:
        for wrapping in filter(None, (self._wrapping, self._former)):
            raw = _opened(wrapping, owner, wrapped)
            if raw is not None:
                return raw
        raise ConfigurationRefused(
            "the master key is not the one this database was made with: put the right file back"
        )


def opens_too_much(vault: Callable[[bytes], Vault]) -> str:
    """What opens a seal that must not, tried out with keys of its own; empty when nothing does."""
    words, here = "the words of a post", Place("probe", "1")
    ours = vault(os.urandom(LENGTH))
    wrapped = ours.fresh("probe")
    key = ours.unwrap("probe", wrapped)
    sealed = key.seal(here, words)
    if key.open(here, sealed) != words or words.encode() in sealed:
        return "what was sealed can be read as it is, or does not come back"
    others: tuple[tuple[str, Callable[[], object]], ...] = (
        ("another master key", lambda: vault(os.urandom(LENGTH)).unwrap("probe", wrapped)),
        ("another member", lambda: ours.unwrap("somebody", wrapped)),
        ("another row", lambda: key.open(Place("probe", "2"), sealed)),
        ("a changed bit", lambda: key.open(here, sealed[:-1] + bytes([sealed[-1] ^ 1]))),
        ("a master key of zeros", lambda: vault(bytes(LENGTH))),
    )
    return next((f"{what} is taken" for what, act in others if not _refused(act)), "")


def _refused(act: Callable[[], object]) -> bool:
    try:
        act()
    except (TextErased, ConfigurationRefused):
        return True
    return False


def _wrapper(master: bytes) -> AESGCM:
    if len(master) != LENGTH:
        raise ConfigurationRefused(f"the master key has {len(master)} bytes: it needs {LENGTH}")
    if len(set(master)) < LENGTH // 4:
        raise ConfigurationRefused("the master key is no random one: make one by `amends init`")
    return AESGCM(master)


def _name(master: bytes) -> str:
    return hmac.digest(master, b"amends name", "sha256").hex()[:8]


def _opened(wrapping: AESGCM, owner: str, wrapped: bytes) -> bytes | None:
    try:
        return wrapping.decrypt(wrapped[:_NONCE], wrapped[_NONCE:], _owned(owner))
    except InvalidTag:
        return None


def _owned(owner: str) -> bytes:
    return Place("data_keys", owner, "wrapped").covered


def master_key(path: Path) -> bytes:
    """The master key in ``path``; refused unless it is its owner's alone (safety K6)."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        content = path.read_bytes()
    except OSError as error:
        raise ConfigurationRefused(f"{path}: no master key ({error.strerror})") from error
    if mode & 0o377:
        raise ConfigurationRefused(f"{path} may be read or changed by others: chmod 400 {path}")
    if len(content) != LENGTH:
        raise ConfigurationRefused(f"{path} has {len(content)} bytes: a master key has {LENGTH}")
    return content


def make_master_key(path: Path) -> bytes:
    """A new master key in ``path``, readable by its owner only. A file that is there stays as it is."""
    content = os.urandom(LENGTH)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    except OSError as error:
        raise ConfigurationRefused(f"{path}: no key written ({error.strerror})") from error
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    return content
