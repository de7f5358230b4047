"""Parsers in processes that may die: a feed that kills one delays nobody else (safety P2)."""

import asyncio
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import Self

from pydantic import ValidationError

from monitor.adapters.boxed import JOB, REPLY, SIZE, Job, Reply
from monitor.domain.post import Batch, Fetched
from monitor.errors import SourceGone, SourceUnreadable
from monitor.ports import Connector, Reader

WALL_SECONDS = 15.0
MOST_ANSWER = 32 * 1024 * 1024


class FeedBox(Reader):
    """``Connector.normalise`` in child processes, started when first needed and replaced when they die."""

    def __init__(
        self,
        connectors: Mapping[str, type[Connector]],
        *,
        size: int = 1,
        wall: float = WALL_SECONDS,
    ) -> None:
        self._paths = [f"{name}={c.__module__}:{c.__qualname__}" for name, c in connectors.items()]
        self._wall = wall
        self._idle: asyncio.Queue[asyncio.subprocess.Process | None] = asyncio.Queue()
        for _ in range(size):
            self._idle.put_nowait(None)
        self.deaths = 0
        """How many children had to be replaced; a metric."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        while not self._idle.empty():
            child = self._idle.get_nowait()
            if child is not None:
                await _ended(child)

    async def normalise(self, connector: str, fetched: Fetched) -> Batch:
        """As the port says; SourceUnreadable with the reason ``parser-…`` when a child died over it."""
        child = await self._idle.get()
        try:
            if child is None or child.returncode is not None:
                child = await self._born()
            reply = await self._asked(child, connector, fetched)
        except BaseException as breach:
            # Also when we were cancelled half-way: the pipe may hold half an answer.
            if child is not None:
                await _ended(child)
            self._idle.put_nowait(None)
            self.deaths += 1
            if (reason := _reason(breach)) is None:
                raise
            raise SourceUnreadable(
                f"{fetched.ref.connector}: could not be read safely", reason=reason
            ) from breach
        self._idle.put_nowait(child)
        return _opened(reply)

    async def _born(self) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            *("-s", "-B", "-m", "monitor.adapters.boxed"),
            *self._paths,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            # Nothing of ours: a secret in an environment variable stays on this side.
            env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "LC_ALL": "C.UTF-8"},
            start_new_session=True,
            limit=MOST_ANSWER,
        )

    async def _asked(
        self, child: asyncio.subprocess.Process, connector: str, fetched: Fetched
    ) -> Reply:
        if child.stdin is None or child.stdout is None:
            raise ConnectionError("the parser has no pipes")
        job = JOB.dump_json(
            Job(connector, replace(fetched, pages=()), tuple(map(len, fetched.pages)))
        )
        async with asyncio.timeout(self._wall):
            child.stdin.write(b"".join((SIZE.pack(len(job)), job, *fetched.pages)))
            await child.stdin.drain()
            (size,) = SIZE.unpack(await child.stdout.readexactly(SIZE.size))
            if size > MOST_ANSWER:
                raise ConnectionError("the parser answers too much")
            return REPLY.validate_json(await child.stdout.readexactly(size))


def _reason(breach: BaseException) -> str | None:
    match breach:
        case TimeoutError():
            return "parser-timeout"
        case ConnectionError() | EOFError() | ValidationError():
            return "parser-crash"
        case _:
            return None


def _opened(reply: Reply) -> Batch:
    if reply.batch is not None:
        return reply.batch
    if reply.gone:
        raise SourceGone(reply.problem)
    raise SourceUnreadable(reply.problem, reason=reply.reason or "unreadable")


async def _ended(child: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError):
        child.kill()
    await child.wait()
