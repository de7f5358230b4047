"""Asking Mastodon for what is new, and for what is known."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from connectors.mastodon import LOOK_EVERY, MastodonConnector
from monitor.domain.member import Permit
from monitor.domain.post import AccountRef, Cursor, Fetched, LeftOut
from monitor.errors import (
    SourceError,
    SourceGone,
    SourceLocked,
    SourceMissing,
    SourceUnavailable,
    SourceUnreadable,
)
from monitor.ports import RATE_LIMIT_WAIT, Answer, Known
from tests.connectors.recorded import NOW, answer, body, permit
from tests.connectors.statuses import ACCOUNT, API, HOST, NUMBER, REF, connector, page, status

STATUSES_AT = f"{API}/accounts/{NUMBER}/statuses"
NEWEST_PAGE = f"{STATUSES_AT}?limit=40&exclude_reblogs=true"
ITSELF = f"{API}/accounts/{NUMBER}"
SINCE_1000 = Cursor().replaced(newest="1000", looked=NOW.isoformat())
"""The newest page was read as a whole just now."""
AN_HOUR = replace(permit(REF), at=NOW + LOOK_EVERY)


def paged(newest: int) -> Callable[[str, Any], Answer]:
    """A server with statuses up to a number, which pages forward by min_id as Mastodon does."""

    def reply(url: str, _: Any) -> Answer:
        asked = parse_qs(urlsplit(url).query)
        first = int(asked.get("min_id", [str(newest - 40)])[0]) + 1
        numbers = range(first, min(first + 40, newest + 1))
        if not numbers:
            return answer(b"[]")
        link = f'<{STATUSES_AT}?max_id={numbers[0]}>; rel="next", '
        link += f'<{STATUSES_AT}?limit=40&min_id={numbers[-1]}>; rel="prev"'
        return answer(page(*(status(str(n)) for n in reversed(numbers))), link=link)

    return reply


@pytest.mark.anyio
class TestFetching:
    """Polling for what is new."""

    async def test_the_first_poll_takes_the_newest_page(self):
        mastodon, client = connector({STATUSES_AT: answer(body("mastodon/statuses.json"))})
        fetched = await mastodon.fetch(permit(REF), Cursor())
        assert client.asked == [NEWEST_PAGE]
        assert MastodonConnector.normalise(fetched).cursor.get("newest") == "113500000000000009"

    async def test_later_polls_page_forward_from_the_newest_that_is_known(self):
        mastodon, client = connector({STATUSES_AT: paged(1100)})
        fetched = await mastodon.fetch(permit(REF), SINCE_1000)
        read = MastodonConnector.normalise(fetched)
        assert len(client.asked) == 4
        assert len(read.posts) == 100
        assert read.cursor.get("newest") == "1100"

    async def test_one_poll_takes_five_pages_and_the_next_goes_on(self):
        mastodon, client = connector({STATUSES_AT: paged(1300)})
        # The newest page is due too, and waits: what lies between would never be read.
        fetched = await mastodon.fetch(AN_HOUR, SINCE_1000)
        read = MastodonConnector.normalise(fetched)
        assert (len(client.asked), read.cursor.get("newest")) == (5, "1200")
        assert read.cuts == {LeftOut.LATER}
        fetched = await mastodon.fetch(AN_HOUR, read.cursor)
        assert not MastodonConnector.normalise(fetched).cuts
        assert {post.source_id for post in MastodonConnector.normalise(fetched).posts} >= {
            f"{HOST}/users/noor/statuses/{number}" for number in range(1201, 1301)
        }

    async def test_nothing_new_brings_no_pages(self):
        mastodon, client = connector({STATUSES_AT: answer(b"[]\n")})
        fetched = await mastodon.fetch(permit(REF), SINCE_1000)
        assert (fetched.pages, fetched.cursor) == ((), SINCE_1000)
        assert client.asked == [f"{NEWEST_PAGE}&min_id=1000"]

    async def test_a_server_that_links_to_the_same_page_for_ever_ends_no_later(self):
        same = answer(page(status("1")), link=f'<{STATUSES_AT}?min_id=1>; rel="prev"')
        mastodon, client = connector({STATUSES_AT: same})
        fetched = await mastodon.fetch(permit(REF), SINCE_1000)
        assert (len(fetched.pages), len(client.asked), fetched.more) == (1, 2, False)

    async def test_paging_ends_where_the_server_has_no_more_requests_for_us(self):
        def reply(url: str, headers: Any) -> Answer:
            last = paged(1300)(url, headers)
            return replace(last, headers={**last.headers, "x-ratelimit-remaining": "0"})

        mastodon, client = connector({STATUSES_AT: reply})
        read = MastodonConnector.normalise(await mastodon.fetch(AN_HOUR, SINCE_1000))
        assert (len(client.asked), read.cursor.get("newest")) == (1, "1040")
        assert read.cuts == {LeftOut.LATER}

    @pytest.mark.parametrize(
        "link",
        [
            '<https://elsewhere.example/api/v1/x>; rel="prev"',
            '<http://social.kade.example/api/v1/x>; rel="prev"',
            '<https://social.kade.example.evil.example/x>; rel="prev"',
            '<https://social.kade.example@evil.example/x>; rel="prev"',
            '</api/v1/x>; rel="prev"',
            'rel="prev"',
            f'<{STATUSES_AT}>; rel="next"',
        ],
    )
    async def test_a_link_to_anywhere_else_is_not_followed(self, link: str):
        mastodon, client = connector({STATUSES_AT: answer(page(status("1")), link=link)})
        await mastodon.fetch(permit(REF), Cursor().replaced(newest="0", looked=NOW.isoformat()))
        assert len(client.asked) == 1

    @pytest.mark.parametrize(
        ("reset", "wait"),
        [
            ("2026-11-24T12:05:00.000000Z", 240),  # Mastodon
            ("1795521900", 240),  # its epoch, as some relatives send it
            ("soon", RATE_LIMIT_WAIT),
            (None, RATE_LIMIT_WAIT),
        ],
    )
    async def test_F9_a_429_waits_for_the_window_that_the_server_names(
        self, reset: str | None, wait: float
    ):
        limits = {"x_ratelimit_reset": reset} if reset else {}
        date = "Tue, 24 Nov 2026 12:01:00 GMT"
        mastodon, _ = connector({STATUSES_AT: answer(status=429, date=date, **limits)})
        with pytest.raises(SourceUnavailable) as caught:
            await mastodon.fetch(permit(REF), Cursor())
        assert caught.value.retry_after == wait

    async def test_only_this_machine_is_asked_without_encryption(self):
        for host, scheme in [
            ("127.0.0.1:3000", "http"),
            ("localhost:3000", "http"),
            ("127.evil.example", "https"),
            ("127.0.0.1.evil.example", "https"),
            ("localhost.evil.example", "https"),
        ]:
            ref = AccountRef("mastodon", f"noor@{host}", f"{NUMBER}@{host}", "x")
            mastodon, client = connector({})
            with pytest.raises(SourceMissing):
                await mastodon.fetch(permit(ref), Cursor())
            assert client.asked[0].startswith(f"{scheme}://{host}/")


def looks(at: timedelta) -> Permit:
    """A permit so long after the newest page was read as a whole."""
    return replace(permit(REF), at=NOW + at)


@pytest.mark.anyio
class TestTheNewestPage:
    """Once an hour: what ``min_id`` does not show."""

    async def test_an_edit_of_a_post_that_nobody_waits_for_is_seen_within_the_hour(self):
        mended = status("1000", content="<p>mended</p>", edited_at="2026-11-24T10:00:00Z")
        replies = {STATUSES_AT: answer(b"[]"), NEWEST_PAGE: answer(page(mended))}
        replies[f"{NEWEST_PAGE}&min_id"] = answer(b"[]")
        mastodon, client = connector(replies)
        assert (await mastodon.fetch(looks(LOOK_EVERY / 2), SINCE_1000)).pages == ()
        fetched = await mastodon.fetch(looks(LOOK_EVERY), SINCE_1000)
        assert client.asked[1:] == [f"{NEWEST_PAGE}&min_id=1000", NEWEST_PAGE]
        batch = MastodonConnector.normalise(fetched)
        assert [post.text for post in batch.posts] == ["mended"]
        again = await mastodon.fetch(looks(LOOK_EVERY * 1.5), batch.cursor)
        assert again.pages == ()
        assert len(client.asked) == 4

    async def test_a_newest_page_that_is_known_brings_no_pages(self):
        replies = {NEWEST_PAGE: answer(page(status("1000")))}
        replies[f"{NEWEST_PAGE}&min_id"] = answer(b"[]")
        mastodon, _ = connector(replies)
        cursor = MastodonConnector.normalise(
            await mastodon.fetch(looks(LOOK_EVERY), SINCE_1000)
        ).cursor
        fetched = await mastodon.fetch(looks(LOOK_EVERY * 2), cursor)
        assert fetched.pages == ()
        assert fetched.cursor == cursor.replaced(looked=(NOW + LOOK_EVERY * 2).isoformat())

    @pytest.mark.parametrize("looked", [None, "soon", (NOW + timedelta(days=1)).isoformat()])
    async def test_it_is_read_where_no_time_of_the_last_look_can_be_believed(
        self, looked: str | None
    ):
        replies = {STATUSES_AT: answer(b"[]"), ITSELF: answer(json.dumps(ACCOUNT).encode())}
        replies[NEWEST_PAGE] = answer(b"[]")
        mastodon, client = connector(replies)
        await mastodon.fetch(permit(REF), SINCE_1000.replaced(looked=looked))
        assert NEWEST_PAGE in client.asked

    async def test_D9_the_first_poll_of_an_empty_account_is_read_all_the_same(self):
        itself = answer(json.dumps(ACCOUNT).encode())
        mastodon, client = connector({ITSELF: itself, STATUSES_AT: answer(b"[]")})
        fetched = await mastodon.fetch(permit(REF), Cursor())
        assert fetched.pages
        batch = MastodonConnector.normalise(fetched)
        assert (batch.posts, batch.cursor.get("newest")) == ((), None)
        # Its first post is not an hour late, and the account itself is not asked for each time.
        client.asked.clear()
        client.replies[STATUSES_AT] = answer(page(status("1")))
        later = await mastodon.fetch(looks(LOOK_EVERY / 4), batch.cursor)
        assert len(MastodonConnector.normalise(later).posts) == 1
        assert client.asked == [NEWEST_PAGE]

    @pytest.mark.parametrize("state", ["moved", "suspended", "memorial"])
    async def test_an_empty_page_hides_no_account_that_has_ended(self, state: str):
        ended = answer(json.dumps({**ACCOUNT, state: {"acct": "noor@new.example"}}).encode())
        mastodon, _ = connector({ITSELF: ended, STATUSES_AT: answer(b"[]")})
        for cursor in (Cursor(), SINCE_1000):
            with pytest.raises(SourceGone) as caught:
                await mastodon.fetch(looks(LOOK_EVERY), cursor)
            assert caught.value.reason == state

    @pytest.mark.parametrize(
        ("code", "error"), [(404, SourceMissing), (410, SourceGone), (401, SourceLocked)]
    )
    async def test_an_account_that_is_not_there_any_more_says_so(
        self, code: int, error: type[SourceError]
    ):
        mastodon, _ = connector({ITSELF: answer(status=code), STATUSES_AT: answer(b"[]")})
        with pytest.raises(error):
            await mastodon.fetch(looks(LOOK_EVERY), SINCE_1000)

    async def test_a_limited_account_is_read_on(self):
        limited = page(status("1", account={**ACCOUNT, "limited": True}))
        mastodon, _ = connector({STATUSES_AT: answer(limited)})
        fetched = await mastodon.fetch(permit(REF), Cursor())
        assert len(MastodonConnector.normalise(fetched).posts) == 1


def known(number: str) -> Known:
    """A post that was read before."""
    return Known(f"{HOST}/users/noor/statuses/{number}", f"{HOST}/@noor/{number}")


@pytest.mark.anyio
class TestLooking:
    """The present state of known posts."""

    async def test_twenty_are_asked_for_at_once_and_those_left_out_are_gone(self):
        def reply(url: str, _: Any) -> Answer:
            ids = parse_qs(urlsplit(url).query)["id[]"]
            assert len(ids) <= 20
            return answer(page(*(status(n) for n in ids if n != "7")))

        mastodon, client = connector({f"{API}/statuses?": reply})
        looked = await mastodon.look(permit(REF), [known(str(n)) for n in range(45)])
        assert looked.gone == (known("7").source_id,)
        assert len(client.asked) == 3
        assert len(MastodonConnector.normalise(looked.fetched).posts) == 44

    @pytest.mark.parametrize("refusal", [404, 400, 405, 422])
    async def test_an_older_server_is_asked_one_by_one(self, refusal: int):
        mastodon, _ = connector(
            {
                f"{API}/statuses?": answer(status=refusal),
                f"{API}/statuses/1": answer(json.dumps(status("1", content="new")).encode()),
                f"{API}/statuses/2": answer(status=404),
                f"{API}/statuses/3": answer(status=410),
            }
        )
        looked = await mastodon.look(permit(REF), [known(n) for n in "123"])
        assert looked.gone == (known("2").source_id, known("3").source_id)
        (post,) = MastodonConnector.normalise(looked.fetched).posts
        assert post.text == "new"

    async def test_an_answer_that_is_no_list_is_not_believed(self):
        one = answer(json.dumps(status("1")).encode())
        replies = {f"{API}/statuses?": answer(b"{}"), f"{API}/statuses/1": one}
        looked = await connector(replies)[0].look(permit(REF), [known("1")])
        assert (looked.gone, len(looked.fetched.pages)) == ((), 1)

    @pytest.mark.parametrize("code", [401, 429, 500])
    async def test_a_server_that_cannot_be_asked_makes_nothing_gone(self, code: int):
        mastodon, _ = connector({f"{API}/statuses?": answer(status=code)})
        with pytest.raises(SourceError):
            await mastodon.look(permit(REF), [known("1")])

    async def test_nothing_to_look_at_asks_nobody(self):
        mastodon, client = connector({})
        looked = await mastodon.look(permit(REF), [])
        assert (looked.fetched, client.asked) == (
            Fetched(REF, (), Cursor(), "application/json"),
            [],
        )

    async def test_a_server_that_fails_half_way_makes_nothing_gone(self):
        replies = {f"{API}/statuses?": answer(status=404), f"{API}/statuses/1": answer(status=503)}
        with pytest.raises(SourceUnavailable):
            await connector(replies)[0].look(permit(REF), [known("1")])


@pytest.mark.anyio
class TestLookingAmongTheNewest:
    """Where single statuses are shown to nobody, as by snac."""

    async def test_what_is_on_the_page_is_read_and_the_rest_is_asked_for_at_its_own_address(self):
        mastodon, client = connector(
            {
                f"{API}/statuses?": answer(status=404),
                f"{API}/statuses/": answer(status=401),
                STATUSES_AT: answer(page(status("1", content="new"), status("9"))),
                f"{HOST}/users/noor/statuses/2": answer(status=404),
                f"{HOST}/users/noor/statuses/3": answer(b"<html>older</html>"),
                f"{HOST}/users/noor/statuses/4": answer(status=410),
                f"{HOST}/users/noor/statuses/5": answer(status=503),
            }
        )
        elsewhere = Known("https://elsewhere.example/6", None)
        posts = [*(known(n) for n in "12345"), elsewhere]
        looked = await mastodon.look(permit(REF), posts)
        assert looked.gone == (known("2").source_id, known("4").source_id)
        assert "new" in [post.text for post in MastodonConnector.normalise(looked.fetched).posts]
        # One refusal says it for all of them, and no other host is asked.
        assert client.asked[1:3] == [f"{API}/statuses/1", NEWEST_PAGE]
        assert not any("elsewhere" in where for where in client.asked[2:])

    async def test_what_was_seen_before_the_refusal_counts(self):
        mastodon, _ = connector(
            {
                f"{API}/statuses?": answer(status=404),
                f"{API}/statuses/1": answer(status=404),
                f"{API}/statuses/2": answer(json.dumps(status("2")).encode()),
                f"{API}/statuses/3": answer(status=403),
                STATUSES_AT: answer(page(status("3"))),
            }
        )
        looked = await mastodon.look(permit(REF), [known(n) for n in "123"])
        assert looked.gone == (known("1").source_id,)
        assert len(MastodonConnector.normalise(looked.fetched).posts) == 2

    @pytest.mark.parametrize(
        ("newest", "error"),
        [
            (answer(status=401), SourceLocked),
            (answer(b"7"), SourceUnreadable),
            (answer(b"{}"), SourceUnreadable),
        ],
    )
    async def test_nothing_is_gone_where_nothing_is_shown(
        self, newest: Answer, error: type[SourceError]
    ):
        replies = {f"{API}/statuses": answer(status=401), STATUSES_AT: newest}
        replies[f"{API}/statuses?"] = answer(status=404)
        with pytest.raises(error):
            await connector(replies)[0].look(permit(REF), [known("1")])
