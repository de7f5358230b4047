"""The shipped rules are proved before they are shipped; whatever somebody changes is proved at start."""

from pathlib import Path

import pytest

from monitor.adapters.files import load_rules, read_rules, shipped_config
from monitor.adapters.proved import LEDGER, line_of, proved_with, told_by, unproved
from monitor.errors import ConfigurationRefused

SHIPPED = shipped_config() / "policies"

RULE = """\
- id: voice.crane
  conduct: 3
  why: {en: It is one too many.}
  severity: low
  match: {words: [crane]}
  hits: [the crane]
  misses: [the winch]
"""


def test_the_ledger_holds_the_shipped_rules_as_they_are() -> None:
    lines = [proved_with(), *map(line_of, read_rules([SHIPPED]))]
    assert LEDGER.read_text("utf-8").splitlines() == lines, "run: python -m bench.proving"


def test_shipped_rules_are_not_proved_again_at_start() -> None:
    assert unproved(read_rules([SHIPPED])) == ()


def test_a_rule_of_the_company_is_proved_at_start(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(RULE, "utf-8")
    assert [rule.id for rule in unproved(read_rules([SHIPPED, own]))] == ["voice.crane"]
    own.write_text(RULE.replace("the winch", "a crane"), "utf-8")
    with pytest.raises(ConfigurationRefused, match=r"own.yaml:7: rule voice.crane: should be left"):
        load_rules([SHIPPED, own])


@pytest.mark.parametrize("file", ["voice.yaml", "second-reader.yaml"])
def test_a_shipped_rule_that_somebody_changed_is_proved_at_start(file: str, tmp_path: Path) -> None:
    changed = tmp_path / file
    text = (SHIPPED / file).read_text("utf-8")
    changed.write_text(text.replace("  hits:\n", "  hits:\n    - kranen bij de kade\n", 1), "utf-8")
    rules = read_rules([changed])
    assert unproved(rules) == rules.rules[:1]
    with pytest.raises(ConfigurationRefused, match="should be found: kranen bij de kade"):
        load_rules([changed])


def test_nothing_is_proved_with_another_company_or_reader() -> None:
    lines = LEDGER.read_text("utf-8").splitlines()[1:]
    assert told_by("\n".join(("with another", *lines))) == frozenset()
    assert told_by("") == frozenset()
