"""Noor's whole way in a real browser, in two languages, with script and without: every part is a real one."""

import json
import re
import zipfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from monitor.domain.case import Case, Status
from monitor.domain.member import Member
from tests.test_life import kept
from tests.walking import CHROMIUM, Walk, portal, url, walking
from tests.way import Way, blog, inbox, migrated_file, settings, sqlite_url, way

__all__ = ["blog", "inbox", "migrated_file", "portal", "settings", "sqlite_url", "url", "way"]

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
]

INSULTS = {"nl": "Wat ben je toch een idioot.", "de": "Du bist so ein Idiot."}
LEAKS = {"nl": "Lodestar komt in de winter.", "de": "Lodestar kommt im Winter."}
CALMER = {"nl": "Ik zie het anders, en dit is waarom.", "de": "Ich sehe das anders."}


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


@dataclass
class Noor(Walk):
    """Noor, who is about to take part."""

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
    """On a telephone."""
    lang, script = request.param
    async with walking(way, lang, script=script) as walk:
        yield Noor(walk.page, way, walk.say, script)


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
    await noor.opens_the_link_in_the_mail(r"/l/\S+")
    await noor.presses("Confirm and join")
    assert noor.path == "/me"

    # She shows that the blog is hers. What stood there before is read and never written about.
    way.publish("old", f"{INSULTS[lang]} 0")
    await noor.follows("Add an account")
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
    await noor.opens_the_link_in_the_mail(rf"/c/{insult}\b")
    await noor.signs_in("noor@kade.example")
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
    await noor.takes("Take it all with you", tmp_path / "taken.zip")
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
    await noor.follows("Leave and erase everything")
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
