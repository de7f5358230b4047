"""What PostgreSQL's own tools cannot know: who must not come back with a copy (safety K4)."""

from datetime import datetime

from monitor.adapters.backup import Restored
from monitor.adapters.recovery import Left, recover, take_over, who_left
from monitor.adapters.schema import migrate
from monitor.adapters.store import SqlStore
from monitor.adapters.vault import Vault
from monitor.errors import AmendsError


def made_ready(running: str, copy: str, vault: Vault, now: datetime) -> Restored:
    """Bring a database that pg_restore has filled, at the address ``copy``, to where it may be served.

    Whoever has left the ``running`` one since is erased there too, waiting mail is dropped, and every
    account starts from a baseline. The running database stays as it is.
    """
    migrate(copy)
    left = None if running == copy else _who_left(running, vault)
    store = SqlStore(copy, vault)
    try:
        with store.begin() as tx:
            if left is not None:
                take_over(tx, left)
            return Restored(*recover(tx, now), left is not None)
    finally:
        store.close()


def _who_left(url: str, vault: Vault) -> Left | None:
    """None when the database is not there any more to be asked."""
    store = SqlStore(url, vault)
    try:
        with store.begin() as tx:
            return who_left(tx)
    except AmendsError:
        return None
    finally:
        store.close()
