"""The whole way of a mail: a real database, a real server, and a crash at the worst moment."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.adapters.letters import House
from monitor.adapters.mail import Server, SmtpMailer
from monitor.adapters.schema import migrate
from monitor.adapters.store import SqlStore
from monitor.adapters.vault import Vault
from monitor.domain.letter import Letter
from monitor.domain.message import Delivery, Kind, Message
from monitor.usecases.deliver import Delivered, deliver
from tests.mail.samples import BASE, HOUSE
from tests.mail.servers import HOST, Sink, listening
from tests.usecases.outbox import PostRoom

pytestmark = pytest.mark.anyio


class Crash(BaseException):
    """The process is gone."""


class CrashingMailer(SmtpMailer):
    """Sends, and does not live to tell."""

    crash = True

    async def send(self, message: Message, address: str, letter: Letter) -> None:
        await super().send(message, address, letter)
        if self.crash:
            raise Crash


@pytest.fixture
def room(tmp_path: Path) -> Iterator[PostRoom]:
    """A post room on SQLite."""
    url = f"sqlite:///{tmp_path / 'amends.db'}"
    migrate(url)
    store = SqlStore(url, Vault(bytes(range(32))))
    made = PostRoom(store=store)
    made.enrol()
    yield made
    store.close()


def mailer(port: int, kind: type[SmtpMailer] = SmtpMailer) -> SmtpMailer:
    """A mailer for the sink."""
    server = Server(HOST, port, "amends@kade.example", tls="none")
    return kind(server, House(BASE, "Kade", HOUSE.phrases), lambda member: f"{BASE}/u/{member}")


async def run(room: PostRoom, carrier: SmtpMailer) -> Delivered:
    """One round with this mailer."""
    room.mailer = carrier  # type: ignore[assignment]
    return await deliver(room.post, room.now)


async def test_a_case_becomes_one_mail_in_its_member_s_box(room: PostRoom) -> None:
    room.case("K7Q2")
    room.case("H4WN", "client-name", "Havenlicht")
    room.queue(Kind.RECEIPT, "receipt:m1")
    sink = Sink()
    with listening(sink) as port:
        delivered = await run(room, mailer(port))
    assert delivered.sent == len(sink.got) == 2
    whole = b"".join(envelope.original_content or b"" for envelope in sink.got)
    assert b"Havenlicht" not in whole
    assert {tuple(envelope.rcpt_tos) for envelope in sink.got} == {("noor@kade.example",)}


async def test_D3_a_crash_after_the_server_took_it_doubles_only_the_wire(room: PostRoom) -> None:
    room.case("K7Q2")
    sink = Sink()
    with listening(sink) as port:
        with pytest.raises(Crash):
            await run(room, mailer(port, CrashingMailer))
        assert (await run(room, mailer(port))).sent == 0
        room.pass_time(minutes=16)
        assert (await run(room, mailer(port))).sent == 1
        room.pass_time(days=2)
        assert (await run(room, mailer(port))).sent == 0
    ids = [line for envelope in sink.got for line in _message_ids(envelope.original_content or b"")]
    assert len(ids) == 2
    assert len(set(ids)) == 1
    assert room.message("note:K7Q2").state is Delivery.SENT


def _message_ids(raw: bytes) -> list[bytes]:
    return [line for line in raw.split(b"\r\n") if line.lower().startswith(b"message-id")]


async def test_D4_a_link_lost_after_the_data_is_tried_again_five_minutes_later(
    room: PostRoom,
) -> None:
    room.case("K7Q2")
    sink = Sink(drop_after_data=True)
    with listening(sink) as port:
        assert (await run(room, mailer(port))).ambiguous == 1
        sink.drop_after_data = False
        room.pass_time(minutes=4)
        assert (await run(room, mailer(port))).sent == 0
        room.pass_time(minutes=1)
        assert (await run(room, mailer(port))).sent == 1
    ids = {line for envelope in sink.got for line in _message_ids(envelope.original_content or b"")}
    assert len(ids) == 1
