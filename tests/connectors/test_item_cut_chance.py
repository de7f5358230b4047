"""Feeds that chance has changed: item-cut finds what a full parse finds. FUZZ=10000 before a release."""

import os
from collections import Counter
from random import Random

from connectors.feed import FeedConnector
from monitor.domain.cut import Cut, cut
from monitor.domain.post import AccountRef, Batch, Cursor, Fetched
from monitor.errors import SourceUnreadable
from tests.connectors.recorded import DATA

ROUNDS = int(os.environ.get("FUZZ", "200"))
REF = AccountRef("feed", "https://x.example/f", "https://x.example/f", "x")
BITS = [
    *(b" ", b"x", b"&amp;", b"&lt;/p&gt;", b"&#233;", b"&eacute;", b"\xc3\xa9", b"\xe9", b"\x00"),
    *(b"&#xD800;", b"<b>x</b>", b"<item/>", b"<!-- c -->", b"<![CDATA[<p>hi]]>", b"xml:lang='nl'"),
    *(b"<dc:creator>P</dc:creator>", b"<author>P</author>", b"<category>c</category>"),
    *(b"<guid>n-3-</guid>", b"<guid isPermaLink='false'>n-3-</guid>", b"<guid>n&#45;3-</guid>"),
    *(b"<id>n-3-</id>", b"<link>https://x.example/3</link>", b"<enclosure url='u'/>"),
    *(b"<pubDate>Tue, 24 Nov 2026 09:00:00 GMT</pubDate>", b"<source><title>s</title></source>"),
    *(b"<updated>2026-11-24T10:00:00Z</updated>", b"<language>nl</language>", b"<description/>"),
    *(b"<summary>s</summary>", b"<image><url>x</url></image>", b"<guid> n-3-\n</guid>"),
]
RSS = b"".join(
    b"<item><guid>n-%d-</guid><title>T %d</title><description>Tide &lt;b&gt;%d</description></item>"
    % (n, n, n)
    for n in range(6)
)
ATOM = b"".join(
    b"<entry><id>n-%d-</id><title>T %d</title><content type='html'><![CDATA[<p>Tide %d</p>]]></content>"
    b"<link href='https://x.example/%d'/></entry>\n" % (n, n, n, n)
    for n in range(6)
)
SOUND = [
    b"<rss version='2.0'><channel><lastBuildDate>Tue, 24 Nov 2026 09:00:00 GMT</lastBuildDate>"
    b"%s</channel></rss>" % RSS,
    b"<feed xmlns='http://www.w3.org/2005/Atom'><updated>2026-11-24T09:00:00Z</updated>%s</feed>"
    % ATOM,
    *((DATA / "feed" / name).read_bytes() for name in ("wordpress.rss", "blogger.atom", "old.rdf")),
]


def read(body: bytes, cursor: Cursor, *, only: bool) -> Batch | None:
    """What the connector makes of it, if anything."""
    try:
        return FeedConnector.normalise(
            Fetched(REF, (body,), cursor, "", REF.address, member_only=only)
        )
    except (SourceUnreadable, KeyError):
        # The library stumbles over a few by itself; the box holds that.
        return None


def changed(chance: Random, pieces: Cut) -> bytes:
    """Items left out, doubled, moved, added and written into, and now and then what is around them."""
    items, head, tail = list(pieces.items), pieces.head, pieces.tail
    for _ in range(chance.randint(1, 4)):
        at, deed = chance.randrange(len(items)), chance.random()
        bit = chance.choice(BITS)
        if deed < 0.1 and len(items) > 1:
            del items[at]
        elif deed < 0.2:
            items.insert(at, chance.choice(pieces.items))
        elif deed < 0.3:
            chance.shuffle(items)
        elif deed < 0.5:
            items.insert(
                0, chance.choice(pieces.items).replace(b"-0-", b"-9-").replace(b"T", b"Th")
            )
        elif deed < 0.6:
            head = head.replace(b"09:00", b"10:00")
        elif deed < 0.65:
            head, tail = (head + bit, tail) if chance.random() < 0.5 else (head, bit + tail)
        else:
            place = chance.choice(
                [n for n in range(len(items[at])) if items[at][n : n + 1] in b"<> "]
            )
            items[at] = items[at][:place] + bit + items[at][place:]
    return head + b"\n".join(items) + tail


def test_item_cut_finds_what_a_full_parse_finds_whatever_has_changed():
    chance, ends = Random(20261128), Counter[str]()
    for _ in range(ROUNDS):
        old, only = chance.choice(SOUND), chance.random() < 0.5
        pieces, before = cut(old), read(old, Cursor(), only=only)
        assert pieces is not None
        assert before is not None
        body = changed(chance, pieces)
        whole, part = read(body, Cursor(), only=only), read(body, before.cursor, only=only)
        if whole is None or part is None:
            assert whole is part is None, body
            continue
        assert set(part.posts) <= set(whole.posts), body
        assert set(whole.posts) - set(before.posts) <= set(part.posts), body
        ends["cut" if len(part.posts) < len(whole.posts) else "whole"] += 1
    assert ends["cut"] > ROUNDS // 10
