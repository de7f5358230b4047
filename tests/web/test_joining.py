"""From the first page to a member's own: joining, links, signing in and out."""

import re
import unicodedata
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from monitor.adapters.consents import consent_text
from monitor.domain.member import Scope, Sharing, Standing
from monitor.domain.message import Kind
from monitor.domain.reach import Reach
from monitor.domain.token import digest
from tests.web.portal import BASE, Portal, Seen, Somebody

pytestmark = pytest.mark.anyio

FEMKE = {
    "address": "Femke@Kade.example",
    "name": "Femke Haan",
    "role": "engineer",
    "lang": "nl",
    "timezone": "Europe/Amsterdam",
    "sharing": "asked",
    "quotes": ["yes"],
    "agree": ["read_posts", "send_notes"],
}


async def typed(portal: Portal, **changes: str | list[str]) -> Somebody:
    """Femke has filled in the form and pressed the button."""
    femke = portal.somebody()
    await femke.open("/join")
    await femke.press("Send me the link", **{**FEMKE, **changes})  # type: ignore[arg-type]
    return femke


def code_on(page: Seen) -> str:
    found = re.search(r'id="code">(\d{6})<', page.html)
    assert found, page.text
    return found[1]


async def test_the_whole_way_in(portal: Portal):
    femke = await typed(portal)
    assert "A link is on its way" in femke.page.text
    await femke.open(portal.link())
    assert "Confirm that you join" in femke.page.text
    page = await femke.press("Confirm and join")
    assert page.path == "/me"
    assert "Femke Haan" in page.text
    with portal.stage.store.begin() as tx:
        member = tx.member_at("femke@kade.example")
        assert member is not None
        consent = tx.consent_of(member.id)
    assert (member.standing, member.lang, member.role) == (Standing.ACTIVE, "nl", "engineer")
    assert (member.sharing, member.quotes) == (Sharing.ASKED, True)
    assert consent is not None
    assert consent.scopes == {Scope.READ_POSTS, Scope.SEND_NOTES}


async def test_O4_what_the_page_shows_is_what_is_agreed_to(portal: Portal):
    femke = await typed(portal, agree=["read_posts", "send_notes", "count"])
    page = await femke.open(portal.link())
    assert "may be counted in figures about five people" in page.text
    assert "version 1" in page.text
    femke = await typed(portal)
    assert "counted in figures" not in (await femke.open(portal.link())).text


@pytest.mark.parametrize(
    "name", ["प्रिया शर्मा", "สมหญิง", "தமிழ்செல்வி", "Zoë d’Hont", "Nguyễn Thị Ánh"]
)
async def test_a_name_is_taken_in_the_script_that_it_is_written_in(portal: Portal, name: str):
    femke = await typed(portal, name=name)
    assert femke.page.status == 200
    with portal.stage.store.begin() as tx:
        joined = tx.member_at("femke@kade.example")
    assert joined is not None
    assert joined.name == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("address", "not an address", "not one mail address"),
        ("address", "a@kade.example, b@kade.example", "not one mail address"),
        ("address", "a@kade.example\r\nBcc: b@kade.example", "not one mail address"),
        ("name", "", "A name is needed"),
        ("name", "Win now https://evil.example", "A name is needed"),
        ("name", "\u0301Femke", "A name is needed"),
        ("name", "A" + "\u0301" * 61, "A name is needed"),
        ("lang", "xx", "This language is not there yet"),
        ("timezone", "Mars/Olympus", "This time zone is not known"),
        ("agree", ["read_posts"], "cannot work without the first two"),
        ("agree", [], "cannot work without the first two"),
    ],
)
async def test_what_is_wrong_is_said_beside_its_field_and_nobody_joins(
    portal: Portal, field: str, value: str | list[str], words: str
):
    femke = await typed(portal, **{field: value})
    assert femke.page.status == 422
    assert words in femke.page.text
    assert "Something to mend" in femke.page.html
    assert portal.mails == []


async def test_K5_what_is_wrong_never_repeats_what_was_typed(portal: Portal):
    femke = await typed(portal, address="canary at kade")
    told = re.findall(r'class="error"[^>]*>(.*?)</p>', femke.page.html, re.S)
    assert told
    assert all("canary" not in error for error in told)


async def test_what_was_typed_is_kept_for_another_try(portal: Portal):
    femke = await typed(portal, address="nowhere", quotes=[], sharing="flagged")
    fields = femke.page.form("Send me the link")["fields"]
    assert (fields["address"], fields["name"], fields["lang"]) == ("nowhere", "Femke Haan", "nl")
    assert (fields["agree"], fields["quotes"]) == (["read_posts", "send_notes"], [])
    assert fields["sharing"] == ["flagged"]


async def test_A5_a_known_and_an_unknown_address_see_the_same_page(portal: Portal):
    pages = [await typed(portal, address=a) for a in ("m1@kade.example", "new@kade.example")]
    first, second = (re.sub(r"\d{6}|value=\"\w+\"", "", p.page.html) for p in pages)
    assert first == second
    stranger, member = portal.somebody(), portal.somebody()
    for somebody, address in ((stranger, "nobody@kade.example"), (member, "m1@kade.example")):
        await somebody.open("/sign-in")
        await somebody.press("Send me the link", address=address)
    first, second = (
        re.sub(r"\d{6}|value=\"\w+\"", "", somebody.page.html) for somebody in (stranger, member)
    )
    assert first == second
    assert stranger.page.status == member.page.status == 200


async def test_A6_the_eleventh_link_from_one_place_has_to_wait(portal: Portal):
    for number in range(10):
        page = (await typed(portal, address=f"p{number}@kade.example")).page
        assert page.status == 200
    page = (await typed(portal, address="p11@kade.example")).page
    assert page.status == 429
    assert "No more links for now" in page.text
    links = [mail for mail in portal.mails if mail.kind is Kind.LOGIN]
    assert len(links) == 10


async def test_A6_each_place_counts_for_itself(portal: Portal):
    for number in range(12):
        somebody = portal.somebody(place=f"198.51.100.{number}")
        await somebody.open("/sign-in")
        page = await somebody.press("Send me the link", address=f"x{number}@kade.example")
        assert page.status == 200


async def test_A2_looking_at_a_link_lets_nobody_in(portal: Portal):
    femke = await typed(portal)
    for _ in range(3):
        page = await femke.open(portal.link())
        assert page.status == 200
    head = await femke.client.head(portal.link())
    assert head.status_code == 200
    assert head.content == b""
    assert (await femke.open("/me")).path == "/sign-in"
    await femke.open(portal.link())
    assert (await femke.press("Confirm and join")).path == "/me"


async def test_A1_a_used_link_is_old(portal: Portal):
    noor = await portal.signed_in()
    page = await noor.open(portal.link())
    assert page.status == 410
    assert "has been used or is older than 15 minutes" in page.text


async def test_A1_a_link_that_is_pressed_too_late_is_old(portal: Portal):
    femke = await typed(portal)
    await femke.open(portal.link())
    portal.stage.pass_time(minutes=15)
    page = await femke.press("Confirm and join")
    assert page.status == 410
    assert (await femke.open("/me")).path == "/sign-in"


async def test_A3_another_browser_needs_the_code_that_the_first_one_shows(portal: Portal):
    femke = await typed(portal)
    code = code_on(femke.page)
    phone = portal.somebody()
    page = await phone.open(portal.link())
    assert "another browser" in page.text
    page = await phone.press("Confirm and join", code="111111")
    assert page.status == 422
    assert "not the code of that page" in page.text
    page = await phone.press("Confirm and join", code=f"{code[:3]} {code[3:]}")
    assert page.path == "/me"


async def test_A3_after_five_wrong_codes_the_link_is_old(portal: Portal):
    femke = await typed(portal)
    code = code_on(femke.page)
    thief = portal.somebody()
    await thief.open(portal.link())
    for _ in range(5):
        assert (await thief.press("Confirm and join", code="000000")).status == 422
    assert (await thief.press("Confirm and join", code=code)).status == 410
    assert (await femke.open(portal.link())).status == 410


async def test_A4_a_link_stands_in_no_title_and_leads_nowhere_else(portal: Portal):
    femke = await typed(portal)
    page = await femke.open(portal.link())
    secret = portal.link().removeprefix("/l/")
    assert secret not in page.html


async def test_after_signing_in_one_sees_what_one_wanted_to_see(portal: Portal):
    portal.open_case()
    noor = portal.somebody()
    page = await noor.open("/c/K7Q2/no")
    assert page.path == "/sign-in"
    await noor.press("Send me the link", address="m1@kade.example")
    assert portal.link().endswith("?to=/c/K7Q2/no")
    await noor.open(portal.link())
    page = await noor.press("Sign in")
    assert page.path == "/c/K7Q2/no"
    assert portal.case().status == "notified"


@pytest.mark.parametrize(
    "to", ["https://evil.example", "//evil.example", "/\\evil.example", "/me?x=1", "/a b", "me"]
)
async def test_a_link_leads_on_to_our_own_pages_alone(portal: Portal, to: str):
    noor = portal.somebody()
    await noor.open("/sign-in")
    await noor.press("Send me the link", address="m1@kade.example", to=to)
    link = portal.link()
    assert "?to=" not in link
    await noor.open(f"{link}?to={to}")
    assert (await noor.press("Sign in", to=to)).path == "/me"


async def test_A7_signing_in_gives_a_new_session_and_signing_out_ends_it(portal: Portal):
    noor = await portal.signed_in()
    before = noor.client.cookies["amends"]
    await noor.press("Sign out")
    assert noor.page.path == "/join"
    assert "amends" not in noor.client.cookies
    assert noor.page.answer.history[0].headers["clear-site-data"] == '"storage"'
    noor.client.cookies.set("amends", before, domain="127.0.0.1")
    assert (await noor.open("/me")).path == "/sign-in"
    with portal.stage.store.begin() as tx:
        assert tx.session(digest(before), portal.stage.now) is None


async def test_signing_out_without_a_session_does_no_harm(portal: Portal):
    somebody = portal.somebody()
    await somebody.open("/sign-in")
    csrf = somebody.page.form("Send me the link")["fields"]["csrf"]
    assert (await somebody.post("/sign-out", {"csrf": csrf})).path == "/join"


async def test_A7_a_planted_session_is_replaced_at_sign_in(portal: Portal):
    noor = portal.somebody()
    noor.client.cookies.set("amends", "planted", domain="127.0.0.1")
    await noor.open("/sign-in")
    await noor.press("Send me the link", address="m1@kade.example")
    await noor.open(portal.link())
    await noor.press("Sign in")
    assert noor.client.cookies.get("amends", domain="127.0.0.1") != "planted"
    with portal.stage.store.begin() as tx:
        assert tx.session(digest("planted"), portal.stage.now) is None


async def test_A7_after_half_an_hour_without_a_click_one_is_signed_out(portal: Portal):
    noor = await portal.signed_in()
    portal.stage.pass_time(minutes=29)
    assert (await noor.open("/me")).path == "/me"
    portal.stage.pass_time(minutes=30)
    assert (await noor.open("/me")).path == "/sign-in"


async def test_a_session_ends_with_its_member(portal: Portal):
    noor = await portal.signed_in()
    with portal.stage.store.begin() as tx:
        session = tx.session(digest(noor.client.cookies["amends"]), portal.stage.now)
        assert session is not None
        tx.erase_member(portal.member().id, portal.stage.now)
        tx.add_session(session)
    assert (await noor.open("/me")).path == "/sign-in"


async def test_who_is_signed_in_starts_at_home(portal: Portal):
    noor = await portal.signed_in()
    assert (await noor.open("/")).path == "/me"
    page = await noor.open("/join")
    assert "Open my page" in page.text
    assert "Send me the link" not in page.text
    assert (await (await portal.comms()).open("/")).path == "/comms"


async def test_an_unknown_office_has_no_door(portal: Portal):
    assert (await portal.somebody().open("/sign-in/boss")).status == 404


async def test_a_wrong_address_is_told_where_one_signs_in(portal: Portal):
    somebody = portal.somebody()
    await somebody.open("/sign-in/comms")
    page = await somebody.press("Send me the link", address="marit")
    assert (page.status, "not one mail address" in page.text) == (422, True)
    assert "Sign in for comms" in page.text


async def test_A6_an_office_cannot_ask_for_links_all_day(portal: Portal):
    somebody = portal.somebody()
    for status in (200, 200, 200, 429):
        await somebody.open("/sign-in/operator")
        page = await somebody.press("Send me the link", address="ops@kade.example")
        assert page.status == status


async def test_a_page_can_be_read_in_another_language_and_stays_in_it(portal: Portal):
    somebody = portal.somebody("en-GB")
    assert 'lang="en"' in (await somebody.open("/join")).html
    assert 'lang="nl"' in (await somebody.open("/join?lang=nl")).html
    assert 'lang="nl"' in (await somebody.open("/sign-in")).html
    assert 'lang="en"' in (await somebody.open("/sign-in?lang=xx")).html.replace("nl", "en")


@pytest.mark.parametrize(
    ("accepts", "lang"),
    [("nl", "nl"), ("fr-FR, nl;q=0.8", "fr"), ("sv-SE, nl;q=0.8", "nl"), ("sv", "en"), ("", "en")],
)
async def test_the_browser_says_which_language(portal: Portal, accepts: str, lang: str):
    page = await portal.somebody(accepts).open("/join")
    assert page.html.startswith(f'<!doctype html>\n<html lang="{lang}">')


@pytest.mark.parametrize("path", ["/consent", "/accessibility", "/p/amends-1234", "/left"])
async def test_public_pages_open_for_everybody(portal: Portal, path: str):
    page = await portal.somebody().open(path)
    assert page.status == 200


async def test_a_sign_of_ownership_looks_alike_for_every_code(portal: Portal):
    somebody = portal.somebody()
    await somebody.open("/join")
    first = await somebody.open("/p/amends-1")
    second = await somebody.open("/p/nobody")
    assert first.html.replace("amends-1", "x") == second.html.replace("nobody", "x")


async def test_the_form_posts_to_where_it_stands(portal: Portal):
    somebody = portal.somebody()
    await somebody.open("/join")
    assert somebody.page.form("Send me the link")["action"].partition("#")[0] == "/join"
    assert str(somebody.page.answer.url).startswith(BASE)


async def test_what_is_left_out_at_joining_and_the_day_of_the_start_hold(portal: Portal):
    day = portal.stage.now.date() + timedelta(days=9)
    femke = await typed(portal, conduct=["4"], replies=[], starts=day.isoformat())
    await femke.open(portal.link())
    await femke.press("Confirm and join")
    with portal.stage.store.begin() as tx:
        member = tx.member_at("femke@kade.example")
    assert member is not None
    assert member.reach == Reach(frozenset({4}), replies=False)
    assert member.standing is Standing.PAUSED
    assert member.paused_until is not None
    begins = member.paused_until.astimezone(ZoneInfo("Europe/Amsterdam"))
    assert (begins.date(), begins.hour, begins.minute) == (day, 0, 0)


async def test_starting_today_is_starting_now(portal: Portal):
    femke = await typed(portal, starts=portal.stage.now.date().isoformat())
    await femke.open(portal.link())
    await femke.press("Confirm and join")
    with portal.stage.store.begin() as tx:
        member = tx.member_at("femke@kade.example")
    assert member is not None
    assert member.standing is Standing.ACTIVE


@pytest.mark.parametrize("day", ["2026-11-23", "2027-06-01", "0000-00-00", "tomorrow"])
async def test_a_start_that_is_gone_far_or_none_is_told(portal: Portal, day: str):
    femke = await typed(portal, starts=day)
    assert femke.page.status == 422
    assert "not a day in the coming three months" in femke.page.text
    assert portal.mails == []


HERE_AND_THERE = {
    "digest": {"dpia": "DPIA-7", "works_council": "WC-12"},
    "places": {
        "NL": {"switch": "counts", "why": "agreed"},
        "DE": {"switch": "member", "why": "no agreement on figures yet"},
        "US-CA": {"switch": "off", "why": "Counsel is still looking at it."},
    },
}


@pytest.mark.parametrize(("place", "counted"), [("NL", True), ("DE", False)])
async def test_who_works_where_nobody_is_counted_cannot_be(
    tmp_path: Path, place: str, counted: bool
):
    portal = Portal(tmp_path, settings=HERE_AND_THERE)
    femke = await typed(portal, place=place, agree=["read_posts", "send_notes", "count"])
    page = await femke.open(portal.link())
    assert ("counted in figures" in page.text) == counted
    await femke.press("Confirm and join")
    for _ in range(2):
        with portal.stage.store.begin() as tx:
            member = tx.member_at("femke@kade.example")
            assert member is not None
            consent = tx.consent_of(member.id)
        assert consent is not None
        assert (member.place, consent.counted) == (place, counted)
        await femke.open("/me/consent")
        await femke.press(
            "Instemmen met wat is aangevinkt", agree=["read_posts", "send_notes", "count"]
        )


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("US-CA", "Counsel is still looking at it."),
        ("BE", "Choose where you work from the list"),
        ("", "Choose where you work from the list"),
    ],
)
async def test_where_amends_is_off_nobody_joins_and_the_reason_is_told(
    tmp_path: Path, place: str, words: str
):
    portal = Portal(tmp_path, settings=HERE_AND_THERE)
    femke = await typed(portal, place=place)
    assert femke.page.status == 422
    assert words in femke.page.text
    assert "United States (CA)" in femke.page.text
    assert portal.mails == []


async def test_nobody_is_asked_where_they_work_without_places(portal: Portal):
    femke = portal.somebody()
    assert "Where you work" not in (await femke.open("/join")).text


@pytest.mark.parametrize(
    ("lang", "mine", "button", "confirm"),
    [
        ("de", "deine eigene Entscheidung", "Link", "Bestätigen"),
        ("fr", "ton propre choix", "lien", "Confirmer"),
    ],
)
async def test_who_is_spoken_to_familiarly_agrees_to_that_text_and_its_hash_is_kept(
    tmp_path: Path, lang: str, mine: str, button: str, confirm: str
):
    portal = Portal(tmp_path, settings={"familiar": True})
    femke = portal.somebody(lang)
    assert mine in (await femke.open("/consent")).text
    assert mine in (await femke.open("/join")).text
    await femke.press(button, **{**FEMKE, "lang": lang})  # type: ignore[arg-type]
    await femke.open(portal.link())
    await femke.press(confirm)
    with portal.stage.store.begin() as tx:
        member = tx.member_at("femke@kade.example")
        assert member is not None
        consent = tx.consent_of(member.id)
    assert consent is not None
    assert consent.text_hash == consent_text(lang, familiar=True).text_hash
    assert consent.text_hash != consent_text(lang).text_hash
    assert mine in (await femke.open("/me/consent")).text


async def test_each_page_of_the_way_in_says_what_comes_next(portal: Portal):
    femke = portal.somebody()
    page = await femke.open("/join")
    assert "Your e-mail address, work or private" in page.text
    assert "Next: the mail with the link." in page.text
    page = await femke.press("Send me the link", **FEMKE)  # type: ignore[arg-type]
    assert "Step 1 of 3" in page.text
    assert "Next you add an account." in page.text
    page = await femke.open(portal.link())
    assert "Step 1 of 3" in page.text
    assert "Next you add an account." in page.text
    page = await femke.press("Confirm and join")
    page = await femke.open("/me?lang=en")
    assert "One thing is left: add an account" in page.text
    page = await femke.open("/accounts/new?lang=en")
    assert "Next you show that it is yours" in page.text


async def test_what_is_wrong_opens_the_page_at_the_form_not_at_the_story(portal: Portal):
    femke = await typed(portal, agree=[])
    form = femke.page.form("Send me the link")
    assert form["action"] == "/join#join"
    told = femke.page.html
    assert told.index('id="join"') < told.index('role="alert"') < told.index('name="address"')


READ_IN_TWO_MINUTES = 450
"""Words: adults read about 238 of them a minute (Brysbaert 2019, How many words do we read per minute?)."""


@pytest.mark.parametrize("lang", ["nl", "en", "de", "fr"])
async def test_what_amends_is_takes_two_minutes_to_read(tmp_path: Path, lang: str):
    page = await Portal(tmp_path).somebody(lang).open("/")
    story = page.answer.text.partition("<main")[2].partition(
        '<section class="flow" aria-labelledby="join"'
    )[0]
    told = re.sub(r"<details.*?</details>|<[^>]+>", " ", f"<main{story}", flags=re.DOTALL)
    assert 250 < len(told.split()) <= READ_IN_TWO_MINUTES
    for part in ('id="way"', 'id="never"', 'id="who"', 'id="rules"', "<figure"):
        assert part in story


async def test_the_table_of_who_sees_what_says_it_without_its_signs_too(tmp_path: Path):
    page = await Portal(tmp_path).somebody().open("/")
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', page.answer.text)
    sees = {who: re.findall(r'class="hide">(\w+)<', cells) for who, cells in rows}
    assert sees["You"] == ["yes", "yes", "yes", "no"]
    assert sees["Comms"] == ["no", "yes", "yes", "no"]
    assert sees["Your manager, HR, anyone else"] == ["no"] * 4
    assert {told[0] for who, told in sees.items() if who != "You"} == {"no"}
    assert {told[3] for told in sees.values()} == {"no"}
