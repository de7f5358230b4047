"""Every way that a case can go, from outside: a blog, a server, an inbox, and pages at a browser."""

import re
from datetime import timedelta

import pytest

from monitor.domain.case import Case, Status
from monitor.domain.member import Member
from monitor.errors import TextErased
from tests.figures import tallied
from tests.services import RULE
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
    "settings",
    "sqlite_url",
    "url",
    "way",
]

pytestmark = pytest.mark.anyio

LEAK = "Lodestar ships this winter, and nobody knows it yet."
KEY = "ghp_BLeSNB6zLgOMS5X7lzOXfH25mYfLNJudArK7"
SECRET = f"The key is {KEY}, have fun with it."


@pytest.fixture
def rules() -> str:
    """An insult, a codename, and a secret."""
    return f"""{RULE}
- id: work.codename
  conduct: 4
  why: {{en: The post may give away a project that is known only inside.}}
  severity: high
  match: {{words: [Lodestar]}}
  hits: [Lodestar is near]
  misses: [a fine day]
- id: work.secret
  conduct: 4
  hard: true
  why: {{en: Whoever reads this may be able to log in.}}
  severity: high
  match: {{secret: any}}
  hits: ["{SECRET}"]
  misses: [a fine day]
"""


async def told_of(way: Way, text: str = INSULT) -> Member:
    """Noor, who has been written to about one post on her blog."""
    member = await enrolled_blog(way)
    way.publish("tides", text)
    await way.told()
    assert (way.case(member).status, way.mailed) == (Status.NOTIFIED, ["note"])
    return member


def kept(way: Way, case: Case) -> bool:
    """Whether the words of its post, or anything written about it, can still be read."""
    with way.service.store.begin() as tx:
        try:
            tx.text_of(case.id)
        except TextErased:
            return bool(tx.thread_of(case.id))
    return True


async def test_what_is_put_right_within_the_hold_is_counted_and_mailed_to_nobody(way: Way):
    member = await enrolled_blog(way)
    for slug, after in (("edited", MENDED), ("deleted", "")):
        way.publish(slug, f"{INSULT} {slug}")
        await way.later(hours=2)
        if after:
            way.publish(slug, after)
        else:
            del way.blog.posts[slug]
        await way.later(minutes=11)
    assert [case.status for case in way.cases(member)] == [Status.REMOVED, Status.CORRECTED]
    await way.later(days=2)
    assert way.mailed == []
    with way.service.store.begin() as tx:
        week = tallied(tx, way.clock.now - timedelta(days=7), way.clock.now)
    assert (week.unprompted.number, week.notes.number, week.put_right.number) == (2, 0, 0)


async def test_not_a_problem_is_one_press_on_the_page_that_the_mail_names(way: Way):
    member = await told_of(way)
    link = re.search(r"http\S+(/c/\w{4}/no)", way.inbox.text())
    assert link is not None
    noor = await way.noor()
    await noor.open(link[1])
    assert way.case(member).status is Status.NOTIFIED
    await noor.press("Not a problem")
    assert (way.case(member).status, kept(way, way.case(member))) == (Status.DISMISSED, False)
    await way.later(days=1)
    assert way.mailed == ["note"]


async def test_protected_silences_that_rule_alone_and_its_owner_hears_the_rule_alone(way: Way):
    member = await told_of(way)
    noor = await way.noor()
    await noor.open(f"/c/{way.case(member).id}")
    await noor.press("This is protected")
    await way.later(minutes=5)
    assert (way.case(member).status, kept(way, way.case(member))) == (Status.PROTECTED, False)
    mail = way.inbox.mails[-1]
    assert (mail["To"], mail["X-Amends-Kind"]) == ("rules@kade.example", "operations")
    told = way.inbox.mails[-1].as_string()
    assert "voice.insult" in told
    for hidden in ("idiot", "Noor", "noor@", way.case(member).id, way.blog.base):
        assert hidden not in told

    way.publish("more", f"{INSULT} Once more.")
    way.publish("leak", LEAK)
    await way.later(days=1)
    await way.later(minutes=11)
    assert [f.rule_id for f in way.case(member).findings] == ["work.codename"]
    assert len(way.cases(member)) == 2


async def test_help_is_a_thread_of_two_that_ends_with_its_case(way: Way):
    member = await told_of(way)
    code = way.case(member).id
    noor = await way.noor()
    await noor.open(f"/c/{code}")
    await noor.press("Ask comms for help")
    await noor.press("Send to comms", words="He laughed about it. Still?")
    await way.later(minutes=1)
    assert (way.inbox.mails[-1]["To"], way.mailed[-1]) == ("comms@kade.example", "help")

    marit = await way.marit()
    page = await marit.open(f"/comms/{code}")
    assert "idiot" not in page.text
    page = await marit.press("Take this case")
    assert "idiot" in page.text
    assert "He laughed about it. Still?" in page.text
    await marit.press("Send the answer", answer="Say sorry where you said it.")
    assert (await marit.open(f"/comms/{code}")).status == 404
    await way.later(minutes=1)
    assert (way.inbox.mails[-1]["To"], way.mailed[-1]) == ("noor@kade.example", "help")
    assert way.case(member).status is Status.ANSWERED

    noor = await way.noor()
    page = await noor.open(f"/c/{code}")
    assert "Say sorry where you said it." in page.text
    assert "Comms Looked at the post of case" in (await noor.open("/me")).text
    await noor.open(f"/c/{code}")
    await noor.press("Send to comms", words="Thank you, and in which words?")
    await way.later(minutes=1)
    assert (way.case(member).status, way.mailed[-1]) == (Status.HELP, "help")
    assert "which words" in (await marit.open(f"/comms/{code}")).text
    for mail in way.inbox.mails:
        for hidden in ("He laughed", "which words"):
            assert hidden not in mail.as_string()
        if mail["To"] == "comms@kade.example":
            assert "Say sorry where" not in mail.as_string()

    way.publish("tides", MENDED)
    await way.later(hours=2)
    assert (way.case(member).status, kept(way, way.case(member))) == (Status.CORRECTED, False)
    assert way.mailed[-1] == "thanks"
    assert (await (await way.marit()).open(f"/comms/{code}")).status == 404


async def test_an_edit_while_comms_was_asked_shows_comms_the_edited_post(way: Way):
    member = await told_of(way)
    noor, code = await way.noor(), way.case(member).id
    await noor.open(f"/c/{code}")
    await noor.press("Ask comms for help")
    way.publish("tides", "You are rather an idiot about ebb and flow.")
    await way.later(hours=2)
    assert way.case(member).status is Status.HELP
    marit = await way.marit()
    await marit.open(f"/comms/{code}")
    page = await marit.press("Take this case")
    assert "ebb and flow" in page.text
    assert "tide tables" not in page.text
    assert way.mailed == ["note", "help"]


async def test_a_case_without_a_reaction_ends_after_thirty_days_and_nobody_is_told(way: Way):
    member = await told_of(way)
    sealed = sealed_in(way, "texts")
    assert sealed in everything(way)
    before = len(way.inbox.mails)
    await way.later(days=29)
    assert kept(way, way.case(member))
    await way.later(days=1)
    assert (way.case(member).status, kept(way, way.case(member))) == (Status.EXPIRED, False)
    assert set(way.inbox.kinds()[before:]) <= {"digest"}
    rest = everything(way)
    for gone in (sealed, b"complete idiot", b"tide tables"):
        assert gone not in rest
    page = await (await way.noor()).open(f"/c/{way.case(member).id}")
    assert "Amends has erased the text and told nobody." in page.text


def sealed_in(way: Way, table: str) -> bytes:
    """The only row of a table of sealed words, as it lies in the database."""
    with way.service.store.begin() as tx:
        found = tx.connection.exec_driver_sql(f"SELECT sealed FROM {table}").scalar_one()  # type: ignore[attr-defined]
    return bytes(found)


def everything(way: Way) -> bytes:
    """All that a thief of the database would have: the files of SQLite, the rows of PostgreSQL."""
    store = way.service.store
    engine = store._engine  # type: ignore[attr-defined]
    if engine.dialect.name == "sqlite":
        folder = way.service.settings.keys.master_key_file
        assert folder is not None
        return b"".join(path.read_bytes() for path in folder.parent.glob("amends.db*"))
    with engine.begin() as connection:
        names = connection.exec_driver_sql(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        ).scalars()
        rows = [
            row
            for name in list(names)
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')
        ]
    return b"\n".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        for row in rows
        for value in row
    )


async def test_D8_an_edit_for_the_worse_brings_one_more_note_a_day_later_and_a_milder_one_none(
    way: Way,
):
    member = await told_of(way)
    way.publish("tides", INSULT.replace("complete ", ""))
    await way.later(hours=2)
    assert way.mailed == ["note"]
    way.publish("tides", f"{INSULT} {LEAK}")
    await way.later(hours=2)
    way.publish("tides", f"{INSULT} {LEAK} Really.")
    await way.later(hours=2)
    assert (way.case(member).status, way.mailed) == (Status.NOTIFIED, ["note"])
    await way.later(hours=19)
    assert way.mailed == ["note", "note"]
    assert "Lodestar" not in way.inbox.text()
    await way.later(days=2)
    assert (len(way.cases(member)), way.mailed) == (1, ["note", "note"])


async def test_a_correction_that_is_taken_back_is_told_once_more_and_then_never(way: Way):
    member = await told_of(way)
    for _ in range(3):
        way.publish("tides", MENDED)
        await way.later(hours=2)
        way.publish("tides", INSULT)
        await way.later(days=1, hours=1)
        await way.later(minutes=11)
    ends = [case.status for case in way.cases(member)]
    assert ends == [Status.CORRECTED, Status.CORRECTED]
    assert way.mailed == ["note", "thanks", "note", "thanks"]


async def test_D8_a_text_put_back_after_it_was_taken_down_brings_no_second_note(way: Way):
    member = await told_of(way)
    del way.blog.posts["tides"]
    await way.later(hours=2)
    way.publish("tides-again", INSULT)
    await way.told()
    assert [case.status for case in way.cases(member)] == [Status.REMOVED]
    assert way.mailed == ["note", "thanks"]


async def test_who_edits_on_mastodon_hears_that_boosters_are_told(way: Way):
    member = await join(way)
    async with on_mastodon(way, member) as server:
        toot = server.post("noor", f"<p>{INSULT}</p>", way.clock.now + timedelta(minutes=30))
        await way.told()
        server.edit(toot, lambda html: f"<p>{MENDED}</p>", way.clock.now)
        await way.later(hours=1)
    assert way.case(member).status is Status.CORRECTED
    assert way.mailed == ["note", "thanks"]
    assert "Mastodon tells those who boosted it that you edited it." in " ".join(
        way.inbox.text().split()
    )


async def test_a_leak_that_was_edited_out_on_mastodon_is_said_to_stay_in_its_history(way: Way):
    member = await join(way)
    async with on_mastodon(way, member) as server:
        toot = server.post("noor", f"<p>{LEAK}</p>", way.clock.now + timedelta(minutes=30))
        await way.told()
        server.edit(toot, lambda html: f"<p>{MENDED}</p>", way.clock.now)
        await way.later(hours=1)
        said = " ".join(way.inbox.text().split())
        assert "on Mastodon anyone can still read the earlier wording" in said
        assert "There is nothing left for you to do" not in said
        assert "Lodestar" not in said
        page = await (await way.noor()).open(f"/c/{way.case(member).id}")
        assert "anyone can still read the earlier wording" in page.text
        server.delete(toot)
        await way.later(days=2)
    assert way.mailed == ["note", "thanks"]


async def test_a_leak_that_left_a_blog_is_said_to_live_on_in_feed_readers(way: Way):
    member = await told_of(way, LEAK)
    del way.blog.posts["tides"]
    await way.later(hours=2)
    assert way.case(member).status is Status.REMOVED
    assert "feed readers and web archives may keep" in " ".join(way.inbox.text().split())


async def test_a_secret_waits_for_no_other_note_of_the_day(way: Way):
    member = await told_of(way)
    way.publish("key", SECRET)
    await way.told()
    assert way.case(member).urgent
    assert way.mailed == ["note", "note"]
    for part in way.inbox.mails[-1].walk():
        assert KEY not in str(part.get_content() if not part.is_multipart() else "")


async def test_at_night_a_secret_is_told_and_an_insult_waits_for_the_morning(way: Way):
    member = await enrolled_blog(way)
    await way.later(hours=11)
    way.publish("tides", INSULT)
    way.publish("key", SECRET)
    await way.told()
    assert [case.status for case in way.cases(member)] == [Status.NOTIFIED, Status.NOTIFIED]
    night = way.mailed
    way.publish("more", f"{INSULT} More of it.")
    await way.told()
    assert (night, way.mailed) == (["note"], ["note"])
    await way.later(days=1, hours=10)
    assert way.mailed == ["note", "note"]


async def test_who_shares_flagged_posts_has_each_for_themselves_for_a_day(way: Way):
    member = await enrolled_blog(way)
    noor = await way.noor()
    await noor.open("/me/choices")
    await noor.press("Keep these choices", sharing="flagged")
    way.publish("tides", INSULT)
    await way.told()
    code = way.case(member).id
    page = await (await way.noor()).open(f"/c/{code}")
    assert "Only you can see this page now. If the case is still open on" in page.text
    marit = await way.marit()
    assert (await marit.open(f"/comms/{code}")).status == 404
    await way.later(hours=24)
    marit = await way.marit()
    assert "idiot" in (await marit.open(f"/comms/{code}")).text
    page = await (await way.noor()).open(f"/c/{code}")
    assert "Comms can see this one too, because you chose to share." in page.text
    way.publish("tides", MENDED)
    await way.later(hours=2)
    marit = await way.marit()
    assert (await marit.open(f"/comms/{code}")).status == 404


MOVES = ("dismiss", "protect", "ask", "useful", "useless", "look")


async def test_A2_opening_links_moves_nothing_and_neither_does_a_form_from_elsewhere(way: Way):
    member = await told_of(way)
    before, noor = way.case(member), await way.noor()
    for path in ("", "/no", "?draft=2", *(f"?move={move}" for move in MOVES)):
        assert (await noor.open(f"/c/{before.id}{path}")).status == 200
        await noor.client.head(f"/c/{before.id}{path}")
    page = await noor.open(f"/c/{before.id}")
    csrf = page.form("Not a problem")["fields"]["csrf"]
    for move in MOVES:
        url = f"/c/{before.id}"
        assert (await noor.post(url, {"move": move})).status >= 400
        elsewhere = {"origin": "https://evil.example"}
        assert (await noor.post(url, {"move": move, "csrf": csrf}, **elsewhere)).status >= 400
    assert way.case(member) == before


async def test_K3_what_both_wrote_is_erased_with_its_case_and_read_by_its_member_until_then(
    way: Way,
):
    member = await told_of(way)
    noor, code = await way.noor(), way.case(member).id
    await noor.open(f"/c/{code}")
    await noor.press("Ask comms for help")
    await noor.press("Send to comms", words="My canary sings at night.")
    await way.later(minutes=1)
    marit = await way.marit()
    await marit.open(f"/comms/{code}")
    await marit.press("Take this case")
    await marit.press("Send the answer", answer="Your canary may sing on.")
    before = sealed_in(way, "answers"), sealed_in(way, "texts")
    for path in (f"/comms/{code}", "/comms/ZZZZ"):
        assert (await marit.open(path)).status == 404
    page = await noor.open(f"/c/{code}")
    assert "Your canary may sing on." in page.text
    kept = everything(way)
    assert b"canary" not in kept
    assert all(sealed in kept for sealed in before)
    await way.later(minutes=1)
    assert "Your canary may sing on." in " ".join(way.inbox.text().split())

    await noor.open(f"/c/{code}")
    await noor.press("Not a problem")
    assert "canary" not in (await noor.open(f"/c/{code}")).text
    rest = everything(way)
    assert b"canary" not in rest
    assert not any(sealed in rest for sealed in before)
