"""Rules as they were changed in the workshop, in the place of those in the files. The files stay as they are."""

import hashlib
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from monitor.adapters.files import prove, read_rule
from monitor.adapters.proved import unproved
from monitor.errors import ConfigurationRefused, FileRefused, Said
from monitor.policy.rule import Rule, RuleSet, State

WORKSHOP = "workshop.yaml"
"""What the file of rules is called that stand in no other."""


def overlaid(files: RuleSet, texts: Mapping[str, str]) -> RuleSet:
    """The set of the files with these rules as written here instead, each proved by its own examples."""
    if not texts:
        return files
    written = {rule_id: written_rule(rule_id, text) for rule_id, text in texts.items()}
    return _joined(files, written, texts)


def written_rule(rule_id: str, text: str) -> Rule:
    """One rule out of a text, proved. FileRefused says line and mend."""
    rule = read_rule(text, rule_id)
    keeps_its_id(rule, rule_id)
    if unproved([rule]):
        prove(RuleSet((rule,), ""))
    return rule


def keeps_its_id(rule: Rule, rule_id: str) -> None:
    """Refuse a text that would make another rule of one."""
    if rule.id != rule_id:
        said = {"id": rule.id, "page": rule_id}
        raise rule.place.refusal(
            Said("its id is {id}; this is the page of {page}, and a rule keeps its id", said)
        )


def readable(text: str) -> Rule | None:
    """The rule that a text says, not proved; None when it cannot be read."""
    try:
        return read_rule(text, "rule")
    except FileRefused:
        return None


def spared(files: RuleSet, texts: Mapping[str, str]) -> tuple[RuleSet, FileRefused | None]:
    """The same where some of the texts are no good any more: their rules are in shadow, so that none writes
    what its owner had decided against. And what is wrong with the first."""
    written: dict[str, Rule] = {}
    trouble: FileRefused | None = None
    for rule_id, text in texts.items():
        try:
            written[rule_id] = written_rule(rule_id, text)
        except FileRefused as error:
            trouble = trouble or error
            if rule_id in files:
                written[rule_id] = replace(files.rule(rule_id), state=State.SHADOW)
    return _joined(files, written, texts), trouble


def _joined(files: RuleSet, written: Mapping[str, Rule], texts: Mapping[str, str]) -> RuleSet:
    kept = [written.get(rule.id, rule) for rule in files]
    new = [rule for rule_id, rule in written.items() if rule_id not in files]
    said = "".join(f"{rule_id}\n{texts[rule_id]}\n" for rule_id in sorted(texts))
    digest = hashlib.sha256(f"{files.version}\n{said}".encode()).hexdigest()[:16]
    return RuleSet((*kept, *new), digest)


def source_of(rule: Rule) -> str:
    """A rule as its file has it, comments and all."""
    lines = _lines(rule.place.file)
    return textwrap.dedent("\n".join(lines[_own(rule, lines)])).strip() + "\n"


def exported(files: RuleSet, texts: Mapping[str, str]) -> Mapping[str, str]:
    """The rules in force as files, by name: each file as it is, but for rules that were changed in the
    workshop. Those that are in no file stand in one of their own."""
    made: dict[str, str] = {}
    for file, rules in groupby(files, key=lambda rule: rule.place.file):
        name = Path(file).name
        if name in made:
            raise ConfigurationRefused(
                f"{file}: two rule files are called {name}; give one another name"
            )
        made[name] = _with(file, [rule for rule in rules if rule.id in texts], texts)
    new = [texts[rule_id].strip() for rule_id in sorted(texts) if rule_id not in files]
    return {**made, WORKSHOP: "\n\n".join(new) + "\n"} if new else made


def _with(file: str, changed: Iterable[Rule], texts: Mapping[str, str]) -> str:
    """A file with some rules as the workshop has them; from its end on, so that the lines keep their numbers."""
    lines = _lines(file)
    for rule in sorted(changed, key=lambda rule: -rule.place.line):
        margin = _margin(lines[rule.place.line - 1])
        lines[_own(rule, lines)] = textwrap.indent(texts[rule.id].strip(), margin).split("\n")
    return "\n".join(lines) + "\n"


def _lines(file: str) -> list[str]:
    return Path(file).read_text("utf-8-sig").splitlines()


def _margin(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _own(rule: Rule, lines: Sequence[str]) -> slice:
    """Where a rule stands in its file, without the empty lines and comments at the end, which belong to the
    rule that follows."""
    first = rule.place.line - 1
    begins = f"{_margin(lines[first])}- "
    last = next(
        (n for n in range(first + 1, len(lines)) if lines[n].startswith(begins)), len(lines)
    )
    while not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#"):
        last -= 1
    return slice(first, last)
