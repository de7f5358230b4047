"""Which rules need no proof at start: those that the project's own tests proved, and nobody has changed."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path

from monitor.adapters.weights import WEIGHTS, version_of
from monitor.policy.rule import Rule

POLICY = Path(str(resources.files("monitor") / "policy"))
EXAMPLES = POLICY / "example_company.yaml"
"""The company that rules' examples speak of."""
LEDGER = POLICY / "proved.txt"
"""What they were proved with, and then a line for each rule. `python -m bench.proving` writes it; a test
holds it to the rules as they are shipped."""


def unproved(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules whose examples have to be run: a company's own, and every one that is not as shipped."""
    known = _ledger()
    return tuple(rule for rule in rules if line_of(rule) not in known)


def line_of(rule: Rule) -> str:
    """How a rule stands in the ledger."""
    return f"{rule.id} {rule.whole}"


def proved_with() -> str:
    """The company of the examples and the second reader: with others, nothing is proved."""
    company = hashlib.sha256(EXAMPLES.read_bytes()).hexdigest()[:16]
    return f"with {company} {version_of(WEIGHTS)}"


def told_by(ledger: str) -> frozenset[str]:
    """The rules that a ledger proves; none when they were proved with something else."""
    first, *lines = ledger.splitlines() or [""]
    return frozenset(lines if first == proved_with() else ())


@cache
def _ledger() -> frozenset[str]:
    return told_by(LEDGER.read_text("utf-8"))
