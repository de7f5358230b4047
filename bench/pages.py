"""How long the pages take at a large company: the median of each, the slowest in twenty, and the median of the
processor's time, which other work on the machine stretches least.

    python -m bench.pages [--members 5000] [--cases 100000] [--database postgresql+psycopg://…]

Without a URL: SQLite in a temporary folder. Every page is asked for by somebody who has signed in, and
goes the whole way: guard, session, database, vault, template.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

import httpx

from bench.polling import enrol
from monitor.adapters.schema import migrate
from monitor.adapters.vault import make_master_key
from monitor.domain.case import Case, Move
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.ids import AccountId, CaseId, MemberId
from monitor.domain.token import Session, digest
from monitor.ports import Store
from monitor.settings import Settings
from monitor.web.app import create_app
from monitor.web.deps import SESSION
from monitor.wiring import Service, service

BASE = "http://127.0.0.1:8580"
TIMES = 60
TEXT = "You idiot, read the manual."
FOUND = Finding("voice.insult", 3, Severity.MEDIUM, Confidence.LIKELY, Span(4, 9), "insult")
OPEN = 20
"""Every so many cases one is still open."""
WHO = {
    None: ["/join", "/sign-in", "/consent"],
    "m1": ["/me", "/me/choices", "/accounts/a1", "/c/C1", "/leave"],
    "comms": ["/comms"],
    "policy_owner": ["/rules"],
    "privacy_officer": ["/log"],
    "operator": ["/status"],
}


def settings_in(folder: Path, database: str) -> Settings:
    """Of a company whose offices are filled."""
    key = folder / "master.key"
    make_master_key(key)
    mail = {who: [mailbox_of(who)] for who in WHO if who and who != "m1"}
    return Settings.model_validate(
        {
            "testing": True,
            "policies": ["config/policies"],
            "company_file": "config/company.yaml",
            "database_url": database,
            "keys": {"master_key_file": key},
            "metrics": {"port": 0},
            "portal": {"base_url": BASE, "second_factor": False},
            "mail": mail,
            "digest": {"require_dpia": False},
        }
    )


def mailbox_of(office: str) -> str:
    """Of whoever holds it."""
    return f"{office}@kade.example"


def cases(number: int, members: int, now: datetime) -> Iterator[Case]:
    """Spread over the members and over the last ten weeks."""
    for n in range(number):
        member = n % members
        opened = now - timedelta(weeks=10) * (n / number)
        yield Case(
            id=CaseId(f"C{n}"),
            member_id=MemberId(f"m{member}"),
            account_id=AccountId(f"a{member}"),
            source_id=f"post-{n}",
            content_hash=f"{n:08x}",
            findings=(FOUND,),
            policy_version="v1",
            opened_at=opened,
            expires_at=now + timedelta(days=20),
            post_url=f"https://blog.example/{n}",
            published_at=opened,
        )


def fill(store: Store, number: int, members: int, now: datetime) -> None:
    """Cases that were told of, and mostly put right."""
    waiting = cases(number, members, now)
    for _ in range(0, number, 1000):
        with store.begin() as tx:
            for _, case in zip(range(1000), waiting, strict=False):
                tx.add_case(case, TEXT)
                at = case.opened_at
                told = case.moved(Move.HOLD, at).moved(Move.NOTIFY, at)
                tx.save_case(told)
                if int(case.content_hash, 16) % OPEN != 1:
                    tx.save_case(told.moved(Move.CORRECT, at + timedelta(days=1)))


def sign_in(store: Store, who: str, now: datetime) -> str:
    """The cookie of whoever is in."""
    office, mailbox = (None, None) if who == "m1" else (who, digest(mailbox_of(who)))
    end = now + timedelta(hours=1)
    session = Session(digest(who), who, office, now, end, now, "csrf", person=mailbox)
    with store.begin() as tx:
        tx.add_session(session)
    return who


async def asked(
    running: Service, path: str, cookies: dict[str, str]
) -> tuple[list[float], list[float]]:
    """Milliseconds of each time, by the clock and of the processor."""
    transport = httpx.ASGITransport(create_app(running))
    spent, used = [], []
    async with httpx.AsyncClient(transport=transport, base_url=BASE, cookies=cookies) as client:
        for _ in range(TIMES):
            begun, busy = time.perf_counter(), time.process_time()
            answer = await client.get(path)
            spent.append((time.perf_counter() - begun) * 1000)
            used.append((time.process_time() - busy) * 1000)
            assert answer.status_code == 200, (path, answer.status_code, answer.text[:300])
    return spent, used


async def measure(settings: Settings, members: int, number: int) -> None:
    """Print a line for each page."""
    migrate(settings.database_url)
    async with service(settings) as running:
        enrol(running.store, range(members), 80)
        fill(running.store, number, members, datetime.now(UTC))
        print(
            f"{members:,} members, {number:,} cases\n\n"
            "| page | median | 95 of 100 | processor |\n|---|--:|--:|--:|"
        )
        for who, paths in WHO.items():
            cookies = {SESSION: sign_in(running.store, who, running.clock())} if who else {}
            for path in paths:
                spent, used = await asked(running, path, cookies)
                slow = quantiles(spent, n=20)[-1]
                print(
                    f"| {path} | {median(spent):.1f} ms | {slow:.1f} ms | {median(used):.1f} ms |",
                    flush=True,
                )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, default=5_000)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--database", help="an empty database")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = given.database or f"sqlite:///{folder / 'amends.sqlite'}"
        asyncio.run(measure(settings_in(folder, database), given.members, given.cases))


if __name__ == "__main__":
    main()
