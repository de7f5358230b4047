"""Nobody learns from the time of an answer whether an address takes part (safety A5).

Known and unknown addresses are asked for in pairs, each first in every other pair, and the differences
within the pairs are compared: what else the machine does meanwhile strikes both. A real difference is there
in every round; one that load has made is not.
"""

import os
import time
from pathlib import Path
from statistics import median

import pytest

from monitor.adapters.store import SqlStore
from monitor.usecases import signin
from monitor.web import evenly
from monitor.web import signin as pages
from tests.web.kept import portal_on
from tests.web.portal import Portal, Somebody

pytestmark = pytest.mark.anyio

PAIRS, ROUNDS, ALIKE = int(os.environ.get("PAIRS", "12")), 4, 0.005
LEAST = evenly.LEAST
DOORS = {
    "/join": ("m1@kade.example", "m9@kade.example"),
    "/sign-in": ("m1@kade.example", "m9@kade.example"),
    "/sign-in/comms": ("marit@kade.example", "nobody@kade.example"),
}
"""Where one asks for a link: an address that is known there, and one that is not."""
JOINING = {
    "name": "Femke",
    "lang": "en",
    "timezone": "Europe/Amsterdam",
    "agree": ["read_posts", "send_notes"],
    "conduct": ["1"],
}


@pytest.fixture
def portal(sql_store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Portal:
    """Where everybody may ask for as many links as they like."""
    for limit in ("LINKS_AN_ADDRESS", "LINKS_A_PLACE", "LINKS_ALARM"):
        monkeypatch.setattr(signin, limit, 100_000)
    monkeypatch.setattr(evenly, "LEAST", LEAST)
    portal = portal_on(sql_store, tmp_path / "policy")
    portal.stage.enrol()
    return portal


async def took(somebody: Somebody, path: str, fields: dict[str, str], address: str) -> float:
    began = time.perf_counter()
    page = await somebody.post(path, {**fields, **JOINING, "address": address})
    ended = time.perf_counter()
    assert page.status == 200
    return ended - began


async def apart(portal: Portal, path: str) -> float:
    """How much longer a known address takes, in seconds: the median of the differences in one round."""
    somebody = portal.somebody()
    await somebody.open(path)
    fields = somebody.page.form("Send me the link")["fields"]
    known, unknown = DOORS[path]
    differences = []
    for number in range(PAIRS):
        both = {}
        for address in (known, unknown) if number % 2 else (unknown, known):
            both[address] = await took(somebody, path, fields, address)
        differences.append(both[known] - both[unknown])
    return median(differences)


async def seems_apart(portal: Portal, path: str) -> bool:
    """Whether they are apart in every round."""
    for _ in range(ROUNDS):
        if abs(await apart(portal, path)) < ALIKE:
            return False
    return True


@pytest.mark.parametrize("path", DOORS)
async def test_A5_a_known_address_takes_no_longer_than_an_unknown_one(portal: Portal, path: str):
    assert not await seems_apart(portal, path)


@pytest.mark.parametrize("path", ["/sign-in"])
async def test_a_difference_would_be_seen(
    portal: Portal, path: str, monkeypatch: pytest.MonkeyPatch
):
    """Were the work longer than the time that is taken for it."""
    plain = pages.sign_in

    def slower(tx, desk, asking, now):
        end = time.perf_counter() + 0.01 * asking.address.startswith("m1@")
        while time.perf_counter() < end:
            pass
        return plain(tx, desk, asking, now)

    monkeypatch.setattr(evenly, "LEAST", 0.0)
    monkeypatch.setattr(pages, "sign_in", slower)
    assert await seems_apart(portal, path)
