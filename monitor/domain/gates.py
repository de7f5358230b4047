"""Our manners towards a host: one at a time, and a rest in between. Time is handed in."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

GAP = 2.0
"""Seconds between the end of one request to a host and the next (safety F8)."""

MANY = 1_000
"""New hosts to remember before those whose gap is over are dropped."""


@dataclass
class Gates:
    """At most one request in flight a host, and a gap after it (safety F8)."""

    gap: float
    clock: Callable[[], float]
    """Seconds, never going back."""
    sleep: Callable[[float], Awaitable[None]]
    _locks: dict[str, asyncio.Lock] = field(default_factory=dict)
    _free_at: dict[str, float] = field(default_factory=dict)
    _waiting: dict[str, int] = field(default_factory=dict)
    _enough: int = MANY

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Waits until nobody else asks this host and its gap is over."""
        self._waiting[host] = self._waiting.get(host, 0) + 1
        try:
            async with self._locks.setdefault(host, asyncio.Lock()):
                await self._gap_over(host)
                try:
                    yield
                finally:
                    self._free_at[host] = self.clock() + self.gap
                    if len(self._free_at) > self._enough:
                        self.forget()
        finally:
            self._leave(host)

    async def _gap_over(self, host: str) -> None:
        ahead = self._free_at.get(host, 0.0) - self.clock()
        if ahead > 0:
            await self.sleep(ahead)

    def _leave(self, host: str) -> None:
        self._waiting[host] -= 1
        if not self._waiting[host]:
            del self._waiting[host], self._locks[host]

    def forget(self) -> None:
        """Drop hosts whose gap is over, so that a long life needs no more memory than a short one."""
        now = self.clock()
        self._free_at = {host: at for host, at in self._free_at.items() if at > now}
        self._enough = len(self._free_at) + MANY
