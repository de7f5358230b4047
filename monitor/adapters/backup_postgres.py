"""What PostgreSQL's own tools cannot know: who must not come back with a copy (safety K4)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from monitor.adapters.backup import Restored
from monitor.adapters.keycopies import give_keys, keys_in
from monitor.adapters.recovery import Left, recover, take_over, who_left
from monitor.adapters.schema import migrate
from monitor.adapters.store import SqlStore, SqlTransaction
from monitor.adapters.vault import Vault
from monitor.errors import AmendsError, ConfigurationRefused


def made_ready(running: str, copy: str, vault: Vault, now: datetime) -> Restored:
    """Bring a database that pg_restore has filled, at the address ``copy``, to where it may be served.

    It gets the keys of the ``running`` one, whatever keys the dump held: whoever has left since is erased
    there too. Waiting mail is dropped, and every account starts from a baseline. The running database stays
    as it is.
    """
    migrate(copy)
    left, keys = (None, None) if running == copy else (_left(running, vault), keys_in(running, now))
    if left is not None:
        with _opened(copy, vault) as tx:
            take_over(tx, left)
    if give_keys(copy, (keys,), vault) is None:
        raise ConfigurationRefused(
            "the copy has no keys: let pg_restore fill its data_keys as well"
        )
    with _opened(copy, vault) as tx:
        return Restored(*recover(tx, now), left is not None)


def _left(url: str, vault: Vault) -> Left | None:
    """None when the database is not there any more to be asked."""
    try:
        with _opened(url, vault) as tx:
            return who_left(tx)
    except AmendsError:
        return None


@contextmanager
def _opened(url: str, vault: Vault) -> Iterator[SqlTransaction]:
    store = SqlStore(url, vault)
    try:
        with store.begin() as tx:
            yield tx
    finally:
        store.close()
