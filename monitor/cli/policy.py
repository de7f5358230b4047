"""`amends policy`: the rules, their proof, and a dry run."""

import asyncio
from contextlib import aclosing
from pathlib import Path
from typing import Annotated

import typer

from monitor.adapters.files import failures, read_rules
from monitor.cli.bench import Bench, in_force, opened
from monitor.cli.compare import Comparison
from monitor.cli.lint import remarks
from monitor.cli.options import DEFAULT_CONFIG, Bio, CompanyFile, ConfigDir, Policies, Role
from monitor.cli.postline import Submitted, Unusable
from monitor.cli.progress import aside, counting
from monitor.cli.prose import CONDUCT
from monitor.cli.sources import Refused, items
from monitor.domain.post import Author
from monitor.errors import ConfigurationRefused
from monitor.policy.rule import Example, Rule

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="The rules: what they say, whether they hold, what they would do.",
)


@app.command("list")
def list_rules(*, policy: Policies = None, config: ConfigDir = DEFAULT_CONFIG) -> None:
    """Every rule in one line. Example: amends policy list"""
    for rule in read_rules(in_force(config, policy)):
        typer.echo(
            f"{rule.id:<32} {rule.conduct} {CONDUCT[rule.conduct]:<16} {rule.severity:<6} "
            f"{rule.state:<6} {rule.reason('en')}"
        )


@app.command()
def show(
    rule_id: Annotated[
        str, typer.Argument(metavar="RULE", help="Its id, as 'amends policy list' has it.")
    ],
    *,
    policy: Policies = None,
    config: ConfigDir = DEFAULT_CONFIG,
) -> None:
    """One rule: its reason and its proof. Example: amends policy show work.client-name"""
    rules = read_rules(in_force(config, policy))
    if rule_id not in rules:
        raise ConfigurationRefused(f"{rule_id}: no such rule; 'amends policy list' names them")
    typer.echo(_shown(rules.rule(rule_id)))


def _shown(rule: Rule) -> str:
    kept = ", also in protected speech" if rule.hard else ""
    lines = [
        f"{rule.id}  ({rule.place})",
        f"conduct rule {rule.conduct}, {CONDUCT[rule.conduct]}; {rule.severity}; {rule.state}{kept}",
        *(f"  {lang}  {why}" for lang, why in rule.why.items()),
        "finds",
        *(f"  + {_one_line(example)}" for example in rule.hits),
        "leaves alone",
        *(f"  - {_one_line(example)}" for example in rule.misses),
    ]
    return "\n".join(lines)


def _one_line(example: Example) -> str:
    return " ".join(example.text.split())


@app.command("test")
def run_examples(*, policy: Policies = None, config: ConfigDir = DEFAULT_CONFIG) -> None:
    """Run every rule's own examples. Example: amends policy test"""
    rules = read_rules(in_force(config, policy))
    failing = list(failures(rules))
    for rule, example, wanted in failing:
        should = "should be found" if wanted else "should be left alone"
        typer.echo(f"{example.place}: {rule.id}: {should}: {_one_line(example)}")
    examples = sum(len(rule.hits) + len(rule.misses) for rule in rules)
    ran = f"{len(rules)} {'rule' if len(rules) == 1 else 'rules'}, {examples} examples"
    if failing:
        typer.echo(f"{ran}: {len(failing)} came out otherwise.")
        raise typer.Exit(1)
    typer.echo(f"{ran}: all came out as written.")


@app.command()
def lint(
    *, company: CompanyFile = None, policy: Policies = None, config: ConfigDir = DEFAULT_CONFIG
) -> None:
    """What is allowed but seldom meant, in rules and company file. Example: amends policy lint"""
    bench = opened(config, company, in_force(config, policy))
    found = list(remarks(bench.judge.rules, bench.judge.company, bench.phrases))
    for remark in found:
        typer.echo(remark)
    if found:
        raise typer.Exit(1)
    typer.echo(f"{len(bench.judge.rules)} rules and the company file: nothing to remark.")


@app.command("try")
def try_out(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="As for 'amends check'.")
    ],
    *,
    company: CompanyFile = None,
    policy: Annotated[
        list[Path] | None,
        typer.Option("--policy", metavar="PATH", help="The new rules; may be repeated."),
    ] = None,
    role: Role = "",
    bio: Bio = "",
    config: ConfigDir = DEFAULT_CONFIG,
) -> None:
    """A dry run: the rules in force and new ones, side by side. Nothing is kept and nobody is told.

    Example: amends policy try posts.jsonl --policy draft-rules/
    """
    active = opened(config, company, in_force(config, None))
    new = opened(config, company, policy) if policy else active
    raise typer.Exit(asyncio.run(_try(sources, Author(role, bio), active, new)))


async def _try(sources: list[str], author: Author, active: Bench, new: Bench) -> int:
    comparison = Comparison(active.judge, new.judge)
    troubled = False
    async with active.asker() as asker, aclosing(items(sources, author, asker)) as stream:
        with counting("posts") as one_more:
            async for item in stream:
                one_more()
                match item:
                    case Submitted():
                        for line in comparison.of(item):
                            typer.echo(line)
                    case Unusable():
                        troubled = True
                        aside(f"{item.where}: {item.error}")
                    case Refused():
                        troubled = True
                        aside(f"amends: {item.message}")
    for line in comparison.table():
        typer.echo(line)
    return 2 if troubled else int(comparison.differs)
