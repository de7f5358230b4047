"""O1: a member shows at their own server that an account is theirs; the login opens nothing and goes back."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from connectors.mastodon import MastodonConnector
from monitor.adapters.http import HttpClient
from monitor.domain.ids import AccountId
from monitor.domain.member import Account, Health
from monitor.domain.message import Kind
from monitor.testing.fakes import PlainReader
from monitor.usecases.handback import hand_back_due
from monitor.usecases.poll import poll_due
from tests.connectors.limited import Limited, limited
from tests.net.hostile import at_once
from tests.usecases.world import MEMBER
from tests.web.portal import Portal, Seen, Somebody

pytestmark = pytest.mark.anyio

BUTTON = "Show it with a login"


class Adding:
    """Noor has just added her account at a server that shows its posts to anybody."""

    noor: Somebody

    def __init__(self, portal: Portal, server: Limited) -> None:
        self.portal = portal
        self.server = server

    @property
    def account(self) -> Account:
        with self.portal.stage.store.begin() as tx:
            (account,) = tx.accounts_of(MEMBER)
            return account

    async def open(self) -> Seen:
        return await self.noor.open(f"/accounts/{self.account.id}")

    async def ask(self) -> str:
        """Press the button; the address behind the link."""
        await self.open()
        page = await self.noor.press(BUTTON)
        return next(link for link in page.reader.links if "/oauth/authorize" in link)

    async def back(self, query: str) -> Seen:
        return await self.noor.open(f"/accounts/login?{query}")

    async def poll(self) -> list[str]:
        world = self.portal.app.state.service.world
        return [outcome.result for outcome in await poll_due(world)]


@pytest.fixture
async def adding(tmp_path: Path) -> AsyncIterator[Adding]:
    portal = Portal(tmp_path)
    portal.stage.enrol()
    with portal.stage.store.begin() as tx:
        tx.remove_account(AccountId("a1"))
    with limited() as server:
        server.locked = False
        async with HttpClient("ops@kade.example", testing=True, gates=at_once()) as client:
            outside = replace(
                portal.service.outside,
                connectors={"mastodon": MastodonConnector(client)},
                reader=PlainReader({"mastodon": MastodonConnector}),
            )
            portal.app.state.service = replace(portal.service, outside=outside)
            scene = Adding(portal, server)
            scene.noor = await portal.signed_in()
            await scene.noor.open("/accounts/new")
            await scene.noor.press("Find it", source=f"@noor@{server.host}")
            yield scene


async def test_O1_a_login_shows_whose_it_is_and_its_token_is_back_before_the_page_is_there(
    adding: Adding,
):
    assert adding.account.health is Health.UNPROVED
    page = await adding.back(adding.server.agree(await adding.ask()))
    assert (page.path, adding.account.health) == (f"/accounts/{adding.account.id}", Health.READING)
    assert adding.account.proved_at == adding.portal.stage.now
    assert adding.account.let_in is None
    assert (adding.server.revoked, adding.server.tokens) == (["canary-token-code1"], set())
    assert any(mail.kind is Kind.RECEIPT for mail in adding.portal.mails)
    adding.server.post(1, "Ships.")
    assert await adding.poll() == ["changed"]


async def test_O1_it_is_asked_for_the_profile_and_for_nothing_else(adding: Adding):
    asked = dict(parse_qsl(urlsplit(await adding.ask()).query))
    assert (asked["scope"], asked["code_challenge_method"]) == ("profile", "S256")
    assert [app["scopes"] for app in adding.server.apps.values()] == ["profile"]
    assert "gives that permission back at once" in adding.noor.page.text


async def test_O1_before_it_is_shown_only_the_profile_has_been_asked_for(adding: Adding):
    assert await adding.poll() == []
    await adding.open()
    await adding.noor.press("Check now")
    await adding.ask()
    asked = {path for path, _ in adding.server.asked}
    terms = {"/api/v2/instance", "/api/v1/instance/terms_of_service"}
    assert asked == {"/api/v1/accounts/lookup", "/api/v1/apps", *terms}


async def test_O1_the_login_of_somebody_else_shows_nothing_and_goes_back(adding: Adding):
    way = await adding.ask()
    adding.server.who = {"id": "102", "acct": "piet"}
    page = await adding.back(adding.server.agree(way))
    assert "another account" in page.text
    assert adding.account.proved_at is None
    assert not adding.server.tokens


async def test_O1_more_rights_than_the_profile_are_refused_and_given_back(adding: Adding):
    adding.server.scope = "profile read:statuses"
    page = await adding.back(adding.server.agree(await adding.ask()))
    assert "other rights than it asked for" in page.text
    assert adding.account.proved_at is None
    assert not adding.server.tokens


async def test_a_token_that_its_server_does_not_take_back_at_once_is_offered_again(adding: Adding):
    plain = adding.server.answer

    def answer(method: str, path: str, form: dict[str, str], key: str) -> tuple[int, object]:
        return (503, {}) if path == "/oauth/revoke" else plain(method, path, form, key)

    adding.server.answer = answer  # type: ignore[method-assign, assignment]
    await adding.back(adding.server.agree(await adding.ask()))
    assert adding.account.proved_at is not None
    assert len(adding.server.tokens) == 1
    adding.server.answer = plain  # type: ignore[method-assign]
    assert await hand_back_due(adding.portal.app.state.service.world, ["ops@kade.example"]) == 1
    assert not adding.server.tokens


async def test_an_account_that_was_removed_meanwhile_is_not_shown_and_leaves_no_token(
    adding: Adding,
):
    query = adding.server.agree(await adding.ask())
    plain = adding.server.answer

    def answer(method: str, path: str, form: dict[str, str], key: str) -> tuple[int, object]:
        if path == "/oauth/revoke":
            with adding.portal.stage.store.begin() as tx:
                tx.remove_account(adding.account.id)
        return plain(method, path, form, key)

    adding.server.answer = answer  # type: ignore[method-assign, assignment]
    page = await adding.back(query)
    assert page.status == 404
    assert not adding.server.tokens


async def test_a_server_without_such_logins_leaves_the_other_ways(adding: Adding):
    plain = adding.server.answer

    def answer(method: str, path: str, form: dict[str, str], key: str) -> tuple[int, object]:
        return (422, {}) if path == "/api/v1/apps" else plain(method, path, form, key)

    adding.server.answer = answer  # type: ignore[method-assign, assignment]
    await adding.open()
    page = await adding.noor.press(BUTTON)
    assert "has other ways to show it" in page.text
    adding.server.answer = lambda *_: (503, {})  # type: ignore[method-assign]
    await adding.open()
    page = await adding.noor.press(BUTTON)
    assert "does not answer" in page.text


@pytest.mark.parametrize("link", [False, True])
async def test_O1_a_code_or_our_link_in_a_profile_field_shows_it_too(adding: Adding, link: bool):
    code = adding.account.proof_token
    where = f'<a href="https://amends.example/p/{code}" rel="me">amends.example</a>'
    adding.server.fields = [{"name": "Amends", "value": where if link else f"{code}"}]
    await adding.open()
    await adding.noor.press("Check now")
    assert adding.account.health is (Health.READING)


async def test_O2_a_proof_by_login_is_renewed_by_another_login(adding: Adding):
    await adding.back(adding.server.agree(await adding.ask()))
    adding.portal.stage.pass_time(days=80)
    adding.noor = await adding.portal.signed_in()
    await adding.open()
    await adding.noor.press("Show again that it is yours")
    await adding.back(adding.server.agree(await adding.ask()))
    assert adding.account.proved_at == adding.portal.stage.now
    assert not adding.server.tokens


async def test_what_is_shown_already_is_not_asked_for_by_a_form_that_was_made_up(adding: Adding):
    """The page of an account that is read without logins has none to offer for reading."""
    await adding.open()
    fields = adding.noor.page.form(BUTTON)["fields"]
    page = await adding.noor.post(
        f"/accounts/{adding.account.id}/login", {"csrf": fields["csrf"], "for": "read"}
    )
    assert page.status == 404
    assert not adding.server.apps
