"""What a member can have changed or stopped, done with a thumb in a real browser without script."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from monitor.domain.member import Member, Scope, Standing
from tests.walking import CHROMIUM, Walk, portal, url, walking
from tests.way import (
    Way,
    blog,
    enrolled_blog,
    inbox,
    migrated_file,
    rules,
    settings,
    sqlite_url,
    way,
)

__all__ = [
    "blog",
    "inbox",
    "migrated_file",
    "portal",
    "rules",
    "settings",
    "sqlite_url",
    "url",
    "way",
]

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
]


@pytest.fixture
async def noor(way: Way) -> AsyncIterator[Walk]:
    """On a telephone, signed in, with a blog that is read."""
    await enrolled_blog(way)
    async with walking(way, "en", script=False) as walk:
        await walk.goes_to("/me")
        await walk.signs_in("noor@kade.example")
        yield walk


def member(noor: Walk) -> Member:
    with noor.way.service.store.begin() as tx:
        found = tx.member_at("noor@kade.example")
    assert found is not None
    return found


async def test_a_pause_of_a_week_reads_nothing_and_ends_by_itself(noor: Walk):
    way, asked = noor.way, len(noor.way.blog.asked)
    await noor.follows("Pause for a day, a week, until a date")
    await noor.page.check("[name=length][value=week]")
    await noor.presses("Pause everything")
    assert member(noor).paused_until == way.clock.now + timedelta(days=7)
    await way.later(days=6)
    assert len(way.blog.asked) == asked
    await way.later(days=1)
    await way.later(hours=1)
    assert member(noor).standing is Standing.ACTIVE
    assert len(way.blog.asked) > asked


async def test_a_role_is_put_right_on_the_spot(noor: Walk):
    await noor.goes_to("/me/choices")
    await noor.page.fill("#role", "works on the tide tables")
    await noor.presses("Keep these choices")
    assert member(noor).role == "works on the tide tables"
    await noor.goes_to("/me")
    assert await noor.reads("works on the tide tables")


async def test_who_objects_is_neither_read_nor_counted_from_then_on(noor: Walk):
    way, asked = noor.way, len(noor.way.blog.asked)
    await noor.follows("Object to being read and counted")
    await noor.presses("Object, and stop everything")
    assert member(noor).standing is Standing.PAUSED
    person = member(noor).id
    with way.service.store.begin() as tx:
        consent = tx.consent_of(person)
    assert consent is not None
    assert Scope.COUNT not in consent.scopes
    await way.later(days=2)
    assert len(way.blog.asked) == asked
