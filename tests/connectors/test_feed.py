"""Blogs: every format, and what stands in none."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from connectors.feed import FeedConnector
from monitor.domain.entry import Entry, posts_of
from monitor.domain.finding import Span
from monitor.domain.post import AccountRef, Batch, LeftOut, Post
from monitor.errors import (
    SourceUnreadable,
)
from tests.connectors.recorded import body, read

URL = "https://noor.example/feed/"
REF = AccountRef("feed", URL, URL, "Noor aan de kade")


def posts(name: str, kind: str = "") -> tuple[Post, ...]:
    """The posts of a recorded feed."""
    return read(FeedConnector, REF, body(f"feed/{name}"), kind=kind).posts


def rss(*items: str) -> bytes:
    """A feed of these items."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"><channel><title>t</title>{inside}</channel></rss>'.encode()


def texts(batch: Batch) -> list[str]:
    """What the posts say."""
    return [post.text for post in batch.posts]


def test_a_wordpress_post_is_its_title_and_its_whole_text():
    older, newer = posts("wordpress.rss", "application/rss+xml; charset=UTF-8")
    assert newer == Post(
        source_id="https://noor.example/?p=42",
        text=(
            "Hoog water & lage verwachtingen\n\nDe kade stond vanochtend blank. Wie zijn fiets "
            "zoekt: ik heb er drie gevonden.\n\n\n\nHet water komt nooit zo hoog.\n\n\n\n\n"
            "Dat zei mijn opa in 1953."
        ),
        url="https://noor.example/2026/11/hoog-water/",
        published_at=datetime(2026, 11, 24, 8, 12, 31, tzinfo=UTC),
        lang="nl",
        quotes=(Span(114, 146),),
    )
    assert newer.text[114:146].strip() == "Het water komt nooit zo hoog."
    assert older.published_at == datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
    assert older.text == "Fietsen\n\nDrie fietsen, geen eigenaar."


def test_W1_neither_script_nor_tracking_picture_is_part_of_a_text():
    assert all("alert" not in post.text and "<" not in post.text for post in posts("wordpress.rss"))


def test_an_atom_post_has_its_edit_its_language_and_its_code():
    english, german = posts("blogger.atom")
    assert german.text == "Leim < Schraube\n\nMan kann alles leimen.\nFast alles."
    assert (german.lang, english.lang) == ("de", "en")
    assert german.published_at == datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
    assert german.edited_at == datetime(2026, 11, 24, 9, 15, tzinfo=UTC)
    assert english.edited_at is None
    (code,) = english.quotes
    assert english.text[code.start : code.end] == "sudo make sandwich"


def test_a_relative_permalink_is_seen_from_its_feed():
    assert posts("blogger.atom")[0].url == "https://noor.example/2026/11/sandwich.html"


def test_a_tombstone_says_what_is_removed():
    batch = read(FeedConnector, REF, body("feed/blogger.atom"))
    assert batch.removed == ("tag:blogger.com,1999:blog-7.post-1",)


def test_a_tombstone_of_a_post_that_is_still_there_removes_nothing():
    there = b'<at:deleted-entry ref="1"/><item><guid>1</guid><description>x</description></item>'
    batch = read(FeedConnector, REF, rss().replace(b"</channel>", there + b"</channel>"))
    assert (texts(batch), batch.removed) == (["x"], ())


def test_rdf_in_latin_1_keeps_its_accents():
    (post,) = posts("old.rdf", "text/xml")
    assert post.text == "Les poiriers\n\nTaillés hier, enfin."
    assert post.source_id == "http://amelie.example/2.html"
    assert post.published_at == datetime(2026, 11, 22, 17, 20, tzinfo=UTC)


def test_rss_of_1999_is_read_with_its_doctype_and_without_dates():
    first, second = posts("netscape.rss")
    assert [first.text, second.text] == [
        "Rope",
        "Paint\n\nThe bollards are red again; 2 < 3 coats were enough.",
    ]
    assert first.published_at is None
    assert second.source_id == "http://pier.example/paint.html"


def test_a_json_feed_is_read_and_one_odd_item_hides_no_other():
    read_posts = posts("microblog.json")
    assert {post.text for post in read_posts} == {
        "Coffee, then stand-up.",
        "On 1 < 2\n\nA <b> is not bold here.",
        "No id and no link.",
    }
    by_id = {post.source_id: post for post in read_posts}
    assert by_id["7"].lang == "nl"
    coffee = by_id["https://sam.example/2026/11/24/1.html"]
    assert coffee.lang == "en"
    assert coffee.text[coffee.quotes[0].start : coffee.quotes[0].end] == "stand-up"
    assert coffee.edited_at == datetime(2026, 11, 24, 8, 45, tzinfo=UTC)


@pytest.mark.parametrize(
    "found",
    [
        {"version": 1, "items": []},
        {"version": "1", "items": []},
        {"items": []},
        {"swagger": "2.0"},
    ],
)
def test_json_that_is_no_feed_is_said_to_be_none(found: dict[str, object]):
    with pytest.raises(SourceUnreadable) as caught:
        read(FeedConnector, REF, json.dumps(found).encode())
    assert caught.value.reason == "not-a-feed"


def test_a_json_feed_without_items_has_no_posts():
    body = b'{"version": "https://jsonfeed.org/version/1", "items": "none"}'
    assert read(FeedConnector, REF, body).posts == ()


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"<!DOCTYPE html><html><body>Log in</body></html>", "not-a-feed"),
        (b"<html>" + b"<div>" * 500, "not-a-feed"),
        (b"lorem ipsum", "not-a-feed"),
        (b"<opml version='2.0'><body/></opml>", "not-a-feed"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not-a-feed"),
        (b'{"version": NaN}', "not-json"),
        (b'{"a":' * 5000, "depth"),
    ],
)
def test_P6_what_is_no_feed_says_why(page: bytes, reason: str):
    with pytest.raises(SourceUnreadable) as caught:
        read(FeedConnector, REF, page)
    assert caught.value.reason in (reason, "not-json" if reason == "depth" else reason)


def test_P1_a_body_that_is_a_path_is_not_opened():
    for path in (b"/etc/passwd", b"file:///etc/passwd", b"http://127.0.0.1:9/"):
        with pytest.raises(SourceUnreadable):
            read(FeedConnector, REF, path)


def test_P3_a_bomb_is_refused_before_the_library_sees_it():
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha">]>' + rss("<title>&a;</title>")
    with pytest.raises(SourceUnreadable) as caught:
        read(FeedConnector, REF, bomb)
    assert caught.value.reason == "entity"


def test_P4_of_many_entries_the_newest_500_are_read_in_either_order():
    plain = [f"<guid>{n}</guid><description>{n}</description>" for n in range(600)]
    dated = [
        f"{item}<pubDate>Tue, 24 Nov 2026 {n // 60:02}:{n % 60:02}:00 GMT</pubDate>"
        for n, item in enumerate(plain)
    ]
    for order in (dated, dated[::-1]):
        batch = read(FeedConnector, REF, rss(*order))
        assert batch.cuts == {LeftOut.OLDER}
        assert texts(batch) == [str(n) for n in range(100, 600)]
    undated = read(FeedConnector, REF, rss(*plain))
    assert texts(undated) == [str(n) for n in range(499, -1, -1)]


def test_P4_long_texts_titles_and_ids_are_cut_and_the_cut_is_recorded():
    long = rss(
        f"<guid>{'g' * 600}</guid><title>{'t' * 1500}</title><description>short</description>",
        f"<guid>2</guid><description>{'x' * 30_000}</description>",
        "<guid>3</guid><description>short</description>",
    )
    short, text, title = read(FeedConnector, REF, long).posts
    assert (text.cut, len(text.text)) == (True, 20_000)
    assert (title.cut, title.text) == (True, "t" * 1000 + "\n\nshort")
    assert title.source_id.startswith("sha256:")
    assert not short.cut


def test_P5_control_characters_and_lone_surrogates_become_replacement_characters():
    xml = rss("<guid>1</guid><description>a&#xD800;b&#55357;c&#xdfff;d</description>")
    assert texts(read(FeedConnector, REF, xml)) == ["a\ufffdb\ufffdc\ufffdd"]
    item = {"id": "1\x00", "content_text": "a\x00b\ud800c", "url": "https://x.example/\ud800"}
    feed = {"version": "https://jsonfeed.org/version/1", "items": [item]}
    (post,) = read(FeedConnector, REF, json.dumps(feed).encode()).posts
    assert (post.text, post.source_id) == ("a\ufffdb\ufffdc", "1\ufffd")
    assert post.url == "https://x.example/\ufffd"


@pytest.mark.parametrize("number", ["#x110000", "#1114112", "#xFFFFFFFFFFFF", "#" + "9" * 5000])
def test_P5_a_number_beyond_unicode_is_one_replacement_character(number: str):
    xml = rss(f"<guid>1</guid><description>a&{number};b</description>")
    assert texts(read(FeedConnector, REF, xml)) == ["a\ufffdb"]


def test_P5_hangul_in_numbers_is_not_taken_for_a_surrogate():
    xml = rss(
        "<guid>1</guid><description>&#55000;&#57344;&#xD6D8;&#x1F44B;&#x000041;</description>"
    )
    assert texts(read(FeedConnector, REF, xml)) == ["\ud6d8\ue000\ud6d8👋A"]


def test_D2_one_id_for_all_entries_hides_none_of_them():
    items = [
        "<guid>x</guid><link>https://a.example/1</link><description>one</description>",
        "<guid>x</guid><link>https://a.example/2</link><description>two</description>",
    ]
    first = read(FeedConnector, REF, rss(*items))
    assert sorted(texts(first)) == ["one", "two"]
    edited = read(FeedConnector, REF, rss(items[0], items[1].replace("two", "two, edited")))
    assert {p.source_id for p in first.posts} == {p.source_id for p in edited.posts}


def test_P5_markup_that_no_parser_knows_hides_no_entry():
    odd = "<guid>1</guid><description><![CDATA[<p>a<![foo[x]]&gt;b</p>]]></description>"
    batch = read(FeedConnector, REF, rss(odd, "<guid>2</guid><description>x</description>"))
    assert [post.source_id for post in batch.posts] == ["2", "1"]


def test_P5_an_entry_that_cannot_be_read_hides_no_other():
    good = Entry("1", None, "x", None, None, None, None, None)
    posts = posts_of([replace(good, id=10**5000), good], URL)
    assert [post.source_id for post in posts] == ["1"]


def test_an_entry_without_an_id_is_known_by_its_link_and_then_by_its_words():
    with_link = read(FeedConnector, REF, rss("<link>https://a.example/1</link><title>x</title>"))
    assert with_link.posts[0].source_id == "https://a.example/1"
    bare = read(FeedConnector, REF, rss("<title>x</title>"))
    assert bare.posts[0].source_id.startswith("sha256:")


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "http://[::1", ""]
)
def test_W4_a_link_that_is_no_web_address_is_left_out(link: str):
    xml = rss(f"<guid>1</guid><link>{link}</link><description>x</description>")
    (post,) = read(FeedConnector, REF, xml).posts
    assert post.url in (None, "https://noor.example/feed/")


@pytest.mark.parametrize(
    "date",
    [
        *("Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "soon", "-1", "0"),
        *("0000-00-00T00:00:00Z", "9999-12-31T23:59:59-23:00", "0001-01-01T00:00:00+23:00"),
    ],
)
def test_an_impossible_date_costs_no_post(date: str):
    xml = rss(f"<guid>1</guid><pubDate>{date}</pubDate><description>x</description>")
    assert texts(read(FeedConnector, REF, xml)) == ["x"]


def test_a_feed_that_breaks_off_gives_what_it_has():
    whole = rss("<guid>1</guid><description>one</description>", "<guid>2</guid><description>two")
    assert texts(read(FeedConnector, REF, whole[:-60]))
