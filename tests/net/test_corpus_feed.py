"""The feed part of the corpus: what may stand in a body, and what becomes of the account.

Every case goes the real way, from the poll to the account's state, and keeps the common conditions
(``pipeline.read``): a neighbour is read, 64 MB, no connection off the list, nothing personal written.
"""

import gzip
import json
import pyexpat
import random
from html import escape

import pytest

from connectors.feed import FeedConnector
from monitor.adapters.feedbox import FeedBox
from monitor.domain.member import Account, Health
from monitor.domain.post import MAX_TEXT, LeftOut, Post
from tests.net.hostile import reply
from tests.net.pipeline import CANARY, Pipeline, pipeline
from tests.net.unscanned import UnscannedConnector

pytestmark = pytest.mark.anyio


def item(text: object = CANARY, more: str = "", guid: object = 1) -> str:
    """One entry."""
    return f"<item><guid>{guid}</guid><description>{text}</description>{more}</item>"


def feed(*items: str, before: str = "", charset: str = "utf-8") -> bytes:
    """A feed of these items."""
    head = f'<?xml version="1.0" encoding="{charset}"?>{before}<rss version="2.0"><channel>'
    return f"{head}<title>t</title>{''.join(items)}</channel></rss>".encode()


def entities(count: int, times: int, between: str = "\n") -> str:
    """A document type with so many entities in it, each made of the one before."""
    said = ("ha", *(f"&e{number};" * times for number in range(count - 1)))
    declared = between.join(f'<!ENTITY e{number} "{text}">' for number, text in enumerate(said))
    return f"<!DOCTYPE rss [{declared}]>"


LAUGHS = entities(10, 10)
IN_UTF16 = feed(item("&e9;"), before=LAUGHS, charset="utf-16").decode().encode("utf-16")
SECRET = '<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
NETSCAPE = (
    '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
    '"http://my.netscape.com/publish/formats/rss-0.91.dtd">'
)
MANY = " ".join(f"a{number}='1'" for number in range(100_000))
PAGE = f"<!doctype html><html><title>{CANARY}</title><p>{CANARY}</p></html>".encode()
NOISE = random.Random(4).randbytes(100_000)
ODD = ("punycode", "idna", "zip", "unicode_escape", "utf-7")

REFUSED: dict[str, tuple[bytes, str]] = {
    "laughs-lines": (feed(item("&e9;"), before=LAUGHS), "entity"),
    "laughs-oneline": (feed(item("&e9;"), before=entities(10, 10, "")), "entity"),
    "laughs-behind-comment": (feed(item("&e9;"), before=f"<!-- <rss> -->{LAUGHS}"), "entity"),
    "laughs-utf16": (IN_UTF16, "entity"),
    "entity-chain 50,000": (feed(item("&e49999;"), before=entities(50_000, 1)), "entity"),
    "xxe-file": (feed(item("&e;"), before=SECRET), "entity"),
    "body /etc/passwd": (b"/etc/passwd", "not-a-feed"),
    "body http://127.0.0.1/": (b"http://127.0.0.1/", "not-a-feed"),
    "author-redos 100 kB": (
        feed(item(more=f"<author>{'a' * 100_000}</author>")),
        "parser-timeout",
    ),
    "attributes 1e5": (feed(f"<item {MANY}/>"), "attributes"),
    "comment-flood": (feed(item(), before="<!---->" * 200_000), "prolog"),
    "comment-flood in the feed": (feed("<!---->" * 200_000, item()), "comments"),
    "comment-flood between entries": (
        feed(*(item(n, guid=n) + "<!---->" * 2_000 for n in range(100))),
        "comments",
    ),
    "comment-flood, and an error besides": (feed("<!---->" * 700_000, "<b>", item()), "comments"),
    "10 MB text": (feed(item("word " * 2_000_000)), "size"),
    "deep XML 2e5": (feed("<item>" + "<b>" * 200_000), "depth"),
    **{f"charset {name}": (feed(item(), charset=name), "charset") for name in ODD},
    "empty body": (b"", "empty"),
    "blank body": (b" \n\t", "empty"),
    "HTML page instead of feed": (PAGE, "not-a-feed"),
    "random bytes": (NOISE, "not-a-feed"),
}


@pytest.mark.parametrize("case", REFUSED)
async def test_P1_P3_what_is_no_feed_is_refused_by_name(polled, case: str):
    body, trouble = REFUSED[case]
    packed = gzip.compress(body)
    async with polled(reply(packed, content_encoding="gzip", etag='"1"')) as pipe:
        account = await pipe.poll(pipe.url())
    assert (account.health, account.trouble) == (Health.TROUBLED, trouble)
    assert not account.cursor.state


async def test_P2_an_entity_chain_that_nobody_looked_at_kills_its_parser_alone(store):
    """Expat before 2.7.0 follows it until its stack ends."""
    parsers = {"feed": UnscannedConnector, "neighbour": FeedConnector}
    chain = feed(item("&e49999;"), before=entities(50_000, 1, ""))
    async with FeedBox(parsers) as box:
        async with pipeline(store, box, reply(gzip.compress(chain), content_encoding="gzip")) as p:
            account = await p.poll(p.url())
        crashed = pyexpat.version_info < (2, 7)
        assert (account.trouble, box.deaths) == ("parser-crash", 1) or not crashed


JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "t",
    "items": [{"id": "1", "content_text": CANARY}],
}
CATEGORIES = "".join(f"<category>{CANARY}{number}</category>" for number in range(500))
TRICKS = (
    "<script>alert(1)</script><style>p{}</style><p onclick='x()'>"
    f"<img src='https://pixel.example/?{CANARY}' onerror='x()'><a href='javascript:x()'>{CANARY}</a>"
    "<iframe srcdoc='<b>'></iframe></p><form action='https://x.example'><input value='no'></form>"
)

TAKEN: dict[str, tuple[bytes, str, str]] = {
    "netscape RSS 0.91 with its DOCTYPE": (feed(item(), before=NETSCAPE), "", CANARY),
    "comments, 20,000 in the feed": (feed("<!---->" * 20_000, item()), "", CANARY),
    "comments, 200,000 in the text": (
        feed(item(CANARY + escape("<!--" * 200_000))),
        "",
        (CANARY + "<!--" * 200_000)[:MAX_TEXT],
    ),
    "deep escaped HTML 1e5": (feed(item(escape("<div>" * 100_000) + CANARY)), "", CANARY),
    "NUL byte": (feed(item("a\0b")), "", "a\ufffdb"),
    "wrong charset header": (
        feed(item("café")).decode().encode("latin-1"),
        "text/xml; charset=utf-8",
        "café",
    ),
    "post of 1 MB": (feed(item("x " * 500_000)), "", ("x " * 500_000)[:MAX_TEXT]),
    "JSON Feed as XML": (json.dumps(JSON).encode(), "application/rss+xml", CANARY),
    "500 categories": (feed(item(more=CATEGORIES)), "", CANARY),
    "HTML tricks": (feed(item(escape(TRICKS))), "", CANARY),
}


async def judged(pipe: Pipeline) -> tuple[Account, list[Post]]:
    """A new account whose first posts are judged, not only remembered."""
    return await pipe.poll(pipe.url(), baseline_done=True), pipe.judged


@pytest.mark.parametrize("case", TAKEN)
async def test_P4_P5_what_is_only_odd_is_read_as_inert_text(polled, case: str):
    body, kind, text = TAKEN[case]
    async with polled(reply(gzip.compress(body), content_encoding="gzip", content_type=kind)) as p:
        account, posts = await judged(p)
    assert (account.health, account.trouble) == (Health.READING, None)
    assert [(post.text, post.cut) for post in posts] == [(text, len(text) == MAX_TEXT)]
    assert account.left_out == ({LeftOut.TEXT} if len(text) == MAX_TEXT else set())


async def test_P4_of_100_000_entries_the_newest_500_are_read(polled):
    entries = (f"<item><title>{number}</title></item>" for number in range(100_000))
    async with polled(reply(gzip.compress(feed(*entries)), content_encoding="gzip")) as pipe:
        account, posts = await judged(pipe)
    assert account.trouble is None
    assert account.left_out == {LeftOut.OLDER}
    assert [post.text for post in posts] == [str(number) for number in range(499, -1, -1)]


async def test_P4_of_1_500_entries_from_the_oldest_on_the_newest_500_are_read(polled):
    entries = (
        item(n, f"<pubDate>{1 + n // 60} Dec 2026 09:{n % 60:02} GMT</pubDate>", n)
        for n in range(1500)
    )
    async with polled(reply(feed(*entries))) as pipe:
        _, posts = await judged(pipe)
    assert [post.text for post in posts] == [str(number) for number in range(1000, 1500)]


async def test_P5_a_bad_entry_hides_no_other(polled):
    bad = (
        "&#xD800;",
        "&#9999999999;",
        "&unknown;",
        "\x01",
        "<![CDATA[<b]]>",
        "&amp;#" + "9" * 5000,
    )
    mixed = feed(*(item(f"{text} {n}", guid=n) for n, text in enumerate((*bad, "fine"))))
    async with polled(reply(mixed)) as pipe:
        account, posts = await judged(pipe)
    assert account.trouble is None
    assert [post.text[-1] for post in posts] == ["6", "5", "4", "3", "2", "1", "0"]
    assert not any(
        "\ud800" <= letter <= "\udfff" or letter == "\x01" for p in posts for letter in p.text
    )


@pytest.mark.parametrize(
    "date",
    ["Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "-1", "", None],
)
async def test_a_post_with_an_impossible_date_is_kept_and_has_none(polled, date: str | None):
    more = "" if date is None else f"<pubDate>{date}</pubDate>"
    async with polled(reply(feed(item(more=more)))) as pipe:
        _, posts = await judged(pipe)
    assert [(post.text, post.published_at) for post in posts] == [(CANARY, None)]


async def changing(polled, *bodies: bytes) -> list[list[str]]:
    """What is judged at each poll of a feed that changes; the first poll only remembers."""
    async with polled(reply(bodies[0])) as pipe:
        account = await pipe.poll(pipe.url())
        seen = []
        for body in bodies[1:]:
            pipe.judged.clear()
            pipe.server.scripts["/case"] = reply(body)
            account = await pipe.again(account)
            assert account.trouble is None
            seen.append([post.text for post in pipe.judged])
        return seen


async def test_an_id_that_changes_at_each_poll_brings_no_second_alert(polled):
    bodies = (feed(item("old", guid=f"{n}a"), item("new" * (n > 0), guid=n)) for n in range(4))
    assert await changing(polled, *bodies) == [["new"], [], []]


async def test_the_same_id_with_another_text_is_a_new_revision(polled):
    bodies = (feed(item(text)) for text in ("one", "two", "two", "three"))
    assert await changing(polled, *bodies) == [["two"], [], ["three"]]


async def test_an_id_taken_from_another_account_has_no_effect_there(polled):
    async with polled(reply(feed(item("mine")))) as pipe:
        pipe.server.scripts["/thief"] = reply(feed(item("theirs")))
        await pipe.poll(pipe.url(), baseline_done=True)
        await pipe.poll(pipe.url("/thief"), baseline_done=True)
        assert [post.text for post in pipe.judged] == ["mine", "theirs"]
        assert {post.source_id for post in pipe.judged} == {"1"}
