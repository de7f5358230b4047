"""A thousand feeds on as many loopback addresses, served by one small process; phases change what they say."""

import argparse
import asyncio
import hashlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

ENTRIES = 30
PARAGRAPH = (
    "The tide tables of this week were printed twice, because the first batch had the quay of the "
    "east side on the west side. A colleague noticed it over coffee, and the printer was kind about "
    "it. What I take from it: read a map aloud before you send it on. "
)
NEWEST = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def entry(feed: int, number: int) -> str:
    """About 940 bytes, a little different in every feed."""
    at = format_datetime(NEWEST - timedelta(hours=7 * (ENTRIES - number)))
    link = f"https://blog{feed}.example/{number}"
    return (
        f"<item><title>Harbour notes {feed}-{number}</title><link>{link}</link>"
        f"<guid isPermaLink='true'>{link}</guid><pubDate>{at}</pubDate>"
        f"<description><![CDATA[<p>{PARAGRAPH}</p><p>{PARAGRAPH}</p><p>Note {number} of {feed}, "
        f"<a href='{link}'>to be read</a> at leisure by whoever likes maps.</p>]]></description></item>"
    )


class Feeds:
    """What each feed says in the present phase: ``first``, ``unchanged``, ``tenth`` or ``same``."""

    def __init__(self, feeds: int) -> None:
        self.phase = "first"
        self.plain = [self._body(feed, ENTRIES) for feed in range(feeds)]
        self.grown = {f: self._body(f, ENTRIES + 1) for f in range(0, feeds, 10)}
        self.answers = {200: 0, 304: 0}

    def _body(self, feed: int, entries: int) -> bytes:
        items = "".join(entry(feed, number) for number in reversed(range(entries)))
        head = f"<title>Blog {feed}</title><link>https://blog{feed}.example/</link>"
        return (
            f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>{head}"
            f"<description>Notes</description>{items}</channel></rss>"
        ).encode()

    def answer(self, feed: int, etag: str | None) -> bytes:
        """A whole HTTP answer; in the phase ``same`` no condition is honoured."""
        grown = self.phase in ("tenth", "same") and feed in self.grown
        body = self.grown[feed] if grown else self.plain[feed]
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if etag == tag and self.phase != "same":
            self.answers[304] += 1
            return f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\nConnection: close\r\n\r\n".encode()
        self.answers[200] += 1
        head = (
            f"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml; charset=utf-8\r\nETag: {tag}\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        return head.encode() + body


async def serve(port: int, feeds: Feeds) -> None:
    """Until killed. GET /phase/NAME changes the phase and tells what was answered in the last one."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        what = head[0].split(" ")[1].strip("/").split("/")
        if what[0] == "phase":
            told = f"{feeds.answers[200]} {feeds.answers[304]}".encode()
            feeds.phase, feeds.answers = what[1], {200: 0, 304: 0}
            writer.write(
                b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(told)
                + told
            )
        else:
            fields = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
            writer.write(feeds.answer(int(what[1]), fields.get("if-none-match")))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(handle, "0.0.0.0", port, backlog=1024)
    async with server:
        print("ready", flush=True)
        await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--feeds", type=int, required=True)
    given = parser.parse_args()
    asyncio.run(serve(given.port, Feeds(given.feeds)))
