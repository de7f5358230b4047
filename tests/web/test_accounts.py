"""A member's accounts on the pages."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.domain.ids import AccountId
from monitor.domain.member import Account, Health, Standing
from monitor.domain.message import Kind
from monitor.domain.post import LeftOut
from monitor.errors import (
    AddressRefused,
    SourceError,
    SourceGone,
    SourceLocked,
    SourceMissing,
    SourceUnavailable,
    SourceUnreadable,
)
from monitor.ports import Profile
from tests.usecases.world import ACCOUNT, MEMBER
from tests.web.portal import Portal, Somebody

pytestmark = pytest.mark.anyio


async def added(portal: Portal, source: str = "blog@scripted.example") -> Somebody:
    noor = await portal.signed_in()
    await noor.open("/accounts/new")
    await noor.press("Find it", source=source)
    return noor


def newest(portal: Portal) -> Account:
    with portal.stage.store.begin() as tx:
        return tx.accounts_of(portal.member().id)[-1]


async def test_an_account_is_added_shown_and_read(portal: Portal):
    portal.stage.pass_time(minutes=1)
    noor = await added(portal)
    code = newest(portal).proof_token
    assert code in noor.page.html
    portal.profile = Profile("blog", f"Ships {code}")
    page = await noor.press("Check now")
    assert page.path == f"/accounts/{newest(portal).id}"
    assert "Reading" in page.text
    assert "Step 3 of 3" in page.text
    assert "The account is shown to be yours, and nothing is left to do." in page.text
    assert newest(portal).health is Health.READING
    mine = (await noor.open("/me")).text
    assert "Manage" in mine
    assert "Show that it is yours" not in mine
    assert any(mail.kind is Kind.RECEIPT for mail in portal.mails)


async def test_W4_the_terms_of_the_server_are_shown_to_who_adds_an_account(portal: Portal):
    noor = await added(portal)
    assert "Your server has terms of its own" in noor.page.text
    assert (
        'href="https://scripted.example/terms" rel="noopener noreferrer nofollow"' in noor.page.html
    )
    with portal.stage.store.begin() as tx:
        tx.save_accounts([replace(newest(portal), terms="javascript:alert(1)")])
    page = await noor.open(f"/accounts/{newest(portal).id}")
    assert "terms of its own" not in page.text
    assert "javascript:" not in page.html


async def test_a_code_that_is_not_there_yet_is_told(portal: Portal):
    noor = await added(portal)
    page = await noor.press("Check now")
    assert "The code is not in the profile yet" in page.text
    assert newest(portal).health is Health.UNPROVED


async def test_a_code_that_has_ended_makes_room_for_a_new_one(portal: Portal):
    await added(portal)
    before = newest(portal).proof_token
    portal.stage.pass_time(days=4)
    noor = await portal.signed_in()
    page = await noor.open(f"/accounts/{newest(portal).id}")
    assert "This code has ended" in page.text
    await noor.press("New code")
    after = newest(portal).proof_token
    assert after != before
    assert after in noor.page.html


TROUBLES = [
    (AddressRefused("no"), "inside a private network"),
    (SourceMissing("no"), "Nothing was found there"),
    (SourceGone("no"), "Nothing was found there"),
    (SourceGone("no", reason="moved"), "has moved"),
    (SourceGone("no", reason="suspended"), "has suspended this account"),
    (SourceGone("no", reason="renamed"), "Somebody else has this name"),
    (SourceLocked("no"), "wants a login"),
    (SourceUnavailable("no"), "does not answer"),
    (SourceUnavailable("no", retry_after=600.0), "asked often just now"),
    (SourceUnreadable("no", reason="login-only"), "Logged-out visibility"),
    (SourceUnreadable("no", reason="not-a-feed"), "neither a feed nor a page"),
    (SourceUnreadable("no", reason="moved-host"), "sends its readers on to another host"),
    (
        SourceUnreadable("no", reason="several-feeds", choices=("https://a.example/1", "b\u202ec")),
        "the one that is yours: https://a.example/1, b⟨RLO⟩c",
    ),
    (
        SourceUnreadable("no", reason="several-authors", choices=("noor", "piet")),
        "Several people write in this feed: noor, piet.",
    ),
]


@pytest.mark.parametrize(("error", "words"), TROUBLES)
async def test_why_an_address_cannot_be_added_is_said(
    portal: Portal, error: SourceError, words: str
):
    async def resolve(source: str) -> object:
        raise error

    portal.stage.source.resolve = resolve  # type: ignore[method-assign, assignment]
    noor = await added(portal)
    assert noor.page.status == 422
    assert words in noor.page.text
    assert noor.page.form("Find it")["fields"]["source"] == "blog@scripted.example"


async def test_an_address_of_no_known_kind_is_refused(portal: Portal):
    noor = await added(portal, "ftp://elsewhere")
    assert "cannot read addresses of this kind" in noor.page.text


@pytest.mark.parametrize(("error", "words"), TROUBLES)
async def test_why_a_profile_cannot_be_seen_is_said(portal: Portal, error: SourceError, words: str):
    noor = await added(portal)

    async def bio(ref: object) -> Profile:
        raise error

    portal.stage.source.bio = bio  # type: ignore[method-assign]
    page = await noor.press("Check now")
    assert "Amends could not look" in page.text
    assert words in page.text


async def test_an_account_pauses_and_starts_again(portal: Portal):
    noor = await portal.signed_in()
    await noor.open("/accounts/a1")
    page = await noor.press("Pause")
    assert "Paused by you" in page.text
    assert portal.stage.account().next_due is None
    page = await noor.press("Start again")
    assert "Reading" in page.text
    assert portal.stage.account().next_due == portal.stage.now


@pytest.mark.parametrize(
    ("what", "english", "dutch"),
    [
        (LeftOut.OLDER, "the newest 500 posts were read", "de nieuwste 500 berichten zijn gelezen"),
        (LeftOut.LATER, "The rest follows at the next turns.", "De rest volgt bij de volgende"),
        (LeftOut.TEXT, "read only the beginning", "alleen het begin gelezen"),
    ],
)
async def test_P4_what_was_left_out_is_said_where_its_member_looks(
    portal: Portal, what: LeftOut, english: str, dutch: str
):
    noor = await portal.signed_in()
    for lang, words in (("en", english), ("nl", dutch)):
        with portal.stage.store.begin() as tx:
            tx.save_member(replace(tx.member(MEMBER), lang=lang))
            tx.save_accounts([replace(tx.account(ACCOUNT), left_out=frozenset({what}))])
        assert words in (await noor.open("/accounts/a1")).text


async def test_an_account_without_proof_does_not_start(portal: Portal):
    noor = await portal.signed_in()
    await noor.open("/accounts/a1")
    csrf = noor.page.form("Pause")["fields"]["csrf"]
    portal.stage.pass_time(minutes=20)
    with portal.stage.store.begin() as tx:
        tx.save_accounts([replace(tx.account(AccountId("a1")), proved_at=None)])
    page = await noor.post("/accounts/a1/start", {"csrf": csrf})
    assert page.path == "/accounts/a1"
    assert portal.stage.account().proved_at is None


async def test_a_removed_account_is_gone(portal: Portal):
    portal.open_case()
    noor = await portal.signed_in()
    await noor.open("/accounts/a1")
    page = await noor.press("Remove")
    assert page.path == "/me"
    assert "No accounts yet" in page.text
    assert (await noor.open("/c/K7Q2")).status == 404


async def test_O2_a_proof_that_ends_soon_can_be_renewed(portal: Portal):
    portal.stage.pass_time(days=80)
    noor = await portal.signed_in()
    await noor.open("/accounts/a1")
    page = await noor.press("Show again that it is yours")
    code = portal.stage.account().proof_token
    assert code in page.html
    assert "It is shown to be yours until" in page.text
    portal.profile = Profile("a1", f"{code}")
    await noor.press("Check now")
    assert portal.stage.account().proved_at == portal.stage.now


STATES = [
    ({"health": Health.TROUBLED, "trouble": "unavailable"}, "Its server does not answer."),
    (
        {"health": Health.TROUBLED, "trouble": "certificate"},
        "The certificate of its server is not valid.",
    ),
    ({"health": Health.TROUBLED, "trouble": "odd"}, "cannot be read as posts"),
    ({"health": Health.STOPPED, "trouble": "gone"}, "says “gone”"),
    ({"health": Health.STOPPED, "trouble": "moved"}, "says that it has moved"),
    ({"health": Health.STOPPED, "trouble": "suspended"}, "has suspended it"),
    ({"health": Health.TROUBLED, "trouble": "locked"}, "an RSS feed of your posts"),
    ({"health": Health.PAUSED, "trouble": "consent-ended"}, "Your consent has ended"),
    ({"health": Health.PAUSED, "trouble": "two-claims"}, "Somebody else has shown"),
    ({"health": Health.PAUSED, "trouble": None}, "Until you start it again"),
    ({"health": Health.UNPROVED, "trouble": "proof-ended"}, "older than 90 days"),
    ({"health": Health.UNPROVED, "proved_at": None, "trouble": "renamed"}, "another name now"),
    ({"health": Health.TROUBLED, "trouble": "login-only"}, "people who are logged in"),
    ({"health": Health.UNPROVED, "proved_at": None}, "does not read it before that"),
]


@pytest.mark.parametrize(("changes", "words"), STATES)
async def test_L4_a_member_sees_how_each_account_is_doing(
    portal: Portal, changes: dict[str, object], words: str
):
    with portal.stage.store.begin() as tx:
        tx.save_accounts([replace(tx.account(AccountId("a1")), **changes)])  # type: ignore[arg-type]
    noor = await portal.signed_in()
    assert words in (await noor.open("/me")).text
    assert words in (await noor.open("/accounts/a1")).text


async def test_O3_an_account_of_two_people_promises_nothing_that_starting_it_cannot_keep(
    portal: Portal,
):
    with portal.stage.store.begin() as tx:
        twice = replace(tx.account(ACCOUNT), health=Health.PAUSED, trouble="two-claims")
        tx.save_accounts([twice])
    noor = await portal.signed_in()
    text = (await noor.open(f"/accounts/{ACCOUNT}")).text
    assert "Once the other has removed it, Amends reads it again" in text
    assert "Amends reads it at its next turn, mostly within the hour" not in text


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (timedelta(minutes=30), "Next reading at 10:30."),
        (timedelta(days=1), "Next reading on 25 November at 10:00."),
        (timedelta(seconds=-5), "Next reading within minutes."),
        (None, ""),
    ],
)
@pytest.mark.parametrize("health", [Health.READING, Health.TROUBLED])
async def test_an_account_says_when_it_is_read_next(
    portal: Portal, health: Health, away: timedelta | None, words: str
):
    now = portal.stage.now
    due = None if away is None else now + away
    with portal.stage.store.begin() as tx:
        read = replace(tx.account(AccountId("a1")), last_read_at=now, next_due=due)
        tx.save_accounts([replace(read, health=health, trouble="")])
    noor = await portal.signed_in()
    for path in ("/me", "/accounts/a1"):
        text = (await noor.open(path)).text
        assert words in text
        assert ("Next reading" in text) == bool(words)


@pytest.mark.parametrize("health", [Health.READING, Health.TROUBLED])
async def test_nothing_is_said_to_come_while_everything_is_paused(portal: Portal, health: Health):
    with portal.stage.store.begin() as tx:
        tx.save_member(replace(tx.member(MEMBER), standing=Standing.PAUSED))
        tx.save_accounts([replace(tx.account(ACCOUNT), health=health)])
    noor = await portal.signed_in()
    for path in ("/me", "/accounts/a1"):
        text = (await noor.open(path)).text
        assert "Not read while everything is paused." in text
        for promise in ("Next reading", "Step 3 of 3", "Amends reads along", "tries again"):
            assert promise not in text


async def test_a_read_account_says_when_and_until_when(portal: Portal):
    with portal.stage.store.begin() as tx:
        tx.save_accounts([replace(tx.account(AccountId("a1")), last_read_at=portal.stage.now)])
    noor = await portal.signed_in()
    text = (await noor.open("/accounts/a1")).text
    assert "Last read on 24 November at 10:00." in text
    assert "Shown to be yours until 22 February 2027." in text
