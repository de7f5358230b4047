"""The page that offers proofs, in a real browser at the width of a phone: the easiest way first."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright

from connectors.mastodon import MastodonConnector
from monitor.adapters.http import HttpClient
from monitor.demo.serve import free_port, open_pages
from monitor.domain.ids import AccountId
from monitor.domain.member import Health
from tests.connectors.limited import limited
from tests.net.hostile import at_once
from tests.usecases.world import MEMBER
from tests.web.portal import Portal

CHROMIUM = Path("/usr/bin/chromium")
PHONE = {"width": 360, "height": 740}
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
]


async def fits(page: Page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    return bool(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


async def test_O1_on_a_phone_an_account_is_added_and_shown_by_a_login_or_by_its_code(
    tmp_path: Path,
):
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    portal = Portal(tmp_path, settings={"portal": {"base_url": base, "port": port}})
    portal.stage.enrol()
    with portal.stage.store.begin() as tx:
        tx.remove_account(AccountId("a1"))
    with limited() as server:
        server.locked = False
        # To a browser this is another site than ours, as the member's server is.
        server.host = server.host.replace("127.0.0.1", "localhost")
        async with HttpClient("", testing=True, gates=at_once()) as client:
            outside = replace(
                portal.service.outside, connectors={"mastodon": MastodonConnector(client)}
            )
            portal.app.state.service = replace(portal.service, outside=outside)
            async with open_pages(portal.app, port), async_playwright() as play:
                browser = await play.chromium.launch(
                    executable_path=CHROMIUM, args=["--no-sandbox"]
                )
                context = await browser.new_context(
                    locale="en",
                    viewport={**PHONE},
                    permissions=["clipboard-read", "clipboard-write"],
                )
                page = await context.new_page()
                await page.goto(f"{base}/sign-in")
                await page.fill("[name=address]", "m1@kade.example")
                await page.click("main button >> text=Send me the link")
                await page.goto(portal.mails[-1].slot("link") or "")
                await page.click("main button >> text=Sign in")
                await page.goto(f"{base}/accounts/new")
                await page.fill("[name=source]", f"@noor@{server.host}")
                await page.click("main button >> text=Find it")
                ways = await page.locator("main h2, main summary").all_inner_texts()
                assert ways[:2] == ["Show it with a login", "Or with a code in your profile"]
                assert not await page.locator("#code").is_visible()
                assert await fits(page)

                await page.click("text=Or with a code in your profile")
                await page.click("text=Copy the code")
                code = await page.locator("#code").inner_text()
                assert await page.evaluate("navigator.clipboard.readText()") == code
                await page.click("text=Check now")
                assert "The code is not in the profile yet" in await page.inner_text("main")
                assert "Servers can be a few minutes late." in await page.inner_text("main")
                assert await page.locator("#code").is_visible()
                assert await fits(page)

                await page.click("main button >> text=Show it with a login")
                assert await fits(page)
                await page.click("main a >> text=Go to my server")
                await page.wait_for_url(f"{base}/accounts/*")
                assert "Reading" in await page.inner_text("main")
                await browser.close()
        assert server.tokens == set()
    with portal.stage.store.begin() as tx:
        (account,) = tx.accounts_of(MEMBER)
    assert (account.health, account.let_in) == (Health.READING, None)
