"""A web server that does what no good one would, on loopback."""

import asyncio
import gzip
import time
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ssl import SSLContext

from monitor.domain.gates import Gates

Script = Callable[[asyncio.StreamWriter, dict[str, str]], Awaitable[None]]


def at_once() -> Gates:
    """Manners without a rest: these servers are ours."""
    return Gates(0.0, time.monotonic, asyncio.sleep)


def reply(body: bytes = b"", status: str = "200 OK", **headers: str) -> Script:
    """An ordinary answer."""

    async def play(writer: asyncio.StreamWriter, asked: dict[str, str]) -> None:
        said = {
            "content-length": str(len(body)),
            **{k.replace("_", "-"): v for k, v in headers.items()},
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in said.items())
        writer.write(f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body)
        await writer.drain()

    return play


def raw(*chunks: bytes) -> Script:
    """These very bytes."""

    async def play(writer: asyncio.StreamWriter, asked: dict[str, str]) -> None:
        for chunk in chunks:
            writer.write(chunk)
            await writer.drain()

    return play


def endless(head: bytes, chunk: bytes, pause: float = 0.0) -> Script:
    """The same bytes again and again, until the other side has had enough."""

    async def play(writer: asyncio.StreamWriter, asked: dict[str, str]) -> None:
        writer.write(head)
        while True:
            writer.write(chunk)
            await writer.drain()
            await asyncio.sleep(pause)

    return play


async def silent(writer: asyncio.StreamWriter, asked: dict[str, str]) -> None:
    """Takes the request and never answers."""
    await asyncio.Event().wait()


def bomb(size: int, times: int = 1) -> bytes:
    """``size`` zero bytes, packed ``times`` times over."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    block = bytes(1 << 20)
    packed = b"".join(packer.compress(block) for _ in range(size >> 20)) + packer.flush()
    for _ in range(times - 1):
        packed = gzip.compress(packed)
    return packed


@dataclass
class Hostile:
    """A running server: its address, and what it was asked."""

    port: int = 0
    scripts: dict[str, Script] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    scheme: str = "http"
    host: str = "127.0.0.1"
    _playing: set["asyncio.Task[None]"] = field(default_factory=set)

    def url(self, path: str = "/") -> str:
        """The address of a path."""
        return f"{self.scheme}://{self.host}:{self.port}{path}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, as ``handle`` is now: a test may have changed it."""
        task = asyncio.current_task()
        assert task is not None
        self._playing.add(task)
        try:
            await self.handle(reader, writer)
        except asyncio.CancelledError:
            writer.transport.abort()
        finally:
            self._playing.discard(task)

    async def stop(self) -> None:
        """Ends what would go on for ever."""
        playing = list(self._playing)
        for task in playing:
            task.cancel()
        await asyncio.gather(*playing)

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request, played by its path's script."""
        try:
            lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            headers = {
                n.lower(): v.strip()
                for n, _, v in (line.partition(":") for line in lines[1:] if line)
            }
            path = lines[0].split(" ")[1]
            self.asked.append({**headers, ":path": path})
            await self.scripts.get(path.split("?")[0], reply(status="404 Not Found"))(
                writer, headers
            )
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def serving(tls: SSLContext | None = None, **scripts: Script) -> AsyncIterator[Hostile]:
    """The server with these scripts, by path without its slash."""
    hostile = Hostile(scripts={f"/{name}": script for name, script in scripts.items()})
    server = await asyncio.start_server(hostile.serve, "127.0.0.1", 0, ssl=tls)
    hostile.port = server.sockets[0].getsockname()[1]
    hostile.scheme = "https" if tls else "http"
    try:
        yield hostile
    finally:
        server.close()
        await hostile.stop()
