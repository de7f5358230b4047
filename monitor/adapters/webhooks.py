"""What an office has to know, as a signed call to a server of the company's own (Standard Webhooks 1.0)."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from standardwebhooks import Webhook

from monitor.adapters.http import HttpClient
from monitor.domain.calendar import label_of
from monitor.domain.figures import shown
from monitor.domain.letter import Digest, Letter, Trouble
from monitor.domain.message import Message
from monitor.errors import MailDelayed, MailRejected, SourceUnavailable
from monitor.ports import Mailer

LATER = frozenset({408, 425, 429})
"""Answers that ask for another try, beside all of 500 and more."""


class Webhooks(Mailer):
    """Carries what is addressed to a URL; everything else goes on as mail."""

    def __init__(
        self, mail: Mailer, client: HttpClient, secret: bytes, clock: Callable[[], datetime]
    ) -> None:
        self._mail = mail
        self._client = client
        self._signer = Webhook(secret)
        self._clock = clock

    async def send(self, message: Message, address: str, letter: Letter) -> None:
        """One call; as the port says where it fails. The same message has the same ``webhook-id`` each time."""
        if "://" not in address:
            await self._mail.send(message, address, letter)
            return
        body = json.dumps(_said(message, letter))
        headers = self._signed(message, body)
        where = f"webhook {urlsplit(address).hostname}"
        try:
            answer = await self._client.tell(address, body.encode(), headers)
        except SourceUnavailable as error:
            raise MailDelayed(f"webhook {error}") from error
        if answer.status in LATER or answer.status >= 500:
            raise MailDelayed(f"{where}: HTTP {answer.status}")
        if not 200 <= answer.status < 300:
            raise MailRejected(f"{where}: HTTP {answer.status}")

    def _signed(self, message: Message, body: str) -> Mapping[str, str]:
        ident = f"msg_{hashlib.sha256(message.key.encode()).hexdigest()[:32]}"
        moment = self._clock()
        return {
            "Content-Type": "application/json",
            "webhook-id": ident,
            "webhook-timestamp": str(int(moment.timestamp())),
            "webhook-signature": self._signer.sign(ident, moment, body),
        }


def _said(message: Message, letter: Letter) -> Mapping[str, Any]:
    match letter:
        case Digest():
            kind, data = "digest.made", figures_told(letter)
        case Trouble():
            what = {"office": letter.office, "code": letter.code, "rule": letter.rule or None}
            kind, data = f"operations.{letter.what}", what
        case _:
            raise MailRejected("only figures and troubles of the service go to a webhook")
    return {"type": kind, "timestamp": message.created_at.isoformat(), "data": data}


def figures_told(digest: Digest) -> dict[str, Any]:
    """The week as the mail tells it: what is about fewer than five people is null."""
    health = digest.health
    return {
        "week": digest.label,
        "figures": asdict(digest.week.figures),
        "rules": [
            {"conducts": row.conducts, "notes": row.notes.number, "put_right": row.put_right.number}
            for row in digest.rules
        ],
        "rules_weeks": [
            label_of(at.astimezone(ZoneInfo(digest.timezone)).date()) for at in digest.rule_weeks
        ],
        "accounts": {
            "read": shown(health.reading),
            "unread": shown(health.unread),
            "waiting": shown(health.waiting),
            "paused": shown(health.paused),
        },
    }
