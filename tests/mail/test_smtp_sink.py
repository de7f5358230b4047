"""Every fault that Postfix's own test server can play, and what the mailer makes of it."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.adapters.mail import Server, SmtpMailer
from monitor.domain.ids import MemberId
from monitor.domain.message import Delivery
from monitor.errors import MailAmbiguous, MailDelayed, MailRejected, MailServerBroken
from monitor.usecases.deliver import deliver
from tests.mail.postfix import wait_for
from tests.mail.samples import BASE, HOUSE, letters, message
from tests.mail.servers import HOST
from tests.services import free_port
from tests.usecases.outbox import PostRoom

SINK = Path("/usr/sbin/smtp-sink")
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(not SINK.exists(), reason="needs smtp-sink from postfix"),
]


@contextmanager
def sink(folder: Path, *faults: str) -> Iterator[int]:
    """The server on a port of this machine; what it takes, it puts into ``folder``."""
    port, nothing = free_port(), subprocess.DEVNULL
    folder.chmod(0o777)
    where = ["-d", str(folder / "mail."), "-4", *faults, f"{HOST}:{port}", "16"]
    command = [str(SINK), "-u", "nobody", *where]
    with subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing) as process:
        try:
            wait_for(process, port)
            yield port
        finally:
            process.kill()


def taken(folder: Path) -> list[bytes]:
    """The mails that came whole."""
    return [file.read_bytes() for file in sorted(folder.glob("mail.*")) if file.stat().st_size]


def unsubscribe(member_id: MemberId) -> str:
    """The one-click address of a member."""
    return f"{BASE}/u/{member_id}"


def mailer(port: int, limit: float = 10) -> SmtpMailer:
    """A mailer for a server on loopback, in the clear."""
    server = Server(HOST, port, "amends@kade.example", tls="none")
    return SmtpMailer(server, HOUSE, unsubscribe, limit=limit)


async def send(port: int, limit: float = 10) -> None:
    """Send one letter."""
    letter = letters("en")["thanks"]
    await mailer(port, limit).send(message(letter), "noor@kade.example", letter)


@pytest.fixture
def folder() -> Iterator[Path]:
    # Not in pytest's own folder, which is closed to the server's user.
    with tempfile.TemporaryDirectory(prefix="amends-sink-") as made:
        yield Path(made)


async def test_M3_a_whole_mail_is_taken(folder: Path):
    with sink(folder) as port:
        await send(port)
    (mail,) = taken(folder)
    assert b"X-Rcpt-Args: <noor@kade.example>" in mail
    assert b"Auto-Submitted: auto-generated" in mail


@pytest.mark.parametrize(
    ("faults", "meaning"),
    [
        (("-q", "CONNECT"), MailServerBroken),
        (("-Q", "CONNECT"), MailServerBroken),
        (("-q", "EHLO"), MailDelayed),
        (("-r", "CONNECT"), MailServerBroken),
        (("-f", "CONNECT"), MailServerBroken),
        (("-r", "MAIL"), MailDelayed),
        (("-r", "RCPT"), MailDelayed),
        (("-r", "DATA"), MailDelayed),
        (("-r", "."), MailDelayed),
        (("-b", "452 4.3.1 full", "-r", "RCPT"), MailDelayed),
        (("-f", "MAIL"), MailRejected),
        (("-f", "RCPT"), MailRejected),
        (("-f", "DATA"), MailRejected),
        (("-f", "."), MailRejected),
        (("-B", "554 5.7.1 never", "-f", "."), MailRejected),
        (("-Q", "MAIL"), MailDelayed),
        (("-Q", "RCPT"), MailDelayed),
        (("-Q", "DATA"), MailDelayed),
        (("-Q", "."), MailDelayed),
        (("-q", "MAIL"), MailDelayed),
        (("-q", "RCPT"), MailDelayed),
        (("-q", "."), MailAmbiguous),
    ],
    ids=lambda faults: " ".join(faults) if isinstance(faults, tuple) else faults.__name__,
)
async def test_D5_each_fault_means_what_it_should(
    folder: Path, faults: tuple[str, ...], meaning: type[Exception]
):
    with sink(folder, *faults) as port, pytest.raises(meaning):
        await send(port)


@pytest.mark.parametrize(
    ("faults", "meaning"),
    [
        (("-W", "CONNECT:5"), MailServerBroken),
        (("-W", "RCPT:5"), MailDelayed),
        (("-w", "5"), MailAmbiguous),
        (("-W", ".:5"), MailAmbiguous),
        (("-H", "5"), MailAmbiguous),
    ],
    ids=lambda faults: " ".join(faults) if isinstance(faults, tuple) else faults.__name__,
)
async def test_D4_a_slow_server_is_left_in_time(
    folder: Path, faults: tuple[str, ...], meaning: type[Exception]
):
    with sink(folder, *faults) as port, pytest.raises(meaning):
        await send(port, limit=1)


async def test_a_server_that_is_slow_but_not_too_slow_gets_its_mail(folder: Path):
    with sink(folder, "-w", "1") as port:
        await send(port)
    assert len(taken(folder)) == 1


async def test_D5_a_server_that_aborts_while_the_mail_is_on_its_way_has_said_no(folder: Path):
    with sink(folder, "-A", "0") as port, pytest.raises((MailRejected, MailAmbiguous)):
        await send(port)


async def test_D4_a_mail_whose_answer_was_lost_comes_again_as_the_same_mail(folder: Path):
    room = PostRoom()
    room.enrol()
    room.case("K7Q2")
    with sink(folder, "-q", ".") as port:
        lost = await deliver(replace(room.post, mailer=mailer(port)), room.now)
    assert (lost.ambiguous, lost.sent) == (1, 0)
    waiting = room.message("note:K7Q2")
    assert (waiting.state, waiting.trouble) == (Delivery.QUEUED, "ambiguous")
    assert waiting.due_at - room.now >= timedelta(minutes=5)
    with sink(folder) as port:
        early = await deliver(replace(room.post, mailer=mailer(port)), room.now)
        room.pass_time(minutes=5)
        again = await deliver(replace(room.post, mailer=mailer(port)), room.now)
    assert (early.sent, again.sent) == (0, 1)
    first, second = (identity(mail) for mail in taken(folder))
    assert first == second


def identity(mail: bytes) -> list[bytes]:
    """What makes two mails the same for the one who reads them."""
    return [
        line for line in mail.splitlines() if line.startswith((b"Message-ID:", b"Subject:", b"To:"))
    ]
