"""Posts from files and standard input."""

import asyncio
import io

import pytest

from monitor.cli.local import FEED_LIMIT, LINE_LIMIT, Kind, posts
from monitor.cli.postline import Submitted, Unusable
from monitor.domain.post import Author, Batch, Fetched, Post
from monitor.errors import SourceUnreadable
from monitor.ports import Reader

NOBODY = Author()


class Box(Reader):
    """Takes every body for a feed of one post, and keeps it."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    async def normalise(self, connector: str, fetched: Fetched) -> Batch:
        self.bodies += fetched.pages
        if b"<html" in fetched.pages[0]:
            raise SourceUnreadable("a web page, not a feed", reason="not-a-feed")
        return Batch((Post("tag:1", "From a feed"),), fetched.cursor)


def read(
    content: bytes, *, kind: Kind = Kind.OPEN, box: Box | None = None
) -> list[Submitted | Unusable]:
    async def all_of_them() -> list[Submitted | Unusable]:
        stream = posts(io.BytesIO(content), "input", NOBODY, box or Box(), kind=kind)
        return [item async for item in stream]

    return asyncio.run(all_of_them())


def ids(items: list[Submitted | Unusable]) -> list[str | None]:
    return [item.post.source_id if isinstance(item, Submitted) else None for item in items]


@pytest.mark.parametrize(
    "start",
    [
        b"<?xml version='1.0'?><rss/>",
        b"\xef\xbb\xbf<rss/>",
        b"\n\n  <feed/>",
        b'{"version": "https://jsonfeed.org/version/1.1", "items": []}',
        b'{\n  "version": "https://jsonfeed.org/version/1.1",\n  "items": []\n}',
        b'{"version":"https://jsonfeed.org/version/1",\n"items":[]}',
        "<?xml version='1.0' encoding='utf-16'?><rss/>".encode("utf-16"),
    ],
)
def test_a_feed_is_known_by_how_it_begins_and_read_whole(start: bytes) -> None:
    box = Box()
    assert ids(read(start, box=box)) == ["tag:1"]
    assert box.bodies == [start]


def test_anything_else_is_posts_as_json_lines() -> None:
    assert ids(read(b'{"id": "a", "text": "x"}\r\n\n{"id": "b", "text": "y"}')) == ["a", "b"]


def test_a_post_may_speak_of_feeds_and_have_any_keys() -> None:
    line = b'{"id": "a", "text": "https://jsonfeed.org", "items": []}'
    assert ids(read(line)) == ["a"]


def test_a_broken_first_line_does_not_hide_the_others() -> None:
    assert ids(read(b'{"id": "a", "te\n{"id": "b", "text": "y"}')) == [None, "b"]


def test_lines_are_counted_from_one_with_blank_ones() -> None:
    (item,) = read(b'\n\n{"id": "a", "text": "x"}')
    assert item.where == "input:3"


def test_a_line_beyond_the_limit_is_refused_and_the_next_is_read() -> None:
    long = b'{"id": "a", "text": "' + b"x" * (2 * FEED_LIMIT) + b'"}\n'
    items = read(b'{"id": "z", "text": "x"}\n' + long + b'{"id": "b", "text": "y"}\n')
    assert ids(items) == ["z", None, "b"]
    assert isinstance(items[1], Unusable)
    assert str(LINE_LIMIT) in items[1].error


def test_a_first_line_beyond_the_limit_is_refused_too() -> None:
    long = b'{"id": "a", "text": "' + b"x" * (2 * FEED_LIMIT) + b'"}\n'
    assert ids(read(long + b'{"id": "b", "text": "y"}\n')) == [None, "b"]


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_nothing_at_all_is_not_called_clean(content: bytes) -> None:
    with pytest.raises(SourceUnreadable, match="nothing was checked"):
        read(content)


def test_a_file_of_posts_may_be_empty() -> None:
    assert read(b"", kind=Kind.LINES) == []


def test_a_web_page_is_refused_by_name() -> None:
    with pytest.raises(SourceUnreadable, match="input: a web page") as refused:
        read(b"<!doctype html><html>")
    assert refused.value.reason == "not-a-feed"


def test_a_feed_beyond_the_limit_is_refused_without_being_read_on() -> None:
    box = Box()
    with pytest.raises(SourceUnreadable, match="larger than"):
        read(b"<rss>\n" + b"x\n" * FEED_LIMIT, box=box)
    assert box.bodies == []


def test_a_post_comes_out_before_the_next_one_came_in() -> None:
    class Slow(io.RawIOBase):
        """Gives one line at a time and remembers how many were asked for."""

        def __init__(self) -> None:
            self.asked = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.asked += 1
            return b'{"id": "%d", "text": "x"}\n' % self.asked

    slow = Slow()

    async def first() -> Submitted | Unusable:
        return await anext(posts(slow, "input", NOBODY, Box()))  # type: ignore[arg-type]

    item = asyncio.run(first())
    assert isinstance(item, Submitted)
    assert (item.post.source_id, slow.asked) == ("1", 1)


def test_a_file_that_is_no_feed_and_no_posts_counts_as_a_broken_feed() -> None:
    box = Box()
    read(b"neither\nnor", kind=Kind.FEED, box=box)
    assert box.bodies == [b"neither\nnor"]
    assert ids(read(b'{"id": "a", "text": "x"}', kind=Kind.FEED)) == ["a"]
