"""JSON Feeds of several pages, feeds that end, podcasts, and validators that run backwards."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from connectors.feed import MOST_PAGES, FeedConnector
from monitor.domain.jsonfeed import next_page
from monitor.domain.post import AccountRef, Batch, Cursor, Fetched, LeftOut
from monitor.errors import SourceGone, SourceUnavailable
from monitor.ports import Answer, Known
from tests.connectors.recorded import Recorded, answer, permit, read

URL = "https://sam.example/feed.json"
REF = AccountRef("feed", URL, URL, "Sam, short")

pytestmark = pytest.mark.anyio


def page(*ids: int, next_url: object = None, **more: Any) -> bytes:
    """A page of a feed, newest item first."""
    items = [{"id": f"https://sam.example/{n}", "content_text": f"Post {n}"} for n in ids]
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": items, **more}
    return json.dumps(feed if next_url is None else {**feed, "next_url": next_url}).encode()


def texts(batch: Batch) -> list[str]:
    return [post.text for post in batch.posts]


async def polled(client: Recorded, cursor: Cursor) -> Batch:
    """One poll and its reading."""
    return FeedConnector.normalise(await FeedConnector(client).fetch(permit(REF), cursor))


OLDER = "https://sam.example/feed.json?page=2"


async def test_the_first_poll_asks_for_no_older_pages():
    client = Recorded({URL: answer(page(2, 1, next_url=OLDER))})
    assert texts(await polled(client, Cursor())) == ["Post 1", "Post 2"]
    assert client.asked == [URL]


async def test_a_page_that_reaches_back_to_the_last_poll_is_enough():
    client = Recorded({URL: answer(page(2, 1, next_url=OLDER))})
    first = await polled(client, Cursor())
    client.replies[URL] = answer(page(3, 2, next_url=OLDER))
    await polled(client, first.cursor)
    assert client.asked == [URL, URL]


async def test_older_pages_are_read_until_they_reach_back_to_the_last_poll():
    client = Recorded({URL: answer(page(2, 1, next_url="?page=2"))})
    first = await polled(client, Cursor())
    client.replies[URL] = answer(page(6, 5, next_url="?page=2"))
    client.replies[OLDER] = answer(page(4, 3, next_url="?page=3"))
    client.replies["https://sam.example/feed.json?page=3"] = answer(page(2, 1, next_url="?page=4"))
    batch = await polled(client, first.cursor)
    assert texts(batch) == [f"Post {n}" for n in range(1, 7)]
    assert client.asked[2:] == [OLDER, "https://sam.example/feed.json?page=3"]
    assert batch.cursor.get("newest") == "https://sam.example/6"
    assert not batch.cuts


def endless(url: str, headers: Mapping[str, str]) -> Answer:
    """Older and older pages, for ever."""
    number = int(url.rpartition("=")[2]) if "=" in url else 1
    return answer(page(1000 - number, next_url=f"?page={number + 1}"))


async def test_pages_without_end_are_bounded():
    client = Recorded({URL: endless})
    known = Cursor().replaced(url=URL, body="00", newest="https://sam.example/1")
    batch = await polled(client, known)
    assert len(texts(batch)) == len(client.asked) == MOST_PAGES
    assert batch.cuts == {LeftOut.OLDER}


@pytest.mark.parametrize(
    "there",
    [
        *("https://other.example/feed.json?page=2", "http://sam.example/feed.json?page=2"),
        *(
            "https://sam.example:8443/feed.json?page=2",
            URL,
            "",
            "javascript:x",
            7,
            None,
            "https://[x",
        ),
    ],
)
async def test_a_next_page_elsewhere_is_not_asked_for(there: object):
    client = Recorded({URL: answer(page(3, next_url=there))})
    known = Cursor().replaced(url=URL, body="00", newest="https://sam.example/1")
    assert texts(await polled(client, known)) == ["Post 3"]
    assert client.asked == [URL]


async def test_a_page_that_names_itself_as_the_next_but_one_is_no_loop():
    client = Recorded({URL: answer(page(3, next_url=OLDER)), OLDER: answer(page(2, next_url=URL))})
    known = Cursor().replaced(url=URL, body="00", newest="https://sam.example/1")
    assert texts(await polled(client, known)) == ["Post 2", "Post 3"]
    assert client.asked == [URL, OLDER]


@pytest.mark.parametrize(
    "broken",
    [
        answer(status=404),
        answer(status=403),
        answer(page(2), url="https://other.example/feed.json"),
    ],
)
async def test_a_broken_older_page_keeps_no_new_post_back(broken: Answer):
    client = Recorded({URL: answer(page(3, next_url=OLDER)), OLDER: broken})
    known = Cursor().replaced(url=URL, body="00", newest="https://sam.example/1")
    assert texts(await polled(client, known)) == ["Post 3"]


@pytest.mark.parametrize("older", [b"<html>", b"[]", b"{}", b""])
async def test_an_older_page_that_is_no_feed_is_left_out_and_the_cut_recorded(older: bytes):
    client = Recorded({URL: answer(page(3, next_url=OLDER)), OLDER: answer(older)})
    known = Cursor().replaced(url=URL, body="00", newest="https://sam.example/1")
    batch = await polled(client, known)
    assert (texts(batch), batch.cuts) == (["Post 3"], {LeftOut.OLDER})


@pytest.mark.parametrize("status", [429, 503])
async def test_an_older_page_that_may_come_later_puts_the_poll_off(status: int):
    client = Recorded({URL: answer(page(3, next_url=OLDER)), OLDER: answer(status=status)})
    known = Cursor().replaced(url=URL, body="00", newest="https://sam.example/1")
    with pytest.raises(SourceUnavailable):
        await polled(client, known)


async def test_a_post_on_an_older_page_is_still_there_and_its_edit_is_seen():
    client = Recorded({URL: answer(page(3, next_url=OLDER)), OLDER: answer(page(2))})
    looked = await FeedConnector(client).look(permit(REF), [Known("https://sam.example/2", None)])
    assert looked.gone == ()
    assert texts(FeedConnector.normalise(looked.fetched)) == ["Post 2", "Post 3"]


def test_words_about_a_next_page_are_none():
    item = {"id": "1", "content_text": 'see "next_url": "?page=9"'}
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [item]}
    assert next_page(json.dumps(feed).encode(), URL) is None
    assert next_page(b'{"next_url": "\\ud800?"}', URL) is not None
    assert next_page(b'{"next_url": "\\x"}', URL) is None
    assert next_page(b"<rss>", URL) is None


async def test_the_last_words_of_a_feed_that_ends_are_read_and_then_it_is_gone():
    client = Recorded({URL: answer(page(2, 1, expired=True), etag='"e"')})
    last = await polled(client, Cursor())
    assert texts(last) == ["Post 1", "Post 2"]
    for unchanged in (client.replies[URL], answer(status=304)):
        client.replies[URL] = unchanged
        with pytest.raises(SourceGone, match="ended"):
            await polled(client, last.cursor)


async def test_a_feed_that_goes_on_after_its_end_is_read_again():
    client = Recorded({URL: answer(page(1, expired=True))})
    last = await polled(client, Cursor())
    client.replies[URL] = answer(page(2, 1, expired=False))
    assert (await polled(client, last.cursor)).cursor.get("expired") is None


PODCAST = b"""<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
<title>Quay talk</title><itunes:author>Noor</itunes:author>
<item><guid isPermaLink="false">ep-1</guid><title>Ropes</title><itunes:duration>31:07</itunes:duration>
<enclosure url="https://noor.example/1.mp3" length="29000000" type="audio/mpeg"/>
<description>We talk about ropes.</description></item>
<item><guid isPermaLink="false">ep-2</guid>
<enclosure url="https://noor.example/2.mp3" length="29000000" type="audio/mpeg"/></item>
</channel></rss>"""


def test_of_a_podcast_the_notes_are_read_and_the_sound_is_left_alone():
    batch = read(FeedConnector, REF, PODCAST)
    assert texts(batch) == ["Ropes\n\nWe talk about ropes."]
    assert "mp3" not in str(batch.posts)


class WordPress:
    """Conditional requests as WordPress 6 answers them (class-wp.php, send_headers)."""

    def __init__(self) -> None:
        self.posts: list[int] = []

    def __call__(self, url: str, headers: Mapping[str, str]) -> Answer:
        modified = f"Tue, 24 Nov 2026 09:00:{max(self.posts):02} GMT"
        etag = f'"{max(self.posts):032x}"'
        said = headers.get("If-None-Match"), headers.get("If-Modified-Since")
        # Its times compare as numbers: a later one of the client's is "not modified" as well.
        same, later = said[0] == etag, said[1] is not None and said[1] >= modified
        if (same and later) if all(said) else (same or later):
            return answer(status=304, etag=etag, last_modified=modified)
        items = "".join(
            f"<item><guid>p-{n}-</guid><title>Post {n}</title></item>" for n in self.posts
        )
        body = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
        return answer(body, etag=etag, last_modified=modified)


async def test_validators_that_run_backwards_after_a_deletion_hide_nothing():
    blog = WordPress()
    client = Recorded({URL: blog})
    blog.posts = [2, 1]
    first = await polled(client, Cursor())
    blog.posts = [1]
    fetched = await FeedConnector(client).fetch(permit(REF), first.cursor)
    assert fetched.pages
    batch = FeedConnector.normalise(fetched)
    # What a reader of that page sees has no second post: that it is gone is for a look to find.
    assert (batch.posts, batch.removed) == ((), ())
    assert batch.cursor.get("etag") == f'"{1:032x}"'
    assert not (await FeedConnector(client).fetch(permit(REF), batch.cursor)).pages
    blog.posts = [3, 1]
    assert texts(await polled(client, batch.cursor)) == ["Post 3"]


async def test_a_feed_that_was_restored_to_an_older_state_is_read_as_it_stands():
    blog = WordPress()
    client = Recorded({URL: blog})
    blog.posts = [1]
    first = await polled(client, Cursor())
    blog.posts = [2, 1]
    second = await polled(client, first.cursor)
    blog.posts = [1]
    third = await polled(client, second.cursor)
    assert third.cursor == first.cursor
    assert isinstance(third, Batch)


def test_pages_beyond_the_first_are_json_too():
    fetched = Fetched(REF, (page(2), page(1)), Cursor(), "", URL)
    assert texts(FeedConnector.normalise(fetched)) == ["Post 1", "Post 2"]
