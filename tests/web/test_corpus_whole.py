"""The corpus of access, where it takes the whole service: a real database, and a mail server that keeps all."""

import httpx
import pytest

from monitor.web.app import create_app
from tests.way import (
    Way,
    blog,
    inbox,
    join,
    portal,
    rules,
    settings,
    way,
)
from tests.web.portal import BASE, Somebody

__all__ = ["blog", "inbox", "portal", "rules", "settings", "way"]

pytestmark = pytest.mark.anyio


@pytest.fixture
def url(sqlite_url: str) -> str:
    """One kind of database will do."""
    return sqlite_url


async def test_A6_a_thousand_link_requests_for_one_address_are_three_mails(way: Way):
    await join(way)
    way.clock.pass_time(minutes=16)
    way.inbox.mails.clear()
    app = create_app(way.service)
    first = Somebody(app)
    await first.open("/sign-in")
    fields = first.page.form("Send me the link")["fields"]
    statuses: list[int] = []
    for number in range(1_000):
        place = f"198.51.{number // 250}.{number % 250}"
        first.client._transport = httpx.ASGITransport(app, client=(place, 1234))
        sent_in = {**fields, "address": "noor@kade.example"}
        answer = await first.client.post("/sign-in", data=sent_in, headers={"origin": BASE})
        statuses.append(answer.status_code)
    for _ in range(3):
        await way.turns.deliver()
    links = [mail for mail in way.inbox.mails if mail["X-Amends-Kind"] == "login"]
    assert [mail["To"] for mail in links] == ["noor@kade.example"] * 3
    assert statuses == [200] * 3 + [429] * 997
