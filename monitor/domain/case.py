"""Findings on one post that its member should look at, and all that can happen to them."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from monitor.domain.finding import Finding, Severity
from monitor.domain.ids import AccountId, CaseId, MemberId
from monitor.errors import IllegalMove

LIFE = timedelta(days=30)
"""A case without a reaction expires after this, and its text is erased (promise 4)."""

RECHECKS = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6), timedelta(hours=24))
"""How long after its note an open case is looked at; after the last one, daily."""


class Status(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    HELD = "held"
    NOTIFIED = "notified"
    HELP = "help"
    ANSWERED = "answered"
    CORRECTED = "corrected"
    REMOVED = "removed"
    DISMISSED = "dismissed"
    PROTECTED = "protected"
    EXPIRED = "expired"

    @property
    def closed(self) -> bool:
        """Nothing more will happen and the text has been erased."""
        return self in CLOSED


CLOSED = frozenset(
    {Status.CORRECTED, Status.REMOVED, Status.DISMISSED, Status.PROTECTED, Status.EXPIRED}
)


MENDED = frozenset({Status.CORRECTED, Status.REMOVED})
"""Put right by its author."""


class Move(StrEnum):
    """What can happen to a case."""

    HOLD = "hold"
    NOTIFY = "notify"
    CORRECT = "correct"
    REMOVE = "remove"
    DISMISS = "dismiss"
    PROTECT = "protect"
    ASK = "ask"
    ANSWER = "answer"
    EXPIRE = "expire"
    TAKE_BACK = "take back"
    """Its member needs no help any more."""


_ENDS = {
    Move.CORRECT: Status.CORRECTED,
    Move.REMOVE: Status.REMOVED,
    Move.DISMISS: Status.DISMISSED,
    Move.PROTECT: Status.PROTECTED,
    Move.EXPIRE: Status.EXPIRED,
}

MOVES: dict[tuple[Status, Move], Status] = {
    (Status.OPEN, Move.HOLD): Status.HELD,
    (Status.HELD, Move.NOTIFY): Status.NOTIFIED,
    (Status.HELD, Move.ASK): Status.HELP,
    (Status.NOTIFIED, Move.ASK): Status.HELP,
    (Status.ANSWERED, Move.ASK): Status.HELP,
    (Status.HELP, Move.ANSWER): Status.ANSWERED,
    (Status.HELP, Move.TAKE_BACK): Status.NOTIFIED,
    **{
        (status, move): end
        for status in (Status.OPEN, Status.HELD, Status.NOTIFIED, Status.HELP, Status.ANSWERED)
        for move, end in _ENDS.items()
    },
}
"""The whole life of a case. What is not in this table cannot happen."""


class Worth(StrEnum):
    """What a member made of a note."""

    USEFUL = "useful"
    """They said so, or put the post right after it."""
    NO_PROBLEM = "no-problem"
    PROTECTED = "protected"


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A rule that a member called no problem on one text."""

    rule_id: str
    content_hash: str
    at: datetime
    protected: bool


class Step(StrEnum):
    """The one next step that a suggestion names."""

    DELETE = "delete"
    EDIT = "edit"
    CORRECT = "correct"
    APOLOGISE = "apologise"
    DISCLAIM = "disclaim"
    LEAVE = "leave"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One next step and a draft in the language of the post. ``draft`` never repeats a leak."""

    step: Step
    draft: str
    lang: str
    reason: str
    before: str = ""
    """The member's own sentence as it stands, when a small change to it is enough."""
    after: str = ""
    """The same sentence, changed."""


def gravest(findings: Sequence[Finding]) -> Finding:
    """The finding that a note and a draft speak of: hard ones first, then the gravest, surest, earliest."""
    return max(findings, key=lambda f: (f.hard, f.severity.rank, f.confidence.rank, -f.span.start))


@dataclass(frozen=True, slots=True)
class Case:
    """Findings on one version of one post, and where they stand."""

    id: CaseId
    member_id: MemberId
    account_id: AccountId
    source_id: str
    content_hash: str
    """The version of the post that was judged."""
    findings: tuple[Finding, ...]
    policy_version: str
    opened_at: datetime
    expires_at: datetime
    status: Status = Status.OPEN
    held_until: datetime | None = None
    notified_at: datetime | None = None
    asked_at: datetime | None = None
    """When its member asked comms for help."""
    taken_by: str | None = None
    """Who of comms helps with it; kept for when its member writes back."""
    closed_at: datetime | None = None
    recheck_at: datetime | None = None
    rechecks: int = 0
    post_url: str | None = None
    post_lang: str = "en"
    published_at: datetime | None = None
    is_reply: bool = False
    judged: Worth | None = None
    """What its member made of the note, once they have said so or put the post right."""

    @property
    def severity(self) -> Severity:
        """That of the gravest finding."""
        return max((f.severity for f in self.findings), key=lambda s: s.rank)

    @property
    def worst(self) -> Finding:
        """The finding that the note and the draft speak of."""
        return gravest(self.findings)

    @property
    def urgent(self) -> bool:
        """A leaked secret or somebody's personal data: its note may come sooner (promise 5)."""
        return any(f.hard for f in self.findings)

    def moved(self, move: Move, now: datetime) -> "Case":
        """The case after ``move``; IllegalMove when the table has no such line."""
        try:
            status = MOVES[self.status, move]
        except KeyError:
            raise IllegalMove(f"case {self.id} is {self.status} and cannot {move}") from None
        changed = replace(self, status=status)
        if status.closed:
            return replace(changed, closed_at=now, recheck_at=None, held_until=None, taken_by=None)
        if move is Move.ASK:
            return replace(changed, asked_at=now)
        if move is Move.TAKE_BACK:
            return replace(changed, taken_by=None)
        if move is Move.NOTIFY:
            return replace(changed, notified_at=now, held_until=None, recheck_at=now + RECHECKS[0])
        return changed

    def given_to(self, colleague: str | None) -> "Case":
        """The case with whoever of comms helps from now on; with nobody, for anybody to take."""
        if self.status is not Status.HELP:
            raise IllegalMove(f"case {self.id} is {self.status}: nobody waits for help with it")
        return replace(self, taken_by=colleague)

    def held(self, now: datetime, hold: timedelta) -> "Case":
        """The case waiting ``hold`` for its member to notice by themselves."""
        until = now + hold
        return replace(self.moved(Move.HOLD, now), held_until=until, recheck_at=until)

    def rechecked(self, now: datetime) -> "Case":
        """The case after a look that found it still there; the next look is further away."""
        age = now - (self.notified_at or self.opened_at)
        wait = next((due - age for due in RECHECKS if due > age), RECHECKS[-1])
        return replace(self, rechecks=self.rechecks + 1, recheck_at=now + wait)

    def without(self, rule_ids: Container[str]) -> "Case":
        """The case as it would be without these rules; it may have no findings then."""
        findings = tuple(f for f in self.findings if f.rule_id not in rule_ids)
        return replace(self, findings=findings)

    def extended(
        self, content_hash: str, findings: tuple[Finding, ...], policy_version: str
    ) -> "Case":
        """The same case on an edited post that still has findings. What its member made of the note
        is about the rule that it spoke of, and stays while that is still the gravest."""
        same = gravest(findings).rule_id == self.worst.rule_id
        return replace(
            self,
            content_hash=content_hash,
            findings=findings,
            policy_version=policy_version,
            judged=self.judged if same else None,
        )
