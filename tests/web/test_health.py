"""Two addresses for machines: is it alive, is it ready; and not a word more."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import structlog.testing

from monitor.domain import machine
from monitor.domain.ids import MessageId
from monitor.domain.message import Kind, Message
from monitor.errors import StoreUnavailable
from monitor.usecases.status import RULES_HELD
from tests.usecases.world import MEMBER
from tests.web.portal import Portal

pytestmark = pytest.mark.anyio


async def ready(portal: Portal) -> tuple[int, str]:
    answer = await portal.somebody().client.get("/readyz")
    return answer.status_code, answer.text


async def test_L2_a_service_that_turns_is_alive_and_ready(portal: Portal):
    answer = await portal.somebody().client.get("/livez")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert await ready(portal) == (200, "ok\n")


def silent(portal: Portal) -> None:
    with portal.stage.store.begin() as tx:
        tx.remember("tick.poll", portal.stage.now.isoformat())
    portal.stage.pass_time(minutes=16)


def waiting(portal: Portal) -> None:
    at = portal.stage.now
    with portal.stage.store.begin() as tx:
        tx.queue(Message(MessageId("x"), "x", Kind.RECEIPT, MEMBER, at, at))
    portal.stage.pass_time(minutes=61)


def refused(portal: Portal) -> None:
    with portal.stage.store.begin() as tx:
        tx.remember("policy.trouble", "voice.yaml:3: no such key")


async def test_R2_a_rule_that_is_held_keeps_nobody_from_the_others(portal: Portal):
    with portal.stage.store.begin() as tx:
        tx.remember(RULES_HELD, '["rule voice.insult is held and not run"]')
    assert await ready(portal) == (200, "ok\n")


@pytest.mark.parametrize(
    ("break_it", "why"), [(silent, "silent: poll"), (waiting, "outbox"), (refused, "policy")]
)
async def test_L2_what_is_in_the_way_is_for_the_log_alone(
    portal: Portal, break_it: Callable[[Portal], None], why: str
):
    break_it(portal)
    with structlog.testing.capture_logs() as logs:
        assert await ready(portal) == (503, "not ready\n")
    assert [(line["event"], line["why"]) for line in logs] == [("not_ready", why)]


class Locked:
    """A store that answers nobody."""

    def begin(self) -> Any:
        raise StoreUnavailable("the database is locked")


async def test_L2_a_database_that_cannot_be_written_is_not_ready(portal: Portal):
    portal.app.state.service = replace(portal.service, store=Locked())
    assert await ready(portal) == (503, "not ready\n")
    answer = await portal.somebody().client.get("/livez")
    assert answer.status_code == 200


async def test_L2_a_full_disk_is_not_ready(
    portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    url = f"sqlite:///{tmp_path}/amends.sqlite"
    settings = portal.service.settings.model_copy(update={"database_url": url})
    portal.app.state.service = replace(portal.service, settings=settings)
    assert await ready(portal) == (200, "ok\n")
    monkeypatch.setattr(machine, "LEAST_ROOM", 1 << 80)
    assert await ready(portal) == (503, "not ready\n")


async def test_another_database_has_its_own_disk(portal: Portal, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(machine, "LEAST_ROOM", 1 << 80)
    for url in ("postgresql+psycopg://h/d", "sqlite://"):
        settings = portal.service.settings.model_copy(update={"database_url": url})
        portal.app.state.service = replace(portal.service, settings=settings)
        assert await ready(portal) == (200, "ok\n")
