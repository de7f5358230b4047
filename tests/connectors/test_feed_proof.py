"""O1: where a code shows whose blog it is, and where a stranger could have put it."""

import json
from time import process_time

import pytest

from connectors.feed import FeedConnector
from monitor.domain.page import HEAD
from monitor.domain.post import AccountRef
from monitor.errors import SourceUnreadable
from monitor.ports import Profile
from tests.connectors.recorded import Recorded, answer, body

URL = "https://noor.example/feed/"
HOME = "https://noor.example/"
REF = AccountRef("feed", URL, URL, "Noor aan de kade")
CODE = "amends-k7qm"
PAGE = f"""<!doctype html><!-- <meta name="a" content="amends-2f3d"> --><html lang=nl><head>
<title>Noor</title><meta name="amends" content="{CODE}"><script>"<meta content='amends-2f3d'>"</script>
<link rel="me" href="https://social.kade.example/@noor"></head>
<body><a rel="nofollow me" href="https://amends.example/p/amends-2f3d">me</a> <p>amends-2f3d</p></body>"""

pytestmark = pytest.mark.anyio


def rss(*items: str, about: str = "") -> bytes:
    inside = "".join(f"<item>{item}</item>" for item in items)
    head = f"<title>t</title><link>{HOME}</link>{about}"
    return f'<rss version="2.0"><channel>{head}{inside}</channel></rss>'.encode()


def by(author: str, text: str) -> str:
    return f"<dc:creator>{author}</dc:creator><description>{text}</description>"


async def bio(feed: bytes, page: bytes = b"", ref: AccountRef = REF) -> Profile:
    """What is found of a blog with this feed and this page."""
    replies = {HOME.rstrip("/"): answer(page, status=200 if page else 404), URL: answer(feed)}
    client = Recorded(replies)
    return await FeedConnector(client).bio(ref)


async def test_O1_a_blog_says_who_it_is_in_its_feed_and_in_the_head_of_its_page():
    profile = await bio(body("feed/wordpress.rss"), PAGE.encode())
    assert profile.bio == "Noor aan de kade\nOver water, werk & wind"
    assert profile.links == ("https://social.kade.example/@noor",)
    assert profile.shows("AMENDS-k7qm")


async def test_O1_what_stands_in_the_body_of_a_page_may_be_anybodys():
    assert not (await bio(body("feed/wordpress.rss"), PAGE.encode())).shows("amends-2f3d")


@pytest.mark.parametrize(
    "page",
    [
        f"<title>Noor {CODE}</title><p>x",
        f"<HTML><HEAD><META CONTENT='{CODE}'></HEAD>",
        f'<head><link href="https://amends.example/p/{CODE}" rel=me><body>',
        f"<style>p{{}}</style><noscript></noscript><meta content='{CODE}'>",
    ],
)
async def test_O1_a_code_in_the_head_of_a_page_counts(page: str):
    assert (await bio(rss(), page.encode())).shows(CODE)


@pytest.mark.parametrize(
    "page",
    [
        f"<head></head><meta content='{CODE}'>",
        f"<body><title>{CODE}</title>",
        f"<p><link rel=me href='https://amends.example/p/{CODE}'>",
        f"<script><meta content='{CODE}'>",
        f"<template><meta content='{CODE}'></template>",
        f"<!-- <meta content='{CODE}'>",
        f"<head>{CODE}</head>",
        f"<title>{CODE}",
    ],
)
async def test_O1_a_code_anywhere_else_in_a_page_does_not(page: str):
    assert not (await bio(rss(), page.encode())).shows(CODE)


MENU = f"<nav><ul><li><a href='https://amends.example/p/{CODE}' rel='me'>Amends</a></ul></nav>"
DISOWNED, COMMENTED = (MENU.replace("'me'", rel) for rel in ("'me nofollow'", "'external ugc me'"))


@pytest.mark.parametrize(
    "page",
    [
        f"<head></head><body><header>{MENU}</header><main>x</main>",
        f"<html><head><title>Noor</title></head><body class=home><div id=page><a href=#x>Skip "
        f"<span>it</span></a><HEADER class='a b'><h1>Noor</h1>{MENU}</HEADER></div>",
        f"<body><svg><path d='M0'/></svg><script>'<p>'</script><!-- <p> --><header>{MENU}</header>",
        f"<header><a rel='noopener Me' href='/p/{CODE}'>x</a></header>",
    ],
)
async def test_O1_a_link_of_ones_own_in_the_banner_of_a_page_counts(page: str):
    profile = await bio(rss(), page.encode())
    assert profile.shows(CODE)
    assert len(profile.links) == 1


@pytest.mark.parametrize(
    "page",
    [
        f"<body><header>x</header>{MENU}",
        f"<body><header>x</header><header>{MENU}</header>",
        f"<body><h1>Noor</h1><header>{MENU}</header>",
        f"<body><p>x</p><header>{MENU}</header>",
        f"<body><ol><li><header>{MENU}</header></li></ol>",
        f"<body><div>x</div><header>{MENU}</header>",
        f"<body><article><header>{MENU}</header></article>",
        f"<body><main><header>{MENU}</header></main>",
        f"<body><header><article>{MENU}</article></header>",
        f"<body><header>x<main>{MENU}</main></header>",
        f"<body><header>{MENU}",
        f"<body><header>x<div><header>{MENU}</header></div>",
        f"<body><header>{MENU}</body></header>",
        f"<body><header>{CODE}<a href='https://amends.example/p/{CODE}'>x</a></header>",
        f"<body><header>{DISOWNED}</header>",
        f"<body><header>{COMMENTED}</header>",
        f"<body><header><!-- {MENU} --><template>{MENU}</template></header>",
        f"<body><!-- <header> -->{MENU}<!-- </header> -->",
        f"<footer>{MENU}</footer>",
    ],
)
async def test_O1_a_link_where_others_may_write_does_not(page: str):
    assert not (await bio(rss(), page.encode())).shows(CODE)


@pytest.mark.parametrize(
    "flood", ["a", "<", "</", "<a ", "<!--", "<script>", "<svg>", "<title>", "<a rel=me "]
)
@pytest.mark.parametrize("start", ["<", "<header>", "<body><header><a"])
async def test_P3_looking_at_a_page_takes_linear_time(start: str, flood: str):
    page = (start + flood * (HEAD // len(flood))).encode()
    began = process_time()
    assert not (await bio(rss(), page)).shows(CODE)
    assert process_time() - began < 4


async def test_O1_in_the_banner_too_a_link_starts_from_where_the_head_says():
    menu = MENU.replace("https://amends.example/", "")
    page = f"<base href='https://amends.example/'><header>{menu}</header>"
    profile = await bio(rss(), page.encode())
    assert profile.links == (f"https://amends.example/p/{CODE}",)


async def test_O1_a_code_in_the_feeds_own_description_counts():
    assert (await bio(rss(about=f"<description>{CODE}</description>"))).shows(CODE)
    feed = {"version": "https://jsonfeed.org/version/1.1", "description": CODE, "items": []}
    assert (await bio(json.dumps(feed).encode())).shows(CODE)


async def test_O1_a_code_in_a_post_counts_under_the_name_of_the_feeds_one_author():
    assert (await bio(rss(by("Noor", f"<p>{CODE}</p>"), by("noor", "x")))).shows(CODE)
    assert not (await bio(rss(f"<description>{CODE}</description>"))).shows(CODE)


async def test_O1_in_json_a_code_in_a_post_counts_under_the_same_rule():
    item = {"id": "1", "content_html": f"<p>{CODE}</p>"}
    feed = {"version": "https://jsonfeed.org/version/1", "items": [item]}
    assert not (await bio(json.dumps(feed).encode())).shows(CODE)
    assert (await bio(json.dumps({**feed, "author": {"name": "Noor"}}).encode())).shows(CODE)


async def test_O1_in_atom_an_entry_has_the_author_of_its_feed():
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><author><name>Noor</name></author>
    <entry><id>1</id><content type="html">&lt;p&gt;{CODE}&lt;/p&gt;</content></entry></feed>"""
    assert (await bio(atom.encode())).shows(CODE)
    assert not (await bio(atom.replace("author>", "owner>").encode())).shows(CODE)


@pytest.mark.parametrize(
    "quoted",
    [
        f"&lt;blockquote&gt;{CODE}&lt;/blockquote&gt;",
        f"<![CDATA[<q cite=x>{CODE}</q>]]>",
        f"<![CDATA[<blockquote><p>{CODE}]]>",
    ],
)
async def test_O1_a_code_that_a_post_quotes_is_somebody_elses(quoted: str):
    assert not (await bio(rss(by("Noor", quoted)))).shows(CODE)


async def test_O1_in_a_feed_of_comments_a_code_proves_nothing():
    link = "<link>https://noor.example/storm/#comment-7</link>"
    assert not (await bio(rss(by("Noor", CODE) + link))).shows(CODE)


async def test_O1_a_page_on_another_host_proves_nothing():
    feed = rss().replace(HOME.encode(), b"https://other.example/")
    client = Recorded({URL: answer(feed), "https://other.example/": answer(PAGE.encode())})
    assert not (await FeedConnector(client).bio(REF)).shows(CODE)
    assert client.asked == [URL]


async def test_O1_a_page_that_sends_us_to_another_host_proves_nothing():
    away = answer(PAGE.encode(), url="https://other.example/")
    client = Recorded({URL: answer(rss()), HOME: away})
    assert not (await FeedConnector(client).bio(REF)).shows(CODE)


async def test_a_page_that_fails_leaves_the_feed():
    assert (await bio(body("feed/wordpress.rss"))).links == ()


@pytest.mark.parametrize(
    ("name", "said", "home"),
    [
        ("blogger.atom", "Jonas baut\nNotizen aus der Werkstatt", "https://jonas.example/"),
        ("microblog.json", "Sam, short\nSmall things", "https://sam.example/"),
    ],
)
async def test_every_format_has_a_description_and_a_home(name: str, said: str, home: str):
    client = Recorded({home: answer(PAGE.encode()), f"{home}f": answer(body(f"feed/{name}"))})
    profile = await FeedConnector(client).bio(AccountRef("feed", f"{home}f", "k", "label"))
    assert (profile.bio, client.asked) == (said, [f"{home}f", home])


async def test_O1_where_several_people_write_somebody_has_to_say_who():
    with pytest.raises(SourceUnreadable, match="add # and your name") as caught:
        await bio(rss(by("Noor", "x"), by("Piet", CODE)))
    assert (caught.value.reason, caught.value.choices) == ("several-authors", ("noor", "piet"))


async def test_O1_one_author_of_several_shows_a_code_in_a_post_under_their_name_only():
    noor, piet = (AccountRef("feed", f"{URL}#{name}", "k", "x") for name in ("Noor", "Piet"))
    feed = rss(
        by("Noor", CODE),
        by("piet@kade.example (Piet)", "y"),
        about=f"<description>{CODE}</description>",
    )
    assert (await bio(feed, PAGE.encode(), noor)).shows(CODE)
    assert not (await bio(feed, PAGE.encode(), piet)).shows(CODE)
    assert (await bio(feed, PAGE.encode(), piet)).bio == ""


async def test_O1_a_code_in_the_dns_of_the_feeds_own_host_counts():
    client = Recorded({URL: answer(rss())}, {"_amends.noor.example": (f"amends={CODE}",)})
    feed = FeedConnector(client)
    assert (await feed.bio(REF)).shows(CODE)
    assert client.names == ["_amends.noor.example"] == [feed.record(REF)]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://Noor.Example:443/feed", "_amends.noor.example"),
        ("https://www.noor.example./feed", "_amends.www.noor.example"),
        ("https://noor.wordpress.example/feed", "_amends.noor.wordpress.example"),
        ("https://xn--bcher-kva.example/", "_amends.xn--bcher-kva.example"),
        ("https://192.0.2.7/feed", ""),
        ("https://[2001:db8::1]/feed", ""),
        ("http://localhost:8080/feed", ""),
        ("https://team.example/feed#Noor", ""),
        ("feed", ""),
    ],
)
async def test_O1_only_the_very_host_of_the_feed_is_asked_and_it_speaks_for_nobody_of_several(
    address: str, name: str
):
    assert FeedConnector(Recorded({})).record(AccountRef("feed", address, "k", "x")) == name


async def test_O1_a_record_above_or_beside_the_host_proves_nothing():
    elsewhere = ("noor.example", "_amends.example", "_amends.www.noor.example", "_amends")
    client = Recorded({URL: answer(rss())}, dict.fromkeys(elsewhere, (CODE,)))
    assert not (await FeedConnector(client).bio(REF)).shows(CODE)


async def test_O1_the_dns_does_not_speak_for_one_author_of_several():
    feed = rss(by("Noor", "x"), by("Piet", "y"))
    client = Recorded({URL: answer(feed)}, {"_amends.noor.example": (CODE,)})
    noor = AccountRef("feed", f"{URL}#Noor", "k", "x")
    assert not (await FeedConnector(client).bio(noor)).shows(CODE)
    assert client.names == []
