"""The rule workshop in a real browser: from a mistake to a rule in force and back, with and without script."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, async_playwright

from monitor.demo.serve import free_port, open_pages
from monitor.domain.case import Worth
from monitor.domain.experience import NOTE
from tests.web.portal import Portal
from tests.web.test_workshop import WIDER, finds, known

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
]
WAIT = "load"


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Portal]:
    """The pages behind a port, and a rule with some experience."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    portal = Portal(
        tmp_path, settings={"portal": {"base_url": base, "port": port, "second_factor": False}}
    )
    experience = known(**{NOTE: 60, Worth.USEFUL: 18, Worth.NO_PROBLEM: 18})
    portal.stage.store.state.experiences["voice.insult"] = experience  # type: ignore[attr-defined]
    async with open_pages(portal.app, port):
        yield portal


@pytest.fixture
async def browser(served: Portal) -> AsyncIterator[Browser]:
    """Closed before the pages are, which would wait for its open connections."""
    async with async_playwright() as play:
        made = await play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        await made.close()


async def press(page: Page, words: str) -> None:
    async with page.expect_navigation(wait_until=WAIT):
        await page.click(f"main button:has-text('{words}')")


async def come_in(page: Page, portal: Portal) -> str:
    """As the owner of the rules."""
    base = portal.service.settings.portal.base_url
    await page.goto(f"{base}/sign-in/policy-owner")
    await page.fill("#address", "ilse@kade.example")
    await press(page, "Send me the link")
    await page.goto([mail for mail in portal.mails if mail.slot("link")][-1].slot("link") or "")
    await press(page, "Sign in")
    return base


@pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])
async def test_from_a_mistake_to_a_rule_in_force_and_back(
    browser: Browser, served: Portal, script: bool
):
    context = await browser.new_context(java_script_enabled=script, locale="en")
    page = await context.new_page()
    base = await come_in(page, served)
    await page.goto(f"{base}/rules")
    await page.click("text=voice.insult")
    await page.click("text=Change it or try it")
    await page.fill("#text", WIDER.replace("severity", "severty"))
    await press(page, "Check it")
    assert "Line 4, column 3" in await page.inner_text("#text-error")
    await page.fill("#text", WIDER)
    await page.fill("#posts", "such a nitwit\n\na fine day")
    await press(page, "Try it")
    assert "Two posts were read." in await page.inner_text("main")
    assert await page.inner_text("mark") == "nitwit"
    await page.fill("#note", "nitwits too")
    await press(page, "Put this version in force")
    assert finds(served, "nitwit")
    await press(page, "Put it in shadow")
    await press(page, "Let it write notes")
    await press(page, "Back to the file")
    assert not finds(served, "nitwit")
    await context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_the_workshop_s_pages_pass_the_accessibility_check(
    browser: Browser, served: Portal, theme: str
):
    context = await browser.new_context(locale="en", color_scheme=theme, bypass_csp=True)  # type: ignore[arg-type]
    page = await context.new_page()
    base = await come_in(page, served)
    await page.goto(f"{base}/rules/voice.insult/edit")
    await page.fill("#text", WIDER)
    await page.fill("#note", "nitwits too")
    await press(page, "Put this version in force")
    for path in ("/rules", "/rules/voice.insult", "/rules/voice.insult/edit", "/rules/log"):
        await page.goto(f"{base}{path}")
        for width in (320, 1280):
            await page.set_viewport_size({"width": width, "height": 900})
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            found = await Axe().run(page)
            assert [v["id"] for v in found.response["violations"]] == [], (path, width)
    await context.close()
