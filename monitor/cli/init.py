"""`amends init`: a commented configuration to start from, and a master key."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from monitor.adapters.files import shipped_config
from monitor.adapters.vault import make_master_key
from monitor.cli.options import DEFAULT_CONFIG, ConfigDir
from monitor.errors import ConfigurationRefused
from monitor.settings import KeySettings

NEXT = """\
Next: say who the company is in {company},
who gets which mail in {settings}, then run: amends doctor
Keep a copy of {key} apart from the database: without it nothing in there can be read."""


def init(
    directory: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Where to write. [default: --config]")
    ] = None,
    *,
    config: ConfigDir = DEFAULT_CONFIG,
) -> None:
    """Write a commented config/ for a new company. What is there stays as it is.

    Example: amends init
    """
    target = directory or config
    files = list(_shipped())
    there = next((target / file for file, _ in files if (target / file).exists()), None)
    if there is not None:
        raise ConfigurationRefused(f"{there} is there already; name another folder or move it away")
    for file, content in files:
        _write(target / file, content)
    typer.echo(f"Wrote {len(files)} files in {target}/")
    key = KeySettings().master_key_file
    if key.exists():
        typer.echo(f"Kept the master key in {key}")
    else:
        _folder(key.parent)
        make_master_key(key)
        typer.echo(f"Wrote a master key in {key}, readable by you alone")
    typer.echo(
        NEXT.format(company=target / "company.yaml", settings=target / "monitor.toml", key=key)
    )


def _shipped() -> Iterator[tuple[Path, bytes]]:
    """Every shipped file, by its place in the folder."""
    folder = shipped_config()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(folder), path.read_bytes()


def _write(path: Path, content: bytes) -> None:
    """A new file; one that appeared meanwhile stays."""
    _folder(path.parent)
    try:
        with path.open("xb") as file:
            file.write(content)
    except OSError as error:
        raise ConfigurationRefused(f"{path}: cannot be written ({error.strerror})") from error


def _folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationRefused(f"{path}: cannot be made ({error.strerror})") from error
