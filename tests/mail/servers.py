"""Mail servers on loopback that really speak SMTP, and do as a test says."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

HOST = "127.0.0.1"


@dataclass
class Sink:
    """Keeps what arrives, unless the test gave it another answer for a verb."""

    answers: dict[str, str] = field(default_factory=dict)
    drop_after_data: bool = False
    got: list[Envelope] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if answer := self.answers.get("MAIL"):
            return answer
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if answer := self.answers.get("RCPT"):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if answer := self.answers.get("DATA"):
            return answer
        self.got.append(envelope)
        self.encrypted.append(session.ssl is not None)
        if self.drop_after_data:
            assert server.transport is not None
            server.transport.abort()
        return "250 OK"

    def raw(self) -> bytes:
        """The bytes of the one mail that arrived."""
        (envelope,) = self.got
        content = envelope.original_content
        assert content is not None
        return content


@contextmanager
def listening(sink: Sink, **options: Any) -> Iterator[int]:
    """A server in a thread of its own; its port."""
    controller = Controller(sink, hostname=HOST, port=0, **options)
    controller.port = _free_port()
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as listener:
        return int(listener.getsockname()[1])


class Authority:
    """A certificate authority of the test's own, and what a server and a client need of it."""

    def __init__(self, name: str = HOST) -> None:
        self._ca = trustme.CA()
        self._certificate = self._ca.issue_cert(name)

    def for_server(self) -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self._certificate.configure_cert(context)
        return context

    def for_client(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        self._ca.configure_trust(context)
        return context


def only(user: str, password: str) -> Callable[..., AuthResult]:
    """Lets one user in."""

    def authenticate(
        server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword
    ) -> AuthResult:
        right = (data.login, data.password) == (user.encode(), password.encode())
        return AuthResult(success=right)

    return authenticate


Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def _serving(talk: Talk) -> AsyncIterator[int]:
    """A listener whose every conversation is over when the test is."""
    talks: list[asyncio.Task[None]] = []

    async def hold(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await talk(reader, writer)
        finally:
            writer.transport.abort()

    def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.append(asyncio.create_task(hold(reader, writer)))

    server = await asyncio.start_server(begin, HOST, 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in talks:
            task.cancel()
        await asyncio.gather(*talks, return_exceptions=True)
        await server.wait_closed()


def talking(*lines: bytes | None) -> AbstractAsyncContextManager[int]:
    """A server that says these lines in turn, one for each line it hears; it hangs up at None, and
    after the last it is silent for ever."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for line in lines:
            if line is None:
                return
            writer.write(line + b"\r\n")
            await reader.readline()
        await reader.read()

    return _serving(talk)


def taking_one(taken: list[bytes]) -> AbstractAsyncContextManager[int]:
    """A server that takes a mail and hangs up before anybody can say goodbye."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for line in (b"220 hi", b"250 x", b"250 OK", b"250 OK"):
            writer.write(line + b"\r\n")
            await reader.readline()
        writer.write(b"354 go\r\n")
        taken.append(await reader.readuntil(b"\r\n.\r\n"))
        writer.write(b"250 taken\r\n")
        await reader.readline()

    return _serving(talk)
