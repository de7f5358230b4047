"""What the service runs on and what runs of it, for whoever looks after it."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

SEEN = timedelta(minutes=10)
"""A process that has not said anything for this long has ended."""


@dataclass(frozen=True, slots=True)
class Database:
    """Where everything is kept."""

    kind: str
    """With its version: ``SQLite 3.51.3``."""
    size: int
    """Bytes, all files together."""
    free: int | None = None
    """Bytes left beside it, where it lies on this machine."""


@dataclass(frozen=True, slots=True)
class Process:
    """One of the processes that the service is."""

    name: str
    """Host and number, to tell two of them apart."""
    parts: tuple[str, ...]
    version: str
    at: datetime
    """When it was last heard of."""


def heard(text: str | None, now: datetime) -> tuple[Process, ...]:
    """The processes that were heard of lately, as ``told`` wrote them down."""
    kept = json.loads(text or "[]")
    known = [
        Process(p["name"], tuple(p["parts"]), p["version"], datetime.fromisoformat(p["at"]))
        for p in kept
    ]
    return tuple(process for process in known if now - process.at < SEEN)


def told(processes: Iterable[Process], one: Process) -> str:
    """All of them with ``one`` in the place of what it said before."""
    others = [process for process in processes if process.name != one.name]
    rows = [{**asdict(p), "at": p.at.isoformat()} for p in sorted((*others, one), key=_name)]
    return json.dumps(rows)


def _name(process: Process) -> str:
    return process.name
