"""Two sets of rules over the same posts, or one set alone."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.cli.postline import Submitted
from monitor.cli.prose import Quoted, quoted, seen
from monitor.domain.finding import Finding
from monitor.policy.check import Judge, Judgement, Verdict
from monitor.policy.rule import RuleSet

SHOWN = 20
"""Posts that are shown of one rule; of all others it says how many there are."""

OUTCOMES = {
    Verdict.ALERT: "would get a note",
    Verdict.SHIELDED: "protected speech",
    Verdict.CLEAR: "clear",
}
NEW, GONE, FOUND = "What would be new", "What would go", "What the rules find"


@dataclass(frozen=True, slots=True)
class Shown:
    """One post that a rule spoke of, and the words."""

    where: str
    quotes: tuple[Quoted, ...]

    def lines(self) -> Iterator[str]:
        """The place, then each sentence with its words underlined."""
        yield f"    {self.where}"
        for quote in self.quotes:
            yield f"      {quote.line}"
            yield f"      {' ' * quote.before}{'~' * quote.under}"


class Comparison:
    """What the active rules and new ones find. It keeps counts, and a few posts of each rule."""

    def __init__(self, active: Judge, new: Judge | None = None) -> None:
        self.active = active
        self.new = new or active
        self.alone = new is None
        self.posts = 0
        self.verdicts: Counter[tuple[str, Verdict]] = Counter()
        self.hits: Counter[tuple[str, str]] = Counter()
        self.changes: Counter[tuple[str, str]] = Counter()
        self.kept: dict[tuple[str, str], list[Shown]] = defaultdict(list)
        self.differs = False
        """True when at least one post came out in two ways."""

    def take(self, item: Submitted) -> None:
        """Hold one post against both."""
        before = self.active.judge(item.post, item.author)
        after = before if self.alone else self.new.judge(item.post, item.author)
        self.posts += 1
        for side, judgement in (("active", before), ("new", after)):
            self.verdicts[side, judgement.verdict] += 1
            self.hits.update((side, rule) for rule in _by_rule(judgement))
        if self.alone:
            self._keep(FOUND, before, set(), item)
            return
        self._keep(GONE, before, set(_by_rule(after)), item)
        self._keep(NEW, after, set(_by_rule(before)), item)
        self.differs = self.differs or before.verdict is not after.verdict

    def _keep(self, what: str, one: Judgement, other: set[str], item: Submitted) -> None:
        for rule, findings in _by_rule(one).items():
            if rule in other:
                continue
            self.differs = self.differs or what != FOUND
            self.changes[what, rule] += 1
            if len(self.kept[what, rule]) < SHOWN:
                where = seen(f"{item.where}: {item.post.source_id}")
                quotes = tuple(quoted(item.post.text, finding.span) for finding in findings)
                self.kept[what, rule].append(Shown(where, quotes))

    def lines(self) -> Iterator[str]:
        """The table, the counts, and then the posts."""
        yield from self._table()
        for what in (FOUND,) if self.alone else (NEW, GONE):
            yield from self._posts(what)
        yield ""
        yield from self._absent()
        many = f"{self.posts} {'post' if self.posts == 1 else 'posts'} read"
        yield f"{many}; nothing was kept and nobody was told."

    def _table(self) -> Iterator[str]:
        ids = sorted({rule for _, rule in self.hits} | _held(self.active) | _held(self.new))
        width = max(map(len, (*ids, *OUTCOMES.values())))
        sides = ("posts",) if self.alone else ("active", "new")
        yield _row("", sides, width)
        for verdict, called in OUTCOMES.items():
            numbers = (self.verdicts["active", verdict], self.verdicts["new", verdict])
            yield _row(called, numbers[: len(sides)], width)
        if not ids:
            return
        yield ""
        yield _row("rule", sides if self.alone else (*sides, "+ new", "- gone"), width, "state")
        for rule in ids:
            yield _row(rule, self._numbers(rule), width, self._state(rule))

    def _absent(self) -> Iterator[str]:
        """A new set stands alone: what is not in it would not be run."""
        missing = sum(rule.id not in self.new.rules for rule in self.active.rules)
        if missing:
            rules = "rule in force is" if missing == 1 else "rules in force are"
            yield f"{missing} {rules} not in the new set; name their files with --policy too to keep them."

    def _numbers(self, rule: str) -> tuple[int, ...]:
        active, new = self.hits["active", rule], self.hits["new", rule]
        changes = (self.changes[NEW, rule], self.changes[GONE, rule])
        return (active,) if self.alone else (active, new, *changes)

    def _state(self, rule: str) -> str:
        before, after = (_standing(judge.rules, rule) for judge in (self.active, self.new))
        return before if before == after else f"{before} → {after}"

    def _posts(self, what: str) -> Iterator[str]:
        rules = sorted(rule for kind, rule in self.changes if kind == what)
        if self.alone and not rules:
            return
        yield ""
        yield what if rules else f"{what}: nothing"
        for rule in rules:
            number, shown = self.changes[what, rule], self.kept[what, rule]
            yield f"  {rule}: {number} {'post' if number == 1 else 'posts'}"
            for post in shown:
                yield from post.lines()
            if number > len(shown):
                yield f"    and {number - len(shown)} more"


def _row(name: str, numbers: Sequence[object], width: int, state: str = "") -> str:
    columns = "".join(f" {number:>7}" for number in numbers)
    return f"{name:<{width}}{columns}  {state}".rstrip()


def _by_rule(judgement: Judgement) -> dict[str, list[Finding]]:
    """With what rules in shadow saw: a dry run is there to see it."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in (*judgement.findings, *judgement.shadow):
        found[finding.rule_id].append(finding)
    return found


def _held(judge: Judge) -> set[str]:
    return {rule.id for rule in judge.rules.held}


def _standing(rules: RuleSet, rule: str) -> str:
    return rules.rule(rule).standing if rule in rules else "not there"
