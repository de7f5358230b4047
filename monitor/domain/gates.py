"""Our manners towards a host: one at a time, and a rest in between. Time is handed in."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

GAP = 2.0
"""Seconds between the end of one request to a host and the next (safety F8)."""

MANY = 1_000
"""New hosts to remember before those whose gap is over are dropped."""

AGAIN = 0.5
"""Seconds before a host that another process asks just now is tried again."""


class Others(ABC):
    """Other processes that ask the same hosts."""

    @abstractmethod
    async def take(self, host: str) -> bool:
        """Have the turn at a host, as often as one likes, unless another process has it."""

    @abstractmethod
    async def leave(self, host: str) -> None:
        """Give it back once for each time it was taken."""


@dataclass
class Gates:
    """At most one request in flight a host, and a gap after it (safety F8)."""

    gap: float
    clock: Callable[[], float]
    """Seconds, never going back."""
    sleep: Callable[[float], Awaitable[None]]
    others: Others | None = None
    """Where there are other processes."""
    _locks: dict[str, asyncio.Lock] = field(default_factory=dict)
    _free_at: dict[str, float] = field(default_factory=dict)
    _waiting: dict[str, int] = field(default_factory=dict)
    _enough: int = MANY
    _leaving: set[asyncio.Task[None]] = field(default_factory=set)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Waits until nobody else asks this host and its gap is over."""
        self._waiting[host] = self._waiting.get(host, 0) + 1
        try:
            async with self._locks.setdefault(host, asyncio.Lock()):
                await self._gap_over(host)
                await self._alone(host)
                try:
                    yield
                finally:
                    self._rest(host)
                    self._free_at[host] = self.clock() + self.gap
                    if len(self._free_at) > self._enough:
                        self.forget()
        finally:
            self._leave(host)

    async def _gap_over(self, host: str) -> None:
        ahead = self._free_at.get(host, 0.0) - self.clock()
        if ahead > 0:
            await self.sleep(ahead)

    async def _alone(self, host: str) -> None:
        while self.others is not None and not await self.others.take(host):
            await self.sleep(AGAIN)

    def _rest(self, host: str) -> None:
        """The gap holds for others too, while this process goes on with other hosts."""
        if self.others is not None:
            leaving = asyncio.create_task(self._leave_later(self.others, host))
            self._leaving.add(leaving)
            leaving.add_done_callback(self._leaving.discard)

    async def _leave_later(self, others: Others, host: str) -> None:
        await self.sleep(self.gap)
        await others.leave(host)

    async def close(self) -> None:
        """Wait until others may ask the hosts that were asked here."""
        await asyncio.gather(*self._leaving)

    def _leave(self, host: str) -> None:
        self._waiting[host] -= 1
        if not self._waiting[host]:
            del self._waiting[host], self._locks[host]

    def forget(self) -> None:
        """Drop hosts whose gap is over, so that a long life needs no more memory than a short one."""
        now = self.clock()
        self._free_at = {host: at for host, at in self._free_at.items() if at > now}
        self._enough = len(self._free_at) + MANY
