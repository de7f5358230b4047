"""The turns that look after the service itself: copies of the database, a sign of life and a canary."""

import asyncio
import os
import socket
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from importlib.metadata import version

import structlog

from monitor.adapters.ballast import trim
from monitor.adapters.canary import fetched
from monitor.adapters.machine import room
from monitor.domain.machine import Process, scant
from monitor.domain.message import Kind, Office, to_office
from monitor.errors import ConfigurationRefused, SourceError, StoreUnavailable
from monitor.usecases.canary import Mine, came_through, due, sent_through, waited_since
from monitor.usecases.heartbeat import all_turned
from monitor.usecases.status import COPIED, PROVED, forget_process, note_process
from monitor.wiring import Service

log = structlog.get_logger()

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Housekeeping:
    """One method a loop."""

    def __init__(self, service: Service) -> None:
        self._service = service

    @property
    def copies(self) -> bool:
        """Whether there is a folder for copies."""
        return self._service.copies is not None

    @property
    def beats(self) -> bool:
        """Whether somebody outside waits for a sign of life."""
        return bool(self._service.settings.heartbeat.url)

    async def present(self, parts: Iterable[str]) -> None:
        """Say that this process is there, and what it does."""
        now = self._service.clock()
        process = Process(_name(), tuple(parts), version("amends"), now)
        await asyncio.to_thread(self._note_process, process)

    def _note_process(self, process: Process) -> None:
        with self._service.store.begin() as tx:
            note_process(tx, process)

    async def gone(self) -> None:
        """Say that this process ends, so that nobody looks for it. One that cannot is silent soon anyway."""
        with suppress(StoreUnavailable, TimeoutError):
            async with asyncio.timeout(1):
                await asyncio.to_thread(self._forget_process)

    def _forget_process(self) -> None:
        with self._service.store.begin() as tx:
            forget_process(tx, _name(), self._service.clock())

    async def backup(self) -> None:
        """Make a copy once an hour, and prove one once a day."""
        await asyncio.to_thread(self._backup)

    async def room(self) -> None:
        """Keep a ballast beside the database, and say when the disk is almost full."""
        await asyncio.to_thread(self._room)

    async def heartbeat(self) -> None:
        """Tell the address in the settings, if all loops have turned since the last time."""
        if not await asyncio.to_thread(self._all_turned):
            log.warning("heartbeat_withheld")
            return
        try:
            await self._service.outside.client.get(self._service.settings.heartbeat.url)
        except SourceError as error:
            log.warning("heartbeat_unheard", error=type(error).__name__)

    async def canary(self) -> None:
        """Send the next one through all stages when it is time. One that is lost is sent again a turn later,
        and missed when it should have been home."""
        if not await asyncio.to_thread(self._canary_due):
            return
        service, policy = self._service, self._service.policy.now()
        fetch = partial(fetched, contact=service.settings.contact)
        mine = Mine(fetch, service.outside.reader, policy.judge.judge, policy.rules.rules)
        lost = await sent_through(mine)
        if lost:
            log.error("canary_lost", stage=lost)
            return
        await asyncio.to_thread(self._came_through)

    def _canary_due(self) -> bool:
        with self._service.store.begin() as tx:
            ready = due(tx, self._service.clock())
            since = waited_since(tx)
        if since:
            self._service.metrics.canary(since)
        return ready

    def _came_through(self) -> None:
        service, mailbox = self._service, self._service.settings.canary.mailbox
        with service.store.begin() as tx:
            came_through(tx, [mailbox] if mailbox else [], service.clock(), service.new_id)

    def _all_turned(self) -> bool:
        with self._service.store.begin() as tx:
            return all_turned(tx, self._service.clock())

    def _backup(self) -> None:
        copies, now = self._service.copies, self._service.clock()
        if copies is None or not self._due(COPIED, now, HOUR):
            return
        try:
            copies.make(now)
            self._note(COPIED, now)
            self._service.metrics.backed_up(now)
            if self._due(PROVED, now, DAY):
                copies.prove(now)
                self._note(PROVED, now)
        except (ConfigurationRefused, StoreUnavailable) as error:
            log.error("backup_failed", error=type(error).__name__)
            self._tell("backup-failed", now)

    def _due(self, what: str, now: datetime, every: timedelta) -> bool:
        with self._service.store.begin() as tx:
            last = tx.remembered(what)
        return last is None or now - datetime.fromisoformat(last) >= every

    def _note(self, what: str, now: datetime) -> None:
        with self._service.store.begin() as tx:
            tx.remember(what, now.isoformat())

    def _tell(self, what: str, now: datetime) -> None:
        """The operator, once a day."""
        new_id, mailboxes = self._service.new_id, self._service.settings.told(Office.OPERATOR)
        slots = (("code", f"E-{new_id()[:4].upper()}"), ("what", what))
        key = f"operations:{what}:{now:%Y-%m-%d}"
        with self._service.store.begin() as tx:
            for message in to_office(
                Office.OPERATOR, mailboxes, Kind.OPERATIONS, key, slots, now, new_id
            ):
                tx.queue(message)

    def _room(self) -> None:
        """First the ballast: on a full disk nothing can be written down before it is gone."""
        url = self._service.settings.database_url
        free = room(url)
        trim(url, free)
        if scant(free):
            self._tell("disk", self._service.clock())


def _name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"
