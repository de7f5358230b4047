"""The example in docs/connectors.md is a connector that works."""

import re
from pathlib import Path
from types import ModuleType

import pytest

from monitor.domain.post import Cursor
from monitor.ports import Connector, Known
from tests.connectors.recorded import Recorded, answer, permit

PAGE = Path(__file__).parents[2] / "docs" / "connectors.md"
NOOR = "https://quay.example/~noor"
LIST = b"""{"about": "Noor. amends-k7qm", "posts": [7, {"id": "1", "html": "<p>Hello <q>you</q></p>",
 "date": "2026-11-24T09:00:00Z"}]}"""


@pytest.fixture
def quay() -> type[Connector]:
    """The class that the page shows."""
    (example,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    module = ModuleType("quay")
    exec(compile(example, str(PAGE), "exec"), vars(module))
    found: type[Connector] = module.QuayConnector
    return found


@pytest.mark.anyio
async def test_the_connector_of_the_page_reads_a_post(quay: type[Connector]):
    client = Recorded({f"{NOOR}.json": answer(LIST, etag='"1"')})
    connector = quay(client)
    assert quay.claims(NOOR)
    ref = await connector.resolve(NOOR)
    assert (await connector.bio(ref)).shows("amends-k7qm")
    fetched = await connector.fetch(permit(ref), Cursor())
    batch = quay.normalise(fetched)
    assert [post.text for post in batch.posts] == ["Hello you"]
    client.replies[f"{NOOR}.json"] = answer(status=304)
    assert (await connector.fetch(permit(ref), batch.cursor)).pages == ()
    assert client.headers[-1]["If-None-Match"] == '"1"'


@pytest.mark.anyio
async def test_looking_again_needs_a_fresh_answer(quay: type[Connector]):
    client = Recorded({f"{NOOR}.json": answer(LIST)})
    connector = quay(client)
    ref = await connector.resolve(NOOR)
    looked = await connector.look(permit(ref), [Known("1", None)])
    assert quay.normalise(looked.fetched).posts
    assert looked.gone == ()
