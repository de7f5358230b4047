"""The operator's page: everything one asks first, one button, and nobody's name."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from monitor.adapters.catalogue import words
from monitor.domain.ids import MessageId
from monitor.domain.machine import Process
from monitor.domain.member import Health
from monitor.domain.message import Kind, Message
from monitor.usecases.status import COPIED, TESTED, note_process
from monitor.web.operator import ago
from tests.usecases.world import MEMBER
from tests.web.portal import Portal, Somebody

pytestmark = pytest.mark.anyio


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    made = Portal(tmp_path, settings={"database_url": f"sqlite:///{tmp_path / 'amends.sqlite'}"})
    made.stage.enrol()
    return made


async def operator(portal: Portal) -> Somebody:
    return await portal.at_office("operator", "ops@kade.example")


def park(portal: Portal, number: int) -> None:
    now = portal.stage.now
    with portal.stage.store.begin() as tx:
        for n in range(number):
            kept = Message(MessageId(f"p{n}"), f"p{n}", Kind.NOTE, MEMBER, now, now)
            tx.queue(kept)
            tx.save_message(kept.parked("smtp-550"))


async def test_all_is_well_is_said_in_one_line(portal: Portal):
    page = (await operator(portal)).page
    assert "Every part of the service turns." in page.text
    assert "Every account that is due can be read." in page.text


async def test_parked_mail_is_tried_again_by_a_button_and_only_once(portal: Portal):
    park(portal, 3)
    ops = await operator(portal)
    assert "Mails were given up." in ops.page.text
    assert "smtp-550" in ops.page.text
    csrf = ops.page.form("Try them again")["fields"]["csrf"]
    page = await ops.press("Try them again")
    assert "Three mails are tried again." in page.text
    page = await ops.post("/status/resend", {"csrf": csrf})
    assert "Try them again" not in page.text
    with portal.stage.store.begin() as tx:
        assert tx.parked_messages() == ()
        assert tx.message_states()["queued"] >= 3


async def test_versions_processes_and_the_last_self_test_are_told(portal: Portal):
    now = portal.stage.now
    with portal.stage.store.begin() as tx:
        note_process(tx, Process("host-a:7", ("web",), "0.1.0", now - timedelta(minutes=3)))
        note_process(tx, Process("host-b:9", ("worker",), "0.2.0", now - timedelta(minutes=11)))
        note_process(tx, Process("host-a:7", ("web",), "0.3.0", now - timedelta(seconds=30)))
        tx.remember(TESTED, (now - timedelta(days=3)).isoformat())
    text = (await operator(portal)).page.text
    for word in ("Python", "Expat", "SQLite", "host-a:7", "0.3.0", "Three days ago", "Master key"):
        assert word.lower() in text.lower(), word
    assert "host-b" not in text
    assert "0.1.0, web" not in text


async def test_a_copy_that_is_too_old_wants_a_hand(portal: Portal):
    with portal.stage.store.begin() as tx:
        tx.remember(COPIED, (portal.stage.now - timedelta(hours=4)).isoformat())
    assert "over three hours old" in (await operator(portal)).page.text


def failing(portal: Portal, people: int, address: str) -> None:
    """Each has an account there that cannot be read."""
    with portal.stage.store.begin() as tx:
        known = tx.accounts_of(MEMBER)[0]
    for n in range(people):
        portal.stage.enrol(f"p{n}", f"b{n}")
        with portal.stage.store.begin() as tx:
            (account,) = tx.accounts_of(type(MEMBER)(f"p{n}"))
            ref = replace(known.ref, address=address.format(n=n), key=f"k{n}")
            tx.save_accounts(
                [replace(account, ref=ref, health=Health.TROUBLED, trouble="http-503")]
            )


async def test_a_host_is_named_only_where_five_members_have_accounts(portal: Portal):
    failing(portal, 5, "p{n}@social.example")
    text = (await operator(portal)).page.text
    assert "http-503" in text
    assert "social.example 5" in text


@pytest.mark.parametrize(
    ("people", "address"), [(4, "p{n}@social.example"), (6, "https://p{n}.example/feed")]
)
async def test_a_host_that_would_say_whose_it_is_is_not_named(
    portal: Portal, people: int, address: str
):
    failing(portal, people, address)
    text = (await operator(portal)).page.text
    assert "http-503" in text
    assert ".example" not in text.replace("kade.example", "")
    assert "of fewer than five people each" in text


async def test_nothing_on_the_page_is_about_a_person(portal: Portal):
    portal.open_case()
    park(portal, 1)
    failing(portal, 2, "https://secret-{n}.example/feed")
    text = (await operator(portal)).page.text
    for hidden in ("Noor", "K7Q2", "noor@", "secret-", "idiot"):
        assert hidden not in text


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-5, "not due yet"),
        (1, "just now"),
        (6, "six seconds ago"),
        (119, "119 seconds ago"),
        (600, "10 minutes ago"),
        (7200, "two hours ago"),
        (172800, "two days ago"),
    ],
)
def test_how_long_ago_is_said_in_one_unit(seconds: int, said: str):
    now = datetime.fromisoformat("2026-11-24T12:00:00+00:00")
    w = words("pages", "en", "Europe/Amsterdam", familiar=False)
    assert ago(now, now - timedelta(seconds=seconds), w) == said


def test_what_never_was_is_said_so():
    w = words("pages", "en", "Europe/Amsterdam", familiar=False)
    assert ago(datetime.fromisoformat("2026-11-24T12:00:00+00:00"), None, w) == "never"
