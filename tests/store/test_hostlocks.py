"""F8 over several processes: each with its own client, gates and connection to one PostgreSQL."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from monitor.adapters.dialect import connect
from monitor.adapters.hostlocks import HostLocks
from monitor.adapters.http import HttpClient
from monitor.domain.gates import Gates
from monitor.errors import StoreUnavailable

pytestmark = pytest.mark.anyio

KEY = b"k" * 32
GAP = 0.15


@dataclass
class Counting:
    """A server that notes when it was asked, and by how many at the same time."""

    flying: int = 0
    most: int = 0
    log: list[tuple[float, float]] = field(default_factory=list)
    url: str = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        began = time.monotonic()
        self.flying += 1
        self.most = max(self.most, self.flying)
        await reader.readuntil(b"\r\n\r\n")
        await asyncio.sleep(0.01)
        self.flying -= 1
        self.log.append((began, time.monotonic()))
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    @property
    def gaps(self) -> list[float]:
        """From the end of each request to the beginning of the next."""
        return [later[0] - sooner[1] for sooner, later in pairwise(sorted(self.log))]


async def soon(seconds: float) -> None:
    """Tries again sooner than the service does, to have the test end sooner."""
    await asyncio.sleep(min(seconds, GAP))


@asynccontextmanager
async def process(url: str) -> AsyncIterator[HttpClient]:
    """What one worker asks with."""
    async with HostLocks(url, KEY) as others:
        gates = Gates(GAP, time.monotonic, soon, others)
        async with HttpClient("ops@kade.example", testing=True, gates=gates) as client:
            yield client


@pytest.fixture
async def server() -> AsyncIterator[Counting]:
    counting = Counting()
    listening = await asyncio.start_server(counting.serve, "127.0.0.1", 0)
    counting.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/"
    yield counting
    listening.close()


async def test_F8_two_processes_ask_a_host_one_at_a_time_and_leave_the_gap(
    postgres_url: str, server: Counting
):
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(process(postgres_url)) for _ in range(2)]
        await asyncio.gather(*(client.get(server.url) for client in clients for _ in range(4)))
    assert len(server.log) == 8
    assert server.most == 1
    # The server begins to count a moment before it has written its answer.
    assert min(server.gaps) >= GAP * 0.9


async def test_without_each_other_they_would_not(postgres_url: str, server: Counting):
    """What the test above would show if there were no locks."""
    async with AsyncExitStack() as stack:
        for _ in range(2):
            gates = Gates(GAP, time.monotonic, soon)
            client = HttpClient("", testing=True, gates=gates)
            await stack.enter_async_context(client)
            stack.push_async_callback(client.get, server.url)
    assert min(server.gaps) < GAP * 0.9


async def test_F8_a_process_that_ends_waits_until_the_gap_is_over(
    postgres_url: str, server: Counting
):
    async with process(postgres_url) as one:
        await one.get(server.url)
    async with process(postgres_url) as two:
        await two.get(server.url)
    assert min(server.gaps) >= GAP * 0.9


async def test_a_turn_is_one_processs_as_often_as_it_likes_and_then_anothers(postgres_url: str):
    async with HostLocks(postgres_url, KEY) as one, HostLocks(postgres_url, KEY) as two:
        assert await one.take("kade.example")
        assert await one.take("kade.example")
        assert not await two.take("kade.example")
        assert await two.take("mole.example")
        await one.leave("kade.example")
        assert not await two.take("kade.example")
        await one.leave("kade.example")
        assert await two.take("kade.example")


async def test_a_process_that_dies_holds_up_no_other(postgres_url: str):
    async with HostLocks(postgres_url, KEY) as two:
        async with HostLocks(postgres_url, KEY) as one:
            assert await one.take("kade.example")
        assert await two.take("kade.example")


async def test_after_a_broken_connection_turns_are_taken_anew(postgres_url: str):
    async with HostLocks(postgres_url, KEY) as one, HostLocks(postgres_url, KEY) as two:
        assert await one.take("kade.example")
        engine = connect(postgres_url)
        with engine.begin() as connection:
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_locks"
                " WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
            )
        engine.dispose()
        with pytest.raises(StoreUnavailable):
            await one.take("mole.example")
        assert await two.take("kade.example")
        await one.leave("kade.example")
        assert not await one.take("kade.example")


async def test_leaving_over_a_broken_connection_is_no_trouble(postgres_url: str):
    async with HostLocks(postgres_url, KEY) as one, HostLocks(postgres_url, KEY) as two:
        await one.leave("kade.example")
        assert await one.take("kade.example")
        engine = connect(postgres_url)
        with engine.begin() as connection:
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_locks"
                " WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
            )
        engine.dispose()
        await one.leave("kade.example")
        assert await two.take("kade.example")


async def test_K5_the_database_does_not_show_which_hosts_are_asked(postgres_url: str):
    """Their numbers depend on a key."""
    async with HostLocks(postgres_url, KEY) as one, HostLocks(postgres_url, b"x" * 32) as other:
        assert await one.take("kade.example")
        assert await other.take("kade.example")
