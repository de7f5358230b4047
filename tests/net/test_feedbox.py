"""P2 and P6: whatever a feed does to its parser, the next feed is read."""

import asyncio
import io
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from connectors.feed import FeedConnector
from monitor.adapters import boxed
from monitor.adapters.feedbox import FeedBox
from monitor.domain.finding import Span
from monitor.domain.post import AccountRef, Batch, Cursor, Fetched, LeftOut, Post
from monitor.errors import SourceError, SourceGone, SourceUnreadable
from tests.net.wicked import WickedConnector

pytestmark = pytest.mark.anyio

REF = AccountRef("wicked", "https://blog.example/feed", "https://blog.example/feed", "blog")
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>
<item><guid>1</guid><title>One</title><description>A post.</description></item></channel></rss>"""


def fetched(*pages: bytes) -> Fetched:
    """What a poll of some blog brought."""
    return Fetched(REF, pages, Cursor(), "application/rss+xml", REF.address)


@pytest.fixture(scope="module")
async def box():
    """Two connectors, one of them wicked, in one child."""
    parsers = {"wicked": WickedConnector, "feed": FeedConnector}
    async with FeedBox(parsers, wall=60) as running:
        yield running


async def reason(box: FeedBox, deed: bytes) -> str:
    """Why nothing came of it."""
    with pytest.raises(SourceUnreadable) as caught:
        await box.normalise("wicked", fetched(deed))
    return caught.value.reason


async def said(box: FeedBox, deed: bytes) -> str:
    """What the parser answered."""
    return (await box.normalise("wicked", fetched(deed))).posts[0].text


async def test_P2_a_feed_is_read_in_another_process(box: FeedBox):
    batch = await box.normalise("feed", fetched(FEED))
    assert [post.text for post in batch.posts] == ["One\n\nA post."]


async def test_of_a_feed_that_several_write_in_only_its_members_posts_leave_the_box(box: FeedBox):
    """Guests have agreed to nothing: the box has to be told that one person alone did."""
    signed = FEED.replace(
        b"<title>t</title>", b"<title>t</title><managingEditor>Noor</managingEditor>"
    )
    mine = b"<item><guid>%d</guid><author>%s</author><description>%s</description></item>"
    items = mine % (1, b"Noor", b"Mine.") + mine % (2, b"Guest", b"Not mine.")
    head = signed[: signed.index(b"<item>")]
    poll = replace(fetched(head + items + b"</channel></rss>"), member_only=True)
    assert [post.text for post in (await box.normalise("feed", poll)).posts] == ["Mine."]


async def test_P2_everything_a_post_holds_survives_the_way_back():
    moment = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    post = Post(
        source_id="\ufffd 1",
        text='Ünïcode 👋🏽 "quoted"\n\tand\u2028more',
        url="https://blog.example/1?a=b&c=d",
        published_at=moment,
        edited_at=moment.replace(microsecond=123456),
        lang="nl",
        in_reply_to="what?",
        is_reply=True,
        visibility="unlisted",
        quotes=(Span(0, 7), Span(8, 9)),
        cut=True,
    )
    batch = Batch((post,), Cursor((("etag", 'W/"é"'),)), ("gone-1",), frozenset({LeftOut.OLDER}))
    there = boxed.REPLY.dump_json(boxed.Reply(batch))
    assert boxed.REPLY.validate_json(there) == boxed.Reply(batch)
    job = boxed.Job("feed", fetched(), (1, 2))
    assert boxed.JOB.validate_json(boxed.JOB.dump_json(job)) == job


@pytest.mark.parametrize(
    ("deed", "why"),
    [
        (b"crash", "parser-crash"),
        (b"exit", "parser-crash"),
        (b"flood", "parser-crash"),
        (b"hoard", "size"),
        (b"huge", "size"),
        (b"dive", "depth"),
        (b"raise", "unreadable"),
        (b"unreadable", "not-a-feed"),
    ],
)
async def test_P2_P6_a_feed_that_breaks_its_parser_is_unreadable_and_the_next_is_read(
    box: FeedBox, deed: bytes, why: str
):
    assert await reason(box, deed) == why
    assert await said(box, b"fine") == "fine"


async def test_P2_a_parser_that_hangs_is_killed_after_its_wall_time():
    async with FeedBox({"wicked": WickedConnector}, wall=60) as box:
        assert await said(box, b"warm") == "warm"
        box.wall = 0.3
        assert await reason(box, b"sleep") == "parser-timeout"
        box.wall = 60
        assert await said(box, b"fine") == "fine"


async def test_P2_a_parser_that_never_ends_is_stopped_by_its_processor_time(box: FeedBox):
    assert await reason(box, b"spin") == "parser-timeout"
    assert await said(box, b"fine") == "fine"


@pytest.mark.parametrize(
    "deed",
    [
        *(b"connect", b"look up", b"spawn", b"fork", b"kill"),
        *(b"write", b"open", b"truncate", b"remove", b"read"),
    ],
)
async def test_P2_a_parser_reaches_neither_network_nor_files_nor_processes(
    box: FeedBox, deed: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "wicked.txt").write_text("before")
    with pytest.raises(SourceUnreadable, match="PermissionError") as caught:
        await box.normalise("wicked", fetched(deed))
    assert caught.value.reason == "unreadable"
    assert [path.name for path in tmp_path.iterdir()] == ["wicked.txt"]
    assert (tmp_path / "wicked.txt").read_text() == "before"
    assert Path(os.__file__).stat().st_size


async def test_P2_no_secret_is_in_the_environment_of_a_parser(
    box: FeedBox, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("AMENDS_MAIL__PASSWORD", "hush")
    assert set((await said(box, b"environment")).split()) == {"PYTHONPATH", "LC_ALL"}


async def test_P2_a_parser_inherits_no_open_file(box: FeedBox, tmp_path: Path):
    with (tmp_path / "open").open("w") as held:
        os.set_inheritable(held.fileno(), True)
        listed = await said(box, b"descriptors")
    assert "pipe:" in listed
    assert str(tmp_path) not in listed


async def test_P2_what_a_library_prints_is_no_answer(box: FeedBox):
    assert await said(box, b"say") == "said"
    assert await said(box, b"fine") == "fine"


async def test_P2_a_gone_account_stays_gone_on_the_way_back(box: FeedBox):
    with pytest.raises(SourceGone, match="moved away") as caught:
        await box.normalise("wicked", fetched(b"gone"))
    assert caught.value.reason == "moved"
    with pytest.raises(SourceError, match="nothing here"):
        await box.normalise("wicked", fetched(b"missing"))


async def test_P2_a_crash_for_one_account_holds_up_no_other():
    parsers = {"wicked": WickedConnector}
    async with FeedBox(parsers, size=2, wall=60) as box:
        deeds = [b"crash", b"fine", b"exit", b"fine", b"raise", b"fine"]
        jobs = [box.normalise("wicked", fetched(deed)) for deed in deeds]
        done = await asyncio.gather(*jobs, return_exceptions=True)
    assert [isinstance(one, Batch) for one in done] == [False, True] * 3
    assert box.deaths == 2


async def test_P2_a_poll_that_is_cut_short_leaves_no_half_answer_behind(box: FeedBox):
    assert await said(box, b"warm") == "warm"
    job = asyncio.ensure_future(box.normalise("wicked", fetched(b"sleep")))
    await asyncio.sleep(0.05)
    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job
    assert await said(box, b"fine") == "fine"


async def test_P2_a_child_that_died_between_two_feeds_is_replaced(box: FeedBox):
    assert await said(box, b"warm") == "warm"
    (child,) = box.children
    child.kill()
    await child.wait()
    assert await said(box, b"fine") == "fine"


async def test_P2_no_child_outlives_the_box():
    async with FeedBox({"wicked": WickedConnector}, size=2) as box:
        await asyncio.gather(*(said(box, b"fine") for _ in range(8)))
        children = box.children
        assert children
    assert all(child.returncode is not None for child in children)


def test_P2_the_reading_loop_answers_each_job_and_ends_with_its_input():
    jobs = b""
    for page in (b"one", b"raise"):
        job = boxed.JOB.dump_json(boxed.Job("wicked", fetched(), (len(page),)))
        jobs += boxed.SIZE.pack(len(job)) + job + page
    sink, allowed = io.BytesIO(), []
    boxed.serve(
        {"wicked": WickedConnector}, io.BytesIO(jobs), sink, before=lambda: allowed.append(1)
    )
    answers = io.BytesIO(sink.getvalue())
    first = boxed.REPLY.validate_json(answers.read(*boxed.SIZE.unpack(answers.read(4))))
    second = boxed.REPLY.validate_json(answers.read(*boxed.SIZE.unpack(answers.read(4))))
    assert first.batch
    assert (first.batch.posts[0].text, second.reason) == ("one", "unreadable")
    assert allowed == [1, 1]


@pytest.mark.parametrize(
    ("page", "reply"),
    [
        (b"unreadable", boxed.Reply(problem="not a feed at all", reason="not-a-feed")),
        (b"gone", boxed.Reply(problem="moved away", reason="moved", gone=True)),
        (b"missing", boxed.Reply(problem="nothing here")),
        (b"dive", boxed.Reply(problem="wicked: nested too deep", reason="depth")),
        (b"raise", boxed.Reply(problem="wicked: ZeroDivisionError", reason="unreadable")),
    ],
)
def test_P6_whatever_a_parser_raises_becomes_an_answer(page: bytes, reply: boxed.Reply):
    assert boxed.answer(WickedConnector, fetched(), (page,)) == reply


@pytest.mark.parametrize(
    "opening",
    [
        ("/etc/passwd", "r", os.O_RDONLY),
        (b"/etc/passwd", "r", os.O_RDONLY),
        (os.__file__, "r+", os.O_RDWR),
        (os.__file__, None, os.O_RDONLY | os.O_TRUNC),
        ("/usr/lib/python-other/x.py", "r", os.O_RDONLY),
        (3, "r", os.O_RDONLY),
        (os.__file__, "r", None),
    ],
)
def test_P2_only_modules_are_opened_and_only_to_be_read(opening: tuple[object, ...]):
    own = (str(Path(os.__file__).parent),)
    boxed.watch("open", (os.__file__, "r", os.O_RDONLY), own)
    boxed.watch("import", ("os", None), own)
    with pytest.raises(PermissionError):
        boxed.watch("open", opening, own)


def test_P2_a_connector_is_loaded_by_its_path():
    assert boxed.loaded("tests.net.wicked:WickedConnector") is WickedConnector
