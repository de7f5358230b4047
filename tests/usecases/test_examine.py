"""The service tries out its own defences before it starts."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from monitor.domain.post import Batch, Cursor, Fetched, Post
from monitor.errors import AddressRefused, SourceUnavailable, SourceUnreadable
from monitor.ports import Answer, Client, Reader
from monitor.usecases.examine import (
    BOMB,
    FORBIDDEN,
    Probe,
    examine_box,
    examine_clock,
    examine_disk,
    examine_guard,
)
from tests.usecases.world import START

pytestmark = pytest.mark.anyio


class Guard(Client):
    """Refuses all but ``open``; that one answers, or cannot be reached."""

    def __init__(self, leak: str | None = None, answer: Exception | None = None) -> None:
        self.leak, self.answer = leak, answer
        self.asked: list[str] = []

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        self.asked.append(url)
        if url != self.leak:
            raise AddressRefused(url)
        if self.answer:
            raise self.answer
        return Answer(200, b"", url)

    async def post(self, url: str, form: Mapping[str, str]) -> Answer:
        raise AssertionError(url)


async def test_F3_a_guard_that_refuses_every_forbidden_address_holds():
    guard = Guard()
    assert await examine_guard(guard) == Probe("address guard")
    assert guard.asked == list(FORBIDDEN)


@pytest.mark.parametrize("url", FORBIDDEN)
async def test_F3_one_address_that_is_read_stops_the_start(url: str):
    probe = await examine_guard(Guard(url))
    assert probe.trouble == f"{url} was read: do not start"


async def test_F3_an_address_that_was_only_tried_stops_the_start_too():
    probe = await examine_guard(Guard(FORBIDDEN[0], SourceUnavailable("connection refused")))
    assert probe.trouble == f"{FORBIDDEN[0]} was tried (SourceUnavailable): do not start"


class Box(Reader):
    """A parser box that answers as told."""

    def __init__(self, plain: Batch | Exception, bomb: Batch | Exception) -> None:
        self.plain, self.bomb = plain, bomb

    async def normalise(self, connector: str, fetched: Fetched) -> Batch:
        answer = self.bomb if fetched.pages == (BOMB,) else self.plain
        if isinstance(answer, Exception):
            raise answer
        return answer


ONE = Batch((Post("1", "One"),), Cursor())
NONE = Batch((), Cursor())
REFUSED = SourceUnreadable("entities", reason="entity")


@pytest.mark.parametrize(
    ("plain", "bomb", "trouble"),
    [
        (ONE, REFUSED, None),
        (REFUSED, REFUSED, "a plain feed could not be read (entities): reinstall Amends"),
        (
            PermissionError(13, "Permission denied"),
            REFUSED,
            "it does not start ([Errno 13] Permission denied): may this user run that Python?",
        ),
        (NONE, REFUSED, "a feed of one post was misread: reinstall Amends"),
        (ONE, NONE, "an entity bomb was read: do not start"),
    ],
)
async def test_P3_the_parser_box_reads_feeds_and_refuses_bombs(
    plain: Batch | Exception, bomb: Batch | Exception, trouble: str | None
):
    assert await examine_box(Box(plain, bomb)) == Probe("parser box", trouble)


@pytest.mark.parametrize(
    ("free", "well"), [(None, True), (64 * 2**20, True), (64 * 2**20 - 1, False)]
)
def test_a_disk_that_is_almost_full_is_named_with_its_mend(free: int | None, well: bool):
    trouble = "63 MB are left beside the database: make room for 64 MB or more"
    assert examine_disk(free) == Probe("disk", None if well else trouble)


@pytest.mark.parametrize(
    ("apart", "said", "trouble"),
    [
        (0, None, None),
        (30, "Tue, 24 Nov 2026 09:00:30 GMT", None),
        (31, None, "31 s apart"),
        (0, "Tue, 24 Nov 2026 08:58:00 GMT", "120 s apart"),
        (0, "some day", None),
        (0, "Tue, 24 Nov 2026 08:58:00 -0000", None),
    ],
)
def test_a_clock_is_held_against_the_database_and_our_own_pages(
    apart: int, said: str | None, trouble: str | None
):
    probe = examine_clock(timedelta(seconds=apart), said, START)
    assert (probe.trouble or "").startswith(trouble or "")
    assert (probe.trouble is None) is (trouble is None)
