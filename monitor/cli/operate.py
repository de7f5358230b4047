"""What an operator does: prepare, copy, bring back, look how things are."""

import os
from pathlib import Path
from typing import Annotated

import typer

from monitor.adapters import backup as copies
from monitor.adapters import schema
from monitor.adapters.backup_postgres import made_ready
from monitor.adapters.catalogue import words
from monitor.cli.options import DEFAULT_CONFIG, ConfigDir
from monitor.cli.progress import working
from monitor.outside import clock
from monitor.settings_file import load
from monitor.usecases.resend import resend as send_again
from monitor.usecases.status import Report, status_of
from monitor.web.operator import machine, trouble_lines
from monitor.wiring import open_store, vault_of


def migrate(config: ConfigDir = DEFAULT_CONFIG) -> None:
    """Bring the database's tables to this version. A crash in the middle changes nothing.

    Example: amends migrate --config /etc/amends
    """
    settings = load(config, os.environ)
    with working("Bringing the tables to this version"):
        schema.migrate(settings.database_url)
    typer.echo("The database fits this version.")


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes.")],
    config: ConfigDir = DEFAULT_CONFIG,
) -> None:
    """Copy the running database to FILE, and the members' keys to a file of their own.

    That file is always the newest: whoever has left is not in it, and cannot be read in any copy. It lies
    beside FILE unless backup.keys_file says where. The master key is in neither: keep that apart.

    Example: amends backup /srv/backup/amends.sqlite
    """
    settings = load(config, os.environ)
    keys = settings.backup.keys(file.parent)
    with working("Copying the database"):
        copies.backup(settings.database_url, file, keys, clock())
    typer.echo(f"Wrote {file}, and its keys to {keys}")


def restore(
    copy: Annotated[
        str,
        typer.Argument(
            metavar="COPY",
            help="A file made by amends backup; or the URL of a database filled by pg_restore.",
        ),
    ],
    config: ConfigDir = DEFAULT_CONFIG,
) -> None:
    """Put the copy in the place of the database. Stop the daemon first.

    The members' keys come from the database that was in use, or from their copy where that is lost.

    With PostgreSQL let pg_restore fill a database beside the running one, name it here by its URL, and
    set database_url to it afterwards: who has left since is erased in it.

    Example: amends restore /srv/backup/amends.sqlite
    """
    settings = load(config, os.environ)
    vault = vault_of(settings)
    url, file = settings.database_url, Path(copy)
    with working("Bringing the copy back"):
        if copy.startswith("postgresql"):
            done = made_ready(url, copy, vault, clock())
        else:
            done = copies.restore(url, file, settings.backup.keys(file.parent), vault, clock())
    # A URL may hold a password.
    name = "the database" if "://" in copy else copy
    typer.echo(
        f"Restored {name}. Erased again: {done.erased}. Waiting mails dropped: {done.dropped}."
    )
    if not done.left_known:
        told = "Who left since the keys were copied is not known: erase them by hand."
        typer.echo(told, err=True)


def status(
    *,
    resend: Annotated[
        bool, typer.Option("--resend", help="First put parked mails back into the queue.")
    ] = False,
    config: ConfigDir = DEFAULT_CONFIG,
) -> None:
    """How things are going, in counts: nobody is named.

    A mail is parked when the mail server refused it for good, or for three days. Once that is mended,
    --resend lets the daemon try again.

    Example: amends status
    """
    settings = load(config, os.environ)
    store = open_store(settings)
    try:
        with store.begin() as tx:
            if resend:
                number = send_again(tx, clock(), by="operator")
                typer.echo(f"Parked mails that are tried again: {number}.")
            found = status_of(tx, clock())
    finally:
        store.close()
    _print(Report(found, machine(settings)))


def _print(report: Report) -> None:
    """What wants a hand first, and what to do; then everything."""
    _say("wants a hand", ", ".join(report.troubles) or "nothing")
    for line in trouble_lines(report, words("pages", "en", "UTC", familiar=False)):
        _say("", line)
    if report.status.parked:
        _say("", "Once that is mended, amends status --resend lets Amends try again.")
    for name, value in report.lines():
        _say(name, value)


def _say(name: str, value: str) -> None:
    typer.echo(f"{name:<28} {value}")
