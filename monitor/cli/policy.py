"""`amends policy`: the rules, their proof, how they stand, and a dry run."""

import asyncio
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from monitor.adapters.files import failures, load_company, read_rules
from monitor.adapters.overlay import exported, spared
from monitor.adapters.rulebook import judge_of
from monitor.cli.bench import in_force, opened
from monitor.cli.lint import remarks
from monitor.cli.options import DEFAULT_CONFIG, Bio, CompanyFile, ConfigDir, PoliciesInForce, Role
from monitor.cli.progress import aside
from monitor.cli.prose import CONDUCT
from monitor.cli.sources import SAMPLE
from monitor.cli.standing import WHY, Standing, kept, standing
from monitor.cli.trial import trial
from monitor.domain.company import Company
from monitor.domain.post import Author
from monitor.errors import ConfigurationRefused
from monitor.outside import clock
from monitor.policy.rule import Example, Rule, RuleSet
from monitor.settings_file import load
from monitor.usecases.learn import wake as wake_rule

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="The rules: what they say, whether they hold, how they stand, what they would do.",
)

RuleId = Annotated[
    str, typer.Argument(metavar="RULE", help="Its id, as 'amends policy list' has it.")
]


@app.command("list")
def list_rules(*, policy: PoliciesInForce = None, config: ConfigDir = DEFAULT_CONFIG) -> None:
    """Every rule in one line: how it stands, where it is written, and why one does not write.

    Example: amends policy list
    """
    known = standing(load(config, os.environ))
    for rule in _read(config, policy, known):
        typer.echo(
            f"{rule.id:<32} {rule.conduct} {CONDUCT[rule.conduct]:<16} {rule.severity:<6} "
            f"{known.state(rule):<6} {known.source(rule):<22} {rule.reason('en')}"
        )
        for reason in known.reasons(rule):
            typer.echo(f"    {reason}")


def _read(config: Path, policy: list[Path] | None, known: Standing | None = None) -> RuleSet:
    """The rules as written, those held that match too much. Those of the workshop stand in the place of
    their files', unless other files are asked for."""
    file = load(config, os.environ).company_file
    company = load_company(file) if file.exists() else Company("")
    rules = read_rules(in_force(config, policy))
    if known and not policy:
        rules, trouble = spared(rules, known.workshop)
        if trouble:
            aside(f"amends: a rule of the workshop is no good any more: {trouble}")
    return judge_of(rules, company).rules


@app.command()
def show(
    rule_id: RuleId, *, policy: PoliciesInForce = None, config: ConfigDir = DEFAULT_CONFIG
) -> None:
    """One rule: its reason, its proof, and what its notes were worth.

    Example: amends policy show work.client-name
    """
    known = standing(load(config, os.environ))
    for line in _shown(_known(_read(config, policy, known), rule_id), known):
        typer.echo(line)


def _known(rules: RuleSet, rule_id: str) -> Rule:
    if rule_id not in rules:
        raise ConfigurationRefused(f"{rule_id}: no such rule; 'amends policy list' names them")
    return rules.rule(rule_id)


def _shown(rule: Rule, known: Standing) -> Iterator[str]:
    hard = ", also in protected speech" if rule.hard else ""
    yield f"{rule.id}  ({rule.place})"
    yield (
        f"conduct rule {rule.conduct}, {CONDUCT[rule.conduct]}; {rule.severity}; "
        f"{known.state(rule)}{hard}"
    )
    yield from known.reasons(rule)
    yield from (f"  {lang}  {why}" for lang, why in rule.why.items())
    yield "finds"
    yield from (f"  + {_one_line(example)}" for example in rule.hits)
    yield "leaves alone"
    yield from (f"  - {_one_line(example)}" for example in rule.misses)
    yield from known.worth(rule)


@app.command()
def export(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER", help="Where they go; files of the same names are replaced."
        ),
    ],
    *,
    config: ConfigDir = DEFAULT_CONFIG,
) -> None:
    """Write the rules in force as files, those of the workshop in their places, to keep under version control.

    Example: amends policy export config/policies
    """
    known = standing(load(config, os.environ))
    files = read_rules(in_force(config, None))
    made = exported(files, known.workshop)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in made.items():
            (folder / name).write_text(text, "utf-8")
    except OSError as error:
        raise ConfigurationRefused(f"{folder}: cannot be written ({error.strerror})") from error
    for name in made:
        typer.echo(f"{folder / name}")
    rules, changed = len({rule.id for rule in files} | set(known.workshop)), len(known.workshop)
    typer.echo(f"{_number(rules)}, {changed} of them as the workshop has it.")


@app.command()
def wake(
    rule_id: RuleId,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    config: ConfigDir = DEFAULT_CONFIG,
) -> None:
    """Let a rule write again that members' answers put in shadow, and count its notes anew.

    Example: amends policy wake voice.insult
    """
    settings = load(config, os.environ)
    known = standing(settings)
    _known(_read(config, None, known), rule_id)
    if rule_id not in known.shadows:
        raise ConfigurationRefused(
            f"{rule_id}: not in shadow by experience, so there is nothing to wake"
        )
    for line in _before_waking(rule_id, known):
        typer.echo(line)
    if not yes and not _agreed():
        raise typer.Exit(1)
    with kept(settings) as tx:
        wake_rule(tx, rule_id, clock(), by="operator")
    typer.echo(f"{rule_id} writes again. Its notes and their answers are counted anew.")


def _before_waking(rule_id: str, known: Standing) -> Iterator[str]:
    since, why = known.shadows[rule_id]
    yield f"{rule_id} is in shadow since {since:%Y-%m-%d %H:%M} UTC: {WHY.get(why, why)}."
    yield "Awake, it writes notes to members again, from the next post on. What was found meanwhile stays"
    yield "untold. The answers so far are forgotten, and this is written in the audit log."


def _agreed() -> bool:
    if not sys.stdin.isatty():
        raise ConfigurationRefused("nobody is there to ask: say --yes to wake it")
    return typer.confirm("Wake it?")


def _number(rules: int) -> str:
    return f"{rules} {'rule' if rules == 1 else 'rules'}"


def _one_line(example: Example) -> str:
    return " ".join(example.text.split())


@app.command("test")
def run_examples(*, policy: PoliciesInForce = None, config: ConfigDir = DEFAULT_CONFIG) -> None:
    """Run every rule's own examples. Example: amends policy test"""
    rules = _read(config, policy)
    for rule in rules.held:
        typer.echo(rule.held_line)
    failing = list(failures(rules))
    for rule, example, wanted in failing:
        should = "should be found" if wanted else "should be left alone"
        typer.echo(f"{example.place}: {rule.id}: {should}: {_one_line(example)}")
    examples = sum(len(rule.hits) + len(rule.misses) for rule in rules)
    ran = f"{_number(len(rules))}, {examples} examples"
    came = f"{len(failing)} came out otherwise" if failing else "all came out as written"
    typer.echo(f"{ran}: {came}.")
    if failing or rules.held:
        raise typer.Exit(1)


@app.command()
def lint(
    *,
    company: CompanyFile = None,
    policy: PoliciesInForce = None,
    config: ConfigDir = DEFAULT_CONFIG,
) -> None:
    """What is allowed but seldom meant, in rules and company file. Example: amends policy lint"""
    # A rule that is held is among the remarks.
    bench = opened(config, company, in_force(config, policy), told=lambda line: None)
    found = list(remarks(bench.judge.rules, bench.judge.company, bench.phrases))
    for remark in found:
        typer.echo(remark)
    if found:
        raise typer.Exit(1)
    typer.echo(f"{len(bench.judge.rules)} rules and the company file: nothing to remark.")


@app.command("try")
def try_out(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE...",
            help="As for 'amends check'; also sample (the sample set) and channels (the company's own).",
        ),
    ] = None,
    *,
    company: CompanyFile = None,
    policy: Annotated[
        list[Path] | None,
        typer.Option("--policy", metavar="PATH", help="The new rules; may be repeated."),
    ] = None,
    sample: Annotated[bool, typer.Option("--sample", help="The sample set as well.")] = False,
    role: Role = "",
    bio: Bio = "",
    config: ConfigDir = DEFAULT_CONFIG,
) -> None:
    """A dry run: the rules in force and new ones, side by side. Nothing is kept and nobody is told.

    Example: amends policy try posts.jsonl sample --policy draft-rules/

    Exit status: 0 both say the same, 1 they differ, 2 something could not be read.
    """
    named = [*(sources or ()), *([SAMPLE] if sample else ())]
    if not named:
        raise ConfigurationRefused(
            "name a SOURCE to try the rules on, or sample for the sample set"
        )
    workshop = standing(load(config, os.environ)).workshop
    active = opened(config, company, in_force(config, None), workshop=workshop)
    new = opened(config, company, policy) if policy else None
    raise typer.Exit(asyncio.run(trial(named, Author(role, bio), active, new)))
