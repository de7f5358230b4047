"""What every row is made of."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import DateTime, LargeBinary, MetaData, Table, inspect
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel


class UtcDateTime(TypeDecorator[datetime]):
    """Takes only times that know their zone, and gives them back in UTC, on SQLite too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    # Both processors whole: every row that is read has ten times in it, and the usual chain of two
    # functions for each value was a quarter of what reading an account costs.
    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        """Refuses a time without a zone before it is taken for one in UTC."""
        return _as_text if dialect.name == "sqlite" else _in_utc

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """SQLite keeps text without a zone, PostgreSQL answers in that of the session."""
        return _from_text if dialect.name == "sqlite" else _in_utc


UTC_NAMES = ("UTC", "Etc/UTC")


def _in_utc(value: datetime | None) -> datetime | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError(f"a time without a zone: {value.isoformat()}")
    # A server in UTC says so with a zone of its own; to find the offset of each time again takes four times as long.
    return value.replace(tzinfo=UTC) if str(value.tzinfo) in UTC_NAMES else value.astimezone(UTC)


def _as_text(value: datetime | None) -> str | None:
    known = _in_utc(value)
    return None if known is None else known.replace(tzinfo=None).isoformat(" ", "microseconds")


def _from_text(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(f"{value}+00:00")


class UtcHour(UtcDateTime):
    """Times that are all full hours: many rows have few of them, and each is read once."""

    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """The moment for what the database answers, remembered."""
        return _Hours(super().result_processor(dialect, coltype)).__getitem__


class _Hours(dict[Any, datetime | None]):
    def __init__(self, reads: Callable[[Any], datetime | None]) -> None:
        super().__init__()
        self._reads = reads

    def __missing__(self, kept: Any) -> datetime | None:
        moment = self[kept] = self._reads(kept)
        return moment


class Row(SQLModel):
    """A table's row. Constraints have names, so that migrations can speak of them."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def parent(table: str, **options: Any) -> Any:
    """A key into another table; when that row goes, so does this one."""
    return Field(foreign_key=f"{table}.id", ondelete="CASCADE", **options)


def moment(**options: Any) -> Any:
    """A time."""
    return Field(sa_type=UtcDateTime, **options)


def blob(**options: Any) -> Any:
    """Bytes: something sealed, or a keyed hash."""
    return Field(sa_type=LargeBinary, **options)


def table_of(row: type[Row]) -> Table:
    """The table behind a row class, for statements that make no objects."""
    table = inspect(row).local_table
    assert isinstance(table, Table)  # noqa: S101 (tells the type checker what declarative promises)
    return table
