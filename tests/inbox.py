"""A mail server that keeps what it is given, so that a test can read it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.services import free_port


@dataclass
class Inbox:
    """Mails in the order in which they came."""

    port: int
    mails: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Called by the server for each mail."""
        content = envelope.content
        assert isinstance(content, bytes)
        mail = message_from_bytes(content, policy=default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        return "250 kept"

    def kinds(self) -> list[str]:
        """What came, as its header says."""
        return [str(mail["X-Amends-Kind"]) for mail in self.mails]

    def text(self, at: int = -1) -> str:
        """The text part of one mail."""
        part = self.mails[at].get_body(("plain",))
        assert part is not None
        return str(part.get_content())


@contextmanager
def listening() -> Iterator[Inbox]:
    """An inbox that really speaks SMTP, on a port of this machine."""
    inbox = Inbox(free_port())
    controller = Controller(inbox, hostname="127.0.0.1", port=inbox.port)
    controller.start()
    try:
        yield inbox
    finally:
        controller.stop()
