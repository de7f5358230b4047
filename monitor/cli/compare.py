"""Two sets of rules over the same posts."""

from collections import Counter
from collections.abc import Iterator

from monitor.cli.postline import Submitted
from monitor.cli.prose import quoted
from monitor.domain.finding import Finding
from monitor.policy.check import Judge, Judgement, Verdict


class Comparison:
    """What the active rules and new ones find; counts grow with the rules, not with the posts."""

    def __init__(self, active: Judge, new: Judge) -> None:
        self.active = active
        self.new = new
        self.posts = 0
        self.verdicts: Counter[tuple[str, Verdict]] = Counter()
        self.hits: Counter[tuple[str, str]] = Counter()
        self.differs = False
        """True when at least one post came out in two ways."""

    def of(self, item: Submitted) -> Iterator[str]:
        """Lines about one post, when both sets do not say the same."""
        before = self.active.judge(item.post, item.author)
        after = self.new.judge(item.post, item.author)
        self.posts += 1
        for side, judgement in (("active", before), ("new", after)):
            self.verdicts[side, judgement.verdict] += 1
            self.hits.update((side, rule) for rule in _rules(judgement))
        if _rules(before) == _rules(after) and before.verdict is after.verdict:
            return
        self.differs = True
        yield f"{item.where}: {item.post.source_id}: {before.verdict} → {after.verdict}"
        yield from _shown("-", before, after, item)
        yield from _shown("+", after, before, item)

    def table(self) -> Iterator[str]:
        """How often each rule spoke, active beside new."""
        width = max((len(rule) for _, rule in self.hits), default=8)
        yield f"{'':<{width}}  {'active':>7} {'new':>7}"
        for verdict in Verdict:
            yield self._row(
                verdict, width, self.verdicts["active", verdict], self.verdicts["new", verdict]
            )
        for rule in sorted({rule for _, rule in self.hits}):
            yield self._row(rule, width, self.hits["active", rule], self.hits["new", rule])
        yield f"{self.posts} posts read; nothing was kept and nobody was told."

    @staticmethod
    def _row(name: str, width: int, active: int, new: int) -> str:
        mark = "" if active == new else "  ←"
        return f"{name:<{width}}  {active:>7} {new:>7}{mark}"


def _everything(judgement: Judgement) -> tuple[Finding, ...]:
    """With what rules in shadow saw: a dry run is there to see it."""
    return (*judgement.findings, *judgement.shadow)


def _rules(judgement: Judgement) -> set[str]:
    return {finding.rule_id for finding in _everything(judgement)}


def _shown(sign: str, judgement: Judgement, other: Judgement, item: Submitted) -> Iterator[str]:
    for finding in _everything(judgement):
        if finding.rule_id not in _rules(other):
            yield f"  {sign} {finding.rule_id}: {quoted(item.post.text, finding.span).line}"
