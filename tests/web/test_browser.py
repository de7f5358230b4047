"""The way through the portal in a real browser, with and without script, in both languages."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from monitor.demo.serve import free_port, open_pages
from tests.web.looking import WRONG
from tests.web.portal import MAIL, Portal

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
]


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Portal]:
    """The pages behind a port."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    portal = Portal(
        tmp_path, settings={"portal": {"base_url": base, "port": port, "second_factor": False}}
    )
    async with open_pages(portal.app, port):
        yield portal


@pytest.fixture
async def browser(served: Portal) -> AsyncIterator[Browser]:
    """Closed before the pages are, which would wait for its open connections."""
    async with async_playwright() as play:
        made = await play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        await made.close()


def base(portal: Portal) -> str:
    return portal.service.settings.portal.base_url


def link(portal: Portal) -> str:
    newest = [mail for mail in portal.mails if mail.slot("link")][-1]
    return newest.slot("link") or ""


async def press(page: Page, button: str) -> None:
    await page.click(f"main button >> text={button}")
    await page.wait_for_load_state()


async def signed_in(browser: Browser, portal: Portal, **options: object) -> BrowserContext:
    """Noor, in a browser that she has signed in with."""
    context = await browser.new_context(**options)  # type: ignore[arg-type]
    page = await context.new_page()
    await page.goto(f"{base(portal)}/sign-in")
    await page.fill("#address", "m1@kade.example")
    await press(page, "Send me the link")
    await page.goto(link(portal))
    await press(page, "Sign in")
    return context


async def test_with_script_a_draft_is_copied_counted_and_kept(browser: Browser, served: Portal):
    served.stage.enrol()
    served.open_case()
    context = await signed_in(browser, served, locale="en")
    await context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.pages[0]
    await page.goto(f"{base(served)}/c/K7Q2")
    await page.fill("#draft", "Sorry, [name].")
    assert await page.inner_text("#about") == "One gap left to fill, in [brackets]. 14 characters."
    await page.click("text=Copy the draft")
    await page.wait_for_selector("text=Copied. A gap is left to fill.")
    assert await page.evaluate("navigator.clipboard.readText()") == "Sorry, [name]."
    await page.reload()
    assert await page.input_value("#draft") == "Sorry, [name]."
    await context.close()


async def test_W1_nothing_of_a_post_runs_loads_or_asks(browser: Browser, served: Portal):
    served.stage.enrol()
    served.open_case()
    payload = "<img src=//evil.example/x onerror=alert(1)><script>alert(2)</script>"
    with served.stage.store.begin() as tx:
        tx.save_text(served.case().id, f"{payload} You idiot {payload}")
    context = await signed_in(browser, served, locale="en")
    asked: list[str] = []
    dialogs: list[str] = []
    page = context.pages[0]
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    for path in ("/c/K7Q2", "/me", "/me/choices"):
        await page.goto(f"{base(served)}{path}")
    assert [url for url in asked if not url.startswith(base(served))] == []
    assert dialogs == []
    await context.close()


async def test_everything_can_be_reached_by_keyboard_and_the_skip_link_comes_first(
    browser: Browser, served: Portal
):
    context = await browser.new_context(locale="en")
    page = await context.new_page()
    await page.goto(f"{base(served)}/sign-in")
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.className") == "skip"
    reached = []
    for _ in range(14):
        await page.keyboard.press("Tab")
        reached.append(
            await page.evaluate(
                "document.activeElement.id || document.activeElement.textContent.trim()"
            )
        )
    assert "address" in reached
    assert "Send me the link" in reached
    await context.close()


async def test_comms_sees_its_pages_in_a_browser(browser: Browser, served: Portal):
    context = await browser.new_context(locale="en", viewport={"width": 390, "height": 900})
    page = await context.new_page()
    await page.goto(f"{base(served)}/comms")
    assert page.url.endswith("/sign-in/comms?to=/comms")
    await page.fill("#address", MAIL["comms"][0])
    await press(page, "Send me the link")
    await page.goto(link(served))
    await press(page, "Sign in")
    assert re.search(r"/comms$", page.url)
    assert await page.evaluate(WRONG) == []
    await context.close()
