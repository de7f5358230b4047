"""What members take along: everything, at once, in their own language, and for programs too."""

import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from monitor.adapters.columns import Row
from monitor.domain.case import Move
from tests.web.portal import Portal, Somebody

pytestmark = pytest.mark.anyio

TAKEN = {
    "members": "member",
    "consents": "consents",
    "accounts": "accounts",
    "cases": "cases",
    "texts": "cases",
    "answers": "cases",
    "dismissals": "no_problem",
    "messages": "mails",
    "audit": "log",
    "posts": "posts.csv",
}
"""Where each table that has something of a member is found again."""

LEFT = {
    "data_keys": "the key itself, which opens all that is taken along",
    "past_consents": "of people who have left",
    "erasures": "of people who have left",
    "events": "counts under a pseudonym that nobody can turn back",
    "checked": "counts of posts, of nobody",
    "tokens": "links that work for 15 minutes, as hashes",
    "sessions": "who is signed in now, as hashes",
    "tries": "counters against guessing, as hashes, for an hour",
    "handbacks": "logins that a server has yet to take back",
    "factors": "second keys of offices",
    "colleagues": "people of comms, who sign what they write",
    "apps": "of servers, not of people",
    "memos": "facts about the service",
    "shadows": "about rules",
    "countings": "about rules",
    "rule_counts": "about rules",
    "revisions": "about rules",
}
"""What is not taken along, and why."""


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    made = Portal(tmp_path)
    made.stage.enrol()
    return made


async def taken(somebody: Somebody) -> tuple[dict[str, Any], str, zipfile.ZipFile]:
    """What programs read, what people read, and the archive."""
    answer = await somebody.client.get("/me/export")
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    kept = json.loads(archive.read("amends.json"))
    return kept, archive.read("amends.html").decode(), archive


async def a_life(portal: Portal, lang: str = "en") -> Somebody:
    """Something of everything: an open case that comms was asked about, and one called no problem."""
    portal.open_case()
    portal.open_case("M4PT")
    somebody = await portal.signed_in(lang=lang)
    await somebody.open("/c/K7Q2")
    return somebody


def test_every_table_is_taken_along_or_has_a_reason_not_to_be():
    assert set(Row.metadata.tables) == set(TAKEN) | set(LEFT)


async def test_what_people_read_is_in_their_language_throughout(portal: Portal):
    member = replace(portal.member(), lang="nl")
    with portal.stage.store.begin() as tx:
        tx.save_member(member)
    noor = await a_life(portal, "nl")
    _, page, _ = await taken(noor)
    text = re.sub(r"<[^>]+>", " ", page)
    for words in ("Alles wat Amends over jou bewaart", "Waarmee je instemde", "Je zaken"):
        assert words in text
    for english in ("standing", "joined at", "text hash", "given", "queued", "Your", "comms may"):
        assert english not in text
    assert member.address in text


async def test_each_section_says_what_stands_in_the_file_for_programs(portal: Portal):
    noor, other = await a_life(portal), portal.open_case("R8KD")
    with portal.stage.store.begin() as tx:
        tx.remember_dismissal(
            portal.member().id, "voice.insult", "abc", portal.stage.now, protected=True
        )
        tx.save_case(other.moved(Move.DISMISS, portal.stage.now))
    kept, page, archive = await taken(noor)
    assert {name for name in TAKEN.values() if name != "posts.csv"} <= set(kept)
    assert kept["no_problem"] == [{"rule": "voice.insult", "protected": True}]
    for words in (
        kept["member"]["address"],
        "idiot",
        "K7Q2",
        "R8KD",
        "voice.insult",
        "(protected)",
    ):
        assert words in page
    assert kept["consents"][0]["text_hash"] in page
    assert set(archive.namelist()) == {"amends.html", "amends.css", "amends.json", "posts.csv"}


async def test_it_opens_without_a_network_and_runs_nothing(portal: Portal):
    _, page, archive = await taken(await a_life(portal))
    named = re.findall(r'(?:href|src)="([^"]+)"', page)
    assert [name for name in named if not name.startswith("#")] == ["amends.css"]
    assert named[0] in archive.namelist()
    assert "<script" not in page


async def test_a_member_s_own_marks_stay_text(portal: Portal):
    with portal.stage.store.begin() as tx:
        tx.save_member(replace(portal.member(), name="<b>N</b>"))
    _, page, _ = await taken(await a_life(portal))
    assert "<b>N</b>" not in page
    assert "&lt;b&gt;N&lt;/b&gt;" in page
