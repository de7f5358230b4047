"""What has happened so far, as steps that were each seen from outside."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from monitor.errors import AmendsError

PATIENCE = 45.0
"""Seconds that one step may take on a slow machine."""


class StepMissing(AmendsError):
    """Something that the demo is about did not happen."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened, and where to see it."""

    at: datetime
    """In the demo's own time."""
    icon: str
    title: str
    told: str
    link: str = ""
    words: str = ""
    """What the link is called."""
    figures: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0
    """How long it took, really."""


@dataclass
class Story:
    """Grows while the demo runs; the start page shows it."""

    clock: Callable[[], datetime]
    say: Callable[[Step], None]
    """Told of each step as it happens."""
    steps: list[Step] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)
    finished: float | None = None
    trouble: str = ""

    @property
    def seconds(self) -> float:
        """How long the whole way took, or has taken so far."""
        return (self.finished or time.monotonic()) - self.began

    def end(self) -> None:
        """The whole way has been gone."""
        self.finished = time.monotonic()

    @asynccontextmanager
    async def step(self, icon: str, title: str) -> AsyncIterator["Telling"]:
        """One step; it counts only when its block ends well, and in time."""
        began, telling = time.monotonic(), Telling()
        try:
            async with asyncio.timeout(PATIENCE):
                yield telling
        except TimeoutError as error:
            raise StepMissing(f"{title}: not seen within {PATIENCE:.0f} seconds") from error
        step = Step(
            self.clock(),
            icon,
            title,
            telling.told,
            telling.link,
            telling.words,
            tuple(telling.figures.items()),
            time.monotonic() - began,
        )
        self.steps.append(step)
        self.say(step)


@dataclass
class Telling:
    """What a step has to say of itself, filled in while it happens."""

    told: str = ""
    link: str = ""
    words: str = ""
    figures: dict[str, str] = field(default_factory=dict)

    def tell(self, told: str, link: str = "", words: str = "", **figures: object) -> None:
        """In a sentence, with a link to the real thing and the figures behind it."""
        self.told, self.link, self.words = told, link, words
        self.figures = {name.replace("_", " "): str(value) for name, value in figures.items()}


def seen(fact: object, what: str) -> None:
    """Something has to be there, as seen from outside; otherwise the demo has failed."""
    if not fact:
        raise StepMissing(what)
