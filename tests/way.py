"""The whole service with a clock of its own, and what the world shows it: every part is a real one."""

import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from monitor.adapters.consents import consent_text
from monitor.adapters.vault import make_master_key
from monitor.daemon import serving
from monitor.demo.fediverse import Fediverse
from monitor.demo.fediverse import router as fediverse_pages
from monitor.domain.case import Case
from monitor.domain.ids import AccountId
from monitor.domain.member import Member, Scope, Sharing
from monitor.domain.token import Token
from monitor.settings import PortalSettings, Settings
from monitor.turns import Turns
from monitor.usecases.enrol import Joining, agreed_in, ask_to_join, confirm
from monitor.usecases.prove import Proving, Shown, check, claim
from monitor.usecases.signin import Asking, LinkDesk, use_link
from monitor.web.app import create_app
from monitor.wiring import Service, service
from tests.blog import Blog, served
from tests.inbox import Inbox, listening
from tests.services import PAPERS, RULE, free_port, write_policy
from tests.store.conftest import migrated_file, migrated_postgres, postgres_url, sqlite_url, url
from tests.store.postgres import postgres
from tests.web.portal import Somebody

__all__ = ["migrated_file", "migrated_postgres", "postgres", "postgres_url", "sqlite_url", "url"]

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


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
def rules() -> str:
    """The rules of the company."""
    return RULE


@pytest.fixture
def portal() -> dict[str, Any]:
    """How the pages are reached."""
    return {"second_factor": False}


@pytest.fixture
def settings(
    tmp_path: Path, url: str, inbox: Inbox, rules: str, portal: dict[str, Any]
) -> Settings:
    """A company with rules of its own, on this machine alone."""
    make_master_key(tmp_path / "master.key")
    write_policy(tmp_path, rules)
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
                "policy_owner": ["rules@kade.example"],
            },
            "polling": {"host_gap_seconds": 0},
            "portal": portal,
            "digest": PAPERS,
        }
    )


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
        await self.turns.learn()
        await self.turns.digest()
        await self.turns.deliver()
        await self.turns.forget()

    async def told(self) -> None:
        """Time enough for a new post to be read, held, and written about."""
        await self.later(hours=2)
        await self.later(minutes=11)

    def publish(self, slug: str, text: str) -> None:
        """A new post on the blog, or another wording of one."""
        self.blog.publish(slug, text, self.clock.now + timedelta(minutes=30))

    def cases(self, member: Member) -> tuple[Case, ...]:
        with self.service.store.begin() as tx:
            return tx.cases_of(member.id)

    def case(self, member: Member) -> Case:
        """The newest one."""
        return self.cases(member)[0]

    async def _in(self, page: str, address: str) -> Somebody:
        somebody = Somebody(create_app(self.service))
        await somebody.open(page)
        await somebody.press("Send me the link", address=address)
        await self.turns.deliver()
        link = re.search(r"/l/[^\s]+", self.inbox.text())
        assert link is not None
        await somebody.open(link[0])
        await somebody.press("Sign in")
        return somebody

    async def noor(self) -> Somebody:
        """Noor at her browser, come in by the link in her mail."""
        return await self._in("/sign-in", "noor@kade.example")

    async def marit(self) -> Somebody:
        """Marit of comms at hers."""
        return await self._in("/sign-in/comms", "comms@kade.example")

    @property
    def mailed(self) -> list[str]:
        """Kinds of all mail but links to sign in with."""
        return [kind for kind in self.inbox.kinds() if kind not in ("login", "receipt", "digest")]

    @property
    def desk(self) -> LinkDesk:
        built = self.service
        return LinkDesk(built.settings.portal.base_url, (), built.new_secret, built.new_id)

    @property
    def proving(self) -> Proving:
        return Proving(self.service.world, self.desk, ())


INSULT = "You are a complete idiot about the tide tables."
MENDED = "I see it differently, and here is why."


@pytest.fixture
async def way(settings: Settings, blog: Blog, inbox: Inbox) -> AsyncIterator[Way]:
    """A service that nobody has joined yet."""
    clock = Clock()
    async with service(settings) as built:
        told = replace(built, clock=clock)
        yield Way(told, clock, Turns(told), blog, inbox)


async def join(way: Way) -> Member:
    """Noor asks to join, opens the link in her mail, and agrees."""
    built, now = way.service, way.clock.now
    scopes = frozenset(Scope)
    joining = Joining("Noor", "engineer", "en", "Europe/Amsterdam", Sharing.ASKED, True, scopes)
    with built.store.begin() as tx:
        asking = Asking("noor@kade.example", "a browser", "127.0.0.1")
        ask_to_join(tx, way.desk, asking, joining, now)
    await way.turns.deliver()
    link = re.search(r"/l/([^\s?]+)", way.inbox.text())
    assert link is not None
    with built.store.begin() as tx:
        token = use_link(tx, link[1], "a browser", "", now)
        assert isinstance(token, Token)
        return confirm(tx, token, agreed_in(link[1]), consent_text("en"), way.desk, now)


async def show(way: Way, member: Member, source: str, publish: Callable[[str], None]) -> AccountId:
    """Noor adds an account, and puts the code where only she can write."""
    account_id = await claim(way.proving, member.id, source)
    with way.service.store.begin() as tx:
        code = tx.account(account_id).proof_token
    assert code is not None
    assert await check(way.proving, member.id, account_id) is Shown.NOT_YET
    publish(code)
    assert await check(way.proving, member.id, account_id) is Shown.YES
    return account_id


async def enrolled_blog(way: Way) -> Member:
    """Noor's blog is hers, and was read for the first time."""
    member = await join(way)
    way.blog.publish("old", INSULT, TUESDAY - timedelta(days=30))

    def publish(code: str) -> None:
        way.blog.about = f"Noor writes. {code}"

    await show(way, member, way.blog.feed, publish)
    await way.later()
    assert way.inbox.kinds() == ["login", "receipt"]
    return member


@asynccontextmanager
async def on_mastodon(way: Way, member: Member) -> AsyncIterator[Fediverse]:
    """Noor's account at a server that is up while the block runs."""
    port = free_port()
    server = Fediverse(f"http://127.0.0.1:{port}")
    server.sign_up("noor", "Noor", "Ships and bread.")
    pages = FastAPI()
    pages.include_router(fediverse_pages(server))

    def publish(code: str) -> None:
        server.profiles["noor"].note = f"Ships and bread. {code}"

    async with serving(PortalSettings(port=port), pages):
        await show(way, member, server.handle("noor"), publish)
        await way.later()
        yield server
