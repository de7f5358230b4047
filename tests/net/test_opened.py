"""P1 and P2, seen by the kernel: what the parser's process opens while it reads a body."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from connectors.feed import FeedConnector
from monitor.adapters.feedbox import FeedBox
from monitor.domain.post import AccountRef, Cursor, Fetched
from monitor.errors import SourceUnreadable
from tests.net.test_corpus_feed import SECRET, feed, item
from tests.net.unscanned import UnscannedConnector
from tests.net.watch import opened

URL = "https://blog.example/feed"
TRACED = "write,open,openat,openat2,creat,connect,sendto,execve,fork,vfork,unlink,mkdir"


def fetched(body: bytes) -> Fetched:
    """A poll that brought this body."""
    return Fetched(AccountRef("feed", URL, URL, "blog"), (body,), Cursor(), "", URL)


NAMING = (
    *(b"/etc/passwd", b"file:///etc/passwd", b"data:text/xml,x"),
    *(b"http://127.0.0.1/", b"ftp://127.0.0.1/x", feed(item("&e;"), before=SECRET)),
)
"""Bodies that a careless parser takes for the name of something to open."""


def test_P1_the_parser_itself_tries_to_open_nothing():
    """Without the box, that would not let it."""
    with opened() as seen:
        for body in NAMING:
            with suppress(SourceUnreadable):
                FeedConnector.normalise(fetched(body))
    names = {os.fsdecode(name) for name in seen if isinstance(name, str | bytes)}
    assert not names & {os.fsdecode(body) for body in NAMING}
    assert "/etc/passwd" not in names


@asynccontextmanager
async def traced(child: asyncio.subprocess.Process, log: Path) -> AsyncIterator[None]:
    """Every call of these that a process makes meanwhile is written down."""
    arguments = ("-f", "-e", f"trace={TRACED}", "-o", str(log), "-p", str(child.pid))
    strace = await asyncio.create_subprocess_exec(
        "strace", *arguments, stderr=asyncio.subprocess.PIPE
    )
    assert strace.stderr is not None
    assert b"attached" in await strace.stderr.readline()
    try:
        yield
    finally:
        strace.terminate()
        await strace.wait()


@pytest.mark.anyio
@pytest.mark.real
@pytest.mark.skipif(shutil.which("strace") is None, reason="no strace: apt-get install strace")
@pytest.mark.parametrize(
    "connector", [FeedConnector, UnscannedConnector], ids=["as it is", "without the look before"]
)
async def test_P1_a_body_that_names_a_file_or_an_address_opens_nothing(connector, tmp_path: Path):
    os.mkfifo(fifo := tmp_path / "fifo")
    async with FeedBox({"feed": connector}) as box:
        await box.normalise("feed", fetched(feed(item())))
        (child,) = box.children
        async with traced(child, log := tmp_path / "log"):
            for body in (*NAMING, os.fsencode(fifo)):
                with suppress(SourceUnreadable):
                    await box.normalise("feed", fetched(body))
        assert box.deaths == 0
    # A line is "PID call(arguments) = result"; the answers are written into the pipe.
    called = {line.split()[1].partition("(")[0] for line in log.read_text().splitlines()}
    assert called == {"write"}
