"""What every test may use."""

import os
from collections.abc import Generator, Iterator

import pytest
import structlog

from monitor.web import evenly


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The daemon runs on asyncio; so do its tests."""
    return "asyncio"


@pytest.fixture(autouse=True)
def logging_of_its_own() -> Iterator[None]:
    """A command sets up logging for its process; the next test is another process in its place."""
    yield
    structlog.reset_defaults()


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that take their time to tell nothing by it do so in ``test_same_time`` alone."""
    monkeypatch.setattr(evenly, "LEAST", 0.0)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With REQUIRE_REAL set, a test whose real part is missing fails: nothing is left out unseen. LEFT_OUT
    names parts that cannot be had on this machine, as whoever set it has said aloud."""
    report = yield
    left_out = os.environ.get("LEFT_OUT", "").split()
    excused = any(part in str(report.longrepr) for part in left_out)
    if report.skipped and os.environ.get("REQUIRE_REAL") and not excused:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {report.longrepr}"
    return report
