"""Kills the service again and again: by a signal at any moment, or at a chosen point between two writes."""

import multiprocessing
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from multiprocessing.process import BaseProcess
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.crash.plan import START, Plan
from tests.crash.workload import work

STEP = timedelta(minutes=20)
"""Between two lives of the service; longer than any lease."""

PAUSES = (1, 5, 6)
CALM = (240,) * 36
"""Six days in which nobody is killed."""

LONGEST = 60.0


class Sink:
    """A mail server that puts each mail into a file before it says that it has it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Called for each mail."""
        assert isinstance(envelope.content, bytes)
        file = self._folder / f"{next(self._numbers):06}.eml"
        file.write_bytes(envelope.content)
        return "250 kept"


@contextmanager
def sink(plan: Plan) -> Iterator[None]:
    """The mail server outlives every kill."""
    controller = Controller(Sink(plan.mails), hostname="127.0.0.1", port=plan.port)
    controller.start()
    try:
        yield
    finally:
        controller.stop()


@dataclass
class Nemesis:
    """How it went: lives that were cut short, and the time that one takes undisturbed."""

    plan: Plan
    chance: random.Random
    kills: int = 0
    whole: float = 1.0
    now: datetime = START

    def __post_init__(self) -> None:
        # Each life is a fork of a process that has all modules and no threads.
        self._lives = multiprocessing.get_context("forkserver")
        self._lives.set_forkserver_preload(["tests.crash.workload"])

    def rage(self, kills: int) -> None:
        """Go on until so many lives were cut short."""
        # The first one waits for the modules; the second one shows how long a life is.
        self._undisturbed(PAUSES)
        self._undisturbed(PAUSES)
        while self.kills < kills:
            if self.chance.random() < 0.5:
                self._kill_at_a_point()
            else:
                self._kill_at_a_moment()

    def rest(self) -> None:
        """Let everything that waits come to its end."""
        self.now = max(self.now, self.plan.ends)
        self._undisturbed(CALM)

    def _kill_at_a_point(self) -> None:
        at = self.chance.randint(1, 40)
        points = ("db.write.*", "db.commit", "db.begin", "mail.send", "mail.sent")
        name = self.chance.choice(points)
        life = self._live(f"{name}=kill@{at if name.startswith('db.') else 1}", PAUSES)
        self._ended(life)

    def _kill_at_a_moment(self) -> None:
        life = self._live("", PAUSES)
        time.sleep(self.chance.uniform(0, self.whole))
        life.kill()
        self._ended(life)

    def _undisturbed(self, pauses: tuple[int, ...]) -> None:
        began = time.monotonic()
        life = self._live("", pauses)
        life.join(LONGEST * 5)
        assert life.exitcode == 0, f"the service ended with {life.exitcode}"
        if pauses == PAUSES:
            self.whole = time.monotonic() - began

    def _live(self, faults: str, pauses: tuple[int, ...]) -> BaseProcess:
        given = (self.plan.written(), faults, self.now.isoformat(), pauses)
        life = self._lives.Process(target=work, args=given)
        life.start()
        self.now += STEP
        return life

    def _ended(self, life: BaseProcess) -> None:
        life.join(LONGEST)
        assert life.exitcode in (0, -signal.SIGKILL), f"the service ended with {life.exitcode}"
        self.kills += life.exitcode != 0


def checked(plan: Plan) -> str:
    """What the checker says, from a process of its own."""
    command = [sys.executable, "-m", "tests.crash.checker", plan.written()]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout
