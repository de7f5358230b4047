"""Holding one post against the rules."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from enum import StrEnum

from monitor.domain.company import Company
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.post import Author, Post
from monitor.errors import Said
from monitor.policy.lexicon import Lexicon
from monitor.policy.matchers.condition import Condition
from monitor.policy.public import AlreadyPublic
from monitor.policy.reading import Reading
from monitor.policy.rule import Context, Example, Matcher, Rule, RuleSet, State
from monitor.policy.sheet import Reader, sheet_of
from monitor.policy.shield import Protection, shield
from monitor.policy.sieve import Sieve
from monitor.policy.text import Text


class Verdict(StrEnum):
    """What is to be done about a post."""

    ALERT = "alert"
    SHIELDED = "shielded"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules say of one version of one post. The same post and rules always give the same."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    """Of active rules, gravest first. Empty unless the verdict is ALERT."""
    lang: str
    """ISO 639-1: as detected, or as the source said."""
    shadow: tuple[Finding, ...] = ()
    """Of rules in shadow: counted, never mailed."""
    weak: tuple[Finding, ...] = ()
    """Of active rules: what is possible and no more, by itself."""
    protected: bool = False
    """The post is, or may be, protected speech: it is shown to nobody, whatever the verdict."""

    def about(self, conducts: Container[int]) -> "Judgement":
        """What is left of it for an author who wants to hear of these conduct rules alone."""
        findings, shadow, weak = (
            tuple(f for f in found if f.conduct in conducts)
            for found in (self.findings, self.shadow, self.weak)
        )
        verdict = self.verdict
        if verdict is Verdict.ALERT and not findings:
            verdict = Verdict.SHIELDED if self.protected else Verdict.CLEAR
        return replace(self, verdict=verdict, findings=findings, shadow=shadow, weak=weak)


class Judge:
    """The rules, made ready once for one company. Judging is pure, and safe in any thread."""

    def __init__(self, rules: RuleSet, company: Company, reader: Reader | None = None) -> None:
        self.rules = rules
        self.company = company
        self.second = _asking(reader) if reader else None
        self._lexicon = Lexicon(company)
        self._public = AlreadyPublic(company)
        self._bound = {rule.id: rule.match.bound(self._lexicon) for rule in rules}
        self._sieve = Sieve([self._bound[rule.id] for rule in rules])
        self._places = {rule.id: at for at, rule in enumerate(rules)}

    def beside(self, reader: Reader, held: Mapping[str, Said]) -> "Judge":
        """The same, with some rules held for a reason and a second reader; nothing is made ready twice."""
        other = copy(self)
        other.rules = self.rules.with_held(held) if held else self.rules
        other.second = _asking(reader)
        return other

    def judge(self, post: Post, author: Author) -> Judgement:
        """What the rules say of a post by this author."""
        text = Text(post.text, post.quotes, post.lang)
        context = self._context(text, author, post.in_reply_to)
        protection = shield(context)
        found = self._findings(State.ACTIVE, context)
        kept = self._kept(found, protection, context)
        weighed = list(self._weighed(kept, context))
        told = _telling(weighed, text)
        quiet = self._kept(self._findings(State.SHADOW, context), protection, context)
        shadow = _telling(self._weighed(quiet, context), text)
        reading = context.read_already
        protects = bool(reading and reading.protects)
        protected = protection is not None or protects
        weak = tuple(f for f in weighed if f.confidence is Confidence.POSSIBLE)
        if told:
            return Judgement(Verdict.ALERT, told, text.lang, shadow, weak, protected)
        held = protection is not None and (protection.sure or len(kept) < len(found))
        verdict = Verdict.SHIELDED if held or protects else Verdict.CLEAR
        return Judgement(verdict, (), text.lang, shadow, weak, protected)

    def proves(self, rule: Rule, example: Example) -> bool:
        """True when ``rule`` alone would write about ``example``. The shield is proved elsewhere."""
        return any(True for _ in self.finds(rule, example))

    def finds(self, rule: Rule, example: Example) -> Iterator[Finding]:
        """What ``rule`` alone would write about in ``example``, were there no shield."""
        least = _least(rule.match)
        found = self._of(rule, self.context_of(example))
        return (finding for finding in found if finding.confidence.rank >= least.rank)

    def context_of(self, example: Example) -> Context:
        """An example, taken apart."""
        text = Text(example.text, said=example.lang)
        return self._context(text, example.author, example.in_reply_to)

    def sees(self, rule: Rule, context: Context) -> bool:
        """True when ``rule`` has any hit at all, however weak, held or not."""
        may = self._places[rule.id] in self._sieve.passed(context)
        return may and any(True for _ in self._bound[rule.id].find(context.text, context))

    def _context(self, text: Text, author: Author, in_reply_to: str | None) -> Context:
        reply_to = None if in_reply_to is None else Text(in_reply_to, said=text.said)
        return Context(text, author, self._lexicon, reply_to, self.second)

    def _findings(self, state: State, context: Context) -> list[Finding]:
        may = [self.rules.rules[at] for at in sorted(self._sieve.passed(context))]
        run = [rule for rule in may if rule.state is state and not rule.held]
        return [finding for rule in run for finding in self._of(rule, context)]

    def _kept(
        self, found: Sequence[Finding], protection: Protection | None, context: Context
    ) -> list[Finding]:
        """What the shield leaves of the findings."""
        if protection is None:
            return list(found)
        return [
            finding
            for finding in found
            if not protection.covers(finding)
            or (not protection.sure and self._lifted(finding, context))
        ]

    def _lifted(self, finding: Finding, context: Context) -> bool:
        """A hint protects nothing where the second reader is certain that this is no protected speech. A
        sure word protects whatever it says."""
        weight = self.rules.rule(finding.rule_id).weighed
        return bool(weight and context.reading and context.reading.unprotected)

    def _weighed(self, found: Sequence[Finding], context: Context) -> Iterator[Finding]:
        """The findings after the second reader, who may doubt and confirm those of rules that let it. In
        what it takes for protected speech nothing is left but what is hard."""
        for finding in found:
            reading = None if finding.hard else context.reading
            weight = self.rules.rule(finding.rule_id).weighed
            if reading is None:
                yield finding
            elif not (reading.protected if weight else reading.protects):
                sure = finding.confidence
                yield replace(finding, confidence=reading.weighs(sure, weight) if weight else sure)

    def _of(self, rule: Rule, context: Context) -> Iterator[Finding]:
        hits = self._bound[rule.id].find(context.text, context)
        found = [
            Finding(
                rule_id=rule.id,
                conduct=rule.conduct,
                severity=_severity(rule, context),
                confidence=hit.confidence,
                span=hit.span,
                kind=rule.kind,
                about=hit.about,
                hard=rule.hard,
            )
            for hit in hits
            if rule.hard or rule.conduct != 4 or not self._public.covers(context.text, hit.span)
        ]
        return _merged(found)


def _asking(reader: Reader) -> Callable[[Context], Reading]:
    return lambda context: reader.read(sheet_of(context))


def _severity(rule: Rule, context: Context) -> Severity:
    """Whoever names the employer is read as speaking for it (conduct rule 1)."""
    if rule.conduct == 1 and context.names_employer:
        return list(Severity)[min(rule.severity.rank + 1, Severity.HIGH.rank)]
    return rule.severity


def _least(match: Matcher) -> Confidence:
    """How sure a rule has to be to be proved: weak ones are meant to be weak."""
    weak = isinstance(match, Condition) and match.confidence is Confidence.POSSIBLE
    return Confidence.POSSIBLE if weak else Confidence.LIKELY


def _merged(found: Iterable[Finding]) -> Iterator[Finding]:
    """Findings of one rule that touch each other, as one."""
    held: Finding | None = None
    for finding in sorted(found, key=lambda f: (f.span, f.about or "")):
        if held is None or not held.span.overlaps(finding.span):
            if held:
                yield held
            held = finding
        else:
            span = Span(held.span.start, max(held.span.end, finding.span.end))
            surer = max(held, finding, key=lambda f: f.confidence.rank)
            held = replace(surer, span=span)
    if held:
        yield held


def _telling(findings: Iterable[Finding], text: Text) -> tuple[Finding, ...]:
    """Findings that are worth a note, gravest first: sure ones, or two weak ones that agree."""
    found = list(findings)
    sure = [f for f in found if f.confidence is not Confidence.POSSIBLE]
    weak = [f for f in found if f.confidence is Confidence.POSSIBLE]
    agreeing = [f for f in weak if any(_agree(f, other, text) for other in weak)]
    told = sure or [replace(f, confidence=Confidence.LIKELY) for f in agreeing]
    return tuple(sorted(told, key=_gravest_first))


def _agree(one: Finding, other: Finding, text: Text) -> bool:
    return one.rule_id != other.rule_id and other.span.overlaps(text.sentence(one.span))


def _gravest_first(finding: Finding) -> tuple[bool, int, int, int, str]:
    return (
        not finding.hard,
        -finding.severity.rank,
        -finding.confidence.rank,
        finding.span.start,
        finding.rule_id,
    )
