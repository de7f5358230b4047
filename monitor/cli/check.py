"""`amends check`: one look at posts, without a database."""

import asyncio
from contextlib import aclosing
from enum import StrEnum
from typing import Annotated, assert_never

import typer
from rich.console import Console

from monitor.cli.bench import Bench, opened
from monitor.cli.look import Look
from monitor.cli.options import DEFAULT_CONFIG, Bio, CompanyFile, ConfigDir, Policies, Role
from monitor.cli.postline import Submitted, Unusable
from monitor.cli.progress import aside, counting
from monitor.cli.prose import TextReport
from monitor.cli.report import LineReport, Report
from monitor.cli.sources import Refused, items
from monitor.domain.post import Author
from monitor.errors import ConfigurationRefused
from monitor.outside import new_secret


class Format(StrEnum):
    """How results are printed."""

    TEXT = "text"
    JSONL = "jsonl"


Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCE...",
        help="A feed file, a .jsonl file of posts, - for standard input, an address or a handle.",
    ),
]
Form = Annotated[Format, typer.Option("--format", help="For people or for scripts.")]
Suggest = Annotated[
    bool, typer.Option("--suggest/--no-suggest", help="Name a next step and offer a draft.")
]
Prove = Annotated[
    str | None,
    typer.Option(metavar="SOURCE", help="Print the token that shows SOURCE to be yours, and stop."),
]


def check(
    sources: Sources = None,
    *,
    company: CompanyFile = None,
    policy: Policies = None,
    role: Role = "",
    bio: Bio = "",
    form: Form = Format.TEXT,
    suggest: Suggest = True,
    prove: Prove = None,
    config: ConfigDir = DEFAULT_CONFIG,
) -> None:
    """Hold posts against the rules, once. Nothing is kept.

    Example: amends check --format jsonl - < posts.jsonl

    Exit status: 0 nothing found, 1 something found, 2 something could not be read.
    """
    bench = opened(config, company, policy)
    if prove is not None:
        asyncio.run(_print_token(bench, prove))
        return
    if not sources:
        raise ConfigurationRefused("name a SOURCE to check, or - for standard input")
    look = Look(bench.judge, bench.phrases, bench.today, suggest)
    status = asyncio.run(_check(sources, Author(role, bio), bench, look, form))
    raise typer.Exit(status)


def _report(form: Format, console: Console) -> Report:
    match form:
        case Format.TEXT:
            return TextReport(console)
        case Format.JSONL:
            return LineReport()
        case _:
            assert_never(form)


async def _check(sources: list[str], author: Author, bench: Bench, look: Look, form: Format) -> int:
    """Judge everything in order; the exit status says what came of it."""
    found = troubled = False
    console = Console()
    report = _report(form, console)
    async with bench.asker() as asker, aclosing(items(sources, author, asker)) as stream:
        with counting("posts", console if form is Format.TEXT else None) as one_more:
            async for item in stream:
                one_more()
                match item:
                    case Submitted():
                        judged = look.at(item)
                        report.judged(judged)
                        found = found or bool(judged.judgement.findings)
                    case Unusable():
                        report.unusable(item)
                        troubled = True
                    case Refused():
                        aside(f"amends: {item.message}")
                        troubled = True
                    case _:
                        assert_never(item)
    report.end()
    return 2 if troubled else int(found)


async def _print_token(bench: Bench, source: str) -> None:
    """The token alone on standard output; what to do with it beside it."""
    async with bench.asker() as asker:
        token, until = asker.prove(source, new_secret)
    typer.echo(token)
    typer.echo(
        f"Put this in the profile, the page or the feed of {source}, then run: amends check {source}\n"
        f"It holds until {until:%Y-%m-%d %H:%M} UTC, on this machine only.",
        err=True,
    )
