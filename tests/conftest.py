"""What every test may use."""

from collections.abc import Iterator

import pytest
import structlog


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The daemon runs on asyncio; so do its tests."""
    return "asyncio"


@pytest.fixture(autouse=True)
def logging_of_its_own() -> Iterator[None]:
    """A command sets up logging for its process; the next test is another process in its place."""
    yield
    structlog.reset_defaults()
