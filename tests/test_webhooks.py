"""The company's webhook, by the whole service and a real server: signed, once, and never about a person."""

import base64
import hmac
import json
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from monitor.adapters.schema import migrate
from monitor.adapters.vault import make_master_key
from monitor.domain.message import Kind, Office, to_office
from monitor.settings import Settings, WebhookSettings
from monitor.turns import Turns
from monitor.wiring import Service, service
from tests.inbox import Inbox, listening
from tests.services import PAPERS, write_policy

pytestmark = pytest.mark.anyio

KEY = b"0123456789abcdef0123456789abcdef"
SECRET = f"whsec_{base64.b64encode(KEY).decode()}"


@dataclass
class Receiver:
    """A server of the company's own: what it was told, and how it answers."""

    port: int = 0
    statuses: list[int] = field(default_factory=list)
    told: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/amends"

    def take(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers["Content-Length"]))
        self.told.append(({k.lower(): v for k, v in handler.headers.items()}, body))
        handler.send_response(self.statuses.pop(0) if self.statuses else 204)
        handler.end_headers()

    def kinds(self) -> list[str]:
        return [json.loads(body)["type"] for _, body in self.told]

    @property
    def ids(self) -> list[str]:
        return [headers["webhook-id"] for headers, _ in self.told]


@contextmanager
def receiving() -> Iterator[Receiver]:
    here = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            here.take(self)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Running:
    """The service, its clock, and who listens."""

    service: Service
    receiver: Receiver
    inbox: Inbox
    now: list[datetime]

    async def a_week_later(self) -> None:
        turns = Turns(self.service)
        await turns.digest()
        self.now[0] = datetime(2026, 11, 30, 9, tzinfo=UTC)
        await turns.digest()
        await turns.deliver()

    async def later(self, **units: int) -> None:
        self.now[0] = self.now[0].replace(**units)
        await Turns(self.service).deliver()


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Running]:
    make_master_key(tmp_path / "master.key")
    write_policy(tmp_path)
    now = [datetime(2026, 11, 23, 7, tzinfo=UTC)]
    with receiving() as receiver, listening() as inbox:
        settings = Settings.model_validate(
            {
                "testing": True,
                "database_url": f"sqlite:///{tmp_path / 'amends.sqlite'}",
                "company_file": tmp_path / "company.yaml",
                "policies": [tmp_path / "policies"],
                "keys": {"master_key_file": tmp_path / "master.key"},
                "mail": {
                    "host": "127.0.0.1",
                    "port": inbox.port,
                    "tls": "none",
                    "sender": "amends@kade.example",
                    "comms": ["comms@kade.example"],
                    "operator": ["ops@kade.example"],
                },
                "digest": PAPERS,
                "webhook": {"url": receiver.url, "secret": SECRET},
            }
        )
        migrate(settings.database_url)
        async with service(settings) as built:
            # The clock is the service's own, so that a week can pass.
            object.__setattr__(built, "clock", lambda: now[0])
            yield Running(built, receiver, inbox, now)


async def test_the_digest_is_told_once_and_signed_as_standard_webhooks_says(running: Running):
    await running.a_week_later()
    await running.later(hour=12)
    ((headers, body),) = running.receiver.told
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    mine = base64.b64encode(hmac.digest(KEY, signed, "sha256")).decode()
    assert headers["webhook-signature"] == f"v1,{mine}"
    assert headers["content-type"] == "application/json"
    told = json.loads(body)
    assert told["type"] == "digest.made"
    assert told["data"]["week"] == "2026-W48"
    assert running.inbox.kinds().count("digest") == 1


async def test_numbers_about_few_people_are_null_there_too(running: Running):
    await running.a_week_later()
    ((_, body),) = running.receiver.told
    data = json.loads(body)["data"]
    assert set(data["figures"].values()) == {None}
    assert data["rules"] == []
    assert set(data["accounts"].values()) == {None}
    assert set(data) == {"week", "figures", "rules", "rules_weeks", "accounts"}
    assert data["rules_weeks"] == ["2026-W43", "2026-W46"]


@pytest.mark.parametrize("status", [408, 429, 500, 503])
async def test_a_server_that_is_busy_is_told_again_under_the_same_id(running: Running, status: int):
    running.receiver.statuses = [status]
    await running.a_week_later()
    await running.later(hour=10)
    assert len(running.receiver.told) == 2
    assert len(set(running.receiver.ids)) == 1
    await running.later(hour=13)
    assert len(running.receiver.told) == 2


async def test_a_refusal_is_parked_and_the_operator_is_told_by_mail(running: Running):
    running.receiver.statuses = [410]
    await running.a_week_later()
    with running.service.store.begin() as tx:
        (parked,) = tx.parked_messages()
    assert parked.trouble == "webhook 127.0.0.1: HTTP 410"
    await running.later(hour=10)
    assert "operations" in running.inbox.kinds()


async def test_troubles_of_the_service_are_told_without_a_person(running: Running):
    with running.service.store.begin() as tx:
        for one in to_office(
            Office.OPERATOR,
            running.service.settings.told(Office.OPERATOR),
            Kind.OPERATIONS,
            "operations:rules-refused:x",
            (("code", "E-1A2B"), ("what", "rules-refused")),
            running.now[0],
            running.service.new_id,
        ):
            tx.queue(one)
    await Turns(running.service).deliver()
    ((_, body),) = running.receiver.told
    told: dict[str, Any] = json.loads(body)
    assert told["type"] == "operations.rules-refused"
    assert told["data"] == {"office": "operator", "code": "E-1A2B", "rule": None}


async def test_a_redirect_is_not_followed(running: Running):
    running.receiver.statuses = [302]
    await running.a_week_later()
    assert running.receiver.kinds() == ["digest.made", "operations.mail-parked"]
    with running.service.store.begin() as tx:
        assert len(tx.parked_messages()) == 1


@pytest.mark.parametrize(
    "given",
    [
        {"url": "https://hooks.kade.nl/a"},
        {"secret": SECRET},
        {"url": "https://hooks.kade.nl/a", "secret": "whsec_c2hvcnQ="},
        {"url": "https://hooks.kade.nl/a", "secret": "whsec_not base64"},
        {"url": "ftp://hooks.kade.nl/a", "secret": SECRET},
    ],
)
def test_half_a_webhook_is_refused(given: dict[str, str]):
    with pytest.raises(ValidationError):
        WebhookSettings.model_validate(given)
