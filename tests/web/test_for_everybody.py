"""Every page, in every language, light and dark, from a telephone to a desk: nothing is in anybody's way."""

import re
from typing import Literal

import pytest
from playwright.async_api import Browser, Page

from monitor.domain.case import Move
from tests.web.looking import troubles
from tests.web.portal import MAIL, Portal, insult, secret
from tests.web.test_browser import CHROMIUM, base, browser, link, served
from tests.web.test_routes import DOORS

__all__ = ["browser", "served"]

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
]

PAGES = {
    "nobody": [
        "/join",
        "/sign-in",
        "/sign-in/comms",
        "/consent",
        "/accessibility",
        "/p/abc",
        "/l/old",
        "/u/old",
        "/left",
        "/nope",
    ],
    "member": [
        "/me",
        "/me/choices",
        "/me/consent",
        "/accounts/new",
        "/accounts/a1",
        "/c/K7Q2",
        "/c/K7Q2/no",
        "/c/K7Q2/words",
        "/c/M4PT",
        "/pause",
        "/objection",
        "/leave",
    ],
    "comms": ["/comms", "/comms/M4PT"],
    "policy_owner": [
        "/rules",
        "/rules/log",
        "/rules/voice.insult",
        "/rules/voice.insult/edit",
        "/mails",
    ],
    "privacy_officer": ["/log"],
    "operator": ["/status"],
}
NO_PAGES = {
    "GET /": "leads on",
    "GET /sign-in/company": "leads on",
    "GET /sign-in/{name}/company": "leads on",
    "GET /sign-in/company/back": "leads on",
    "GET /accounts/login": "leads on",
    "GET /livez": "for programs",
    "GET /readyz": "for programs",
    "GET /me/export": "a file",
    "GET /rules/export": "a file",
    "GET /comms.csv": "a file",
    "GET /mails/{lang}/{name}": "a mail, which has a bench of its own",
}
VIEWS: list[tuple[str, int, Literal["light", "dark"]]] = [
    ("fr", 320, "dark"),
    ("de", 320, "light"),
    ("de", 390, "dark"),
    ("nl", 1280, "light"),
]


def test_no_page_is_left_out():
    shown = [path for paths in PAGES.values() for path in paths]
    for door in (door for door in DOORS if door.startswith("GET") and door not in NO_PAGES):
        pattern = re.sub(r"\{\w+\}", "[^/]+", door.removeprefix("GET "))
        assert any(re.fullmatch(pattern, path) for path in shown), door


def furnish(portal: Portal) -> None:
    """Noor with two cases; with one of them she asked comms for help."""
    portal.stage.enrol(bio="Writes at Kade")
    portal.open_case(findings=(insult(), secret()))
    told = portal.open_case("M4PT")
    with portal.stage.store.begin() as tx:
        tx.save_case(told.moved(Move.ASK, portal.stage.now))


async def come_in(page: Page, portal: Portal, role: str) -> None:
    """By the link that is mailed, as anybody does."""
    door = "/sign-in" if role == "member" else f"/sign-in/{role.replace('_', '-')}"
    await page.goto(f"{base(portal)}{door}")
    await page.fill("#address", "m1@kade.example" if role == "member" else MAIL[role][0])
    await page.click("main form button")
    await page.wait_for_load_state()
    assert await troubles(page) == []
    await page.goto(link(portal))
    assert await troubles(page) == []
    await page.click("main form button")
    await page.wait_for_load_state()


@pytest.mark.parametrize(("lang", "width", "scheme"), VIEWS)
async def test_every_page_fits_its_screen_and_axe_finds_nothing(
    browser: Browser, served: Portal, lang: str, width: int, scheme: Literal["light", "dark"]
):
    furnish(served)
    found = {}
    errors: list[str] = []
    for role, paths in PAGES.items():
        context = await browser.new_context(
            locale=lang, viewport={"width": width, "height": 900}, color_scheme=scheme
        )
        page = await context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        if role != "nobody":
            await come_in(page, served, role)
        for path in paths:
            address = f"{base(served)}{path}?lang={lang}"
            await page.goto(address)
            assert page.url == address, role
            assert await page.get_attribute("html", "lang") == lang, path
            if wrong := await troubles(page):
                found[path] = wrong
        await context.close()
    assert found == {}
    assert errors == []
