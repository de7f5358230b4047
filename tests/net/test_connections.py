"""F3: whatever an address looks like, nothing is opened and nobody is asked for its name."""

import sys
from collections.abc import Iterator

import pytest

from monitor.adapters.http import HttpClient
from monitor.errors import AddressRefused
from tests.net.hostile import at_once, reply, serving
from tests.net.test_guard import CLOSED, REFUSED

pytestmark = pytest.mark.anyio

_watchers: list[list[str]] = []
OPENING = ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname")


def _watch(event: str, args: tuple[object, ...]) -> None:
    if event in OPENING:
        for seen in _watchers:
            seen.append(f"{event} {args[1:]!r}")


sys.addaudithook(_watch)


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """Every connection and every look-up that Python makes meanwhile, whoever made it."""
    seen: list[str] = []
    _watchers.append(seen)
    yield seen
    _watchers.remove(seen)


async def test_the_watch_sees_a_connection(opened: list[str]):
    async with serving(page=reply(b"x")) as server, HttpClient("", testing=True) as client:
        await client.get(server.url("/page"))
    assert [event for event in opened if str(server.port) in event]


@pytest.mark.parametrize("address", CLOSED)
async def test_F3_no_connection_is_opened_to_an_address_that_is_not_public(
    opened: list[str], address: str
):
    async def resolve(host: str, port: int) -> list[str]:
        return [address]

    written = f"[{address}]" if ":" in address else address
    async with HttpClient("", resolve=resolve, gates=at_once()) as client:
        for host in (written, "blog.example"):
            for scheme in ("http", "https"):
                with pytest.raises(AddressRefused):
                    await client.get(f"{scheme}://{host}/")
    assert opened == []


@pytest.mark.parametrize("url", REFUSED)
async def test_F1_a_refused_url_opens_nothing_and_asks_for_no_name(opened: list[str], url: str):
    async with HttpClient("") as client:
        with pytest.raises(AddressRefused):
            await client.get(url)
    assert opened == []


async def test_F2_a_name_is_looked_up_once_and_what_it_says_later_does_not_count(
    opened: list[str],
):
    """Rebinding: this machine at first, a private network at the second asking."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])

    async def resolve(host: str, port: int) -> list[str]:
        return next(answers)

    async with (
        serving(page=reply(b"x")) as server,
        HttpClient("", testing=True, resolve=resolve, gates=at_once()) as client,
    ):
        answer = await client.get(f"http://localhost:{server.port}/page")
        assert answer.body == b"x"
        assert [event for event in opened if "getaddrinfo" in event and "localhost" in event] == []
        before = len(opened)
        with pytest.raises(AddressRefused):
            await client.get(f"http://localhost:{server.port}/page")
    assert opened[before:] == []
