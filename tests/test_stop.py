"""The daemon as a process of its own: it starts, and it stops when it is told to."""

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from monitor.adapters.vault import make_master_key
from monitor.domain.post import AccountRef
from monitor.outside import clock
from monitor.settings_file import load
from monitor.wiring import open_store
from tests.services import free_port, write_policy
from tests.usecases.world import Stage

TOML = """
testing = true
database_url = "sqlite:///{folder}/amends.sqlite"
[mail]
host = "127.0.0.1"
port = 1
tls = "none"
[portal]
port = {port}
base_url = "http://127.0.0.1:{port}"
[keys]
master_key_file = "{folder}/master.key"
[metrics]
port = 0
"""


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def config(tmp_path: Path, port: int) -> Path:
    """Everything the daemon needs, on this machine alone."""
    (tmp_path / "monitor.toml").write_text(TOML.format(folder=tmp_path, port=port), "utf-8")
    write_policy(tmp_path)
    make_master_key(tmp_path / "master.key")
    return tmp_path


@contextmanager
def daemon(config: Path, command: str = "run") -> Iterator[subprocess.Popen[str]]:
    """``amends run``; whatever happens, it does not outlive its test."""
    call = f"from monitor.cli.app import main; main([{command!r}, '--config', {str(config)!r}])"
    process = subprocess.Popen([sys.executable, "-c", call], stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def until(process: subprocess.Popen[str], event: str) -> list[str]:
    """Events that the daemon logs, up to and with this one."""
    seen: list[str] = []
    assert process.stderr is not None
    for line in process.stderr:
        seen.append(json.loads(line)["event"])
        if seen[-1] == event:
            return seen
    raise AssertionError(f"ended with {process.wait()} after {seen}")


def test_L7_the_daemon_stops_cleanly_when_told_to(config: Path, port: int):
    with daemon(config) as process:
        until(process, "started")
        assert urlopen(f"http://127.0.0.1:{port}/livez").status == 200
        process.send_signal(signal.SIGTERM)
        assert "stopping" in until(process, "stopped")
        assert process.wait(20) == 0


def enrol(config: Path, address: str) -> None:
    """Somebody with a feed at ``address`` that is due now."""
    store = open_store(load(config, {}))
    stage = Stage(store=store, now=clock())
    stage.enrol(ref=AccountRef("feed", address, address, "a feed"))
    store.close()


def test_L7_a_second_signal_ends_everything_at_once(config: Path):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        enrol(config, f"http://127.0.0.1:{silent.getsockname()[1]}/feed")
        with daemon(config, "worker") as process:
            asked, _ = silent.accept()
            process.send_signal(signal.SIGTERM)
            until(process, "stopping")
            process.send_signal(signal.SIGTERM)
            assert process.wait(5) == 130
            asked.close()


@pytest.mark.parametrize("command", ["run", "worker"])
def test_L7_a_daemon_that_is_told_to_stop_while_it_starts_stops_cleanly(config: Path, command: str):
    call = (
        "import os, signal, monitor.cli.app as app\n"
        "load = app.import_module\n"
        "def told(name):\n    os.kill(os.getpid(), signal.SIGTERM)\n    return load(name)\n"
        "app.import_module = told\n"
        f"app.main([{command!r}, '--config', {str(config)!r}])"
    )
    ended = subprocess.run([sys.executable, "-c", call], capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, "")
