"""F8 and F9 from the other side: the log of servers that are polled for weeks, on a virtual clock.

Sockets, parsers, database and use cases are the real ones; only time is not, and every second of it is
slept by the gates or passed between rounds. A restart is a new client, new gates and a new reading of
the database.
"""

import asyncio
import os
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from connectors.feed import FeedConnector
from monitor.adapters.feedbox import FeedBox
from monitor.adapters.http import HttpClient
from monitor.adapters.schema import migrate
from monitor.adapters.store import SqlStore
from monitor.adapters.vault import Vault
from monitor.domain.gates import GAP, Gates
from monitor.domain.ids import MemberId
from monitor.domain.member import Account, Health
from monitor.domain.post import AccountRef
from monitor.usecases.pause import pause, start_again
from monitor.usecases.poll import poll_due
from monitor.usecases.reading import World
from tests.net.hostile import Hostile, Script, reply
from tests.net.pipeline import FEED
from tests.usecases.world import START, Stage

pytestmark = pytest.mark.anyio


@dataclass(frozen=True)
class Line:
    """One request in a server's log."""

    began: datetime
    ended: datetime
    path: str
    asked: dict[str, str]


@dataclass
class Server(Hostile):
    """A host whose answers take virtual time, and its log."""

    now: Callable[[], datetime] = lambda: START
    passes: Callable[[float], None] = lambda seconds: None
    log: list[Line] = field(default_factory=list)
    flying: int = 0
    most: int = 0

    def play(self, path: str, script: Script, takes: float = 0.0) -> None:
        """From now on ``path`` is answered so."""

        async def noted(writer: asyncio.StreamWriter, asked: dict[str, str]) -> None:
            self.flying += 1
            self.most = max(self.most, self.flying)
            began = self.now()
            # Others get their chance to come in meanwhile.
            await asyncio.sleep(0.01)
            self.passes(takes)
            self.log.append(Line(began, self.now(), path, asked))
            self.flying -= 1
            await script(writer, asked)

        self.scripts[path] = noted


@dataclass
class Weeks:
    """A service that is polled on and on, and started again when a test says so."""

    folder: Path
    vault: Vault
    stage: Stage
    box: FeedBox
    hosts: list[Server]
    enrolled: list[int] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        return (self.stage.now - START).total_seconds()

    def passes(self, seconds: float) -> None:
        self.stage.now += timedelta(seconds=seconds)

    async def sleep(self, seconds: float) -> None:
        self.passes(seconds)
        await asyncio.sleep(0)

    def enrol(self, number: int, host: int, path: str) -> None:
        """An account that is due now."""
        self.enrolled.append(number)
        url = self.hosts[host].url(path)
        self.stage.enrol(f"m{number}", f"a{number}", ref=AccountRef("feed", url, url, path))

    def account(self, number: int) -> Account:
        return self.stage.account(f"a{number}")

    def gates(self) -> Gates:
        return Gates(GAP, lambda: self.seconds, self.sleep)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[World]:
        """One life of the service: nothing is handed on to the next but the database."""
        store = SqlStore(f"sqlite:///{self.folder / 'amends.db'}", self.vault)
        self.stage.store = store
        client = HttpClient(
            "ops@kade.example", testing=True, gates=self.gates(), clock=lambda: self.stage.now
        )
        async with client:
            yield replace(
                self.stage.world,
                store=store,
                connectors={"feed": FeedConnector(client)},
                reader=self.box,
                gates=self.gates(),
            )
        store.close()

    async def poll(self, days: float) -> None:
        """One life of so many days: a round at the very moment when something is due, and twice a day."""
        until = self.stage.now + timedelta(days=days)
        async with self.running() as world:
            while self.stage.now < until:
                await poll_due(world)
                due = [self.account(number).next_due for number in self.enrolled]
                soon = self.stage.now + timedelta(hours=12)
                self.stage.now = max(self.stage.now, min(at for at in [*due, soon] if at))


@pytest.fixture
async def weeks(tmp_path: Path) -> AsyncIterator[Weeks]:
    """Three hosts on this machine."""
    migrate(f"sqlite:///{tmp_path / 'amends.db'}")
    vault = Vault(os.urandom(32))
    stage = Stage(store=SqlStore(f"sqlite:///{tmp_path / 'amends.db'}", vault))
    servers = []
    async with FeedBox({"feed": FeedConnector}) as box:
        made = Weeks(tmp_path, vault, stage, box, [])
        for number in range(3):
            server = Server(host=f"127.0.0.{2 + number}", now=lambda: stage.now, passes=made.passes)
            listening = await asyncio.start_server(server.serve, server.host, 0)
            server.port = listening.sockets[0].getsockname()[1]
            servers.append(listening)
            made.hosts.append(server)
        yield made
        for listening in servers:
            listening.close()


def conditional(etag: str = '"1"', modified: str = "Mon, 23 Nov 2026 09:00:00 GMT") -> Script:
    """A feed that is unchanged for whoever has it."""

    async def play(writer: asyncio.StreamWriter, asked: dict[str, str]) -> None:
        known = asked.get("if-none-match") == etag and asked.get("if-modified-since") == modified
        status = "304 Not Modified" if known else "200 OK"
        await reply(b"" if known else FEED, status, etag=etag, last_modified=modified)(
            writer, asked
        )

    return play


def gaps(log: list[Line]) -> list[float]:
    """Seconds from the end of each request to the beginning of the next."""
    return [(later.began - sooner.ended).total_seconds() for sooner, later in pairwise(log)]


async def test_F8_a_host_sees_one_request_at_a_time_and_two_seconds_between(weeks: Weeks):
    """Six accounts on one host, two of them redirected to the next one, which has six of its own."""
    first, second = weeks.hosts[:2]
    for number in range(6):
        path = f"/{number}"
        second.play(path, conditional(), takes=1.0)
        first.play(path, conditional(), takes=3.0)
        weeks.enrol(number, 0, path)
        weeks.enrol(10 + number, 1, path)
    for number in (0, 1):
        onward = reply(status="302 Found", location=second.url(f"/{number}"))
        first.play(f"/{number}", onward, takes=3.0)
    await weeks.poll(days=0.4)
    for host in (first, second):
        assert host.most == 1
        assert min(gaps(host.log)) >= GAP
        assert len(host.log) > 30


async def test_F8_every_request_says_who_asks(weeks: Weeks):
    weeks.hosts[0].play("/feed", conditional())
    weeks.enrol(1, 0, "/feed")
    await weeks.poll(days=0.1)
    for line in weeks.hosts[0].log:
        assert line.asked["user-agent"].startswith("Amends/")
        assert line.asked["user-agent"].endswith("(+ops@kade.example)")


async def test_F9_after_a_restart_nothing_is_fetched_again_without_a_condition(weeks: Weeks):
    weeks.hosts[0].play("/feed", conditional())
    weeks.enrol(1, 0, "/feed")
    for _ in range(5):
        await weeks.poll(days=0.2)
    bare = [line for line in weeks.hosts[0].log if "if-none-match" not in line.asked]
    assert bare == weeks.hosts[0].log[:1]
    assert len(weeks.hosts[0].log) > 15
    assert weeks.account(1).health is Health.READING


async def test_F9_a_410_is_never_asked_again_not_even_after_restarts(weeks: Weeks):
    weeks.hosts[0].play("/feed", reply(status="410 Gone"))
    weeks.enrol(1, 0, "/feed")
    for _ in range(3):
        await weeks.poll(days=20)
    assert len(weeks.hosts[0].log) == 1
    assert weeks.account(1).health is Health.STOPPED


async def test_F9_a_404_is_asked_daily_for_fourteen_days_and_then_no_more(weeks: Weeks):
    weeks.hosts[0].play("/feed", reply(status="404 Not Found"))
    weeks.enrol(1, 0, "/feed")
    for _ in range(4):
        await weeks.poll(days=10)
    assert len(weeks.hosts[0].log) == 15
    assert all(gap >= 86_400 for gap in gaps(weeks.hosts[0].log))
    assert weeks.account(1).health is Health.STOPPED


@pytest.mark.parametrize(
    ("status", "told", "least"),
    [
        ("429 Slow", "7200", 7200),
        ("503 Busy", "7200", 7200),
        ("429 Slow", "{in two hours}", 7200),
        ("503 Busy", "{in two hours}", 7200),
        ("429 Slow", "1000000000", 86_400),
        ("401 No", "", 21_600),
        ("403 No", "", 21_600),
    ],
)
async def test_F9_no_request_comes_before_its_time(
    weeks: Weeks, status: str, told: str, least: float
):
    """Also when a server sends no date of its own beside the one to wait for."""
    host = weeks.hosts[0]

    async def busy(writer: asyncio.StreamWriter, asked: dict[str, str]) -> None:
        later = (weeks.stage.now + timedelta(hours=2)).astimezone(UTC)
        when = later.strftime("%a, %d %b %Y %H:%M:%S GMT") if told.startswith("{") else told
        await reply(b"", status, **({"retry_after": when} if told else {}))(writer, asked)

    host.play("/feed", busy)
    weeks.enrol(1, 0, "/feed")
    for _ in range(3):
        await weeks.poll(days=1)
    assert len(host.log) >= 3
    assert min(gaps(host.log)) >= least


async def test_F9_a_failing_server_is_asked_ever_less_and_every_six_hours_at_last(weeks: Weeks):
    weeks.hosts[0].play("/feed", reply(status="500 Oh no"))
    weeks.enrol(1, 0, "/feed")
    for _ in range(4):
        await weeks.poll(days=1)
    minutes = [round(gap / 60) for gap in gaps(weeks.hosts[0].log)]
    assert minutes[:7] == [5, 10, 20, 40, 80, 160, 320]
    assert set(minutes[7:]) == {360}


async def test_F9_a_host_that_fails_keeps_no_other_waiting(weeks: Weeks):
    weeks.hosts[0].play("/feed", reply(status="500 Oh no"), takes=20.0)
    weeks.hosts[1].play("/feed", conditional())
    weeks.enrol(1, 0, "/feed")
    weeks.enrol(2, 1, "/feed")
    await weeks.poll(days=0.5)
    by_hour: dict[int, int] = defaultdict(int)
    for line in weeks.hosts[1].log:
        by_hour[int((line.began - START).total_seconds() // 3600)] += 1
    assert all(by_hour[hour] >= 1 for hour in range(1, 11))


def said_in(frame: str) -> bytes:
    """The feed, with something in it about when to come back."""
    return FEED.replace(b"<item>", frame.encode() + b"<item>", 1)


@pytest.mark.parametrize(
    ("frame", "headers", "least"),
    [
        ("", {}, 3_600),
        ("<ttl>5</ttl>", {"cache_control": "max-age=60"}, 3_600),
        ("<ttl>180</ttl>", {}, 10_800),
        ("<sy:updatePeriod>daily</sy:updatePeriod>", {}, 86_400),
        ("", {"cache_control": "max-age=10800"}, 10_800),
        ("", {"expires": "{in three hours}"}, 10_800),
        ("<ttl>180</ttl>", {"cache_control": "max-age=21600"}, 21_600),
        ("<ttl>999999999</ttl>", {"cache_control": "max-age=999999999"}, 86_400),
    ],
)
async def test_a_feed_is_asked_no_sooner_than_it_says_not_even_after_restarts(
    weeks: Weeks, frame: str, headers: dict[str, str], least: float
):
    """Whether it has changed or not: what stood in its body holds for the 304s that follow."""
    host = weeks.hosts[0]

    async def told(writer: asyncio.StreamWriter, asked: dict[str, str]) -> None:
        later = (weeks.stage.now + timedelta(hours=3)).strftime("%a, %d %b %Y %H:%M:%S GMT")
        said = {name: later if value.startswith("{") else value for name, value in headers.items()}
        known = asked.get("if-none-match") == '"1"'
        status, body = ("304 Not Modified", b"") if known else ("200 OK", said_in(frame))
        await reply(body, status, etag='"1"', **said)(writer, asked)

    host.play("/feed", told)
    weeks.enrol(1, 0, "/feed")
    for _ in range(4):
        await weeks.poll(days=1)
    assert least <= min(gaps(host.log)) <= max(gaps(host.log)) <= least + 86_400
    assert sum("if-none-match" not in line.asked for line in host.log) == 1
    assert len(host.log) >= 4


async def test_a_feed_that_has_no_validators_is_fetched_once_a_day(weeks: Weeks):
    """Also when its words change at every look, when it is paused meanwhile, and after restarts."""
    host = weeks.hosts[0]

    async def changing(writer: asyncio.StreamWriter, asked: dict[str, str]) -> None:
        await reply(FEED.replace(b"One", str(len(host.log)).encode()))(writer, asked)

    host.play("/feed", changing)
    weeks.enrol(1, 0, "/feed")
    for _ in range(10):
        await weeks.poll(days=0.5)
        with weeks.stage.store.begin() as tx:
            member = pause(tx, tx.member(MemberId("m1")), weeks.stage.now, by="member")
            start_again(tx, member, weeks.stage.now, by="member")
    assert min(gaps(host.log)) >= 86_400
    assert len(host.log) >= 5


async def test_a_feed_is_not_asked_in_the_hours_that_it_skips(weeks: Weeks):
    host = weeks.hosts[0]
    night = "".join(f"<hour>{hour}</hour>" for hour in (*range(7), *range(19, 24)))
    skipping = f"<skipHours>{night}</skipHours><skipDays><day>Friday</day></skipDays>"
    host.play("/feed", reply(said_in(skipping), etag='"1"'))
    weeks.enrol(1, 0, "/feed")
    for _ in range(4):
        await weeks.poll(days=2)
    at = [line.began for line in host.log]
    assert {moment.hour for moment in at} == set(range(7, 19))
    assert 40 < len(at) < 100
    # A day and a night together are longer than anybody is waited for.
    assert {moment.weekday() for moment in at} >= {0, 1, 2, 3, 5, 6}
    fridays = [moment for moment in at if moment.weekday() == 4]
    assert len(fridays) <= 1
