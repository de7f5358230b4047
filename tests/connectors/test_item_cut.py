"""Of a feed that was read before only what is new or changed is parsed; any doubt means all of it."""

import re
from dataclasses import replace
from time import process_time

import pytest

from connectors import feed
from connectors.feed import FeedConnector
from monitor.domain.cut import Memory, cut
from monitor.domain.feedbatch import Parsed
from monitor.domain.post import UNSTABLE, AccountRef, Batch, Cursor, Fetched, LeftOut
from tests.connectors.recorded import DATA

URL = "https://noor.example/feed/"
REF = AccountRef("feed", URL, URL, "Noor aan de kade")
HEAD = "<lastBuildDate>Tue, 24 Nov 2026 09:00:00 GMT</lastBuildDate><title>t</title>"


def item(number: int, text: str = "", inside: str = "") -> str:
    words = text or f"Tide table {number}"
    return f"<item><guid>g-{number}-</guid><description>{words}</description>{inside}</item>"


def rss(*items: str, head: str = HEAD, tail: str = "", xml: str = "") -> bytes:
    inside = "\n  ".join(items)
    return f'{xml}<rss version="2.0"><channel>{head}{inside}{tail}</channel></rss>'.encode()


def read(body: bytes, cursor: Cursor | None = None, **changes: object) -> Batch:
    fetched = Fetched(REF, (body,), cursor or Cursor().replaced(url=URL), "", URL)
    return FeedConnector.normalise(replace(fetched, **changes))


def texts(batch: Batch) -> list[str]:
    return [post.text for post in batch.posts]


OLD = rss(item(2), item(1))


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What the library was given."""
    seen: list[bytes] = []
    really = feed._parsed

    def parse(body: bytes, content_type: str) -> Parsed:
        seen.append(body)
        return really(body, content_type)

    monkeypatch.setattr(feed, "_parsed", parse)
    return seen


def test_only_the_new_entry_goes_to_the_library(parsed: list[bytes]):
    before = read(OLD).cursor
    batch = read(rss(item(3), item(2), item(1)), before)
    assert texts(batch) == ["Tide table 3"]
    assert b"table 3" in parsed[1]
    assert b"table 2" not in parsed[1]
    assert batch.cursor.get("url") == URL


@pytest.mark.parametrize(
    "kind", ["", "application/rss+xml; charset=UTF-8", "text/xml; charset=utf-8"]
)
def test_a_feed_is_cut_however_its_server_spells_its_character_set(kind: str, parsed: list[bytes]):
    before = read(OLD, content_type=kind).cursor
    read(rss(item(3), item(2), item(1)), before, content_type=kind)
    assert len(parsed[-1]) < len(parsed[0])


def test_an_edit_is_seen_wherever_it_stands():
    before = read(OLD).cursor
    assert texts(read(rss(item(2), item(1, "Tide table 1, mended")), before)) == [
        "Tide table 1, mended"
    ]


def test_nothing_new_needs_no_library_at_all(parsed: list[bytes]):
    before = read(OLD).cursor
    later = OLD.replace(b"09:00:00", b"10:00:00").replace(b"</rss>", b"</rss><!-- 0.2 s -->")
    assert read(later, before) == Batch((), before)
    assert read(rss(item(1), item(2)), before).posts == ()
    assert len(parsed) == 1


def test_what_left_the_feed_and_comes_back_is_new_again():
    before = read(OLD).cursor
    shorter = read(rss(item(2)), before).cursor
    assert texts(read(OLD, shorter)) == ["Tide table 1"]


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><updated>2026-11-24T0{hour}:00:00Z</updated>{entries}</feed>"""


def test_atom_is_cut_at_its_entries(parsed: list[bytes]):
    entry = "<entry><id>e-{0}-</id><content type='html'>Tide {0}</content></entry>"
    one, two = entry.format(1), entry.format(2)
    before = read(ATOM.format(hour=8, entries=one).encode()).cursor
    assert texts(read(ATOM.format(hour=9, entries=two + one).encode(), before)) == ["Tide 2"]
    assert b"Tide 1" not in parsed[1]


def test_rdf_is_cut_although_its_head_lists_its_items(parsed: list[bytes]):
    body = (DATA / "feed" / "old.rdf").read_bytes()
    before = read(body).cursor
    (old,) = re.findall(rb"<item .*?</item>", body, re.DOTALL)
    new = old.replace(b"/2.html", b"/3.html").replace(b"enfin", b"encore")
    (seq,) = re.findall(rb"<rdf:li [^>]*>", body)
    grown = body.replace(old, new + b"\n" + old).replace(
        seq, seq.replace(b"2.html", b"3.html") + seq
    )
    (post,) = read(grown, before).posts
    assert post.source_id == "http://amelie.example/3.html"
    assert b"enfin" not in parsed[1]


@pytest.mark.parametrize(
    "grown",
    [
        pytest.param(rss(item(3), item(2), item(1), head="<title>u</title>"), id="frame"),
        pytest.param(rss(item(3), item(2), "<!-- x -->", item(1)), id="something between"),
        pytest.param(rss(item(3), "<item/>", item(2), item(1)), id="an empty item"),
        pytest.param(rss(item(3), item(2), "</item>", item(1)), id="a stray end"),
        pytest.param(rss(item(3), item(2), "<item>", item(1)), id="items in items"),
        pytest.param(rss(item(3), item(2), item(1), tail="<item><guid>"), id="broken off"),
        pytest.param(rss(item(3, "a & b <c"), item(2), item(1)), id="not well-formed"),
        pytest.param(
            rss(item(3), item(2, "x"), item(1, inside="<language>nl</language>")), id="language"
        ),
        pytest.param(rss(item(3), item(2), item(1)).replace(b"g-3-", b"g-2-"), id="an id twice"),
        pytest.param(
            rss(item(3), item(2), item(1)).replace(b"g-3-", b"g&#45;2-"), id="an id in disguise"
        ),
        pytest.param(
            rss(item(3), item(2), item(1)).replace(b"g-3-", b"x" * 600), id="an id too long to keep"
        ),
        pytest.param(
            rss(item(3), item(2), item(1), head=HEAD).replace(b"table 3", b"\xe9t\xe9"),
            id="charset",
        ),
        pytest.param(
            rss(item(3), item(2), item(1), tail='<x:deleted-entry xmlns:x="y" ref="g-9-"/>'),
            id="a tombstone",
        ),
    ],
)
def test_any_doubt_means_a_full_parse(grown: bytes, parsed: list[bytes]):
    batch = read(grown, read(OLD).cursor)
    assert batch == read(grown)
    assert parsed[-1] == grown


def test_an_entry_known_by_its_words_alone_is_told_from_others_by_them(parsed: list[bytes]):
    bare = "<item><description>{}</description></item>"
    before = read(rss(bare.format("Rope coiled"))).cursor
    grown = rss(bare.format("Paint dried"), bare.format("Rope coiled"))
    assert texts(read(grown, before)) == ["Paint dried"]
    twice = rss(bare.format("Rope coiled "), bare.format("Rope coiled"))
    assert read(twice, before).posts == read(twice).posts


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(OLD.replace(b"table 1", b"table & 1"), id="not well-formed"),
        pytest.param(
            rss(item(1), xml="<?xml version='1.0' encoding='utf-16'?>").decode().encode("utf-16"),
            id="two bytes a letter",
        ),
        pytest.param(
            rss(item(1, "潮"), xml="<?xml version='1.0' encoding='shift_jis'?>")
            .decode()
            .encode("shift_jis"),
            id="letters that have bytes of markup",
        ),
        pytest.param(rss(), id="no items"),
        pytest.param(rss(*map(item, range(501))), id="too many items"),
        pytest.param(OLD.replace(b"item>", b"ITEM>"), id="shouted"),
    ],
)
def test_of_a_feed_that_cannot_be_cut_nothing_is_kept(body: bytes):
    batch = read(body)
    assert batch.cursor.get("items") is None
    assert read(body, batch.cursor) == batch


def test_P4_of_a_feed_with_very_many_items_only_both_ends_are_parsed(parsed: list[bytes]):
    batch = read(rss(*map(item, range(1_200))))
    assert (len(batch.posts), batch.cuts) == (500, {LeftOut.OLDER})
    assert b"g-499-" in parsed[0]
    assert b"g-700-" in parsed[0]
    assert b"g-600-" not in parsed[0]


def test_what_looks_like_an_item_in_words_is_none():
    words = "<![CDATA[</item><item>]]><!-- </item> --><?x </item>?>"
    pieces = cut(rss(item(1, f"before {words} after"), item(2)))
    assert pieces is not None
    assert len(pieces.items) == 2


@pytest.mark.parametrize(
    "items", ["", "AAAA", "not base64", "é", "QUJDREVGR0g=", "QUJDREVGR0hJ" * 3]
)
def test_a_memory_that_is_none_means_a_full_parse(items: str):
    assert Memory.read(items) is None
    assert read(OLD, Cursor().replaced(items=items)).posts == read(OLD).posts


def test_a_memory_is_small_and_survives_the_cursor():
    batch = read(rss(*map(item, range(500))))
    kept = batch.cursor.get("items") or ""
    assert len(kept) < 6_000
    memory = Memory.read(kept)
    assert memory is not None
    assert memory.written() == kept


def test_another_way_of_reading_remembers_nothing_of_the_old_one():
    before = read(OLD).cursor
    grown = rss(item(3), item(2), item(1))
    assert len(read(grown, before, member_only=True).posts) == 3
    assert len(read(grown, before.replaced(ids=UNSTABLE)).posts) == 3


@pytest.mark.parametrize(
    "flood", [b"<item>", b"</item>", b"<item ", b"<![CDATA[", b"<!--", b"<?", b"<", b"<a:item x"]
)
def test_P3_cutting_takes_linear_time(flood: bytes):
    began = process_time()
    cut(b"<rss>" + flood * (2_000_000 // len(flood)))
    cut(b"<rss><item>" + flood * (2_000_000 // len(flood)) + b"</item>")
    assert process_time() - began < 4
