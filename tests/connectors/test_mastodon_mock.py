"""Mastodon, from a real server that nobody here wrote: paging, edits, deletions and faults."""

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener, urlopen

import pytest
from mastodon_mock.testing.server import MockServer

from connectors.mastodon import MastodonConnector
from monitor.adapters.http import HttpClient, Limits
from monitor.domain.login import OWNER, App
from monitor.domain.post import AccountRef, Batch, Cursor
from monitor.errors import SourceError, SourceMissing, SourceUnavailable, SourceUnreadable
from monitor.ports import Known
from tests.connectors.recorded import NOW, permit
from tests.net.hostile import at_once

pytestmark = pytest.mark.anyio


@dataclass
class Fediverse:
    """The running server, as alice uses it."""

    base: str

    def ask(self, method: str, path: str, told: Any = None, user: str = "alice") -> Any:
        """One request to its API; a profile is told as a form."""
        form = method == "PATCH"
        kind = "application/x-www-form-urlencoded" if form else "application/json"
        headers = {"authorization": f"Bearer {user}_token", "content-type": kind}
        body = (urlencode(told) if form else json.dumps(told)).encode() if told else None
        request = Request(f"{self.base}/api/v1{path}", body, headers, method=method)
        with urlopen(request) as answer:
            return json.loads(answer.read())

    def post(self, text: str, **more: Any) -> str:
        """A new status of alice; its id."""
        return str(self.ask("POST", "/statuses", {"status": text, **more})["id"])

    def fail(self, **effect: Any) -> None:
        """From now on, every request for statuses ends like this."""
        match = {"path_regex": "/(statuses|lookup)"}
        self.ask("POST", "/_mock/faults", {"match": match, "effect": effect})


@pytest.fixture(scope="module")
def running() -> Iterator[Fediverse]:
    with MockServer() as server:
        yield Fediverse(server.base_url)


@pytest.fixture
def server(running: Fediverse) -> Fediverse:
    """As it was at its start."""
    running.ask("DELETE", "/_mock/faults")
    running.ask("POST", "/_mock/reset")
    return running


@pytest.fixture
async def mastodon() -> AsyncIterator[MastodonConnector]:
    limits = Limits(connect=5, idle=3, whole=20)
    async with HttpClient(
        "ops@kade.example", testing=True, limits=limits, gates=at_once()
    ) as client:
        yield MastodonConnector(client)


@pytest.fixture
async def alice(server: Fediverse, mastodon: MastodonConnector) -> AccountRef:
    """Her account, found by its handle."""
    return await mastodon.resolve(f"@alice@{server.base.removeprefix('http://')}")


async def poll(mastodon: MastodonConnector, ref: AccountRef, cursor: Cursor) -> Batch:
    """One poll, read."""
    return MastodonConnector.normalise(await mastodon.fetch(permit(ref), cursor))


async def test_an_account_is_found_by_its_handle_and_by_its_page(
    server: Fediverse, mastodon: MastodonConnector, alice: AccountRef
):
    assert (await mastodon.resolve(f"{server.base}/@alice")).key == alice.key
    assert alice.label == f"@alice@{server.base.removeprefix('http://')}"
    with pytest.raises(SourceMissing):
        await mastodon.resolve(f"{server.base}/@nobody")


async def test_a_hundred_new_posts_are_read_forward_and_none_twice(
    server: Fediverse, mastodon: MastodonConnector, alice: AccountRef
):
    server.post("before")
    first = await poll(mastodon, alice, Cursor())
    assert [post.text for post in first.posts] == ["before"]
    for number in range(100):
        server.post(f"post {number}")
    second = await poll(mastodon, alice, first.cursor)
    assert [post.text for post in second.posts] == [f"post {number}" for number in range(100)]
    third = await mastodon.fetch(permit(alice), second.cursor)
    assert third.pages == ()


async def test_only_her_own_public_words_are_read(
    server: Fediverse, mastodon: MastodonConnector, alice: AccountRef
):
    boosted = server.ask("POST", "/statuses", {"status": "bob says"}, user="bob")["id"]
    server.ask("POST", f"/statuses/{boosted}/reblog", {"visibility": "public"})
    for visibility in ("private", "direct", "unlisted"):
        server.post("hidden", visibility=visibility)
    server.post("seen", spoiler_text="Mind the gap")
    read = await poll(mastodon, alice, Cursor())
    assert [post.text for post in read.posts] == ["Mind the gap\n\nseen"]


async def test_an_edit_is_seen_on_looking_and_a_deleted_post_is_gone(
    server: Fediverse, mastodon: MastodonConnector, alice: AccountRef
):
    ids = [server.post(f"post {number}") for number in range(3)]
    posts = (await poll(mastodon, alice, Cursor())).posts
    server.ask("PUT", f"/statuses/{ids[0]}", {"status": "mended"})
    server.ask("DELETE", f"/statuses/{ids[1]}")
    looked = await mastodon.look(permit(alice), [Known(p.source_id, p.url) for p in posts])
    now = {post.source_id: post for post in MastodonConnector.normalise(looked.fetched).posts}
    assert looked.gone == (posts[1].source_id,)
    assert now[posts[0].source_id].text == "mended"
    assert now[posts[0].source_id].edited_at
    assert now[posts[2].source_id].content_hash == posts[2].content_hash


async def test_O1_a_token_in_the_profile_is_seen(
    server: Fediverse, mastodon: MastodonConnector, alice: AccountRef
):
    assert not (await mastodon.bio(alice)).shows("amends-k7qm")
    server.ask("PATCH", "/accounts/update_credentials", {"note": "Hello. amends-k7qm"})
    assert (await mastodon.bio(alice)).shows("amends-k7qm")


@pytest.mark.parametrize(
    ("effect", "error"),
    [
        ({"type": "ratelimit"}, SourceUnavailable),
        ({"type": "status", "status": 503}, SourceUnavailable),
        ({"type": "malformed"}, SourceUnreadable),
        ({"type": "malformed", "truncate": False}, SourceUnreadable),
        ({"type": "latency", "delay_ms": 4500}, SourceUnavailable),
    ],
    ids=["429", "503", "truncated", "no json", "slow"],
)
async def test_F9_a_fault_is_an_error_and_the_next_poll_goes_on(
    server: Fediverse,
    mastodon: MastodonConnector,
    alice: AccountRef,
    effect: dict[str, Any],
    error: type[SourceError],
):
    server.post("there")
    server.fail(**effect)
    with pytest.raises(error):
        await poll(mastodon, alice, Cursor())
    server.ask("DELETE", "/_mock/faults")
    assert [post.text for post in (await poll(mastodon, alice, Cursor())).posts] == ["there"]


async def test_F9_a_rate_limit_says_how_long_it_lasts(
    server: Fediverse, mastodon: MastodonConnector, alice: AccountRef
):
    server.fail(type="ratelimit")
    with pytest.raises(SourceUnavailable) as caught:
        await mastodon.fetch(permit(alice), Cursor())
    assert caught.value.retry_after == 300


class Stay(HTTPRedirectHandler):
    """A browser that only reads where it is sent."""

    def redirect_request(self, *asked: Any) -> None:
        return None

    def http_error_302(self, request: Any, answer: Any, *more: Any) -> Any:
        return answer


def agreed(address: str, user: str) -> dict[str, str]:
    """Somebody picks their account on the page behind the link; what the way back says."""
    asked = dict(parse_qsl(urlsplit(address).query))
    kept = {name: asked[name] for name in ("client_id", "redirect_uri", "scope", "state")}
    form = urlencode({**kept, "username": user}).encode()
    with build_opener(Stay).open(Request(address.partition("?")[0], form)) as answer:
        return dict(parse_qsl(urlsplit(answer.headers["location"]).query))


async def test_a_login_is_asked_for_taken_up_used_and_given_back(
    server: Fediverse, mastodon: MastodonConnector, alice: AccountRef
):
    login = mastodon.login(alice)
    app: App = await login.register("https://amends.example/accounts/login", NOW)
    back = agreed(login.address(app, "state", "challenge"), "alice")
    assert back["state"] == "state"
    opened = await login.token(app, back["code"], "verifier")
    token = opened.token
    assert opened.scopes == {"profile", "read:statuses"}
    assert await login.whose(token) == alice
    server.post("for all")
    server.post("for friends", visibility="private")
    known = replace(permit(alice), token=token)
    fetched = await mastodon.fetch(known, Cursor())
    assert b"for friends" in fetched.pages[0]
    assert [post.text for post in MastodonConnector.normalise(fetched).posts] == ["for all"]
    await login.revoke(app, token)
    fetched = await mastodon.fetch(known, Cursor())
    assert b"for friends" not in fetched.pages[0]


async def test_a_login_gives_the_number_of_an_account_that_was_known_by_its_name_alone(
    server: Fediverse, mastodon: MastodonConnector, alice: AccountRef
):
    named = replace(alice, key=alice.address)
    login = mastodon.login(named)
    app = await login.register("https://amends.example/accounts/login", NOW)
    back = agreed(login.address(app, "state", "challenge"), "alice")
    opened = await login.token(app, back["code"], "verifier")
    assert await login.whose(opened.token) == alice
    back = agreed(login.address(app, "state", "challenge"), "bob")
    opened = await login.token(app, back["code"], "verifier")
    with pytest.raises(SourceUnreadable, match="another account"):
        await login.whose(opened.token)


async def test_O1_a_login_for_the_profile_alone_shows_whose_it_is_until_it_is_given_back(
    server: Fediverse, mastodon: MastodonConnector, alice: AccountRef
):
    login = mastodon.login(alice, OWNER)
    app = await login.register("https://amends.example/accounts/login", NOW)
    back = agreed(login.address(app, "state", "challenge"), "alice")
    opened = await login.token(app, back["code"], "verifier")
    assert (opened.scopes, await login.whose(opened.token)) == ({"profile"}, alice)
    await login.revoke(app, opened.token)
    with pytest.raises(SourceError):
        await login.whose(opened.token)


async def test_a_login_of_somebody_else_is_refused(
    server: Fediverse, mastodon: MastodonConnector, alice: AccountRef
):
    login = mastodon.login(alice)
    app = await login.register("https://amends.example/accounts/login", NOW)
    back = agreed(login.address(app, "state", "challenge"), "bob")
    opened = await login.token(app, back["code"], "verifier")
    with pytest.raises(SourceUnreadable, match="another account"):
        await login.whose(opened.token)
