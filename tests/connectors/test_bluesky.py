"""Bluesky, from recorded answers: what counts as somebody's words."""

import json
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

import pytest

from connectors.bluesky import BlueskyConnector
from monitor.domain.post import AccountRef, Batch, Post
from monitor.errors import SourceUnreadable
from tests.connectors.recorded import body, read

DID = "did:plc:noorkadevvvvvvvvvvvvvv23"
BOB = "did:plc:bobhavenvvvvvvvvvvvvvv23"
REF = AccountRef("bluesky", DID, DID, "@noor.kade.example")
FEED: dict[str, Any] = json.loads(body("bluesky/feed.json"))
HIDDEN = {
    "src": DID,
    "uri": f"at://{DID}/app.bsky.actor.profile/self",
    "val": "!no-unauthenticated",
}


def page(*items: Any, **more: Any) -> bytes:
    """One page of an author's feed, as Bluesky sends it."""
    return json.dumps({"feed": items, **more}).encode()


def item(number: int = 13, record: Any = None, **changes: Any) -> dict[str, Any]:
    """The recorded post that begins with a link, changed; ``record`` changes what its author wrote."""
    one: dict[str, Any] = deepcopy(FEED["feed"][1])
    uri = f"at://{DID}/app.bsky.feed.post/3lbq{number:09d}"
    one["post"].update({"uri": uri, **changes})
    one["post"]["record"].update(record or {})
    return one


def batch(*items: Any) -> Batch:
    """What becomes of them."""
    return read(BlueskyConnector, REF, page(*items))


def text_of(**record: Any) -> str:
    """What is read of one post with these fields."""
    return "".join(post.text for post in batch(item(record=record)).posts)


def by_number() -> dict[int, Post]:
    """The recorded page as posts, by the numbers in their addresses."""
    posts = read(BlueskyConnector, REF, body("bluesky/feed.json")).posts
    return {int(post.source_id[-9:]): post for post in posts}


def test_a_post_is_what_its_readers_see_with_its_links_spelled_out():
    assert by_number()[13] == Post(
        source_id=f"at://{DID}/app.bsky.feed.post/3lbq000000013",
        text="👷🏽‍♀️ Hoog water, gemeten door @bob.bsky.social: "
        "https://noor.example/2026/11/hoog-water/ #zeilen én meer",
        url=f"https://bsky.app/profile/{DID}/post/3lbq000000013",
        published_at=datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
        lang="nl",
    )


def test_descriptions_of_pictures_and_films_are_words_too():
    posts = by_number()
    assert posts[9].text == "Een hond op de kade"
    assert posts[8].text == "Met plaatje en citaat.\nEen kraan in de mist"
    assert posts[3].text == "Water klotst tegen de kade"


def test_a_post_without_words_is_left_out():
    assert 2 not in by_number()


def test_quoted_posts_and_the_cards_of_links_are_not_the_members_words():
    posts = by_number()
    assert posts[10].text == "Lees dit even."
    assert posts[7].text == "Vandaag in de krant."
    assert "ramp" not in "".join(post.text for post in posts.values())


def test_P7_reposts_are_left_out_of_oneself_too():
    numbers = [
        int(post.source_id[-9:])
        for post in read(BlueskyConnector, REF, body("bluesky/feed.json")).posts
    ]
    assert numbers == [1, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13]


def test_a_pinned_post_is_a_post_like_any_other():
    assert by_number()[1].text == "Ik werk aan sluizen. Mening van mij."


def test_a_reply_knows_what_it_answers():
    reply = by_number()[12]
    assert (reply.is_reply, reply.in_reply_to) == (True, "De nieuwe kade is een ramp, zeg ik je.")


def test_what_somebody_shows_to_people_with_a_login_only_is_not_read_as_context_either():
    reply = by_number()[4]
    assert (reply.is_reply, reply.in_reply_to) == (True, None)


def test_in_a_thread_of_ones_own_nobody_else_is_answered():
    assert (by_number()[6].is_reply, by_number()[6].in_reply_to) == (True, None)


@pytest.mark.parametrize(
    "parent", [None, 7, {"notFound": True, "uri": "at://x"}, {"blocked": True}]
)
def test_an_answered_post_that_is_not_shown_is_no_obstacle(parent: Any):
    one = {**item(record={"reply": {"parent": {}, "root": {}}}), "reply": {"parent": parent}}
    (post,) = batch(one).posts
    assert (post.is_reply, post.in_reply_to) == (True, None)


def test_posts_of_both_kinds_of_answer_are_the_same():
    asked_again = read(BlueskyConnector, REF, body("bluesky/posts.json")).posts
    assert [post.content_hash for post in asked_again] == [
        by_number()[number].content_hash for number in (10, 12, 13)
    ]


@pytest.mark.parametrize(
    ("record", "indexed", "day"),
    [
        ({"createdAt": "2099-01-01T00:00:00Z"}, "2026-11-24T09:00:01Z", 24),
        ({"createdAt": "2026-11-02T00:00:00Z"}, "2026-11-24T09:00:01Z", 2),
        ({"createdAt": "soon"}, "2026-11-24T09:00:01Z", 24),
        ({"createdAt": 7}, "2026-11-24T09:00:01Z", 24),
        ({"createdAt": "2026-11-03T00:00:00+01:00"}, None, 2),
    ],
)
def test_a_post_is_dated_as_bluesky_sorts_it(record: dict[str, Any], indexed: Any, day: int):
    (post,) = batch(item(record=record, indexedAt=indexed)).posts
    assert post.published_at is not None
    assert (post.published_at.year, post.published_at.day) == (2026, day)


def test_a_post_without_any_date_is_read_and_comes_first():
    undated = item(2, {"createdAt": None}, indexedAt=None)
    assert [post.published_at is None for post in batch(item(), undated).posts] == [True, False]


def test_the_cursor_keeps_the_newest_time_and_never_goes_back():
    newest = batch(item(), *FEED["feed"]).cursor.get("newest")
    assert newest == "2026-11-24T09:00:00+00:00"
    assert batch().cursor.get("newest") is None


def test_the_batch_says_what_the_account_is_called_now():
    author = {**FEED["feed"][1]["post"]["author"], "handle": "Noor.Elders.Example"}
    assert batch(item(author=author)).label == "@noor.elders.example"


@pytest.mark.parametrize(
    "handle", ["handle.invalid", "", 7, None, "noor", "x" * 300 + ".nl", "a b.nl"]
)
def test_a_handle_that_does_not_hold_says_nothing(handle: Any):
    author = {**FEED["feed"][1]["post"]["author"], "handle": handle}
    found = batch(item(author=author))
    assert (len(found.posts), found.label) == (1, "")


def test_an_owner_who_wants_no_reader_without_a_login_is_not_read():
    author = {**FEED["feed"][1]["post"]["author"], "labels": [{"val": "porn"}, HIDDEN]}
    with pytest.raises(SourceUnreadable, match="only to people with a Bluesky login") as caught:
        batch(item(12), item(author=author))
    assert caught.value.reason == "login-only"


def test_somebody_elses_wish_does_not_end_our_reading():
    other = item(author={"did": BOB, "handle": "bob.bsky.social", "labels": [HIDDEN]})
    assert len(batch(other, item()).posts) == 1


@pytest.mark.parametrize(
    "forged",
    [
        {"author": {"did": BOB, "handle": "noor.kade.example"}},
        {"author": {"did": 7}},
        {"author": None},
        {"author": []},
        {"uri": f"at://{BOB}/app.bsky.feed.post/3lbq000000013"},
        {"uri": f"at://{DID}/app.bsky.feed.like/3lbq000000013"},
        {"uri": f"at://{DID}/app.bsky.feed.post/"},
        {"uri": f"at://{DID}/app.bsky.feed.post/../../x"},
        {"uri": f"at://{DID}/app.bsky.feed.post/{'9' * 65}"},
        {"uri": f"https://{DID}/app.bsky.feed.post/1"},
        {"uri": 13},
        {"uri": None},
    ],
    ids=str,
)
def test_P7_what_is_not_this_accounts_own_is_left_out(forged: dict[str, Any]):
    assert batch(item(**forged)).posts == ()


@pytest.mark.parametrize(
    "odd",
    [
        {"text": 7},
        {"text": None},
        {"text": "\x00\ud800 \u202e"},
        {"langs": "nl"},
        {"langs": 7},
        {"langs": [None, 7]},
        {"langs": []},
        {"reply": "x"},
        {"embed": "x"},
        {"embed": {"images": {"a": 1}}},
        {"embed": {"images": [None, 7, {"alt": 7}]}},
        {"embed": {"media": [], "alt": 7}},
        {"facets": "x"},
        {"facets": [None, {"index": None}, {"index": {"byteStart": "1"}, "features": "x"}]},
        {
            "facets": [
                {"index": {"byteStart": True, "byteEnd": 9}, "features": [{"uri": "https://a.nl"}]}
            ]
        },
        {
            "facets": [
                {"index": {"byteStart": 0, "byteEnd": 9}, "features": [7, {"uri": "javascript:x"}]}
            ]
        },
        {"createdAt": 1e308},
        {"createdAt": "0001-01-01T00:00:00+14:00"},
    ],
    ids=str,
)
def test_P5_an_odd_field_costs_no_other_post(odd: dict[str, Any]):
    posts = batch(item(2, odd), item(1)).posts
    assert f"at://{DID}/app.bsky.feed.post/3lbq000000001" in [post.source_id for post in posts]


@pytest.mark.parametrize("record", [None, 7, "x", []])
def test_P5_a_post_without_a_record_costs_no_other(record: Any):
    one = item(2)
    one["post"]["record"] = record
    assert len(batch(one, item(1), 7, None, {"post": 7}, {}).posts) == 1


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (b'{"feed": NaN}', "not-json"),
        (b'{"feed": [], "feed": []}', "not-json"),
        (b'{"feed": [' + b"9" * 5000 + b"]}", "not-json"),
        (b'{"feed": ' + b"[" * 100_000, "depth"),
        (b'{"feed": {"post": 1}}', "not-posts"),
        (b'{"posts": "x"}', "not-posts"),
        (b"[]", "no-object"),
    ],
    ids=lambda value: repr(value[:20]),
)
def test_P7_what_is_no_list_of_posts_is_unreadable(found: bytes, reason: str):
    with pytest.raises(SourceUnreadable) as caught:
        read(BlueskyConnector, REF, found)
    assert caught.value.reason == reason


def test_P4_a_long_text_is_cut_and_says_so():
    (post,) = batch(item(record={"text": "a" * 30_000, "facets": []})).posts
    assert (len(post.text), post.cut) == (20_000, True)


def test_facets_count_bytes_and_only_shortened_addresses_are_replaced():
    words = "Eén 👍🏽 link: kade.example/haven... en [hier]"
    start = len(words.partition("kade")[0].encode())
    link = {"$type": "app.bsky.richtext.facet#link", "uri": "https://kade.example/havens/noord"}
    here = len(words.partition("[")[0].encode()) + 1
    facets = [
        {"index": {"byteStart": here, "byteEnd": here + 4}, "features": [link]},
        {"index": {"byteStart": start, "byteEnd": start + 21}, "features": [link]},
    ]
    assert (
        text_of(text=words, facets=facets)
        == "Eén 👍🏽 link: https://kade.example/havens/noord en [hier]"
    )
