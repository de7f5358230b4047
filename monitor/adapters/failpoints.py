"""Faults on purpose, to see what a crash leaves behind. Without ``FAILPOINTS`` nothing here does anything.

    FAILPOINTS="db.write.messages=kill@3, mail.sent=delay:200:0.5"

A point is where a fault can be put: ``db.begin``, ``db.write.TABLE`` before each row written, ``db.commit``,
``mail.send`` before a mail and ``mail.sent`` once the server has it and nothing of that is written down yet.
``*`` stands for any part of a name. ``:p`` is how likely it is each time, ``@n`` the only time it happens.
"""

import asyncio
import os
import random
import re
import signal
import time
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from sqlalchemy import Engine, event

from monitor.domain.letter import Letter
from monitor.domain.message import Message
from monitor.errors import ConfigurationRefused
from monitor.ports import Mailer

_POINT = re.compile(
    r"(?P<name>[a-z_.*]+)=(?:(?P<action>kill|raise)|delay:(?P<delay>\d{1,6}))"
    r"(?::(?P<chance>0?\.\d+|[01]))?(?:@(?P<at>\d+))?"
)
_WRITE = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)')


class FaultOnPurpose(Exception):
    """What ``raise`` raises: nothing in the service knows it, as with any fault that nobody foresaw."""


@dataclass
class _Point:
    name: str
    action: str
    delay: float
    chance: float
    at: int | None
    times: int = 0

    def hit(self, name: str) -> None:
        if not fnmatchcase(name, self.name):
            return
        self.times += 1
        if self.at not in (None, self.times) or random.random() >= self.chance:  # noqa: S311
            return
        time.sleep(self.delay)
        if self.action == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.action == "raise":
            raise FaultOnPurpose(name)


@dataclass
class Failpoints:
    """All faults that one process was asked for."""

    points: list[_Point] = field(default_factory=list)

    def hit(self, name: str) -> None:
        """The process is at this point: it goes on, waits, fails or ends."""
        for point in self.points:
            point.hit(name)

    def watch(self, engine: Engine) -> None:
        """Be at ``db.…`` whenever this engine is."""
        if not self.points:
            return

        def on_statement(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            if written := _WRITE.match(statement):
                self.hit(f"db.write.{written[1]}")

        event.listen(engine, "begin", lambda _connection: self.hit("db.begin"))
        event.listen(engine, "before_cursor_execute", on_statement)
        event.listen(engine, "commit", lambda _connection: self.hit("db.commit"))

    def around(self, mailer: Mailer) -> Mailer:
        """The mailer, with a point before each mail and one after it."""
        return _Faulty(mailer, self) if self.points else mailer


class _Faulty(Mailer):
    def __init__(self, mailer: Mailer, faults: Failpoints) -> None:
        self._mailer = mailer
        self._faults = faults

    async def send(self, message: Message, address: str, letter: Letter) -> None:
        await asyncio.to_thread(self._faults.hit, "mail.send")
        await self._mailer.send(message, address, letter)
        await asyncio.to_thread(self._faults.hit, "mail.sent")


def failpoints(text: str) -> Failpoints:
    """What ``FAILPOINTS`` asks for; ConfigurationRefused when it cannot be read."""
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    return Failpoints([_point(part) for part in wanted])


def _point(part: str) -> _Point:
    read = _POINT.fullmatch(part)
    if read is None:
        raise ConfigurationRefused(
            f"FAILPOINTS: {part} cannot be read: write name=kill, name=raise or name=delay:ms, "
            "and :p or @n after it"
        )
    return _Point(
        name=read["name"],
        action=read["action"] or "delay",
        delay=int(read["delay"] or 0) / 1000,
        chance=float(read["chance"] or 1),
        at=int(read["at"]) if read["at"] else None,
    )
