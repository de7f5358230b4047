"""What the service runs on and what runs of it, for whoever looks after it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

SEEN = timedelta(minutes=10)
"""A process that has not said anything for this long has ended."""
LEAST_ROOM = 64 * 1024 * 1024
"""With fewer bytes left beside the database the disk counts as full."""


@dataclass(frozen=True, slots=True)
class Database:
    """Where everything is kept."""

    kind: str
    """With its version: ``SQLite 3.51.3``."""
    size: int
    """Bytes, all files together."""
    free: int | None = None
    """Bytes left beside it, where it lies on this machine."""
    at: datetime | None = None
    """What its own clock says, where it has one."""

    @property
    def full(self) -> bool:
        """Whether there is too little room beside it."""
        return scant(self.free)


@dataclass(frozen=True, slots=True)
class Machine:
    """What the service runs on, asked now, and what its settings leave open."""

    database: Database
    versions: Mapping[str, str]
    """Of Amends and of what it is made of, by name."""
    master_key: str
    """A short name of the master key in the file that the settings name; empty where none can be read."""
    former_key: str
    """The same of the key before it, while the settings name that one too."""
    copies: bool
    """Whether Amends makes the copies of the database itself."""
    ballast: int | None
    """Bytes that are kept to be given up when the disk is full; None where the disk is not ours to watch."""
    unfiled: tuple[str, ...]
    """Settings that name no paper; no figure is made before they do."""


@dataclass(frozen=True, slots=True)
class Process:
    """One of the processes that the service is."""

    name: str
    """Host and number, to tell two of them apart."""
    parts: tuple[str, ...]
    version: str
    at: datetime
    """When it was last heard of."""


def scant(free: int | None) -> bool:
    """Whether so many bytes are too few to go on with for long."""
    return free is not None and free < LEAST_ROOM


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
    return _written((*others, one))


def without(processes: Iterable[Process], name: str) -> str:
    """All of them but one, which has ended."""
    return _written(process for process in processes if process.name != name)


def _written(processes: Iterable[Process]) -> str:
    rows = [{**asdict(p), "at": p.at.isoformat()} for p in sorted(processes, key=_name)]
    return json.dumps(rows)


def _name(process: Process) -> str:
    return process.name
