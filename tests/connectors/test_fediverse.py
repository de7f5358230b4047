"""The rest of the fediverse, by the API of Mastodon: what each of them answers that no other does.

The answers of snac were recorded from snac2 2.75; the others are written after their documentation.
"""

import json
from typing import Any

import pytest

from connectors.mastodon import MastodonConnector
from monitor.domain.post import AccountRef, Batch, Cursor, Post
from monitor.errors import SourceLocked, SourceMissing, SourceUnreadable
from monitor.ports import Known
from tests.connectors.recorded import answer, body, permit, read
from tests.connectors.statuses import connector

SNAC_HOST = "http://localhost:8123"
SNAC = AccountRef(
    "mastodon",
    "noor@localhost:8123",
    "83bdb1272b3a67a8776c8c79a28ae3ea@localhost:8123",
    "@noor@localhost:8123",
)


def account(number: str, host: str, label: str = "") -> AccountRef:
    """Noor's account there."""
    return AccountRef("mastodon", f"noor@{host}", f"{number}@{host}", label or f"@noor@{host}")


AKKOMA = account("AYkq2NvGvR8Gm3yJxM", "akkoma.kade.example")
GOTOSOCIAL = account("01HQ3V0G6NXS2M5H0D6Q0Z8F2E", "gts.kade.example")
TAKAHE = account("204512345678901234", "takahe.kade.example", "@noor@kade.example")
PIXELFED = account("612345678901234567", "pixelfed.kade.example")


def page(name: str) -> bytes:
    """The page of statuses that one of them answers."""
    return body(f"fediverse/{name}.json")


def batch(ref: AccountRef, *names: str) -> Batch:
    """What becomes of recorded pages."""
    return read(MastodonConnector, ref, *map(page, names))


def texts(ref: AccountRef, name: str) -> list[str]:
    return [post.text for post in batch(ref, name).posts]


def test_snac_names_a_server_for_its_own_people_and_they_are_read_all_the_same():
    assert texts(SNAC, "snac") == [
        "Vandaag gepubliceerd: https://noor.example/ met een link",
        "Kijk eens\nEen hond op de kade",
    ]


def test_snac_gives_a_post_another_id_with_an_edit_and_its_address_stays():
    before, after = (batch(SNAC, name).posts[0] for name in ("snac", "snac-edited"))
    assert before.source_id == after.source_id
    assert after.text == "Eten & drinken\n\nVandaag verbeterd"
    ids = [
        next(s["id"] for s in json.loads(page(name)) if s["uri"] == before.source_id)
        for name in ("snac", "snac-edited")
    ]
    assert len(set(ids)) == 2


def test_snac_answers_both_wordings_in_one_poll_as_one_post():
    assert len(batch(SNAC, "snac", "snac-edited").posts) == 2


@pytest.mark.anyio
class TestSnac:
    """It ignores limit, min_id and max_id, sends no Link, and answers errors in HTML."""

    async def test_its_handle_is_found(self):
        lookup = f"{SNAC_HOST}/api/v1/accounts/lookup?acct=noor"
        mastodon, _ = connector({lookup: answer(page("snac-account"))})
        assert await mastodon.resolve("@noor@localhost:8123") == SNAC

    async def test_the_same_list_again_and_again_is_read_once(self):
        where = f"{SNAC_HOST}/api/v1/accounts/{SNAC.key.partition('@')[0]}/statuses"
        mastodon, client = connector({where: answer(page("snac"))})
        first = await mastodon.fetch(permit(SNAC), Cursor())
        cursor = MastodonConnector.normalise(first).cursor
        for _ in range(3):
            again = await mastodon.fetch(permit(SNAC), cursor)
            assert again.pages == ()
        assert len(client.asked) == 4
        client.replies[where] = answer(page("snac-edited"))
        changed = await mastodon.fetch(permit(SNAC), cursor)
        assert "Vandaag verbeterd" in MastodonConnector.normalise(changed).posts[0].text

    async def test_its_posts_are_looked_at_in_the_list_and_at_their_own_addresses(self):
        posts = batch(SNAC, "snac").posts
        gone = Known(f"{SNAC_HOST}/noor/p/1795870000.000001", None)
        mastodon, _ = connector(
            {
                f"{SNAC_HOST}/api/v1/statuses?": answer(b"<h1>404 Not Found</h1>", 404),
                f"{SNAC_HOST}/api/v1/statuses/": answer(b"<h1>401</h1>", 401),
                f"{SNAC_HOST}/api/v1/accounts/": answer(page("snac-edited")),
                gone.source_id: answer(b"<h1>404 Not Found</h1>", 404),
            }
        )
        known = [*(Known(post.source_id, post.url) for post in posts), gone]
        looked = await mastodon.look(permit(SNAC), known)
        assert looked.gone == (gone.source_id,)
        assert len(MastodonConnector.normalise(looked.fetched).posts) == 2

    async def test_an_error_in_html_is_an_error(self):
        mastodon, _ = connector({SNAC_HOST: answer(b"<h1>404 Not Found (snac/2.75)</h1>", 404)})
        with pytest.raises(SourceMissing):
            await mastodon.fetch(permit(SNAC), Cursor())


def test_akkoma_shows_its_posts_at_another_address_than_the_one_they_are_known_by():
    first = batch(AKKOMA, "akkoma").posts[0]
    assert first == Post(
        source_id="https://akkoma.kade.example/objects/4d1e1b9e-0000-4000-8000-000000000001",
        text="Hoog water\nbij de kade\nWater tot aan de stoep",
        url="https://akkoma.kade.example/notice/AoQ1111111111111111",
        published_at=first.published_at,
        lang="nl",
    )


def test_akkoma_shows_to_its_own_server_only_what_is_not_read():
    assert "local" in [status["visibility"] for status in json.loads(page("akkoma"))]
    assert not any("Alleen hier" in text for text in texts(AKKOMA, "akkoma"))


def test_neither_boosted_nor_quoted_words_are_the_members():
    assert texts(AKKOMA, "akkoma")[1:] == ["Zo kun je het ook zien"]
    assert "sukkel" in page("akkoma").decode()


@pytest.mark.anyio
async def test_akkoma_knows_a_list_of_ids_by_another_name_and_is_asked_one_by_one():
    post = batch(AKKOMA, "akkoma").posts[0]
    api = "https://akkoma.kade.example/api/v1/statuses"
    refusal = b'{"error":"Missing field: ids."}'
    alone = json.dumps(json.loads(page("akkoma"))[3]).encode()
    mastodon, client = connector(
        {f"{api}?": answer(refusal, 400), f"{api}/AoQ1111111111111111": answer(alone)}
    )
    looked = await mastodon.look(permit(AKKOMA), [Known(post.source_id, post.url)])
    assert MastodonConnector.normalise(looked.fetched).posts == (post,)
    assert client.asked[1:] == [f"{api}/AoQ1111111111111111"]


def test_gotosocial_has_posts_for_mutuals_only_and_they_are_not_read():
    assert texts(GOTOSOCIAL, "gotosocial") == [
        "Een <bericht> zonder opmaak",
        "Eten & drinken\n\nKoffie en taart",
        "En nog iets.",
    ]


def test_who_goes_on_below_their_own_post_answers_nobody():
    assert [post.is_reply for post in batch(GOTOSOCIAL, "gotosocial").posts] == [False] * 3


def test_takahe_ends_its_addresses_with_a_slash_and_names_a_server_for_its_own_people():
    posts = batch(TAKAHE, "takahe").posts
    assert [post.text for post in posts] == ["Hallo #kade", "Wat eten we?\nSoep\nBrood"]
    assert posts[0].source_id.endswith("/posts/204500000000000001/")


@pytest.mark.anyio
async def test_an_account_that_names_the_host_of_its_handle_is_found_where_that_host_sends_us():
    status = json.loads(page("takahe"))[0]
    finger = json.dumps(
        {"links": [{"rel": "self", "href": f"https://{TAKAHE.key.partition('@')[2]}/@noor/"}]}
    )
    mastodon, _ = connector(
        {
            "https://kade.example/.well-known/webfinger": answer(finger.encode()),
            "https://takahe.kade.example/api/v1/accounts/lookup": answer(
                json.dumps(status["account"]).encode()
            ),
        }
    )
    assert await mastodon.resolve("@noor@kade.example") == TAKAHE


@pytest.mark.anyio
async def test_takahe_is_asked_for_a_post_by_the_number_before_the_slash():
    post = batch(TAKAHE, "takahe").posts[0]
    mastodon, client = connector({"https://takahe": answer(b"[]")})
    await mastodon.look(permit(TAKAHE), [Known(post.source_id, post.url)])
    assert client.asked[0].endswith("/api/v1/statuses?id%5B%5D=204500000000000001")


def test_pixelfed_breaks_lines_once_where_it_writes_two_breaks_and_a_picture_may_be_all_there_is():
    assert texts(PIXELFED, "pixelfed") == ["Regel een\nregel twee #kade", "De kade bij hoog water"]


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("ref", "code"),
    [(GOTOSOCIAL, 401), (TAKAHE, 401), (PIXELFED, 403)],
    ids=["gotosocial", "takahe", "pixelfed"],
)
async def test_who_shows_nothing_without_a_login_is_locked(ref: AccountRef, code: int):
    mastodon, _ = connector({"https://": answer(b'{"error":"unauthorized"}', code)})
    for asked in (mastodon.resolve(ref.label), mastodon.fetch(permit(ref), Cursor())):
        with pytest.raises(SourceLocked):
            await asked


@pytest.mark.parametrize("other", ["elsewhere.example", "kade.example.evil.example", "example"])
def test_P7_a_server_that_is_not_the_accounts_own_makes_a_status_somebody_elses(other: str):
    statuses: list[dict[str, Any]] = json.loads(page("takahe"))
    for status in statuses:
        status["account"]["acct"] = f"noor@{other}"
    assert read(MastodonConnector, TAKAHE, json.dumps(statuses).encode()).posts == ()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('<p>Ja</p><p class="quote-inline">RE: <a href="https://x.example">x</a></p>', "Ja"),
        ('<p class="quote-inline">RE: x</p><p>Ja</p>', "Ja"),
        ('<p dir="auto">I wrote quote-inline here</p>', "I wrote quote-inline here"),
        ("quote-inline", "quote-inline"),
        ('<div class="quote-inline">RE: x</div>', "RE: x"),
        ('<p>Ja</p><p class="quote-inline">RE: x', "Ja"),
    ],
)
def test_the_line_that_stands_for_a_quotation_is_nobodys_words(content: str, text: str):
    status = {**json.loads(page("akkoma"))[3], "content": content, "media_attachments": []}
    (post,) = read(MastodonConnector, AKKOMA, json.dumps([status]).encode()).posts
    assert post.text == text


@pytest.mark.anyio
async def test_an_answer_of_another_kind_is_no_account_of_theirs():
    mastodon, _ = connector({"https://gts.kade.example": answer(b"[]")})
    with pytest.raises(SourceUnreadable):
        await mastodon.bio(GOTOSOCIAL)
