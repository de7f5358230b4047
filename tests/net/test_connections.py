"""F3: whatever an address looks like, nothing is opened and nobody is asked for its name."""

from collections.abc import Iterator

import pytest

from monitor.adapters.http import HttpClient
from monitor.errors import AddressRefused
from tests.net.hostile import at_once, reply, serving
from tests.net.test_guard import CLOSED, REFUSED
from tests.net.watch import watched

pytestmark = pytest.mark.anyio
Seen = list[tuple[str, object]]


@pytest.fixture
def opened() -> Iterator[Seen]:
    """Every connection and every look-up that Python makes meanwhile, whoever made it."""
    with watched() as seen:
        yield seen


async def test_the_watch_sees_a_connection(opened: Seen):
    async with serving(page=reply(b"x")) as server, HttpClient("", testing=True) as client:
        await client.get(server.url("/page"))
    assert ("socket.connect", ("127.0.0.1", server.port)) in opened


@pytest.mark.parametrize("address", CLOSED)
async def test_F3_no_connection_is_opened_to_an_address_that_is_not_public(
    opened: Seen, address: str
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
async def test_F1_a_refused_url_opens_nothing_and_asks_for_no_name(opened: Seen, url: str):
    async with HttpClient("") as client:
        with pytest.raises(AddressRefused):
            await client.get(url)
    assert opened == []


async def test_F2_a_name_is_looked_up_once_and_what_it_says_later_does_not_count(
    opened: Seen,
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
        assert ("socket.getaddrinfo", "localhost") not in opened
        before = len(opened)
        with pytest.raises(AddressRefused):
            await client.get(f"http://localhost:{server.port}/page")
    assert opened[before:] == []
