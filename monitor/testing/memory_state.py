"""What MemoryStore holds, and what all its parts share."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import TypeVar

from monitor.domain.audit import AuditEntry, AuditHead
from monitor.domain.case import Case, Dismissal
from monitor.domain.colleague import Colleague
from monitor.domain.experience import Experience
from monitor.domain.factor import Factor
from monitor.domain.ids import AccountId, CaseId, MemberId, MessageId
from monitor.domain.login import App, Handback
from monitor.domain.member import Account, Consent, Member, PastConsent
from monitor.domain.message import Message
from monitor.domain.revision import Revision
from monitor.domain.tally import Event
from monitor.domain.thread import Remark
from monitor.domain.token import Session, Token
from monitor.domain.voices import Checked
from monitor.errors import NotFound
from monitor.ports import Transaction

Key = TypeVar("Key")
Thing = TypeVar("Thing")


@dataclass
class State:
    """Dictionaries in the place of tables; what they hold never changes, so a shallow copy is a draft."""

    members: dict[MemberId, Member] = field(default_factory=dict)
    consents: dict[MemberId, tuple[Consent, ...]] = field(default_factory=dict)
    past_consents: dict[str, tuple[PastConsent, ...]] = field(default_factory=dict)
    accounts: dict[AccountId, Account] = field(default_factory=dict)
    versions: dict[AccountId, Mapping[tuple[str, str], datetime]] = field(default_factory=dict)
    cases: dict[CaseId, Case] = field(default_factory=dict)
    texts: dict[CaseId, str] = field(default_factory=dict)
    threads: dict[CaseId, tuple[Remark, ...]] = field(default_factory=dict)
    dismissals: dict[tuple[MemberId, str, str], Dismissal] = field(default_factory=dict)
    shadows: dict[str, tuple[datetime, str]] = field(default_factory=dict)
    rule_texts: dict[str, str] = field(default_factory=dict)
    experiences: dict[str, Experience] = field(default_factory=dict)
    voices: dict[tuple[str, str], int] = field(default_factory=dict)
    revisions: list[Revision] = field(default_factory=list)
    messages: dict[MessageId, Message] = field(default_factory=dict)
    tokens: dict[str, Token] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    apps: dict[str, App] = field(default_factory=dict)
    handbacks: dict[str, Handback] = field(default_factory=dict)
    colleagues: dict[str, Colleague] = field(default_factory=dict)
    factors: dict[str, Factor] = field(default_factory=dict)
    tries: list[tuple[str, datetime]] = field(default_factory=list)
    audit: list[tuple[AuditHead, AuditEntry]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    checked: dict[datetime, Checked] = field(default_factory=dict)
    memos: dict[str, str] = field(default_factory=dict)
    leases: dict[str, datetime] = field(default_factory=dict)

    def draft(self) -> "State":
        """A copy to work on."""
        return State(**{f.name: copy(getattr(self, f.name)) for f in fields(self)})


class Part(Transaction):
    """A share of the transaction's methods, all on the same state."""

    def __init__(self, state: State) -> None:
        self.state = state

    def free(self, thing_id: str, now: datetime) -> bool:
        """True when nobody holds a lease on it."""
        until = self.state.leases.get(thing_id)
        return until is None or until <= now


def found(things: Mapping[Key, Thing], key: Key, what: str) -> Thing:
    """What stands under ``key``; NotFound when nothing does."""
    try:
        return things[key]
    except KeyError:
        raise NotFound(f"no {what} {key}") from None
