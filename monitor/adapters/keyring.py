"""The keys that one transaction has needed so far."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, delete, select

from monitor.adapters.columns import table_of
from monitor.adapters.dialect import insert_into
from monitor.adapters.tables import DataKeyRow
from monitor.adapters.vault import Key, LookupKey, Vault
from monitor.errors import TextErased

SERVICE = "service"
"""Owner of the key for what belongs to no member; no member's id looks like this."""

_KEYS = table_of(DataKeyRow)
_WANTED = select(_KEYS.c.owner, _KEYS.c.wrapped).where(
    _KEYS.c.owner.in_(bindparam("owners", expanding=True))
)


class ServiceKeys:
    """What is derived from the service's own key, once for the life of a store."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self.lookup = LookupKey(key)
        self.audit = key.derived("audit")


def service_keys(connection: Connection, vault: Vault) -> ServiceKeys:
    """The service's keys, made when the database is used for the first time."""
    fresh = {"owner": SERVICE, "wrapped": vault.fresh(SERVICE)}
    connection.execute(insert_into(connection, _KEYS).on_conflict_do_nothing(), fresh)
    wrapped = select(_KEYS.c.wrapped).where(_KEYS.c.owner == SERVICE)
    return ServiceKeys(vault.unwrap(SERVICE, connection.execute(wrapped).scalar_one()))


class KeyRing:
    """Fetches, makes and destroys members' keys within a transaction."""

    def __init__(self, connection: Connection, vault: Vault, service: ServiceKeys) -> None:
        self._connection = connection
        self._vault = vault
        self._keys = {SERVICE: service.key}
        self.lookup = service.lookup
        self.audit = service.audit

    def load(self, owners: Iterable[str]) -> None:
        """Fetch the keys of many at once."""
        missing = set(owners) - self._keys.keys()
        if missing:
            for owner, wrapped in self._connection.execute(_WANTED, {"owners": list(missing)}):
                self._keys[owner] = self._vault.unwrap(owner, wrapped)

    def has(self, owner: str) -> bool:
        """Whether ``owner`` still has a key."""
        self.load([owner])
        return owner in self._keys

    def of(self, owner: str) -> Key:
        """The key of ``owner``; TextErased when it was destroyed."""
        key = self._keys.get(owner)
        if key is not None:
            return key
        if not self.has(owner):
            raise TextErased(f"the key of {owner} has been destroyed")
        return self._keys[owner]

    def make(self, owner: str) -> None:
        """A key for somebody new."""
        wrapped = self._vault.fresh(owner)
        self._connection.execute(_KEYS.insert(), {"owner": owner, "wrapped": wrapped})
        self._keys[owner] = self._vault.unwrap(owner, wrapped)

    def destroy(self, owner: str) -> None:
        """What this key sealed cannot be read any more, wherever a copy of it lies."""
        self._keys.pop(owner, None)
        self._connection.execute(delete(_KEYS).where(_KEYS.c.owner == owner))
