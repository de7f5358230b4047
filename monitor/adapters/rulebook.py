"""The rules and the company file in force, read again when somebody has changed them."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from monitor.adapters.files import load_company, load_rules, read_rules
from monitor.adapters.latereader import shipped_reader
from monitor.adapters.overlay import overlaid, source_of, spared
from monitor.adapters.sample import sample_set
from monitor.domain.company import Company
from monitor.errors import FileRefused
from monitor.policy.check import Judge
from monitor.policy.hold import too_wide
from monitor.policy.rule import RuleSet

NOTHING: Mapping[str, str] = MappingProxyType({})
Stamps = tuple[tuple[str, int, int], ...]
"""What was written last when, and how much of it there is."""


@dataclass(frozen=True)
class Workshop:
    """Where rules stand that were changed in the workshop, seen from a service that goes on running."""

    last: Callable[[], int]
    """Grows with every change."""
    texts: Callable[[], Mapping[str, str]]


@dataclass(frozen=True)
class Policy:
    """One set of rules for one company, ready to judge with."""

    rules: RuleSet
    company: Company
    judge: Judge
    version: str
    """The same version gives the same findings on the same post (safety R5)."""


def read_policy(
    rules: Sequence[Path], company: Path | None, workshop: Mapping[str, str] = NOTHING
) -> Policy:
    """Rules that have passed their own examples, those of the workshop in the place of their files', and the
    company; without a file, a nameless one."""
    return policy_of(overlaid(load_rules(rules), workshop), company)


def policy_of(proved: RuleSet, company: Path | None) -> Policy:
    """Rules made ready for a company."""
    known = Company("") if company is None else load_company(company)
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
        self._workshop: Workshop | None = None
        self._seen = self._stamps()
        self._policy = read_policy(self._rules, company)
        self._sources: tuple[object, Mapping[str, str]] = (None, NOTHING)
        self.trouble: FileRefused | None = None

    def follow(self, workshop: Workshop) -> None:
        """From now on the rules of the workshop stand in the place of those in the files. One that is no
        good any more, after an upgrade for example, is in shadow until it has been mended."""
        self._workshop = workshop
        self._seen = self._stamps()
        if not (texts := workshop.texts()):
            return
        try:
            self._policy = self.proposal(texts)
        except FileRefused:
            rules, trouble = spared(load_rules(self._rules), texts)
            self._policy = policy_of(rules, self._company)
            self.trouble = trouble

    def files(self) -> RuleSet:
        """The rules as the files have them now."""
        return read_rules(self._rules)

    def sources(self) -> Mapping[str, str]:
        """What each rule's file says now, by id. FileRefused when one cannot be read."""
        stamps = self._file_stamps()
        if self._sources[0] != stamps:
            self._sources = (stamps, {rule.id: source_of(rule) for rule in self.files()})
        return self._sources[1]

    def proposal(self, texts: Mapping[str, str]) -> Policy:
        """What would be in force with these rules in the place of those in the files."""
        return read_policy(self._rules, self._company, texts)

    def now(self) -> Policy:
        """The policy in force."""
        return self._policy

    def refresh(self) -> bool:
        """Read the rules again if a file or the workshop changed; True when there was something to read.

        What they held before stays in force until all of them are good again.
        """
        stamps = self._stamps()
        if stamps == self._seen:
            return False
        self._seen = stamps
        try:
            self._policy = self.proposal(self._workshop.texts() if self._workshop else NOTHING)
            self.trouble = None
        except FileRefused as error:
            self.trouble = error
        return True

    @property
    def stamps(self) -> Stamps:
        """When each file was last written and how large it is, as it was when they were last read."""
        return self._seen[:-1]

    def _stamps(self) -> Stamps:
        """The same as it is now, and the last change of the workshop: enough to see any edit."""
        last = self._workshop.last() if self._workshop else 0
        return (*self._file_stamps(), ("workshop", last, 0))

    def _file_stamps(self) -> Stamps:
        folders = [path for path in self._rules if path.is_dir()]
        files = [path for folder in folders for path in sorted(folder.glob("*.yaml"))]
        single = [path for path in (*self._rules, self._company) if path.is_file()]
        stats = [(path, path.stat()) for path in (*files, *single)]
        return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats)
