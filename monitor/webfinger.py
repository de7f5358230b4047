"""Where an account of the fediverse is served: anybody may ask its host (RFC 7033)."""

from urllib.parse import urlencode, urlsplit

from monitor.domain.handle import base_of
from monitor.domain.page import absolute
from monitor.domain.strictjson import listed, strict_json
from monitor.errors import SourceMissing
from monitor.ports import Client


async def server_of(client: Client, user: str, host: str) -> str:
    """The server of ``@user@host``, which may be the host itself. SourceMissing where the host knows nobody
    of that name."""
    asked = urlencode({"resource": f"acct:{user}@{host}"})
    answer = await client.get(f"{base_of(host)}/.well-known/webfinger?{asked}")
    found = strict_json(answer.body, host) if answer.status == 200 else None
    for link in listed(found, "links") if isinstance(found, dict) else []:
        server = urlsplit(absolute(link.get("href"), "") or "").netloc.lower()
        if link.get("rel") == "self" and server:
            return server
    if answer.status != 404:
        answer.expect(200)
    raise SourceMissing(f"@{user}@{host}: no such account")
