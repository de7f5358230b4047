"""What Amends would write, before it writes to anybody."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from monitor.adapters.catalogue import speaking
from monitor.adapters.drafts import load_phrases
from monitor.adapters.files import load_company
from monitor.adapters.letters import House
from monitor.adapters.preview import Preview, index, previews
from monitor.cli.options import DEFAULT_CONFIG, ConfigDir
from monitor.domain.company import Company
from monitor.errors import ConfigurationRefused
from monitor.mailroom import house_of
from monitor.settings import Settings
from monitor.settings_file import load
from monitor.wiring import EXAMPLE_COMPANY

RULE = "=" * 72


def note(
    preview: Annotated[
        bool, typer.Option("--preview", help="Show the mails with sample data; none is sent.")
    ] = False,
    lang: Annotated[
        str | None, typer.Option(metavar="LANG", help="One language. [default: all of them]")
    ] = None,
    kind: Annotated[
        str, typer.Option(metavar="KIND", help="Mails whose name begins so: note, thanks, digest.")
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Write each as a page there, instead of printing text."),
    ] = None,
    config: ConfigDir = DEFAULT_CONFIG,
) -> None:
    """Show every mail in every language, in this company's name, about made-up people.

    Example: amends note --preview --lang nl --kind note
    """
    if not preview:
        raise ConfigurationRefused("amends note shows mails and sends none: add --preview")
    house = _house(load(config, os.environ))
    shown = [one for each in _languages(lang) for one in previews(house, each)]
    wanted = [one for one in shown if one.name.startswith(kind)]
    if not wanted:
        known = ", ".join(dict.fromkeys(one.name for one in shown))
        raise ConfigurationRefused(f"--kind {kind}: no mail is called so; there are {known}")
    if out is None:
        _print(wanted)
    else:
        _write(wanted, out)


def _house(settings: Settings) -> House:
    known = settings.company_file.exists()
    company = load_company(settings.company_file) if known else Company(EXAMPLE_COMPANY)
    return house_of(settings, company, load_phrases(familiar=settings.familiar))


def _languages(lang: str | None) -> Sequence[str]:
    if lang is None:
        return speaking("mail")
    if lang not in speaking("mail"):
        raise ConfigurationRefused(f"--lang {lang}: there are {', '.join(speaking('mail'))}")
    return (lang,)


def _print(shown: Sequence[Preview]) -> None:
    for one in shown:
        typer.echo(f"{RULE}\n{one.name}.{one.lang}  {one.subject}\n{RULE}\n\n{one.text}")


def _write(shown: Sequence[Preview], out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        for one in shown:
            (out / f"{one.name}.{one.lang}.html").write_text(one.html, encoding="utf-8")
            (out / f"{one.name}.{one.lang}.txt").write_text(one.text, encoding="utf-8")
        (out / "index.html").write_text(index(tuple(shown)), encoding="utf-8")
    except OSError as error:
        raise ConfigurationRefused(f"--out {out}: {error.strerror}") from error
    typer.echo(
        f"Wrote {len(shown)} {'mail' if len(shown) == 1 else 'mails'}; open {out / 'index.html'}"
    )
