"""A file beside an SQLite database that is given up when the disk is full (safety D10): whoever leaves then is
still erased, and the operator still told."""

import os
from pathlib import Path

import structlog

from monitor.adapters.dialect import address
from monitor.domain.machine import LEAST_ROOM

log = structlog.get_logger()

SIZE = 16 * 1024 * 1024
GIVEN_UP = 4 * 1024 * 1024
"""With fewer bytes left it goes."""
LAID_DOWN = LEAST_ROOM + 2 * SIZE
"""With more bytes left it is laid down; between the two it stays as it is."""


def ballast_of(url: str) -> Path | None:
    """Where it lies; None where the database is on another machine."""
    place = address(url)
    if place.get_backend_name() != "sqlite":
        return None
    file = Path(place.database or "")
    return file.with_name(f"{file.name}-ballast")


def weight(url: str) -> int | None:
    """How many bytes are kept; None where the disk is not ours to watch."""
    file = ballast_of(url)
    if file is None:
        return None
    return file.stat().st_size if file.exists() else 0


def trim(url: str, free: int | None) -> None:
    """Lay it down where there is room, give it up where there is none."""
    file = ballast_of(url)
    if file is None or free is None:
        return
    if free < GIVEN_UP and file.exists():
        file.unlink()
        log.warning("ballast_given_up", bytes=SIZE)
    elif free > LAID_DOWN and weight(url) != SIZE:
        _lay_down(file)


def _lay_down(file: Path) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        # Real blocks: a file with a hole in it would free nothing.
        os.posix_fallocate(handle, 0, SIZE)
    finally:
        os.close(handle)
