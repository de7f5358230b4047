"""The loops of the service, and a clean stop. Due times live in the database; here things only tick."""

import asyncio
import ctypes
import gc
import os
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC
from enum import StrEnum
from functools import partial
from typing import Any

import structlog
import uvicorn

from monitor.errors import ConfigurationRefused, raised_at
from monitor.housekeeping import Housekeeping
from monitor.outside import clock
from monitor.scheduling import Scheduler
from monitor.selftest import self_test
from monitor.settings import PortalSettings
from monitor.turns import Turns
from monitor.wiring import Service

log = structlog.get_logger()

BEAT = 15.0
"""Seconds between two turns of a busy loop."""

GRACE = 12.0
"""Seconds that running turns have to end by themselves; with the rest below the 20 of safety L7."""

WEB_GRACE = 5
M_ARENA_MAX, ARENAS = -8, 2
"""How many pools of memory all threads share (mallopt(3)): with one each, the second reader takes 50 MB more."""

AT_ONCE = 130


class Part(StrEnum):
    """What a process does. Each may run many times over: leases in the database keep them apart."""

    WEB = "web"
    SCHEDULER = "scheduler"
    WORKER = "worker"


@dataclass(frozen=True)
class Tick:
    """One loop: how often, how long at most, and what."""

    name: str
    every: float
    deadline: float
    act: Callable[[], Awaitable[None]]


def ticks(
    turns: Turns,
    parts: Iterable[Part],
    beat: float = BEAT,
    keeping: Housekeeping | None = None,
) -> tuple[Tick, ...]:
    """The loops of these parts; every process keeps its own rules fresh."""
    wanted = set(parts)
    chosen = [Tick("policy", beat, 120, turns.policy)]
    if keeping:
        chosen.append(Tick("present", beat * 4, 60, partial(keeping.present, sorted(wanted))))
    if Part.WORKER in wanted:
        chosen.append(Tick("poll", beat, 600, turns.poll))
        chosen.append(Tick("recheck", beat, 600, turns.recheck))
        chosen.append(Tick("deliver", beat, 600, turns.deliver))
        if turns.advises:
            chosen.append(Tick("advise", beat, 600, turns.advise))
    if Part.SCHEDULER in wanted:
        chosen.append(Tick("digest", beat * 4, 60, turns.digest))
        chosen.append(Tick("learn", beat, 60, turns.learn))
        chosen.append(Tick("forget", beat * 20, 300, turns.forget))
        if keeping:
            chosen.append(Tick("room", beat * 4, 60, keeping.room))
            chosen.append(Tick("canary", beat * 4, 120, keeping.canary))
        if keeping and keeping.copies:
            chosen.append(Tick("backup", beat * 20, 600, keeping.backup))
        if keeping and keeping.beats:
            chosen.append(Tick("heartbeat", beat * 16, 60, keeping.heartbeat))
    return tuple(chosen)


async def run(service: Service, parts: Sequence[Part], app: Any = None) -> None:
    """Work until a signal comes, then end cleanly; a second signal ends everything at once.

    Before that the service tries out its own defences, and refuses to start when one of them fails.
    """
    await self_test(service)
    settle_down()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, _asked_to_stop, stop)
    async with running(service, parts, app):
        await stop.wait()


def settle_down() -> None:
    """What is there after the start stays: the collector need not look through it again and again, and
    what making it ready took goes back to the machine."""
    gc.collect()
    gc.freeze()
    system = ctypes.CDLL(None)
    # Where the C library has them, that is: glibc. Otherwise each thread keeps what it once needed.
    if hasattr(system, "mallopt") and hasattr(system, "malloc_trim"):
        system.mallopt(M_ARENA_MAX, ARENAS)
        system.malloc_trim(0)


def _asked_to_stop(stop: asyncio.Event) -> None:
    if stop.is_set():
        os._exit(AT_ONCE)
    log.info("stopping")
    stop.set()


@asynccontextmanager
async def running(
    service: Service,
    parts: Sequence[Part],
    app: Any = None,
    *,
    beat: float = BEAT,
) -> AsyncIterator[None]:
    """The loops and the pages, while the block runs; at its end all of them have ended."""
    turns, keeping = Turns(service), Housekeeping(service)
    loops = Loops(service, turns, ticks(turns, parts, beat, keeping))
    metrics = service.settings.metrics
    with service.metrics.served(metrics.bind, metrics.port):
        async with serving(service.settings.portal, app):
            loops.start()
            log.info("started", parts=[part.value for part in parts])
            try:
                yield
            finally:
                await loops.stop()
                await keeping.gone()
    log.info("stopped")


class Loops:
    """Ticks under APScheduler: never two turns of one loop at a time, and never a turn missed."""

    def __init__(
        self, service: Service, turns: Turns, chosen: Sequence[Tick], grace: float = GRACE
    ) -> None:
        self._service = service
        self._grace = grace
        self._turns = turns
        self._running: set[asyncio.Task[None]] = set()
        self.scheduler = Scheduler(timezone=UTC)
        for tick in chosen:
            self.scheduler.add_job(
                self.turn,
                "interval",
                args=[tick],
                seconds=tick.every,
                next_run_time=clock(),
                id=tick.name,
                # A late turn is made up for once, however long the machine slept (safety L1).
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
            )

    def start(self) -> None:
        """Every loop takes its first turn now."""
        self.scheduler.start()

    async def stop(self) -> None:
        """No new turn; running ones may end by themselves for a while, then they are cut short."""
        self._turns.stopping = True
        self.scheduler.pause()
        if self._running:
            await asyncio.wait(self._running, timeout=self._grace)
        for task in self._running:
            task.cancel()
        if self._running:
            await asyncio.wait(self._running, timeout=1)
        self.scheduler.shutdown(wait=False)

    async def turn(self, tick: Tick) -> None:
        """One turn, whatever becomes of it."""
        task = asyncio.current_task()
        assert task is not None  # noqa: S101
        self._running.add(task)
        try:
            await self._guarded(tick)
        finally:
            self._running.discard(task)

    async def _guarded(self, tick: Tick) -> None:
        """A turn that fails or hangs is told, and the next one comes all the same."""
        result = "done"
        try:
            async with asyncio.timeout(tick.deadline):
                await tick.act()
            await asyncio.to_thread(self._remember, tick)
        except TimeoutError:
            result = "late"
            log.error("tick_late", tick=tick.name, seconds=tick.deadline)
        except Exception as error:  # noqa: BLE001 - one turn that fails must not end its loop
            result = "failed"
            log.error(
                "tick_failed", tick=tick.name, error=type(error).__name__, at=raised_at(error)
            )
        self._service.metrics.ticked(tick.name, result, self._service.clock())

    def _remember(self, tick: Tick) -> None:
        with self._service.store.begin() as tx:
            tx.remember(f"tick.{tick.name}", self._service.clock().isoformat())


class _Server(uvicorn.Server):
    """Leaves the signals to the daemon."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def serving(portal: PortalSettings, app: Any) -> AsyncIterator[None]:
    """The pages, while the block runs; without an app there are none."""
    if app is None:
        yield
        return
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        proxy_headers=bool(portal.proxies),
        forwarded_allow_ips=list(portal.proxies),
        timeout_graceful_shutdown=WEB_GRACE,
    )
    server = _Server(config)
    with _listening(portal.bind, portal.port) as listener:
        task = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            yield
        finally:
            server.should_exit = True
            await task


@contextmanager
def _listening(bind: str, port: int) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    try:
        listener = socket.create_server((bind, port), family=family)
    except OSError as error:
        raise ConfigurationRefused(
            f"portal.port {port} on {bind} cannot be used ({error.strerror}): is Amends running already?"
        ) from error
    with listener:
        yield listener
