"""F2 to F7: one client, and nothing gets past its limits."""

import asyncio
import gzip
import logging
import resource
import ssl
from importlib.metadata import version

import pytest
import trustme

from monitor.adapters.http import HttpClient, Limits
from monitor.domain.gates import Gates
from monitor.errors import AddressRefused, SourceError, SourceUnavailable, SourceUnreadable
from tests.net.hostile import at_once, bomb, endless, raw, reply, serving, silent

pytestmark = pytest.mark.anyio
QUICK = Limits(connect=0.5, idle=0.3, whole=1.0)


def ours(limits: Limits | None = None) -> HttpClient:
    """The real client, with loopback open."""
    return HttpClient("ops@kade.example", testing=True, limits=limits, gates=at_once())


async def test_an_ordinary_page_is_read_with_an_honest_name():
    async with serving(page=reply(b"hello", etag='"x"')) as server, ours() as client:
        answer = await client.get(server.url("/page"), {"If-None-Match": '"w"'})
    assert (answer.status, answer.body, answer.headers["etag"]) == (200, b"hello", '"x"')
    asked = server.asked[0]
    assert asked["user-agent"] == f"Amends/{version('amends')} (+ops@kade.example)"
    assert (asked["accept-encoding"], asked["if-none-match"]) == ("gzip", '"w"')
    assert not {"cookie", "authorization"} & set(asked)


@pytest.mark.parametrize(
    ("status", "body"),
    [("400 Bad Request", b"why"), ("404 Not Found", b""), ("500 Oh", b""), ("301 Moved", b"")],
)
async def test_of_errors_only_a_wrong_question_is_explained(status: str, body: bytes):
    async with serving(page=reply(b"why", status)) as server, ours() as client:
        assert (await client.get(server.url("/page"))).body == body


async def test_gzip_is_unpacked():
    packed = gzip.compress(b"a feed " * 1000)
    async with serving(page=reply(packed, content_encoding="gzip")) as server, ours() as client:
        assert (await client.get(server.url("/page"))).body == b"a feed " * 1000


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        (reply(bomb(1 << 30), content_encoding="gzip"), "size"),
        (reply(bomb(1 << 26, 3), content_encoding="gzip, gzip, gzip"), "coding"),
        (reply(b"x", content_encoding="br"), "coding"),
        (reply(b"x", content_encoding="zstd"), "coding"),
        (reply(b"not gzip at all", content_encoding="gzip"), "coding"),
        (endless(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 65536), "size"),
        (
            endless(
                b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n",
                b"400\r\n" + b"x" * 1024 + b"\r\n",
            ),
            "size",
        ),
        (reply(b"x" * (3 << 20)), "size"),
        (raw(b"HTTP/1.1 200 OK\r\nx: " + b"y" * 200_000 + b"\r\n\r\n"), "bad-http"),
        (raw(b"\x00\x01 this is no HTTP\r\n\r\n"), "bad-http"),
        (
            raw(b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 5\r\n\r\nabcde"),
            "bad-http",
        ),
    ],
    ids=[
        "1 GiB",
        "three layers",
        "brotli",
        "zstd",
        "lies",
        "endless",
        "chunks",
        "large",
        "header",
        "noise",
        "two lengths",
    ],
)
async def test_F6_what_is_too_much_is_refused_and_costs_little(script, reason):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    async with serving(page=script) as server, ours() as client:
        with pytest.raises(SourceUnreadable) as refused:
            await client.get(server.url("/page"))
    assert refused.value.reason == reason
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 * 1024


@pytest.mark.parametrize(
    "script",
    [
        raw(b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\nshort"),
        raw(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab"),
        reply(gzip.compress(b"x" * 9000)[:-20], content_encoding="gzip"),
    ],
    ids=["long length", "cut chunk", "cut gzip"],
)
async def test_F6_an_answer_that_breaks_off_is_no_answer(script):
    async with serving(page=script) as server, ours() as client:
        with pytest.raises(SourceUnreadable) as refused:
            await client.get(server.url("/page"))
    assert refused.value.reason == "broken-off"


async def test_a_server_that_hangs_up_is_unavailable():
    async with serving(page=raw(b"")) as server, ours() as client:
        with pytest.raises(SourceUnavailable):
            await client.get(server.url("/page"))


@pytest.mark.parametrize(
    "script",
    [
        silent,
        endless(b"HTTP/1.1 200 OK\r\n\r\n", b"x", 0.05),
        endless(b"HTTP/1.1 200 OK\r\n", b"a: b\r\n", 0.05),
        endless(b"HTTP/1.1 103 Early Hints\r\n\r\n", b"HTTP/1.1 103 Early Hints\r\n\r\n", 0.01),
    ],
    ids=["hang", "drip body", "drip header", "103 flood"],
)
async def test_F5_one_deadline_ends_every_way_of_taking_long(script):
    async with serving(page=script) as server, ours(QUICK) as client:
        with pytest.raises(SourceError):
            await asyncio.wait_for(client.get(server.url("/page")), timeout=5)


async def test_a_closed_port_is_unavailable():
    async with serving() as server:
        port = server.url("/")
    async with ours(QUICK) as client:
        with pytest.raises(SourceUnavailable, match=r"127\.0\.0\.1"):
            await client.get(port)


async def test_F4_three_redirects_are_followed_and_carry_nothing():
    hops = {
        f"r{n}": reply(status="302 Found", location=f"/r{n + 1}", set_cookie="a=b")
        for n in range(3)
    }
    async with serving(**hops, r3=reply(b"there")) as server, ours() as client:
        answer = await client.get(server.url("/r0"))
    assert answer.body == b"there"
    assert answer.url.endswith("/r3")
    assert not any("cookie" in asked for asked in server.asked)


async def test_F4_a_redirect_loop_ends():
    async with serving(r=reply(status="301 Moved", location="/r")) as server, ours() as client:
        with pytest.raises(SourceUnreadable) as refused:
            await client.get(server.url("/r"))
    assert (refused.value.reason, len(server.asked)) == ("redirects", 4)


@pytest.mark.parametrize(
    "where",
    [
        "http://10.0.0.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::]/",
        "file:///etc/passwd",
        "http://169.254.169.254/",
        "ftp://127.0.0.1/",
        "http://user@127.0.0.1/",
        "http://2130706433/",
    ],
)
async def test_F4_every_hop_is_judged_like_the_first_address(where: str):
    script = raw(f"HTTP/1.1 302 Found\r\nlocation: {where}\r\ncontent-length: 0\r\n\r\n".encode())
    async with serving(r=script) as server, ours() as client:
        with pytest.raises((AddressRefused, SourceUnreadable)):
            await client.get(server.url("/r"))
    assert len(server.asked) == 1


async def test_F7_proxies_of_the_environment_are_ignored(monkeypatch: pytest.MonkeyPatch):
    async with serving(page=reply(b"direct")) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, "http://127.0.0.1:1")
        monkeypatch.delenv("NO_PROXY", raising=False)
        async with ours() as client:
            assert (await client.get(server.url("/page"))).body == b"direct"


async def test_K5_no_address_is_logged(caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.INFO)
    async with serving(page=reply(b"x")) as server, ours() as client:
        await client.get(server.url("/page?token=canary"))
    assert "canary" not in caplog.text


class Tls:
    """A server's certificate for one name, and a client that trusts its maker."""

    def __init__(self, name: str) -> None:
        authority = trustme.CA()
        self.server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(name).configure_cert(self.server)
        self.seen: list[str | None] = []
        self.server.sni_callback = lambda _, name, __: self.seen.append(name)
        self.trust = ssl.create_default_context()
        authority.configure_trust(self.trust)

    def client(self, port: int) -> HttpClient:
        """Everything it asks for is answered on loopback."""

        async def resolve(host: str, port: int) -> list[str]:
            return ["127.0.0.1"]

        return HttpClient("", testing=True, trust=self.trust, resolve=resolve, gates=at_once())


@pytest.fixture
def any_port(monkeypatch: pytest.MonkeyPatch):
    """The test server cannot have port 443."""
    monkeypatch.setattr("monitor.adapters.guard.Guard._port", lambda *_: None)


async def test_F2_the_checked_address_is_connected_to_and_the_name_stays(any_port):
    tls = Tls("blog.example")
    async with (
        serving(tls.server, page=reply(b"safe")) as server,
        tls.client(server.port) as client,
    ):
        answer = await client.get(f"https://blog.example:{server.port}/page")
    assert answer.body == b"safe"
    assert tls.seen == ["blog.example"]
    assert server.asked[0]["host"] == f"blog.example:{server.port}"


@pytest.mark.parametrize("other", [True, False], ids=["wrong name", "unknown maker"])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_F2_a_certificate_for_another_name_is_refused(any_port, other: bool):
    tls = Tls("other.example" if other else "blog.example")
    if not other:
        tls.trust = ssl.create_default_context()
    async with serving(tls.server, page=reply(b"x")) as server, tls.client(server.port) as client:
        with pytest.raises(SourceUnreadable) as refused:
            await client.get(f"https://blog.example:{server.port}/page")
    assert (refused.value.reason, server.asked) == ("certificate", [])


async def test_F4_encryption_is_not_given_up_on_the_way(any_port):
    tls = Tls("blog.example")
    onward = reply(status="301 Moved", location="http://blog.example/page")
    async with serving(tls.server, r=onward) as server, tls.client(server.port) as client:
        with pytest.raises(AddressRefused, match="encryption"):
            await client.get(f"https://blog.example:{server.port}/r")


async def test_F8_every_request_to_a_host_waits_its_turn_redirects_included():
    now, slept = 0.0, []

    async def sleep(seconds: float) -> None:
        nonlocal now
        slept.append(seconds)
        now += seconds

    gates = Gates(2.0, lambda: now, sleep)
    onward = reply(status="301 Moved", location="/page")
    async with (
        serving(r=onward, page=reply(b"x")) as server,
        HttpClient("", testing=True, gates=gates) as client,
    ):
        await client.get(server.url("/r"))
        await asyncio.gather(*(client.get(server.url("/page")) for _ in range(3)))
    assert slept == [2.0] * 4
