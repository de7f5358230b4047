"""A member's own page: seeing everything, choosing, pausing, taking it along, leaving."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import time, timedelta

import pytest

from monitor.domain.audit import AuditEntry
from monitor.domain.case import Move
from monitor.domain.ids import MemberId
from monitor.domain.member import Health, QuietHours, Scope, Sharing, Standing
from monitor.domain.message import Kind
from monitor.domain.reach import Reach
from monitor.errors import NotFound
from tests.web.portal import Portal, secret

pytestmark = pytest.mark.anyio


async def test_my_page_says_what_waits_and_what_is_kept(portal: Portal):
    portal.open_case("K7Q2")
    done = portal.open_case("P9TC")
    with portal.stage.store.begin() as tx:
        tx.save_case(done.moved(Move.REMOVE, portal.stage.now))
    noor = await portal.signed_in()
    text = noor.page.text
    for words in (
        "Hello, Noor",
        "One case is waiting for you.",
        "a1@scripted.example",
        "Yours to decide",
        "Removed",
        "The text of case K7Q2, encrypted",
        "Version 1, given on 24 November 2026.",
        "18:00 to 08:30, and weekends",
        "Signed in",
    ):
        assert words in text
    assert "The text of case P9TC" not in text


async def test_what_waits_stands_first_and_of_that_the_gravest(portal: Portal):
    done = portal.open_case("P9TC")
    portal.open_case("K7Q2")
    portal.open_case("M3XF", findings=(secret(),))
    asked = portal.open_case("H4WN").moved(Move.ASK, portal.stage.now)
    with portal.stage.store.begin() as tx:
        tx.save_case(done.moved(Move.REMOVE, portal.stage.now))
        tx.save_case(asked)
    noor = await portal.signed_in()
    text = noor.page.text
    places = [text.index(f"Case {code}") for code in ("M3XF", "K7Q2", "H4WN", "P9TC")]
    assert places == sorted(places)
    assert text.index("Open case M3XF") < places[0]
    assert text.index("Your cases") < text.index("Your accounts")


async def test_accounts_stand_first_while_no_case_waits(portal: Portal):
    noor = await portal.signed_in()
    assert noor.page.text.index("Your accounts") < noor.page.text.index("Your cases")


async def test_an_empty_page_says_that_this_is_usual(portal: Portal):
    noor = await portal.signed_in()
    assert "That is the usual state of this page." in noor.page.text


async def test_what_needs_a_hand_is_said_first(portal: Portal):
    account = portal.stage.account()
    with portal.stage.store.begin() as tx:
        tx.save_accounts([replace(account, health=Health.STOPPED, trouble="gone")])
    noor = await portal.signed_in()
    assert "No case is waiting for you. One account needs a hand of yours." in noor.page.text


async def test_Z2_a_member_reads_who_looked(portal: Portal):
    with portal.stage.store.begin() as tx:
        for actor, action in (
            ("comms", "looked at case"),
            ("operator", "paused"),
            ("service", "started again"),
            ("auditor", "something new"),
        ):
            entry = AuditEntry(portal.stage.now, actor, action, MemberId("m1"), "K7Q2")
            tx.log(entry)
    text = (await portal.signed_in()).page.text
    for words in (
        "Comms Looked at the post of case K7Q2",
        "The operator, as you asked in writing Paused everything",
        "Amends, by itself Started again",
        "auditor something new",
    ):
        assert words in text
    assert "Nobody else has looked" not in text


async def test_what_others_did_is_not_pushed_down_by_what_the_member_did(portal: Portal):
    noor = await portal.signed_in()
    assert "Nobody else has looked at anything of yours." in noor.page.text
    with portal.stage.store.begin() as tx:
        tx.log(AuditEntry(portal.stage.now, "comms", "looked at case", MemberId("m1"), "K7Q2"))
        for _ in range(60):
            tx.log(AuditEntry(portal.stage.now, "member", "paused", MemberId("m1")))
    await noor.open("/me")
    text, looked = noor.page.text, "Comms Looked at the post of case K7Q2"
    assert text.index(looked) < text.index("What you did, and what Amends did by itself")
    assert text.count("You Paused everything") == 50


async def test_a_member_reads_which_choices_changed_from_what_to_what(portal: Portal):
    noor = await portal.signed_in()
    await noor.open("/me/choices")
    await noor.press(
        "Keep these choices", role="editor", sharing="never", conduct=["1", "3"], quotes=[]
    )
    text = (await noor.open("/me")).text
    for words in (
        "24 November, 10:00 You Changed choices: “When comms may see a flagged post” from “Only when I "
        "ask for help with it” to “Never”",
        "“What Amends checks” from “Audience, Role, Voice, Work information, Amends: facts and "
        "quarrels” to “Audience, Voice”",
        "“Quote my own words, so that I see at once what it is about” from “yes” to “no” · “Your role”",
    ):
        assert words in text
    answer = await noor.client.get("/me/export")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        log = json.loads(archive.read("amends.json"))["log"]
        page = archive.read("amends.html").decode()
    assert log[1]["thing"].startswith("sharing:asked>never rules:1,2,3,4,5>1,3 ")
    assert "“When comms may see a flagged post” from" in page


async def test_an_older_line_about_choices_says_no_more_than_it_knows(portal: Portal):
    with portal.stage.store.begin() as tx:
        for thing in (None, "sharing:other>asked colour"):
            tx.log(AuditEntry(portal.stage.now, "member", "chose", MemberId("m1"), thing))
    text = (await portal.signed_in()).page.text
    assert "You Changed choices Each time the words" in text
    assert "from “other” to “Only when I ask for help with it” · “colour”" in text


async def test_pausing_stops_everything_and_starting_goes_on(portal: Portal):
    noor = await portal.signed_in()
    page = await noor.press("Pause everything")
    assert "Everything is paused." in page.text
    assert portal.member().standing is Standing.PAUSED
    assert "Everything is paused" in (await noor.open("/pause")).text
    page = await noor.press("Start again")
    assert portal.member().standing is Standing.ACTIVE
    assert page.path == "/me"


async def test_the_link_to_pause_in_a_mail_has_a_button(portal: Portal):
    noor = await portal.signed_in()
    await noor.open("/pause")
    assert portal.member().standing is Standing.ACTIVE
    await noor.press("Pause everything")
    assert portal.member().standing is Standing.PAUSED


async def test_choices_are_kept(portal: Portal):
    noor = await portal.signed_in()
    await noor.open("/me/choices")
    page = await noor.press(
        "Keep these choices",
        name="Noor  Willems",
        role="editor",
        lang="nl",
        timezone="Europe/Lisbon",
        quiet_start="20.15",
        quiet_end="7:00",
        quiet_weekends=[],
        quotes=[],
        sharing="flagged",
        conduct=["1", "4"],
        replies=[],
    )
    assert page.path == "/me/choices"
    assert "Bewaard" in page.text
    mine = (await noor.open("/me")).text
    assert "Dag Noor Willems" in mine
    assert "Europe/Lisbon" in mine
    assert "Geen van je stil openbare berichten" in mine
    member = portal.member()
    assert member.quiet == QuietHours(time(20, 15), time(7, 0), weekends=False)
    assert (member.quotes, member.sharing) == (False, Sharing.FLAGGED)
    assert (member.role, member.timezone) == ("editor", "Europe/Lisbon")
    assert member.reach == Reach(frozenset({1, 4}), replies=False)


async def test_no_rule_at_all_is_no_choice(portal: Portal):
    noor = await portal.signed_in()
    await noor.open("/me/choices")
    page = await noor.press("Keep these choices", conduct=[])
    assert page.status == 422
    assert "Tick at least one rule." in page.text
    assert portal.member().reach == Reach()


async def test_the_form_of_choices_shows_them_as_they_are(portal: Portal):
    noor = await portal.signed_in()
    fields = (await noor.open("/me/choices")).form("Keep these choices")["fields"]
    fields.pop("csrf")
    assert fields == {
        "name": "Noor",
        "role": "",
        "lang": "en",
        "timezone": "Europe/Amsterdam",
        "quiet_start": "18:00",
        "quiet_end": "08:30",
        "quiet_weekends": ["yes"],
        "quotes": ["yes"],
        "sharing": ["asked"],
        "conduct": ["1", "2", "3", "4", "5"],
        "replies": ["yes"],
    }


@pytest.mark.parametrize("hour", ["25:00", "soon", "", "12:60", "１２:00"])
async def test_an_hour_that_is_none_is_refused_and_nothing_changes(portal: Portal, hour: str):
    before = portal.member()
    noor = await portal.signed_in()
    await noor.open("/me/choices")
    page = await noor.press("Keep these choices", quiet_start=hour)
    assert (page.status, "not a time of the day" in page.text) == (422, True)
    assert portal.member() == before


async def test_a_consent_can_be_changed(portal: Portal):
    noor = await portal.signed_in()
    await noor.open("/me/consent")
    page = await noor.press("Agree to what is ticked", agree=["read_posts", "send_notes"])
    assert "Figures Not counted" in page.text
    with portal.stage.store.begin() as tx:
        consent = tx.consent_of(MemberId("m1"))
    assert consent is not None
    assert consent.scopes == {Scope.READ_POSTS, Scope.SEND_NOTES}


async def test_my_page_tells_what_was_agreed_and_when_and_until_when_it_held(portal: Portal):
    portal.stage.pass_time(days=3)
    noor = await portal.signed_in()
    await noor.open("/me/consent")
    page = await noor.press("Agree to what is ticked", agree=["read_posts", "send_notes"])
    told = page.text[page.text.index("What you agreed to, and when") : page.text.index("Mails to")]
    newer, older = "given on 27 November 2026, 10:00.", "given on 24 November 2026, 10:00."
    assert told.index(newer) < told.index("Until 27 November 2027.") < told.index(older)
    assert "Until 27 November 2026." in told[told.index(older) :]
    counts = "counted in figures about five people or more"
    assert counts in told[told.index(older) :]
    assert counts not in told[: told.index(older)]


async def test_what_was_objected_to_held_until_that_day_and_the_rest_keeps_its_own(portal: Portal):
    portal.stage.pass_time(days=3)
    noor = await portal.signed_in()
    await noor.open("/objection")
    await noor.press("Object, and stop everything")
    page = await noor.open("/me")
    told = page.text[page.text.index("What you agreed to, and when") : page.text.index("Mails to")]
    assert told.count("given on 24 November 2026, 10:00.") == 2
    assert told.index("Until 24 November 2027.") < told.index("Until 27 November 2026.")


async def test_what_was_agreed_of_a_model_that_is_there_no_more_still_reads_as_a_sentence(
    portal: Portal,
):
    noor = await portal.signed_in()
    assert "The company’s language model at … may read a post of mine" in noor.page.text
    assert "ask_model" not in noor.page.text


async def test_my_page_shows_every_choice_once(portal: Portal):
    with portal.stage.store.begin() as tx:
        reach = replace(tx.member(MemberId("m1")).reach, conducts=frozenset({1, 3}), replies=False)
        tx.save_member(replace(tx.member(MemberId("m1")), reach=reach, sharing=Sharing.NEVER))
    noor = await portal.signed_in()
    text = noor.page.text[noor.page.text.index("Your choices") :]
    for words in (
        "Name and role",
        "Of the rules: audience, voice",
        "None of your replies",
        "None of your posts, as you chose",
        "Quotes in mails",
        "Quiet hours",
    ):
        assert text.count(words) == 1, words


async def test_agreeing_to_too_little_changes_nothing(portal: Portal):
    noor = await portal.signed_in()
    await noor.open("/me/consent")
    page = await noor.press("Agree to what is ticked", agree=["count"])
    assert (page.status, "cannot work without the first two" in page.text) == (422, True)
    with portal.stage.store.begin() as tx:
        assert len(tx.consents_of([MemberId("m1")])) == 1


@pytest.mark.parametrize(
    ("days", "words"), [(340, "Your consent ends on"), (366, "Your consent has ended")]
)
async def test_an_ending_consent_is_told_and_can_be_given_again(
    portal: Portal, days: int, words: str
):
    portal.stage.pass_time(days=days)
    noor = await portal.signed_in()
    assert words in noor.page.text
    await noor.open("/me/consent")
    page = await noor.press("Agree to what is ticked", agree=["read_posts", "send_notes"])
    assert words not in page.text


async def test_everything_that_is_kept_can_be_taken_along(portal: Portal):
    portal.open_case()
    noor = await portal.signed_in()
    answer = await noor.client.get("/me/export")
    assert answer.headers["content-type"] == "application/zip"
    assert "amends-2026-11-24.zip" in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        kept = json.loads(archive.read("amends.json"))
        page = archive.read("amends.html").decode()
    assert kept["member"]["address"] == "m1@kade.example"
    assert "idiot" in kept["cases"][0]["text"]
    for words in ("m1@kade.example", "idiot", "K7Q2", "a1@scripted.example"):
        assert words in page
    assert "Took everything along" in (await noor.open("/me")).text


async def test_leaving_is_one_button_on_one_page(portal: Portal):
    portal.open_case()
    noor = await portal.signed_in()
    await noor.open("/leave")
    assert portal.member().standing is Standing.ACTIVE
    page = await noor.press("Leave and erase everything")
    assert page.path == "/left"
    assert "everything about you is erased" in page.text
    with pytest.raises(NotFound):
        portal.member()
    assert (await noor.open("/me")).path == "/sign-in"
    (receipt,) = [mail for mail in portal.mails if mail.kind is Kind.RECEIPT]
    assert receipt.slot("left") == "1"


def unsubscribe(portal: Portal, member: str = "m1") -> str:
    address = portal.service.oneclick.address(MemberId(member))
    return address.removeprefix(portal.service.settings.portal.base_url)


async def test_one_click_in_a_mail_program_pauses(portal: Portal):
    program = portal.somebody()
    form = {"List-Unsubscribe": "One-Click"}
    answer = await program.client.post(unsubscribe(portal), data=form)
    assert answer.status_code == 200
    assert portal.member().standing is Standing.PAUSED


async def test_A2_opening_the_one_click_address_changes_nothing(portal: Portal):
    noor = portal.somebody()
    await noor.open(unsubscribe(portal))
    assert portal.member().standing is Standing.ACTIVE
    await noor.press("Pause everything")
    assert portal.member().standing is Standing.PAUSED


async def test_A5_a_forged_one_click_address_pauses_nobody_and_looks_the_same(portal: Portal):
    somebody = portal.somebody()
    await somebody.open("/join")
    real, forged = unsubscribe(portal), unsubscribe(portal)[:-2] + "zz"
    pages = [await somebody.post(path, {}) for path in (forged, unsubscribe(portal, "m9"))]
    assert portal.member().standing is Standing.ACTIVE
    pages.append(await somebody.post(real, {}))
    assert len({page.html for page in pages}) == 1


async def test_one_click_leaves_a_pause_with_an_end_alone(portal: Portal):
    until = portal.stage.now + timedelta(days=2)
    with portal.stage.store.begin() as tx:
        paused = replace(portal.member(), standing=Standing.PAUSED, paused_until=until)
        tx.save_member(paused)
    await portal.somebody().post(unsubscribe(portal), {})
    assert portal.member().paused_until == until
