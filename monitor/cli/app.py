"""The `amends` command: its groups, and how it says no."""

import gc
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup
from typer.main import get_command

from monitor.cli.logs import spoken_only
from monitor.errors import AmendsError

REFUSED = 2

COMMANDS = {
    "demo": "demo",
    "run": "run",
    "web": "run",
    "scheduler": "run",
    "worker": "run",
    "check": "check",
    "policy": "policy",
    "note": "note",
    "init": "init",
    "migrate": "operate",
    "backup": "operate",
    "restore": "operate",
    "rotate": "rotate",
    "doctor": "doctor",
    "status": "operate",
    "member": "member",
    "office": "office",
}
"""Each command and the module it lives in, in the order of the help."""


STANDING = frozenset(name for name, module in COMMANDS.items() if module == "run")
"""Commands that go on until they are told to stop."""


class Commands(TyperGroup):
    """Loads a command when it is asked for: `amends check` starts without a web server and a database."""

    def list_commands(self, ctx: Any) -> list[str]:
        """In the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or None; a module that has an ``app`` is a group."""
        if cmd_name not in COMMANDS:
            return None
        with _nothing_swept():
            module = import_module(f"monitor.cli.{COMMANDS[cmd_name]}")
        found = getattr(module, "app", None)
        if found is None:
            found = typer.Typer(add_completion=False, rich_markup_mode=None)
            found.command(cmd_name)(getattr(module, cmd_name))
        command = get_command(found)
        command.name = cmd_name
        return command


@contextmanager
def _nothing_swept() -> Iterator[None]:
    """Modules that are being loaded stay. To look through them for garbage again and again is a tenth of the
    time in which a command starts."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


app = typer.Typer(
    name="amends",
    cls=Commands,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
)


@app.callback()
def amends() -> None:
    """Helps employees who want it to put their own public posts right, before anyone else has to."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command. What it refuses is one line on standard error and status 2, never a traceback."""
    spoken_only()
    sys.exit(status_of(arguments))


def status_of(arguments: Sequence[str] | None) -> int:
    """The exit status of one command; without any, there is help."""
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    if given[0] in STANDING:
        signal.signal(signal.SIGTERM, _nothing_begun)
    try:
        status = app(given, prog_name="amends", standalone_mode=False)
    except (AmendsError, typer.TyperException) as error:
        typer.echo(f"amends: {_line(error)}", err=True)
        return REFUSED
    except typer.Abort:
        return REFUSED
    return status if isinstance(status, int) else 0


def _nothing_begun(number: int, frame: object) -> NoReturn:
    """A clean stop for whoever is told so before the daemon listens for signals itself (safety L7)."""
    sys.exit(0)


def _line(error: Exception) -> str:
    """One line, whatever the error is made of."""
    said = error.format_message() if isinstance(error, typer.TyperException) else str(error)
    return " ".join(said.split())
