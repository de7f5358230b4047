"""What all parts of the store's transaction share."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, TypeVar, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    CursorResult,
    Executable,
    Select,
    bindparam,
    or_,
    update,
)
from sqlalchemy import select as select_columns

from monitor.adapters.columns import Row, table_of
from monitor.adapters.dialect import insert_into, translated
from monitor.adapters.keyring import KeyRing
from monitor.errors import NotFound
from monitor.ports import Transaction

R = TypeVar("R", bound=Row)


def select(row: type[Row]) -> Select[Any]:
    """All columns of a table. No objects are made of them: that costs more than the query."""
    return select_columns(table_of(row))


@cache
def _by_id(row: type[Row]) -> Select[Any]:
    # Made once a table: putting a statement together takes longer than SQLite takes to answer it.
    wanted = table_of(row).c.id == bindparam("wanted")
    return select(row).where(wanted).with_for_update(key_share=True)


@dataclass(frozen=True, slots=True)
class Lease:
    """How many rows a worker takes, and until when they are hidden from the others."""

    now: datetime
    until: datetime
    limit: int


class Part(Transaction):
    """A share of the transaction's methods, all on one connection and one key ring."""

    erased: bool = False
    """Whether a member was erased, so that traces outside the tables must go when this has ended."""

    emptied: bool = False
    """Whether a text, a token or a mail's slots went, so that its pages should not stay in SQLite's WAL either.
    PostgreSQL takes dead rows away by itself."""

    def __init__(self, connection: Connection, keys: KeyRing) -> None:
        self.connection = connection
        self.keys = keys

    def run(self, statement: Any, values: Any = None) -> CursorResult[Any]:
        """Execute, with the driver's errors as our own."""
        with translated():
            return self.connection.execute(cast("Executable", statement), values)

    def all(self, row: type[R], statement: Select[Any], **values: Any) -> list[R]:
        """What ``select(row)`` finds. The results have the columns of ``row``, and are only read."""
        return cast("list[R]", self.run(statement, values).all())

    def first(self, row: type[R], statement: Select[Any], **values: Any) -> R | None:
        """The first of them, if any."""
        return cast("R | None", self.run(statement, values).first())

    def insert(self, row: type[Row], values: Any) -> None:
        """One row or many; what breaks a unique key is AlreadyKept."""
        self.run(table_of(row).insert(), values)

    def insert_new(self, row: type[Row], values: dict[str, Any]) -> bool:
        """False when it was there already; it stays as it is then."""
        statement = insert_into(self.connection, table_of(row)).on_conflict_do_nothing()
        counted = statement.execution_options(preserve_rowcount=True)
        return self.run(counted, values).rowcount == 1

    def put(self, row: type[Row], values: dict[str, Any]) -> None:
        """One row, in the place of the one with its primary key. Of two who put at once, neither fails."""
        table = table_of(row)
        keys = [column.name for column in table.primary_key]
        statement = insert_into(self.connection, table)
        rest = {name: statement.excluded[name] for name in values.keys() - set(keys)}
        self.run(statement.on_conflict_do_update(index_elements=keys, set_=rest), values)

    def get(self, row: type[R], thing_id: str, what: str) -> R:
        """The row with this id, kept from others who would change it until this transaction ends."""
        found = self.first(row, _by_id(row), wanted=thing_id)
        if found is None:
            raise NotFound(f"no {what} {thing_id}")
        return found

    def update(self, row: type[Row], values: dict[str, Any]) -> bool:
        """Write these columns to the row with this id; False when there is none."""
        table = table_of(row)
        statement = update(table).where(table.c.id == values["id"])
        return self.run(statement.values(values)).rowcount == 1

    def delete(self, row: type[Row], *where: ColumnElement[bool]) -> int:
        """How many rows went."""
        return self.run(table_of(row).delete().where(*where)).rowcount

    def lease(
        self, row: type[R], due: Any, lease: Lease, *where: ColumnElement[bool], **changes: Any
    ) -> list[R]:
        """Rows due, earliest first, that nobody else holds; they are this worker's for a while."""
        table = table_of(row)
        free = or_(table.c.leased_until.is_(None), table.c.leased_until <= lease.now)
        wanted = select(row).where(due <= lease.now, free, *where).order_by(due, table.c.id)
        # Rows that another worker is leasing at this moment are passed over, not waited for.
        wanted = wanted.limit(lease.limit).with_for_update(skip_locked=True, key_share=True)
        rows = self.all(row, wanted)
        held = table.c.id.in_([found.id for found in cast("list[Any]", rows)])
        self.run(update(table).where(held).values(leased_until=lease.until, **changes))
        return rows
