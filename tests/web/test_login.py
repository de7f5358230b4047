"""A member lets Amends read at a server that shows nothing without a login: for reading alone, and back."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import structlog

from connectors.mastodon import MastodonConnector
from monitor.adapters.http import HttpClient
from monitor.domain.ids import AccountId
from monitor.domain.member import Account, Health, Scope
from monitor.domain.post import AccountRef
from monitor.domain.token import digest
from monitor.errors import NotFound
from monitor.testing.fakes import PlainReader
from monitor.usecases.handback import hand_back_due
from monitor.usecases.poll import Outcome, poll_due
from tests.connectors.limited import Limited, limited
from tests.net.hostile import at_once
from tests.usecases.world import Stage
from tests.web.portal import Portal, Seen, Somebody

pytestmark = pytest.mark.anyio

BUTTON = "Let Amends read my public posts there"


@pytest.fixture
def server() -> Iterator[Limited]:
    with limited() as running:
        yield running


@dataclass
class Scene:
    """Noor, whose account cannot be read, in front of its page."""

    portal: Portal
    server: Limited
    noor: Somebody

    async def ask(self) -> str:
        """Press the button; the address behind the link."""
        await self.noor.open("/accounts/a1")
        page = await self.noor.press(BUTTON)
        return next(link for link in page.reader.links if "/oauth/authorize" in link)

    async def agree(self) -> Seen:
        """All of it, up to the page one comes back to."""
        return await self.back(self.server.agree(await self.ask()))

    async def back(self, query: str) -> Seen:
        return await self.noor.open(f"/accounts/login?{query}")

    async def poll(self) -> list[str]:
        self.portal.stage.pass_time(hours=7)
        outcomes: tuple[Outcome, ...] = await poll_due(self.portal.app.state.service.world)
        await self.hand_back()
        return [outcome.result for outcome in outcomes]

    async def hand_back(self) -> int:
        """A turn of the loop that gives tokens back."""
        return await hand_back_due(self.portal.app.state.service.world, ["ops@kade.example"])

    @property
    def account(self) -> Account:
        with self.portal.stage.store.begin() as tx:
            return tx.account(AccountId("a1"))


@asynccontextmanager
async def played(folder: Path, server: Limited) -> AsyncIterator[Scene]:
    stage = Stage()
    portal = Portal(folder, stage)
    key = f"101@{server.host}"
    ref = AccountRef("mastodon", f"noor@{server.host}", key, f"@noor@{server.host}")
    stage.enrol(ref=ref)
    async with HttpClient("ops@kade.example", testing=True, gates=at_once()) as client:
        outside = replace(
            portal.service.outside,
            connectors={"mastodon": MastodonConnector(client)},
            reader=PlainReader({"mastodon": MastodonConnector}),
        )
        portal.app.state.service = replace(portal.service, outside=outside)
        scene = Scene(portal, server, portal.somebody())
        assert await scene.poll() == ["failed"]
        assert scene.account.trouble == "locked"
        scene.noor = await portal.signed_in()
        yield scene


@pytest.fixture
async def scene(tmp_path: Path, server: Limited) -> AsyncIterator[Scene]:
    async with played(tmp_path, server) as scene:
        yield scene


async def test_O1_a_member_lets_amends_in_and_is_read_from_then_on(scene: Scene):
    page = await scene.agree()
    assert (page.path, scene.account.health) == ("/accounts/a1", Health.READING)
    assert scene.account.proved_at == scene.portal.stage.now
    assert await scene.poll() == ["changed"]
    scene.server.post(2, "You idiot, read the manual.")
    assert await scene.poll() == ["changed"]
    assert len(scene.portal.stage.cases()) == 1


async def test_P7_what_is_not_public_is_never_taken_in_though_the_token_shows_it(scene: Scene):
    await scene.agree()
    await scene.poll()
    scene.server.post(2, "You idiot.", visibility="private")
    scene.server.post(3, "You idiot!", visibility="direct")
    scene.server.post(4, "You idiot?", visibility="unlisted")
    scene.server.post(5, "You idiot, here.", local_only=True)
    await scene.poll()
    assert scene.portal.stage.cases() == ()
    scene.server.post(6, "You idiot, everywhere.")
    await scene.poll()
    (case,) = scene.portal.stage.cases()
    assert case.source_id.endswith("/6")


async def test_one_app_serves_a_server_until_it_may_have_been_forgotten_there(scene: Scene):
    await scene.ask()
    await scene.ask()
    assert len(scene.server.apps) == 1
    scene.portal.stage.pass_time(hours=13)
    scene.noor = await scene.portal.signed_in()
    await scene.agree()
    assert len(scene.server.apps) == 2
    assert scene.account.let_in is not None


async def test_W3_the_way_there_is_a_link_and_no_form(scene: Scene):
    await scene.ask()
    page = scene.noor.page
    assert 'rel="noopener noreferrer nofollow"' in page.html
    assert all(form["action"].startswith("/") for form in page.reader.forms)
    assert "form-action 'self'" in page.answer.headers["content-security-policy"]


async def test_a_state_that_nobody_was_given_changes_nothing(scene: Scene):
    query = scene.server.agree(await scene.ask())
    page = await scene.back(query.replace("state=a1.", "state=a1.x"))
    assert "begun more than 15 minutes ago" in page.text
    assert scene.account.let_in is None
    assert not scene.server.tokens


async def test_a_state_works_once(scene: Scene):
    query = scene.server.agree(await scene.ask())
    await scene.back(query)
    page = await scene.back(query)
    assert "has been used" in page.text
    assert len(scene.server.tokens) == 1


async def test_a_state_ends_after_fifteen_minutes(scene: Scene):
    query = scene.server.agree(await scene.ask())
    scene.portal.stage.pass_time(minutes=15)
    assert "more than 15 minutes ago" in (await scene.back(query)).text
    assert scene.account.let_in is None


async def test_a_login_goes_on_in_the_session_that_began_it_alone(scene: Scene):
    query = scene.server.agree(await scene.ask())
    elsewhere = await scene.portal.signed_in()
    page = await elsewhere.open(f"/accounts/login?{query}")
    assert "in another session" in page.text
    assert scene.account.let_in is None
    # It is not spent by whoever else tries it.
    assert (await scene.back(query)).path == "/accounts/a1"


async def test_A1_only_the_hash_of_a_state_is_kept(scene: Scene):
    state = dict(parse_qsl(urlsplit(await scene.ask()).query))["state"]
    with scene.portal.stage.store.begin() as tx:
        assert tx.token(digest(state)) is not None
    assert state not in repr(scene.portal.stage.store.state)  # type: ignore[attr-defined]


async def test_a_login_without_its_verifier_is_refused_by_the_server(scene: Scene):
    query = scene.server.agree(await scene.ask())
    (asked,) = scene.server.codes.values()
    asked["code_challenge"] = "another"
    page = await scene.back(query)
    assert "Amends was not let in" in page.text
    assert scene.account.let_in is None


async def test_who_says_no_there_changes_nothing(scene: Scene):
    state = dict(parse_qsl(urlsplit(await scene.ask()).query))["state"]
    page = await scene.back(f"error=access_denied&state={state}")
    assert "You did not agree there" in page.text
    assert scene.account.health is Health.TROUBLED


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ({"id": "102", "acct": "noor"}, "another account"),
        ({"id": "101", "acct": "noor@elsewhere.example"}, "another account"),
        ({}, "another account"),
    ],
)
async def test_O1_another_account_than_the_enrolled_one_is_refused_and_its_token_given_back(
    scene: Scene, who: dict[str, str], words: str
):
    scene.server.who = who
    page = await scene.agree()
    assert words in page.text
    assert scene.account.let_in is None
    assert (scene.server.revoked, scene.server.tokens) == (["canary-token-code1"], set())


async def test_P7_a_server_that_calls_local_posts_public_is_not_logged_in_at(scene: Scene):
    scene.server.who = {"id": "101", "acct": f"noor@{scene.server.host}"}
    page = await scene.agree()
    assert "no login for reading alone" in page.text
    assert not scene.server.tokens


@pytest.mark.parametrize("scope", ["profile read:statuses write", "read", "profile", ""])
async def test_any_other_scope_than_was_asked_for_is_refused_and_given_back(
    scene: Scene, scope: str
):
    scene.server.scope = scope
    page = await scene.agree()
    assert "other rights than it asked for" in page.text
    assert scene.account.let_in is None
    assert not scene.server.tokens


@pytest.mark.parametrize("of_tim", [True, False])
async def test_a_refused_token_that_its_server_does_not_take_back_at_once_is_offered_again(
    scene: Scene, of_tim: bool
):
    """A token of somebody else's, or one that opens too much."""
    plain = scene.server.answer
    if of_tim:
        scene.server.who = {"id": "102", "acct": "tim"}
    else:
        scene.server.scope = "read write"

    def answer(method: str, path: str, form: dict[str, str], key: str) -> tuple[int, object]:
        return (503, {}) if path == "/oauth/revoke" else plain(method, path, form, key)

    scene.server.answer = answer  # type: ignore[method-assign, assignment]
    page = await scene.agree()
    assert ("another account" if of_tim else "other rights than it asked for") in page.text
    assert (scene.account.let_in, len(scene.server.tokens)) == (None, 1)
    assert await scene.hand_back() == 1
    assert len(scene.server.tokens) == 1
    scene.server.answer = plain  # type: ignore[method-assign]
    scene.portal.stage.pass_time(minutes=5)
    assert await scene.hand_back() == 1
    assert scene.server.revoked == ["canary-token-code1"]
    assert await scene.hand_back() == 0


async def test_a_token_that_is_refused_for_one_account_stays_with_another_that_is_read_with_it(
    scene: Scene,
):
    """Still logged in there as noor, she adds tim: Mastodon gives the token of noor again."""
    await scene.agree()
    scene.server.reuses = True
    await scene.noor.open("/accounts/new")
    await scene.noor.press("Find it", source=f"@tim@{scene.server.host}")
    page = await scene.back(scene.server.agree(await there(scene)))
    assert "another account" in page.text
    assert await scene.hand_back() == 0
    assert scene.server.tokens == {"canary-token-code1"}
    assert "changed" in await scene.poll()
    assert scene.account.health is Health.READING


async def test_a_token_that_was_revoked_there_is_erased_and_its_member_can_begin_again(
    scene: Scene,
):
    await scene.agree()
    await scene.poll()
    scene.server.tokens.clear()
    assert await scene.poll() == ["failed"]
    assert (scene.account.let_in, scene.account.trouble) == (None, "locked")
    assert scene.server.revoked == ["canary-token-code1"]
    scene.noor = await scene.portal.signed_in()
    assert (await scene.agree()).path == "/accounts/a1"
    await scene.poll()
    assert scene.account.health is Health.READING


async def test_a_server_that_is_down_for_a_while_is_read_with_the_same_token_afterwards(
    scene: Scene,
):
    await scene.agree()
    plain = scene.server.answer
    scene.server.answer = lambda *_: (503, {})  # type: ignore[method-assign]
    assert await scene.poll() == ["failed"]
    scene.server.answer = plain  # type: ignore[method-assign]
    assert scene.server.revoked == []
    assert await scene.poll() == ["changed"]


async def test_a_second_login_gives_the_first_token_back(scene: Scene):
    await scene.agree()
    await scene.agree()
    assert await scene.hand_back() == 1
    assert scene.server.tokens == {"canary-token-code2"}


async def test_a_token_that_the_server_gives_again_is_not_given_back(scene: Scene):
    scene.server.reuses = True
    await scene.agree()
    await scene.agree()
    assert scene.server.tokens == {"canary-token-code1"}
    assert await scene.poll() == ["changed"]


async def test_F4_a_token_is_never_carried_across_a_redirect(scene: Scene):
    await scene.agree()
    with limited() as other:
        scene.server.onward = f"http://{other.host}/elsewhere"
        scene.server.asked.clear()
        await scene.poll()
    keys = [key for path, key in scene.server.asked if path.endswith("/statuses")]
    assert keys == ["Bearer canary-token-code1"]
    assert other.asked == [("/elsewhere", "")]


async def test_removing_the_account_gives_its_token_back(scene: Scene):
    await scene.agree()
    await scene.noor.press("Remove")
    await scene.hand_back()
    assert not scene.server.tokens
    with pytest.raises(NotFound):
        assert scene.account


async def test_my_page_says_that_a_login_is_kept_once_there_is_one(scene: Scene):
    assert "logins for reading alone" not in (await scene.noor.open("/me")).text
    await scene.agree()
    assert "logins for reading alone" in (await scene.noor.open("/me")).text


async def test_leaving_gives_the_token_back(scene: Scene):
    await scene.agree()
    await scene.noor.open("/leave")
    form = next(f for f in scene.noor.page.reader.forms if f["action"] == "/leave")
    await scene.noor.post("/leave", form["fields"])
    assert scene.noor.page.path == "/left"
    await scene.hand_back()
    assert not scene.server.tokens
    assert scene.server.revoked == ["canary-token-code1"]


async def test_who_leaves_while_the_server_is_asked_leaves_no_token_behind(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
):
    query = scene.server.agree(await scene.ask())
    plain = scene.server.answer

    def answer(method: str, path: str, form: dict[str, str], key: str) -> tuple[int, object]:
        if path.endswith("verify_credentials"):
            with scene.portal.stage.store.begin() as tx:
                tx.remove_account(AccountId("a1"))
        return plain(method, path, form, key)

    monkeypatch.setattr(scene.server, "answer", answer)
    assert (await scene.back(query)).status == 404
    await scene.hand_back()
    assert not scene.server.tokens


async def test_K5_no_token_code_or_state_is_logged(scene: Scene):
    with structlog.testing.capture_logs() as logs:
        query = scene.server.agree(await scene.ask())
        await scene.back(query)
        await scene.poll()
        scene.server.tokens.clear()
        await scene.poll()
    said = repr(logs)
    assert "canary-token" not in said
    assert "code1" not in said
    assert dict(parse_qsl(query))["state"] not in said
    assert "canary-token" not in repr(scene.account)


async def test_an_account_that_is_read_without_a_login_offers_none(scene: Scene):
    with scene.portal.stage.store.begin() as tx:
        tx.save_accounts([replace(scene.account, health=Health.READING, trouble=None)])
    page = await scene.noor.open("/accounts/a1")
    assert BUTTON not in page.text
    csrf = page.reader.forms[0]["fields"]["csrf"]
    assert (await scene.noor.post("/accounts/a1/login", {"csrf": csrf})).status == 404
    assert not scene.server.apps


async def test_Z3_nobody_begins_a_login_for_somebody_elses_account(scene: Scene):
    scene.portal.stage.enrol("m2", "a2")
    other = await scene.portal.signed_in("m2")
    csrf = other.page.reader.forms[0]["fields"]["csrf"]
    assert (await other.post("/accounts/a1/login", {"csrf": csrf})).status == 404


async def test_a_server_that_does_not_answer_is_told(scene: Scene, tmp_path: Path):
    await scene.noor.open("/accounts/a1")
    scene.server.answer = lambda *asked: (503, {})  # type: ignore[method-assign]
    page = await scene.noor.press(BUTTON)
    assert "does not answer" in page.text


async def test_a_server_that_knows_no_such_scopes_is_told(scene: Scene):
    await scene.noor.open("/accounts/a1")
    scene.server.answer = lambda *asked: (422, {})  # type: ignore[method-assign]
    page = await scene.noor.press(BUTTON)
    assert "no login for reading alone" in page.text


@pytest.mark.parametrize("told", [{}, [], {"client_id": "a\r\nb", "client_secret": "s"}])
async def test_a_server_that_makes_no_app_of_us_is_told(scene: Scene, told: object):
    await scene.noor.open("/accounts/a1")
    scene.server.answer = lambda *asked: (200, told)  # type: ignore[method-assign]
    page = await scene.noor.press(BUTTON)
    assert "no login for reading alone" in page.text


async def test_the_button_speaks_dutch(scene: Scene):
    noor = await scene.portal.signed_in(lang="nl")
    page = await noor.open("/accounts/a1?lang=nl")
    assert "Amends daar mijn openbare berichten laten lezen" in page.text


async def test_a_server_that_fails_when_a_token_is_given_back_is_asked_again_until_it_takes_it(
    scene: Scene,
):
    """The account is gone at once, whatever its server does."""
    await scene.agree()
    plain = scene.server.answer

    def answer(method: str, path: str, form: dict[str, str], key: str) -> tuple[int, object]:
        return (503, {}) if path == "/oauth/revoke" else plain(method, path, form, key)

    scene.server.answer = answer  # type: ignore[method-assign, assignment]
    await scene.noor.press("Remove")
    assert scene.noor.page.path == "/me"
    with structlog.testing.capture_logs() as logs:
        await scene.hand_back()
    assert [line["event"] for line in logs] == ["token_not_revoked"]
    assert await scene.hand_back() == 0
    scene.server.answer = plain  # type: ignore[method-assign]
    scene.portal.stage.pass_time(minutes=5)
    assert await scene.hand_back() == 1
    assert not scene.server.tokens
    scene.portal.stage.pass_time(days=30)
    assert await scene.hand_back() == 0


@pytest.fixture
async def adding(scene: Scene) -> Scene:
    """Noor again, who adds her account at a server where strangers cannot even look it up."""
    with scene.portal.stage.store.begin() as tx:
        tx.remove_account(AccountId("a1"))
    await scene.noor.open("/accounts/new")
    await scene.noor.press("Find it", source=f"@Noor@{scene.server.host}")
    return scene


def only(scene: Scene) -> Account:
    with scene.portal.stage.store.begin() as tx:
        (account,) = tx.accounts_of(scene.portal.member().id)
        return account


async def there(scene: Scene) -> str:
    """The way to the server, from the page one is at."""
    page = await scene.noor.press(BUTTON)
    return next(link for link in page.reader.links if "/oauth/authorize" in link)


async def test_O1_where_nobody_can_look_an_account_up_its_member_shows_it_by_logging_in(
    adding: Scene,
):
    page = adding.noor.page
    assert "Log in at your server" in page.text
    assert "Put this code" not in page.text
    assert only(adding).health is Health.UNPROVED
    assert await adding.poll() == []
    adding.noor = await adding.portal.signed_in()
    await adding.noor.open(f"/accounts/{only(adding).id}")
    page = await adding.back(adding.server.agree(await there(adding)))
    account = only(adding)
    assert (page.path, account.health) == (f"/accounts/{account.id}", Health.READING)
    assert account.ref.key == f"101@{adding.server.host}"
    assert account.ref.label == f"@Noor@{adding.server.host}"
    assert await adding.poll() == ["changed"]
    adding.server.post(2, "You idiot, read the manual.")
    assert await adding.poll() == ["changed"]
    assert len(adding.portal.stage.cases()) == 1


async def test_in_dutch_too(adding: Scene):
    page = await adding.noor.open(f"/accounts/{only(adding).id}?lang=nl")
    assert "Log in bij je server" in page.text


async def test_O1_who_logs_in_there_as_somebody_else_has_shown_nothing(adding: Scene):
    adding.server.who = {"id": "102", "acct": "tim"}
    page = await adding.back(adding.server.agree(await there(adding)))
    assert "another account" in page.text
    assert only(adding).health is Health.UNPROVED
    assert not adding.server.tokens


@pytest.mark.parametrize("number", ["", "../102", None])
async def test_P7_a_server_that_gives_no_number_is_not_believed(adding: Scene, number: str | None):
    adding.server.who = {"id": number, "acct": "noor"}  # type: ignore[dict-item]
    page = await adding.back(adding.server.agree(await there(adding)))
    assert "another account" in page.text
    assert not only(adding).ref.numbered


async def test_its_profile_is_not_asked_for_before_that(adding: Scene):
    adding.server.asked.clear()
    csrf = adding.noor.page.reader.forms[0]["fields"]["csrf"]
    page = await adding.noor.post(f"/accounts/{only(adding).id}/check", {"csrf": csrf})
    assert "wants a login" in page.text
    assert adding.server.asked == []


async def test_an_account_that_is_there_already_is_not_added_twice_nor_its_token_given_back(
    scene: Scene,
):
    """Added by its number before, and by its name now: Mastodon gives the same token again."""
    await scene.agree()
    scene.server.reuses = True
    await scene.noor.open("/accounts/new")
    await scene.noor.press("Find it", source=f"@noor@{scene.server.host}")
    page = await scene.back(scene.server.agree(await there(scene)))
    assert "on your page already" in page.text
    assert await scene.hand_back() == 0
    assert scene.server.tokens == {"canary-token-code1"}
    assert await scene.poll() == ["changed"]


async def agreed_to_unlisted(scene: Scene, *, yes: bool = True) -> None:
    """On the page of what one agrees to."""
    wanted = [scope.value for scope in Scope if yes or scope is not Scope.READ_UNLISTED]
    scene.noor = await scene.portal.signed_in()
    await scene.noor.open("/me/consent")
    await scene.noor.press("Agree to what is ticked", agree=wanted)


def case_numbers(scene: Scene) -> list[str]:
    return [case.source_id.rpartition("/")[2] for case in scene.portal.stage.cases()]


def unlisted(scene: Scene, number: int, **changes: str) -> None:
    """Noor posts something rude now, for whoever has its address."""
    now = scene.portal.stage.now.isoformat()
    told = {"visibility": "unlisted", "created_at": now, **changes}
    scene.server.post(number, f"You idiot, number {number}.", **told)


async def test_unlisted_posts_are_read_from_the_moment_their_author_agrees_and_no_longer(
    scene: Scene,
):
    await scene.agree()
    await scene.poll()
    unlisted(scene, 2)
    await scene.poll()
    assert case_numbers(scene) == []
    unlisted(scene, 3)
    scene.portal.stage.pass_time(minutes=1)
    await agreed_to_unlisted(scene)
    unlisted(scene, 4)
    for number, visibility in ((5, "private"), (6, "direct"), (7, "local")):
        unlisted(scene, number, visibility=visibility)
    await scene.poll()
    # What came before, the newest page shows as well.
    assert case_numbers(scene) == ["4"]
    await agreed_to_unlisted(scene, yes=False)
    unlisted(scene, 8)
    await scene.poll()
    assert case_numbers(scene) == ["4"]


@pytest.mark.parametrize(
    ("lang", "heading", "no", "yes"),
    [
        ("en", "Posts that are in no list", "You have not agreed.", "You have agreed."),
        (
            "nl",
            "Berichten die in geen lijst staan",
            "Dat heb je niet goedgevonden.",
            "Dat vind je goed.",
        ),
    ],
)
async def test_the_choice_about_unlisted_posts_stands_with_the_others_and_begins_with_no(
    scene: Scene, lang: str, heading: str, no: str, yes: str
):
    page = await scene.noor.open(f"/me/choices?lang={lang}")
    assert heading in page.text
    assert no in page.text
    await agreed_to_unlisted(scene)
    page = await scene.noor.open(f"/me/choices?lang={lang}")
    assert no not in page.text
    assert yes in page.text
