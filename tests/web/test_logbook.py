"""The log, as the privacy officer sees it (safety Z4)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

from monitor.adapters.mime import in_words
from monitor.domain.audit import AuditEntry
from monitor.domain.letter import LogHead
from monitor.domain.message import Kind, Office
from monitor.settings import DigestSettings
from monitor.testing.memory import MemoryStore
from monitor.turns import Turns
from monitor.usecases.compose import Ready, compose
from monitor.usecases.logbook import queue_head
from tests.mail.samples import HOUSE
from tests.usecases.world import MEMBER, Stage
from tests.web.portal import Portal, Somebody

pytestmark = pytest.mark.anyio

DAAN = "daan@kade.example"


@pytest.fixture(autouse=True)
def _agreed(portal: Portal) -> None:
    """The member's consent was written into the log, as it is by joining."""
    with portal.stage.store.begin() as tx:
        for given in tx.consents_given(MEMBER):
            tx.log(AuditEntry(portal.stage.now, "member", "joined", MEMBER, given.fingerprint))


async def officer(portal: Portal) -> Somebody:
    return await portal.at_office("privacy-officer", DAAN)


def write(portal: Portal, lines: int) -> None:
    with portal.stage.store.begin() as tx:
        for _ in range(lines):
            tx.log(AuditEntry(portal.stage.now, "comms", "looked at case", MEMBER, "K7Q2"))


async def test_the_privacy_officer_comes_in_at_the_log(portal: Portal):
    write(portal, 1)
    somebody = await officer(portal)
    assert somebody.page.path == "/log"
    assert "Looked at the post of case K7Q2" in somebody.page.text
    assert "m1@kade.example" not in somebody.page.html


async def test_a_page_has_a_hundred_lines_and_leads_to_older_ones(portal: Portal):
    write(portal, 230)
    somebody = await officer(portal)
    seen: list[int] = []
    while True:
        rows = somebody.page.html.split('<th role="rowheader" scope="row">')[1:]
        seen += [int(row.partition("<")[0]) for row in rows]
        older = [link for link in somebody.page.reader.links if link.startswith("/log?before=")]
        if not older:
            break
        await somebody.open(older[0])
    assert seen == sorted(seen, reverse=True)
    assert set(seen) >= set(range(1, 231))


@pytest.mark.parametrize(
    ("actor", "action", "thing", "said"),
    [
        ("operator", "erased", None, "The operator, on a written request Erased everything"),
        ("operator", "restored a backup", None, "Put a copy of the database back"),
        ("operator", "sent parked mail again", None, "Sent refused mail again"),
        ("system", "erased account", "a1", "Amends, by itself Erased an account"),
        ("member", "showed account", "a1", "The member Showed that an account is theirs"),
        ("member", "chose", "sharing:asked>never", "The member Changed choices"),
        ("service", "opened case", "K7Q2", "case K7Q2 to write to its author about it"),
    ],
)
async def test_the_log_speaks_of_members_and_not_to_them(
    portal: Portal, actor: str, action: str, thing: str | None, said: str
):
    with portal.stage.store.begin() as tx:
        tx.log(AuditEntry(portal.stage.now, actor, action, MEMBER, thing))
    text = (await officer(portal)).page.text
    lines = text.partition("The lines")[2]
    assert said in lines
    assert " you" not in lines
    assert "sharing" not in lines


async def test_Z4_a_whole_log_is_said_to_be_whole(portal: Portal):
    write(portal, 5)
    somebody = await officer(portal)
    await somebody.press("Check the whole log")
    assert "as far as can be seen from inside" in somebody.page.text


async def test_Z4_a_changed_line_is_named(portal: Portal):
    write(portal, 5)
    state = cast(MemoryStore, portal.stage.store).state
    head, entry = state.audit[2]
    state.audit[2] = (head, replace(entry, actor="operator"))
    somebody = await officer(portal)
    await somebody.press("Check the whole log")
    assert f"Entry {head.number} is not as it was written" in somebody.page.text


async def test_Z4_a_consent_that_is_not_as_it_was_given_is_told(portal: Portal):
    state = cast(MemoryStore, portal.stage.store).state
    given = state.consents[MEMBER]
    state.consents[MEMBER] = (replace(given[0], version="9"),)
    somebody = await officer(portal)
    await somebody.press("Check the whole log")
    assert "Lines of consent that were changed, added or lost: 2." in somebody.page.text


async def test_Z4_a_tail_that_was_cut_off_shows_by_the_head_in_the_mail(portal: Portal):
    write(portal, 5)
    with portal.stage.store.begin() as tx:
        mailed = tx.audit_head()
    state = cast(MemoryStore, portal.stage.store).state
    del state.audit[-2:]
    somebody = await officer(portal)
    await somebody.press("Check the whole log", number=str(mailed.number), seal=mailed.seal)
    assert "is not as it was written" in somebody.page.text


async def test_Z4_a_log_that_goes_on_from_the_mailed_line_is_whole(portal: Portal):
    write(portal, 5)
    with portal.stage.store.begin() as tx:
        mailed = tx.audit_head()
    write(portal, 3)
    somebody = await officer(portal)
    await somebody.press("Check the whole log", number=str(mailed.number), seal=mailed.seal.upper())
    assert "goes on from the line that you were mailed" in somebody.page.text


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 40, "١٢"])
async def test_what_is_no_number_is_taken_for_none(portal: Portal, number: str):
    write(portal, 2)
    somebody = await officer(portal)
    await somebody.press("Check the whole log", number=number, seal="ab")
    assert somebody.page.status == 200


async def test_the_head_is_mailed_once_a_week_to_each_mailbox():
    stage = Stage()
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    boxes = (DAAN, "second@kade.example")
    with stage.store.begin() as tx:
        tx.log(AuditEntry(now, "service", "looked", MEMBER))
        head = tx.audit_head()
        assert queue_head(tx, boxes, now, "Europe/Amsterdam", stage.new_id) == 2
        assert queue_head(tx, boxes, now + timedelta(days=3), "Europe/Amsterdam", stage.new_id) == 0
        assert queue_head(tx, boxes, now + timedelta(days=7), "Europe/Amsterdam", stage.new_id) == 2
    mails = list(cast(MemoryStore, stage.store).state.messages.values())
    assert {mail.kind for mail in mails} == {Kind.OPERATIONS}
    assert {(mail.slot("number"), mail.slot("seal")) for mail in mails} == {("1", head.seal)}


def test_Z4_a_log_without_a_line_is_not_mailed_until_it_has_one():
    stage = Stage()
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    with stage.store.begin() as tx:
        assert queue_head(tx, (DAAN,), now, "Europe/Amsterdam", stage.new_id) == 0
        tx.log(AuditEntry(now, "service", "looked", MEMBER))
        later = now + timedelta(hours=1)
        assert queue_head(tx, (DAAN,), later, "Europe/Amsterdam", stage.new_id) == 1


async def test_the_mail_holds_number_and_seal_and_nobody(portal: Portal):
    write(portal, 4)
    with portal.stage.store.begin() as tx:
        queue_head(tx, (DAAN,), portal.stage.now, "Europe/Amsterdam", portal.stage.new_id)
    with portal.stage.store.begin() as tx:
        message = next(m for m in portal.mails if m.to is Office.PRIVACY_OFFICER)
        ready = compose(tx, portal.service.desk, message, portal.stage.now)
        head = tx.audit_head()
    assert isinstance(ready, Ready)
    letter = ready.letter
    assert isinstance(letter, LogHead)
    assert (letter.number, letter.seal) == (head.number, head.seal)
    assert head.seal in str(in_words(letter, HOUSE))


async def test_the_daemon_mails_it_at_the_digest_s_hour(portal: Portal):
    service = replace(
        portal.service,
        settings=portal.service.settings.model_copy(update={"digest": DigestSettings()}),
    )
    turns = Turns(service)
    portal.stage.now = datetime(2026, 11, 23, 6, tzinfo=UTC)
    await turns.digest()
    await turns.digest()
    assert [m for m in portal.mails if m.to is Office.PRIVACY_OFFICER] == []
    portal.stage.now += timedelta(hours=2)
    await turns.digest()
    await turns.digest()
    assert len([m for m in portal.mails if m.to is Office.PRIVACY_OFFICER]) == 1
