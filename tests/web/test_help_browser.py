"""A question to comms from its asking to its end: a member on a phone, two of comms at their desks."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page

from monitor.demo.serve import free_port, open_pages
from monitor.domain.case import Status
from tests.web.looking import troubles
from tests.web.portal import MAIL, Portal
from tests.web.test_browser import CHROMIUM, base, browser, link, press, signed_in

__all__ = ["browser"]

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
]

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
SCRIPT = pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[Portal]:
    """The pages behind a port; comms are two, and Noor has been told of one post."""
    port = free_port()
    at = {"base_url": f"http://127.0.0.1:{port}", "port": port, "second_factor": False}
    comms = ["marit@kade.example", "jip@kade.example"]
    portal = Portal(tmp_path, settings={"portal": at, "mail": {**MAIL, "comms": comms}})
    portal.stage.enrol()
    portal.open_case()
    async with open_pages(portal.app, port):
        yield portal


async def of_comms(browser: Browser, portal: Portal, who: str, **options: object) -> Page:
    """Somebody of comms at a desk of their own."""
    context = await browser.new_context(viewport=DESK, locale="en", **options)  # type: ignore[arg-type]
    page = await context.new_page()
    await come_in(page, portal, who)
    return page


async def come_in(page: Page, portal: Portal, who: str) -> None:
    await page.goto(f"{base(portal)}/sign-in/comms")
    await page.fill("#address", f"{who}@kade.example")
    await press(page, "Send me the link")
    await page.goto(link(portal))
    await press(page, "Sign in")


async def says(page: Page) -> str:
    return await page.inner_text("main")


async def clean(page: Page) -> None:
    """Nothing is wrong with the page, in either theme."""
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert await troubles(page) == []


@SCRIPT
async def test_a_question_goes_from_hand_to_hand_and_back(
    browser: Browser, served: Portal, script: bool
):
    context = await signed_in(
        browser, served, java_script_enabled=script, viewport=PHONE, locale="en"
    )
    noor = context.pages[0]
    marit = await of_comms(browser, served, "marit", java_script_enabled=script)
    jip = await of_comms(browser, served, "jip", java_script_enabled=script)

    await noor.goto(f"{base(served)}/c/K7Q2")
    await press(noor, "Ask comms for help")
    await noor.fill("#words", "He laughed about it.\nShould I still?")
    await press(noor, "Send to comms")
    assert "Nobody of comms has taken this yet." in await says(noor)

    for each in (marit, jip):
        await each.goto(f"{base(served)}/comms/help")
    await press(marit, "Take this case")
    assert "Should I still?" in await says(marit)
    await press(jip, "Take this case")
    assert "Somebody was quicker" in await says(jip)
    assert "Should I still?" not in await says(jip)
    await marit.select_option("#to", label="jip@kade.example")
    await press(marit, "Hand it to them")
    await marit.goto(f"{base(served)}/comms/K7Q2")
    assert "Should I still?" not in await says(marit)

    await jip.goto(f"{base(served)}/comms/help")
    await jip.fill("#name", "Jip")
    await press(jip, "Keep this name")
    await jip.goto(f"{base(served)}/comms/K7Q2")
    assert (await jip.input_value("#answer")).startswith("Thank you for asking.")
    await jip.fill("#answer", "Yes, in the same place.")
    await press(jip, "Send the answer")
    assert "Your answer is on its way" in await says(jip)
    assert (await jip.goto(f"{base(served)}/comms/K7Q2")).status == 404  # type: ignore[union-attr]

    await noor.reload()
    assert "Jip (comms)" in await says(noor)
    assert "Yes, in the same place." in await says(noor)
    await noor.fill("#words", "Thank you. In which words?")
    await press(noor, "Send to comms")
    assert "Jip of comms helps you with this." in await says(noor)
    await jip.goto(f"{base(served)}/comms/help")
    await jip.click("main a >> text=Read and answer")
    await jip.wait_for_load_state()
    assert "In which words?" in await says(jip)
    await press(noor, "No help needed any more")
    assert "Yes, in the same place." in await says(noor)
    assert served.case().status is Status.NOTIFIED
    await jip.fill("#answer", "Nearly lost.")
    await press(jip, "Send the answer")
    assert "It may have been taken back" in await says(jip)
    assert "It was not sent." in await says(jip)
    assert await jip.input_value("#typed") == "Nearly lost."
    await noor.goto(f"{base(served)}/me")
    await noor.click("summary >> text=Earlier lines")
    for line in ("Jip (comms)", "Took case K7Q2", "Handed case K7Q2 to a colleague"):
        assert line in await says(noor)
    for page in (noor, marit, jip):
        await page.context.close()


async def test_every_page_of_the_way_is_clean_on_both_screens_and_in_both_themes(
    browser: Browser, served: Portal
):
    context = await signed_in(browser, served, locale="en")
    noor = context.pages[0]
    await noor.goto(f"{base(served)}/c/K7Q2")
    await press(noor, "Ask comms for help")
    marit = await of_comms(browser, served, "marit")
    for path in ("/comms/help", "/comms/K7Q2"):
        for size in (PHONE, DESK):
            await marit.set_viewport_size(size)  # type: ignore[arg-type]
            await marit.goto(f"{base(served)}{path}")
            await clean(marit)
    await press(marit, "Take this case")
    for size in (PHONE, DESK):
        await marit.set_viewport_size(size)  # type: ignore[arg-type]
        await clean(marit)
        await noor.set_viewport_size(size)  # type: ignore[arg-type]
        await noor.reload()
        await clean(noor)
    for page in (noor, marit):
        await page.context.close()


async def test_an_unsent_answer_outlives_its_session_its_tab_and_a_second_tab(
    browser: Browser, served: Portal
):
    context = await signed_in(browser, served, locale="en")
    await context.pages[0].goto(f"{base(served)}/c/K7Q2")
    await press(context.pages[0], "Ask comms for help")
    marit = await of_comms(browser, served, "marit")
    await marit.goto(f"{base(served)}/comms/K7Q2")
    await press(marit, "Take this case")
    await marit.fill("#answer", "Half an hour of thought.")
    second = await marit.context.new_page()
    await second.goto(f"{base(served)}/comms/K7Q2")
    assert await second.input_value("#answer") == "Half an hour of thought."
    await second.fill("#answer", "Other words.")
    await marit.reload()
    assert await marit.input_value("#answer") == "Half an hour of thought."
    await second.close()

    served.stage.pass_time(minutes=31)
    await press(marit, "Send the answer")
    assert await marit.input_value("#typed") == "Half an hour of thought."
    await come_in(marit, served, "marit")
    await marit.goto(f"{base(served)}/comms/K7Q2")
    assert await marit.input_value("#answer") == "Half an hour of thought."
    await press(marit, "Send the answer")
    assert served.case().status is Status.ANSWERED
    await context.close()
    await marit.context.close()
