"""`amends office`: what an operator does for whoever works here for an office."""

import os
from typing import Annotated

import typer

from monitor.cli.options import DEFAULT_CONFIG, ConfigDir
from monitor.domain.message import Office
from monitor.errors import NotFound
from monitor.outside import clock
from monitor.settings_file import load
from monitor.usecases.second import forget_factor
from monitor.wiring import open_store

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="What an operator does for whoever comes in for an office.",
)


@app.callback()
def office() -> None:
    """Keeps ``reset`` a command of its own while it is the only one."""


@app.command()
def reset(
    office: Annotated[Office, typer.Argument(metavar="OFFICE", help="Such as comms.")],
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="Their mailbox.")],
    config: ConfigDir = DEFAULT_CONFIG,
) -> None:
    """Let somebody set up their second key anew, say after a telephone was lost. Be sure who asks.

    Example: amends office reset comms marit@kade.example
    """
    store = open_store(load(config, os.environ))
    try:
        with store.begin() as tx:
            if not forget_factor(tx, office, address, clock()):
                raise NotFound("no second key is set up for this office and address: check both")
    finally:
        store.close()
    typer.echo("Forgotten. Their next sign-in sets up a new one.")
