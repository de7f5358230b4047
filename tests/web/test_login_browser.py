"""The way to an account's server and back in a real browser: over another site, by a link, with our cookies."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from connectors.mastodon import MastodonConnector
from monitor.adapters.http import HttpClient
from monitor.demo.serve import free_port, open_pages
from monitor.domain.member import Health
from monitor.domain.post import AccountRef
from tests.connectors.limited import limited
from tests.net.hostile import at_once
from tests.web.portal import Portal
from tests.web.test_login import BUTTON

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
]


async def test_W3_a_member_goes_to_their_server_and_comes_back_let_in(tmp_path: Path):
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    portal = Portal(tmp_path, settings={"portal": {"base_url": base, "port": port}})
    with limited() as server:
        # To a browser this is another site than ours, as the member's server is.
        server.host = server.host.replace("127.0.0.1", "localhost")
        ref = AccountRef("mastodon", f"noor@{server.host}", f"101@{server.host}", "@noor")
        portal.stage.enrol(ref=ref, health=Health.TROUBLED, trouble="locked")
        async with HttpClient("", testing=True, gates=at_once()) as client:
            outside = replace(
                portal.service.outside, connectors={"mastodon": MastodonConnector(client)}
            )
            portal.app.state.service = replace(portal.service, outside=outside)
            async with open_pages(portal.app, port), async_playwright() as play:
                browser = await play.chromium.launch(
                    executable_path=CHROMIUM, args=["--no-sandbox"]
                )
                page = await browser.new_page(locale="en")
                await page.goto(f"{base}/sign-in")
                await page.fill("[name=address]", "m1@kade.example")
                await page.click("main button >> text=Send me the link")
                await page.goto(portal.mails[-1].slot("link") or "")
                await page.click("main button >> text=Sign in")
                await page.goto(f"{base}/accounts/a1")
                await page.click(f"main button >> text={BUTTON}")
                await page.click("main a >> text=Go to my server")
                await page.wait_for_url(f"{base}/accounts/a1")
                assert "Reading" in await page.inner_text("main")
                await browser.close()
    assert portal.stage.account().let_in is not None
