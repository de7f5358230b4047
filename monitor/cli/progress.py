"""A sign of life for long work, on a terminal only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


@contextmanager
def counting(what: str, printed: Console | None = None) -> Iterator[Callable[[], None]]:
    """Call what comes out once for each thing done. In a pipe, nothing is shown.

    ``printed`` is where results go meanwhile: on a terminal they have to come past the bar.
    """
    console = _terminal(printed)
    if console is None:
        yield lambda: None
        return
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.completed} " + what),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        redirect_stdout=sys.stdout.isatty(),
        redirect_stderr=sys.stderr.isatty(),
    ) as bar:
        task = bar.add_task(what, total=None)
        yield lambda: bar.advance(task)


@contextmanager
def working(what: str) -> Iterator[None]:
    """``what`` with a clock, while something that cannot be counted goes on. In a pipe, nothing is shown."""
    if not sys.stderr.isatty():
        yield
        return
    columns = (SpinnerColumn(), TextColumn(what), TimeElapsedColumn())
    with Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        # What is printed meanwhile comes past the bar on a terminal, and goes its own way into a pipe.
        redirect_stdout=sys.stdout.isatty(),
    ) as bar:
        bar.add_task(what, total=None)
        yield


def _terminal(printed: Console | None) -> Console | None:
    if sys.stdout.isatty():
        return printed
    return Console(stderr=True) if sys.stderr.isatty() else None


def aside(message: str) -> None:
    """One line on standard error; on a terminal it comes past the bar."""
    sys.stderr.write(f"{message}\n")
