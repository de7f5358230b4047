"""Nobody can learn from any page or figure who joined, nor who did not (promises 1 and 7)."""

import re
from pathlib import Path

import pytest

from monitor.domain.audit import AuditEntry
from monitor.domain.ids import MemberId
from tests.web.portal import Portal
from tests.web.test_routes import DOORS, MAILBOXES, knock

pytestmark = pytest.mark.anyio

OFFICES = ("comms", "policy-owner", "privacy-officer", "operator")
BY_OFFICE = {"operator": ["GET /status"], "privacy-officer": ["GET /log"]}
"""The operator mends accounts, and is told how many there are, without a name; the privacy officer reads the
log, in which people are pseudonyms."""
FRESH = re.compile(r'value="\w*secret\d+\w*"|name="csrf" value="\w+"|secret\d+')
"""What differs each time a page is asked for."""


async def seen(folder: Path, office: str, members: int) -> dict[str, tuple[int, str]]:
    """All that an office is shown, on every page that there is, with so many members who are read."""
    folder.mkdir()
    portal = Portal(folder)
    for number in range(members):
        portal.stage.enrol(f"m{number}", f"a{number}", last_read_at=portal.stage.now)
        with portal.stage.store.begin() as tx:
            tx.log(AuditEntry(portal.stage.now, "member", "joined", MemberId(f"m{number}")))
    somebody = await portal.at_office(office, MAILBOXES[office])
    shown = {}
    for door in DOORS:
        if door.startswith("GET"):
            page = await knock(somebody, door)
            shown[door] = (page.status, FRESH.sub("", page.html))
    return shown


@pytest.mark.parametrize("office", OFFICES)
async def test_of_fewer_than_five_no_page_of_an_office_tells_that_one_more_joined(
    tmp_path: Path, office: str
):
    few, more = [await seen(tmp_path / str(n), office, n) for n in (3, 4)]
    told = [door for door in few if few[door] != more[door]]
    assert told == BY_OFFICE.get(office, [])


LISTS = re.compile(r"invit|import|employee|colleague|roster|staff|people|members", re.IGNORECASE)


async def test_no_route_takes_a_list_of_people_or_invites_anybody(portal: Portal):
    assert [door for door in DOORS if LISTS.search(door)] == []
    names = {
        name
        for page in [await portal.somebody().open("/join")]
        for form in page.reader.forms
        for name in form["fields"]
        if "address" in name or "mail" in name
    }
    assert names == {"address"}
