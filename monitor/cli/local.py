"""Posts from files and standard input: a feed, or JSON lines that stream."""

import json
import re
from collections.abc import AsyncIterator, Iterator
from enum import Enum
from itertools import chain
from typing import BinaryIO

from monitor.cli.postline import Submitted, Unusable, parse
from monitor.domain.post import AccountRef, Author, Cursor, Fetched
from monitor.errors import SourceUnreadable
from monitor.ports import Reader

FEED_LIMIT = 5 * 1024 * 1024
"""Bytes of a feed, as over the network (safety F6)."""

LINE_LIMIT = 1024 * 1024
"""Bytes of one JSON line; a longer one is skipped without being held in memory."""

BLANK = b"\xef\xbb\xbf \t\r\n"
FEED_START = re.compile(
    rb"<|\xff\xfe|\xfe\xff|\{\s*$|\{\s*\"version\"\s*:\s*\"https?://jsonfeed\.org"
)


class Kind(Enum):
    """What is known of a stream before it is read."""

    LINES = "posts as JSON lines"
    OPEN = "its first line tells"
    FEED = "its first line tells, and what is neither counts as a broken feed"


async def posts(
    stream: BinaryIO, name: str, default: Author, reader: Reader, *, kind: Kind = Kind.OPEN
) -> AsyncIterator[Submitted | Unusable]:
    """Posts of ``stream``, one by one."""
    ahead = list(_until_first(stream))
    if not ahead and kind is not Kind.LINES:
        raise SourceUnreadable(f"{name}: nothing in it, so nothing was checked", reason="empty")
    if ahead and _is_feed(ahead[-1], kind):
        body = b"".join(ahead) + stream.read(FEED_LIMIT + 1)
        for item in await feed_posts(body, name, default, reader):
            yield item
        return
    for number, line in enumerate(chain(ahead, _lines(stream, LINE_LIMIT)), 1):
        where = f"{name}:{number}"
        if len(line) > LINE_LIMIT:
            yield Unusable(None, f"longer than {LINE_LIMIT} bytes", where)
        elif line.strip(BLANK):
            yield parse(line.strip(BLANK), where, default)


async def feed_posts(
    body: bytes, name: str, default: Author, reader: Reader
) -> tuple[Submitted, ...]:
    """The posts of a feed's bytes, read in the same box as a feed from the network."""
    if len(body) > FEED_LIMIT:
        raise SourceUnreadable(f"{name}: larger than {FEED_LIMIT} bytes", reason="size")
    ref = AccountRef("feed", name, name, name)
    try:
        batch = await reader.normalise("feed", Fetched(ref, (body,), Cursor()))
    except SourceUnreadable as error:
        raise SourceUnreadable(f"{name}: {error}", reason=error.reason) from error
    return tuple(Submitted(post, default, name) for post in batch.posts)


def _until_first(stream: BinaryIO) -> Iterator[bytes]:
    """Lines up to and with the first one that says something; nothing when there is none."""
    blank = []
    for line in _lines(stream, FEED_LIMIT):
        blank.append(line)
        if line.strip(BLANK):
            yield from blank
            return


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """Lines as they come in. Of one beyond the limit only its beginning is kept."""
    while line := stream.readline(limit + 1):
        tail = line
        while len(tail) > limit and not tail.endswith(b"\n"):
            tail = stream.readline(limit + 1)
        yield line


def _is_feed(first: bytes, kind: Kind) -> bool:
    """True for XML, HTML and JSON Feed; a whole JSON object on the line decides by its keys."""
    start = first.strip(BLANK)
    if kind is Kind.LINES:
        return False
    if not start.startswith(b"{"):
        return kind is Kind.FEED or FEED_START.match(start) is not None
    try:
        value = json.loads(start)
    except (ValueError, RecursionError):
        return FEED_START.match(start) is not None
    return "items" in value and "text" not in value
