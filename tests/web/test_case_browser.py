"""What can be done with a case, in a real browser on a phone, with and without script."""

import pytest
from playwright.async_api import Browser, Page

from monitor.domain.case import Status, Worth
from tests.web.portal import Portal, insult, secret
from tests.web.test_browser import CHROMIUM, base, browser, link, press, served, signed_in

__all__ = ["browser", "served"]

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
]

PHONE = {"width": 320, "height": 640}
SCRIPT = pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])


async def marit(browser: Browser, portal: Portal, *, script: bool) -> Page:
    """Marit of comms, in a browser of her own."""
    context = await browser.new_context(java_script_enabled=script, viewport=PHONE, locale="en")
    page = await context.new_page()
    await page.goto(f"{base(portal)}/sign-in/comms")
    await page.fill("#address", "marit@kade.example")
    await press(page, "Send me the link")
    await page.goto(link(portal))
    await press(page, "Sign in")
    return page


async def fits(page: Page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    box = await page.locator("html").bounding_box()
    wide = [await part.bounding_box() for part in await page.locator("main *:visible").all()]
    assert box is not None
    return all(one["x"] + one["width"] <= box["width"] + 1 for one in wide if one)


@SCRIPT
async def test_a_member_walks_through_drafts_and_calls_the_note_useful(
    browser: Browser, served: Portal, script: bool
):
    served.stage.enrol()
    before = served.open_case()
    context = await signed_in(
        browser, served, java_script_enabled=script, viewport=PHONE, locale="en"
    )
    page = context.pages[0]
    await page.goto(f"{base(served)}/c/K7Q2")
    first = await page.input_value("#draft")
    if script:
        await page.fill("#draft", "My own words.")
    await page.click("main a >> text=Show another draft")
    await page.wait_for_load_state()
    assert await page.input_value("#draft") not in (first, "My own words.")
    assert await fits(page)
    await page.go_back()
    assert await page.input_value("#draft") == ("My own words." if script else first)
    assert served.case() == before
    await press(page, "That was useful")
    assert "You called this note useful. Thank you." in await page.inner_text("main")
    assert (served.case().status, served.case().judged) == (Status.NOTIFIED, Worth.USEFUL)
    await context.close()


@SCRIPT
async def test_a_member_asks_comms_and_both_write_to_and_fro(
    browser: Browser, served: Portal, script: bool
):
    served.stage.enrol()
    served.open_case()
    context = await signed_in(
        browser, served, java_script_enabled=script, viewport=PHONE, locale="en"
    )
    noor, comms = context.pages[0], await marit(browser, served, script=script)
    await noor.goto(f"{base(served)}/c/K7Q2")
    await press(noor, "Ask comms for help")
    await noor.fill("#words", "He laughed about it.\nShould I still?")
    await press(noor, "Send to comms")
    assert "Should I still?" in await noor.inner_text("main")

    await comms.goto(f"{base(served)}/comms/help")
    assert await fits(comms)
    await press(comms, "Take this case")
    assert "Should I still?" in await comms.inner_text("main")
    assert await fits(comms)
    await comms.fill("#answer", "Yes, in the same place.")
    await press(comms, "Send the answer")
    assert served.case().status is Status.ANSWERED

    await noor.reload()
    assert "Yes, in the same place." in await noor.inner_text("main")
    assert await fits(noor)
    await noor.fill("#words", "Thank you. In which words?")
    await press(noor, "Send to comms")
    assert served.case().status is Status.HELP
    await comms.goto(f"{base(served)}/comms/K7Q2")
    assert "In which words?" in await comms.inner_text("main")
    await press(noor, "Not a problem")
    assert "In which words?" not in await noor.inner_text("main")
    await comms.reload()
    assert "In which words?" not in await comms.inner_text("body")
    await comms.context.close()
    await context.close()


async def tabs_to(page: Page, where: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(90):
        await page.keyboard.press("Tab")
        if await page.evaluate("css => document.activeElement.matches(css)", where):
            return
    raise AssertionError(f"{where} is not reached by Tab on {page.url}")


async def enters(page: Page, button: str) -> None:
    """Go to a button by Tab, and press it by Enter."""
    await tabs_to(page, button)
    async with page.expect_navigation(wait_until="load"):
        await page.keyboard.press("Enter")


async def test_a_case_and_the_help_with_it_need_no_mouse(browser: Browser, served: Portal):
    served.stage.enrol()
    served.open_case(findings=(insult(), secret()), post_lang="nl")
    context = await signed_in(browser, served, viewport=PHONE, locale="en")
    noor, comms = context.pages[0], await marit(browser, served, script=True)
    await noor.goto(f"{base(served)}/c/K7Q2")
    assert await noor.get_attribute(".post", "lang") == "nl"
    assert await noor.get_attribute("#draft", "lang") == "nl"
    await tabs_to(noor, ".post summary")
    await noor.keyboard.press("Enter")
    assert await noor.locator("mark >> text=sk_live").is_visible()
    await tabs_to(noor, "#draft")
    await noor.keyboard.type("Sorry. ")
    await tabs_to(noor, "[data-copies=draft]")
    await noor.keyboard.press("Enter")
    await noor.wait_for_selector("text=Copied")
    assert await noor.evaluate("document.activeElement.matches('[data-copies=draft]')")

    # After each action the page begins at its top again, where the skip link is, and tells what happened.
    await enters(noor, "[value=useful]")
    assert "You called this note useful." in await noor.inner_text("main")
    await tabs_to(noor, ".skip")
    await noor.keyboard.press("Enter")
    await enters(noor, "[value=ask]")
    await tabs_to(noor, "#words")
    await noor.keyboard.type("Still?")
    await enters(noor, "#ask .btn")
    assert "Still?" in await noor.inner_text("main")

    await comms.goto(f"{base(served)}/comms/help")
    await enters(comms, "[value=take]")
    await tabs_to(comms, "#answer")
    await comms.keyboard.type("Yes, in the same place.")
    await enters(comms, "main form:has(#answer) .btn")
    assert served.case().status is Status.ANSWERED
    await noor.reload()
    assert "Yes, in the same place." in await noor.inner_text("main")
    await comms.context.close()
    await context.close()
