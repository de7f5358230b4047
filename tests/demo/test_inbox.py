"""A mailbox that really speaks SMTP."""

from email.message import EmailMessage

import aiosmtplib
import pytest

from monitor.demo.inbox import Inbox, listening


def letter(kind: str = "note") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "amends@kraanvliet.example", "noor@kraanvliet.example"
    message["Subject"], message["X-Amends-Kind"] = "About a post", kind
    message["Date"] = "Tue, 17 Nov 2026 10:00:00 +0100"
    message.set_content("Hello Noor")
    message.add_alternative("<p>Hello <img src='cid:weeks'></p>", subtype="html")
    message.get_payload()[1].add_related(b"\x89PNG", "image", "png", cid="<weeks>")  # type: ignore[union-attr]
    return message


@pytest.mark.anyio
async def test_a_mail_arrives_as_it_was_sent_and_can_be_waited_for() -> None:
    inbox = Inbox()
    async with listening(inbox) as port:
        await aiosmtplib.send(letter(), hostname="127.0.0.1", port=port, start_tls=False)
        mail = await inbox.wait_for("note", "Noor@kraanvliet.example")
    assert (mail.number, mail.subject, mail.text) == (0, "About a post", "Hello Noor")
    assert mail.sent_at.hour == 10
    assert inbox.of("digest", mail.to) == []


@pytest.mark.anyio
async def test_a_picture_in_a_mail_is_shown_where_it_stands() -> None:
    inbox = Inbox()
    async with listening(inbox) as port:
        await aiosmtplib.send(letter(), hostname="127.0.0.1", port=port, start_tls=False)
        mail = await inbox.wait_for("note", "noor@kraanvliet.example")
    assert "src='data:image/png;base64,iVBORw=='" in mail.html


@pytest.mark.anyio
async def test_a_mail_without_a_part_shows_nothing_in_its_place() -> None:
    plain = EmailMessage()
    plain["From"], plain["To"] = "a@kraanvliet.example", "b@kraanvliet.example"
    plain.set_content("Only text")
    inbox = Inbox()
    async with listening(inbox) as port:
        await aiosmtplib.send(plain, hostname="127.0.0.1", port=port, start_tls=False)
        mail = await inbox.wait_for("", "b@kraanvliet.example")
    assert (mail.html, mail.kind, mail.subject) == ("", "", "")
