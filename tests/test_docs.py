"""A command, setting, rule or decision that is missing from the docs fails the build."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
from typer.testing import CliRunner

from monitor import settings_file
from monitor.adapters.files import read_rules, shipped_config
from monitor.adapters.plugins import connectors
from monitor.cli.app import app
from monitor.policy.matchers.table import MATCHERS

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
NEVER_IN_THE_FILE = {"mail.password", "llm.key", "sso.client_secret", "webhook.secret"}
"""Secrets; the file itself is refused with one."""

DATE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(group: Any, before: str = "amends") -> Iterator[tuple[str, Any]]:
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        if hasattr(command, "list_commands"):
            yield from commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}", command


COMMANDS = dict(commands(typer.main.get_command(app)))


def test_the_commands_are_those_of_the_contract_and_few_more() -> None:
    contract = {
        *("demo", "run", "web", "scheduler", "worker", "check", "init", "migrate", "backup"),
        *(
            "restore",
            "rotate",
            "doctor",
            "status",
            "policy list",
            "policy test",
            "policy lint",
            "policy try",
        ),
        *(
            "note",
            "policy show",
            "policy wake",
            "policy export",
            "member pause",
            "member withdraw",
            "member export",
        ),
        "office reset",
    }
    assert {name.removeprefix("amends ") for name in COMMANDS} == contract


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    documented = page("docs/commands.md")
    group, word = name.split()[1:-1], name.split()[-1]
    assert f"`{word}`" in documented or f"{' '.join(['amends', *group, word])}" in documented


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_documented(name: str) -> None:
    options = {
        o for p in COMMANDS[name].params for o in (*p.opts, *p.secondary_opts) if o.startswith("--")
    }
    missing = {option for option in options if option not in page("docs/commands.md")}
    assert missing == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_and_takes_a_config(name: str) -> None:
    command = COMMANDS[name]
    assert "Example" in command.help
    assert "amends" in command.help
    assert any("--config" in p.opts for p in command.params)


@pytest.mark.parametrize("name", settings_file.names())
def test_every_setting_is_documented_and_stands_in_the_shipped_file(name: str) -> None:
    assert f"`{name}`" in page("docs/settings.md")
    line = re.compile(rf"^#?{name.rpartition('.')[2]} = ", re.MULTILINE)
    assert line.search(page("config/monitor.toml")) or name in NEVER_IN_THE_FILE


@pytest.mark.parametrize("rule", sorted(r.id for r in read_rules([shipped_config() / "policies"])))
def test_every_shipped_rule_is_documented(rule: str) -> None:
    assert f"`{rule}`" in page("docs/rules.md")


@pytest.mark.parametrize("name", sorted(MATCHERS))
def test_every_matcher_is_documented(name: str) -> None:
    assert re.search(rf"`{name}[:`]", page("docs/writing-rules.md"))


def test_every_decision_is_listed() -> None:
    listed = page("docs/decisions/README.md")
    unlisted = [p.name for p in (ROOT / "docs/decisions").glob("0*.md") if p.name not in listed]
    assert unlisted == []


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    targets = [t.partition("#")[0] for t in LINK.findall(path.read_text("utf-8")) if ":" not in t]
    dead = [t for t in targets if t and not (path.parent / t).exists()]
    assert dead == []


def test_the_readme_has_two_commands_that_stand_alone() -> None:
    blocks = re.findall(r"<!-- (\w+) -->\n    (.+)\n", page("README.md"))
    assert [name for name, _ in blocks] == ["demo", "tests"]
    for _, command in blocks:
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install")
        for file in re.findall(r"-r (\S+)", command):
            assert (ROOT / file).is_file()


def test_the_readme_shows_what_a_check_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = page("README.md").partition("## Check something now")[2].partition("\n\n")[2]
    indented, shown = section.partition("\nKraanvliet is")[0].split("\n\n", 1)
    post, command = (line.strip() for line in indented.splitlines())
    monkeypatch.chdir(tmp_path)
    Path("posts.jsonl").write_text(post.split("'")[1])
    words = command.replace("monitor/", f"{ROOT}/monitor/").split()[1:]
    said = " ".join(DATE.sub("DATE", CliRunner().invoke(app, words).output).split())
    for part in re.split("…|\n\n", DATE.sub("DATE", shown)):
        assert " ".join(part.split()) in said


def root_modules() -> set[str]:
    found = {path.stem for path in (ROOT / "monitor").glob("*.py")}
    folders = {path.parent.name for path in (ROOT / "monitor").glob("*/__init__.py")}
    return (found | folders) - {"__init__", "migrations"}


def test_the_rooms_stand_on_the_architecture_page_in_the_order_of_the_arrows() -> None:
    shown = re.findall(r"^ {6}(\w+)(?:\.py|/) ", page("docs/architecture.md"), re.MULTILINE)
    tool = tomllib.loads(page("pyproject.toml"))["tool"]["importlinter"]
    layers = next(c["layers"] for c in tool["contracts"] if c["type"] == "layers")
    height = {room: n for n, layer in enumerate(layers) for room in layer.split(" | ")}
    rooms = [room for room in shown if room in height]
    assert set(rooms) == root_modules()
    assert rooms == sorted(rooms, key=lambda room: height[room])


@pytest.mark.parametrize("folder", ["web", "adapters", "usecases"])
def test_every_module_of_a_room_stands_on_the_architecture_page(folder: str) -> None:
    rooms = page("docs/architecture.md").partition("## The rooms")[2].partition("Arrows point")[0]
    room = re.split(r"\n {6}(?=\w)", rooms.partition(f"\n      {folder}/ ")[2])[0]
    named = [re.escape(n).replace(r"\*", ".*") for n in re.findall(r"[a-z_]+\*?", room)]
    modules = {path.stem for path in (ROOT / "monitor" / folder).glob("*.py")} - {"__init__"}
    assert {m for m in modules if not re.fullmatch("|".join(named), m)} == set()


def test_every_connector_is_named_where_they_are_announced() -> None:
    words = page("README.md") + page("CHANGELOG.md")
    missing = [
        kind.title for kind in connectors().values() if kind.title.lower() not in words.lower()
    ]
    assert missing == []
