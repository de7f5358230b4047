"""The pages on stand-ins."""

from pathlib import Path

import pytest

from tests.web.portal import Portal


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    """Noor takes part; nobody has signed in."""
    portal = Portal(tmp_path)
    portal.stage.enrol(bio="Writes at Kade")
    return portal
