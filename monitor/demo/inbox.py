"""A mail server that really speaks SMTP and hands on to nobody, and what came in."""

import asyncio
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

from aiosmtpd.smtp import SMTP, Envelope, Session

LARGEST = 1024 * 1024


@dataclass(frozen=True)
class Mail:
    """One mail as it arrived."""

    number: int
    to: str
    message: EmailMessage
    raw: bytes

    @property
    def kind(self) -> str:
        """What Amends says it is: ``note``, ``digest`` …"""
        return str(self.message["X-Amends-Kind"] or "")

    @property
    def subject(self) -> str:
        """The subject line."""
        return str(self.message["Subject"] or "")

    @property
    def sent_at(self) -> datetime:
        """The mail's own date."""
        return cast(datetime, self.message["Date"].datetime)

    @property
    def text(self) -> str:
        """The part for readers of plain text."""
        return self._part("plain")

    @property
    def html(self) -> str:
        """The part for everybody else, with its pictures inside."""
        return _with_pictures(self._part("html"), self.message)

    def _part(self, kind: str) -> str:
        part = self.message.get_body((kind,))
        return "\n".join(part.get_content().splitlines()) if part is not None else ""


def _with_pictures(html: str, message: EmailMessage) -> str:
    """A browser has no mail to look in, so the pictures go where their names stand."""
    for part in message.walk():
        name = part.get("Content-ID", "").strip("<>")
        if name and part.get_content_maintype() == "image":
            coded = b64encode(cast(bytes, part.get_payload(decode=True))).decode()
            html = html.replace(f"cid:{name}", f"data:{part.get_content_type()};base64,{coded}")
    return html


@dataclass
class Inbox:
    """Every mailbox of the sample company in one."""

    mails: list[Mail] = field(default_factory=list)
    arrived: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take a mail, as the last step of an SMTP conversation."""
        raw = cast(bytes, envelope.content)
        message = message_from_bytes(raw, policy=policy.default)
        async with self.arrived:
            self.mails.append(Mail(len(self.mails), envelope.rcpt_tos[0], message, raw))
            self.arrived.notify_all()
        return "250 OK"

    def of(self, kind: str, to: str) -> list[Mail]:
        """Mails of one kind in one mailbox, oldest first."""
        return [m for m in self.mails if m.kind == kind and m.to.lower() == to.lower()]

    async def wait_for(self, kind: str, to: str, number: int = 1) -> Mail:
        """The mail with this number, counted from one, as soon as it is there."""
        async with self.arrived:
            await self.arrived.wait_for(lambda: len(self.of(kind, to)) >= number)
        return self.of(kind, to)[number - 1]


@asynccontextmanager
async def listening(inbox: Inbox) -> AsyncIterator[int]:
    """The inbox behind a port of this machine."""
    loop = asyncio.get_running_loop()

    def conversation() -> Any:
        return SMTP(inbox, loop=loop, data_size_limit=LARGEST, hostname="inbox.kraanvliet.example")

    server = await loop.create_server(conversation, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        await server.wait_closed()
