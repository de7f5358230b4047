"""The members' keys, copied apart from the database that they open (safety K3).

No copy of the database holds a key. There is one copy of the keys, and always the newest: whoever has left
is not in it any more, so that no older copy of the database tells of them, whoever opens it.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, inspect, select

from monitor.adapters.columns import table_of
from monitor.adapters.dialect import connect, reading, translated
from monitor.adapters.keyring import SERVICE, ServiceKeys
from monitor.adapters.mapping import person
from monitor.adapters.tables import DataKeyRow, ErasureRow, MemberRow
from monitor.adapters.vault import Vault
from monitor.errors import AmendsError, ConfigurationRefused

_KEYS, _MEMBERS, _ERASURES = table_of(DataKeyRow), table_of(MemberRow), table_of(ErasureRow)


@dataclass(frozen=True, slots=True)
class Keys:
    """All data keys, wrapped by the master key, as they were at one moment."""

    at: datetime
    wrapped: Mapping[str, bytes]

    def fit(self, connection: Connection, vault: Vault) -> bool:
        """Whether they are for what is in this database: somebody in it has a key, or has left since."""
        if SERVICE not in self.wrapped:
            return False
        members = _people(connection)
        if not members or members & self.wrapped.keys():
            return True
        service = ServiceKeys(vault.unwrap(SERVICE, self.wrapped[SERVICE]))
        gone = set(connection.execute(select(_ERASURES.c.person)).scalars())
        return any(person(service, member) in gone for member in members)


def keys_in(url: str, now: datetime) -> Keys | None:
    """The keys of a database; None when there are none to be read."""
    try:
        with reading(url) as connection:
            there = inspect(connection).has_table(_KEYS.name)
            return _read(connection, now) if there else None
    except AmendsError:
        return None


def _people(connection: Connection) -> set[str]:
    return set(connection.execute(select(_MEMBERS.c.id)).scalars())


def _read(connection: Connection, now: datetime) -> Keys | None:
    found = connection.execute(select(_KEYS.c.owner, _KEYS.c.wrapped)).all()
    return Keys(now, {owner: bytes(wrapped) for owner, wrapped in found}) if found else None


def copy_keys(url: str, file: Path, now: datetime) -> None:
    """Write the keys of a database over the copy of them. ConfigurationRefused when somebody lacks theirs:
    then the copy may be the only place where it still is."""
    with reading(url) as connection:
        keys, members = _read(connection, now), _people(connection)
    if members and (keys is None or not {SERVICE, *members} <= keys.wrapped.keys()):
        raise ConfigurationRefused(f"the database lacks keys: {file} stays as it is")
    if keys is not None:
        _write(file, keys)


def _write(file: Path, keys: Keys) -> None:
    told = {owner: b64encode(wrapped).decode() for owner, wrapped in keys.wrapped.items()}
    content = json.dumps({"at": keys.at.astimezone(UTC).isoformat(), "keys": told}).encode()
    part = file.with_name(f"{file.name}.part")
    try:
        part.unlink(missing_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(file)
    except OSError as error:
        raise ConfigurationRefused(f"{file}: {error.strerror}") from error


def copied_keys(file: Path) -> Keys | None:
    """What ``copy_keys`` wrote; None when there is no such file."""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ConfigurationRefused(f"{file}: {error.strerror}") from error
    try:
        told: Any = json.loads(content)
        wrapped = {str(owner): b64decode(key) for owner, key in told["keys"].items()}
        return Keys(datetime.fromisoformat(told["at"]), wrapped)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ConfigurationRefused(f"{file} is no copy of keys") from None


def give_keys(copy: str, keys: Sequence[Keys | None], vault: Vault) -> Keys | None:
    """Put the first of these that fit into a copy of the database, and no others; its own come last.

    None when none fits. ConfigurationRefused when somebody in it came later than the keys were copied:
    without theirs they would be taken for somebody who left.
    """
    engine = connect(copy, foreign_keys=False)
    try:
        with translated(), engine.begin() as connection:
            brought = _read(connection, datetime.max.replace(tzinfo=UTC))
            for found in (*keys, brought):
                if found is not None and found.fit(connection, vault):
                    _give(connection, found)
                    return found
            return None
    finally:
        engine.dispose()


def _give(connection: Connection, keys: Keys) -> None:
    joined = connection.execute(select(_MEMBERS.c.id, _MEMBERS.c.joined_at)).all()
    if any(owner not in keys.wrapped and at > keys.at for owner, at in joined):
        raise ConfigurationRefused("the copy of the keys is older than that of the database")
    connection.execute(delete(_KEYS))
    rows = [{"owner": owner, "wrapped": wrapped} for owner, wrapped in keys.wrapped.items()]
    connection.execute(_KEYS.insert(), rows)
