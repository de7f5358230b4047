"""TXT records, asked of the resolvers that this machine uses: never of an address that a source has chosen."""

from collections.abc import Awaitable, Callable, Sequence

from dns.asyncresolver import Resolver
from dns.exception import DNSException
from dns.name import from_text

Texts = Callable[[str], Awaitable[tuple[str, ...]]]

PATIENCE = 5.0
"""Seconds for one question, over all resolvers."""
MOST = 50
"""Records of one name that are read; whole domains put theirs in one place, ours stands by itself."""


async def system_texts(name: str, servers: Sequence[str] = (), port: int = 53) -> tuple[str, ...]:
    """What stands in the TXT records of a name. Nothing when nobody answers: no proof is made of that."""
    try:
        resolver = Resolver(configure=not servers)
        if servers:
            resolver.nameservers, resolver.port = list(servers), port
        # With its dot at the end: no search list of ours may lead to another name.
        found = await resolver.resolve(from_text(f"{name}."), "TXT", lifetime=PATIENCE)
    except (DNSException, OSError, ValueError):
        return ()
    records = [b"".join(record.strings) for record in list(found)[:MOST]]
    return tuple(record.decode("utf-8", "replace") for record in records)
