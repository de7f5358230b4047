"""The one way out to the web: limits, deadlines, redirects by hand, checked addresses (safety F1 to F8)."""

import asyncio
import logging
import ssl
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import format_datetime
from importlib.metadata import version
from types import TracebackType
from typing import Self

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport

from monitor.adapters.guard import Guard, Resolve, Target, system_resolve
from monitor.adapters.sockets import Connector, Errand, Response, on
from monitor.adapters.texts import Texts, system_texts
from monitor.domain.gates import GAP, Gates
from monitor.errors import SourceError, SourceUnavailable, SourceUnreadable
from monitor.ports import Answer, Client

# It quotes what it was sent: cookies, and addresses that may hold a token.
logging.getLogger("aiohttp").setLevel(logging.CRITICAL)

PERMANENT = frozenset({301, 308})
REDIRECTS = PERMANENT | {302, 303, 307}
AUTHORIZATION = "authorization"
"""Never carried on by a redirect (safety F4)."""


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
        clock: Callable[[], datetime] | None = None,
        guard: Guard | None = None,
        texts: Texts = system_texts,
    ) -> None:
        self.limits = limits or Limits()
        self.gates = gates or Gates(GAP, time.monotonic, asyncio.sleep)
        self.guard = guard or Guard(resolve, loopback=testing)
        self._clock = clock
        self._texts = texts
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
            connector=Connector(self._trust),
            cookie_jar=aiohttp.DummyCookieJar(),
            response_class=Response,
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
        await self.gates.close()
        await self._transport.aclose()

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """As the port says; at most three redirects, each judged like the first address."""
        target = self.guard.judge(url)
        sent = dict(headers or {})
        errand = Errand(self.limits.whole, self.limits.wire)
        permanent = True
        for hops in range(self.limits.redirects + 1):
            # Each request waits for its host's turn: a second page and a redirect too.
            async with self.gates.turn(target.host):
                answer = await self._once(target, sent, errand)
            where = answer.headers.get("location")
            if answer.status not in REDIRECTS or where is None:
                return replace(answer, moved=target.url if hops and permanent else None)
            permanent = permanent and answer.status in PERMANENT
            target = self.guard.onward(target, where)
            sent = {name: value for name, value in sent.items() if name.lower() != AUTHORIZATION}
        raise SourceUnreadable(f"{target.host}: redirected too often", reason="redirects")

    async def post(self, url: str, form: Mapping[str, str]) -> Answer:
        """As the port says: a redirect is an answer like any other."""
        target = self.guard.judge(url)
        errand = Errand(self.limits.whole, self.limits.wire)
        async with self.gates.turn(target.host):
            return await self._once(target, {}, errand, form)

    async def texts(self, name: str) -> tuple[str, ...]:
        """As the port says."""
        return await self._texts(name) if name else ()

    async def tell(self, url: str, content: bytes, headers: Mapping[str, str]) -> Answer:
        """Send bytes as they are, like a form. For the company's own servers; no connector has this."""
        target = self.guard.judge(url)
        errand = Errand(self.limits.whole, self.limits.wire)
        async with self.gates.turn(target.host):
            return await self._once(target, headers, errand, content)

    async def _once(
        self,
        target: Target,
        headers: Mapping[str, str],
        errand: Errand,
        sent: Mapping[str, str] | bytes | None = None,
    ) -> Answer:
        clock = asyncio.get_running_loop().time
        began, token = clock(), on.set(errand)
        try:
            async with asyncio.timeout(errand.seconds):
                errand.host, errand.addresses = target.host, await self.guard.addresses(target)
                return await self._ask(target, headers, errand, sent)
        except TimeoutError as error:
            raise SourceUnavailable(f"{target.host}: no whole answer in time") from error
        except (httpx.TransportError, aiohttp.ClientError) as error:
            raise _explained(target.host, error, errand) from error
        finally:
            errand.seconds -= clock() - began
            on.reset(token)

    async def _ask(
        self,
        target: Target,
        headers: Mapping[str, str],
        errand: Errand,
        sent: Mapping[str, str] | bytes | None,
    ) -> Answer:
        request = httpx.Request(
            "GET" if sent is None else "POST",
            target.url,
            headers={**self._headers, **headers},
            data=None if isinstance(sent, bytes) else sent,
            content=sent if isinstance(sent, bytes) else None,
            extensions=self._extensions,
        )
        response = await self._transport.handle_async_request(request)
        try:
            said = _read(response.headers.raw)
            if self._clock is not None:
                # An answer without a date was sent now (RFC 9110, 6.6.1): a date to wait for means little alone.
                said.setdefault("date", format_datetime(self._clock(), usegmt=True))
            # What comes with an error must not hide it by its size; only a 400 tells more than its number.
            found = response.status_code < 300 or response.status_code == 400
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
    host: str, error: httpx.TransportError | aiohttp.ClientError, errand: Errand
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
