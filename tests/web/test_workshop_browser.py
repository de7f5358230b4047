"""The rule workshop in a real browser: from a mistake to a rule in force and back, with and without script."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright

from monitor.demo.serve import free_port, open_pages
from monitor.domain.case import Worth
from monitor.domain.experience import NOTE
from tests.web.looking import troubles
from tests.web.portal import Portal
from tests.web.test_workshop import BERTH, WIDER, finds, known

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
    assert "Line 4, column 3" in await page.inner_text("#verdict")
    await page.fill("#text", WIDER)
    await page.fill("#posts", "such a nitwit\n\na fine day")
    await press(page, "Try it")
    assert "Two posts were read." in await page.inner_text("main")
    assert await page.inner_text("tbody mark") == "nitwit"
    await page.fill("#note", "nitwits too")
    await press(page, "Put this version in force")
    assert finds(served, "nitwit")
    for button, field in (
        ("Put it in shadow", "#why-shadow"),
        ("Let it write notes", "#why-write"),
        ("Back to the file", "#why-file"),
    ):
        await press(page, button)
        assert "A reason is missing" in await page.inner_text(f"{field}-error")
        assert await page.evaluate(f"document.activeElement === document.querySelector('{field}')")
        await page.fill(field, "a trial")
        await press(page, button)
    assert not finds(served, "nitwit")
    await context.close()


@pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])
async def test_from_an_empty_template_to_a_new_rule_that_asks_the_members(
    browser: Browser, served: Portal, script: bool
):
    served.stage.enrol()
    served.stage.pass_time(minutes=1)
    context = await browser.new_context(java_script_enabled=script, locale="en")
    page = await context.new_page()
    base = await come_in(page, served)
    await page.goto(f"{base}/rules")
    await page.click("text=Write a new rule")
    assert "# low, medium or high" in await page.input_value("#text")
    await page.fill("#text", BERTH)
    await page.fill("#note", "berths")
    await press(page, "Put this version in force")
    assert "Members would be asked to agree anew" in await page.inner_text("main")
    await page.check("[name=ask]")
    await press(page, "Put this version in force")
    assert page.url.endswith("/rules/voice.fool?done=publish")
    assert served.member().standing == "paused"
    await page.click("text=Write a new one like it")
    assert "- id: voice.fool-2" in await page.input_value("#text")
    await context.close()


async def test_what_was_written_outlives_a_session_and_never_hides_what_another_changed(
    browser: Browser, served: Portal
):
    context = await browser.new_context(locale="en")
    page = await context.new_page()
    base = await come_in(page, served)
    edits = f"{base}/rules/voice.insult/edit"
    await page.goto(edits)
    await page.fill("#text", WIDER)
    await page.goto(f"{base}/rules")
    other = await (await browser.new_context(locale="en")).new_page()
    await come_in(other, served)
    await other.goto(edits)
    await other.fill("#text", WIDER.replace("nitwit", "dunce"))
    await other.fill("#note", "dunces")
    await press(other, "Put this version in force")
    await page.goto(edits)
    assert await page.input_value("#text") == WIDER
    await page.fill("#note", "nitwits too")
    await press(page, "Put this version in force")
    assert "Somebody else has changed this rule" in await page.inner_text("main")
    await page.goto(edits)
    async with page.expect_navigation():
        await page.click("#again button")
    assert "dunce" in await page.input_value("#text")
    assert not await page.is_visible("#again")
    await page.fill("#text", WIDER)
    await page.fill("#note", "nitwits too")
    await press(page, "Put this version in force")
    await page.goto(edits)
    assert not await page.is_visible("#again")
    await context.close()


async def test_a_text_is_checked_as_it_is_written_and_tab_leads_out_of_it(
    browser: Browser, served: Portal
):
    context = await browser.new_context(locale="en")
    page = await context.new_page()
    base = await come_in(page, served)
    await page.goto(f"{base}/rules/voice.insult/edit")
    await page.fill("#text", WIDER.replace("severity", "severty"))
    await page.wait_for_selector("#verdict >> text=did you mean 'severity'")
    await page.fill("#text", WIDER.replace("[a fine day]", "[what a nitwit]"))
    await page.wait_for_selector("#checked .no >> text=should be left alone, and is found.")
    assert await page.inner_text("#checked .no mark") == "nitwit"
    assert "match: {words: [idiot, nitwit]}" in await page.inner_text("#weight ins >> nth=0")
    assert await page.evaluate("document.activeElement.id") == "text"
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.value") == "check"
    await page.keyboard.press("Shift+Tab")
    assert await page.evaluate("document.activeElement.id") == "text"
    assert "\t" not in await page.input_value("#text")
    await context.close()


@pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])
async def test_on_a_telephone_a_pressed_button_opens_the_page_at_its_answer(
    browser: Browser, served: Portal, script: bool
):
    context = await browser.new_context(
        java_script_enabled=script, locale="en", viewport={"width": 390, "height": 700}
    )
    page = await context.new_page()
    base = await come_in(page, served)
    await page.goto(f"{base}/rules/voice.insult/edit")
    await page.fill("#text", WIDER.replace("severity", "severty"))
    await press(page, "Check it")
    await seen(page, "#verdict")
    await page.fill("#text", WIDER)
    await press(page, "Put this version in force")
    await seen(page, "#note")
    await press(page, "Try it")
    await seen(page, "#posts")
    await page.fill("#posts", "such a nitwit")
    await press(page, "Try it")
    await seen(page, "#tried")
    await context.close()


async def seen(page: Page, what: str) -> None:
    """It has the focus, and is within the window."""
    box = await page.locator(f"{what}:focus").bounding_box()
    assert box, what
    assert 0 <= box["y"] <= 700 - box["height"], what


async def test_a_line_that_is_named_leads_to_the_line(browser: Browser, served: Portal):
    context = await browser.new_context(locale="en")
    page = await context.new_page()
    base = await come_in(page, served)
    await page.goto(f"{base}/rules/voice.insult/edit")
    chosen = "text.value.slice(text.selectionStart, text.selectionEnd)"
    await page.fill("#text", "# why\n" * 60 + WIDER.replace("severity", "severty"))
    await page.click("#verdict >> text=Line 64")
    assert await page.evaluate(chosen) == "  severty: medium"
    assert await page.evaluate("document.activeElement.id") == "text"
    assert await page.evaluate("text.scrollTop > 0")
    await page.fill("#text", WIDER.replace("[a fine day]", "[what a nitwit]"))
    await page.click("#checked >> text=Line 7")
    assert await page.evaluate(chosen) == "  misses: [what a nitwit]"
    await context.close()


async def test_a_text_that_cannot_be_checked_is_not_said_to_be_good(
    browser: Browser, served: Portal
):
    context = await browser.new_context(locale="en")
    page = await context.new_page()
    base = await come_in(page, served)
    await page.goto(f"{base}/rules/voice.insult/edit")
    await page.fill("#text", WIDER)
    await page.wait_for_selector("#verdict >> text=All examples come out as written.")
    await context.set_offline(True)
    await page.fill("#text", WIDER + "# more")
    await page.wait_for_selector("#verdict >> text=It could not be checked just now.")
    await context.set_offline(False)
    await context.clear_cookies()
    await page.fill("#text", WIDER)
    await page.wait_for_selector("#verdict >> text=It could not be checked just now.")
    assert await page.inner_text("#checked .ticks >> nth=0")
    await context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_the_workshop_s_pages_pass_the_accessibility_check(
    browser: Browser, served: Portal, theme: str
):
    context = await browser.new_context(locale="en", color_scheme=theme)  # type: ignore[arg-type]
    page = await context.new_page()
    base = await come_in(page, served)
    await page.goto(f"{base}/rules/voice.insult/edit")
    await page.fill("#text", WIDER)
    await page.fill("#note", "nitwits too")
    await press(page, "Put this version in force")
    for path in ("/rules", "/rules/voice.insult", "/rules/log", "/rules/new"):
        await page.goto(f"{base}{path}")
        await is_fine(page, path)
    await page.goto(f"{base}/rules/voice.insult/edit")
    await page.fill("#text", WIDER.replace("[a fine day]", "[a fine day, nitwit]\n  kind: circus"))
    await page.fill("#posts", "such a nitwit\n\nwe strike for better pay, says the nitwit")
    await press(page, "Try it")
    await is_fine(page, "dry run")
    await context.close()


async def is_fine(page: Page, what: str) -> None:
    for width in (320, 1280):
        await page.set_viewport_size({"width": width, "height": 900})
        assert await troubles(page) == [], (what, width)
