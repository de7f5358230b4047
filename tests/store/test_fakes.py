"""The other stand-ins do what their names say."""

import pytest

from monitor.domain.letter import Receipt
from monitor.domain.message import Office
from monitor.domain.post import AccountRef, Batch, Cursor, Fetched
from monitor.errors import MailDelayed, MailRejected
from monitor.ports import Connector
from monitor.testing.fakes import FakeMailer, PlainReader
from tests.store.builders import consent, member, message

LETTER = Receipt(member(), consent(), ())


@pytest.mark.anyio
async def test_a_fake_mailer_keeps_what_it_sends():
    mailer, to_ops = FakeMailer(), message(to=Office.OPERATOR)
    await mailer.send(to_ops, "ops@kade.example", LETTER)
    assert mailer.sent == [(to_ops, "ops@kade.example", LETTER)]


@pytest.mark.anyio
async def test_a_fake_mailer_refuses_as_told_and_then_sends():
    mailer = FakeMailer([MailDelayed("greylisted"), MailRejected("no such user")])
    for refusal in (MailDelayed, MailRejected):
        with pytest.raises(refusal):
            await mailer.send(message(), "noor@kade.example", LETTER)
    await mailer.send(message(), "noor@kade.example", LETTER)
    assert len(mailer.sent) == 1


class Echo(Connector):
    """Reads nothing, and says where it stopped."""

    name = "echo"
    title = "Echo"

    @classmethod
    def claims(cls, source: str) -> bool:
        return False

    async def resolve(self, source: str):
        raise AssertionError

    async def fetch(self, permit, cursor):
        raise AssertionError

    async def bio(self, ref):
        raise AssertionError

    async def look(self, permit, posts):
        raise AssertionError

    @classmethod
    def normalise(cls, fetched: Fetched) -> Batch:
        return Batch((), fetched.cursor)


@pytest.mark.anyio
async def test_a_plain_reader_reads_with_the_connector_that_is_named():
    fetched = Fetched(AccountRef("echo", "a", "a", "a"), (), Cursor((("etag", "1"),)))
    read = await PlainReader({"echo": Echo}).normalise("echo", fetched)
    assert read == Batch((), fetched.cursor)
