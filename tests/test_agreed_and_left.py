"""What happens to a case while a consent is asked for anew, and to a fetch whose member leaves meanwhile."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest

from monitor.domain.case import Status
from monitor.domain.member import Consent, Member, Standing
from monitor.usecases.leave import withdraw
from tests.blog import Blog, served
from tests.way import (
    INSULT,
    MENDED,
    Way,
    enrolled_blog,
    inbox,
    migrated_file,
    portal,
    rules,
    settings,
    sqlite_url,
    way,
)

__all__ = ["inbox", "migrated_file", "portal", "rules", "settings", "sqlite_url", "way"]

pytestmark = pytest.mark.anyio

AGREED = {"agree": ["read_posts", "send_notes"]}


@pytest.fixture
def url(sqlite_url: str) -> str:
    """One kind of database will do."""
    return sqlite_url


@dataclass
class SlowBlog(Blog):
    """A blog whose answer takes so long that something else happens meanwhile."""

    meanwhile: Callable[[], None] | None = None

    def page(self, path: str) -> bytes | None:
        happens, self.meanwhile = self.meanwhile, None
        if happens is not None:
            happens()
        return super().page(path)


@pytest.fixture
def blog() -> Iterator[Blog]:
    with served(SlowBlog()) as running:
        yield running


def consent(way: Way, member: Member) -> Consent:
    with way.service.store.begin() as tx:
        found = tx.consent_of(member.id)
    assert found is not None
    return found


def standing(way: Way, member: Member) -> Standing:
    with way.service.store.begin() as tx:
        return tx.member(member.id).standing


async def a_case_told(way: Way) -> Member:
    member = await enrolled_blog(way)
    way.publish("tides", INSULT)
    await way.told()
    assert way.case(member).status is Status.NOTIFIED
    return member


async def test_O4_a_new_text_stops_reading_a_case_waits_for_it_and_goes_on_once_it_is_agreed_to(
    way: Way,
):
    member = await a_case_told(way)
    older = replace(consent(way, member), version="0", given_at=way.clock.now)
    with way.service.store.begin() as tx:
        tx.add_consent(older)
    await way.later(minutes=1)
    assert standing(way, member) is Standing.PAUSED
    await way.later(minutes=1)
    assert way.mailed == ["note", "operations"]
    assert "/me/consent" in way.inbox.text()

    asked = len(way.blog.asked)
    way.publish("more", INSULT)
    way.publish("tides", MENDED)
    await way.later(days=2)
    assert len(way.blog.asked) == asked
    assert [case.status for case in way.cases(member)] == [Status.NOTIFIED]

    noor = await way.noor()
    await noor.open("/me/consent")
    await noor.press("Agree to what is ticked", **AGREED)
    assert standing(way, member) is Standing.ACTIVE
    await way.later(days=1)
    assert [case.status for case in way.cases(member)] == [Status.CORRECTED]


async def test_O4_after_a_year_reading_ends_unless_its_member_has_agreed_again(way: Way):
    member = await enrolled_blog(way)
    await way.later(days=343)
    await way.later(minutes=1)
    assert "operations" in way.mailed
    assert "/me/consent" in way.inbox.text()
    noor = await way.noor()
    await noor.open("/me/consent")
    await noor.press("Agree to what is ticked", **AGREED)
    await way.later(days=30)
    assert standing(way, member) is Standing.ACTIVE
    await way.later(days=340)
    assert standing(way, member) is Standing.PAUSED
    asked = len(way.blog.asked)
    await way.later(days=1)
    assert len(way.blog.asked) == asked


async def test_what_is_being_fetched_when_its_member_leaves_is_thrown_away(way: Way):
    member = await enrolled_blog(way)
    way.publish("tides", INSULT)

    def leaves() -> None:
        with way.service.store.begin() as tx:
            withdraw(tx, member, way.clock.now, by="member", new_id=way.service.new_id)

    assert isinstance(way.blog, SlowBlog)
    way.blog.meanwhile = leaves
    await way.later(hours=2)
    asked = len(way.blog.asked)
    assert way.cases(member) == ()
    with way.service.store.begin() as tx:
        assert (tx.member_at("noor@kade.example"), tx.accounts_of(member.id)) == (None, ())
    assert way.inbox.kinds()[-1] == "receipt"

    await way.later(minutes=1)
    await way.later(days=1)
    assert len(way.blog.asked) == asked
    assert way.mailed == []
