"""P6: shapes that were tried on the parser, each large enough to show what grows faster than its length."""

import json
from html import escape

import pytest

from connectors.feed import FeedConnector
from monitor.adapters.feedbox import FeedBox
from monitor.domain.post import AccountRef, Cursor, Fetched
from tests.net.test_corpus_feed import feed, item

pytestmark = pytest.mark.anyio

URL = "https://blog.example/feed"
MANY = 100_000


def atom(entry: str) -> bytes:
    """An Atom feed of one entry."""
    head = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>'
    return f"{head}<entry><id>1</id>{entry}</entry></feed>".encode()


def as_json(**said: object) -> bytes:
    """A JSON Feed with one entry, and what else it says."""
    version = "https://jsonfeed.org/version/1.1"
    one = {"id": "1", "content_text": "c"}
    return json.dumps({"version": version, "items": [one]} | said).encode()


READ = {
    "processing instructions": feed("<?a?>" * MANY, item("c")),
    "name spaces": feed(item("c", "".join(f'<x{n}:y xmlns:x{n}="u{n}"/>' for n in range(5000)))),
    "an id of 1 MB": feed(item("c", guid="g" * 1_000_000)),
    "a link of 1 MB": feed(item("c", f"<link>http://{'a' * 1_000_000}</link>")),
    "a link that is none": feed(item("c", "<link>http://[::1</link>")),
    "a title of open tags": feed(item("c", f"<title>{escape('<a ' * MANY)}</title>")),
    "a text of open tags": feed(item(escape("<a " * MANY))),
    "a text of open quotes": feed(item(escape("<a b='" * MANY))),
    "a text of entities": feed(item(escape("&#" * MANY))),
    "a date of digits": feed(item("c", f"<pubDate>{'9' * MANY}</pubDate>")),
    "a date of dashes": feed(item("c", f"<pubDate>{'2-' * MANY}</pubDate>")),
    "enclosures": feed(item("c", "<enclosure url='http://x/' length='1'/>" * 20_000)),
    "contributors": atom("<title>c</title>" + "<contributor><name>n</name></contributor>" * 20_000),
    "links": atom("<title>c</title>" + "<link href='http://x/' rel='r'/>" * 20_000),
    "a base that is none": atom("<title>c</title><link xml:base='http://[x' href='a'/>"),
    "sources in sources": atom("<title>c</title>" + "<source>" * 150 + "</source>" * 150),
    "entries in entries": atom("<entry>" * 150 + "<title>c</title>" + "</entry>" * 150),
    "base64": atom(f"<content type='application/octet-stream'>{'QUFB' * MANY}</content>"),
    "tombstones left open": atom("<title>c</title>" + "<x:deleted-entry " * 20_000),
    "bytes of no character set": feed(item("c")).replace(b"<title>", b"<title>\xff\xc0" * 99),
    "an author of brackets": as_json(authors=[{"name": "(" * MANY}]),
    "a next page of escapes": as_json(next_url="\\u0041" * MANY),
}


@pytest.fixture(scope="module")
async def box():
    async with FeedBox({"feed": FeedConnector}) as running:
        yield running


@pytest.mark.parametrize("shape", READ)
async def test_P6_an_odd_feed_is_read_all_the_same(box: FeedBox, shape: str):
    ref = AccountRef("feed", URL, URL, "blog")
    await box.normalise("feed", Fetched(ref, (READ[shape],), Cursor(), "", URL))
    assert box.deaths == 0
