"""The HTTP part of the corpus: what a server may do, and what becomes of the account.

Every case goes the real way, from the poll to the account's state, and keeps the common conditions
(``pipeline.read``): a neighbour is read, 15 seconds, 64 MB, no other connection, nothing personal written.
"""

import gzip
import socket
import struct
from datetime import timedelta

import pytest

from monitor.domain.member import Account, Health
from monitor.domain.pace import Pace
from tests.net.hostile import Script, bomb, endless, raw, reply, silent
from tests.net.pipeline import FEED, PATIENT, PUBLIC, QUICK

pytestmark = pytest.mark.anyio

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"transfer-encoding: chunked\r\n\r\n"
EARLY = b"HTTP/1.1 103 Early Hints\r\n\r\n"
MANY = b"".join(b"set-cookie: c%d=%s\r\n" % (number, b"v" * 4000) for number in range(200))


def sized(length: object, body: bytes = FEED, more: str = "") -> Script:
    """A feed whose length is what it says, or is not."""
    return raw(f"HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n{more}\r\n".encode() + body)


async def reset(writer, asked) -> None:
    """Hangs up in the middle, without a word."""
    writer.write(OK + b"content-length: 500\r\n\r\n<rss")
    await writer.drain()
    linger = struct.pack("ii", 1, 0)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    writer.transport.abort()


REFUSED = [
    ("gzip of 1 GiB", reply(bomb(1 << 30), content_encoding="gzip"), "size"),
    ("gzip, three times", reply(bomb(1 << 26, 3), content_encoding="gzip, gzip, gzip"), "coding"),
    ("gzip, said in two lines", sized(5, b"hello", "content-encoding: gzip\r\n" * 2), "coding"),
    ("gzip that is none", reply(FEED, content_encoding="gzip"), "coding"),
    ("gzip and more", reply(gzip.compress(FEED) + b"more", content_encoding="gzip"), "coding"),
    ("gzip cut off", reply(gzip.compress(FEED * 9)[:-9], content_encoding="gzip"), "broken-off"),
    ("gzip on the way", raw(OK + b"transfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n"), "coding"),
    ("brotli", reply(FEED, content_encoding="br"), "coding"),
    ("zstd", reply(FEED, content_encoding="zstd"), "coding"),
    ("deflate", reply(FEED, content_encoding="deflate"), "coding"),
    ("length too short", sized(len(FEED) - 9), "bad-http"),
    ("length too long", sized(len(FEED) + 9), "broken-off"),
    ("two lengths", sized(len(FEED), FEED, "content-length: 5\r\n"), "bad-http"),
    ("a length below nothing", sized(-1), "bad-http"),
    ("a length of 30 digits", sized("9" * 30), "bad-http"),
    (
        "length and chunks",
        sized(5, b"5\r\nhello\r\n0\r\n\r\n", "transfer-encoding: chunked\r\n"),
        "bad-http",
    ),
    ("endless chunks", endless(CHUNKED, b"400\r\n" + b"x" * 1024 + b"\r\n"), "size"),
    ("one endless chunk", endless(CHUNKED + b"ffffffff\r\n", b"x" * 65536), "size"),
    ("an endless chunk line", endless(CHUNKED + b"5;", b"x" * 65536), "size"),
    ("chunks cut off", raw(CHUNKED + b"5\r\nab"), "broken-off"),
    ("chunks in letters", raw(CHUNKED + b"zz\r\nhello\r\n"), "bad-http"),
    ("endless body", endless(OK + b"\r\n", b"x" * 65536), "size"),
    ("too large", reply(b"x" * (3 << 20)), "size"),
    ("a header of 200 kB", raw(OK + b"x: " + b"y" * 200_000 + b"\r\n\r\n"), "bad-http"),
    ("endless headers", endless(OK, b"a: b\r\n" * 100), "bad-http"),
    ("a 103 flood", endless(EARLY, EARLY * 100), "size"),
    ("noise", raw(b"\x00\x01 this is no HTTP\r\n\r\n"), "bad-http"),
    ("HTTP 0.9", raw(FEED), "bad-http"),
    ("NUL in a header", sized(len(FEED), FEED, "x: a\x00b\r\n"), "bad-http"),
    ("reset in the middle", reset, "broken-off"),
    ("an empty body", reply(b""), "empty"),
    ("a redirect loop", reply(status="301 Moved", location="/case"), "redirects"),
    ("a redirect to nowhere", reply(status="302 Found"), "http-302"),
    ("hung up at once", raw(b""), "unavailable"),
    ("silence after accept", silent, "unavailable"),
    ("drip body", endless(OK + b"\r\n", b"x", 0.05), "unavailable"),
    ("drip headers", endless(OK, b"a", 0.05), "unavailable"),
    ("drip chunks", endless(CHUNKED, b"1\r\nx\r\n", 0.05), "unavailable"),
    ("drip 103", endless(EARLY, EARLY, 0.05), "unavailable"),
    ("500", reply(b"x" * (3 << 20), "500 Oh no"), "unavailable"),
    ("404, endless", endless(b"HTTP/1.1 404 No\r\n\r\n", b"x" * 65536), "missing"),
    ("401", reply(status="401 No"), "locked"),
    ("403", reply(status="403 No"), "locked"),
    ("a status that is none", reply(FEED, "999 Oh"), "unavailable"),
    (
        "a change of protocol",
        raw(b"HTTP/1.1 101 Up\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n"),
        "http-101",
    ),
]


@pytest.mark.parametrize(
    ("script", "trouble"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED]
)
async def test_F5_F6_what_cannot_be_read_is_refused_by_name(polled, script: Script, trouble: str):
    limits = QUICK if trouble == "unavailable" else PATIENT
    async with polled(script, limits=limits) as pipe:
        account = await pipe.poll(pipe.url())
    assert (account.health, account.trouble) == (Health.TROUBLED, trouble)
    assert account.next_due is not None
    assert account.last_read_at is None


TAKEN = [
    ("plain", reply(FEED)),
    ("gzip", reply(gzip.compress(FEED), content_encoding="gzip")),
    ("GZIP", reply(gzip.compress(FEED), content_encoding=" GZIP ")),
    ("identity", reply(FEED, content_encoding="identity")),
    ("chunks", raw(CHUNKED, b"%x\r\n" % len(FEED) + FEED + b"\r\n0\r\n\r\n")),
    ("until it hangs up", raw(OK + b"\r\n" + FEED)),
    ("after 103", raw(EARLY, EARLY, OK + b"content-length: %d\r\n\r\n" % len(FEED) + FEED)),
    ("a Set-Cookie bomb", raw(OK + MANY + b"content-length: %d\r\n\r\n" % len(FEED) + FEED)),
    ("odd letters in the reason", raw(b"HTTP/1.1 200 D\xe9j\xe0\r\n\r\n" + FEED)),
    ("letters of another script", sized(len(FEED), FEED, "x-owner: Zoë\r\nserver: \u4e16\r\n")),
    ("bare line ends", raw(b"HTTP/1.1 200 OK\ncontent-length: %d\n\n" % len(FEED) + FEED)),
]


@pytest.mark.parametrize("script", [case[1] for case in TAKEN], ids=[case[0] for case in TAKEN])
async def test_what_is_only_unusual_is_read(polled, script: Script):
    async with polled(script) as pipe:
        account = await pipe.poll(pipe.url())
    assert (account.health, account.trouble) == (Health.READING, None)


@pytest.mark.parametrize(
    ("asked", "least", "most"),
    [
        ("1000000000", 86400, 86400),
        ("1e9", 300, 300),
        ("-1", 300, 300),
        ("0", 60, 60),
        ("soon", 300, 300),
        ("Tue, 24 Nov 2020 09:00:00 GMT", 60, 60),
        ("Tue, 24 Nov 2099 09:00:00 GMT", 86400, 86400),
        ("120", 120, 120),
    ],
)
async def test_F9_what_a_429_asks_for_is_clamped(polled, asked: str, least: int, most: int):
    script = reply(status="429 Slow", retry_after=asked, date="Tue, 24 Nov 2026 09:00:00 GMT")
    async with polled(script) as pipe:
        account = await pipe.poll(pipe.url())
        assert account.trouble == "told-to-wait"
        assert account.next_due is not None
        wait = account.next_due - pipe.stage.now
    assert timedelta(seconds=least) <= wait <= timedelta(seconds=most)


async def test_an_etag_of_10_kb_is_not_stored(polled):
    async with polled(reply(FEED, etag=f'"{"x" * 10_000}"', last_modified="yesterday")) as pipe:
        account = await pipe.again(await pipe.poll(pipe.url()))
        assert "if-none-match" not in pipe.server.asked[1]
        assert pipe.server.asked[1]["if-modified-since"] == "yesterday"
    assert account.trouble is None


async def test_a_cookie_is_never_given_back(polled):
    async with polled(raw(OK + MANY + b"content-length: %d\r\n\r\n" % len(FEED) + FEED)) as pipe:
        await pipe.again(await pipe.poll(pipe.url()))
        assert not any("cookie" in asked for asked in pipe.server.asked)
        assert len(pipe.server.asked) == 2


async def test_F10_a_permanent_redirect_to_a_new_host_is_not_stored(polled):
    async with polled(reply()) as pipe:
        pipe.names["mole.example"] = [PUBLIC]
        there = f"http://mole.example:{pipe.server.port}/feed"
        pipe.server.scripts |= {
            "/case": reply(status="301 Moved", location=there),
            "/feed": reply(FEED),
        }
        account = await pipe.poll(pipe.url())
        for _ in range(4):
            account = await pipe.again(account)
        assert account.ref.address == pipe.url()
        assert pipe.server.asked[-2][":path"].startswith("/case")
    assert account.trouble == "moved-host"


async def test_F10_a_permanent_redirect_on_the_same_host_is_stored_after_a_day(polled):
    async with polled(reply(status="308 Moved", location="/feed")) as pipe:
        pipe.server.scripts["/feed"] = reply(FEED, etag='"1"')
        pipe.stage.pace = Pace(timedelta(hours=7))
        account = await pipe.poll(pipe.url())
        while account.redirect is not None:
            account = await pipe.again(account)
        assert pipe.stage.now - account.added_at >= timedelta(days=1)
        assert account.ref.address == pipe.url("/feed").partition("?")[0]
        pipe.server.asked.clear()
        await pipe.again(account)
        assert [asked[":path"] for asked in pipe.server.asked] == ["/feed"]


async def test_a_304_that_answers_no_condition_is_asked_again_and_not_believed(polled):
    async with polled(reply(status="304 Not Modified")) as pipe:
        account = await pipe.poll(pipe.url())
        assert not any("if-none-match" in asked for asked in pipe.server.asked)
        assert len(pipe.server.asked) == 2
    assert (account.health, account.trouble) == (Health.TROUBLED, "http-304")


def stopped(account: Account) -> bool:
    """Whether an account is never asked again."""
    return account.health is Health.STOPPED and account.next_due is None


@pytest.mark.parametrize(
    "script",
    [
        reply(status="410 Gone"),
        endless(b"HTTP/1.1 410 Gone\r\ncontent-encoding: br\r\n\r\n", b"x" * 999),
    ],
    ids=["short", "endless"],
)
async def test_F9_a_410_is_never_asked_again(polled, script: Script):
    async with polled(script) as pipe:
        account = await pipe.poll(pipe.url())
        assert stopped(account)
        pipe.stage.now += timedelta(days=400)
        await pipe.read(account.id)
        assert len(pipe.server.asked) == 1
    assert account.trouble == "gone"
