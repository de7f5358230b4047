"""O1: a member shows at their own server that an account is theirs; the login opens nothing and goes back."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from connectors.mastodon import MastodonConnector
from monitor.domain.member import Health
from monitor.domain.message import Kind
from monitor.usecases.handback import hand_back_due
from tests.connectors.limited import Limited, limited
from tests.web.adding import BUTTON, Adding
from tests.web.adding import adding as at

pytestmark = pytest.mark.anyio


@dataclass
class AtLimited(Adding):
    """Noor has just added her account at a server that shows its posts to anybody."""

    server: Limited


@pytest.fixture
async def adding(tmp_path: Path) -> AsyncIterator[AtLimited]:
    with limited() as server:
        server.locked = False
        async with at(tmp_path, MastodonConnector, f"@noor@{server.host}") as scene:
            yield AtLimited(scene.portal, scene.noor, server)


async def test_O1_a_login_shows_whose_it_is_and_its_token_is_back_before_the_page_is_there(
    adding: AtLimited,
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


async def test_O1_it_is_asked_for_the_profile_and_for_nothing_else(adding: AtLimited):
    asked = dict(parse_qsl(urlsplit(await adding.ask()).query))
    assert (asked["scope"], asked["code_challenge_method"]) == ("profile", "S256")
    assert [app["scopes"] for app in adding.server.apps.values()] == ["profile"]
    assert "gives that permission back at once" in adding.noor.page.text


async def test_O1_before_it_is_shown_only_the_profile_has_been_asked_for(adding: AtLimited):
    assert await adding.poll() == []
    await adding.check()
    await adding.ask()
    asked = {path for path, _ in adding.server.asked}
    terms = {"/api/v2/instance", "/api/v1/instance/terms_of_service"}
    assert asked == {"/api/v1/accounts/lookup", "/api/v1/apps", *terms}


async def test_O1_the_login_of_somebody_else_shows_nothing_and_goes_back(adding: AtLimited):
    way = await adding.ask()
    adding.server.who = {"id": "102", "acct": "piet"}
    page = await adding.back(adding.server.agree(way))
    assert "another account" in page.text
    assert adding.account.proved_at is None
    assert not adding.server.tokens


async def test_O1_more_rights_than_the_profile_are_refused_and_given_back(adding: AtLimited):
    adding.server.scope = "profile read:statuses"
    page = await adding.back(adding.server.agree(await adding.ask()))
    assert "other rights than it asked for" in page.text
    assert adding.account.proved_at is None
    assert not adding.server.tokens


async def test_a_token_that_its_server_does_not_take_back_at_once_is_offered_again(
    adding: AtLimited,
):
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


async def test_a_refused_token_that_its_server_does_not_take_back_at_once_is_offered_again(
    adding: AtLimited,
):
    plain = adding.server.answer
    adding.server.scope = "profile write"

    def answer(method: str, path: str, form: dict[str, str], key: str) -> tuple[int, object]:
        return (503, {}) if path == "/oauth/revoke" else plain(method, path, form, key)

    adding.server.answer = answer  # type: ignore[method-assign, assignment]
    page = await adding.back(adding.server.agree(await adding.ask()))
    assert "other rights than it asked for" in page.text
    assert (adding.account.proved_at, len(adding.server.tokens)) == (None, 1)
    adding.server.answer = plain  # type: ignore[method-assign]
    assert await hand_back_due(adding.portal.app.state.service.world, ["ops@kade.example"]) == 1
    assert not adding.server.tokens


@pytest.mark.parametrize("state", ["%00.x", "x" * 5000, "%ff%fe.x", "a1"])
async def test_a_way_back_that_nobody_was_shown_leads_to_no_account(adding: AtLimited, state: str):
    page = await adding.back(f"state={state}&code=x")
    assert "begun more than 15 minutes ago" in page.text
    assert (page.status, page.path) == (200, "/accounts/login")
    assert f"{adding.account.proof_token}" not in page.text


async def test_an_account_that_has_moved_away_is_said_to_have_moved(adding: AtLimited):
    query = adding.server.agree(await adding.ask())
    adding.server.who = {**adding.server.who, "moved": "elsewhere"}
    page = await adding.back(query)
    assert "This account has moved." in page.text
    assert "no such login" not in page.text
    assert (adding.account.proved_at, adding.server.tokens) == (None, set())


async def test_an_account_that_was_removed_meanwhile_is_not_shown_and_leaves_no_token(
    adding: AtLimited,
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


async def test_a_server_without_such_logins_leaves_the_other_ways(adding: AtLimited):
    plain = adding.server.answer

    def answer(method: str, path: str, form: dict[str, str], key: str) -> tuple[int, object]:
        return (422, {}) if path == "/api/v1/apps" else plain(method, path, form, key)

    adding.server.answer = answer  # type: ignore[method-assign, assignment]
    await adding.open()
    page = await adding.noor.press(BUTTON)
    assert "has no such login. Show it with the code instead." in page.text
    assert BUTTON not in page.text
    assert page.form("Check now")
    adding.server.answer = lambda *_: (503, {})  # type: ignore[method-assign]
    await adding.open()
    page = await adding.noor.press(BUTTON)
    assert "does not answer" in page.text


@pytest.mark.parametrize("link", [False, True])
async def test_O1_a_code_or_our_link_in_a_profile_field_shows_it_too(adding: AtLimited, link: bool):
    code = adding.account.proof_token
    where = f'<a href="https://amends.example/p/{code}" rel="me">amends.example</a>'
    adding.server.fields = [{"name": "Amends", "value": where if link else f"{code}"}]
    await adding.check()
    assert adding.account.health is Health.READING


async def test_O2_a_proof_by_login_is_renewed_by_another_login(adding: AtLimited):
    await adding.back(adding.server.agree(await adding.ask()))
    await adding.later(days=80)
    await adding.open()
    await adding.noor.press("Show again that it is yours")
    await adding.back(adding.server.agree(await adding.ask()))
    assert adding.account.proved_at == adding.portal.stage.now
    assert not adding.server.tokens


async def test_what_is_shown_already_is_not_asked_for_by_a_form_that_was_made_up(adding: AtLimited):
    """The page of an account that is read without logins has none to offer for reading."""
    await adding.open()
    fields = adding.noor.page.form(BUTTON)["fields"]
    page = await adding.noor.post(
        f"/accounts/{adding.account.id}/login", {"csrf": fields["csrf"], "for": "read"}
    )
    assert page.status == 404
    assert not adding.server.apps
