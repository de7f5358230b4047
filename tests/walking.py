"""Somebody at a real browser and at their mailbox, in front of the whole service."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, async_playwright

from monitor.adapters.catalogue import Words, words
from monitor.daemon import serving
from monitor.web.app import create_app
from tests.services import free_port
from tests.way import Way

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture
def url(sqlite_url: str) -> str:
    """One kind of database will do: the pages do not know which it is."""
    return sqlite_url


@pytest.fixture
def portal() -> dict[str, Any]:
    """Pages behind a port of their own."""
    port = free_port()
    return {"second_factor": False, "port": port, "base_url": f"http://127.0.0.1:{port}"}


@dataclass
class Walk:
    """One browser. Buttons and sentences are named in English, and found in the browser's language."""

    page: Page
    way: Way
    say: Words
    script: bool

    @property
    def base(self) -> str:
        return self.way.service.settings.portal.base_url

    @property
    def path(self) -> str:
        """Where they are."""
        return self.page.url.removeprefix(self.base)

    async def goes_to(self, path: str) -> None:
        await self.page.goto(f"{self.base}{path}")

    async def follows(self, link: str) -> None:
        """A link of the page's own, by its words."""
        async with self.page.expect_navigation(wait_until="load"):
            await self.page.get_by_role("link", name=self.say(link)).first.click()

    async def presses(self, button: str) -> None:
        async with self.page.expect_navigation(wait_until="load"):
            await self.page.get_by_role("button", name=self.say(button), exact=True).click()

    async def reads(self, sentence: str, **values: object) -> bool:
        """Whether the page says so."""
        return self.say(sentence, **values) in await self.page.inner_text("main")

    async def opens_the_link_in_the_mail(self, pattern: str) -> None:
        """In the newest mail of all."""
        await self.way.turns.deliver()
        link = re.search(rf"{self.base}{pattern}", self.way.inbox.text())
        assert link is not None, self.way.inbox.text()
        await self.page.goto(link[0])

    async def signs_in(self, address: str) -> None:
        """At the page that asks for it; they then see what they wanted to see."""
        assert self.path.startswith("/sign-in")
        await self.page.fill("#address", address)
        await self.presses("Send me the link")
        await self.opens_the_link_in_the_mail(r"/l/\S+")
        await self.presses("Sign in")

    async def takes(self, link: str, to: Path) -> None:
        """A file that a link leads to."""
        async with self.page.expect_download() as started:
            await self.page.get_by_role("link", name=self.say(link), exact=True).first.click()
        await (await started.value).save_as(to)


@asynccontextmanager
async def walking(way: Way, lang: str, *, script: bool, width: int = 390) -> AsyncIterator[Walk]:
    """What the browser asks of anybody else, or complains of, is an error at the end."""
    heard: list[str] = []
    portal = way.service.settings.portal
    async with serving(portal, create_app(way.service)), async_playwright() as play:
        browser = await play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = await browser.new_context(
            java_script_enabled=script, locale=lang, viewport={"width": width, "height": 844}
        )
        page = await context.new_page()
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
        page.on("request", lambda request: heard.append(request.url))
        yield Walk(page, way, words("pages", lang, "Europe/Amsterdam"), script)
        await browser.close()
    assert [said for said in heard if not said.startswith(portal.base_url)] == []
