"""A machine without a network, on which every address in the world is its own and somebody listens there.

Run by ``test_apart`` in a network namespace of its own, as ``unshare -rn python -m tests.net.apart``. The
listeners have ports 80 and 443 of all addresses, so the real guard is tried out with nothing patched.
Prints one JSON object.
"""

import asyncio
import json
import subprocess
import sys

from monitor.adapters.http import HttpClient
from monitor.errors import AddressRefused
from tests.net.hostile import Hostile, at_once, reply
from tests.net.test_guard import CLOSED

OPEN = ("93.184.216.34", "2606:4700::1111")
HOPS = (
    "127.0.0.1",
    "[::ffff:127.0.0.1]",
    "[::]",
    "169.254.169.254",
    "metadata.google.internal",
    "10.0.0.1",
)


def everything_is_here() -> None:
    """Packets to any address come to this machine's listeners."""
    for command in (
        "link set lo up",
        "route add local 0.0.0.0/0 dev lo",
        "-6 route add local ::/0 dev lo",
    ):
        subprocess.run(["ip", *command.split()], check=True)


async def reached(address: str) -> bool:
    """Whether a listener hears who connects there without asking the guard."""
    try:
        _, writer = await asyncio.wait_for(asyncio.open_connection(address, 80), 1)
    except (OSError, TimeoutError):
        return False
    writer.close()
    return True


class World:
    """The listeners on ports 80 and 443 of every address, and what they hear."""

    def __init__(self) -> None:
        self.names = {"metadata.google.internal": ["169.254.169.254"]}
        self.heard: list[str] = []
        self.web = Hostile()

    async def resolve(self, host: str, port: int) -> list[str]:
        return self.names[host]

    async def listen(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.heard.append(writer.get_extra_info("sockname")[0])
        await self.web.handle(reader, writer)

    async def open(self) -> None:
        for port in (80, 443):
            for host in ("0.0.0.0", "::"):
                await asyncio.start_server(self.listen, host, port)

    async def heard_by_hand(self) -> list[str]:
        """The closed addresses at which somebody would be heard who does not ask the guard."""
        found = [address for address in CLOSED if await reached(address)]
        await asyncio.sleep(0.1)
        self.heard.clear()
        return found

    async def refused(self, client: HttpClient, *urls: str) -> int:
        """How many of these the client refuses."""
        count = 0
        for url in urls:
            try:
                await client.get(url)
            except AddressRefused:
                count += 1
        return count

    async def closed(self, client: HttpClient) -> int:
        """How many times the client refuses a closed address: as such and behind a name, twice each."""
        count = 0
        for address in CLOSED:
            self.names["blog.example"] = [address]
            written = f"[{address}]" if ":" in address else address
            urls = [f"{s}://{h}/" for s in ("http", "https") for h in (written, "blog.example")]
            count += await self.refused(client, *urls)
        return count

    async def hops(self, client: HttpClient) -> int:
        """How many redirects of a public page to a place inside the client refuses."""
        count = 0
        for hop in HOPS:
            self.web.scripts["/hop"] = reply(status="302 Found", location=f"http://{hop}/")
            count += await self.refused(client, f"http://{OPEN[0]}/hop")
        return count

    async def public(self, client: HttpClient) -> bool:
        """Whether the client reads what is open, through the very same listeners."""
        self.web.scripts["/page"] = reply(b"read")
        self.names["blog.example"] = list(OPEN)
        urls = [f"http://{host}/page" for host in (OPEN[0], f"[{OPEN[1]}]", "blog.example")]
        return all([(await client.get(url)).body == b"read" for url in urls])


async def main() -> dict[str, object]:
    everything_is_here()
    world = World()
    await world.open()
    reachable = await world.heard_by_hand()
    async with HttpClient("", resolve=world.resolve, gates=at_once()) as client:
        refused = await world.closed(client)
        heard = list(world.heard)
        hops = await world.hops(client)
        heard += [address for address in world.heard if address != OPEN[0]]
        public = await world.public(client)
    return {
        "reachable": reachable,
        "refused": refused,
        "refused hops": hops,
        "heard": heard,
        "read in public": public,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(main())))
