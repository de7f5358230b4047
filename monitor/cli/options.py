"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

ConfigDir = Annotated[
    Path,
    typer.Option(
        "--config", metavar="DIR", help="Folder with monitor.toml and the company's files."
    ),
]
"""Every command has it; a folder that is not there means the shipped settings."""

DEFAULT_CONFIG = Path("config")

CompanyFile = Annotated[
    Path | None,
    typer.Option(
        "--company", metavar="FILE", help="One company file. [default: company.yaml of --config]"
    ),
]
Policies = Annotated[
    list[Path] | None,
    typer.Option(
        "--policy",
        metavar="PATH",
        help="A rule file or a folder of them; may be repeated. [default: the shipped rules]",
    ),
]
PoliciesInForce = Annotated[
    list[Path] | None,
    typer.Option(
        "--policy",
        metavar="PATH",
        help="A rule file or a folder of them; may be repeated. [default: those of --config]",
    ),
]
Role = Annotated[str, typer.Option(help="The author's role, where a post does not say it.")]
Bio = Annotated[str, typer.Option(help="The author's profile text, where a post does not say it.")]
