"""What every row is made of."""

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

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a time without a zone before it is taken for one in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value.isoformat()}")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """SQLite forgets the zone, PostgreSQL answers in that of the session."""
        if value is None:
            return None
        known: datetime = value if value.tzinfo else value.replace(tzinfo=UTC)
        return known.astimezone(UTC)


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
