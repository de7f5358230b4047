"""The database and the machine, in numbers: kind, version, size, and what room is left."""

import shutil
import sqlite3
from pathlib import Path

import sqlalchemy as sql

from monitor.adapters.dialect import address, reading
from monitor.domain.machine import Database

SIZE = sql.text("select pg_database_size(current_database())")
VERSION = sql.text("show server_version")


def database(url: str) -> Database:
    """What keeps everything, asked now. StoreUnavailable where nobody answers."""
    place = address(url)
    if place.get_backend_name() != "sqlite":
        with reading(url) as connection:
            version = str(connection.execute(VERSION).scalar_one()).split()[0]
            return Database(f"PostgreSQL {version}", int(connection.execute(SIZE).scalar_one()))
    file = Path(place.database or "")
    parts = [file, *(file.with_name(f"{file.name}{end}") for end in ("-wal", "-shm"))]
    size = sum(part.stat().st_size for part in parts if part.exists())
    free = shutil.disk_usage(file.parent).free if file.parent.is_dir() else None
    return Database(f"SQLite {sqlite3.sqlite_version}", size, free)
