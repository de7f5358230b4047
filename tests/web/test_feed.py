"""The figures for a feed reader: behind a secret address, and nothing but what the page tells too."""

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import pytest

from monitor.domain.token import digest
from monitor.usecases.digest import FEED, SINCE
from tests.web.portal import Portal, Somebody
from tests.web.test_dashboard import a_busy_week

pytestmark = pytest.mark.anyio


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    made = Portal(tmp_path)
    with made.stage.store.begin() as tx:
        tx.remember(SINCE, made.stage.now.isoformat())
    return made


async def address_made(comms: Somebody) -> str:
    await comms.open("/comms")
    page = await comms.press("Make")
    return re.search(r'<code class="code" id="address">(.*?)</code>', page.answer.text)[1]  # type: ignore[index]


async def test_a_feed_reader_is_told_each_week_what_the_page_tells(portal: Portal):
    a_busy_week(portal)
    address = await address_made(await portal.comms())
    answer = await portal.somebody().client.get(address)
    assert answer.headers["content-type"] == "application/atom+xml"
    told = feedparser.parse(BytesIO(answer.content))
    assert not told.bozo
    assert told.feed.title == "Amends: the week in figures"
    (week,) = told.entries
    assert week.title == "Week 48 of 2026"
    assert "Amends wrote 12 notes" in week.content[0].value
    assert week.link == week.id
    assert (await (await portal.comms()).open(week.link)).status == 200


ATOM = "{http://www.w3.org/2005/Atom}"


async def test_the_feed_is_what_rfc_4287_asks_of_one(portal: Portal):
    portal.stage.pass_time(days=7 * 3)
    address = await address_made(await portal.comms())
    answer = await portal.somebody().client.get(address)
    assert not feedparser.parse(BytesIO(answer.content)).bozo
    feed = ElementTree.fromstring(answer.content)
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 3
    for part in (feed, *entries):
        for name in ("id", "title", "updated"):
            (only,) = part.findall(f"{ATOM}{name}")
            assert only.text
        assert urlsplit(part.findtext(f"{ATOM}id")).scheme == "http"
        told_at = datetime.fromisoformat(part.findtext(f"{ATOM}updated"))
        assert told_at.tzinfo is not None
        assert told_at <= portal.stage.now
        rels = [(link.get("rel"), link.get("type")) for link in part.findall(f"{ATOM}link")]
        assert rels.count(("alternate", "text/html")) == 1
        assert len(set(rels)) == len(rels)
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Amends"
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == address
    ids = [part.findtext(f"{ATOM}id") for part in (feed, *entries)]
    titles = [entry.findtext(f"{ATOM}title") for entry in entries]
    assert len(set(ids)) == len(ids)
    assert titles == ["Week 50 of 2026", "Week 49 of 2026", "Week 48 of 2026"]


async def test_a_feed_without_a_week_is_one_too(portal: Portal):
    answer = await portal.somebody().client.get(await address_made(await portal.comms()))
    told = feedparser.parse(BytesIO(answer.content))
    assert not told.bozo
    assert told.entries == []
    assert told.feed.updated == portal.stage.now.isoformat()


async def test_a_week_about_too_few_people_says_so_and_no_number(portal: Portal):
    portal.stage.enrol()
    portal.open_case()
    portal.stage.pass_time(days=7)
    answer = await portal.somebody().client.get(await address_made(await portal.comms()))
    (week,) = feedparser.parse(BytesIO(answer.content)).entries
    assert "too few people to show" in week.content[0].value
    assert not re.search(r"\d", week.content[0].value)


async def test_what_has_not_changed_is_not_sent_again(portal: Portal):
    address = await address_made(await portal.comms())
    reader = portal.somebody().client
    first = await reader.get(address)
    again = await reader.get(address, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


async def test_only_a_digest_of_the_address_is_kept(portal: Portal):
    address = await address_made(await portal.comms())
    with portal.stage.store.begin() as tx:
        assert tx.remembered(FEED) == digest(address.rpartition("/")[2])


async def test_a_new_address_ends_the_old_one_and_a_withdrawn_one_leads_nowhere(portal: Portal):
    comms, reader = await portal.comms(), portal.somebody().client
    first = await address_made(comms)
    second = await address_made(comms)
    assert first != second
    assert (await reader.get(first)).status_code == 404
    assert (await reader.get(second)).status_code == 200
    await comms.open("/comms")
    await comms.press("Withdraw the address")
    assert (await reader.get(second)).status_code == 404


@pytest.mark.parametrize("secret", ["", "x", digest("secret1"), "0" * 64])
async def test_a_guessed_address_looks_like_a_page_that_is_not_there(portal: Portal, secret: str):
    await address_made(await portal.comms())
    answer = await portal.somebody().client.get(f"/feed/{secret}")
    assert answer.status_code == 404


async def test_there_is_no_address_before_comms_makes_one(portal: Portal):
    assert (await portal.somebody().client.get(f"/feed/{digest('')}")).status_code == 404


async def test_without_the_papers_the_feed_is_not_there(tmp_path: Path):
    bare = Portal(tmp_path, settings={"digest": {"dpia": ""}})
    with bare.stage.store.begin() as tx:
        tx.remember(FEED, digest("secret"))
    assert (await bare.somebody().client.get("/feed/secret")).status_code == 404
