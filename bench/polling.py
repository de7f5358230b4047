"""Polling many feeds: Amends beside the package `reader`, CPU seconds and memory, in the same run.

Each contestant is a process of its own, and so is the server. Amends goes its whole way: address guard,
parser box, rules, SQLite.

    python bench/polling.py --feeds 1000
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from urllib.request import urlopen

import psutil

PHASES = ("first", "unchanged", "tenth", "same")
SAYS = {
    "first": "first poll",
    "unchanged": "unchanged (304)",
    "tenth": "10 % with a new entry",
    "same": "same body (200)",
}
PORT = 8643


@dataclass(frozen=True)
class Figures:
    """What one phase cost, children included."""

    cpu: float
    memory: float
    """Peak, in MB."""
    answers: str
    """200s and 304s that the server gave."""


def url_of(feed: int, port: int) -> str:
    """Every feed on a host of its own, as in the world."""
    return f"http://127.1.{feed // 250}.{feed % 250 + 1}:{port}/feed/{feed}"


def turn_to(phase: str, port: int) -> str:
    """Tell the server the next phase; what it answered in the last one."""
    with urlopen(f"http://127.0.0.1:{port}/phase/{phase}") as answer:  # a fixed loopback address
        return str(answer.read().decode())


def spent() -> tuple[float, float]:
    """CPU seconds and peak memory in MB of this process and its children so far."""
    seconds, memory = 0.0, 0.0
    here = psutil.Process()
    for process in (here, *here.children(recursive=True)):
        times = process.cpu_times()
        seconds += times.user + times.system
        status = Path(f"/proc/{process.pid}/status").read_text()
        peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        memory += int(peak.split()[1]) / 1024
    ended = os.times()
    return seconds + ended.children_user + ended.children_system, memory


@contextmanager
def measured(phase: str, port: int, figures: dict[str, Figures]) -> Iterator[None]:
    turn_to(phase, port)
    before, _ = spent()
    yield
    after, memory = spent()
    figures[phase] = Figures(after - before, memory, turn_to(phase, port))


def with_reader(feeds: int, port: int, folder: Path) -> dict[str, Figures]:
    """The PyPI package `reader`, as its documentation says."""
    from reader import make_reader

    figures: dict[str, Figures] = {}
    reader = make_reader(str(folder / "reader.sqlite"))
    for feed in range(feeds):
        reader.add_feed(url_of(feed, port))
    for phase in PHASES:
        with measured(phase, port, figures):
            reader.update_feeds(scheduled=False)
    assert reader.get_entry_counts().total == feeds * 30 + (feeds + 9) // 10
    return figures


def with_amends(feeds: int, port: int, folder: Path) -> dict[str, Figures]:
    """Amends, from lease to transaction."""
    return asyncio.run(_with_amends(feeds, port, folder))


async def _with_amends(feeds: int, port: int, folder: Path) -> dict[str, Figures]:
    from monitor.adapters.files import shipped_config
    from monitor.adapters.vault import make_master_key
    from monitor.settings import Settings
    from monitor.usecases.poll import poll_due
    from monitor.wiring import service

    make_master_key(folder / "master.key")
    settings = Settings.model_validate(
        {
            "testing": True,
            "database_url": f"sqlite:///{folder / 'amends.sqlite'}",
            "company_file": shipped_config() / "company.yaml",
            "policies": [shipped_config() / "policies"],
            "keys": {"master_key_file": folder / "master.key"},
            "polling": {"host_gap_seconds": 0},
        }
    )
    figures: dict[str, Figures] = {}
    hours = count()
    async with service(settings) as built:
        start = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
        enrol(built.store, feeds, port, start)
        for phase in PHASES:
            now = start + timedelta(hours=2 * next(hours))
            world = replace(built.world, clock=lambda now=now: now)
            with measured(phase, port, figures):
                while await poll_due(world):
                    pass
        with built.store.begin() as tx:
            health = tx.account_health(now)
        assert health.reading.number == feeds, health
    return figures


def enrol(store, feeds: int, port: int, now: datetime) -> None:
    """One member with one proved feed each, who agreed before the oldest entry was written."""
    from monitor.domain.ids import AccountId, MemberId
    from monitor.domain.member import Account, Consent, Health, Member, Scope, Standing
    from monitor.domain.post import AccountRef

    given = now - timedelta(days=60)
    scopes = frozenset(Scope)
    with store.begin() as tx:
        for feed in range(feeds):
            member = Member(
                id=MemberId(f"m{feed}"),
                address=f"m{feed}@kade.example",
                name=f"Member {feed}",
                lang="en",
                timezone="Europe/Amsterdam",
                joined_at=given,
                standing=Standing.ACTIVE,
            )
            url = url_of(feed, port)
            account = Account(
                id=AccountId(f"a{feed}"),
                member_id=member.id,
                ref=AccountRef("feed", url, url, f"Blog {feed}"),
                added_at=given,
                health=Health.READING,
                proved_at=now,
                next_due=now,
            )
            tx.add_member(member)
            tx.add_consent(Consent(member.id, "1", "00", scopes, given, now + timedelta(days=300)))
            tx.add_account(account)


CONTESTANTS: dict[str, Callable[[int, int, Path], dict[str, Figures]]] = {
    "amends": with_amends,
    "reader": with_reader,
}


def contest(name: str, feeds: int, port: int) -> dict[str, Figures]:
    """One contestant in a process of its own, with a fresh server."""
    here = Path(__file__).parent
    server = subprocess.Popen(
        [sys.executable, str(here / "feedserver.py"), "--port", str(port), "--feeds", str(feeds)],
        stdout=subprocess.PIPE,
    )
    try:
        assert server.stdout is not None
        server.stdout.readline()
        command = [sys.executable, __file__, "--contestant", name]
        command += ["--feeds", str(feeds), "--port", str(port)]
        ran = subprocess.run(
            command, check=True, capture_output=True, text=True, env=_environment()
        )
    finally:
        server.kill()
        server.wait()
    told = json.loads(ran.stdout.splitlines()[-1])
    return {phase: Figures(**values) for phase, values in told.items()}


def _environment() -> dict[str, str]:
    root = str(Path(__file__).parent.parent)
    return {**os.environ, "PYTHONPATH": root, "PYTHONWARNINGS": "ignore"}


def table(results: dict[str, dict[str, Figures]], feeds: int) -> Iterator[str]:
    """CPU seconds for 1,000 feeds, and how many times less Amends needs."""
    yield f"{'CPU seconds per 1,000 feeds':<30}{'amends':>10}{'reader':>10}{'ratio':>8}"
    for phase in PHASES:
        ours, theirs = (results[name][phase].cpu * 1000 / feeds for name in ("amends", "reader"))
        yield f"{SAYS[phase]:<30}{ours:>10.2f}{theirs:>10.2f}{theirs / ours:>8.1f}"
    ours, theirs = (max(f.memory for f in results[n].values()) for n in ("amends", "reader"))
    yield f"{'peak memory, MB':<30}{ours:>10.0f}{theirs:>10.0f}{theirs / ours:>8.1f}"
    for name in CONTESTANTS:
        answers = ", ".join(f"{SAYS[p]}: {results[name][p].answers}" for p in PHASES)
        yield f"200s and 304s to {name}: {answers}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--contestant", choices=CONTESTANTS)
    given = parser.parse_args()
    if given.contestant:
        with tempfile.TemporaryDirectory() as folder:
            figures = CONTESTANTS[given.contestant](given.feeds, given.port, Path(folder))
        print(json.dumps({phase: vars(f) for phase, f in figures.items()}))
        return
    results = {name: contest(name, given.feeds, given.port) for name in CONTESTANTS}
    print("\n".join(table(results, given.feeds)))


if __name__ == "__main__":
    main()
