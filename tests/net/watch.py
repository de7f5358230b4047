"""What Python opens and how much memory it takes, whoever of us does it."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_watchers: list[list[tuple[str, object]]] = []
_readers: list[list[object]] = []
OPENING = frozenset(
    {"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}
)


def _watch(event: str, args: tuple[object, ...]) -> None:
    if event == "open" or event.startswith("urllib."):
        for names in _readers:
            names.append(args[0])
    if event in OPENING:
        for seen in _watchers:
            seen.append((event, args[0] if event.startswith("socket.get") else args[1]))


sys.addaudithook(_watch)


@contextmanager
def watched() -> Iterator[list[tuple[str, object]]]:
    """Every connection and every look-up meanwhile: what was done, and to which address or name."""
    seen: list[tuple[str, object]] = []
    _watchers.append(seen)
    try:
        yield seen
    finally:
        _watchers[:] = [watcher for watcher in _watchers if watcher is not seen]


@contextmanager
def opened() -> Iterator[list[object]]:
    """What Python opens meanwhile, or tries to: files by their names, addresses by themselves."""
    seen: list[object] = []
    _readers.append(seen)
    try:
        yield seen
    finally:
        _readers[:] = [reader for reader in _readers if reader is not seen]


@contextmanager
def growing_at_most(mebibytes: int) -> Iterator[None]:
    """Fails when this process needs so much more memory meanwhile, also for a moment."""
    Path("/proc/self/clear_refs").write_text("5")
    before = _kilobytes("VmRSS")
    yield
    assert _kilobytes("VmHWM") - before <= mebibytes * 1024


def _kilobytes(name: str) -> int:
    found = re.search(rf"{name}:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found is not None
    return int(found[1])
