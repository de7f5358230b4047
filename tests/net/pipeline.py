"""A poll of one enrolled account by the real parts, and what must hold whatever its server does."""

import asyncio
import logging
import ssl
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from ipaddress import IPv4Network
from itertools import count

import pytest

from connectors.feed import FeedConnector
from connectors.mastodon import MastodonConnector
from monitor.adapters.feedbox import FeedBox
from monitor.adapters.guard import Address, Guard
from monitor.adapters.http import HttpClient, Limits
from monitor.domain.ids import AccountId, MemberId
from monitor.domain.member import Account, Health
from monitor.domain.post import AccountRef, Author, Post
from monitor.policy.check import Judgement
from monitor.ports import Store
from monitor.usecases.poll import poll_due
from monitor.usecases.reading import World
from tests.net.hostile import Hostile, Script, at_once, reply
from tests.net.watch import growing_at_most, watched
from tests.usecases.world import Stage, judge

PUBLIC = "127.77.0.1"
"""What these tests take for a public place; all else on this machine is as closed as ever."""
NEIGHBOUR = "127.77.0.200"
CLOSED = "127.0.0.1"
PATIENT = Limits(connect=10, idle=10, whole=12)
"""For a busy machine; within the 15 seconds that a case may take."""
QUICK = Limits(connect=2, idle=2, whole=3)
"""For cases that take as long as they may."""
PATIENCE = 60
"""Seconds after which a poll hangs. Its own deadlines end it within 15, on a machine that is not busy."""
CANARY = "c4nary"
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>{CANARY}</title>
<item><guid>1</guid><title>One</title><description>A post by {CANARY}.</description></item>
</channel></rss>""".encode()

_numbers = count(1)


@dataclass(frozen=True)
class OneOpen(Guard):
    """The guard, but for one small network and one port that stand for the public internet."""

    port: int = 0

    def allows(self, address: Address) -> bool:
        return address in IPv4Network("127.77.0.0/24") or super().allows(address)

    def _port(self, port: int, usual: int, host: str, literal: Address | None) -> None:
        if port != self.port:
            super()._port(port, usual, host, literal)


@dataclass
class Pipeline:
    """A feed account, its server, a neighbour whose feed is fine, and the parts that read them."""

    stage: Stage
    server: Hostile
    neighbour: Hostile
    inside: Hostile
    client: HttpClient
    beside: HttpClient
    """The neighbour's: with the usual limits, whatever a case does to its own."""
    box: FeedBox
    names: dict[str, list[str]] = field(default_factory=dict)
    members: list[MemberId] = field(default_factory=list)
    seen: list[tuple[str, object]] = field(default_factory=list)
    judged: list[Post] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.stage.judge = self._judge

    def _judge(self, post: Post, author: Author) -> Judgement:
        self.judged.append(post)
        return judge(post, author)

    @property
    def world(self) -> World:
        connectors = {
            "feed": FeedConnector(self.client),
            "mastodon": MastodonConnector(self.client),
            "neighbour": FeedConnector(self.beside),
        }
        return replace(
            self.stage.world, connectors=connectors, reader=self.box, gates=at_once(), workers=4
        )

    def url(self, path: str = "/case", host: str = PUBLIC, scheme: str = "http") -> str:
        """An address of the server, with something in it that no log may hold."""
        return f"{scheme}://{host}:{self.server.port}{path}?token={CANARY}"

    async def resolve(self, host: str, port: int) -> list[str]:
        """The names that a test knows; no other is ever asked for."""
        return self.names[host]

    def enrol(self, where: str | AccountRef, **changes: object) -> AccountId:
        """An account that is due now."""
        number = next(_numbers)
        ref = where if isinstance(where, AccountRef) else AccountRef("feed", where, where, CANARY)
        self.members.append(MemberId(f"m{number}"))
        return self.stage.enrol(self.members[-1], f"a{number}", ref=ref, **changes).id

    def account(self, account_id: AccountId) -> Account:
        return self.stage.account(account_id)

    async def read(self, account_id: AccountId) -> Account:
        """The account after one poll; while at it, all that must always hold does."""
        feed = f"http://{NEIGHBOUR}:{self.server.port}/feed"
        neighbour = self.enrol(AccountRef("neighbour", feed, feed, CANARY))
        with watched() as seen, growing_at_most(64):
            async with asyncio.timeout(PATIENCE):
                await poll_due(self.world)
        self.seen = seen
        beside = self.account(neighbour)
        assert (beside.health, beside.trouble) == (Health.READING, None), beside
        assert beside.last_read_at == self.stage.now
        connected = {address for event, address in seen if event == "socket.connect"}
        allowed = {(host, self.server.port) for host in (*self._served(), NEIGHBOUR)}
        assert connected <= allowed, "a connection left for an address that is not listed"
        assert not [name for event, name in seen if event != "socket.connect"]
        assert not self.inside.asked
        self._leave(self.members.pop())
        return self.account(account_id)

    def _served(self) -> set[str]:
        return {PUBLIC, *(address for found in self.names.values() for address in found[:4])} - {
            CLOSED
        }

    def forget(self) -> None:
        """Everybody leaves: the next test has the store to itself."""
        while self.members:
            self._leave(self.members.pop())

    def _leave(self, member: MemberId) -> None:
        with self.stage.store.begin() as tx:
            tx.erase_member(member, self.stage.now)

    async def poll(self, where: str | AccountRef, **changes: object) -> Account:
        """A new account at this address, after its first poll."""
        return await self.read(self.enrol(where, **changes))

    async def again(self, account: Account) -> Account:
        """The same account after its next poll."""
        self.stage.now = max(self.stage.now, account.next_due or self.stage.now)
        self.stage.now += timedelta(seconds=1)
        return await self.read(account.id)


@asynccontextmanager
async def pipeline(
    store: Store, box: FeedBox, script: Script, tls: ssl.SSLContext | None = None, **client: object
) -> AsyncIterator[Pipeline]:
    """The server plays ``script`` at ``/case``, behind TLS if it has a certificate."""
    async with AsyncExitStack() as stack:
        server, neighbour, inside = Hostile(host=PUBLIC), Hostile(), Hostile()
        server.scripts["/case"] = script
        neighbour.scripts["/feed"] = reply(FEED)
        for one, host, context in (
            (server, PUBLIC, tls),
            (neighbour, NEIGHBOUR, None),
            (inside, CLOSED, None),
        ):
            listening = await asyncio.start_server(one.serve, host, server.port, ssl=context)
            stack.callback(listening.close)
            stack.push_async_callback(one.stop)
            server.port = listening.sockets[0].getsockname()[1]
        options = {"limits": PATIENT, "gates": at_once(), **client}
        ours = await stack.enter_async_context(HttpClient("ops@kade.example", **options))
        beside = await stack.enter_async_context(HttpClient("", limits=PATIENT, gates=at_once()))
        made = Pipeline(Stage(store=store), server, neighbour, inside, ours, beside, box)
        ours.guard = beside.guard = OneOpen(made.resolve, port=server.port)
        stack.callback(made.forget)
        yield made


class Quiet:
    """Everything that is written anywhere meanwhile, to look for what must not be there."""

    def __init__(self, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
        caplog.set_level(logging.DEBUG)
        self._caplog, self._capfd = caplog, capfd

    def check(self) -> None:
        """Nothing that the server sent, and no address, was written."""
        said = self._capfd.readouterr()
        written = "\n".join((said.out, said.err, self._caplog.text))
        assert CANARY not in written
        assert PUBLIC not in written
