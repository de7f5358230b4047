"""Handing one mail to the company's server: encrypted, checked, and within a minute."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

import aiosmtplib
from aiosmtplib import SMTPException, SMTPRecipientRefused, SMTPResponseException

from monitor.adapters.letters import House
from monitor.adapters.mime import Envelope
from monitor.adapters.signing import Signer
from monitor.domain.ids import MemberId
from monitor.domain.letter import Letter
from monitor.domain.message import Message
from monitor.errors import (
    ConfigurationRefused,
    MailAmbiguous,
    MailboxUnknown,
    MailDelayed,
    MailRejected,
    MailServerBroken,
)
from monitor.ports import Mailer

LIMIT = 60.0
"""Seconds for one mail, from the first byte to the last answer."""

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

OURS_TO_MEND = frozenset({530, 534, 535, 538})
"""Answers that say that the login or the encryption is wrong: no mail at all would go through."""


NO_MAILBOX = frozenset({550, 551, 553})
"""Answers to RCPT that speak of the mailbox, not of the mail."""


class Stage(Enum):
    """How far a mail got; it decides what a broken link means."""

    SERVER = "server"
    ENVELOPE = "envelope"
    CONTENT = "content"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Server:
    """The mail server, and the mailbox that Amends writes from."""

    host: str
    port: int
    sender: str
    tls: Literal["starttls", "implicit", "none"] = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    trust: ssl.SSLContext | None = None
    """Whose certificates to believe; the system's when None."""

    def __post_init__(self) -> None:
        if self.tls == "none" and self.host not in LOOPBACK:
            raise ConfigurationRefused(
                f"mail.tls = none is only for a server on this machine, not for {self.host}"
            )


class SmtpMailer(Mailer):
    """Sends each mail over its own connection, so that none can spoil the next."""

    def __init__(
        self,
        server: Server,
        house: House,
        unsubscribe: Callable[[MemberId], str],
        *,
        signer: Signer | None = None,
        limit: float = LIMIT,
    ) -> None:
        self._server = server
        self._envelope = Envelope(server.sender, house, unsubscribe, signer)
        self._limit = limit

    async def send(self, message: Message, address: str, letter: Letter) -> None:
        raw = await asyncio.to_thread(self._envelope.sealed, message, address, letter)
        progress = _Progress()
        try:
            async with asyncio.timeout(self._limit):
                await self._hand_over(raw, address, progress)
        except (SMTPException, OSError, TimeoutError) as error:
            # Once the server has taken the mail, a farewell that fails changes nothing.
            if progress.stage is not Stage.DONE:
                raise _meaning(error, progress.stage) from error

    async def reach(self) -> None:
        """Connect, encrypt and log in, without any mail. MailServerBroken says what is in the way."""
        try:
            async with asyncio.timeout(self._limit), self._connected() as smtp:
                await smtp.quit()
        except (SMTPException, OSError, TimeoutError) as error:
            raise _meaning(error, Stage.SERVER) from error

    async def _hand_over(self, raw: bytes, address: str, progress: "_Progress") -> None:
        async with self._connected() as smtp:
            progress.stage = Stage.ENVELOPE
            await smtp.mail(self._server.sender, encoding="ascii")
            await smtp.rcpt(address, encoding="ascii")
            progress.stage = Stage.CONTENT
            await smtp.data(raw)
            progress.stage = Stage.DONE
            await smtp.quit()

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[aiosmtplib.SMTP]:
        server = self._server
        smtp = _Connection(
            hostname=server.host,
            port=server.port,
            timeout=self._limit,
            use_tls=server.tls == "implicit",
            # True, never None: with None the library would go on in the clear.
            start_tls=server.tls == "starttls",
            tls_context=server.trust,
            username=server.user or None,
            password=server.password or None,
        )
        try:
            await smtp.connect()
            yield smtp
        finally:
            smtp.close()
            # The socket goes in the loop's next turn, and there may be none after this.
            await asyncio.sleep(0)


class _Connection(aiosmtplib.SMTP):
    """One that is gone when it is closed: the farewell of TLS would wait for a server that may stay silent."""

    def close(self) -> None:
        transport = self.transport
        super().close()
        if isinstance(transport, asyncio.Transport):
            transport.abort()


@dataclass
class _Progress:
    stage: Stage = Stage.SERVER


def _meaning(error: Exception, stage: Stage) -> Exception:
    """What a refusal or a broken link means for this mail. A server's own words are left out: they may
    hold an address."""
    if stage is Stage.SERVER:
        return MailServerBroken(f"the mail server cannot be used: {_short(error)}")
    if isinstance(error, SMTPRecipientRefused) and error.code in NO_MAILBOX:
        return MailboxUnknown(f"no-mailbox: smtp-{error.code}")
    if isinstance(error, SMTPResponseException):
        return _refused(error.code)
    if stage is Stage.ENVELOPE:
        return MailDelayed(f"link-lost: {_short(error)}")
    return MailAmbiguous(f"link-lost: {_short(error)}")


def _refused(code: int) -> Exception:
    if code in OURS_TO_MEND:
        return MailServerBroken(f"the mail server wants another login or encryption: smtp-{code}")
    return MailDelayed(f"smtp-{code}") if 400 <= code < 500 else MailRejected(f"smtp-{code}")


def _short(error: Exception) -> str:
    if isinstance(error, SMTPResponseException):
        return f"smtp-{error.code}"
    return type(error).__name__
