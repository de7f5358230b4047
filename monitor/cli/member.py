"""`amends member`: what an operator does on a person's written request. Nobody is enrolled from here."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from monitor.cli.options import DEFAULT_CONFIG, ConfigDir
from monitor.domain.audit import AuditEntry
from monitor.domain.member import Member, Standing
from monitor.errors import NotFound
from monitor.outside import clock, new_id
from monitor.ports import Transaction
from monitor.settings_file import load
from monitor.usecases.export import export as everything
from monitor.usecases.leave import withdraw as leave
from monitor.usecases.pause import pause as pause_member
from monitor.wiring import open_store

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="What an operator does on a person's written request.",
)

NOBODY = "nobody takes part with this address: check its spelling"
PAUSED = "Paused. They can start again on their own page."
OFF = (
    "Nothing to pause: Amends is off where they work, so nothing is read. Should it be on there again, it "
    "waits until they start it themselves."
)
ON_ITS_WAY = "A receipt is on its way to them."
NO_RECEIPT = "Nobody had confirmed this mailbox, so there was no consent, and no receipt is sent."

Address = Annotated[str, typer.Argument(metavar="ADDRESS", help="The mailbox they joined with.")]


@app.command()
def pause(address: Address, config: ConfigDir = DEFAULT_CONFIG) -> None:
    """Stop reading and writing for somebody until they start again themselves.

    Example: amends member pause noor@kade.example
    """
    with _member(config, address) as (tx, member):
        if member.standing is Standing.PENDING:
            # A pause would count as taking part: an address that nobody has confirmed would be kept.
            raise NotFound(NOBODY)
        paused = pause_member(tx, member, clock(), by="operator")
    typer.echo(OFF if paused.standing is Standing.CLOSED else PAUSED)


@app.command()
def withdraw(address: Address, config: ConfigDir = DEFAULT_CONFIG) -> None:
    """Erase everything about somebody, and mail them the receipt that says so.

    Example: amends member withdraw noor@kade.example
    """
    with _member(config, address) as (tx, member):
        receipt = leave(tx, member, clock(), by="operator", new_id=new_id)
    typer.echo(f"Erased. {ON_ITS_WAY if receipt else NO_RECEIPT}")


@app.command()
def export(address: Address, config: ConfigDir = DEFAULT_CONFIG) -> None:
    """Everything that is kept about somebody, as JSON on standard output.

    Example: amends member export noor@kade.example > noor.json
    """
    with _member(config, address) as (tx, member):
        kept = everything(tx, member)
        tx.log(AuditEntry(clock(), "operator", "exported", member.id))
    typer.echo(json.dumps(kept, ensure_ascii=False, indent=2))


@contextmanager
def _member(config: Path, address: str) -> Iterator[tuple[Transaction, Member]]:
    """Somebody who takes part, within one transaction."""
    store = open_store(load(config, os.environ))
    try:
        with store.begin() as tx:
            member = tx.member_at(address)
            if member is None:
                raise NotFound(NOBODY)
            yield tx, member
    finally:
        store.close()
