"""Coming in by the company's own sign-in, at a provider that nobody here wrote."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from oidc_provider_mock import User, run_server_in_thread

from monitor.domain.member import Standing
from monitor.outside import company_signin
from monitor.settings import SsoSettings
from monitor.usecases.review import Offices, ask
from tests.web.portal import BASE, Portal, Somebody

pytestmark = [
    pytest.mark.anyio,
    # The provider's own, in its thread.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]

PEOPLE = (
    User(
        sub="noor", claims={"email": "M1@kade.example", "email_verified": True, "roles": ["staff"]}
    ),
    User(
        sub="marit", claims={"email": "marit@kade.example", "email_verified": True, "roles": ["pr"]}
    ),
    User(sub="role", claims={"email": "x@kade.example", "email_verified": True, "roles": "pr"}),
    User(sub="stranger", claims={"email": "who@kade.example", "email_verified": True}),
    User(sub="unconfirmed", claims={"email": "m1@kade.example", "email_verified": False}),
    User(sub="unsaid", claims={"email": "m1@kade.example"}),
    User(sub="nowhere", claims={"email_verified": True}),
)


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with run_server_in_thread(user_claims=PEOPLE, require_nonce=True) as server:
        yield f"http://127.0.0.1:{server.server_port}"


@pytest.fixture
async def portal(tmp_path: Path, issuer: str) -> AsyncIterator[Portal]:
    sso = {
        "issuer": issuer,
        "client_id": "amends",
        "client_secret": "only-a-test",
        "name": "Kade ID",
        "comms": ["pr", "press"],
        "policy_owner": ["pr"],
    }
    portal = Portal(tmp_path, settings={"sso": sso, "portal": {"second_factor": True}})
    portal.stage.now = datetime.now(UTC)  # the provider's tokens are of today
    portal.stage.enrol(bio="Writes at Kade")
    async with company_signin(portal.service.settings, portal.service.outside.client) as signin:
        portal.app.state.service = replace(portal.service, sso=signin)
        yield portal


async def sent_away(somebody: Somebody, path: str = "/sign-in/company") -> str:
    answer = await somebody.client.get(path, follow_redirects=False)
    assert answer.status_code == 303
    return answer.headers["location"]


async def at_provider(place: str, who: str) -> str:
    """Sign in there as somebody; the way back, as a path of ours."""
    async with httpx.AsyncClient(trust_env=False) as browser:
        answer = await browser.post(place, data={"sub": who})
    back = answer.headers["location"]
    assert back.startswith(f"{BASE}/sign-in/company/back")
    return back.removeprefix(BASE)


async def came_back(portal: Portal, who: str, path: str = "/sign-in/company") -> Somebody:
    somebody = portal.somebody()
    await somebody.open("/sign-in")
    await somebody.open(await at_provider(await sent_away(somebody, path), who))
    return somebody


async def test_a_member_comes_in_by_the_address_of_their_account(portal: Portal):
    somebody = await came_back(portal, "noor")
    assert somebody.page.path == "/me"


async def test_the_page_offers_it_by_its_name(portal: Portal):
    somebody = portal.somebody()
    await somebody.open("/sign-in")
    assert "Sign in with Kade ID" in somebody.page.text
    await somebody.open("/sign-in/comms")
    assert "/sign-in/comms/company" in somebody.page.reader.links


async def test_it_is_not_offered_where_the_settings_name_none(portal: Portal):
    portal.app.state.service = replace(portal.service, sso=None)
    somebody = portal.somebody()
    await somebody.open("/sign-in")
    assert "company account" not in somebody.page.text
    await somebody.open("/sign-in/company")
    assert somebody.page.status == 404


@pytest.mark.parametrize("who", ["marit", "role"])
async def test_an_office_comes_in_by_its_role_and_needs_no_second_key(portal: Portal, who: str):
    somebody = await came_back(portal, who, "/sign-in/comms/company")
    assert somebody.page.path == "/comms"


async def test_whoever_owns_the_rules_comes_in_by_their_role_too(portal: Portal):
    somebody = await came_back(portal, "role", "/sign-in/policy-owner/company")
    assert (await somebody.open("/rules")).path == "/rules"


@pytest.mark.parametrize("office", ["comms", "operator", "privacy-officer", "policy-owner"])
async def test_without_the_role_no_office_opens(portal: Portal, office: str):
    somebody = await came_back(portal, "noor", f"/sign-in/{office}/company")
    assert somebody.page.status == 403
    assert "does not have this office" in somebody.page.text


@pytest.mark.parametrize("who", ["unconfirmed", "unsaid", "nowhere"])
async def test_an_address_that_the_company_has_not_confirmed_is_nobodys(portal: Portal, who: str):
    somebody = await came_back(portal, who)
    assert somebody.page.status == 403
    await somebody.open("/me")
    assert somebody.page.path == "/sign-in"


async def test_who_does_not_take_part_is_told_so(portal: Portal):
    somebody = await came_back(portal, "stranger")
    assert "Nobody takes part" in somebody.page.text


async def test_who_has_not_confirmed_joining_does_not_take_part(portal: Portal):
    with portal.stage.store.begin() as tx:
        tx.save_member(replace(portal.member(), standing=Standing.PENDING))
    somebody = await came_back(portal, "noor")
    assert somebody.page.status == 403


async def test_a_no_at_the_provider_changes_nothing(portal: Portal):
    somebody = portal.somebody()
    await somebody.open("/sign-in")
    state = parse_qs(urlsplit(await sent_away(somebody)).query)["state"][0]
    await somebody.open(f"/sign-in/company/back?error=access_denied&state={state}")
    assert "You did not sign in there" in somebody.page.text


async def test_the_way_back_works_once(portal: Portal):
    somebody = portal.somebody()
    await somebody.open("/sign-in")
    back = await at_provider(await sent_away(somebody), "noor")
    await somebody.open(back)
    await somebody.open(back)
    assert somebody.page.status == 403
    assert "Begin again" in somebody.page.text


async def test_the_way_back_is_open_for_a_quarter_of_an_hour(portal: Portal):
    somebody = portal.somebody()
    await somebody.open("/sign-in")
    back = await at_provider(await sent_away(somebody), "noor")
    portal.stage.now += timedelta(minutes=15)
    await somebody.open(back)
    assert somebody.page.status == 403
    assert "Begin again" in somebody.page.text


async def test_another_browser_cannot_come_back(portal: Portal):
    somebody, thief = portal.somebody(), portal.somebody()
    await somebody.open("/sign-in")
    await thief.open("/sign-in")
    await thief.open(await at_provider(await sent_away(somebody), "noor"))
    assert thief.page.status == 403
    await thief.open("/me")
    assert thief.page.path == "/sign-in"


async def test_another_browser_that_shows_the_way_back_does_not_use_it_up(portal: Portal):
    somebody, stranger = portal.somebody(), portal.somebody()
    await somebody.open("/sign-in")
    await stranger.open("/sign-in")
    back = await at_provider(await sent_away(somebody), "noor")
    await stranger.open(back)
    assert stranger.page.status == 403
    await somebody.open(back)
    assert somebody.page.path == "/me"


async def test_A1_a_link_that_is_shown_at_the_way_back_stays_good(portal: Portal):
    somebody = portal.somebody()
    await somebody.open("/sign-in")
    await somebody.press("Send me the link", address="m1@kade.example")
    path = portal.link()
    await somebody.open(f"/sign-in/company/back?code=x&state={path.removeprefix('/l/')}")
    assert somebody.page.status == 403
    await somebody.open(path)
    await somebody.press("Sign in")
    assert somebody.page.path == "/me"


async def test_A2_the_head_of_the_way_back_uses_nothing_up(portal: Portal):
    somebody = portal.somebody()
    await somebody.open("/sign-in")
    begun = await somebody.client.head("/sign-in/company")
    assert (begun.status_code, "location" in begun.headers) == (200, False)
    back = await at_provider(await sent_away(somebody), "noor")
    assert (await somebody.client.head(back)).status_code == 200
    await somebody.open(back)
    assert somebody.page.path == "/me"


async def test_a_victim_cannot_be_signed_in_as_somebody_else(portal: Portal):
    """A way back that was not begun in this browser is not heard, whoever signed in."""
    somebody = portal.somebody()
    await somebody.open("/sign-in")
    await somebody.open("/sign-in/company/back?state=made-up&code=made-up")
    assert somebody.page.status == 403


async def test_asking_carries_pkce_and_a_nonce_and_tells_nothing_of_who_asks(portal: Portal):
    somebody = portal.somebody()
    await somebody.open("/sign-in")
    asked = parse_qs(urlsplit(await sent_away(somebody)).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["code_challenge"][0]) == 43
    assert len(asked["nonce"][0]) == 64
    assert set(asked) == {
        *("response_type", "client_id", "redirect_uri", "scope", "state", "nonce"),
        *("code_challenge", "code_challenge_method"),
    }


async def test_too_many_askings_from_one_place_are_put_off(portal: Portal):
    somebody = portal.somebody()
    await somebody.open("/sign-in")
    for _ in range(10):
        await sent_away(somebody)
    answer = await somebody.client.get("/sign-in/company", follow_redirects=False)
    assert answer.status_code == 429


async def test_a_provider_that_is_down_is_said_in_words(portal: Portal):
    settings = portal.service.settings.model_copy(
        update={
            "sso": SsoSettings(
                issuer="http://127.0.0.1:9", client_id="amends", client_secret="only-a-test"
            )
        }
    )
    async with company_signin(settings, portal.service.outside.client) as signin:
        portal.app.state.service = replace(portal.service, settings=settings, sso=signin)
        somebody = portal.somebody()
        await somebody.open("/sign-in/company")
    assert somebody.page.status == 403
    assert "does not answer as it should" in somebody.page.text


async def test_when_the_settings_name_no_provider_any_more_its_sessions_end(portal: Portal):
    somebody = await came_back(portal, "marit", "/sign-in/comms/company")
    portal.app.state.service = replace(portal.service, sso=None)
    await somebody.open("/comms")
    assert somebody.page.path == "/sign-in/comms"


async def test_a_token_of_another_time_is_not_believed(portal: Portal):
    somebody = portal.somebody()
    await somebody.open("/sign-in")
    back = await at_provider(await sent_away(somebody), "noor")
    service = portal.app.state.service
    portal.app.state.service = replace(
        service, clock=lambda: portal.stage.now - timedelta(minutes=5)
    )
    await somebody.open(back)
    assert somebody.page.status == 403


async def test_two_of_comms_whom_only_the_company_knows_are_two_people(portal: Portal):
    portal.open_case()
    with portal.stage.store.begin() as tx:
        ask(tx, portal.case(), Offices((), (), portal.stage.new_id), portal.stage.now)
    one = await came_back(portal, "marit", "/sign-in/comms/company")
    other = await came_back(portal, "role", "/sign-in/comms/company")
    await one.open("/comms/K7Q2")
    await one.press("Take this case")
    assert "idiot" in one.page.text
    page = await other.open("/comms/K7Q2")
    assert "helps with this case" in page.text
    assert "idiot" not in page.text
