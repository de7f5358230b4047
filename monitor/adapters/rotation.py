"""A new master key: every data key wrapped anew, a few at a time, while the service runs (safety K2)."""

from collections.abc import Iterator

from sqlalchemy import select, update

from monitor.adapters.columns import table_of
from monitor.adapters.dialect import connect, translated
from monitor.adapters.failpoints import Failpoints
from monitor.adapters.tables import DataKeyRow
from monitor.adapters.vault import Vault

KEYS = table_of(DataKeyRow)
BATCH = 50


def rotate(url: str, vault: Vault, faults: Failpoints | None = None) -> Iterator[int]:
    """How many keys are done, after each step. Killed anywhere, it goes on from there when called again: what
    is wrapped by today's master key is left as it is. ConfigurationRefused when neither master key fits."""
    engine = connect(url)
    if faults is not None:
        faults.watch(engine)
    done, last = 0, ""
    try:
        while True:
            with translated(), engine.begin() as connection:
                these = select(KEYS).where(KEYS.c.owner > last).order_by(KEYS.c.owner).limit(BATCH)
                # Whoever leaves meanwhile takes the key along; it must not come back.
                rows = connection.execute(these.with_for_update()).all()
                for row in rows:
                    wrapped = vault.rewrapped(row.owner, row.wrapped)
                    if wrapped is not None:
                        same = KEYS.c.owner == row.owner
                        connection.execute(update(KEYS).where(same).values(wrapped=wrapped))
            if not rows:
                return
            done, last = done + len(rows), rows[-1].owner
            yield done
    finally:
        engine.dispose()
