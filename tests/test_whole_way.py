"""One post becomes one gentle mail, and a corrected post closes its case: every part is a real one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.adapters.vault import make_master_key
from monitor.domain.case import Case, Status
from monitor.domain.ids import AccountId, MemberId
from monitor.domain.member import Account, Consent, Health, Member, Scope, Standing
from monitor.domain.post import AccountRef
from monitor.ports import Store
from monitor.settings import Settings
from monitor.turns import Turns
from monitor.wiring import Service, service
from tests.blog import Blog, served
from tests.inbox import Inbox, listening
from tests.services import write_policy
from tests.store.conftest import migrated_file, migrated_postgres, postgres_url, sqlite_url, url
from tests.store.postgres import postgres

__all__ = ["migrated_file", "migrated_postgres", "postgres", "postgres_url", "sqlite_url", "url"]

pytestmark = pytest.mark.anyio

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
NOOR = MemberId("m1")
BLOG = AccountId("a1")


@dataclass
class Clock:
    """The time of one test."""

    now: datetime = TUESDAY

    def __call__(self) -> datetime:
        return self.now

    def pass_time(self, **units: float) -> None:
        self.now += timedelta(**units)


@pytest.fixture
def blog() -> Iterator[Blog]:
    with served(Blog()) as running:
        yield running


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with listening() as running:
        yield running


@pytest.fixture
def settings(tmp_path: Path, url: str, inbox: Inbox) -> Settings:
    """The shipped rules and a company of one's own, on this machine alone."""
    make_master_key(tmp_path / "master.key")
    write_policy(tmp_path)
    return Settings.model_validate(
        {
            "testing": True,
            "database_url": url,
            "company_file": tmp_path / "company.yaml",
            "policies": [tmp_path / "policies"],
            "keys": {"master_key_file": tmp_path / "master.key"},
            "mail": {
                "host": "127.0.0.1",
                "port": inbox.port,
                "tls": "none",
                "sender": "amends@kade.example",
                "comms": ["comms@kade.example"],
            },
            "polling": {"host_gap_seconds": 0},
        }
    )


def enrol(store: Store, blog: Blog, now: datetime) -> None:
    """Noor has confirmed her mailbox and shown that the blog is hers."""
    member = Member(
        id=NOOR,
        address="noor@kade.example",
        name="Noor",
        lang="en",
        timezone="Europe/Amsterdam",
        joined_at=now,
        standing=Standing.ACTIVE,
    )
    account = Account(
        id=BLOG,
        member_id=NOOR,
        ref=AccountRef("feed", blog.feed, blog.feed, "Noor writes"),
        added_at=now,
        health=Health.READING,
        proved_at=now,
        next_due=now,
    )
    with store.begin() as tx:
        tx.add_member(member)
        tx.add_consent(Consent(NOOR, "1", "00", frozenset(Scope), now, now + timedelta(days=365)))
        tx.add_account(account)


@dataclass
class Way:
    """The service, its clock, and what the world shows."""

    service: Service
    clock: Clock
    turns: Turns
    blog: Blog
    inbox: Inbox

    async def later(self, **units: float) -> None:
        """Time passes, and each loop takes a turn."""
        self.clock.pass_time(**units)
        await self.turns.poll()
        await self.turns.recheck()
        await self.turns.digest()
        await self.turns.deliver()
        await self.turns.forget()

    def cases(self) -> tuple[Case, ...]:
        with self.service.store.begin() as tx:
            return tx.cases_of(NOOR)


@pytest.fixture
async def way(settings: Settings, blog: Blog, inbox: Inbox):
    """Enrolled, and read for the first time."""
    clock = Clock()
    blog.publish("old", "You are an idiot, whoever you are.", TUESDAY - timedelta(days=30))
    async with service(settings) as built:
        enrol(built.store, blog, TUESDAY)
        told = replace(built, clock=clock)
        way = Way(told, clock, Turns(told), blog, inbox)
        await way.later()
        yield way


INSULT = "You are a complete idiot about the tide tables."
MENDED = "I see it differently, and here is why."


async def test_one_post_becomes_one_mail_and_its_correction_closes_the_case(way: Way):
    way.blog.publish("tides", INSULT, way.clock.now + timedelta(minutes=30))
    await way.later(hours=2)
    (case,) = way.cases()
    assert case.status is Status.HELD
    assert way.inbox.kinds() == []

    await way.later(minutes=11)
    assert way.inbox.kinds() == ["note"]
    assert way.cases()[0].status is Status.NOTIFIED

    way.blog.publish("tides", MENDED, way.clock.now)
    await way.later(hours=2)
    assert way.cases()[0].status is Status.CORRECTED
    assert way.inbox.kinds() == ["note", "thanks"]

    await way.later(days=6)
    assert way.inbox.kinds() == ["note", "thanks", "digest"]

    await way.later(days=31)
    assert way.cases() == ()
