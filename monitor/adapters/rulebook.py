"""The rules and the company file in force, read again when somebody has changed them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from monitor.adapters.files import load_company, load_rules
from monitor.adapters.latereader import shipped_reader
from monitor.adapters.sample import sample_set
from monitor.domain.company import Company
from monitor.errors import ConfigurationRefused
from monitor.policy.check import Judge
from monitor.policy.hold import too_wide
from monitor.policy.rule import RuleSet


@dataclass(frozen=True)
class Policy:
    """One set of rules for one company, ready to judge with."""

    rules: RuleSet
    company: Company
    judge: Judge
    version: str
    """The same version gives the same findings on the same post (safety R5)."""


def read_policy(rules: Sequence[Path], company: Path | None) -> Policy:
    """Rules that have passed their own examples, and the company; without a file, a nameless one."""
    known = Company("") if company is None else load_company(company)
    proved = load_rules(rules)
    judge = judge_of(proved, known)
    of_company = hashlib.sha256(repr(known).encode()).hexdigest()[:8]
    version = f"{proved.version}-{of_company}-{shipped_reader().version}"
    return Policy(judge.rules, known, judge, version)


def judge_of(rules: RuleSet, company: Company) -> Judge:
    """The rules made ready for a company, those held that match too much of the sample set by words alone."""
    judge = Judge(rules, company)
    return judge.beside(shipped_reader(), too_wide(judge, sample_set()))


class Rulebook:
    """The last good policy. A broken file changes nothing but ``trouble`` (safety R4)."""

    def __init__(self, rules: Sequence[Path], company: Path) -> None:
        self._rules = tuple(rules)
        self._company = company
        self._seen = self._stamps()
        self._policy = read_policy(self._rules, company)
        self.trouble: str | None = None

    def now(self) -> Policy:
        """The policy in force."""
        return self._policy

    def refresh(self) -> bool:
        """Read the files again if one of them changed; True when there was something to read.

        What they held before stays in force until all of them are good again.
        """
        stamps = self._stamps()
        if stamps == self._seen:
            return False
        self._seen = stamps
        try:
            self._policy = read_policy(self._rules, self._company)
            self.trouble = None
        except ConfigurationRefused as error:
            self.trouble = str(error)
        return True

    def _stamps(self) -> tuple[tuple[str, int, int], ...]:
        """When each file was last written and how large it is: enough to see any edit."""
        folders = [path for path in self._rules if path.is_dir()]
        files = [path for folder in folders for path in sorted(folder.glob("*.yaml"))]
        single = [path for path in (*self._rules, self._company) if path.is_file()]
        stats = [(path, path.stat()) for path in (*files, *single)]
        return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats)
