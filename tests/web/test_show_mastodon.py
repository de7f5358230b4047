"""O1 at a mastodon-mock, which nobody here wrote: a login from the account's page and back, and what can go wrong."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from mastodon_mock.testing.server import MockServer

from connectors.mastodon import MastodonConnector
from monitor.domain.login import challenge_of
from monitor.domain.member import Health
from monitor.errors import SourceError
from monitor.ports import Answer, Client
from monitor.usecases.handback import hand_back_due
from tests.connectors.test_mastodon_mock import Fediverse, agreed
from tests.web.adding import BUTTON, Adding, adding

pytestmark = pytest.mark.anyio

READ = "Let Amends read my public posts there"


@dataclass
class AtMastodon(Adding):
    server: Fediverse
    sent: list[dict[str, str]] = field(default_factory=list)
    """What Amends has asked for tokens with."""

    async def agree(self, address: str, user: str = "alice") -> str:
        """Somebody says yes on the page there; the query that leads back."""
        return urlencode(await asyncio.to_thread(agreed, address, user))

    def let_in(self, user: str = "alice") -> list[list[str]]:
        """With which rights Amends is let in there, by somebody."""
        apps = self.server.ask("GET", "/_mock/apps", user=user)
        return [app["scopes"] for app in apps if app["name"] == "Amends"]

    @property
    def connector(self) -> MastodonConnector:
        connector = self.portal.app.state.service.outside.connectors["mastodon"]
        assert isinstance(connector, MastodonConnector)
        return connector


@pytest.fixture(scope="module")
def running() -> Iterator[Fediverse]:
    with MockServer() as server:
        yield Fediverse(server.base_url)


@pytest.fixture
async def alice(
    running: Fediverse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[AtMastodon]:
    """Noor, who is alice there."""
    running.ask("DELETE", "/_mock/faults")
    running.ask("POST", "/_mock/reset")
    host = running.base.removeprefix("http://")
    async with adding(tmp_path, MastodonConnector, f"@alice@{host}") as scene:
        alice = AtMastodon(scene.portal, scene.noor, running)
        monkeypatch.setattr(alice.connector, "client", _listening(alice))
        yield alice


def _listening(alice: AtMastodon) -> Client:
    """Its client, and what it sends for a token is written down."""
    client = alice.connector.client
    plain = client.post

    async def post(url: str, form: dict[str, str]) -> Answer:
        if url.endswith("/oauth/token"):
            alice.sent.append(form)
        return await plain(url, form)

    client.post = post  # type: ignore[method-assign, assignment]
    return client


async def test_O1_a_login_for_the_profile_shows_it_and_is_over_there_before_the_page_is_here(
    alice: AtMastodon,
):
    way = await alice.ask()
    asked = dict(parse_qsl(urlsplit(way).query))
    assert (asked["scope"], asked["code_challenge_method"]) == ("profile", "S256")
    page = await alice.back(await alice.agree(way))
    assert (page.path, alice.account.health) == (f"/accounts/{alice.account.id}", Health.READING)
    (sent,) = alice.sent
    assert challenge_of(sent["code_verifier"]) == asked["code_challenge"]
    assert (alice.let_in(), alice.account.let_in) == ([], None)
    alice.server.post("Ships.")
    assert await alice.poll() == ["changed"]


async def test_a_state_that_was_made_up_asks_for_no_token(alice: AtMastodon):
    query = await alice.agree(await alice.ask())
    page = await alice.back(query.replace("state=", "state=x"))
    assert "begun more than 15 minutes ago" in page.text
    assert (alice.sent, alice.let_in()) == ([], [])
    assert alice.account.health is Health.UNPROVED


async def test_who_says_no_there_has_shown_nothing_and_finds_both_ways_on_the_page(
    alice: AtMastodon,
):
    state = dict(parse_qsl(urlsplit(await alice.ask()).query))["state"]
    page = await alice.back(urlencode({"error": "access_denied", "state": state}))
    assert "You did not agree there" in page.text
    assert (alice.sent, alice.let_in()) == ([], [])
    assert alice.account.proof_token in page.text
    page = await alice.noor.press(BUTTON)
    way = next(link for link in page.reader.links if "/oauth/authorize" in link)
    await alice.back(await alice.agree(way))
    assert alice.account.health is Health.READING


async def test_a_code_is_taken_there_once_though_it_comes_back_twice(alice: AtMastodon):
    query = await alice.agree(await alice.ask())
    await alice.back(query)
    shown = alice.account
    page = await alice.back(query)
    assert "has been used" in page.text
    assert (len(alice.sent), alice.let_in(), alice.account) == (1, [], shown)


async def test_O1_whoever_is_logged_in_there_as_somebody_else_has_shown_nothing(
    alice: AtMastodon,
):
    page = await alice.back(await alice.agree(await alice.ask(), "bob"))
    assert "logged in there with another account" in page.text
    assert page.form(BUTTON)
    assert (alice.let_in("bob"), alice.account.health) == ([], Health.UNPROVED)


async def test_leaving_ends_the_login_there_with_which_it_was_read(alice: AtMastodon):
    await alice.back(await alice.agree(await alice.ask()))
    alice.server.fail(type="status", status=401)
    assert await alice.poll() == ["failed"]
    await alice.open()
    alice.server.ask("DELETE", "/_mock/faults")
    page = await alice.noor.press(READ)
    way = next(link for link in page.reader.links if "/oauth/authorize" in link)
    await alice.back(await alice.agree(way))
    assert alice.let_in() == [["profile", "read:statuses"]]
    kept = alice.account.let_in
    assert kept is not None
    assert await alice.poll() == ["changed"]

    ref = alice.account.ref
    await alice.noor.open("/leave")
    form = next(f for f in alice.noor.page.reader.forms if f["action"] == "/leave")
    assert (await alice.noor.post("/leave", form["fields"])).path == "/left"
    assert await hand_back_due(alice.portal.app.state.service.world, ["ops@kade.example"]) == 1
    assert alice.let_in() == []
    with pytest.raises(SourceError):
        await alice.connector.login(ref).whose(kept.token)
