"""What a mail says, before it is put into words."""

from dataclasses import dataclass
from datetime import datetime

from monitor.domain.case import Case, Suggestion
from monitor.domain.member import Account, Consent, Member
from monitor.domain.tally import AccountHealth, Tally


@dataclass(frozen=True, slots=True)
class Subject:
    """One case as a note speaks of it."""

    case: Case
    account: Account
    platform: str
    """The connector's title."""
    quote: str | None
    """At most 280 characters of the member's own words; None for a leak, or when quotes are off."""
    reason: str
    """What was seen and why it may matter, in the member's language."""
    suggestion: Suggestion
    names_employer: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """About one post, or several of one day: the gravest first, with its draft."""

    member: Member
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Thanks:
    """A case that its member put right."""

    member: Member
    case: Case
    account: Account
    platform: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What somebody agreed to when they joined, or that they left."""

    member: Member
    consent: Consent
    accounts: tuple[Account, ...]
    left: bool = False


@dataclass(frozen=True, slots=True)
class SignIn:
    """A link, to confirm a mailbox or to sign in."""

    member: Member
    link: str
    joining: bool


@dataclass(frozen=True, slots=True)
class HelpAsked:
    """To comms: somebody wants help. Case number only, no quote (safety M4)."""

    case_id: str
    asked_at: datetime
    lang: str


@dataclass(frozen=True, slots=True)
class HelpAnswered:
    """To the member: comms has answered in the portal."""

    member: Member
    case_id: str


@dataclass(frozen=True, slots=True)
class Period:
    """One row of the digest's trend."""

    label: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Digest:
    """The weekly dashboard mail. Figures about fewer than five people are left out when it is rendered."""

    period: str
    """``2026-W47``."""
    start: datetime
    end: datetime
    tally: Tally
    trend: tuple[Period, ...]
    health: AccountHealth
    by_rule_period: str
    by_rule: Tally
    shadowed: tuple[tuple[str, datetime, str], ...]
    help_cases: tuple[tuple[str, datetime], ...]
    lang: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """To the operator: something of the service wants a hand."""

    code: str
    what: str
    lang: str


Letter = Note | Thanks | Receipt | SignIn | HelpAsked | HelpAnswered | Digest | Trouble
