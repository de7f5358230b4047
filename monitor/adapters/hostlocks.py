"""Turns at hosts that several processes share, by PostgreSQL's advisory locks: no table, and none left behind by
a process that dies."""

import asyncio
import hmac
import threading
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.exc import SQLAlchemyError

from monitor.adapters.dialect import connect, translated
from monitor.domain.gates import Others

TAKE = select(func.pg_try_advisory_lock(bindparam("lock")))
LEAVE = select(func.pg_advisory_unlock(bindparam("lock")))


class HostLocks(Others):
    """One connection of its own, which holds the locks of this process. Use it as an async context manager."""

    def __init__(self, url: str, key: bytes) -> None:
        self._engine = connect(url).execution_options(isolation_level="AUTOCOMMIT")
        self._key = key
        self._connection: Connection | None = None
        self._one = threading.Lock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._drop()
        self._engine.dispose()

    async def take(self, host: str) -> bool:
        return await asyncio.to_thread(self._take, host)

    async def leave(self, host: str) -> None:
        await asyncio.to_thread(self._leave, host)

    def _take(self, host: str) -> bool:
        with self._one, translated():
            try:
                if self._connection is None:
                    self._connection = self._engine.connect()
                return bool(self._connection.execute(TAKE, self._lock(host)).scalar_one())
            except SQLAlchemyError:
                self._drop()
                raise

    def _leave(self, host: str) -> None:
        with self._one:
            if self._connection is None:
                return
            try:
                self._connection.execute(LEAVE, self._lock(host))
            except SQLAlchemyError:
                # With its connection the lock has gone.
                self._drop()

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None

    def _lock(self, host: str) -> dict[str, int]:
        """A number for a host that tells nobody which: a database shows its locks to whoever looks."""
        drawn = hmac.digest(self._key, host.encode(), "sha256")[:8]
        return {"lock": int.from_bytes(drawn, signed=True)}
