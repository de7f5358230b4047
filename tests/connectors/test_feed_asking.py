"""What a blog's server is asked for: conditions, redirects, pages that name a feed, permalinks."""

from dataclasses import replace

import pytest

from connectors.feed import FeedConnector
from monitor.domain.post import AccountRef, Cursor
from monitor.errors import (
    SourceGone,
    SourceLocked,
    SourceMissing,
    SourceUnavailable,
    SourceUnreadable,
)
from monitor.ports import Answer, Known
from tests.connectors.recorded import Recorded, answer, body, permit
from tests.connectors.test_feed import REF, URL, rss


@pytest.mark.anyio
class TestFetching:
    """Conditional requests."""

    async def test_validators_go_back_byte_for_byte(self):
        feed = answer(body("feed/wordpress.rss"), etag='W/"0-;x"', last_modified="any words")
        client = Recorded({URL: feed})
        first = await FeedConnector(client).fetch(permit(REF), Cursor())
        assert len(first.pages) == 1
        await FeedConnector(client).fetch(permit(REF), first.cursor)
        assert "If-None-Match" not in client.headers[0]
        assert client.headers[1]["If-None-Match"] == 'W/"0-;x"'
        assert client.headers[1]["If-Modified-Since"] == "any words"

    async def test_a_304_has_no_pages_and_keeps_the_cursor(self):
        cursor = Cursor().replaced(url=URL, body="00", etag='"x"')
        client = Recorded({URL: answer(status=304)})
        again = await FeedConnector(client).fetch(permit(REF), cursor)
        assert (again.pages, again.cursor) == ((), cursor)

    async def test_an_unchanged_body_is_not_parsed_and_its_new_validators_are_kept(self):
        client = Recorded({URL: answer(b"<rss/>", etag='"1"')})
        first = await FeedConnector(client).fetch(permit(REF), Cursor())
        client.replies[URL] = answer(b"<rss/>", etag='"2"')
        again = await FeedConnector(client).fetch(permit(REF), first.cursor)
        assert (again.pages, again.cursor.get("etag")) == ((), '"2"')

    async def test_a_304_that_nobody_asked_for_is_asked_about_once_more(self):
        replies = iter([answer(status=304), answer(b"<rss/>")])
        client = Recorded({URL: lambda url, headers: next(replies)})
        fetched = await FeedConnector(client).fetch(permit(REF), Cursor())
        assert (fetched.pages, client.headers[1]["Cache-Control"]) == ((b"<rss/>",), "no-cache")
        stubborn = FeedConnector(Recorded({URL: answer(status=304)}))
        for ask in (stubborn.fetch(permit(REF), Cursor()), stubborn.look(permit(REF), ())):
            with pytest.raises(SourceUnreadable) as caught:
                await ask
            assert caught.value.reason == "http-304"

    async def test_where_a_permanent_redirect_leads_is_handed_on(self):
        there = "https://noor.example/atom"
        moved = Answer(200, b"<rss/>", there, {}, there)
        client = Recorded({URL: moved})
        assert (await FeedConnector(client).fetch(permit(REF), Cursor())).moved == there
        one = replace(REF, address=f"{URL}#Noor")
        assert (await FeedConnector(client).fetch(permit(one), Cursor())).moved == f"{there}#Noor"
        assert client.asked == [URL, URL]

    async def test_validators_of_another_address_are_not_used(self):
        cursor = Cursor().replaced(url="https://old.example/", body="00", etag='"x"')
        client = Recorded({URL: answer(b"<rss/>")})
        await FeedConnector(client).fetch(permit(REF), cursor)
        assert "If-None-Match" not in client.headers[0]

    @pytest.mark.parametrize("etag", ["x" * 2000, '"é"', '"\x7f"', ""])
    async def test_a_validator_that_could_not_go_back_as_it_came_is_not_kept(self, etag: str):
        client = Recorded({URL: answer(b"<rss/>", etag=etag)})
        fetched = await FeedConnector(client).fetch(permit(REF), Cursor())
        assert fetched.cursor.get("etag") is None

    @pytest.mark.parametrize(
        ("status", "error"),
        [
            (401, SourceLocked),
            (404, SourceMissing),
            (410, SourceGone),
            (429, SourceUnavailable),
            (503, SourceUnavailable),
            (204, SourceUnreadable),
        ],
    )
    async def test_F9_each_status_has_its_error(self, status: int, error: type[Exception]):
        with pytest.raises(error):
            await FeedConnector(Recorded({URL: answer(status=status)})).fetch(permit(REF), Cursor())

    @pytest.mark.parametrize(
        ("there", "read"),
        [
            ("https://www.noor.example/feed/", True),
            ("https://noor.example/rss", True),
            ("https://other.example/feed/", False),
            ("https://example/feed/", False),
            ("https://blog.noor.example/feed/", False),
            ("https://evilnoor.example/feed/", False),
            ("https://noor.example.evil.example/feed/", False),
        ],
    )
    async def test_F10_what_another_host_says_needs_a_proof_of_its_own(
        self, there: str, read: bool
    ):
        feed = FeedConnector(Recorded({URL: answer(rss(), url=there)}))
        asks = [feed.fetch(permit(REF), Cursor()), feed.look(permit(REF), ()), feed.bio(REF)]
        for ask in asks:
            if read:
                await ask
            else:
                with pytest.raises(SourceUnreadable, match="add that address") as caught:
                    await ask
                assert caught.value.reason == "moved-host"


PAGE = """<!doctype html><html><head><title>Noor</title>
<link rel="alternate" type="application/rss+xml" title="Noor &raquo; Feed" href="/feed/">
<link rel='alternate' type='application/rss+xml' href='https://noor.example/comments/feed/' />
<link rel="alternate" hreflang="en" href="/en/"><link rel=stylesheet href=x.css>
<link rel="me" href="https://social.kade.example/@noor"></head>
<body></body>"""


@pytest.mark.anyio
class TestResolving:
    """From what somebody typed to a feed."""

    async def test_a_feed_is_itself(self):
        client = Recorded({URL: answer(body("feed/wordpress.rss"))})
        ref = await FeedConnector(client).resolve(URL)
        assert ref == AccountRef("feed", URL, URL, "Noor aan de kade")

    @pytest.mark.parametrize(
        ("name", "label"),
        [
            ("blogger.atom", "Jonas baut"),
            ("netscape.rss", "Pier three"),
            ("microblog.json", "Sam, short"),
        ],
    )
    async def test_every_format_is_known_by_its_beginning(self, name: str, label: str):
        client = Recorded({URL: answer(body(f"feed/{name}"))})
        assert (await FeedConnector(client).resolve(URL)).label == label

    async def test_a_page_leads_to_the_one_feed_it_names(self):
        replies = {"https://noor.example/": answer(PAGE.encode())}
        replies[URL] = answer(body("feed/wordpress.rss"))
        client = Recorded(replies)
        assert (await FeedConnector(client).resolve("https://noor.example/")).address == URL
        assert client.asked == ["https://noor.example/", URL]

    async def test_a_page_may_say_where_its_links_start_from(self):
        page = PAGE.replace("<title>", '<base href="/blog/"><title>').replace('"/feed/"', '"feed/"')
        there = "https://noor.example/blog/feed/"
        client = Recorded({"https://noor.example/": answer(page.encode())})
        client.replies[there] = answer(body("feed/wordpress.rss"))
        assert (await FeedConnector(client).resolve("https://noor.example/")).address == there

    async def test_several_feeds_are_listed_by_name_and_none_is_guessed(self):
        page = PAGE.replace("comments", "links")
        client = Recorded({"https://noor.example/": answer(page.encode())})
        with pytest.raises(SourceUnreadable, match="choose one") as caught:
            await FeedConnector(client).resolve("https://noor.example/")
        assert caught.value.reason == "several-feeds"
        named = ("https://noor.example/feed/ (Noor » Feed)", "https://noor.example/links/feed/")
        assert caught.value.choices == named
        assert all(feed in str(caught.value) for feed in named)

    @pytest.mark.parametrize("page", [b"", b"<html></html>", PAGE.encode()])
    async def test_a_page_without_a_feed_is_said_to_be_none(self, page: bytes):
        client = Recorded({"https://noor.example/": answer(page)})
        with pytest.raises(SourceUnreadable) as caught:
            await FeedConnector(client).resolve("https://noor.example/")
        assert caught.value.reason == "not-a-feed"

    async def test_the_address_after_redirects_is_kept(self):
        there = answer(body("feed/old.rdf"), url="https://new.example/index.rdf")
        ref = await FeedConnector(Recorded({URL: there})).resolve(URL)
        assert ref.address == "https://new.example/index.rdf"

    async def test_a_feed_without_a_title_is_called_by_its_host(self):
        client = Recorded({URL: answer(b"<rss version='2.0'><channel/></rss>")})
        assert (await FeedConnector(client).resolve(URL)).label == "noor.example"


@pytest.mark.anyio
class TestLooking:
    """Whether a known post is still there."""

    async def look(self, client: Recorded, *known: Known) -> tuple[str, ...]:
        looked = await FeedConnector(client).look(permit(REF), known)
        assert len(looked.fetched.pages) == 1
        return looked.gone

    async def test_a_post_in_the_feed_is_there_and_nobody_is_asked(self):
        client = Recorded({URL: answer(body("feed/wordpress.rss"))})
        known = Known("https://noor.example/?p=42", "https://noor.example/2026/11/hoog-water/")
        assert await self.look(client, known) == ()
        assert client.asked == [URL]

    @pytest.mark.parametrize(("status", "gone"), [(404, True), (410, True), (200, False)])
    async def test_a_post_that_left_the_feed_is_asked_for_at_its_permalink(
        self, status: int, gone: bool
    ):
        link = "https://noor.example/2026/10/storm/"
        replies = {URL: answer(body("feed/wordpress.rss")), link: answer(status=status)}
        known = Known("https://noor.example/?p=12", link)
        assert bool(await self.look(Recorded(replies), known)) is gone

    @pytest.mark.parametrize("status", [401, 403, 429, 500, 302])
    async def test_a_permalink_that_says_something_else_tells_nothing(self, status: int):
        link = "https://noor.example/2026/10/storm/"
        replies = {URL: answer(body("feed/wordpress.rss")), link: answer(status=status)}
        assert await self.look(Recorded(replies), Known("gone", link)) == ()

    async def test_a_post_that_others_link_to_is_not_there_for_that(self):
        feed = rss(
            '<guid>9</guid><description>see <a href="https://noor.example/storm/">that</a>'
            "</description>"
        )
        client = Recorded({URL: answer(feed)})
        assert await self.look(client, Known("8", "https://noor.example/storm/")) == ("8",)

    async def test_a_short_id_is_not_found_in_other_numbers(self):
        client = Recorded({URL: answer(rss("<guid>42</guid><description>4 2</description>"))})
        assert await self.look(client, Known("4", "https://noor.example/4")) == ("4",)

    async def test_a_post_without_a_permalink_is_not_known(self):
        client = Recorded({URL: answer(body("feed/wordpress.rss"))})
        assert await self.look(client, Known("elsewhere", None)) == ()

    @pytest.mark.parametrize(
        ("name", "known"),
        [
            ("blogger.atom", Known("x", "https://jonas.example/2026/11/leim.html")),
            ("blogger.atom", Known("tag:blogger.com,1999:blog-7.post-2", "https://x.example/")),
            ("microblog.json", Known("7", "https://x.example/7")),
            ("microblog.json", Known("draft", "https://x.example/draft")),
        ],
    )
    async def test_every_format_names_its_posts(self, name: str, known: Known):
        client = Recorded({URL: answer(body(f"feed/{name}"))})
        assert await self.look(client, known) == ()
        assert client.asked == [URL]
