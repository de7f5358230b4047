"""A real snac2, which nobody here wrote: it ignores paging, and its ids change with an edit."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from connectors.mastodon import MastodonConnector
from monitor.adapters.http import HttpClient
from monitor.domain.case import Status
from monitor.domain.login import OWNER
from monitor.domain.post import AccountRef, Batch, Cursor
from monitor.errors import SourceError, SourceMissing
from monitor.ports import Known
from monitor.testing.fakes import PlainReader
from monitor.usecases.poll import poll_due
from monitor.usecases.recheck import recheck_due
from tests.connectors.recorded import permit
from tests.connectors.snac import SNAC, Snac, snac_in
from tests.net.hostile import at_once
from tests.usecases.world import Stage

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(SNAC is None, reason="needs snac2 from bookworm-backports"),
]


@pytest.fixture
def snac(tmp_path: Path) -> Iterator[Snac]:
    with snac_in(tmp_path) as server:
        yield server


@pytest.fixture
async def mastodon() -> AsyncIterator[MastodonConnector]:
    async with HttpClient("ops@kade.example", testing=True, gates=at_once()) as client:
        yield MastodonConnector(client)


@pytest.fixture
async def noor(snac: Snac, mastodon: MastodonConnector) -> AccountRef:
    """Her account, found by its handle."""
    return await mastodon.resolve(f"@noor@{snac.host}")


async def poll(mastodon: MastodonConnector, ref: AccountRef, cursor: Cursor) -> Batch:
    """One poll, read; nothing at all where the server says nothing new."""
    fetched = await mastodon.fetch(permit(ref), cursor)
    return MastodonConnector.normalise(fetched) if fetched.pages else Batch((), fetched.cursor)


async def test_it_ignores_paging_and_nothing_is_asked_for_ever_or_read_twice(
    snac: Snac, mastodon: MastodonConnector, noor: AccountRef
):
    for number in range(45):
        snac.post(f"post {number}")
    first = await poll(mastodon, noor, Cursor())
    assert [post.text for post in first.posts] == [f"post {number}" for number in range(45)]
    assert (await poll(mastodon, noor, first.cursor)).posts == ()
    snac.post("one more")
    second = await poll(mastodon, noor, first.cursor)
    assert second.posts[:45] == first.posts
    assert [post.text for post in second.posts[45:]] == ["one more"]
    assert (await poll(mastodon, noor, second.cursor)).posts == ()


async def test_an_edit_is_the_same_post_in_other_words(
    snac: Snac, mastodon: MastodonConnector, noor: AccountRef
):
    snac.post("You are an idiot")
    first = await poll(mastodon, noor, Cursor())
    await asyncio.to_thread(snac.edit, first.posts[0], "You are right")
    second = await poll(mastodon, noor, first.cursor)
    assert [post.source_id for post in second.posts] == [first.posts[0].source_id]
    assert second.posts[0].text == "You are right"
    assert second.posts[0].edited_at is not None
    known = Known(first.posts[0].source_id, first.posts[0].url)
    looked = await mastodon.look(permit(noor), [known])
    assert looked.gone == ()
    assert MastodonConnector.normalise(looked.fetched).posts == second.posts


async def test_a_deleted_post_is_gone_and_the_others_are_not(
    snac: Snac, mastodon: MastodonConnector, noor: AccountRef
):
    for text in ("stays", "goes"):
        snac.post(text)
    stays, goes = (await poll(mastodon, noor, Cursor())).posts
    await asyncio.to_thread(snac.delete, goes)
    looked = await mastodon.look(permit(noor), [Known(p.source_id, p.url) for p in (stays, goes)])
    assert looked.gone == (goes.source_id,)
    assert MastodonConnector.normalise(looked.fetched).posts == (stays,)


async def test_it_says_nothing_of_a_move_and_an_account_that_is_deleted_is_missing(
    snac: Snac, mastodon: MastodonConnector, noor: AccountRef
):
    snac.post("before")
    snac.run("adduser", told="bob\n")
    for name, other in (("noor", "bob"), ("bob", "noor")):
        snac.run("alias", name, f"http://{snac.host}/{other}")
    snac.run("migrate", "noor")
    assert [post.text for post in (await poll(mastodon, noor, Cursor())).posts] == ["before"]
    snac.run("deluser", "noor")
    with pytest.raises(SourceMissing):
        await poll(mastodon, noor, Cursor())


async def test_O1_a_code_in_the_profile_shows_whose_it_is_and_its_logins_show_nothing(
    snac: Snac, mastodon: MastodonConnector, noor: AccountRef
):
    code = "amends-k7qm-2f3d"
    assert not (await mastodon.bio(noor)).shows(code)
    await asyncio.to_thread(snac.write_about, f"Ships. {code}")
    assert (await mastodon.bio(noor)).shows(code)
    with pytest.raises(SourceError):
        await mastodon.login(noor, OWNER).whose("no-token-of-theirs")


async def test_its_tokens_have_no_scope_and_come_for_one_code_again_and_again_whatever_the_verifier(
    snac: Snac, mastodon: MastodonConnector, noor: AccountRef
):
    """Why a login there shows nothing, and is given back: see also what its member is told."""
    login = mastodon.login(noor, OWNER)
    app = await login.register("https://amends.example/accounts/login", datetime.now(UTC))
    way = login.address(app, "state", "challenge")
    back = dict(parse_qsl(await asyncio.to_thread(snac.agree, way)))
    form = {
        "grant_type": "authorization_code",
        "code": back["code"],
        "code_verifier": "another",
        "redirect_uri": app.callback,
        "client_id": app.client_id,
        "client_secret": app.client_secret,
    }
    for turn in (1, 2):
        asked = await mastodon.client.post(f"http://{snac.host}/oauth/token", form)
        token = json.loads(asked.body)["access_token"]
        assert b"scope" not in asked.body
        assert (await login.whose(token), snac.tokens) == (noor, turn)
    await login.revoke(app, token)
    assert snac.tokens == 1
    with pytest.raises(SourceError):
        await login.whose(token)


async def test_nobody_of_that_name_is_missing(snac: Snac, mastodon: MastodonConnector):
    with pytest.raises(SourceMissing):
        await mastodon.resolve(f"@nobody@{snac.host}")


async def test_one_case_ends_with_an_edit_there_and_another_with_a_deletion(
    snac: Snac, mastodon: MastodonConnector, noor: AccountRef
):
    stage = Stage(now=datetime.now(UTC) - timedelta(hours=2))
    stage.enrol(ref=noor)
    reader = PlainReader({"mastodon": MastodonConnector})
    world = replace(stage.world, connectors={"mastodon": mastodon}, reader=reader)
    snac.post("What an idiot he was, long ago")
    await poll_due(world)
    for text in ("You idiot", "Another idiot", "A quiet day"):
        snac.post(text)
    stage.pass_time(hours=1)
    await poll_due(world)
    assert [case.status for case in stage.cases()] == [Status.HELD] * 2
    posts = {p.text: p for p in (await poll(mastodon, noor, Cursor())).posts}
    await asyncio.to_thread(snac.edit, posts["You idiot"], "You were right")
    await asyncio.to_thread(snac.delete, posts["Another idiot"])
    stage.pass_time(minutes=10)
    await recheck_due(world)
    ends = {case.source_id: case.status for case in stage.cases()}
    assert ends == {
        posts["You idiot"].source_id: Status.CORRECTED,
        posts["Another idiot"].source_id: Status.REMOVED,
    }
