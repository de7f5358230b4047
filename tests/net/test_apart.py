"""F3 with nothing patched: real ports, real addresses, a listener on each, and not one connection."""

import json
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

from tests.net.apart import HOPS
from tests.net.test_guard import CLOSED

ROOT = Path(__file__).parent.parent.parent
APART = ("unshare", "--map-root-user", "--net")


def may_be_apart() -> bool:
    """Whether this machine lets us have a network of our own."""
    if which("unshare") is None or which("ip") is None:
        return False
    return subprocess.run([*APART, "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not may_be_apart(), reason="no network namespaces here (unshare, ip)")
def test_F3_a_listener_on_every_address_that_is_closed_hears_nothing():
    command = [*APART, sys.executable, "-m", "tests.net.apart"]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    # Most of these can be listened on at all: that nothing is heard means something.
    assert len(found["reachable"]) > 40
    assert (found["refused"], found["refused hops"]) == (4 * len(CLOSED), len(HOPS))
    assert found["heard"] == []
    assert found["read in public"]
