"""Noor's whole way in a real browser, in two languages, with script and without: every part is a real one."""

import json
import re
import zipfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, async_playwright

from monitor.adapters.catalogue import Words, words
from monitor.daemon import serving
from monitor.domain.case import Case, Status
from monitor.domain.member import Member
from monitor.web.app import create_app
from tests.services import free_port
from tests.test_life import kept
from tests.way import Way, blog, inbox, migrated_file, settings, sqlite_url, way

__all__ = ["blog", "inbox", "migrated_file", "settings", "sqlite_url", "way"]

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
]

INSULTS = {"nl": "Wat ben je toch een idioot.", "de": "Du bist so ein Idiot."}
LEAKS = {"nl": "Lodestar komt in de winter.", "de": "Lodestar kommt im Winter."}
CALMER = {"nl": "Ik zie het anders, en dit is waarom.", "de": "Ich sehe das anders."}


@pytest.fixture
def url(sqlite_url: str) -> str:
    """One kind of database will do: the pages do not know which it is."""
    return sqlite_url


@pytest.fixture
def rules() -> str:
    """An insult in each of the languages, and a name that is known only inside."""
    return """
- id: voice.insult
  conduct: 3
  why:
    en: These words may read as an insult.
    nl: Deze woorden kunnen overkomen als een belediging.
    de: Diese Worte können verletzend wirken.
  severity: medium
  match: {words: [idioot, Idiot]}
  hits: [jij idioot]
  misses: [een mooie dag]
- id: work.codename
  conduct: 4
  why:
    en: The post may give away a project that is known only inside.
    nl: Het bericht geeft misschien een project weg dat alleen binnen bekend is.
    de: Der Beitrag verrät vielleicht ein Projekt, das nur intern bekannt ist.
  severity: high
  match: {words: [Lodestar]}
  hits: [Lodestar is near]
  misses: [een mooie dag]
"""


@pytest.fixture
def portal() -> dict[str, Any]:
    """Pages behind a port of their own."""
    port = free_port()
    return {"second_factor": False, "port": port, "base_url": f"http://127.0.0.1:{port}"}


@dataclass
class Noor:
    """Noor at her browser, and at her mailbox."""

    page: Page
    way: Way
    say: Words
    script: bool

    @property
    def base(self) -> str:
        return self.way.service.settings.portal.base_url

    @property
    def path(self) -> str:
        """Where she is."""
        return self.page.url.removeprefix(self.base)

    async def goes_to(self, path: str) -> None:
        await self.page.goto(f"{self.base}{path}")

    async def presses(self, button: str) -> None:
        """A button, called as the page calls it in her language."""
        async with self.page.expect_navigation(wait_until="load"):
            await self.page.get_by_role("button", name=self.say(button), exact=True).click()

    async def reads(self, sentence: str) -> bool:
        """Whether the page says so, in her language."""
        return self.say(sentence) in await self.page.inner_text("main")

    async def opens_the_link_in_her_mail(self, pattern: str) -> None:
        await self.way.turns.deliver()
        link = re.search(rf"{self.base}{pattern}", self.way.inbox.text())
        assert link is not None, self.way.inbox.text()
        await self.page.goto(link[0])

    async def signs_in(self) -> None:
        """From the page that asked for it, which she then sees."""
        assert self.path.startswith("/sign-in")
        await self.page.fill("#address", "noor@kade.example")
        await self.presses("Send me the link")
        await self.opens_the_link_in_her_mail(r"/l/\S+")
        await self.presses("Sign in")

    @property
    def member(self) -> Member:
        with self.way.service.store.begin() as tx:
            member = tx.member_at("noor@kade.example")
        assert member is not None
        return member

    def case(self, rule: str) -> Case:
        """The one that the rule has opened."""
        (found,) = (c for c in self.way.cases(self.member) if c.findings[0].rule_id == rule)
        return found


@pytest.fixture(
    params=[("nl", True), ("nl", False), ("de", True), ("de", False)],
    ids=lambda given: f"{given[0]}, {'with' if given[1] else 'without'} script",
)
async def noor(request: pytest.FixtureRequest, way: Way) -> AsyncIterator[Noor]:
    """On a telephone. What her browser asks of anybody else, or complains of, fails the test."""
    lang, script = request.param
    heard: list[str] = []
    portal = way.service.settings.portal
    async with serving(portal, create_app(way.service)), async_playwright() as play:
        browser = await play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = await browser.new_context(
            java_script_enabled=script, locale=lang, viewport={"width": 390, "height": 844}
        )
        page = await context.new_page()
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
        page.on("request", lambda request: heard.append(request.url))
        yield Noor(page, way, words("pages", lang, "Europe/Amsterdam"), script)
        await browser.close()
    assert [said for said in heard if not said.startswith(portal.base_url)] == []


async def test_joining_showing_what_is_hers_being_told_acting_taking_all_along_and_leaving(
    noor: Noor, tmp_path: Path
):
    page, way, lang = noor.page, noor.way, noor.say.lang

    # She joins, and the mailbox is hers.
    await noor.goes_to("/")
    assert await page.get_attribute("html", "lang") == lang
    await page.fill("#address", "noor@kade.example")
    await page.fill("#name", "Noor")
    await page.check("[name=agree][value=read_posts]")
    await page.check("[name=agree][value=send_notes]")
    await noor.presses("Send me the link")
    await noor.opens_the_link_in_her_mail(r"/l/\S+")
    await noor.presses("Confirm and join")
    assert noor.path == "/me"

    # She shows that the blog is hers. What stood there before is read and never written about.
    way.publish("old", f"{INSULTS[lang]} 0")
    await page.get_by_role("link", name=noor.say("Add an account")).first.click()
    await page.fill("#source", way.blog.feed)
    await noor.presses("Find it")
    code = (await page.inner_text("#code")).strip()
    await noor.presses("Check now")
    assert await noor.reads("The code is not in the profile yet")
    way.blog.about = f"Noor. {code}"
    await noor.presses("Check now")
    assert await noor.reads("Reading")
    await way.later()
    assert way.inbox.kinds() == ["login", "receipt"]

    # Two posts that she may regret, and one mail about both, which does not repeat what leaked.
    way.publish("tides", INSULTS[lang])
    way.publish("winter", LEAKS[lang])
    await way.told()
    assert way.mailed == ["note"]
    assert "Lodestar" not in way.inbox.text()
    insult, leak = noor.case("voice.insult").id, noor.case("work.codename").id

    # By a link in it she reads what was found and why, once she has signed in anew.
    await noor.opens_the_link_in_her_mail(rf"/c/{insult}\b")
    await noor.signs_in()
    assert noor.path == f"/c/{insult}"
    assert await page.inner_text("mark") in INSULTS[lang]
    assert await page.input_value("#draft")
    copies = page.get_by_role("button", name=noor.say("Copy the draft"))
    assert await copies.is_visible() is noor.script

    # She edits that post at its source, and has Amends look again.
    way.publish("tides", CALMER[lang])
    await noor.presses("Look again")
    assert await noor.reads("Put right")

    # The words that leaked are covered until she asks for them; then she calls it no problem.
    await noor.goes_to(f"/c/{leak}")
    assert not await page.locator("mark").is_visible()
    await page.click("summary")
    assert await page.inner_text("mark") == "Lodestar"
    await noor.presses("Not a problem")
    ends = {case.id: case.status for case in way.cases(noor.member)}
    assert ends == {insult: Status.CORRECTED, leak: Status.DISMISSED}
    assert not any(kept(way, case) for case in way.cases(noor.member))

    # She takes everything along: one file, with a page for her and the same for programs.
    await noor.goes_to("/me")
    async with page.expect_download() as started:
        await page.get_by_role("link", name=noor.say("Take it all with you"), exact=True).click()
    await (await started.value).save_as(tmp_path / "taken.zip")
    with zipfile.ZipFile(tmp_path / "taken.zip") as taken:
        taken.extractall(tmp_path)
    data = json.loads((tmp_path / "amends.json").read_text("utf-8"))
    assert data["member"]["address"] == "noor@kade.example"
    assert {case["case"]: case["status"] for case in data["cases"]} == ends
    readable = await page.context.new_page()
    await readable.goto((tmp_path / "amends.html").as_uri())
    assert await readable.get_attribute("html", "lang") == lang
    assert {"noor@kade.example", insult, leak} <= set(
        re.findall(r"[\w@.]+", await readable.inner_text("main"))
    )
    await readable.close()

    # She leaves: one button, one receipt, and it is as if she had never been here.
    member, asked = noor.member, len(way.blog.asked)
    await page.get_by_role("link", name=noor.say("Leave and erase everything")).click()
    await noor.presses("Leave and erase everything")
    assert noor.path == "/left"
    assert await noor.reads("You have left")
    await way.later(minutes=1)
    assert way.inbox.kinds()[-1] == "receipt"
    assert way.inbox.mails[-1]["To"] == "noor@kade.example"
    with way.service.store.begin() as tx:
        left = (
            tx.member_at("noor@kade.example"),
            tx.accounts_of(member.id),
            tx.cases_of(member.id),
        )
    assert left == (None, (), ())

    await noor.goes_to("/me")
    assert noor.path.startswith("/sign-in")
    mails = len(way.inbox.mails)
    await page.fill("#address", "noor@kade.example")
    await noor.presses("Send me the link")
    await way.later(days=2)
    assert len(way.blog.asked) == asked
    assert set(way.inbox.kinds()[mails:]) <= {"digest"}
