"""The database and the machine, in numbers: kind, version, size, and what room is left."""

import platform
import pyexpat
import shutil
import sqlite3
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

import sqlalchemy as sql
from sqlalchemy import make_url

from monitor.adapters.dialect import address, reading
from monitor.domain.machine import Database

SIZE = sql.text("select pg_database_size(current_database())")
VERSION = sql.text("show server_version")
NOW = sql.text("select clock_timestamp()")


def database(url: str) -> Database:
    """What keeps everything, asked now. StoreUnavailable where nobody answers."""
    place = address(url)
    if place.get_backend_name() != "sqlite":
        with reading(url) as connection:
            number = str(connection.execute(VERSION).scalar_one()).split()[0]
            size, at = (connection.execute(asked).scalar_one() for asked in (SIZE, NOW))
            return Database(f"PostgreSQL {number}", int(size), at=at)
    file = Path(place.database or "")
    parts = [file, *(file.with_name(f"{file.name}{end}") for end in ("-wal", "-shm"))]
    size = sum(part.stat().st_size for part in parts if part.exists())
    return Database(f"SQLite {sqlite3.sqlite_version}", size, room(url))


def room(url: str) -> int | None:
    """Bytes left beside the database, where it lies on this machine."""
    place = make_url(url)
    folder = Path(place.database or "").parent
    if place.get_backend_name() != "sqlite" or not place.database or not folder.is_dir():
        return None
    return shutil.disk_usage(folder).free


@cache
def versions() -> Mapping[str, str]:
    """Of Amends and of what it is made of here."""
    return {
        "Amends": version("amends"),
        "Python": platform.python_version(),
        "Expat": pyexpat.EXPAT_VERSION.partition("_")[2],
    }
