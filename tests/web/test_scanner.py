"""A mail gateway that opens every link before the person does: with GET and HEAD, with script, link by link.

Nothing is consumed or confirmed by it, and the person has one clean login afterwards (safety A2). What it saw
of the link stands in no log, no title, no referrer and on no other page (A4).
"""

import logging
from pathlib import Path

import pytest
from playwright.async_api import Browser
from structlog.testing import capture_logs

from tests.web.portal import Portal, Somebody
from tests.web.test_browser import CHROMIUM, base, browser, link, press, served
from tests.web.test_joining import FEMKE

__all__ = ["browser", "served"]

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
]


async def scanned(browser: Browser, portal: Portal, address: str) -> None:
    """Everything that a scanner does with an address, but press a button."""
    somebody = portal.somebody()
    path = address.removeprefix(base(portal))
    for method in ("HEAD", "GET", "OPTIONS", "GET"):
        await somebody.client.request(method, path, follow_redirects=True)
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(address, wait_until="networkidle")
    there = [await a.get_attribute("href") for a in await page.query_selector_all("a[href]")]
    for href in there:
        if href and href.startswith("/"):
            await page.goto(f"{base(portal)}{href}", wait_until="load")
    await page.goto(address)
    for _ in range(12):
        await page.keyboard.press("Tab")
    await page.evaluate("document.querySelectorAll('a').forEach(a => a.focus())")
    await context.close()


async def test_A2_a_login_link_that_a_scanner_opened_lets_its_person_in_once(
    browser: Browser, served: Portal
):
    served.stage.enrol()
    context = await browser.new_context(locale="en")
    page = await context.new_page()
    await page.goto(f"{base(served)}/sign-in")
    await page.fill("#address", "m1@kade.example")
    await press(page, "Send me the link")
    address = link(served)
    await scanned(browser, served, address)
    sessions = served.stage.store.state.sessions  # type: ignore[attr-defined]
    assert sessions == {}
    await page.goto(address)
    await press(page, "Sign in")
    assert page.url == f"{base(served)}/me"
    assert len(served.stage.store.state.sessions) == 1  # type: ignore[attr-defined]
    await page.goto(address)
    assert "has been used" in await page.inner_text("main")
    await context.close()


async def test_A2_a_scanner_confirms_nobodys_joining_and_pauses_nobody(
    browser: Browser, served: Portal
):
    served.stage.enrol()
    femke = Somebody(served.app)
    femke.client.base_url = base(served)
    await femke.open("/join")
    fields = {**femke.page.form("Send me the link")["fields"], **FEMKE}
    await femke.client.post("/join", data=fields, headers={"origin": base(served)})
    await scanned(browser, served, link(served))
    with served.stage.store.begin() as tx:
        member = tx.member_at("femke@kade.example")
        assert member is not None
        assert (member.standing, tx.consent_of(member.id)) == ("pending", None)
    await scanned(browser, served, served.service.oneclick.address(served.member().id))
    assert served.member().standing == "active"


async def test_A4_a_token_is_in_no_log_no_title_no_referrer_and_on_no_other_page(
    browser: Browser,
    served: Portal,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
):
    caplog.set_level(logging.DEBUG)
    # What this test asks itself is nobody's log.
    for mine in ("httpx", "httpcore"):
        caplog.set_level(logging.WARNING, logger=mine)
    # The access log is off (``daemon.serving``); pytest hangs a handler of its own on it, which turns it on.
    access = logging.getLogger("uvicorn.access")
    assert not access.propagate
    access.handlers.clear()
    served.stage.enrol()
    context = await browser.new_context(locale="en")
    page = await context.new_page()
    referrers: list[str] = []
    titles: list[str] = []
    pages: list[str] = []
    context.on("request", lambda r: referrers.append(r.headers.get("referer", "")))
    with capture_logs() as logs:
        await page.goto(f"{base(served)}/sign-in")
        await page.fill("#address", "m1@kade.example")
        await press(page, "Send me the link")
        address = link(served)
        secret = address.rpartition("/")[2].partition("?")[0]
        await page.goto(address)
        titles.append(await page.title())
        await press(page, "Sign in")
        for path in ("/me", "/leave", "/nope", "/c/ZZZZ", f"/x/{secret}", "/livez"):
            await page.goto(f"{base(served)}{path}")
            titles.append(await page.title())
            if secret not in path:
                pages.append(await page.content())
        # Used, made up, and broken in every way that has an error page.
        for wrong in (
            address,
            f"{address}x",
            f"{address}%00",
            f"{address}/more",
            f"{address}?to=x",
        ):
            await page.goto(wrong)
            titles.append(await page.title())
            pages.append(await page.inner_text("body"))
        somebody = served.somebody()
        await somebody.client.post(f"/l/{secret}", data={"csrf": "x"})
        await somebody.client.request("DELETE", f"/l/{secret}")
    await context.close()
    said = capfd.readouterr()
    everywhere = [repr(logs), caplog.text, said.out, said.err, *referrers, *titles, *pages]
    assert len(secret) >= 7
    assert [text[:200] for text in everywhere if secret in text] == []
