"""The canary's feed on this machine, and the way to it through the one HTTP client."""

import asyncio
import time

from monitor.adapters.guard import system_resolve
from monitor.adapters.http import HttpClient
from monitor.adapters.ownserver import OwnServer
from monitor.domain.gates import Gates
from monitor.errors import SourceUnavailable

HERE = "127.0.0.1"
ASKED = 8192
"""The most bytes of a request that are looked at."""


async def fetched(feed: bytes, contact: str) -> bytes:
    """The feed as it comes back: served once on the loopback, behind a guard that lets only that place through."""
    server = await asyncio.start_server(lambda *ends: _answer(feed, *ends), HERE, 0)
    async with server:
        base = f"http://{HERE}:{server.sockets[0].getsockname()[1]}"
        gates = Gates(0, time.monotonic, asyncio.sleep)
        guard = OwnServer(system_resolve, base=base)
        async with HttpClient(contact, gates=gates, guard=guard) as client:
            answer = await client.get(f"{base}/feed")
    if answer.status != 200:
        raise SourceUnavailable("the canary's own feed does not answer")
    return answer.body


async def _answer(feed: bytes, asks: asyncio.StreamReader, answers: asyncio.StreamWriter) -> None:
    await asks.read(ASKED)
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(feed)}\r\nConnection: close\r\n\r\n"
    answers.write(head.encode() + feed)
    await answers.drain()
    answers.close()
