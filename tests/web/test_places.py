"""Where somebody works: changed by them, or switched by the company, and what their pages say then."""

from dataclasses import replace
from pathlib import Path

import pytest

from monitor.domain.member import Scope, Standing
from monitor.domain.place import Place, Places, Switch
from monitor.turns import Turns
from monitor.usecases.places import Map, heed_places
from tests.usecases.world import Scripted
from tests.web.portal import Portal, Somebody
from tests.web.test_joining import HERE_AND_THERE, typed

pytestmark = pytest.mark.anyio


def enrol(portal: Portal, place: str) -> None:
    portal.stage.enrol()
    with portal.stage.store.begin() as tx:
        tx.save_member(replace(portal.member(), place=place))


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    """Noor works in the Netherlands, where people are counted."""
    portal = Portal(tmp_path, settings=HERE_AND_THERE)
    enrol(portal, "NL")
    return portal


async def chosen(noor: Somebody, place: str) -> str:
    await noor.open("/me/choices")
    return (await noor.press("Keep these choices", place=place)).text


def counted(portal: Portal) -> bool:
    with portal.stage.store.begin() as tx:
        consent = tx.consent_of(portal.member().id)
    return consent is not None and Scope.COUNT in consent.scopes


async def test_a_member_sees_and_changes_where_they_work_and_is_counted_accordingly(portal: Portal):
    noor = await portal.signed_in()
    page = await noor.open("/me")
    assert page.text.count("Where you work Netherlands") == 1
    assert "Not read while everything is paused" not in page.text
    assert counted(portal)
    assert "Kept" in await chosen(noor, "DE")
    assert (portal.member().place, portal.member().standing) == ("DE", Standing.ACTIVE)
    assert not counted(portal)
    page = await noor.open("/me")
    assert "Germany" in page.text
    assert "Took you out of the figures" in page.text
    # What a member did on the page needs no mail that tells it.
    assert [mail for mail in portal.mails if mail.slot("what")] == []


async def test_moving_to_where_amends_is_off_stops_it_and_moving_on_lets_the_member_start(
    portal: Portal,
):
    noor = await portal.signed_in()
    text = await chosen(noor, "US-CA")
    assert "Your company says why: Counsel is still looking at it." in text
    # What is renewed in place is the form: it says so there, beside the button.
    form = noor.page.html.partition('id="chosen"')[2].partition("</form>")[0]
    assert form.index("Counsel is still looking at it.") < form.index('id="keep"')
    assert portal.member().standing is Standing.CLOSED
    page = await noor.open("/me")
    assert "Amends is switched off where you work" in page.text
    assert page.html.count("<dt>Where you work</dt>") == 1
    assert "Counsel is still looking at it." in page.text
    assert "Start again" not in page.text
    assert "Not read while everything is paused" in page.text
    assert "Pause everything" not in page.text
    assert (await noor.open("/pause")).path == "/me"
    await chosen(noor, "DE")
    assert portal.member().standing is Standing.PAUSED
    await noor.open("/me")
    await noor.press("Start again")
    assert portal.member().standing is Standing.ACTIVE


async def test_no_form_that_is_sent_by_hand_starts_what_is_switched_off(portal: Portal):
    noor = await portal.signed_in()
    await chosen(noor, "US-CA")
    csrf = noor.page.form("Keep these choices")["fields"]["csrf"]
    ticked = {"agree": ["read_posts", "send_notes", "count"]}
    for path, fields in (("/start", {}), ("/pause", {"length": "day"}), ("/me/consent", ticked)):
        await noor.post(path, {"csrf": csrf, **fields})
        assert portal.member().standing is Standing.CLOSED
    assert not counted(portal)


async def test_nobody_is_asked_about_an_account_where_amends_is_off(
    portal: Portal, monkeypatch: pytest.MonkeyPatch
):
    noor = await portal.signed_in()
    await noor.open("/accounts/new")
    await noor.press("Find it", source="noor@scripted.example")
    account = noor.page.path
    await noor.open("/accounts/new")
    typed = noor.page.form("Find it")["fields"] | {"source": "other@scripted.example"}
    heed(portal, {"NL": Place(Switch.OFF, "Until the works council has met.")})
    outside = Outside()
    for asking in ("resolve", "bio", "terms", "fetch"):
        monkeypatch.setattr(Scripted, asking, outside)
    for path, fields in (("/accounts", typed), (f"{account}/check", {"csrf": typed["csrf"]})):
        page = await noor.post(path, fields)
        assert (page.path, "Amends is switched off where you work" in page.text) == ("/me", True)
    assert (await noor.open("/accounts/new")).path == "/me"
    assert "Add an account" not in noor.page.text
    assert not outside.asked


class Outside:
    """Whether anybody out there was asked."""

    asked = False

    async def __call__(self, *_: object) -> None:
        self.asked = True


async def test_where_somebody_works_stays_when_they_do_not_say(portal: Portal):
    noor = await portal.signed_in()
    await chosen(noor, "")
    assert portal.member().place == "NL"
    assert "Choose where you work from the list" in await chosen(noor, "BE")
    assert noor.page.status == 422
    assert portal.member().place == "NL"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("", "Amends does not know where you work. Say so among your choices."),
        ("BE", "Where you work is not on your company’s list of places."),
    ],
)
async def test_who_works_nowhere_on_the_list_reads_why_nothing_is_read(
    tmp_path: Path, place: str, words: str
):
    portal = Portal(tmp_path, settings=HERE_AND_THERE)
    enrol(portal, place)
    await Turns(portal.service).forget()
    noor = await portal.signed_in()
    assert words in noor.page.text
    assert words in (await noor.open("/me/choices")).text


async def test_the_daemon_heeds_the_switches_when_it_starts_and_before_it_reads(portal: Portal):
    heed(portal, {"NL": Place(Switch.OFF, "Until the works council has met.")})
    assert portal.member().standing is Standing.CLOSED
    portal.stage.pass_time(hours=2)
    await Turns(portal.service).poll()
    assert portal.member().standing is Standing.PAUSED
    assert portal.stage.source.asked == []
    noor = await portal.signed_in()
    told = [mail.slot("what") for mail in portal.mails if mail.slot("what")]
    assert sorted(told) == ["place-off", "place-on"]
    await noor.press("Start again")
    portal.stage.pass_time(hours=2)
    await Turns(portal.service).poll()
    assert len(portal.stage.source.asked) == 1


def heed(portal: Portal, places: Places) -> None:
    heed_places(portal.stage.store, Map(places, portal.stage.now, portal.stage.new_id))


async def test_a_place_that_was_switched_off_while_the_link_was_on_its_way_is_off(portal: Portal):
    femke = await typed(portal, place="DE")
    del portal.service.settings.places["DE"]
    await femke.open(portal.link())
    page = await femke.press("Confirm and join")
    assert "Amends staat uit waar je werkt" in page.text
    with portal.stage.store.begin() as tx:
        member = tx.member_at("femke@kade.example")
    assert member is not None
    assert member.standing is Standing.CLOSED


async def test_nobody_is_asked_where_they_work_where_the_company_lists_no_places(tmp_path: Path):
    portal = Portal(tmp_path)
    enrol(portal, "NL")
    noor = await portal.signed_in()
    assert "Where you work" not in noor.page.text
    assert "Where you work" not in (await noor.open("/me/choices")).text
