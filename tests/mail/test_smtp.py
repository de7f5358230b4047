"""Handing mails to real servers on loopback: TLS or nothing, and each failure by its right name."""

import gc
from contextlib import suppress
from dataclasses import replace
from socket import socket
from typing import Any

import pytest

from monitor.adapters.mail import Server, SmtpMailer
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
from monitor.usecases.leave import NO_MAILBOX
from tests.mail.samples import BASE, HOUSE, letters, message
from tests.mail.servers import HOST, Authority, Sink, listening, only, taking_one, talking

pytestmark = pytest.mark.anyio

NOTE = letters("en")["note-insult"]
SENDER = "amends@kraanvliet.example"
READER = "noor.willems@kraanvliet.example"


@pytest.fixture(scope="module")
def authority() -> Authority:
    """Whose certificates are believed in these tests."""
    return Authority()


def unsubscribe(member_id: MemberId) -> str:
    """The one-click address of a member."""
    return f"{BASE}/u/{member_id}"


def mailer(port: int, limit: float = 10, **server: object) -> SmtpMailer:
    """A mailer for a server on loopback, in the clear unless told otherwise."""
    plain = Server(HOST, port, SENDER, tls="none")
    return SmtpMailer(replace(plain, **server), HOUSE, unsubscribe, limit=limit)  # type: ignore[arg-type]


async def send(made: SmtpMailer, letter: Letter = NOTE, to: str = READER) -> Message:
    """Send one letter."""
    sent = message(letter)
    await made.send(sent, to, letter)
    return sent


async def test_a_mail_arrives_at_its_one_reader() -> None:
    sink = Sink()
    with listening(sink) as port:
        await send(mailer(port))
    (envelope,) = sink.got
    assert envelope.mail_from == SENDER
    assert envelope.rcpt_tos == [READER]
    assert b"Subject: A note about one of your posts (K7Q2)\r\n" in sink.raw()


async def test_M5_starttls_with_a_certificate_that_is_believed(authority: Authority) -> None:
    sink = Sink()
    with listening(sink, tls_context=authority.for_server(), require_starttls=True) as port:
        await send(mailer(port, tls="starttls", trust=authority.for_client()))
    assert sink.encrypted == [True]


@pytest.mark.parametrize("answers", [{}, {"RCPT": "550 no such mailbox"}], ids=["taken", "refused"])
@pytest.mark.parametrize("tls", ["none", "starttls", "implicit"])
async def test_no_connection_outlives_its_mail(
    authority: Authority, tls: str, answers: dict[str, str]
) -> None:
    options: dict[str, Any] = {
        "none": {},
        "starttls": {"tls_context": authority.for_server(), "require_starttls": True},
        "implicit": {"ssl_context": authority.for_server()},
    }[tls]
    with listening(Sink(answers), **options) as port:
        with suppress(MailRejected):
            await send(mailer(port, tls=tls, trust=authority.for_client()))
        assert still_open(port) == []


async def test_no_connection_outlives_a_login_that_is_refused(authority: Authority) -> None:
    options = {"auth_required": True, "authenticator": only("amends", "right")}
    with listening(Sink(), tls_context=authority.for_server(), **options) as port:
        made = mailer(
            port, 1, tls="starttls", trust=authority.for_client(), user="a", password="wrong"
        )
        with pytest.raises(MailServerBroken):
            await made.reach()
        assert still_open(port) == []


def still_open(port: int) -> list[socket]:
    """Connections of ours to a server here that have not been closed."""
    mine = [each for each in gc.get_objects() if isinstance(each, socket) and each.fileno() != -1]
    return [each for each in mine if leads_to(each, port)]


def leads_to(connection: socket, port: int) -> bool:
    try:
        return connection.getpeername()[1:2] == (port,)
    except OSError:
        return False


async def test_M5_implicit_tls(authority: Authority) -> None:
    sink = Sink()
    with listening(sink, ssl_context=authority.for_server()) as port:
        await send(mailer(port, tls="implicit", trust=authority.for_client()))
    assert len(sink.got) == 1


async def test_M5_a_server_without_starttls_gets_no_mail() -> None:
    sink = Sink()
    with listening(sink) as port, pytest.raises(MailServerBroken):
        await send(mailer(port, tls="starttls"))
    assert sink.got == []


async def test_M5_a_stripped_starttls_is_never_answered_with_plain_text(
    authority: Authority,
) -> None:
    async with talking(b"220 hi", b"250-x\r\n250 STARTTLS", b"454 not now", None) as port:
        with pytest.raises(MailServerBroken):
            await send(mailer(port, tls="starttls", trust=authority.for_client()))


async def test_M5_a_certificate_of_somebody_else_gets_no_mail(authority: Authority) -> None:
    for stranger in (Authority(), Authority("other.example")):
        sink = Sink()
        with listening(sink, tls_context=stranger.for_server()) as port:
            for trust in (authority.for_client(), None):
                with pytest.raises(MailServerBroken):
                    await send(mailer(port, tls="starttls", trust=trust))
        assert sink.got == []


async def test_M5_a_certificate_for_another_name_gets_no_mail() -> None:
    other, sink = Authority("other.example"), Sink()
    options = {"tls_context": other.for_server()}
    with listening(sink, **options) as port, pytest.raises(MailServerBroken):
        await send(mailer(port, tls="starttls", trust=other.for_client()))
    assert sink.got == []


def test_M5_mail_in_the_clear_is_only_for_this_machine() -> None:
    for host in ("localhost", "127.0.0.1", "::1"):
        assert Server(host, 25, SENDER, tls="none")
    with pytest.raises(ConfigurationRefused, match=r"mail\.kade\.example"):
        Server("mail.kade.example", 25, SENDER, tls="none")


async def test_D5_a_login_that_is_refused_stops_all_mail(authority: Authority) -> None:
    sink, secure = Sink(), {"tls": "starttls", "trust": authority.for_client()}
    options = {"auth_required": True, "authenticator": only("amends", "right")}
    with listening(sink, tls_context=authority.for_server(), **options) as port:
        with pytest.raises(MailServerBroken):
            await send(mailer(port, 1, user="amends", password="wrong", **secure))
        with pytest.raises(MailServerBroken):
            await send(mailer(port, **secure))
        await send(mailer(port, user="amends", password="right", **secure))
    assert len(sink.got) == 1


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize("code", [421, 450, 451, 452])
async def test_D5_a_temporary_no_at_any_verb_is_a_delay(verb: str, code: int) -> None:
    sink = Sink({verb: f"{code} {READER} later"})
    with listening(sink) as port, pytest.raises(MailDelayed) as raised:
        await send(mailer(port))
    assert str(raised.value) == f"smtp-{code}"


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize("code", [550, 552, 554])
async def test_D5_a_final_no_at_any_verb_parks_the_mail(verb: str, code: int) -> None:
    sink = Sink({verb: f"{code} {READER} never"})
    with listening(sink) as port, pytest.raises(MailRejected) as raised:
        await send(mailer(port))
    assert str(raised.value).endswith(f"smtp-{code}")


@pytest.mark.parametrize(
    ("verb", "code", "gone"),
    [
        ("RCPT", 550, True),
        ("RCPT", 551, True),
        ("RCPT", 553, True),
        ("RCPT", 554, False),
        ("RCPT", 552, False),
        ("MAIL", 550, False),
        ("DATA", 550, False),
    ],
)
async def test_only_a_no_to_the_recipient_says_that_a_mailbox_is_gone(
    verb: str, code: int, gone: bool
) -> None:
    sink = Sink({verb: f"{code} {READER} never"})
    with listening(sink) as port, pytest.raises(MailRejected) as raised:
        await send(mailer(port))
    assert isinstance(raised.value, MailboxUnknown) == gone
    assert str(raised.value).startswith(NO_MAILBOX) == gone


async def test_D5_a_greeting_that_says_no_is_the_server_s_trouble() -> None:
    async with talking(b"421 too busy", None) as port:
        with pytest.raises(MailServerBroken):
            await send(mailer(port))


async def test_D4_a_link_lost_after_the_data_is_ambiguous() -> None:
    sink = Sink(drop_after_data=True)
    with listening(sink) as port, pytest.raises(MailAmbiguous):
        await send(mailer(port))
    assert len(sink.got) == 1


async def test_D4_the_second_try_carries_the_same_identity() -> None:
    sink = Sink()
    with listening(sink) as port:
        for _ in range(2):
            await send(mailer(port))
    first, second = (envelope.original_content or b"" for envelope in sink.got)
    heads = [_head(raw) for raw in (first, second)]
    assert heads[0] == heads[1]


def _head(raw: bytes) -> list[bytes]:
    """All headers but the boundary between the parts."""
    lines = raw.partition(b"\r\n\r\n")[0].split(b"\r\n")
    return [line for line in lines if b"boundary" not in line]


async def test_a_link_lost_before_the_data_is_a_delay() -> None:
    async with talking(b"220 hi", b"250 x", b"250 OK", None) as port:
        with pytest.raises(MailDelayed):
            await send(mailer(port))


async def test_a_server_that_nobody_reaches_stops_all_mail() -> None:
    with listening(Sink()) as port:
        pass
    with pytest.raises(MailServerBroken):
        await send(mailer(port))


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ((), MailServerBroken),
        ((b"220 hi",), MailDelayed),
        ((b"220 hi", b"250 x"), MailDelayed),
        ((b"220 hi", b"250 x", b"250 OK", b"250 OK", b"354 go"), MailAmbiguous),
    ],
)
async def test_a_server_that_hangs_is_left_when_the_time_is_up(
    said: tuple[bytes, ...], meaning: type[Exception]
) -> None:
    async with talking(*said) as port:
        with pytest.raises(meaning):
            await send(mailer(port, limit=0.3))


async def test_a_farewell_that_fails_changes_nothing() -> None:
    taken: list[bytes] = []
    async with taking_one(taken) as port:
        await send(mailer(port))
    assert len(taken) == 1


async def test_doctor_can_reach_a_server_without_a_mail(authority: Authority) -> None:
    sink = Sink()
    with listening(sink, tls_context=authority.for_server()) as port:
        await mailer(port, tls="starttls", trust=authority.for_client()).reach()
        with pytest.raises(MailServerBroken):
            await mailer(port, tls="starttls").reach()
    assert sink.got == []


async def test_K5_no_error_holds_an_address_or_a_word_of_the_server() -> None:
    sink = Sink({"RCPT": f"550 {READER} is unknown here"})
    with listening(sink) as port, pytest.raises(MailRejected) as raised:
        await send(mailer(port))
    assert "noor" not in str(raised.value)


async def test_a_password_is_not_in_the_server_s_description() -> None:
    assert "geheim" not in repr(Server(HOST, 25, SENDER, tls="none", password="geheim"))
