"""What members take along: everything, at once, in their own language, and for programs too."""

import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from monitor.domain.case import Move
from tests.web.portal import Portal, Somebody

pytestmark = pytest.mark.anyio


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
    assert [(one["rule"], one["protected"]) for one in kept["no_problem"]] == [
        ("voice.insult", True)
    ]
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
    assert set(archive.namelist()) == {"amends.html", "amends.json", "posts.csv"}


async def test_it_opens_by_itself_without_a_network_and_runs_nothing(portal: Portal):
    _, page, _ = await taken(await a_life(portal))
    named = re.findall(r'(?:href|src)="([^"]+)"|url\(([^)]+)\)', page)
    assert [name for name, _ in named if not name.startswith("#")] == []
    assert "<style>" in page
    assert "<script" not in page


async def test_a_member_s_own_marks_stay_text(portal: Portal):
    with portal.stage.store.begin() as tx:
        tx.save_member(replace(portal.member(), name="<b>N</b>"))
    _, page, _ = await taken(await a_life(portal))
    assert "<b>N</b>" not in page
    assert "&lt;b&gt;N&lt;/b&gt;" in page
