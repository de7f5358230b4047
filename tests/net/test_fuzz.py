"""P6: feeds that chance has spoilt. A hundred a run; FUZZ=10000 before a release."""

import os
from collections import Counter
from random import Random

import pytest

from monitor.adapters.feedbox import FeedBox
from monitor.adapters.plugins import connectors
from monitor.domain.post import AccountRef, Cursor, Fetched
from monitor.errors import SourceUnreadable
from tests.connectors.recorded import DATA

ROUNDS = int(os.environ.get("FUZZ", "100"))
SEED = 20261124
KEY = "109876543210987654@social.kade.example"
SCRAPS = [
    *(b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<!", b"<?", b"?>", b"</", b"/>"),
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"&#xD800;", b"&#x110000;", b"&nbsp;", b"&amp;lt;"),
    *(b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"encoding='utf-7'", b"<item>", b"</item>", b"<entry>"),
    *(b'"', b"\\", b"\\ud800", b"{", b"}", b"[", b"]", b"null", b"1e999", b"NaN", b"9" * 400),
    *(b"\n" * 2000, b"<b>" * 150, b" x='1'" * 200),
]
SOUND = {path.name: path.read_bytes() for path in sorted((DATA / "feed").iterdir())}
SOUND["statuses.json"] = (DATA / "mastodon" / "statuses.json").read_bytes()


def spoilt(chance: Random) -> tuple[str, bytes]:
    """A recorded answer with some of its bytes cut, doubled, swapped or replaced."""
    name = chance.choice(sorted(SOUND))
    body = SOUND[name]
    for _ in range(chance.randint(1, 6)):
        a, b = sorted(chance.randint(0, len(body)) for _ in range(2))
        short = body[a : min(b, a + chance.choice([1, 8, 200]))]
        new = chance.choice(
            [b"", short * 2, short[::-1], chance.choice(SCRAPS), chance.randbytes(4)]
        )
        body = body[:a] + new + body[a + len(short) :]
    return name, body


@pytest.mark.anyio
async def test_P6_no_spoilt_feed_costs_more_than_itself():
    chance = Random(SEED)
    kinds = {"statuses.json": "mastodon"}
    ends: Counter[str] = Counter()
    async with FeedBox(connectors(), wall=60) as box:
        for _ in range(ROUNDS):
            name, body = spoilt(chance)
            ref = AccountRef(kinds.get(name, "feed"), "https://x.example/", KEY, "x")
            try:
                await box.normalise(ref.connector, Fetched(ref, (body,), Cursor(), "", ref.address))
                ends["read"] += 1
            except SourceUnreadable as error:
                ends[error.reason] += 1
        assert box.deaths == 0
    assert ends["read"] > ROUNDS // 4
    # What the library stumbles over itself, caught at the box.
    assert ends["unreadable"] <= ROUNDS // 50
