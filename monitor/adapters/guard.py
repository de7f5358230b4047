"""Where the service may connect: addresses are judged before a socket is opened, and by our own table.

The standard library's ``is_global`` is wrong for many hostile forms, so it is not asked (safety F3).
"""

import re
import socket
from asyncio import get_running_loop
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import idna

from monitor.errors import AddressRefused, SourceUnavailable

MAX_URL = 2048
MAX_HOST = 253
MOST_ADDRESSES = 4
"""Of a name with many addresses, the first few are tried."""
PORTS = {"http": 80, "https": 443}

IPV4_CLOSED = tuple(
    IPv4Network(block)
    for block in [
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    ]
)
"""IANA's special-purpose IPv4 blocks, and multicast."""

IPV6_OPEN = IPv6Network("2000::/3")
"""The only part of IPv6 that is routed in public."""

IPV6_CLOSED = tuple(
    IPv6Network(block)
    for block in [
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "2620:4f:8000::/48",
        "3ffe::/16",
        "3fff::/20",
    ]
)
"""Inside it: Teredo and other protocol blocks, documentation, 6to4, the old test network."""

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Awaitable[list[str]]]
"""Name and port to addresses, in the order to try them."""

_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\\ud800-\udfff]")
_WRITTEN = "!$%&'()*+,/:;=?@[]"
"""What stays as its author wrote it in a path or a query; letters of other scripts do not."""
_HOST = re.compile(
    r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
)
_NUMERIC = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)")


@dataclass(frozen=True, slots=True)
class Target:
    """A URL that was judged: its host in ASCII, its port, and whether it is an address itself."""

    url: str
    scheme: str
    host: str
    port: int
    literal: Address | None


@dataclass(frozen=True, slots=True)
class Guard:
    """Judges URLs and addresses. ``loopback`` opens 127.0.0.0/8 and ::1, any port, for tests and the demo."""

    resolve: Resolve
    loopback: bool = False

    def judge(self, url: str) -> Target:
        """The URL as it will be asked for. AddressRefused for anything but a plain public web address."""
        if len(url) > MAX_URL or _FORBIDDEN.search(url):
            raise AddressRefused("an address with blanks, backslashes or over 2,048 characters")
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise AddressRefused("an address that cannot be read") from None
        if parts.scheme not in PORTS or parts.username is not None or not parts.hostname:
            raise AddressRefused("not a plain http or https address: leave out user names")
        literal, host = _host(parts.hostname)
        if "[" in parts.netloc and not isinstance(literal, IPv6Address):
            raise AddressRefused("an address in brackets that is none")
        port = PORTS[parts.scheme] if port is None else port
        self._port(port, PORTS[parts.scheme], host, literal)
        if literal is not None and not self.allows(literal):
            raise AddressRefused("that address is not on the public internet")
        shown = f"[{host}]" if isinstance(literal, IPv6Address) else host
        netloc = shown if port == PORTS[parts.scheme] else f"{shown}:{port}"
        path, query = (quote(part, _WRITTEN) for part in (parts.path or "/", parts.query))
        clean = urlunsplit((parts.scheme, netloc, path, query, ""))
        if len(clean) > MAX_URL:
            raise AddressRefused("an address over 2,048 characters")
        return Target(clean, parts.scheme, host, port, literal)

    def onward(self, target: Target, where: str) -> Target:
        """Where a redirect leads, judged like any other URL. Encryption is not given up on the way."""
        try:
            onward = self.judge(urljoin(target.url, where))
        except ValueError:
            raise AddressRefused(f"{target.host} sends us to an address that is none") from None
        if target.scheme == "https" and onward.scheme == "http":
            raise AddressRefused(f"{target.host} sends us on without encryption")
        return onward

    def _port(self, port: int, usual: int, host: str, literal: Address | None) -> None:
        here = self.loopback and (host == "localhost" or bool(literal and literal.is_loopback))
        if port != usual and not here:
            raise AddressRefused("only the usual ports 80 and 443 are asked")

    def allows(self, address: Address) -> bool:
        """True when a socket may be opened to this address."""
        if self.loopback and (address.is_loopback if address.version == 4 else address == _ONE):
            return True
        return is_public(address)

    async def addresses(self, target: Target) -> tuple[str, ...]:
        """The checked addresses to connect to. One that is not public refuses the whole name."""
        if target.literal is not None:
            return (str(target.literal),)
        try:
            found = await self.resolve(target.host, target.port)
        except OSError as error:
            raise SourceUnavailable(f"{target.host}: no such host just now") from error
        if not found:
            raise SourceUnavailable(f"{target.host}: no such host just now")
        for text in found:
            if not self.allows(ip_address(text)):
                raise AddressRefused(f"{target.host} leads to a place that is not public")
        return tuple(found[:MOST_ADDRESSES])


_ONE = IPv6Address("::1")


def is_public(address: Address) -> bool:
    """True for addresses that are routed in public, by our own table."""
    if isinstance(address, IPv4Address):
        return not any(address in block for block in IPV4_CLOSED)
    return (
        address.scope_id is None
        and address in IPV6_OPEN
        and not any(address in block for block in IPV6_CLOSED)
    )


def _host(name: str) -> tuple[Address | None, str]:
    """An address in its one usual spelling, or a name in ASCII. Small letters come in already."""
    if ":" in name:
        return _literal(name)
    try:
        plain = name.isascii() and "xn--" not in name
        ascii_name = name if plain else idna.encode(name, uts46=True).decode()
    except UnicodeError:
        raise AddressRefused("a host name that cannot be written") from None
    ascii_name = ascii_name.removesuffix(".")
    if _NUMERIC.fullmatch(ascii_name.rpartition(".")[2]):
        return _literal(ascii_name)
    if len(ascii_name) > MAX_HOST or not _HOST.fullmatch(ascii_name):
        raise AddressRefused("a host name that cannot be")
    return None, ascii_name


def _literal(text: str) -> tuple[Address, str]:
    """Octal, hexadecimal, decimal and short spellings are refused, not guessed at."""
    try:
        address = ip_address(text)
    except ValueError:
        raise AddressRefused("an address in numbers, in an unusual spelling") from None
    return address, str(address)


_resolvers = ThreadPoolExecutor(16, "resolver")
"""Threads of their own: names that nobody answers for must not keep the database waiting."""


async def system_resolve(host: str, port: int) -> list[str]:
    """The system's own resolver."""
    found = await get_running_loop().run_in_executor(
        _resolvers, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    )
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
