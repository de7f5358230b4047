"""D1: what item-cut remembers and what was taken in are saved together, or neither is."""

from datetime import timedelta

import pytest

from monitor.domain.post import Author, Post
from monitor.errors import StoreUnavailable
from monitor.policy.check import Judgement
from tests.net.hostile import reply

pytestmark = pytest.mark.anyio


def feed(*numbers: int) -> bytes:
    """A feed of these entries, made a little later with every one."""
    made = f"<lastBuildDate>Tue, 24 Nov 2026 09:{numbers[0]:02}:00 GMT</lastBuildDate>"
    items = "".join(
        f"<item><guid>g-{n}-</guid><description>Tide table {n}</description></item>"
        for n in numbers
    )
    return f'<rss version="2.0"><channel>{made}{items}</channel></rss>'.encode()


async def test_D1_each_entry_is_judged_once_also_when_it_could_not_be_saved_at_first(polled):
    async with polled(reply(feed(1))) as pipe:
        account = await pipe.poll(pipe.url())
        remembered = account.cursor.get("items")
        judge, pipe.judged = pipe.stage.judge, []

        def fails(post: Post, author: Author) -> Judgement:
            raise StoreUnavailable("the disk is full")

        pipe.server.scripts["/case"] = reply(feed(2, 1))
        pipe.stage.judge = fails
        unsaved = await pipe.again(account)
        assert unsaved.cursor.get("items") == remembered
        pipe.stage.judge = judge
        pipe.stage.now += timedelta(minutes=15)
        saved = await pipe.again(unsaved)
        assert saved.cursor.get("items") != remembered
        pipe.server.scripts["/case"] = reply(feed(3, 2, 1))
        await pipe.again(saved)
        mine = [post.text for post in pipe.judged if post.text.startswith("Tide")]
        assert mine == ["Tide table 2", "Tide table 3"]
