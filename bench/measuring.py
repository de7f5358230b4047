"""What every contestant of the polling benchmark is measured by. Standard library only: peers run it too."""

import argparse
import json
import os
import resource
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

PHASES = ("first", "unchanged", "tenth", "same")
"""What the server says one after the other; see ``bench.feedserver``."""


@dataclass(frozen=True)
class Figures:
    """What one phase cost."""

    cpu: float
    """Seconds, user and system, of the process and its children."""
    memory: float
    """Peak of the process, in MB."""
    children: float
    """The same of its children, added up."""
    answers: str
    """How many 200s and 304s the server gave."""


Contestant = Callable[[int, int, Path], dict[str, Figures]]


def url_of(feed: int, port: int) -> str:
    """Every feed on a host of its own, as in the world."""
    return f"http://127.1.{feed // 250}.{feed % 250 + 1}:{port}/feed/{feed}"


@contextmanager
def measured(phase: str, port: int, figures: dict[str, Figures]) -> Iterator[None]:
    """One phase: the server turns to it, and what the block costs is noted."""
    _turn_to(phase, port)
    for process in _family():
        # Linux: the peak is counted anew.
        Path(f"/proc/{process}/clear_refs").write_text("5")
    before = _spent()
    yield
    after = _spent()
    own, *others = [_peak(process) for process in _family()]
    figures[phase] = Figures(after - before, own, sum(others), _turn_to(phase, port))


def _turn_to(phase: str, port: int) -> str:
    """Tell the server the next phase; what it answered in the last one."""
    with urlopen(f"http://127.0.0.1:{port}/phase/{phase}") as answer:  # a fixed loopback address
        return str(answer.read().decode())


def _spent() -> float:
    ended = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    known = sum(usage.ru_utime + usage.ru_stime for usage in ended)
    return known + sum(_ran(process) for process in _family()[1:])


def _family() -> list[int]:
    """This process and its children, the living ones."""
    tasks = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return [os.getpid(), *(int(child) for task in tasks for child in task.read_text().split())]


def _ran(process: int) -> float:
    tasks = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


def _peak(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line for line in status if line.startswith("VmHWM")).split()[1]) / 1024


def main(contestants: dict[str, Contestant]) -> None:
    """Be one contestant; what it cost goes to standard output."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--be", choices=contestants, required=True)
    parser.add_argument("--feeds", type=int, required=True)
    parser.add_argument("--port", type=int, required=True)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = contestants[given.be](given.feeds, given.port, Path(folder))
    print(json.dumps({phase: vars(each) for phase, each in figures.items()}))
