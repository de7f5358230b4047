"""A rule while it is being written: where it is wrong, what its examples say, what it would find."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import yaml

from monitor.adapters.files import example_company, read_rule
from monitor.adapters.latereader import shipped_reader
from monitor.adapters.overlay import keeps_its_id
from monitor.adapters.rulebook import judge_of
from monitor.domain.company import Company
from monitor.domain.finding import Finding
from monitor.domain.post import Author, Post
from monitor.errors import FileRefused, Said
from monitor.policy.check import Judge, Judgement
from monitor.policy.rule import Example, Rule, RuleSet

NAME = "rule"
"""What a text is called that stands in no file."""
_NAMED = (re.compile(r"'([^']+)'"), re.compile(r"(\w+):"))
"""The word that a refusal is about: one in quotation marks, or the key that it begins with."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """Where and why a text cannot be read. Line and column count from 1, and are 0 where there is none."""

    line: int
    column: int
    says: Said


@dataclass(frozen=True, slots=True)
class Outcome:
    """One example, and whether it came out as written."""

    example: Example
    wanted: bool
    found: tuple[Finding, ...]

    @property
    def good(self) -> bool:
        """Whether it came out as written."""
        return bool(self.found) is self.wanted


@dataclass(frozen=True, slots=True)
class Draft:
    """A text, read and proved as far as it goes."""

    rule: Rule | None = None
    mistake: Mistake | None = None
    outcomes: tuple[Outcome, ...] = ()
    held: Said | None = None
    """Why it would not be run, though it can be read: it matches too much."""

    @property
    def good(self) -> bool:
        """Whether it could be put in force."""
        return self.rule is not None and not self.held and all(o.good for o in self.outcomes)


def draft_of(rule_id: str, text: str, company: Company) -> Draft:
    """What can be said of a text before it is in force. A new rule has no id to keep."""
    try:
        rule = read_rule(text, NAME)
        if rule_id:
            keeps_its_id(rule, rule_id)
        alone = RuleSet((rule,), "")
        judge = Judge(alone, example_company(), shipped_reader())
        held = judge_of(alone, company).rules.held
    except FileRefused as error:
        return Draft(mistake=_mistake(error, text))
    proofs = [(example, True) for example in rule.hits] + [(e, False) for e in rule.misses]
    outcomes = tuple(Outcome(e, wanted, tuple(judge.finds(rule, e))) for e, wanted in proofs)
    return Draft(rule, outcomes=outcomes, held=held[0].held if held else None)


def _mistake(error: FileRefused, text: str) -> Mistake:
    if not error.line:
        return Mistake(0, 0, error.said)
    cause = error.__cause__
    mark = cause.problem_mark if isinstance(cause, yaml.MarkedYAMLError) else None
    written = text.splitlines()[error.line - 1 : error.line]
    column = mark.column + 1 if mark else _column("".join(written), str(error.said))
    return Mistake(error.line, column, error.said)


def _column(written: str, says: str) -> int:
    """Where in its line a mistake stands: at the word that it names, else where the line begins."""
    named = (each[1] for pattern in _NAMED if (each := pattern.search(says)))
    at = next((written.find(word) for word in named if word in written), None)
    return (len(written) - len(written.lstrip(" -")) if at is None else at) + 1


class Fate(StrEnum):
    """What a rule makes of a post."""

    FOUND = "found"
    SHIELDED = "shielded"
    """It would be found, and is protected speech: nothing is written."""
    LEFT = "left"
    """Left alone."""


@dataclass(frozen=True, slots=True)
class Side:
    """What a rule makes of a post, and where it sees it."""

    fate: Fate
    marks: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Tried:
    """One post of a dry run, and what a rule makes of it: in force, and as it is being written."""

    text: str
    before: Side
    after: Side

    @property
    def marks(self) -> tuple[Finding, ...]:
        """What to mark in it."""
        return self.after.marks or self.before.marks


@dataclass(frozen=True, slots=True)
class DryRun:
    """What a dry run came to. Nothing of it is kept."""

    read: int
    among: int
    tried: tuple[Tried, ...]
    """The posts that at least one of the two sees something in; those that change come first."""

    @property
    def cut_short(self) -> bool:
        """Whether its time was over before all were read."""
        return self.read < self.among

    def number(self, *, before: bool, after: bool) -> int:
        """Posts that were found so."""
        sides = [(t.before.fate is Fate.FOUND, t.after.fate is Fate.FOUND) for t in self.tried]
        return sides.count((before, after))

    @property
    def shielded(self) -> int:
        """Posts that the new text would find, were they not protected speech."""
        return sum(t.after.fate is Fate.SHIELDED for t in self.tried)


def dry_run(
    posts: Sequence[Example], rule_id: str, before: Judge, after: Judge, on: Callable[[], bool]
) -> DryRun:
    """Hold posts against both while ``on`` says so."""
    tried = []
    read = 0
    for post in posts:
        if not on():
            break
        one = Tried(post.text, _side(post, rule_id, before), _side(post, rule_id, after))
        read += 1
        if one.marks:
            tried.append(one)
    tried.sort(key=lambda one: one.before.fate is one.after.fate)
    return DryRun(read, len(posts), tuple(tried))


def _side(post: Example, rule_id: str, judge: Judge) -> Side:
    """What a rule would write about, or would if it were not in shadow."""
    if rule_id not in judge.rules:
        return Side(Fate.LEFT)
    judgement = judge.judge(_post(post), post.author)
    found = tuple(f for f in _all(judgement) if f.rule_id == rule_id)
    if found:
        return Side(Fate.FOUND, found)
    seen = tuple(judge.finds(judge.rules.rule(rule_id), post)) if judgement.protected else ()
    return Side(Fate.SHIELDED if seen else Fate.LEFT, seen)


def _all(judgement: Judgement) -> Iterator[Finding]:
    yield from judgement.findings
    yield from judgement.shadow


def _post(post: Example) -> Post:
    return Post("dry run", post.text, lang=post.lang, in_reply_to=post.in_reply_to)


def pasted(text: str) -> tuple[Example, ...]:
    """Posts as somebody pastes them: an empty line begins the next."""
    return tuple(Example(post, Author()) for post in _paragraphs(text.split("\n")))


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            held.append(line)
        elif held:
            yield "\n".join(held)
            held = []
