"""Plain text says what the author wrote, and its offsets can be trusted."""

import unicodedata
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.finding import Span
from monitor.domain.post import Cursor, PlainText, Post, compose, plain


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("no tags &amp; all stays  ", "no tags &amp; all stays  "),
        ("a < b and c > d", "a < b and c > d"),
        ("List<String> and <3", "List<String> and <3"),
        ("<p>one</p><p>two &amp; three</p>", "one\ntwo & three"),
        ("line<br>break<br/>again<BR />end", "line\nbreak\nagain\nend"),
        ('<p>hi <a href="https://x.example">there</a></p>', "hi there"),
        ("<p>  ends stripped </p>", "ends stripped"),
        ("<p>code:</p><pre><code>a=1\nb=2</code></pre>", "code:\na=1\nb=2"),
        ("<p>seen<script>alert(1)</script><style>p{}</style></p>", "seen"),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("<p>&#x1F600; &eacute;</p>", "😀 é"),
        ("<p>broken <b>tags</p> go <on", "broken tags\n go <on"),
        ("</script></blockquote><p>odd ends</p>", "odd ends"),
        ("<p>a <b title='x>y'>b</b> <i a=b>c</i> <img alt=\"1>2\"/>d</p>", "a b c d"),
        ("<p>a<!-- no --><!-->b<!--->c<!doctype x><?php 1 ?><![CDATA[x]]></ x>d</p>", "abcd"),
        ("<p>a<script>if (a<b) '</p>'</script >b<style>p{}<!-- </style>c<script/>d</p>", "abcd"),
        ("<p>a<!-- never closed</p>b", "a<!-- never closed</p>b"),
        ("<p>a<script>never closed</p>b", "a"),
        ("<p>a</p><blockquote/>b<q/>c", "a\n\nbc"),
        ("<p>&#65; &#x41; &#0000000065; &#x0000000041;</p>", "A A A A"),
        ("<p>a&#0;b&#xD800;c&#12;d</p>", "a\ufffdb\ufffdc\ufffdd"),
        (f"<p>a&#{'9' * 5000};b&#x{'f' * 5000};c&#{'0' * 5000}65;d</p>", "a\ufffdb\ufffdcAd"),
    ],
)
def test_html_becomes_the_text_that_one_reads(source: str, text: str):
    assert plain(source).text == text


def test_what_cannot_be_printed_becomes_a_replacement_character():
    assert plain("a\x00b\ud800c\nd\te").text == "a\ufffdb\ufffdc\nd\te"


def test_quotations_and_code_point_at_their_words():
    got = plain("<p> He said:</p><blockquote>you are a fool</blockquote><p>I disagree</p>")
    assert [q.of(got.text).strip() for q in got.quotes] == ["you are a fool"]


def test_a_title_stands_above_the_body_and_quotes_move_along():
    body = plain("<blockquote>theirs</blockquote>mine")
    whole = compose("Title &amp; more", body)
    assert whole.text == "Title & more\n\ntheirs\nmine"
    assert [q.of(whole.text).strip() for q in whole.quotes] == ["theirs"]


@pytest.mark.parametrize("title", [None, "", "The body begins…"])
def test_a_title_that_only_repeats_the_body_is_left_out(title: str | None):
    assert (
        compose(title, PlainText("The body begins like this")).text == "The body begins like this"
    )


@given(st.text())
def test_any_text_gives_plain_text_with_quotes_inside_it(source: str):
    got = plain(source)
    assert all(q.end <= len(got.text) for q in got.quotes)
    assert "\x00" not in got.text


@given(st.text(), st.text())
def test_posts_have_the_same_hash_only_when_they_say_the_same(one: str, other: str):
    same = Post("1", one).content_hash == Post("2", other).content_hash
    letters = ["".join(unicodedata.normalize("NFC", text).split()) for text in (one, other)]
    assert same or one != other
    assert not same or letters[0] == letters[1]


def test_a_cursor_remembers_and_forgets_by_name():
    cursor = Cursor().replaced(etag='"a"', last="x").replaced(last=None)
    assert cursor.get("etag") == '"a"'
    assert cursor.get("last") is None
    assert Span(0, 1) < Span(1, 2)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a<![foo[x]]>b</p>", "ab"),
        ("<p>a<![if !supportLists]>b<![endif]>c</p>", "abc"),
        ("<p>a<![", "a<!["),
    ],
)
def test_sections_that_the_library_does_not_know_are_skipped(html: str, text: str):
    assert plain(html, html=True).text == text


def test_a_title_alone_is_the_whole_text():
    assert compose("Rope", plain("")).text == "Rope"


@pytest.mark.parametrize(
    "same",
    [
        "A  café on the\nquay.",
        "A café on the quay.\n",
        "A cafe\u0301 on the quay.",
        "A\u00a0café on the\r\n\r\nquay.",
    ],
)
def test_what_no_reader_sees_makes_no_new_version(same: str) -> None:
    assert Post("1", same).content_hash == Post("1", "A café on the quay.").content_hash


@pytest.mark.parametrize(
    "other", ["A cafe on the quay.", "A café on the quay", "a café on the quay."]
)
def test_what_a_reader_sees_makes_a_new_version(other: str) -> None:
    assert Post("1", other).content_hash != Post("1", "A café on the quay.").content_hash


@pytest.mark.parametrize(
    "piece",
    [
        *("<!--", "<![CDATA[", "<!x", "<?", "<a ", "</a", "</a ", "</ ", "<a b='", '<a b="', "<a/"),
        *("<script>", "<script", "<style/", "<q>", "</q>", "&", "&#", "&#x", "&amp", "<", ">"),
    ],
)
def test_P3_whatever_html_leaves_open_takes_no_longer_than_its_length(piece: str):
    begun = process_time()
    plain(f"<p>{piece * (100_000 // len(piece))}", html=True)
    # A moment; what looks back at every step takes minutes.
    assert process_time() - begun < 20
