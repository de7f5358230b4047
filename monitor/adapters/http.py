"""The one way out to the web: limits, deadlines, redirects by hand, checked addresses (safety F1 to F7)."""

import asyncio
import logging
import socket
import ssl
import zlib
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import version
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import aiohttp
import httpx
from aiohttp.abc import AbstractResolver, ResolveResult
from httpx_aiohttp import AiohttpTransport

from monitor.adapters.guard import Guard, Resolve, Target, system_resolve
from monitor.errors import AddressRefused, SourceUnavailable, SourceUnreadable
from monitor.ports import Answer, Client

# Its INFO lines print whole URLs, and a URL may hold a token.
logging.getLogger("httpx").setLevel(logging.WARNING)

REDIRECTS = frozenset({301, 302, 303, 307, 308})
CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one fetch: seconds and bytes."""

    connect: float = 5
    idle: float = 10
    whole: float = 30
    """One deadline around everything: a client's own time-outs are per operation, and a drip outlives them."""
    wire: int = 2 * 1024 * 1024
    decoded: int = 5 * 1024 * 1024
    redirects: int = 3
    header: int = 16 * 1024
    """Bytes of one header line."""


_pinned: ContextVar[Mapping[str, tuple[str, ...]]] = ContextVar("pinned")


class _Pinned(AbstractResolver):
    """Answers with the addresses that were checked for this very fetch, and looks nothing up."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The name stays for SNI, certificate and Host; only the address is ours."""
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in _pinned.get({}).get(host, ())
        ]

    async def close(self) -> None:
        """Nothing is kept open."""


class HttpClient(Client):
    """Fetches one URL at a time, within ``limits``. Use it as an async context manager."""

    def __init__(
        self,
        contact: str,
        *,
        testing: bool = False,
        limits: Limits | None = None,
        resolve: Resolve = system_resolve,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self.guard = Guard(resolve, loopback=testing)
        self._trust = trust or ssl.create_default_context()
        about = f" (+{contact})" if contact.isprintable() and contact else ""
        self._headers = {
            "User-Agent": f"Amends/{version('amends')}{about}".encode("ascii", "ignore").decode(),
            "Accept-Encoding": "gzip",
        }
        self._client = httpx.AsyncClient(
            # Nothing is asked of a private address: the session connects where _Pinned says.
            transport=AiohttpTransport(verify=self._trust, trust_env=False, client=self._session),
            trust_env=False,
            follow_redirects=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx.Timeout(self.limits.idle, connect=self.limits.connect),
        )

    def _session(self) -> aiohttp.ClientSession:
        connector = aiohttp.TCPConnector(
            resolver=_Pinned(),
            use_dns_cache=False,
            # Feeds live on distinct hosts: a kept connection is a cost and, later, a surprise.
            force_close=True,
            ssl=self._trust,
            limit=0,
        )
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            max_line_size=self.limits.header,
            max_field_size=self.limits.header,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._client.aclose()

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """As the port says; at most three redirects, each judged like the first address."""
        host = "the source"
        try:
            async with asyncio.timeout(self.limits.whole):
                target = self.guard.judge(url)
                host = target.host
                return await self._follow(target, headers or {})
        except TimeoutError as error:
            raise SourceUnavailable(f"{host}: no whole answer within 30 seconds") from error
        except ssl.SSLError as error:
            raise _no_certificate(host) from error
        except httpx.TransportError as error:
            raise _explained(host, error) from error
        except (httpx.HTTPError, aiohttp.ClientError, httpx.InvalidURL, ValueError) as error:
            raise SourceUnreadable(f"{host}: not an HTTP answer", reason="bad-http") from error

    async def _follow(self, target: Target, headers: Mapping[str, str]) -> Answer:
        for _ in range(self.limits.redirects + 1):
            answer = await self._once(target, headers)
            where = answer.headers.get("location")
            if answer.status not in REDIRECTS or where is None:
                return answer
            onward = self.guard.judge(urljoin(target.url, where))
            if target.scheme == "https" and onward.scheme == "http":
                raise AddressRefused(f"{target.host} sends us on without encryption")
            target = onward
        raise SourceUnreadable(f"{target.host}: redirected too often", reason="redirects")

    async def _once(self, target: Target, headers: Mapping[str, str]) -> Answer:
        addresses = await self.guard.addresses(target)
        token = _pinned.set({target.host: addresses})
        try:
            asked = {**self._headers, **headers}
            async with self._client.stream("GET", target.url, headers=asked) as response:
                own = {name.lower(): value for name, value in response.headers.items()}
                sent_on = response.status_code in REDIRECTS
                body = b"" if sent_on else await self._body(response, target.host)
                return Answer(response.status_code, body, target.url, own)
        finally:
            _pinned.reset(token)

    async def _body(self, response: httpx.Response, host: str) -> bytes:
        """The raw stream, inflated in bounded steps: 269 bytes can become 1 GiB (safety F6)."""
        coding = response.headers.get("content-encoding", "").strip().lower()
        if coding not in ("", "identity", "gzip"):
            raise SourceUnreadable(f"{host}: a coding we did not ask for", reason="coding")
        inflate = zlib.decompressobj(16 + zlib.MAX_WBITS) if coding == "gzip" else None
        wire, parts, size = 0, [], 0
        async for chunk in response.aiter_raw(CHUNK):
            wire += len(chunk)
            part = self._inflated(inflate, chunk, self.limits.decoded + 1 - size, host)
            size += len(part)
            parts.append(part)
            if wire > self.limits.wire or size > self.limits.decoded:
                raise SourceUnreadable(
                    f"{host}: more than Amends reads of one source", reason="size"
                )
        if inflate is not None and wire and not inflate.eof:
            raise SourceUnavailable(f"{host}: the answer broke off")
        return b"".join(parts)

    @staticmethod
    def _inflated(inflate: "zlib._Decompress | None", chunk: bytes, room: int, host: str) -> bytes:
        if inflate is None:
            return chunk
        try:
            return inflate.decompress(chunk, max(room, 1))
        except zlib.error as error:
            raise SourceUnreadable(f"{host}: not the gzip it says", reason="coding") from error


def _explained(host: str, error: httpx.TransportError) -> SourceUnavailable | SourceUnreadable:
    """A bad certificate is refused for good, everything else may pass."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError | ssl.CertificateError | aiohttp.ClientSSLError):
            return _no_certificate(host)
        cause = cause.__cause__ or cause.__context__
    return SourceUnavailable(f"{host}: does not answer")


def _no_certificate(host: str) -> SourceUnreadable:
    return SourceUnreadable(f"{host}: its certificate is not valid", reason="certificate")
