"""Mail through a real Postfix: encrypted, logged in, read back from the mailbox, and refused by recipient."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from email.policy import default
from pathlib import Path

import pytest

from monitor.adapters.mail import Server, SmtpMailer
from monitor.domain.ids import MemberId
from monitor.domain.message import Delivery, Kind, Office
from monitor.errors import MailDelayed, MailRejected, MailServerBroken
from monitor.usecases.deliver import deliver
from tests.mail.postfix import DOMAIN, HOST, PASSWORD, REFUSALS, USER, Postfix, missing, running
from tests.mail.samples import BASE, HOUSE, letters, message
from tests.usecases.outbox import PostRoom

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(missing(), reason="needs postfix and dovecot-imapd"),
    pytest.mark.skipif(os.getuid() != 0, reason="postfix starts as root alone"),
]


@pytest.fixture(scope="module")
def postfix() -> Iterator[Postfix]:
    # Not in pytest's own folder, which is closed to the server's users; and its sockets want a short path.
    with (
        tempfile.TemporaryDirectory(prefix="amends-postfix-") as folder,
        running(Path(folder)) as up,
    ):
        yield up


def unsubscribe(member_id: MemberId) -> str:
    """The one-click address of a member."""
    return f"{BASE}/u/{member_id}"


def mailer(postfix: Postfix, **changes: object) -> SmtpMailer:
    """Logs in over STARTTLS and checks the certificate, unless told otherwise."""
    server = Server(
        HOST,
        postfix.port,
        f"amends@{DOMAIN}",
        user=USER,
        password=PASSWORD,
        trust=postfix.trust,
    )
    return SmtpMailer(replace(server, **changes), HOUSE, unsubscribe, limit=20)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["note-insult", "digest"])
async def test_M3_what_is_in_the_mailbox_is_what_was_sent(postfix: Postfix, name: str):
    letter = letters("nl")[name]
    sent = message(letter)
    before = len(postfix.inbox("noor", at_least=0))
    await mailer(postfix).send(sent, f"noor@{DOMAIN}", letter)
    mail = postfix.inbox("noor", at_least=before + 1)[-1]
    raw = mailer(postfix)._envelope.sealed(sent, f"noor@{DOMAIN}", letter)
    assert f"Message-ID: {mail['Message-ID']}\r\n".encode() in raw
    assert mail["X-Amends-Kind"] == sent.kind
    assert mail["Auto-Submitted"] == "auto-generated"
    assert "with ESMTPSA" in str(mail["Received"])
    assert _parts(mail) == _parts(message_from_bytes(raw, policy=default))
    assert mail.defects == []


def _parts(mail: Message) -> list[object]:
    """What each part holds, decoded."""
    return [part.get_payload(decode=True) for part in mail.walk()]


@pytest.mark.parametrize("name", sorted(REFUSALS))
async def test_D5_each_mailbox_is_refused_in_its_own_way(postfix: Postfix, name: str):
    letter, code = letters("en")["thanks"], REFUSALS[name][:3]
    meaning = MailDelayed if code.startswith("4") else MailRejected
    with pytest.raises(meaning) as raised:
        await mailer(postfix).send(message(letter), f"{name}@{DOMAIN}", letter)
    nobody = "no-mailbox: " if code == "550" else ""
    assert str(raised.value) == f"{nobody}smtp-{code}"


@pytest.mark.parametrize(
    "changes",
    [{"password": "wrong"}, {"tls": "none", "user": ""}, {"trust": None}, {"tls": "implicit"}],
    ids=["a wrong password", "in the clear", "a stranger's certificate", "another way to encrypt"],
)
async def test_M5_without_the_right_login_and_encryption_nothing_is_sent(
    postfix: Postfix, changes: dict[str, object]
):
    letter = letters("en")["thanks"]
    with pytest.raises(MailServerBroken):
        await mailer(postfix, **changes).send(message(letter), f"tim@{DOMAIN}", letter)
    assert postfix.inbox("tim", at_least=0) == []


async def test_D5_one_round_delivers_what_it_can_and_says_what_became_of_the_rest(
    postfix: Postfix,
):
    room = PostRoom(operators=(f"ops@{DOMAIN}",))
    for name in ("ops", *REFUSALS):
        slots = {"what": "unread", "address": f"{name}@{DOMAIN}"}
        room.queue(Kind.OPERATIONS, f"x:{name}", Office.OPERATOR, **slots)
    post = replace(room.post, mailer=mailer(postfix))
    before = len(postfix.inbox("ops", at_least=0))
    delivered = await deliver(post, room.now)
    assert (delivered.sent, delivered.delayed, delivered.parked) == (1, 2, 3)
    assert room.states() == {Delivery.SENT: 1, Delivery.QUEUED: 2, Delivery.PARKED: 3}
    assert len(postfix.inbox("ops", at_least=before + 1)) == before + 1
