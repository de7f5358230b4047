"""Stopping for a while, going on, and objecting; and what my page tells of it."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.domain.member import Member, Scope, Standing
from monitor.domain.message import Kind, Message, Office
from monitor.usecases.compose import Ready, compose
from monitor.usecases.forget import forget
from monitor.usecases.renewal import renew
from tests.usecases.world import ACCOUNT, MEMBER
from tests.web.portal import MAIL, Portal

pytestmark = pytest.mark.anyio


async def paused(portal: Portal, **choice: str) -> Member:
    noor = await portal.signed_in()
    await noor.open("/pause")
    await noor.press("Pause everything", **choice)
    return portal.member()


@pytest.mark.parametrize(("length", "days"), [("day", 1), ("week", 7)])
async def test_a_pause_can_last_a_day_or_a_week_and_then_ends_by_itself(
    portal: Portal, length: str, days: int
):
    member = await paused(portal, length=length)
    assert (member.standing, member.paused_until) == (
        Standing.PAUSED,
        portal.stage.now + timedelta(days=days),
    )
    portal.stage.pass_time(days=days)
    forget(portal.stage.store, portal.stage.now)
    assert portal.member().standing is Standing.ACTIVE


async def test_a_pause_can_last_until_the_morning_of_a_day_where_its_member_lives(portal: Portal):
    member = await paused(portal, length="date", until="2026-12-24")
    assert member.paused_until == datetime(2026, 12, 23, 23, tzinfo=UTC)
    noor = await portal.signed_in()
    assert "Everything is paused until 24 December 2026, 00:00." in noor.page.text


async def test_without_a_length_a_pause_lasts_until_its_member_starts_again(portal: Portal):
    assert (await paused(portal)).paused_until is None


@pytest.mark.parametrize(
    "day", ["", "2026-11-24", "2020-01-01", "2028-01-01", "soon", "0001-01-01"]
)
async def test_a_day_that_is_none_pauses_nothing_and_is_told(portal: Portal, day: str):
    noor = await portal.signed_in()
    await noor.open("/pause")
    page = await noor.press("Pause everything", length="date", until=day)
    assert (page.status, "A day from tomorrow on" in page.text) == (422, True)
    assert portal.member().standing is Standing.ACTIVE


async def test_O4_who_has_not_agreed_to_the_new_text_is_asked_before_reading_starts(portal: Portal):
    with portal.stage.store.begin() as tx:
        consent = tx.consent_of(MEMBER)
        assert consent is not None
        tx.add_consent(replace(consent, version="0"))
    renew(portal.stage.store, "1", portal.stage.now, portal.stage.new_id)
    noor = await portal.signed_in()
    assert "What you are asked to agree to has changed" in noor.page.text
    page = await noor.press("Start again")
    assert (page.path, portal.member().standing) == ("/me/consent", Standing.PAUSED)
    await noor.press("Agree to what is ticked", agree=["read_posts", "send_notes"])
    assert portal.member().standing is Standing.ACTIVE


async def test_O4_a_consent_that_has_ended_is_asked_for_before_reading_starts(portal: Portal):
    await paused(portal)
    portal.stage.pass_time(days=366)
    noor = await portal.signed_in()
    page = await noor.press("Start again")
    assert (page.path, portal.member().standing) == ("/me/consent", Standing.PAUSED)


def objections(portal: Portal) -> list[Message]:
    return [mail for mail in portal.mails if mail.to is Office.PRIVACY_OFFICER]


async def test_who_objects_is_not_read_or_counted_any_more_and_the_officer_is_told(portal: Portal):
    noor = await portal.signed_in()
    await noor.open("/objection")
    assert portal.member().standing is Standing.ACTIVE
    page = await noor.press("Object, and stop everything")
    assert "Objected to being read and counted" in page.text
    assert portal.member().standing is Standing.PAUSED
    (mail,) = objections(portal)
    assert "m1@kade.example" not in str(mail.slots)
    with portal.stage.store.begin() as tx:
        consent = tx.consent_of(MEMBER)
        assert consent is not None
        assert Scope.COUNT not in consent.scopes
        ready = compose(tx, portal.service.desk, mail, portal.stage.now)
    assert isinstance(ready, Ready)
    assert ready.address == MAIL["privacy_officer"][0]


async def test_objecting_twice_tells_nobody_twice(portal: Portal):
    noor = await portal.signed_in()
    for _ in range(2):
        await noor.open("/objection")
        await noor.press("Object, and stop everything")
    assert len(objections(portal)) == 1


async def test_my_page_names_the_mails_and_counts_what_is_kept_of_posts(portal: Portal):
    now = portal.stage.now
    with portal.stage.store.begin() as tx:
        tx.add_versions(ACCOUNT, [("p1", "aa"), ("p2", "bb")], now)
        for name, kind in (
            ("1", Kind.NOTE),
            ("2", Kind.THANKS),
            ("3", Kind.RECEIPT),
            ("4", Kind.HELP),
        ):
            tx.queue(Message(name, name, kind, MEMBER, now, now))  # type: ignore[arg-type]
        waiting = {mail.id: mail for mail in tx.messages_to(MEMBER)}
        tx.save_message(waiting["1"].sent(now))  # type: ignore[index]
        tx.save_message(waiting["3"].parked("smtp-550"))  # type: ignore[index]
        tx.save_message(waiting["4"].dropped("gone"))  # type: ignore[index]
    text = (await portal.signed_in()).page.text
    for words in (
        "without its text: 2 so far",
        "24 November, 10:00 A note about a post",
        "Waiting Thanks for a post put right",
        "Your mailbox did not take it A receipt for your consent",
    ):
        assert words in text
    assert "An answer from comms" not in text


async def test_who_takes_everything_along_has_the_list_of_posts_and_every_consent(portal: Portal):
    with portal.stage.store.begin() as tx:
        tx.add_versions(ACCOUNT, [("p1", "aa")], portal.stage.now)
        consent = tx.consent_of(MEMBER)
        assert consent is not None
        tx.add_consent(replace(consent, given_at=portal.stage.now + timedelta(hours=1)))
    noor = await portal.signed_in()
    answer = await noor.client.get("/me/export")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        kept = json.loads(archive.read("amends.json"))
        posts = list(csv.DictReader(io.StringIO(archive.read("posts.csv").decode())))
    assert len(kept["consents"]) == 2
    assert kept["consents"][0]["fingerprint"] == consent.fingerprint
    assert [(post["account"], post["fingerprint"]) for post in posts] == [("a1", "aa")]
