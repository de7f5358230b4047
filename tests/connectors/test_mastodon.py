"""Mastodon, from recorded answers: what counts as somebody's words, and what is refused."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from connectors.mastodon import MastodonConnector
from monitor.domain.post import AccountRef, Batch, Cursor, Fetched, Post
from monitor.errors import (
    SourceError,
    SourceGone,
    SourceLocked,
    SourceMissing,
    SourceUnreadable,
)
from monitor.ports import Answer
from tests.connectors.recorded import answer, body, read
from tests.connectors.statuses import (
    ACCOUNT,
    API,
    HOST,
    NUMBER,
    REF,
    connector,
    page,
    status,
)

LOOKUP = f"{API}/accounts/lookup?acct=noor"


def batch(*statuses: dict[str, Any]) -> Batch:
    """What becomes of them."""
    return read(MastodonConnector, REF, page(*statuses))


def by_number() -> dict[str, Post]:
    """The recorded page as posts, by the last digit of their ids."""
    posts = read(MastodonConnector, REF, body("mastodon/statuses.json")).posts
    return {post.source_id[-1]: post for post in posts}


def test_a_status_is_what_its_readers_see():
    post = by_number()["9"]
    assert post == Post(
        source_id=f"{HOST}/users/noor/statuses/113500000000000009",
        text="Vandaag gepubliceerd: https://noor.example/2026/11/hoog-water/\nRegel twee\nregel drie",
        url=f"{HOST}/@noor/113500000000000009",
        published_at=datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
        lang="nl",
    )


def test_warnings_polls_and_descriptions_of_pictures_are_words_too():
    posts = by_number()
    assert posts["8"].text == "Eten & drinken\n\nMet waarschuwing."
    assert posts["7"].text == "Wat eten we?\nSoep\nBrood"
    assert posts["6"].text == "Een hond op de kade"


def test_replies_and_edits_are_marked():
    posts = by_number()
    assert (posts["4"].is_reply, posts["4"].text) == (True, "@bob dat zie ik anders")
    assert posts["1"].edited_at == datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
    assert posts["1"].lang is None


def test_P7_boosts_and_posts_that_not_everyone_can_come_across_are_left_out():
    assert set(by_number()) == {"9", "8", "7", "6", "4", "1"}


def test_P7_an_unlisted_post_is_read_where_its_author_agreed_to_that():
    pages = (page(status(visibility="unlisted")),)
    agreed = Fetched(REF, pages, Cursor(), unlisted=True)
    (post,) = MastodonConnector.normalise(agreed).posts
    assert post.visibility == "unlisted"
    assert MastodonConnector.normalise(Fetched(REF, pages, Cursor())).posts == ()


@pytest.mark.parametrize(
    "visibility", ["private", "direct", "local", "list", "mutuals_only", "", None]
)
def test_P7_whatever_was_agreed_to_posts_for_some_people_are_never_read(visibility: Any):
    pages = (page(status(visibility=visibility), status(visibility="unlisted", local_only=True)),)
    assert MastodonConnector.normalise(Fetched(REF, pages, Cursor(), unlisted=True)).posts == ()


@pytest.mark.parametrize("visibility", ["unlisted", "private", "direct", "local", "", None, 7])
def test_P7_only_public_posts_are_read(visibility: Any):
    assert batch(status(visibility=visibility)).posts == ()


@pytest.mark.parametrize(
    "forged",
    [
        {"account": {**ACCOUNT, "id": "1"}},
        {"account": {**ACCOUNT, "id": int(NUMBER)}},
        {"account": {**ACCOUNT, "acct": "noor@elsewhere.example"}},
        {"account": None},
        {"account": []},
        {"uri": "https://elsewhere.example/users/noor/statuses/9"},
        {"id": 113500000000000009},
        {"id": "9" * 65},
        {"id": "../../admin"},
        {"id": ""},
        {"id": None},
    ],
)
def test_P7_what_is_not_this_accounts_own_is_left_out(forged: dict[str, Any]):
    assert batch(status(**forged)).posts == ()


@pytest.mark.parametrize(
    "odd",
    [
        {"content": 7},
        {"content": None},
        {"spoiler_text": ["x"]},
        {"poll": "x"},
        {"poll": {"options": [None, 7]}},
        {"media_attachments": {"a": 1}},
        {"media_attachments": [{"description": None}, {"description": 8}, 9]},
        {"language": 7},
        {"created_at": "soon"},
        {"created_at": 1e308},
        {"edited_at": "0001-01-01T00:00:00+14:00"},
        {"url": "javascript:alert(1)"},
        {"uri": "x" * 600},
        {"uri": None},
        {"in_reply_to_id": 0},
        {"visibility": []},
    ],
    ids=str,
)
def test_P5_an_odd_field_costs_no_other_post(odd: dict[str, Any]):
    posts = batch({**status("2"), **odd}, status("1")).posts
    assert f"{HOST}/users/noor/statuses/1" in [post.source_id for post in posts]
    for post in posts:
        assert post.url is None or post.url.startswith("https://")


def test_P5_no_lone_surrogate_or_zero_reaches_a_post():
    page = json.dumps([{**status(), "content": "a\x00b\ud800c", "uri": f"{HOST}/\ud800"}])
    (post,) = read(MastodonConnector, REF, page.encode()).posts
    assert (post.text, post.source_id) == ("a\ufffdb\ufffdc", f"{HOST}/\ufffd")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"<html><body>Under maintenance</body></html>", "not-json"),
        (b"", "not-json"),
        (b'{"error":"This method requires an authenticated user"}', "not-statuses"),
        (b'[{"id":"1","id":"2"}]', "not-json"),
        (b"[NaN]", "not-json"),
        (b"[Infinity]", "not-json"),
        (b"[-Infinity]", "not-json"),
        (b"[" + b"9" * 5000 + b"]", "not-json"),
        (b"[" * 65 + b"]" * 65, "depth"),
        (b"[" * 100_000, "depth"),
        (b'{"a":' * 100_000, "depth"),
        (b"[" + b" " * (5 << 20) + b"]", "size"),
    ],
    ids=lambda v: v if isinstance(v, str) else repr(v[:12]),
)
def test_P7_json_is_read_strictly(text: bytes, reason: str):
    with pytest.raises(SourceUnreadable) as caught:
        read(MastodonConnector, REF, text)
    assert caught.value.reason == reason


def test_a_server_that_sends_a_page_twice_doubles_nothing():
    pages = [page(status("2"), status("1"))] * 3
    assert len(read(MastodonConnector, REF, *pages).posts) == 2


def test_an_id_that_changes_with_an_edit_is_the_same_post():
    older = status(content="<p>one</p>")
    newer = status(content="<p>two</p>", id="113500000000000777", edited_at="2026-11-24T10:00:00Z")
    (post,) = read(MastodonConnector, REF, page(older), page(newer)).posts
    assert post.text == "two"


@pytest.mark.parametrize("state", ["moved", "suspended", "memorial"])
def test_an_account_that_ended_between_two_polls_is_gone(state: str):
    ended = {**ACCOUNT, state: {"acct": "noor@new.example"} if state == "moved" else True}
    with pytest.raises(SourceGone, match=state):
        batch(status(account=ended))


@pytest.mark.parametrize(
    ("source", "claimed"),
    [
        ("@noor@social.kade.example", True),
        ("@noor@127.0.0.1:3000", True),
        ("https://social.kade.example/@noor", True),
        ("https://social.kade.example/@noor/", True),
        ("https://social.kade.example/users/noor", True),
        ("https://social.kade.example/@bob@elsewhere.example", True),
        ("http://127.0.0.1:3000/@noor", True),
        ("noor@kade.example", False),
        ("@noor", False),
        ("@noor@", False),
        ("@noor@kade example", False),
        ("https://social.kade.example/", False),
        ("https://social.kade.example/@noor/1135", False),
        ("https://noor.example/feed/", False),
        ("https://user@social.kade.example/@noor", False),
    ],
)
def test_only_handles_and_profiles_are_claimed(source: str, claimed: bool):
    assert MastodonConnector.claims(source) is claimed


@pytest.mark.anyio
class TestResolving:
    """From a handle to an account."""

    @pytest.mark.parametrize(
        "source",
        ["@noor@social.kade.example", f"{HOST}/@noor", f"{HOST}/users/noor", f"{HOST}/@noor/"],
    )
    async def test_a_handle_and_a_profile_are_the_same_account(self, source: str):
        mastodon, client = connector({LOOKUP: answer(body("mastodon/account.json"))})
        ref = await mastodon.resolve(source)
        assert (ref.key, ref.address) == (REF.key, REF.address)
        assert client.asked == [LOOKUP]

    async def test_a_host_that_is_served_elsewhere_says_so_by_webfinger(self):
        finger = "https://kade.example/.well-known/webfinger?resource=acct%3Anoor%40kade.example"
        mastodon, client = connector(
            {
                finger: answer(body("mastodon/webfinger.json")),
                LOOKUP: answer(body("mastodon/account.json")),
            }
        )
        assert await mastodon.resolve("@noor@kade.example") == REF
        assert client.asked[1:] == [finger, LOOKUP]

    @pytest.mark.parametrize(
        "finger",
        [
            answer(status=404),
            answer(b'{"links": []}'),
            answer(b"[]"),
            answer(b'{"links": [7, {"rel": "self"}, {"rel": "self", "href": 7}]}'),
            answer(b'{"links": [{"rel": "self", "href": "javascript:x"}]}'),
            answer(b'{"links": [{"rel": "self", "href": "https://kade.example/users/noor"}]}'),
        ],
    )
    async def test_nobody_of_that_name_is_missing(self, finger: Answer):
        mastodon, _ = connector({"https://kade.example/.well-known/webfinger": finger})
        with pytest.raises(SourceMissing, match=r"@noor@kade\.example"):
            await mastodon.resolve("@noor@kade.example")

    async def test_a_host_without_mastodon_is_said_to_be_none(self):
        mastodon, _ = connector({"https://kade.example/": answer(b"<html>Hello</html>")})
        with pytest.raises(SourceUnreadable):
            await mastodon.resolve("@noor@kade.example")

    @pytest.mark.parametrize(
        "odd",
        [
            {"id": int(NUMBER)},
            {"id": ""},
            {"id": "9" * 65},
            {"id": "1/2"},
            {"acct": "bob"},
            {"acct": "noor@elsewhere.example"},
            {"acct": None},
        ],
    )
    async def test_P7_another_account_than_the_one_asked_for_is_refused(self, odd: dict[str, Any]):
        mastodon, _ = connector({LOOKUP: answer(json.dumps({**ACCOUNT, **odd}).encode())})
        with pytest.raises(SourceError):
            await mastodon.resolve("@noor@social.kade.example")

    @pytest.mark.parametrize("state", ["moved", "suspended", "memorial"])
    async def test_an_account_that_ended_is_gone(self, state: str):
        ended = {**ACCOUNT, state: {"id": "1"}}
        mastodon, _ = connector({LOOKUP: answer(json.dumps(ended).encode())})
        with pytest.raises(SourceGone, match=state):
            await mastodon.resolve("@noor@social.kade.example")

    async def test_a_server_that_wants_a_login_for_everything_is_locked(self):
        locked = answer(status=401)
        finger = f"{HOST}/.well-known/webfinger"
        mastodon, _ = connector({LOOKUP: locked, finger: locked})
        with pytest.raises(SourceLocked):
            await mastodon.resolve("@noor@social.kade.example")

    @pytest.mark.parametrize("host", ["social.kade.example", "kade.example"])
    async def test_where_strangers_may_look_nobody_up_an_account_is_known_by_its_name(
        self, host: str
    ):
        finger = f"https://{host}/.well-known/webfinger"
        found = answer(body("mastodon/webfinger.json"))
        mastodon, client = connector({LOOKUP: answer(status=401), finger: found})
        ref = await mastodon.resolve(f"@noor@{host}")
        address = "noor@social.kade.example"
        assert ref == AccountRef("mastodon", address, address, f"@noor@{host}")
        assert not ref.numbered
        client.asked.clear()
        with pytest.raises(SourceLocked):
            await mastodon.bio(ref)
        assert client.asked == []

    async def test_who_is_unknown_there_is_missing_however_locked_the_server_is(self):
        mastodon, _ = connector({LOOKUP: answer(status=401)})
        with pytest.raises(SourceMissing):
            await mastodon.resolve("@noor@social.kade.example")

    async def test_what_is_no_handle_names_the_mend(self):
        mastodon, client = connector({})
        with pytest.raises(SourceMissing, match="@name@server"):
            await mastodon.resolve("noor")
        assert client.asked == []


@pytest.mark.anyio
class TestBio:
    """What an account says of itself."""

    async def test_O1_note_fields_and_verified_links_are_read(self):
        mastodon, _ = connector({LOOKUP: answer(body("mastodon/account.json"))})
        profile = await mastodon.bio(REF)
        assert profile.bio == (
            "Software en water. Ook #zeilen.\nBlog: https://noor.example\nAmends: amends-k7qm-2f3d"
        )
        assert profile.links == ("https://noor.example",)
        assert profile.shows("amends-k7qm-2f3d")

    async def test_O1_a_link_that_the_server_has_not_verified_counts_for_nothing(self):
        fields = [{"name": "Blog", "value": '<a href="https://noor.example">x</a>'}, 7, None]
        account = json.dumps({**ACCOUNT, "fields": fields}).encode()
        mastodon, _ = connector({LOOKUP: answer(account)})
        assert (await mastodon.bio(REF)).links == ()

    async def test_O2_a_name_that_somebody_else_has_now_proves_nothing(self):
        account = json.dumps({**ACCOUNT, "id": "109876543210987655"}).encode()
        mastodon, _ = connector({LOOKUP: answer(account)})
        with pytest.raises(SourceGone, match="somebody else"):
            await mastodon.bio(REF)


TERMS_AT = f"{API}/instance/terms_of_service"
INSTANCE = f"{HOST}/api/v2/instance"


@pytest.mark.anyio
class TestTerms:
    """Where the terms of a server stand."""

    async def test_the_server_names_them_itself(self):
        urls = {"about": f"{HOST}/about", "terms_of_service": f"{HOST}/terms-of-service/2026-01-01"}
        told = json.dumps({"configuration": {"urls": urls}}).encode()
        mastodon, client = connector({INSTANCE: answer(told)})
        assert await mastodon.terms(REF) == urls["terms_of_service"]
        assert client.asked == [INSTANCE]

    async def test_a_server_that_only_has_the_text_shows_it_on_its_own_page(self):
        mastodon, _ = connector({INSTANCE: answer(b"{}"), TERMS_AT: answer(b'{"content": "x"}')})
        assert await mastodon.terms(REF) == f"{HOST}/terms-of-service"

    async def test_without_any_its_page_about_itself_is_shown(self):
        told = {"configuration": {"urls": {"about": f"{HOST}/about", "terms_of_service": None}}}
        mastodon, _ = connector({INSTANCE: answer(json.dumps(told).encode())})
        assert await mastodon.terms(REF) == f"{HOST}/about"

    @pytest.mark.parametrize(
        "told",
        [
            answer(status=404),
            answer(b"[]"),
            answer(b'{"configuration": 7}'),
            answer(
                b'{"configuration": {"urls": {"terms_of_service": "javascript:x", "about": 7}}}'
            ),
        ],
    )
    async def test_a_server_that_says_nothing_of_them_has_none(self, told: Answer):
        mastodon, _ = connector({INSTANCE: told})
        assert await mastodon.terms(REF) is None
