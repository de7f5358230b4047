"""Whatever anybody sends to whichever route, the answer is one of ours: never a fault (safety Z1, K5).

Schemathesis makes the requests, from a description of every route (``tests.web.openapi``). ``FUZZ=50``
makes fifty times as many, and others each time.
"""

import asyncio
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote, unquote

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import APIOperation, Case, GenerationMode, openapi

from monitor.testing.memory import MemoryStore
from tests.web.openapi import described, values_of
from tests.web.portal import BASE, Portal, Reader, Somebody
from tests.web.test_for_everybody import furnish
from tests.web.test_routes import DOORS, MAY, come_in

MORE = int(os.environ.get("FUZZ", "0"))
EXAMPLES = 4
"""How many requests that fit, and as many that do not, each route gets in CI."""
KNOWN_STEPS = {
    "code": "K7Q2",
    "account_id": "a1",
    "rule_id": "voice.insult",
    "lang": "en",
    "secret": "x",
    "token": "x",
    "file": "amends.css",
}


@dataclass
class Target:
    """The pages, and somebody in front of them who sends what no browser would."""

    portal: Portal
    role: str
    runner: asyncio.Runner

    def __post_init__(self) -> None:
        furnish(self.portal)
        self.somebody: Somebody = self.runner.run(come_in(self.portal, self.role))
        self.runner.run(self.somebody.open("/sign-in"))
        self.csrf = self.somebody.page.reader.forms[0]["fields"]["csrf"]
        self.store = cast(MemoryStore, self.portal.stage.store)
        self.before, self.cookies = self.store.state, dict(self.somebody.client.cookies)
        self.sent = 0

    def pages(self) -> Iterator[str]:
        """The pages that this role sees, with something on them."""
        for door in DOORS:
            if door.startswith("GET") and DOORS[door] in MAY[self.role]:
                path = door.removeprefix("GET ").replace("{lang}/{name}", "en/note-insult")
                yield path.replace("{name}", "comms").format(**KNOWN_STEPS)

    def read(self) -> list[Reader]:
        """Those pages, read for the forms on them."""
        readers = [self.runner.run(self.somebody.open(path)).reader for path in self.pages()]
        self.again()
        return readers

    def again(self) -> None:
        """As if nothing had been sent yet: leaving and signing out may not spare the other routes."""
        self.store.state = self.before
        client = self.somebody.client
        client.cookies.clear()
        for name, value in self.cookies.items():
            client.cookies.set(name, value)

    def send(self, case: Case) -> int:
        """The status of the answer; three forms of four are genuine."""
        self.again()
        self.sent += 1
        parts = {name: quote(unquote(str(v)), safe="") for name, v in case.path_parameters.items()}
        url = "".join(
            parts.get(piece, piece) if at % 2 else piece
            for at, piece in enumerate(case.path.replace("}", "{").split("{"))
        )
        csrf = {"csrf": self.csrf} if self.sent % 4 else {}
        body = case.body if isinstance(case.body, dict) else {}
        fields = {**{str(n): _text(v) for n, v in body.items()}, **csrf}
        query = {str(n): _text(v) for n, v in (case.query or {}).items()}
        wanted: dict[str, Any] = {"params": query, "headers": {"origin": BASE}}
        if case.method == "POST" and case.media_type == "multipart/form-data":
            each = [(n, v) for n, values in fields.items() for v in _listed(values)]
            wanted["files"] = [(name, (None, value)) for name, value in each]
        elif case.method == "POST":
            wanted["data"] = fields
        asked = self.somebody.client.request(case.method, url or "/", **wanted)
        return self.runner.run(asked).status_code  # type: ignore[arg-type]


def _text(value: Any) -> str | list[str]:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return _plain(value)


def _plain(value: Any) -> str:
    return str(value).encode("utf-8", "replace").decode()


def _listed(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


@contextmanager
def everybody() -> Iterator[list[Target]]:
    """One of each role, each at pages of their own."""
    with tempfile.TemporaryDirectory() as name, asyncio.Runner() as runner:
        yield [Target(Portal(_made(Path(name) / role)), role, runner) for role in MAY]


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def fuzz(aims: list[Target], operation: APIOperation, mode: GenerationMode) -> None:
    """Send one route what fits its description, or what does not: whoever may use it, and others too."""
    door = f"{operation.method.upper()} {operation.path}"
    welcome = [aim for aim in aims if DOORS.get(door, "anyone") in MAY[aim.role]]
    turn = count()

    @settings(
        max_examples=EXAMPLES * (MORE or 1),
        deadline=None,
        database=None,
        derandomize=not MORE,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=mode))
    def answered(case: Case) -> None:
        for aim in aims if next(turn) < 1 else welcome:
            status = aim.send(case)
            told = (aim.role, door, case.path_parameters, case.body, case.query)
            assert status < 500 or door == "GET /readyz", told

    answered()


@pytest.mark.parametrize("mode", GenerationMode)
def test_Z1_K5_no_route_breaks_whatever_is_sent_to_it(mode: GenerationMode):
    with everybody() as aims:
        forms = values_of(chain.from_iterable(aim.read() for aim in aims))
        schema = openapi.from_dict(described(aims[0].portal.app, forms))
        operations = [found.ok() for found in schema.get_all_operations()]
        assert len(operations) == len([d for d in DOORS if not d.startswith("HEAD")]) + 1
        for operation in operations:
            fuzz(aims, operation, mode)
        assert min(aim.sent for aim in aims) >= len(operations)
