"""F6: whatever bytes a server sends, the client has an answer or an error of our own, and goes on."""

import asyncio
import gzip
import random

import pytest

from monitor.adapters.http import HttpClient, Limits
from monitor.errors import SourceError
from monitor.ports import Answer
from tests.net.hostile import at_once, raw, serving

pytestmark = pytest.mark.anyio

PACKED = gzip.compress(b"a feed " * 50)
ANSWERS = [
    b'HTTP/1.1 200 OK\r\ncontent-length: 9\r\netag: "1"\r\n\r\nsome feed',
    b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4;a=b\r\nsome\r\n5\r\n feed\r\n0\r\nx: y\r\n\r\n",
    b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: %d\r\n\r\n" % len(PACKED)
    + PACKED,
    b"HTTP/1.1 301 Moved\r\nlocation: http://127.0.0.1:1/\xc3\xa9\r\nset-cookie: a=b; path=/\r\n\r\n",
    b'HTTP/1.1 103 Early\r\nlink: </a>\r\n\r\nHTTP/1.1 304 Same\r\netag: "1"\r\n\r\n',
    b"HTTP/1.1 400 Bad\r\ncontent-length: 2\r\nretry-after: 5\r\n\r\nno",
]
TOKENS = [
    *(
        b"\r\n",
        b"\r",
        b"\n",
        b"\0",
        b":",
        b"-1",
        b"0",
        b"ffffffffffffffff",
        b"\xff\xfe",
        b" ",
        b";",
    ),
    *(b"gzip", b"chunked", b"HTTP/1.1 200 OK\r\n", b"content-length: 3\r\n", b"upgrade: x\r\n"),
    *(b"connection: upgrade\r\n", b"transfer-encoding: chunked\r\n", b"http://[", b"x" * 20_000),
]


def spoilt(seed: int) -> bytes:
    """A good answer with a few mistakes; the same for the same seed."""
    chance = random.Random(seed)
    body = bytearray(chance.choice(ANSWERS))
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(body) + 1)
        end = min(len(body), start + chance.choice([0, 0, 1, 2, 8, 40]))
        body[start:end] = chance.choice([b"", chance.randbytes(2), chance.choice(TOKENS)])
    return bytes(body)


async def test_F6_three_hundred_spoilt_answers_cost_nothing_but_themselves():
    limits = Limits(connect=10, idle=10, whole=10)
    async with (
        serving(good=raw(ANSWERS[0])) as server,
        HttpClient("", testing=True, limits=limits, gates=at_once()) as client,
    ):
        for seed in range(300):
            server.scripts["/page"] = raw(spoilt(seed))
            try:
                async with asyncio.timeout(20):
                    answer = await client.get(server.url("/page"))
            except SourceError:
                continue
            assert isinstance(answer, Answer)
            assert len(answer.body) <= 5 << 20
        assert (await client.get(server.url("/good"))).body == b"some feed"
