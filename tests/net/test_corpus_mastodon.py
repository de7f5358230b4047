"""The Mastodon part of the corpus: what a server may answer, and what becomes of the account.

As with feeds (``test_corpus_feed.py``), from the poll to the account's state, under the common conditions.
"""

import json
from typing import Any

import pytest

from monitor.domain.member import Account, Health
from monitor.domain.post import AccountRef, Post
from tests.net.hostile import Script, reply
from tests.net.pipeline import CANARY, PUBLIC, Pipeline

pytestmark = pytest.mark.anyio

STATUSES = "/api/v1/accounts/1/statuses"
ME = {"id": "1", "acct": "noor", "username": "noor", "url": f"http://{PUBLIC}/@noor"}


def status(number: int = 10, text: str = CANARY, **changes: Any) -> dict[str, Any]:
    """One public status of the account, as its server writes it."""
    plain = {
        "id": str(number),
        "uri": f"http://{PUBLIC}/users/noor/statuses/{number}",
        "url": f"http://{PUBLIC}/@noor/{number}",
        "created_at": "2026-11-24T10:00:00.000Z",
        "edited_at": None,
        "visibility": "public",
        "language": "en",
        "content": f"<p>{text}</p>",
        "account": ME,
    }
    return plain | changes


def page(*statuses: object) -> Script:
    """One page of the account's statuses."""
    return reply(json.dumps(statuses).encode(), content_type="application/json")


async def polled_once(polled, script: Script, **more: Script) -> tuple[Account, list[Post]]:
    """The account after one poll, and what was judged."""
    async with polled(script) as pipe:
        pipe.server.scripts |= {STATUSES: script, "/api/v1/accounts/1": page_of(ME), **more}
        return await pipe.poll(noor(pipe), baseline_done=True), pipe.judged


def page_of(found: dict[str, Any]) -> Script:
    """The account itself."""
    return reply(json.dumps(found).encode())


def noor(pipe: Pipeline) -> AccountRef:
    """The account on the server of this test."""
    host = f"{PUBLIC}:{pipe.server.port}"
    return AccountRef("mastodon", f"noor@{host}", f"1@{host}", f"@{CANARY}@{host}")


GOOD = json.dumps(status())
REFUSED: dict[str, tuple[str | bytes, str]] = {
    "nesting 1e5": ("[" * 100_000, "depth"),
    "nesting 65": ("[" * 65 + "]" * 65, "depth"),
    "NaN": (GOOD.replace("null", "NaN"), "not-json"),
    "Infinity": (f"[{GOOD.replace('null', '-Infinity')}]", "not-json"),
    "a number of 5,000 digits": (f"[{GOOD.replace('null', '9' * 5000)}]", "not-json"),
    "a key twice": (f'[{GOOD[:-1]}, "id": "11"}}]', "not-json"),
    "cut off": (f"[{GOOD[:-9]}", "not-json"),
    "an object": (json.dumps({"error": CANARY}), "not-statuses"),
    "a word": (json.dumps(CANARY), "not-statuses"),
    "HTML": (f"<html>{CANARY}</html>", "not-json"),
    "no text at all": (b"\xff\xfe\x00\xd8", "not-json"),
    "more than 5 MiB": ("[" + " " * (6 << 20) + "]", "size"),
}


@pytest.mark.parametrize("case", REFUSED)
async def test_P7_what_is_no_list_of_statuses_is_refused_by_name(polled, case: str):
    body, trouble = REFUSED[case]
    raw = body if isinstance(body, bytes) else body.encode()
    account, posts = await polled_once(polled, reply(raw))
    assert (account.health, account.trouble) == (Health.TROUBLED, trouble)
    assert not posts


LEFT_OUT: dict[str, object] = {
    "null": None,
    "a number": 7,
    "a list": [[]],
    "no account": status(account=None),
    "an account that is a list": status(account=[]),
    "an id of 5,000 digits": status(id="9" * 5000),
    "an id that is a number": status(id=11),
    "an id with a path in it": status(id="../accounts/2"),
    "another account's": status(account={**ME, "id": "2"}),
    "another server's": status(account={**ME, "acct": "noor@mallory.example"}),
    "an object of another server": status(uri="https://mallory.example/users/noor/statuses/9"),
    "private": status(visibility="private"),
    "direct": status(visibility="direct"),
    "unlisted": status(visibility="unlisted"),
    "a visibility nobody knows": status(visibility="limited"),
    "a visibility that is a list": status(visibility=["public"]),
    "no visibility": status(visibility=None),
    "a boost": status(reblog=status(9, "theirs", account={**ME, "id": "2"})),
}


@pytest.mark.parametrize("case", LEFT_OUT)
async def test_P7_what_is_not_to_be_read_is_never_stored_and_hides_no_other(polled, case: str):
    account, posts = await polled_once(polled, page(LEFT_OUT[case], status(12, "the other")))
    assert (account.health, account.trouble) == (Health.READING, None)
    assert [post.text for post in posts] == ["the other"]


ODD: dict[str, tuple[dict[str, Any], str]] = {
    "null content": (status(content=None, spoiler_text=CANARY), CANARY),
    "content that is a number": (status(content=7, spoiler_text=CANARY), CANARY),
    "no dates": (status(created_at=None), CANARY),
    "dates of other kinds": (status(created_at=7, edited_at=[]), CANARY),
    "a language that is a list": (status(language=["nl"]), CANARY),
    "an address that is none": (status(url="javascript:alert(1)"), CANARY),
    "a lone surrogate": (status(text="a\ud800b"), "a\ufffdb"),
    "a NUL": (status(text="a\0b"), "a\ufffdb"),
    "a poll": (status(poll={"options": [{"title": "yes"}, None, 7]}), f"{CANARY}\nyes"),
    "a poll that is a list": (status(poll=[1]), CANARY),
    "what a picture shows": (
        status(media_attachments=[{"description": "a boat"}, {"description": None}, 7]),
        f"{CANARY}\na boat",
    ),
    "a content warning": (status(spoiler_text="work"), f"work\n\n{CANARY}"),
    "HTML tricks": (
        status(
            text="<script>alert(1)</script><img src='https://pixel.example/?' onerror='x()'>"
            f"<a href='javascript:x()'>{CANARY}</a><style>p{{}}</style>"
        ),
        CANARY,
    ),
    "a mention with tricks": (
        status(
            text="<span class='h-card'><a href='https://x.example/@b'>@<span>b</span></a></span> hi"
        ),
        "@b hi",
    ),
    "a custom emoji": (
        status(text=":boat:", emojis=[{"shortcode": "boat", "url": "http://127.0.0.1/boat.png"}]),
        ":boat:",
    ),
}


@pytest.mark.parametrize("case", ODD)
async def test_P5_P7_what_is_only_odd_is_read_as_inert_text(polled, case: str):
    said, text = ODD[case]
    account, posts = await polled_once(polled, page(said))
    assert (account.health, account.trouble) == (Health.READING, None)
    assert [post.text for post in posts] == [text]


@pytest.mark.parametrize("state", ["moved", "suspended"])
@pytest.mark.parametrize("told", ["by a status", "by the account behind an empty page"])
async def test_an_account_that_has_ended_is_read_no_more(polled, state: str, told: str):
    ended = {**ME, state: {"id": "2"} if state == "moved" else True}
    statuses = page(status(account=ended)) if told == "by a status" else page()
    more = {"/api/v1/accounts/1": page_of(ended)}
    account, posts = await polled_once(polled, statuses, **more)
    assert (account.health, account.trouble, account.next_due) == (Health.STOPPED, state, None)
    assert not posts


async def test_ids_that_go_back_and_pages_out_of_order_bring_nothing_twice(polled):
    async with polled(reply()) as pipe:
        pipe.server.scripts[STATUSES] = page(status(10), status(12, "b"), status(9, "a"))
        account = await pipe.poll(noor(pipe), baseline_done=True)
        assert account.cursor.get("newest") == "12"
        pipe.judged.clear()
        pipe.server.scripts[STATUSES] = page(status(9, "a"), status(8, "c"), status(11, "d"))
        account = await pipe.again(account)
        assert account.cursor.get("newest") == "12"
        assert {post.text for post in pipe.judged} == {"c", "d"}
        asked = [asked[":path"] for asked in pipe.server.asked if "min_id" in asked[":path"]]
        assert len(asked) <= 5


async def test_an_edit_is_a_new_revision(polled):
    async with polled(reply()) as pipe:
        pipe.server.scripts[STATUSES] = page(status(10, "one"))
        account = await pipe.poll(noor(pipe))
        edited = status(10, "two", edited_at="2026-11-24T11:00:00.000Z")
        pipe.server.scripts[STATUSES] = page(edited)
        for _ in range(2):
            account = await pipe.again(account)
        assert [post.text for post in pipe.judged] == ["two"]
