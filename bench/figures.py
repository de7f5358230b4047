"""How long the dashboard and the digest take with 100,000 cases in the database.

    python -m bench.figures [--database postgresql+psycopg://…] [--cases N]

Without a URL: SQLite in a temporary folder, and a PostgreSQL server of its own.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

from bench.claiming import postgres
from bench.polling import START, enrol
from monitor.adapters.columns import table_of
from monitor.adapters.schema import migrate
from monitor.adapters.store import SqlStore
from monitor.adapters.tables import CaseRow, EventRow
from monitor.adapters.vault import Vault, make_master_key
from monitor.domain.calendar import last_week
from monitor.domain.case import Status
from monitor.domain.tally import Happening
from monitor.usecases.digest import weekly
from monitor.usecases.helping import shared_cases

MEMBERS, WEEKS, BATCH = 2_000, 13, 5_000
ZONE = "Europe/Amsterdam"
ENDS = (Happening.PUT_RIGHT, Happening.REMOVED, Happening.DISMISSED, None)


def happenings(cases: int, dice: Random) -> Iterator[dict[str, object]]:
    """A note for each case, and of most what became of it, over thirteen weeks."""
    for _ in range(cases):
        at = START - timedelta(hours=dice.randrange(1, WEEKS * 7 * 24))
        person, conduct = f"{dice.randrange(MEMBERS):x}", dice.randint(1, 5)
        later = at + timedelta(hours=dice.randrange(1, 73))
        for what, when in ((Happening.NOTE, at), (dice.choice(ENDS), later)):
            if what:
                row = {"at": when, "what": what.value, "conduct": conduct, "person": person}
                yield {**row, "noted_at": at}


def closed(cases: int, dice: Random) -> Iterator[dict[str, object]]:
    """Cases that are done; what they say is sealed and nobody opens it for figures."""
    for number in range(cases):
        member = dice.randrange(MEMBERS)
        at = START - timedelta(hours=dice.randrange(1, WEEKS * 7 * 24))
        yield {
            "id": f"C{number}",
            "member_id": f"m{member}",
            "account_id": f"a{member}",
            "source": number.to_bytes(8),
            "sealed": dice.randbytes(600),
            "policy_version": "1",
            "opened_at": at,
            "expires_at": at + timedelta(days=30),
            "status": Status.CORRECTED.value,
            "is_open": False,
            "notified_at": at,
            "closed_at": at + timedelta(hours=9),
            "rechecks": 1,
        }


def fill(store: SqlStore, cases: int) -> None:
    """Members, their cases and what was counted of them."""
    dice = Random(7)
    for first in range(0, MEMBERS, 500):
        enrol(store, range(first, first + 500), 80)
    for row, rows in ((CaseRow, closed(cases, dice)), (EventRow, happenings(cases, dice))):
        while batch := list(islice(rows, BATCH)):
            with store.begin() as tx:
                tx.connection.execute(table_of(row).insert(), batch)


class Took(NamedTuple):
    """Seconds by the clock, and seconds of this process: a busy machine stretches only the first."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s ({self.cpu:.2f} s CPU)"


def took(act: Callable[[], object]) -> Took:
    """How long it takes."""
    begun, used = time.perf_counter(), time.process_time()
    act()
    return Took(time.perf_counter() - begun, time.process_time() - used)


def dashboard(store: SqlStore) -> None:
    """What opening the page asks of the database."""
    label = last_week(START, ZONE)
    with store.begin() as tx:
        weekly(tx, label, START, ZONE, "en")
        list(shared_cases(tx, START))


def digest(store: SqlStore, weeks: int = 0) -> None:
    """What the mail asks of it."""
    now = START + timedelta(weeks=weeks)
    with store.begin() as tx:
        weekly(tx, last_week(now, ZONE), now, ZONE, "en")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", help="an empty database")
    parser.add_argument("--cases", type=int, default=100_000)
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
            fill(store, given.cases)
            first = took(lambda store=store: digest(store))
            next_week = took(lambda store=store: digest(store, 1))
            pages = [took(lambda store=store: dashboard(store)) for _ in range(21)]
            kind = url.partition(":")[0]
            print(
                f"{kind}: very first digest {first}, that of the next week {next_week}; dashboard "
                f"{pages[0]} at first, then {1000 * median(p.wall for p in pages[1:]):.0f} ms, "
                f"{1000 * median(p.cpu for p in pages[1:]):.0f} ms CPU (median of 20)",
                flush=True,
            )
            store.close()


if __name__ == "__main__":
    main()
