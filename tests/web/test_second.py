"""The second factor of offices: set up once, asked for ever after (safety A7)."""

import base64
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from monitor.domain.message import Office
from monitor.usecases.second import forget_factor
from tests.web.portal import Portal, Somebody

pytestmark = pytest.mark.anyio

MARIT = "marit@kade.example"


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    """Offices need a second factor here, as they do everywhere but in the demo."""
    portal = Portal(tmp_path, settings={"portal": {"second_factor": True}})
    portal.stage.enrol(bio="Writes at Kade")
    return portal


class Telephone:
    """An authenticator app, by a library that nobody here wrote."""

    def __init__(self, page: str) -> None:
        shown = re.search(r'class="code">([A-Z2-7 ]+)<', page)
        assert shown, page[:400]
        self.totp = TOTP(base64.b32decode(shown[1].replace(" ", "")), 6, SHA1(), 30)

    def code(self, portal: Portal) -> str:
        return self.totp.generate(int(portal.stage.now.timestamp())).decode()


async def by_link(portal: Portal, address: str = MARIT) -> Somebody:
    return await portal.at_office("comms", address)


async def set_up(portal: Portal) -> Telephone:
    somebody = await by_link(portal)
    telephone = Telephone(somebody.page.html)
    await somebody.press("Go on", code=telephone.code(portal))
    assert somebody.page.path == "/comms", somebody.page.text
    portal.stage.now += timedelta(hours=1)
    return telephone


async def test_a_link_alone_opens_no_office(portal: Portal):
    somebody = await by_link(portal)
    assert somebody.page.path != "/comms"
    await somebody.open("/comms")
    assert somebody.page.path == "/sign-in/comms"


async def test_a_member_needs_no_second_factor(portal: Portal):
    somebody = await portal.signed_in()
    assert somebody.page.path == "/me"


async def test_the_first_time_the_page_shows_what_to_make_codes_with(portal: Portal):
    somebody = await by_link(portal)
    assert 'class="plain"' in somebody.page.html
    assert "You do this once" in somebody.page.text


async def test_from_then_on_only_codes_let_in_and_the_secret_is_shown_to_nobody(portal: Portal):
    telephone = await set_up(portal)
    somebody = await by_link(portal)
    assert 'class="plain"' not in somebody.page.html
    assert "You do this once" not in somebody.page.text
    await somebody.press("Go on", code=telephone.code(portal))
    assert somebody.page.path == "/comms"


async def test_a_code_lets_in_once(portal: Portal):
    telephone = await set_up(portal)
    code = telephone.code(portal)
    first, second = await by_link(portal), await by_link(portal)
    await first.press("Go on", code=code)
    await second.press("Go on", code=code)
    assert first.page.path == "/comms"
    assert second.page.status == 422


@pytest.mark.parametrize("minutes", [-2, 2])
async def test_a_code_of_another_time_does_not_let_in(portal: Portal, minutes: int):
    telephone = await set_up(portal)
    somebody = await by_link(portal)
    then = portal.stage.now + timedelta(minutes=minutes)
    await somebody.press("Go on", code=telephone.totp.generate(int(then.timestamp())).decode())
    assert somebody.page.status == 422
    assert "not the code of now" in somebody.page.text


async def test_a_telephone_half_a_minute_behind_is_understood(portal: Portal):
    telephone = await set_up(portal)
    somebody = await by_link(portal)
    then = portal.stage.now - timedelta(seconds=30)
    await somebody.press("Go on", code=telephone.totp.generate(int(then.timestamp())).decode())
    assert somebody.page.path == "/comms"


@pytest.mark.parametrize("typed", ["", "abcdef", "١٢٣٤٥٦", "12345", "0" * 12])
async def test_what_is_no_code_is_refused_in_words(portal: Portal, typed: str):
    await set_up(portal)
    somebody = await by_link(portal)
    await somebody.press("Go on", code=typed)
    assert somebody.page.status == 422


async def test_after_five_wrong_codes_the_link_is_done_with(portal: Portal):
    telephone = await set_up(portal)
    somebody = await by_link(portal)
    wrong = "000000" if telephone.code(portal) != "000000" else "111111"
    for _ in range(5):
        await somebody.press("Go on", code=wrong)
        assert somebody.page.status == 422
    await somebody.press("Go on", code=telephone.code(portal))
    assert somebody.page.status == 410


async def test_A1_the_ticket_is_no_link_that_brings_fresh_tries(portal: Portal):
    telephone = await set_up(portal)
    somebody = await by_link(portal)
    fields = somebody.page.form("Go on")["fields"]
    await somebody.open(f"/l/{fields['ticket']}")
    assert somebody.page.status == 410
    await somebody.post(f"/l/{fields['ticket']}", fields)
    assert somebody.page.status == 410
    await somebody.post("/second", {**fields, "code": telephone.code(portal)})
    assert somebody.page.path == "/comms"


async def test_another_browser_cannot_go_on_with_the_ticket(portal: Portal):
    telephone = await set_up(portal)
    somebody = await by_link(portal)
    ticket = somebody.page.form("Go on")["fields"]["ticket"]
    thief = portal.somebody()
    await thief.open("/sign-in/comms")
    token = thief.page.form("Send me the link")["fields"]["csrf"]
    code = telephone.code(portal)
    await thief.post("/second", {"csrf": token, "ticket": ticket, "code": code, "to": ""})
    assert thief.page.status == 410


async def test_a_ticket_ends_with_its_quarter_of_an_hour(portal: Portal):
    telephone = await set_up(portal)
    somebody = await by_link(portal)
    portal.stage.now += timedelta(minutes=15)
    await somebody.press("Go on", code=telephone.code(portal))
    assert somebody.page.status == 410


async def test_a_mailbox_that_leaves_the_settings_is_out_at_once(portal: Portal):
    telephone = await set_up(portal)
    somebody = await by_link(portal)
    await somebody.press("Go on", code=telephone.code(portal))
    mail = portal.service.settings.mail.model_copy(update={"comms": ("other@kade.example",)})
    settings = portal.service.settings.model_copy(update={"mail": mail})
    portal.app.state.service = replace(portal.service, settings=settings)
    await somebody.open("/comms")
    assert somebody.page.path == "/sign-in/comms"


async def test_the_operator_lets_somebody_set_it_up_anew(portal: Portal):
    await set_up(portal)
    with portal.stage.store.begin() as tx:
        assert forget_factor(tx, Office.COMMS, MARIT.upper(), portal.stage.now)
        assert not forget_factor(tx, Office.COMMS, MARIT, portal.stage.now)
    somebody = await by_link(portal)
    assert "You do this once" in somebody.page.text
