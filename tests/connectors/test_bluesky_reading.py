"""Bluesky, from recorded answers: reading on, looking again, and when to stop."""

import json
from collections.abc import Callable, Mapping
from urllib.parse import parse_qs, urlsplit

import pytest

from connectors.bluesky import BlueskyConnector
from monitor.domain.post import Cursor, Fetched, LeftOut
from monitor.errors import (
    SourceError,
    SourceGone,
    SourceMissing,
    SourceUnavailable,
    SourceUnreadable,
)
from monitor.ports import Answer, Known
from tests.connectors.recorded import Recorded, answer, permit
from tests.connectors.test_bluesky import DID, HIDDEN, REF, item, page
from tests.connectors.test_bluesky_account import (
    API,
    DEACTIVATED,
    PROFILE_AT,
    SUSPENDED,
    UNKNOWN,
    asked,
    profile,
)

FEED_AT = f"{API}/app.bsky.feed.getAuthorFeed"
POSTS_AT = f"{API}/app.bsky.feed.getPosts"


@pytest.mark.anyio
async def test_the_first_reading_takes_the_newest_page_of_a_hundred():
    client = Recorded({FEED_AT: answer(page(item(), cursor="older"))})
    fetched = await BlueskyConnector(client).fetch(permit(REF), Cursor())
    assert len(fetched.pages) == 1
    assert asked(client) == [{"actor": [DID], "limit": ["100"]}]


def backwards(count: int) -> Callable[[str, Mapping[str, str]], Answer]:
    """A feed of so many pages, newest first, one post each, one minute apart."""

    def reply(url: str, headers: Mapping[str, str]) -> Answer:
        at = int(parse_qs(urlsplit(url).query).get("cursor", ["0"])[0])
        when = f"2026-11-24T08:{59 - at:02}:00Z"
        one = item(100 - at, {"createdAt": when}, indexedAt=when, cid=f"c{at}")
        more = {"cursor": str(at + 1)} if at + 1 < count else {}
        return answer(page(one, **more))

    return reply


async def read_on(client: Recorded, newest: str) -> Fetched:
    """A poll of somebody whose newest known post is this old."""
    cursor = Cursor().replaced(newest=f"2026-11-24T08:{newest}:00+00:00", seen="x")
    return await BlueskyConnector(client).fetch(permit(REF), cursor)


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("count", "newest", "pages"),
    [(9, "59", 1), (9, "57", 3), (9, "10", 5), (2, "10", 2), (1, "10", 1)],
)
async def test_reading_on_goes_back_to_what_is_known_and_five_pages_at_most(
    count: int, newest: str, pages: int
):
    client = Recorded({FEED_AT: backwards(count)})
    fetched = await read_on(client, newest)
    assert len(fetched.pages) == len(client.asked) == pages
    batch = BlueskyConnector.normalise(fetched)
    assert len(batch.posts) == pages
    assert batch.cuts == ({LeftOut.OLDER} if pages == 5 else set())


@pytest.mark.anyio
async def test_a_cursor_that_leads_nowhere_is_no_endless_loop():
    client = Recorded({FEED_AT: answer(page(item(), cursor="same"))})
    assert len((await read_on(client, "10")).pages) == 2
    empty = Recorded({FEED_AT: answer(page(cursor="on"))})
    assert len((await read_on(empty, "10")).pages) == 2


@pytest.mark.anyio
async def test_likes_change_nothing_and_a_new_post_does():
    client = Recorded({FEED_AT: answer(page(item(1, likeCount=1)))})
    connector = BlueskyConnector(client)
    first = connector.normalise(await connector.fetch(permit(REF), Cursor()))
    client.replies[FEED_AT] = answer(page(item(1, likeCount=99, replyCount=4)))
    again = await connector.fetch(permit(REF), first.cursor)
    assert (again.pages, again.cursor) == ((), first.cursor)
    for change in (item(2), item(1, cid="other"), item(1, author={"did": DID, "labels": [HIDDEN]})):
        client.replies[FEED_AT] = answer(page(change))
        assert (await connector.fetch(permit(REF), first.cursor)).pages


@pytest.mark.anyio
async def test_F9_a_rate_limit_lasts_until_bluesky_says():
    now, reset = "Tue, 24 Nov 2026 09:00:00 GMT", "1795511100"
    limited = answer(status=429, ratelimit_reset=reset, ratelimit_remaining="0", date=now)
    with pytest.raises(SourceUnavailable) as caught:
        await BlueskyConnector(Recorded({FEED_AT: limited})).fetch(permit(REF), Cursor())
    assert caught.value.retry_after == 300.0


@pytest.mark.anyio
@pytest.mark.parametrize(("reply", "error"), [(UNKNOWN, SourceMissing), (SUSPENDED, SourceGone)])
async def test_an_account_that_is_away_is_not_read(reply: Answer, error: type[SourceError]):
    with pytest.raises(error):
        await BlueskyConnector(Recorded({FEED_AT: reply})).fetch(permit(REF), Cursor())


def known(count: int) -> list[Known]:
    """Posts that were read before."""
    return [Known(f"at://{DID}/app.bsky.feed.post/3lbq{n:09d}", None) for n in range(count)]


def only(*numbers: int) -> Callable[[str, Mapping[str, str]], Answer]:
    """A Bluesky where of all posts only these are left."""

    def reply(url: str, headers: Mapping[str, str]) -> Answer:
        uris = parse_qs(urlsplit(url).query)["uris"]
        views = [item(n)["post"] for n in numbers if known(n + 1)[n].source_id in uris]
        return answer(json.dumps({"posts": views}).encode())

    return reply


@pytest.mark.anyio
async def test_posts_are_looked_at_twenty_five_at_a_time_and_what_is_left_out_is_gone():
    client = Recorded({POSTS_AT: only(*range(59)), PROFILE_AT: profile()})
    connector = BlueskyConnector(client)
    looked = await connector.look(permit(REF), known(60))
    assert [len(query["uris"]) for query in asked(client)[:3]] == [25, 25, 10]
    assert looked.gone == (known(60)[59].source_id,)
    assert len(connector.normalise(looked.fetched).posts) == 59


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (DEACTIVATED, SourceMissing),
        (SUSPENDED, SourceGone),
        (answer(status=503), SourceUnavailable),
    ],
)
async def test_who_hides_a_whole_account_has_deleted_nothing(
    reply: Answer, error: type[SourceError]
):
    client = Recorded({POSTS_AT: only(), PROFILE_AT: reply})
    with pytest.raises(error):
        await BlueskyConnector(client).look(permit(REF), known(1))


@pytest.mark.anyio
@pytest.mark.parametrize("found", [b"{}", b'{"posts": null}', b"[]", b'{"posts": NaN}'])
async def test_an_answer_that_lists_nothing_is_no_proof_that_posts_are_gone(found: bytes):
    client = Recorded({POSTS_AT: answer(found), PROFILE_AT: profile()})
    with pytest.raises(SourceUnreadable):
        await BlueskyConnector(client).look(permit(REF), known(1))


@pytest.mark.anyio
async def test_nothing_is_asked_when_there_is_nothing_to_look_at():
    client = Recorded({})
    assert (await BlueskyConnector(client).look(permit(REF), ())).fetched.pages == ()
    assert client.asked == []
