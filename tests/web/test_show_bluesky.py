"""O1 at Bluesky, through the pages: a code in the description, and a handle that is a domain of one's own."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from connectors.bluesky import BlueskyConnector
from monitor.domain.member import Health
from tests.connectors.recorded import Recorded, answer
from tests.connectors.test_bluesky_account import API, HOME, PROFILE_AT, profile
from tests.connectors.test_bluesky_here import Bluesky, bluesky
from tests.web.adding import Adding, added, adding

__all__ = ["bluesky"]
pytestmark = pytest.mark.anyio

POSTS_AT = f"{API}/app.bsky.feed.getAuthorFeed"
RECORD = "_amends.noor.kade.example"


def code_of(noor: Adding) -> str:
    assert noor.account.proof_token
    return noor.account.proof_token


async def not_yet(noor: Adding) -> bool:
    return "The code is not in the profile yet" in (await noor.check()).text


async def test_O1_a_code_in_the_description_shows_it_and_renews_that_while_it_stands_there(
    bluesky: Bluesky, tmp_path: Path
):
    async with adding(tmp_path, BlueskyConnector, bluesky.home) as noor:
        assert await not_yet(noor)
        bluesky.description = f"Sluizen. {code_of(noor)}"
        await noor.check()
        assert noor.account.health is Health.READING
        assert await noor.poll() == ["changed"]
        await noor.later(days=80)
        await noor.poll()
        assert noor.account.proved_at == noor.portal.stage.now
        bluesky.description = "Sluizen."
        await noor.later(days=91)
        await noor.poll()
        assert noor.account.health is not Health.READING


Shows = Callable[[Recorded, str, str], None]


def in_the_head(client: Recorded, line: str, code: str) -> None:
    client.replies[HOME] = answer(f"<html><head>{line}</head><body>x".encode())


def in_the_banner(client: Recorded, line: str, code: str) -> None:
    link = line.replace("<link", "<a")
    client.replies[HOME] = answer(f"<body><header>{link}Amends</a></header><p>x".encode())


def in_the_dns(client: Recorded, line: str, code: str) -> None:
    client.records[RECORD] = (code,)


def domain() -> Recorded:
    """Bluesky as it was recorded, with no post."""
    return Recorded({PROFILE_AT: profile(), POSTS_AT: answer(json.dumps({"feed": []}).encode())})


@pytest.mark.parametrize("shows", [in_the_head, in_the_banner, in_the_dns])
async def test_O1_a_domain_that_is_the_handle_shows_it_with_what_its_page_offers_to_copy(
    shows: Shows, tmp_path: Path
):
    client = domain()
    noor = await added(tmp_path, BlueskyConnector(client), "@noor.kade.example")
    assert await not_yet(noor)
    page = await noor.open()
    line = (
        f'<link rel="me" href="{noor.portal.service.settings.portal.base_url}/p/{code_of(noor)}">'
    )
    assert line in page.text
    assert RECORD in page.text
    shows(client, line, code_of(noor))
    await noor.check()
    assert noor.account.health is Health.READING
    await noor.poll()
    await noor.later(days=80)
    await noor.poll()
    assert noor.account.proved_at == noor.portal.stage.now


@pytest.mark.parametrize("shows", [in_the_head, in_the_banner, in_the_dns])
async def test_O1_a_domain_shows_nothing_of_an_account_that_has_another_handle_by_now(
    shows: Shows, tmp_path: Path
):
    client = domain()
    noor = await added(tmp_path, BlueskyConnector(client), "@noor.kade.example")
    line = f'<link rel="me" href="https://amends.example/p/{code_of(noor)}">'
    shows(client, line, code_of(noor))
    client.replies[PROFILE_AT] = profile(handle="noor.bsky.social")
    assert await not_yet(noor)
    assert noor.account.health is Health.UNPROVED


async def test_O1_a_handle_that_bluesky_gave_out_is_offered_no_domain_to_show_it_with(
    tmp_path: Path,
):
    client = Recorded({PROFILE_AT: profile(handle="noor.bsky.social")})
    noor = await added(tmp_path, BlueskyConnector(client), "noor.bsky.social")
    page = await noor.open()
    assert page.form("Check now")
    assert "_amends." not in page.text
    assert "rel=" not in page.text
