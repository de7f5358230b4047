"""Pages whose parts renew themselves, in a real browser; without script the same forms work by a button."""

import re

from playwright.async_api import Browser, Page, expect

from tests.web.portal import Portal
from tests.web.test_workshop_browser import browser, pytestmark, served

__all__ = ["browser", "pytestmark", "served"]


async def come_in(page: Page, portal: Portal) -> str:
    """As somebody of comms."""
    base = portal.service.settings.portal.base_url
    await page.goto(f"{base}/sign-in/comms")
    await page.fill("#address", "marit@kade.example")
    await page.click("main button")
    await page.goto([mail for mail in portal.mails if mail.slot("link")][-1].slot("link") or "")
    async with page.expect_navigation():
        await page.click("main button:has-text('Sign in')")
    return base


async def test_another_week_is_shown_in_place_and_the_address_says_which(
    browser: Browser, served: Portal
):
    page = await browser.new_page(locale="en")
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    base = await come_in(page, served)
    await page.goto(f"{base}/comms")
    await page.evaluate("window.mark = 1")
    earlier = await page.locator("#week option").nth(1).get_attribute("value") or ""
    await page.focus("#week")
    await page.select_option("#week", earlier)
    await page.wait_for_url(f"{base}/comms?week={earlier}&rule=")
    heading = f"Week {int(earlier.partition('W')[2])}"
    await expect(page.locator("h1")).to_have_text(heading)
    assert await page.evaluate("window.mark") == 1
    assert (await page.title()).startswith(heading)
    assert await page.evaluate("document.activeElement.id") == "week"
    await expect(page.locator("#said")).to_have_text(re.compile("^Week"))
    assert await page.locator("main").count() == 1
    assert refused == []
    await page.go_back()
    await page.wait_for_url(f"{base}/comms")


async def test_who_is_signed_out_meanwhile_is_brought_to_the_sign_in_page(
    browser: Browser, served: Portal
):
    page = await browser.new_page(locale="en")
    base = await come_in(page, served)
    await page.goto(f"{base}/comms")
    await page.context.clear_cookies()
    await page.select_option("#rule", "3")
    await page.wait_for_url(f"{base}/sign-in/comms?to=/comms")


async def test_without_script_a_button_shows_the_same(browser: Browser, served: Portal):
    context = await browser.new_context(java_script_enabled=False, locale="en")
    page = await context.new_page()
    base = await come_in(page, served)
    await page.goto(f"{base}/comms")
    await page.select_option("#rule", "3")
    async with page.expect_navigation():
        await page.click("main button:has-text('Show')")
    assert page.url.endswith("rule=3")
    assert await page.locator("#rule").input_value() == "3"


async def at_choices(page: Page, portal: Portal) -> None:
    """As Noor, in front of her choices."""
    base = portal.service.settings.portal.base_url
    await page.goto(f"{base}/sign-in")
    await page.fill("#address", "m1@kade.example")
    await page.click("main button")
    await page.goto([mail for mail in portal.mails if mail.slot("link")][-1].slot("link") or "")
    async with page.expect_navigation():
        await page.click("main button:has-text('Sign in')")
    await page.goto(f"{base}/me/choices")


async def test_choices_are_kept_in_place_and_a_reader_hears_it(browser: Browser, served: Portal):
    served.stage.enrol()
    page = await browser.new_page(locale="en")
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    await at_choices(page, served)
    await page.evaluate("window.mark = 1")
    await page.fill("#role", "editor")
    await page.click("#keep")
    await page.wait_for_selector("#kept:has-text('Kept')")
    said = page.locator("#said")
    await expect(said).to_have_text(re.compile("^Kept: Your choices"))
    assert served.member().role == "editor"
    assert await page.evaluate("window.mark") == 1
    assert await page.evaluate("document.activeElement.id") == "keep"
    await page.fill("#name", "1")
    await page.click("#keep")
    await page.wait_for_selector("#name-error")
    await expect(said).to_have_text(re.compile("^Something to mend"))
    assert await page.locator("#kept").count() == 0
    assert await page.evaluate("window.mark") == 1
    assert [told for told in refused if "422" not in told] == []


async def test_without_script_choices_are_kept_and_the_page_says_so(
    browser: Browser, served: Portal
):
    served.stage.enrol()
    context = await browser.new_context(java_script_enabled=False, locale="en")
    page = await context.new_page()
    await at_choices(page, served)
    await page.fill("#role", "editor")
    async with page.expect_navigation():
        await page.click("#keep")
    assert served.member().role == "editor"
    assert page.url.endswith("/me/choices?kept=1#kept")
    assert await page.locator("#kept").is_visible()
    assert (await page.title()).startswith("Kept")


async def test_a_part_that_cannot_be_renewed_gives_way_to_the_page_that_says_why(
    browser: Browser, served: Portal
):
    served.stage.enrol()
    context = await browser.new_context(locale="en")
    page = await context.new_page()
    await at_choices(page, served)
    await page.fill("#role", "editor")
    await context.clear_cookies()
    async with page.expect_navigation():
        await page.click("#keep")
    assert "This page was open for too long" in await page.inner_text("h1")
    await context.close()
