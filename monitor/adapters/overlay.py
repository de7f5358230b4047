"""Rules as they were changed in the workshop, in the place of those in the files. The files stay as they are."""

import hashlib
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

from monitor.adapters.files import prove, read_rule
from monitor.adapters.proved import unproved
from monitor.errors import ConfigurationRefused
from monitor.policy.rule import Rule, RuleSet, State


def overlaid(files: RuleSet, texts: Mapping[str, str]) -> RuleSet:
    """The set of the files with these rules as written here instead, each proved by its own examples."""
    if not texts:
        return files
    written = {rule_id: written_rule(rule_id, text) for rule_id, text in texts.items()}
    return _joined(files, written, texts)


def written_rule(rule_id: str, text: str) -> Rule:
    """One rule out of a text, proved. ConfigurationRefused says line and mend."""
    rule = read_rule(text, rule_id)
    if rule.id != rule_id:
        raise ConfigurationRefused(
            f"{rule.place}: its id is {rule.id}; this is the page of {rule_id}, and a rule keeps its id"
        )
    if unproved([rule]):
        prove(RuleSet((rule,), ""))
    return rule


def readable(text: str) -> Rule | None:
    """The rule that a text says, not proved; None when it cannot be read."""
    try:
        return read_rule(text, "rule")
    except ConfigurationRefused:
        return None


def spared(files: RuleSet, texts: Mapping[str, str]) -> tuple[RuleSet, str]:
    """The same where some of the texts are no good any more: their rules are in shadow, so that none writes
    what its owner had decided against. And what is wrong with the first."""
    written, trouble = {}, ""
    for rule_id, text in texts.items():
        try:
            written[rule_id] = written_rule(rule_id, text)
        except ConfigurationRefused as error:
            trouble = trouble or str(error)
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
    lines = Path(rule.place.file).read_text("utf-8-sig").splitlines()
    first, *rest = lines[rule.place.line - 1 :]
    margin = first[: len(first) - len(first.lstrip())]
    own = [first, *takewhile(lambda line: not line.startswith(f"{margin}- "), rest)]
    return textwrap.dedent("\n".join(_without_tail(own))).strip() + "\n"


def _without_tail(lines: Iterable[str]) -> Iterator[str]:
    """Without the empty lines and comments at the end, which belong to the rule that follows."""
    kept = list(lines)
    while kept and (not kept[-1].strip() or kept[-1].lstrip().startswith("#")):
        kept.pop()
    return iter(kept)
