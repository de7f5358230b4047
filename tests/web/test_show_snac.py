"""O1 at a real snac2: its login gives more than is asked for, so the way leads on to the code in a profile."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from connectors.mastodon import MastodonConnector
from monitor.domain.member import Health
from tests.connectors.snac import SNAC, Snac, snac_in
from tests.web.adding import BUTTON, Adding, adding

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(SNAC is None, reason="needs snac2 from bookworm-backports"),
]


@dataclass
class AtSnac(Adding):
    server: Snac

    async def agree(self, password: str = "") -> str:
        """From the page of her account to the form of her server; what that sends her back with."""
        return await asyncio.to_thread(self.server.agree, await self.ask(), password)


@pytest.fixture
async def noor(tmp_path: Path) -> AsyncIterator[AtSnac]:
    with snac_in(tmp_path) as server:
        async with adding(tmp_path, MastodonConnector, f"@noor@{server.host}") as scene:
            yield AtSnac(scene.portal, scene.noor, server)


async def test_O1_a_login_that_would_open_everything_is_given_back_and_the_code_is_there_instead(
    noor: AtSnac,
):
    page = await noor.back(await noor.agree())
    assert "other rights than it asked for, so it kept none" in page.text
    assert (noor.server.tokens, noor.account.let_in) == (0, None)
    assert noor.account.health is Health.UNPROVED
    assert BUTTON not in page.text
    assert f"Put this code where your readers can see it {noor.account.proof_token}" in page.text

    await asyncio.to_thread(noor.server.write_about, f"Ships. {noor.account.proof_token}")
    page = await noor.noor.press("Check now")
    assert (page.path, noor.account.health) == (f"/accounts/{noor.account.id}", Health.READING)
    assert await noor.poll() == ["changed"]


async def test_O2_the_code_in_her_profile_renews_the_proof_for_as_long_as_it_stands_there(
    noor: AtSnac,
):
    await asyncio.to_thread(noor.server.write_about, f"{noor.account.proof_token}")
    await noor.check()
    await noor.later(days=80)
    await noor.poll()
    assert noor.account.proved_at == noor.portal.stage.now


async def test_a_state_that_was_made_up_brings_no_token_and_the_right_one_is_heard_once(
    noor: AtSnac,
):
    query = await noor.agree()
    page = await noor.back(query.replace("state=", "state=x"))
    assert "begun more than 15 minutes ago" in page.text
    page = await noor.back(query)
    assert "kept none" in page.text
    # To this server a code is good for as long as one likes; what is asked for once is not asked again.
    page = await noor.back(query)
    assert "has been used" in page.text
    assert noor.server.tokens == 0


async def test_who_mistypes_the_password_there_has_shown_nothing_and_can_go_on_here(noor: AtSnac):
    assert await noor.agree("not hers") == ""
    assert noor.server.tokens == 0
    assert BUTTON in (await noor.open()).text
