"""The guard of a server that the operator runs or has chosen: one place, and nowhere else.

Such a server may stand on this machine or in the company's own network, where no source may lead Amends.
So it is let through by its exact place in the settings, for one client that asks nothing else.
"""

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from monitor.adapters.guard import Address, Guard, Target, is_public
from monitor.errors import AddressRefused

PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class OwnServer(Guard):
    """Lets through scheme, host and port of ``base``. In the clear only where the network is the house's own."""

    base: str = ""

    def judge(self, url: str) -> Target:
        """The URL, if it lies below ``base``."""
        parts = urlsplit(url)
        host = parts.hostname
        if not url.startswith(f"{self.base}/") or host is None or parts.username is not None:
            raise AddressRefused("not the server that the settings name")
        try:
            literal: Address | None = ip_address(host)
        except ValueError:
            literal = None
        if literal is not None and not self.allows(literal):
            raise _no_place(host)
        port = parts.port or PORTS[parts.scheme]
        return Target(url, parts.scheme, host, port, literal)

    def allows(self, address: Address) -> bool:
        """Link-local addresses belong to a cloud's own metadata, never to a server of the company."""
        real = (address.ipv4_mapped if isinstance(address, IPv6Address) else None) or address
        nowhere = real.is_link_local or real.is_multicast or real.is_unspecified
        clear = self.base.startswith("http://")
        return not nowhere and not (clear and is_public(real))

    async def addresses(self, target: Target) -> tuple[str, ...]:
        """As for any name, by the rules of this place."""
        try:
            return await Guard.addresses(self, target)
        except AddressRefused:
            raise _no_place(target.host) from None


def _no_place(host: str) -> AddressRefused:
    return AddressRefused(f"{host} is a public place asked in the clear, or no place for a server")
