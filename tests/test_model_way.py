"""The way of a weak finding through the running parts, to a stand-in for the company's model and back."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from monitor.adapters.consents import consent_text
from monitor.daemon import Part, ticks
from monitor.domain.member import Scope
from monitor.outside import adviser
from monitor.turns import Turns
from monitor.usecases.poll import poll_due
from monitor.wiring import Service
from tests.model_server import ModelServer, content, model_server
from tests.services import service_on, write_policy
from tests.usecases.test_advise import RULES, SNEER
from tests.usecases.world import MEMBER, Stage

pytestmark = pytest.mark.anyio


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    stage.enrol(baseline_done=True)
    stage.pass_time(minutes=1)
    return stage


@pytest.fixture
def server() -> AsyncIterator[ModelServer]:
    with model_server() as running:
        yield running  # type: ignore[misc]


@pytest.fixture
async def service(stage: Stage, server: ModelServer, tmp_path: Path) -> AsyncIterator[Service]:
    llm = {"url": server.base, "model": "small", "key": "sesame"}
    plain = service_on(stage, tmp_path, llm=llm)
    write_policy(tmp_path, RULES)
    plain.policy.refresh()
    with stage.store.begin() as tx:
        consent = tx.consent_of(MEMBER)
        assert consent is not None
        text = consent_text("nl", server.host)
        tx.add_consent(replace(consent, text_hash=text.text_hash, scopes=frozenset(Scope)))
    async with adviser(plain.settings) as model:
        yield replace(plain, adviser=model)


async def test_a_weak_finding_goes_there_and_comes_back_as_a_case(
    stage: Stage, server: ModelServer, service: Service
):
    server.says(content({"confirmed": True}))
    stage.shows(stage.post(SNEER))
    turns = Turns(service)
    with capture_logs() as logs:
        await poll_due(service.world)
        assert not server.asked
        await turns.advise()
    assert [case.worst.rule_id for case in stage.cases()] == ["voice.sneer"]
    assert [told["post"] for told in server.material] == [SNEER]
    # Nothing that was sent or came back is in a log (K5).
    said = str(logs)
    assert "finding_confirmed" in said
    assert not any(secret in said for secret in ("clowns", "sesame", "parcel"))


async def test_nothing_of_the_member_goes_along(
    stage: Stage, server: ModelServer, service: Service
):
    server.says(content({"confirmed": False}))
    stage.shows(stage.post(SNEER, url="https://scripted.example/noor/1"))
    await poll_due(service.world)
    await Turns(service).advise()
    sent = str(server.asked) + str(server.headers)
    assert not any(of in sent for of in ("Noor", "kade.example", "scripted.example", "m1", "a1@"))


async def test_the_database_is_free_while_the_model_thinks(
    stage: Stage, server: ModelServer, service: Service
):
    free: list[bool] = []

    def think(handler):
        with stage.store.begin() as tx:
            tx.remember("meanwhile", "yes")
            free.append(True)
        content({"confirmed": True})(handler)

    server.says(think)
    stage.shows(stage.post(SNEER))
    await poll_due(service.world)
    await Turns(service).advise()
    assert free == [True]


async def test_only_where_there_is_a_model_a_loop_asks_it(service: Service):
    with_one = {tick.name for tick in ticks(Turns(service), [Part.WORKER])}
    without = Turns(replace(service, adviser=None))
    assert "advise" in with_one
    assert "advise" not in {tick.name for tick in ticks(without, [Part.WORKER])}
    await without.advise()
