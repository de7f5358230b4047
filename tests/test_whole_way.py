"""One post becomes one gentle mail, and a corrected post closes its case: every part is a real one."""

from datetime import timedelta

import pytest

from monitor.domain.case import Status
from monitor.domain.member import Member
from monitor.usecases.learn import wake
from monitor.usecases.leave import withdraw
from monitor.usecases.review import dismiss
from tests.way import (
    INSULT,
    MENDED,
    Way,
    blog,
    enrolled_blog,
    inbox,
    join,
    migrated_file,
    migrated_postgres,
    on_mastodon,
    portal,
    postgres,
    postgres_url,
    rules,
    settings,
    sqlite_url,
    url,
    way,
)

__all__ = [
    "blog",
    "inbox",
    "migrated_file",
    "migrated_postgres",
    "portal",
    "postgres",
    "postgres_url",
    "rules",
    "settings",
    "sqlite_url",
    "url",
    "way",
]

pytestmark = pytest.mark.anyio


async def test_one_post_becomes_one_mail_and_its_correction_closes_the_case(way: Way):
    member = await enrolled_blog(way)
    way.blog.publish("tides", INSULT, way.clock.now + timedelta(minutes=30))
    await way.later(hours=2)
    (case,) = way.cases(member)
    assert case.status is Status.HELD
    assert way.inbox.kinds() == ["login", "receipt"]

    await way.later(minutes=11)
    assert way.inbox.kinds()[2:] == ["note"]
    assert way.inbox.mails[-1]["To"] == "noor@kade.example"
    assert "a note about one of your posts" in str(way.inbox.mails[-1]["Subject"]).lower()
    assert case.id in way.inbox.text()

    way.blog.publish("tides", MENDED, way.clock.now)
    await way.later(hours=2)
    assert way.cases(member)[0].status is Status.CORRECTED
    assert way.inbox.kinds()[2:] == ["note", "thanks"]

    await way.later(days=6)
    assert way.inbox.kinds()[2:] == ["note", "thanks", "digest"]
    assert way.inbox.mails[-1]["To"] == "comms@kade.example"
    assert "idiot" not in way.inbox.text()

    await way.later(days=31)
    assert way.cases(member) == ()


async def test_a_post_that_is_taken_down_closes_its_case(way: Way):
    member = await enrolled_blog(way)
    way.blog.publish("tides", INSULT, way.clock.now + timedelta(minutes=30))
    await way.later(hours=2)
    await way.later(minutes=11)
    del way.blog.posts["tides"]
    await way.later(hours=2)
    assert way.cases(member)[0].status is Status.REMOVED
    assert way.inbox.kinds()[2:] == ["note", "thanks"]


async def test_a_post_that_is_mended_within_its_hold_brings_no_mail(way: Way):
    member = await enrolled_blog(way)
    way.blog.publish("tides", INSULT, way.clock.now + timedelta(minutes=30))
    await way.later(hours=2)
    way.blog.publish("tides", MENDED, way.clock.now)
    await way.later(minutes=11)
    assert way.cases(member)[0].status is Status.CORRECTED
    assert way.inbox.kinds() == ["login", "receipt"]


def dismissed(way: Way, member: Member) -> None:
    """Noor calls every case that she was told of no problem."""
    with way.service.store.begin() as tx:
        for case in tx.cases_of(member.id):
            if case.status is Status.NOTIFIED:
                dismiss(tx, case, way.clock.now)


async def test_no_problem_is_remembered_while_the_words_stay_and_forgotten_when_they_change(
    way: Way,
):
    member = await enrolled_blog(way)
    way.blog.publish("tides", INSULT, way.clock.now + timedelta(minutes=30))
    await way.later(hours=2)
    await way.later(minutes=11)
    dismissed(way, member)

    for slug, same in (
        ("tides", f"  {INSULT}\n"),
        ("tides", INSULT.replace(" idiot ", "  idiot\n")),
        ("tides-again", INSULT),
    ):
        way.blog.publish(slug, same, way.clock.now)
        await way.later(hours=2)
        await way.later(minutes=11)
    assert [case.status for case in way.cases(member)] == [Status.DISMISSED]
    assert way.inbox.kinds().count("note") == 1

    way.blog.publish("tides", f"{INSULT} Again.", way.clock.now)
    await way.later(days=1, hours=14)
    await way.later(minutes=11)
    newest, oldest = way.cases(member)
    assert (newest.status, oldest.status) == (Status.NOTIFIED, Status.DISMISSED)
    assert way.inbox.kinds().count("note") == 2


async def test_a_rule_that_is_called_useless_goes_quiet_until_its_owner_wakes_it(way: Way):
    member = await enrolled_blog(way)
    for number in range(10):
        at = way.clock.now + timedelta(minutes=30)
        way.blog.publish(f"tides-{number}", f"{INSULT} Part {number}.", at)
    await way.later(hours=2)
    await way.later(minutes=11)
    dismissed(way, member)
    await way.later(minutes=5)
    mail = way.inbox.mails[-1]
    assert (mail["To"], mail["X-Amends-Kind"]) == ("rules@kade.example", "operations")
    told = way.inbox.text()
    assert "Most of the notes of the rule voice.insult were called no problem." in told
    assert "amends policy wake voice.insult" in told
    assert "idiot" not in told

    way.blog.publish("more", f"{INSULT} One more.", way.clock.now)
    await way.later(hours=2)
    assert len(way.cases(member)) == 10

    with way.service.store.begin() as tx:
        wake(tx, "voice.insult", way.clock.now, by="operator")
    way.blog.publish("later", f"{INSULT} And later.", way.clock.now)
    await way.later(hours=2)
    assert len(way.cases(member)) == 11


async def test_an_edit_on_mastodon_is_seen_by_the_look_at_its_case(way: Way):
    member = await join(way)
    async with on_mastodon(way, member) as server:
        toot = server.post("noor", f"<p>{INSULT}</p>", way.clock.now + timedelta(minutes=30))
        await way.later(hours=2)
        await way.later(minutes=11)
        assert way.inbox.kinds()[-1] == "note"
        server.edit(toot, lambda html: f"<p>{MENDED}</p>", way.clock.now)
        await way.later(hours=1)
    assert way.cases(member)[0].status is Status.CORRECTED
    assert way.inbox.kinds()[-1] == "thanks"


async def test_who_leaves_is_not_read_any_more_and_gets_a_receipt(way: Way):
    member = await enrolled_blog(way)
    with way.service.store.begin() as tx:
        withdraw(tx, member, way.clock.now, by="member", new_id=way.service.new_id)
    asked = len(way.blog.asked)
    await way.later(days=2)
    assert len(way.blog.asked) == asked
    assert way.inbox.kinds()[:3] == ["login", "receipt", "receipt"]
