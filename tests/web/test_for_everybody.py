"""Every page in every state, in every language, light and dark, from a telephone to a desk: nothing is in
anybody's way. With EVERY_VIEW set, axe-core looks at all of that; else at each page twice."""

import os
import re
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright

from monitor.demo.serve import free_port, open_pages
from tests.web.gallery import SCENES, come_in, furnish, show
from tests.web.looking import SPACED, WIDE, ZOOMED, axe, troubles
from tests.web.portal import Portal
from tests.web.test_routes import DOORS

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
]

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
    "GET /static/htmx.min.js": "a file",
    "GET /feed/{secret}": "a feed",
    "GET /mails/{lang}/{name}": "a mail, which has a bench of its own",
}
LANGUAGES = ("nl", "de", "fr", "en")
WIDTHS = (1280, 390, 320)
EVERY = bool(os.environ.get("EVERY_VIEW"))


def test_no_page_is_left_out():
    shown = [scene.path.partition("?")[0] for scene in SCENES]
    for door in (door for door in DOORS if door.startswith("GET") and door not in NO_PAGES):
        pattern = re.sub(r"\{\w+\}", "[^/]+", door.removeprefix("GET "))
        assert any(re.fullmatch(pattern, path) for path in shown), door


@dataclass
class Looking:
    """One browser and one server for all pages."""

    browser: Browser
    portal: Portal


@pytest.fixture(scope="module")
async def looking(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Looking]:
    port = free_port()
    settings = {"port": port, "base_url": f"http://127.0.0.1:{port}"}
    portal = Portal(tmp_path_factory.mktemp("pages"), settings={"portal": settings})
    furnish(portal)
    async with open_pages(portal.app, port), async_playwright() as play:
        browser = await play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield Looking(browser, portal)
        await browser.close()


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_every_page_fits_its_screen_and_axe_finds_nothing(looking: Looking, lang: str):
    browser, portal = looking.browser, looking.portal
    jars = await come_in(portal, lang)
    pages: dict[str, Page] = {}
    found: dict[str, list[str]] = {}
    titles: Counter[str] = Counter()
    for at, scene in enumerate(SCENES):
        if scene.who not in pages:
            context = await browser.new_context(locale=lang)
            await context.add_cookies(jars[scene.who])  # type: ignore[arg-type]
            pages[scene.who] = page = await context.new_page()
            page.on("pageerror", lambda error: found.setdefault("script", []).append(str(error)))
        page = pages[scene.who]
        await show(page, portal, scene)
        assert await page.get_attribute("html", "lang") == lang, scene.name
        turn = LANGUAGES[at % len(LANGUAGES)] == lang
        if wrong := await _wrong(page, closely=turn):
            found[scene.name] = wrong
        if not scene.state:
            titles[await page.title()] += scene.who in ("nobody", "noor", "policy owner")
    for page in pages.values():
        await page.context.close()
    assert found == {}
    assert [title for title, times in titles.items() if times > 1] == []


LARGER = (("", ""), ("zoomed", ZOOMED), ("spaced", SPACED))
"""As it is, with letters twice as large, and with the spacing that WCAG 1.4.12 asks for."""


async def _wrong(page: Page, *, closely: bool) -> list[str]:
    """What is wrong with a page on any screen; when looked at closely, axe-core is asked too."""
    found = []
    for width in WIDTHS if EVERY else (WIDTHS[0], WIDTHS[-1]):
        await page.set_viewport_size({"width": width, "height": 900})
        for how, change in LARGER if closely or EVERY else LARGER[:1]:
            found += [f"{width} {how}: {wrong}" for wrong in await page.evaluate(WIDE, change)]
        for scheme in ("light", "dark"):
            if EVERY or (closely and (width, scheme) in ((320, "dark"), (1280, "light"))):
                await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                found += [f"{width} {scheme}: {wrong}" for wrong in await troubles(page)]
        if EVERY and width == WIDTHS[0]:
            await page.emulate_media(forced_colors="active")
            # There the colours are the reader's own, and axe-core reads those that they stand in for.
            wrongs = await axe(page, "color-contrast")
            found += [f"{width} forced colours: {wrong}" for wrong in wrongs]
            await page.emulate_media(forced_colors="none")
    return found
