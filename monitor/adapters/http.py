"""The one way out to the web: limits, deadlines, redirects by hand, checked addresses (safety F1 to F8)."""

import asyncio
import logging
import socket
import ssl
import time
import zlib
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from types import TracebackType
from typing import Self

import aiohttp
import httpx
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.client_proto import ResponseHandler
from httpx_aiohttp import AiohttpTransport

from monitor.adapters.guard import Guard, Resolve, Target, system_resolve
from monitor.domain.gates import GAP, Gates
from monitor.errors import SourceError, SourceUnavailable, SourceUnreadable
from monitor.ports import Answer, Client

# It quotes what it was sent: cookies, and addresses that may hold a token.
logging.getLogger("aiohttp").setLevel(logging.CRITICAL)

REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one fetch: seconds and bytes."""

    connect: float = 5
    """Over all addresses of a name, encryption included."""
    idle: float = 10
    whole: float = 30
    """One deadline around everything: a client's own time-outs are per operation, and a drip outlives them."""
    wire: int = 2 * 1024 * 1024
    """Everything that arrives counts: heads, chunk lines and redirects too."""
    decoded: int = 5 * 1024 * 1024
    redirects: int = 3
    header: int = 16 * 1024
    """Bytes of one header line."""
    headers: int = 512
    """Header lines of one answer."""


@dataclass(slots=True)
class _Errand:
    """What is left of one fetch's limits, and the addresses that were checked for it."""

    seconds: float
    room: int
    host: str = ""
    addresses: tuple[str, ...] = ()


_errand: ContextVar[_Errand] = ContextVar("errand")


class _Pinned(AbstractResolver):
    """Answers with the addresses that were checked for this very fetch, and looks nothing up."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The name stays for SNI, certificate and Host; only the address is ours."""
        errand = _errand.get()
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
        self._spends = _errand.get()

    def data_received(self, data: bytes) -> None:
        """As the library, within the errand's room."""
        self._spends.room -= len(data)
        if self._spends.room >= 0:
            super().data_received(data)
        elif self.transport is not None:
            self.transport.abort()


def _metered(loop: asyncio.AbstractEventLoop) -> ResponseHandler:
    return _Meter(loop)


class _Connector(aiohttp.TCPConnector):
    """New connections only, each to a checked address and metered."""

    def __init__(self, trust: ssl.SSLContext) -> None:
        # Feeds live on distinct hosts: a kept connection is a cost and, later, a surprise.
        super().__init__(
            resolver=_Pinned(), use_dns_cache=False, force_close=True, ssl=trust, limit=0
        )
        self._factory = partial(_metered, loop=self._loop)


class HttpClient(Client):
    """Fetches one URL at a time, within ``limits``. Use it as an async context manager.

    Requests and answers are httpx's; its client is left out, whose redirects, cookies and decoding
    are just what is done by hand here.
    """

    def __init__(
        self,
        contact: str,
        *,
        testing: bool = False,
        limits: Limits | None = None,
        resolve: Resolve = system_resolve,
        trust: ssl.SSLContext | None = None,
        gates: Gates | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self.gates = gates or Gates(GAP, time.monotonic, asyncio.sleep)
        self.guard = Guard(resolve, loopback=testing)
        self._trust = trust or ssl.create_default_context()
        about = f" (+{contact})" if contact.isprintable() and contact else ""
        name = f"Amends/{version('amends')}{about}".encode("ascii", "ignore").decode()
        self._headers = {"User-Agent": name, "Accept-Encoding": "gzip"}
        connect = self.limits.connect
        patience = httpx.Timeout(self.limits.idle, connect=connect, pool=connect)
        self._extensions = {"timeout": patience.as_dict()}
        self._transport = AiohttpTransport(
            verify=self._trust, trust_env=False, client=self._session
        )

    def _session(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=_Connector(self._trust),
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            max_line_size=self.limits.header,
            max_field_size=self.limits.header,
            max_headers=self.limits.headers,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._transport.aclose()

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """As the port says; at most three redirects, each judged like the first address."""
        target = self.guard.judge(url)
        errand = _Errand(self.limits.whole, self.limits.wire)
        for _ in range(self.limits.redirects + 1):
            # Each request waits for its host's turn: a second page and a redirect too.
            async with self.gates.turn(target.host):
                answer = await self._once(target, headers or {}, errand)
            where = answer.headers.get("location")
            if answer.status not in REDIRECTS or where is None:
                return answer
            target = self.guard.onward(target, where)
        raise SourceUnreadable(f"{target.host}: redirected too often", reason="redirects")

    async def _once(self, target: Target, headers: Mapping[str, str], errand: _Errand) -> Answer:
        clock = asyncio.get_running_loop().time
        began, token = clock(), _errand.set(errand)
        try:
            async with asyncio.timeout(errand.seconds):
                errand.host, errand.addresses = target.host, await self.guard.addresses(target)
                return await self._ask(target, headers, errand)
        except TimeoutError as error:
            raise SourceUnavailable(f"{target.host}: no whole answer in time") from error
        except (httpx.TransportError, aiohttp.ClientError) as error:
            raise _explained(target.host, error, errand) from error
        finally:
            errand.seconds -= clock() - began
            _errand.reset(token)

    async def _ask(self, target: Target, headers: Mapping[str, str], errand: _Errand) -> Answer:
        request = httpx.Request(
            "GET",
            target.url,
            headers={**self._headers, **headers},
            extensions=self._extensions,
        )
        response = await self._transport.handle_async_request(request)
        try:
            said = _read(response.headers.raw)
            # What comes with an error is of no use, and must not hide the error by its size.
            found = response.status_code < 300
            body = await self._body(response, said, target.host) if found else b""
        finally:
            await response.aclose()
        if errand.room < 0:
            raise _too_much(target.host)
        return Answer(response.status_code, body, target.url, said)

    async def _body(self, response: httpx.Response, said: Mapping[str, str], host: str) -> bytes:
        """The raw stream, inflated in bounded steps: 269 bytes can become 1 GiB (safety F6)."""
        coding = said.get("content-encoding", "identity").strip().lower()
        transfer = said.get("transfer-encoding", "identity").strip().lower()
        if coding not in ("identity", "gzip") or transfer not in ("identity", "chunked"):
            raise SourceUnreadable(f"{host}: a coding we did not ask for", reason="coding")
        inflate = zlib.decompressobj(16 + zlib.MAX_WBITS) if coding == "gzip" else None
        parts, size = [], 0
        async for chunk in response.aiter_raw():
            part = self._inflated(inflate, chunk, self.limits.decoded + 1 - size, host)
            size += len(part)
            parts.append(part)
            if size > self.limits.decoded:
                raise _too_much(host)
        if inflate is not None and parts and not inflate.eof:
            raise _broken_off(host)
        return b"".join(parts)

    @staticmethod
    def _inflated(inflate: "zlib._Decompress | None", chunk: bytes, room: int, host: str) -> bytes:
        if inflate is None:
            return chunk
        try:
            part = inflate.decompress(chunk, room)
        except zlib.error as error:
            raise SourceUnreadable(f"{host}: not the gzip it says", reason="coding") from error
        if inflate.unused_data:
            raise SourceUnreadable(f"{host}: more than the gzip it says", reason="coding")
        return part


def _read(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Names in lower case, repeated ones joined. Cookies are not for us."""
    said: dict[str, str] = {}
    for raw_name, raw_value in headers:
        name, value = (_text(raw_name).lower(), _text(raw_value))
        if name != "set-cookie":
            said[name] = f"{said[name]}, {value}" if name in said else value
    return said


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _explained(
    host: str, error: httpx.TransportError | aiohttp.ClientError, errand: _Errand
) -> SourceError:
    """What nobody can read is told apart from what may pass. The transport's own error says which."""
    match error.__cause__ if isinstance(error, httpx.TransportError) else error:
        case _ if errand.room < 0:
            return _too_much(host)
        case aiohttp.ClientConnectorCertificateError():
            return SourceUnreadable(f"{host}: its certificate is not valid", reason="certificate")
        case aiohttp.ClientSSLError():
            return SourceUnreadable(f"{host}: no usable encryption", reason="encryption")
        case aiohttp.ClientResponseError():
            return SourceUnreadable(f"{host}: not an HTTP answer", reason="bad-http")
        case aiohttp.ClientPayloadError():
            return _broken_off(host)
        case _:
            return SourceUnavailable(f"{host}: does not answer")


def _too_much(host: str) -> SourceUnreadable:
    return SourceUnreadable(f"{host}: more than Amends reads of one source", reason="size")


def _broken_off(host: str) -> SourceUnreadable:
    return SourceUnreadable(f"{host}: its answer broke off", reason="broken-off")
