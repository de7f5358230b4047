"""Parsers in processes that may die: a feed that kills one delays nobody else (safety P2)."""

import asyncio
import os
import signal
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

Child = asyncio.subprocess.Process


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
        self.wall = wall
        self._idle: asyncio.Queue[Child | None] = asyncio.Queue()
        for _ in range(size):
            self._idle.put_nowait(None)
        self._children: set[Child] = set()
        self.deaths = 0
        """How many children a feed has cost; a metric."""

    @property
    def children(self) -> tuple[Child, ...]:
        """The processes that are running now."""
        return tuple(self._children)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for child in self.children:
            await self._ended(child)

    async def normalise(self, connector: str, fetched: Fetched) -> Batch:
        """As the port says; SourceUnreadable with the reason ``parser-…`` when a child died over it."""
        child = await self._idle.get()
        try:
            if child is None or child.returncode is not None:
                child = await self._born()
            reply = await self._asked(child, connector, fetched)
        except BaseException as breach:
            # Also when we were cancelled half-way: the pipe may hold half an answer.
            status = None if child is None else await self._ended(child)
            self._idle.put_nowait(None)
            if (reason := _reason(breach, status)) is None:
                raise
            self.deaths += 1
            raise SourceUnreadable(
                f"{fetched.ref.connector}: could not be read safely", reason=reason
            ) from breach
        self._idle.put_nowait(child)
        return _opened(reply)

    async def _born(self) -> Child:
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-s", "-B", "-m", "monitor.adapters.boxed"),
            *self._paths,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            # Nothing of ours: a secret in an environment variable stays on this side.
            env={"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
        self._children.add(child)
        return child

    async def _ended(self, child: Child) -> int:
        with suppress(ProcessLookupError):
            child.kill()
        self._children.discard(child)
        # Reads on to the end: asyncio takes nobody for ended whose pipes still hold something.
        await child.communicate()
        return await child.wait()

    async def _asked(self, child: Child, connector: str, fetched: Fetched) -> Reply:
        if child.stdin is None or child.stdout is None:
            raise ConnectionError("the parser has no pipes")
        job = JOB.dump_json(
            Job(connector, replace(fetched, pages=()), tuple(map(len, fetched.pages)))
        )
        async with asyncio.timeout(self.wall):
            child.stdin.write(b"".join((SIZE.pack(len(job)), job, *fetched.pages)))
            await child.stdin.drain()
            (size,) = SIZE.unpack(await child.stdout.readexactly(SIZE.size))
            if size > MOST_ANSWER:
                raise ConnectionError("the parser answers too much")
            return REPLY.validate_json(await child.stdout.readexactly(size))


def _reason(breach: BaseException, status: int | None) -> str | None:
    match breach:
        case TimeoutError():
            return "parser-timeout"
        case ConnectionError() | EOFError() | ValidationError():
            return "parser-timeout" if status == -signal.SIGXCPU else "parser-crash"
        case _:
            return None


def _opened(reply: Reply) -> Batch:
    if reply.batch is not None:
        return reply.batch
    if reply.gone:
        raise SourceGone(reply.problem, reason=reply.reason)
    raise SourceUnreadable(reply.problem, reason=reply.reason or "unreadable")
