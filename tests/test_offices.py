"""A Monday at the company's offices, in a real browser: from the mail with figures to the log of who looked."""

import csv
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.domain.case import Case, Status
from monitor.domain.ids import MemberId
from monitor.domain.post import AccountRef
from monitor.usecases.review import Offices, ask
from tests.services import RULE
from tests.usecases.world import Stage
from tests.walking import CHROMIUM, Walk, portal, url, walking
from tests.way import Way, blog, inbox, migrated_file, rules, settings, sqlite_url, way
from tests.web.looking import troubles
from tests.web.portal import Portal

__all__ = [
    "blog",
    "inbox",
    "migrated_file",
    "portal",
    "rules",
    "settings",
    "sqlite_url",
    "url",
    "way",
]

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
]
PEOPLE = 12
WIDER = RULE.strip().replace("[idiot]", "[idiot, nitwit]").replace("[you idiot]", "[nitwit]")


def a_week_of_notes(way: Way, folder: Path) -> Case:
    """Twelve people got a note; half of them put their posts right, and one asks comms for help."""
    folder.mkdir()
    stage = Stage(store=way.service.store, now=way.clock.now)
    notes = Portal(folder, stage)
    for number in range(PEOPLE):
        source = f"{way.blog.base}/{number}"
        ref = AccountRef("feed", source, source, source)
        stage.enrol(f"p{number}", f"b{number}", ref=ref, next_due=stage.now + timedelta(days=99))
        case = replace(notes.open_case(f"C{number:03}", member=f"p{number}"), recheck_at=None)
        later = stage.now + timedelta(hours=2)
        right = replace(case, status=Status.CORRECTED, closed_at=later)
        with stage.store.begin() as tx:
            tx.save_case(right if number % 2 else case)
    asks = notes.case("C000")
    with stage.store.begin() as tx:
        to = Offices(("comms@kade.example",), (), way.service.new_id)
        ask(tx, asks, to, stage.now, "He laughed about it. Still?")
    return asks


async def looks_well(walk: Walk) -> None:
    """Nothing on this page is in anybody's way. What asks that is a script."""
    if walk.script:
        assert await troubles(walk.page) == [], walk.path


@pytest.fixture
def staffed(way: Way) -> Way:
    """A company with somebody in every office."""
    mail = way.service.settings.mail.model_copy(
        update={"operator": ("ops@kade.example",), "privacy_officer": ("officer@kade.example",)}
    )
    told = way.service.settings.model_copy(update={"mail": mail})
    way.service = replace(way.service, settings=told)
    return way


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("lang", ["nl", "en"])
async def test_a_monday_from_the_mail_with_figures_to_the_log_of_who_looked(
    staffed: Way, tmp_path: Path, lang: str, script: bool
):
    way = staffed
    await way.later()
    asks = a_week_of_notes(way, tmp_path / "week")
    await way.later(days=6)
    assert "digest" in way.inbox.kinds()

    async with walking(way, lang, script=script, width=1280) as walk:
        page = walk.page

        # Comms opens the week from its mail, takes the figures along, and chooses one conduct rule.
        digest = way.inbox.kinds().index("digest")
        assert f"{walk.base}/comms" in way.inbox.text(digest)
        await walk.goes_to("/comms")
        await walk.signs_in("comms@kade.example")
        assert walk.path == "/comms"
        assert "12" in await page.inner_text(".lede")
        await looks_well(walk)
        await walk.takes("These figures as a CSV file", tmp_path / "week.csv")
        rows = list(csv.reader((tmp_path / "week.csv").read_text("utf-8").splitlines()))
        assert len(rows) > 1
        assert "Noor" not in str(rows)
        await page.select_option("#rule", "3")
        if not script:
            await walk.presses("Show")
        await page.wait_for_url("**rule=3")

        # One author asked for help, and gets an answer.
        await walk.follows("See who asked for help")
        await looks_well(walk)
        async with page.expect_navigation(wait_until="load"):
            await page.click("[value=take]")
        assert walk.path == f"/comms/{asks.id}"
        assert "idiot" in await page.inner_text("main")
        assert "He laughed about it." in await page.inner_text("main")
        await looks_well(walk)
        await page.fill("#answer", "Say sorry where you said it.")
        await walk.presses("Send the answer")
        await way.later(minutes=1)
        assert [m["To"] for m in way.inbox.mails if m["X-Amends-Kind"] == "help"][-1] == (
            "p0@kade.example"
        )
        await walk.presses("Sign out")

        # Whoever owns the rules widens one, puts it in force, and takes it back.
        await walk.goes_to("/rules")
        await walk.signs_in("rules@kade.example")
        await page.click("text=voice.insult")
        await walk.follows("Change it or try it")
        await page.fill("#text", WIDER)
        await walk.presses("Check it and run its examples")
        await looks_well(walk)
        await page.fill("#note", "nitwits too")
        await walk.presses("Put this version in force")
        assert await walk.reads("Changed here")
        await looks_well(walk)
        await page.fill("#why-file", "too many nitwits")
        await walk.presses("Back to the file")
        assert not await walk.reads("Changed here")
        await walk.goes_to("/rules/log")
        assert "nitwits too" in await page.inner_text("main")
        await looks_well(walk)
        await walk.presses("Sign out")

        # The operator sees that all is well, and nobody's name.
        await walk.goes_to("/status")
        await walk.signs_in("ops@kade.example")
        assert walk.path == "/status"
        await looks_well(walk)
        assert "Noor" not in await page.inner_text("body")
        await page.goto(f"{walk.base}/comms")
        assert walk.path.startswith("/sign-in/comms")
        await walk.goes_to("/status")
        await walk.presses("Sign out")

        # The privacy officer reads who looked at what, and that nobody has changed the log.
        await walk.goes_to("/log")
        await walk.signs_in("officer@kade.example")
        assert asks.id in await page.inner_text("main")
        await walk.presses("Check the whole log")
        await looks_well(walk)
        for hidden in ("idiot", "Noor", "@kade.example"):
            assert hidden not in await page.inner_text("main")

    # And the author can read that comms has looked.
    with way.service.store.begin() as tx:
        log = [(entry.actor, entry.action) for entry in tx.looked_at(MemberId("p0"))]
    assert [action for actor, action in log if actor.startswith("comms")].count(
        "looked at case"
    ) == 1
