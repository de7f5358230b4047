"""The real parts that the tests of one module share."""

import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from functools import partial

import pytest

from connectors.feed import FeedConnector
from connectors.mastodon import MastodonConnector
from monitor.adapters.feedbox import FeedBox
from monitor.adapters.schema import migrate
from monitor.adapters.store import SqlStore
from monitor.adapters.vault import Vault
from tests.net.pipeline import Pipeline, Quiet, pipeline


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    """A database; each test enrols its own people."""
    url = f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'amends.db'}"
    migrate(url)
    store = SqlStore(url, Vault(os.urandom(32)))
    yield store
    store.close()


@pytest.fixture(scope="module")
async def parsers() -> AsyncIterator[FeedBox]:
    """The parser box."""
    connectors = {
        "feed": FeedConnector,
        "mastodon": MastodonConnector,
        "neighbour": FeedConnector,
    }
    async with FeedBox(connectors) as running:
        yield running


@pytest.fixture
def polled(
    store: SqlStore,
    parsers: FeedBox,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> Iterator[Callable[..., AbstractAsyncContextManager[Pipeline]]]:
    """A pipeline whose server plays a script. Nothing personal is written while it runs."""
    quiet = Quiet(caplog, capfd)
    yield partial(pipeline, store, parsers)
    quiet.check()
