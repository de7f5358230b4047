"""The `amends` command: its groups, and how it says no."""

import sys
from collections.abc import Sequence

import typer

from monitor.cli import check, demo, doctor, init, member, operate, policy, run
from monitor.errors import AmendsError

REFUSED = 2

app = typer.Typer(
    name="amends",
    help="Helps employees who want it to put their own public posts right, before anyone else has to.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

app.command("demo")(demo.demo)
app.command("run")(run.run)
app.command("web")(run.web)
app.command("scheduler")(run.scheduler)
app.command("worker")(run.worker)
app.command("check")(check.check)
app.add_typer(policy.app, name="policy")
app.command("init")(init.init)
app.command("migrate")(operate.migrate)
app.command("backup")(operate.backup)
app.command("restore")(operate.restore)
app.command("doctor")(doctor.doctor)
app.command("status")(operate.status)
app.add_typer(member.app, name="member")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command. What it refuses is one line on standard error and status 2, never a traceback."""
    sys.exit(status_of(arguments))


def status_of(arguments: Sequence[str] | None) -> int:
    """The exit status of one command; without any, there is help."""
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    try:
        status = app(given, prog_name="amends", standalone_mode=False)
    except (AmendsError, typer.TyperException) as error:
        typer.echo(f"amends: {_line(error)}", err=True)
        return REFUSED
    except typer.Abort:
        return REFUSED
    return status if isinstance(status, int) else 0


def _line(error: Exception) -> str:
    """One line, whatever the error is made of."""
    said = error.format_message() if isinstance(error, typer.TyperException) else str(error)
    return " ".join(said.split())
