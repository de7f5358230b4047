"""The HTTP part of the corpus: where a server may send us, and where we go.

Every case goes the real way, as in ``test_corpus_http``.
"""

import pytest

from monitor.domain.member import Health
from monitor.errors import AddressRefused
from tests.net.hostile import reply
from tests.net.pipeline import CLOSED, FEED, PUBLIC

pytestmark = pytest.mark.anyio

WITHIN = [
    *("http://127.0.0.1/", "http://127。0。0。1/", "http://[::ffff:127.0.0.1]/", "http://[::]/"),
    *(
        "http://169.254.169.254/latest/meta-data/",
        "http://metadata.google.internal/",
        "//10.0.0.1/",
    ),
    *(
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://0x7f.0.0.1/",
        "http://127.1/",
        "http://0/",
    ),
    *(
        "http://localhost/",
        "http://[::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[64:ff9b::7f00:1]/",
    ),
    *("http://mixed.example/", "http://alias.example/", "http://user:pass@mole.example/"),
    *("http://mole.example:22/", "http://mole.example:25/", "http://mole.example:6379/"),
    *("http://mole.example:8443/", "ftp://mole.example/", "file:///etc/passwd", "http://["),
]
NAMES = {
    "metadata.google.internal": ["169.254.169.254"],
    "localhost": ["127.0.0.1", "::1"],
    "mixed.example": [PUBLIC, "10.0.0.1"],
    # What a CNAME to a name inside comes to.
    "alias.example": ["192.168.1.7"],
}


@pytest.mark.parametrize("where", WITHIN)
async def test_F3_F4_a_redirect_to_a_place_inside_is_not_followed(polled, where: str):
    async with polled(reply(status="302 Found", location=where)) as pipe:
        pipe.names.update(NAMES)
        account = await pipe.poll(pipe.url())
        assert len(pipe.server.asked) == 1
    assert (account.health, account.trouble) == (Health.TROUBLED, "refused")


@pytest.mark.parametrize("form", [CLOSED, "localhost", "[::ffff:127.0.0.1]", "127.1", "2130706433"])
async def test_F3_a_redirect_to_our_own_machine_reaches_no_listener(polled, form: str):
    """The listener is there, on the very port that is allowed."""
    async with polled(reply()) as pipe:
        pipe.names.update(NAMES)
        there = f"http://{form}:{pipe.server.port}/case"
        pipe.server.scripts["/case"] = reply(status="307 Elsewhere", location=there)
        account = await pipe.poll(pipe.url())
    assert account.trouble == "refused"


@pytest.mark.parametrize("host", ["mixed.example", "alias.example", "metadata.google.internal"])
async def test_F2_a_name_that_leads_inside_is_refused_as_a_source_too(polled, host: str):
    async with polled(reply(FEED)) as pipe:
        pipe.names.update(NAMES)
        account = await pipe.poll(pipe.url(host=host))
        assert pipe.server.asked == []
    assert account.trouble == "refused"


@pytest.mark.parametrize("at", ["user@", "user:secret@", "@"])
async def test_F1_an_address_with_a_user_in_it_cannot_be_enrolled(polled, at: str):
    async with polled(reply(FEED)) as pipe:
        with pytest.raises(AddressRefused):
            await pipe.world.connectors["feed"].resolve(
                f"http://{at}{PUBLIC}:{pipe.server.port}/case"
            )
        assert pipe.server.asked == []


@pytest.mark.parametrize(("place", "read"), [(0, True), (3, True), (4, False)])
async def test_F2_of_forty_addresses_the_first_four_are_tried(polled, place: int, read: bool):
    async with polled(reply(FEED)) as pipe:
        found = [f"127.77.0.{100 + number}" for number in range(40)]
        found[place] = PUBLIC
        pipe.names["blog.example"] = found
        account = await pipe.poll(pipe.url(host="blog.example"))
        tried = {address[0] for event, address in pipe.seen if event == "socket.connect"}
        assert tried & set(found) <= set(found[:4])
    assert account.trouble == (None if read else "unavailable")
