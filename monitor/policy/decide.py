"""What a judgement means for the case on a post: a value to print, compare and test."""

from dataclasses import dataclass

from monitor.domain.case import Case, Move
from monitor.domain.finding import Finding
from monitor.policy.check import Judgement


@dataclass(frozen=True, slots=True)
class Ignore:
    """Nothing to do."""


@dataclass(frozen=True, slots=True)
class Open:
    """A new case with these findings."""

    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Extend:
    """The open case goes on with the edited post's findings."""

    case: Case
    findings: tuple[Finding, ...]
    worse: bool
    """True when the edit brought a finding that was not there before."""


@dataclass(frozen=True, slots=True)
class Close:
    """The open case is over: the post was put right."""

    case: Case
    move: Move


Decision = Ignore | Open | Extend | Close


def decide(
    judgement: Judgement, current: Case | None, dismissed: frozenset[str], content_hash: str
) -> Decision:
    """From a judgement, the open case on the post (if any) and the rules its member already called
    no problem on this very text, to what should happen."""
    findings = tuple(f for f in judgement.findings if f.rule_id not in dismissed)
    if current is None:
        return Open(findings) if findings else Ignore()
    if current.content_hash == content_hash:
        return Ignore()
    if not findings:
        return Close(current, Move.CORRECT)
    before = {f.rule_id for f in current.findings}
    return Extend(current, findings, worse=any(f.rule_id not in before for f in findings))
