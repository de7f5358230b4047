"""The sockets of the one way out: each to a checked address, and every byte counted (safety F2, F6)."""

import asyncio
import socket
import ssl
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from typing import Self

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.client_proto import ResponseHandler
from aiohttp.connector import Connection


@dataclass(slots=True)
class Errand:
    """What is left of one fetch's limits, and the addresses that were checked for it."""

    seconds: float
    room: int
    host: str = ""
    addresses: tuple[str, ...] = ()


on: ContextVar[Errand] = ContextVar("on")
"""The errand that a socket is opened for."""


class _Pinned(AbstractResolver):
    """Answers with the addresses that were checked for this very fetch, and looks nothing up."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The name stays for SNI, certificate and Host; only the address is ours."""
        errand = on.get()
        if host != errand.host:
            raise OSError(f"{host} was not checked")
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in errand.addresses
        ]

    async def close(self) -> None:
        """Nothing is kept open."""


class _Meter(ResponseHandler):
    """Counts what arrives before anything reads it, and hangs up when it is too much."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop)
        self._spends = on.get()

    def data_received(self, data: bytes) -> None:
        """As the library, within the errand's room."""
        self._spends.room -= len(data)
        if self._spends.room >= 0:
            super().data_received(data)
        elif self.transport is not None:
            self.transport.abort()


class Response(aiohttp.ClientResponse):
    """An answer without its reason: nobody reads it, and httpx's transport fails on odd letters there."""

    async def start(self, connection: Connection) -> Self:
        """As the library."""
        await super().start(connection)
        self.reason = None
        return self


def _metered(loop: asyncio.AbstractEventLoop) -> ResponseHandler:
    return _Meter(loop)


class Connector(aiohttp.TCPConnector):
    """New connections only, each to a checked address and metered."""

    def __init__(self, trust: ssl.SSLContext) -> None:
        # Feeds live on distinct hosts: a kept connection is a cost and, later, a surprise.
        super().__init__(
            resolver=_Pinned(), use_dns_cache=False, force_close=True, ssl=trust, limit=0
        )
        self._factory = partial(_metered, loop=self._loop)
