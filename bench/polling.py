"""Polling many feeds: Amends beside two pollers by others, CPU seconds and memory, in the same run.

Each contestant is a process of its own, and so is the server. Amends goes its whole way: address guard,
parser box, rules and second reader, SQLite. Linux only.

    python -m bench.polling --feeds 1000 10000 --page docs/polling.md
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import gettempdir

from bench.measuring import PHASES, Figures, main, measured, url_of
from bench.polling_page import page, table

OURS = ("amends", "rules alone")
PEERS = ("reader", "rss2email")
PACKAGES = ("reader==3.26", "sgmllib3k", "rss2email==3.14")
PORT = 8643
ROOT = Path(__file__).parent.parent
START = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)


def with_amends(feeds: int, port: int, folder: Path) -> dict[str, Figures]:
    """Amends, from lease to transaction."""
    return asyncio.run(_with_amends(feeds, port, folder, second=True))


def with_rules(feeds: int, port: int, folder: Path) -> dict[str, Figures]:
    """The same without the second reader, to see what that takes."""
    return asyncio.run(_with_amends(feeds, port, folder, second=False))


async def _with_amends(feeds: int, port: int, folder: Path, *, second: bool) -> dict[str, Figures]:
    from monitor.cli.logs import quiet_logs
    from monitor.daemon import settle_down
    from monitor.policy.check import Judge
    from monitor.usecases.poll import poll_due
    from monitor.wiring import service

    quiet_logs()
    figures: dict[str, Figures] = {}
    hours = count()
    async with service(made_ready(folder)) as built:
        for first in range(0, feeds, 500):
            enrol(built.store, range(first, min(first + 500, feeds)), port)
        policy = built.policy.now()
        judge = policy.judge if second else Judge(policy.rules, policy.company)
        judging = replace(built.judging, judge=judge.judge)
        settle_down()
        for phase in PHASES:
            now = START + timedelta(hours=2 * next(hours))
            world = replace(built.world, judging=lambda: judging, clock=lambda now=now: now)
            with measured(phase, port, figures):
                while await poll_due(world):
                    pass
        with built.store.begin() as tx:
            health = tx.account_health(now)
        assert health.reading.number == feeds, health
    return figures


def made_ready(folder: Path):
    """Settings, with a key and an empty database in ``folder``."""
    from monitor.adapters.files import shipped_config
    from monitor.adapters.vault import make_master_key
    from monitor.settings import Settings

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
    # By another process, as `amends migrate` is: what making tables takes is not what polling takes.
    make = "import sys; from monitor.adapters.schema import migrate; migrate(sys.argv[1])"
    subprocess.run([sys.executable, "-c", make, settings.database_url], check=True)
    return settings


def enrol(store, feeds: range, port: int) -> None:
    """One member with one proved feed each, who agreed before the oldest entry was written."""
    from monitor.domain.ids import AccountId, MemberId
    from monitor.domain.member import Account, Consent, Health, Member, Scope, Standing
    from monitor.domain.post import AccountRef

    given = START - timedelta(days=60)
    scopes = frozenset(Scope)
    with store.begin() as tx:
        for feed in feeds:
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
                proved_at=START,
                next_due=START - timedelta(milliseconds=feed),
            )
            tx.add_member(member)
            expires = START + timedelta(days=300)
            tx.add_consent(Consent(member.id, "1", "00", scopes, given, expires))
            tx.add_account(account)


def contest(name: str, python: Path, feeds: int, port: int) -> dict[str, Figures]:
    """One contestant in a process of its own, with a fresh server."""
    ours = [sys.executable, "-m", "bench.feedserver", "--port", str(port), "--feeds", str(feeds)]
    module = "bench.peers" if name in PEERS else "bench.polling"
    theirs = [str(python), "-m", module, "--be", name, "--feeds", str(feeds), "--port", str(port)]
    world = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    server = subprocess.Popen(ours, stdout=subprocess.PIPE, env=world)
    try:
        assert server.stdout is not None
        if server.stdout.readline().strip() != b"ready":
            raise SystemExit(f"port {port} is in use: choose another with --port")
        ran = subprocess.run(theirs, check=True, stdout=subprocess.PIPE, text=True, env=world)
    finally:
        server.kill()
        server.wait()
    told = json.loads(ran.stdout.splitlines()[-1])
    return {phase: Figures(**values) for phase, values in told.items()}


def peers_in(folder: Path) -> Path:
    """A Python with the peers, in a virtual environment that is made when it is not there."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", *PACKAGES]
        subprocess.run(install, check=True)
    return python


def compare() -> None:
    """Everybody, for each number of feeds, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, nargs="+", default=[1000])
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--peers", type=Path, default=Path(gettempdir()) / "amends-peers")
    parser.add_argument("--page", type=Path, help="write the figures into this page, and its chart")
    given = parser.parse_args()
    ours, peers = Path(sys.executable), peers_in(given.peers)
    pythons = {**dict.fromkeys(OURS, ours), **dict.fromkeys(PEERS, peers)}
    results: dict[int, dict[str, dict[str, Figures]]] = {}
    for feeds in given.feeds:
        results[feeds] = {n: contest(n, p, feeds, given.port) for n, p in pythons.items()}
        print("\n".join(table(results[feeds], feeds)), flush=True)
    if given.page:
        page(given.page, results)


if __name__ == "__main__":
    if "--be" in sys.argv:
        main({"amends": with_amends, "rules alone": with_rules})
    else:
        compare()
