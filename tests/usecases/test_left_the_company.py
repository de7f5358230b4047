"""Whoever leaves the company is let go of: their mailbox says so, several times and over days."""

from datetime import timedelta

import pytest

from monitor.domain.message import Kind, Office
from monitor.errors import MailboxUnknown, MailRejected, NotFound
from monitor.usecases.leave import withdraw
from tests.usecases.outbox import MEMBER, PostRoom

pytestmark = pytest.mark.anyio

GONE = MailboxUnknown("no-mailbox: smtp-550")


@pytest.fixture
def room() -> PostRoom:
    room = PostRoom()
    room.enrol()
    return room


async def refused(room: PostRoom, number: int, why: MailRejected = GONE) -> None:
    room.queue(Kind.LOGIN, f"login:{number}", link="https://x/1")
    room.fail(why)
    await room.deliver()


async def taken(room: PostRoom) -> None:
    """A mail that somebody else's mailbox took."""
    key = f"operations:{room.now.isoformat()}"
    room.queue(
        Kind.OPERATIONS, key, Office.OPERATOR, code="E-1", what="disk", address="x@kade.example"
    )
    await room.deliver()


def there(room: PostRoom) -> bool:
    try:
        return room.member().id == MEMBER
    except NotFound:
        return False


async def test_a_mailbox_that_is_gone_for_a_week_ends_the_membership_without_a_receipt(
    room: PostRoom,
):
    for day in range(2):
        await refused(room, day)
        await taken(room)
        assert there(room)
        room.pass_time(days=4)
    await refused(room, 2)
    assert not there(room)
    with room.store.begin() as tx:
        assert tx.accounts_of(MEMBER) == ()
        assert tx.messages_to(MEMBER) == ()
        assert [entry.action for entry in tx.looked_at(MEMBER)] == ["erased"]
        assert len(tx.past_consents("noor@kade.example")) == 1


async def test_nobody_is_erased_while_the_server_refuses_everybody(room: PostRoom):
    for day in range(6):
        await refused(room, day)
        with room.store.begin() as tx:
            for mail in tx.lease_messages(room.now, room.now + timedelta(days=90), 99):
                tx.save_message(mail.parked("smtp-550"))
        room.pass_time(days=4)
    assert there(room)


async def test_a_mail_that_arrives_in_between_shows_that_the_mailbox_is_there(room: PostRoom):
    for day in range(5):
        await refused(room, day)
        if day == 2:
            room.queue(Kind.LOGIN, "login:good", link="https://x/1")
        await taken(room)
        room.pass_time(days=3)
    assert there(room)


async def test_refusals_of_a_mail_are_none_of_the_mailbox(room: PostRoom):
    for day in range(5):
        await refused(room, day, MailRejected("smtp-554"))
        await taken(room)
        room.pass_time(days=4)
    assert there(room)


async def test_several_refusals_on_one_day_are_one_bad_day(room: PostRoom):
    for number in range(5):
        await refused(room, number)
        await taken(room)
    assert there(room)


async def test_a_receipt_of_leaving_that_nobody_takes_is_not_kept(room: PostRoom):
    with room.store.begin() as tx:
        withdraw(tx, room.member(), room.now, by="operator", new_id=lambda: "r1")
    room.fail(GONE)
    await room.deliver()
    assert room.states()["dropped"] == 1
    with room.store.begin() as tx:
        assert tx.messages_to(MEMBER)[0].slots == ()
