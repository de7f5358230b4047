"""The service tries out its own defences before it starts, and says afterwards what became of each (safety 1.5)."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.daemon import Part, run, self_test
from monitor.errors import ConfigurationRefused
from monitor.outside import Outside, outside
from monitor.ports import Answer, Client
from monitor.settings import Settings
from monitor.usecases.examine import Probe
from monitor.usecases.status import TESTED, status_of
from tests.services import service_on
from tests.usecases.world import Stage

pytestmark = pytest.mark.anyio


@pytest.fixture
def stage() -> Stage:
    return Stage()


class Leaky(Client):
    """Reads whatever it is asked for."""

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        return Answer(200, b"", url)

    async def post(self, url: str, form: Mapping[str, str]) -> Answer:
        return Answer(200, b"", url)


async def test_our_own_defences_hold(stage: Stage, tmp_path: Path):
    settings = Settings()
    async with outside(settings) as world:
        plain = service_on(stage, tmp_path)
        await self_test(replace(plain, outside=world, settings=settings))
    with stage.store.begin() as tx:
        assert tx.remembered(TESTED) == stage.now.isoformat()
        assert status_of(tx, stage.now).probes == (Probe("parser box"), Probe("address guard"))


async def test_nothing_starts_while_a_defence_fails(stage: Stage, tmp_path: Path):
    settings = Settings()
    async with outside(settings) as world:
        leaky = Outside(Leaky(), world.reader, world.connectors)
        service = replace(service_on(stage, tmp_path), outside=leaky, settings=settings)
        with pytest.raises(ConfigurationRefused, match=r"address guard: .* do not start"):
            await run(service, [Part.WORKER])
    with stage.store.begin() as tx:
        assert status_of(tx, stage.now).troubles == ("self-test",)
