"""What a mail says, before it is put into words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from monitor.domain.accounts import AccountHealth
from monitor.domain.calendar import BLOCK, WEEK, midnight, monday_of
from monitor.domain.case import Case, Suggestion
from monitor.domain.experience import Shadow
from monitor.domain.figures import Week
from monitor.domain.ids import CaseId
from monitor.domain.member import Account, Consent, Member
from monitor.domain.message import Office
from monitor.domain.place import Consequence
from monitor.domain.published import Published
from monitor.domain.revision import Revision
from monitor.domain.tally import RuleFigures


@dataclass(frozen=True, slots=True)
class Subject:
    """One case as a note speaks of it."""

    case: Case
    account: Account
    platform: str
    """The connector's title."""
    quote: str | None
    """At most 280 characters of the member's own words; None for a leak, or when quotes are off."""
    why: str
    """Why it may matter, in the member's language, as the rule says it; empty when it says nothing."""
    fact: str
    """What the fact sheet says, for a wrong fact; empty otherwise."""
    suggestion: Suggestion
    how: tuple[str, ...]
    """How to take the step, in the member's language."""
    names_employer: bool
    """Whether the profile does, so that readers may hear the company."""
    can_edit: bool = True
    """False on a platform where a post stays as it was written, or goes."""


@dataclass(frozen=True, slots=True)
class Note:
    """About one post, or several of one day: the gravest first, with its draft."""

    member: Member
    subjects: tuple[Subject, ...]
    by_model: bool = False
    """Whether the company's language model worded the draft."""


class Aftermath(StrEnum):
    """What its author should still know of a post that was put right."""

    TOLD = "told"
    """The platform tells those who passed it on that it was edited."""
    HISTORY = "history"
    """A leak was edited out, and anyone can still read the earlier wording."""
    COPIES = "copies"
    """A leak stood on a page of its author's own, of which others may keep a copy."""


@dataclass(frozen=True, slots=True)
class Thanks:
    """A case that its member put right."""

    member: Member
    case: Case
    account: Account
    platform: str
    aftermath: Aftermath | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What somebody agreed to when they joined, or that they left."""

    member: Member
    consent: Consent
    accounts: tuple[tuple[Account, str], ...]
    """Each with its platform's title."""
    left: bool = False
    by_operator: bool = False
    """Whether the operator ended it, on a written request."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """A link, to confirm a mailbox or to sign in."""

    member: Member
    link: str
    joining: bool


@dataclass(frozen=True, slots=True)
class HelpAsked:
    """To comms: somebody wants help. Case number only, no quote (safety M4)."""

    case_id: CaseId | None
    """None when several have asked within an hour."""
    asked_at: datetime
    lang: str
    timezone: str
    waiting: int = 1
    """Cases that wait for an answer."""
    untaken: int = 0
    """Those of them that nobody has taken for a working day."""
    mine: bool = False
    """To whoever has taken the case, or was handed it."""


@dataclass(frozen=True, slots=True)
class HelpAnswered:
    """To the member: comms has answered in the portal."""

    member: Member
    case: Case
    platform: str
    by: str = ""
    """Who answered, as they want to be called; empty for the team."""
    text: str = ""
    """The answer; empty where it may not stand in a mail."""


@dataclass(frozen=True, slots=True)
class HelpCase:
    """A case waiting for comms: what a member chose to share, without a word of the post."""

    case_id: CaseId
    conduct: int
    kind: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Digest:
    """The dashboard mail. Nothing in it is about fewer than five people."""

    label: str
    """``2026-W47``."""
    published: Published
    """Its figures."""
    shadowed: tuple[Shadow, ...]
    changed: tuple[Revision, ...]
    """What changed in the rules in that week, or in the four weeks of a monthly one, oldest first."""
    help: tuple[HelpCase, ...]
    lang: str
    timezone: str
    monthly: bool = False
    """It comes every four weeks and begins with the figures of them all."""
    late: bool = False
    """It is about a week before the last one, since nothing ran when it was due."""

    @property
    def week(self) -> Week:
        """What the digest is about."""
        return self.trend[-1]

    @property
    def trend(self) -> tuple[Week, ...]:
        """Twelve weeks, oldest first."""
        return self.published.weeks

    @property
    def rules(self) -> tuple[RuleFigures, ...]:
        """By conduct rule, of the last full block."""
        return self.published.blocks[-1][1]

    @property
    def rule_weeks(self) -> tuple[datetime, datetime]:
        """The Mondays of the first and the last week that ``rules`` cover."""
        first, zone = monday_of(self.published.blocks[-1][0]), ZoneInfo(self.timezone)
        return midnight(first, zone), midnight(first + (BLOCK - 1) * WEEK, zone)

    @property
    def health(self) -> AccountHealth:
        """Of the accounts, now."""
        return self.published.health


@dataclass(frozen=True, slots=True)
class LogHead:
    """To the privacy officer: how far the log had come, to be kept outside (safety Z4)."""

    number: int
    """Of the newest entry."""
    seal: str
    taken_at: datetime
    lang: str
    timezone: str


@dataclass(frozen=True, slots=True)
class OfficeSignIn:
    """A link for an office to sign in with."""

    link: str
    lang: str
    timezone: str


@dataclass(frozen=True, slots=True)
class AccountTrouble:
    """To a member: one of their accounts is not read, and they can mend it."""

    member: Member
    account: Account
    platform: str
    what: str
    """One of a few fixed words (``two-claims``); the catalogue has the sentence."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """To a member: the consent ends, or the text that it was given to has changed."""

    member: Member
    consent: Consent
    changed: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """To a member: the company has switched something where they work."""

    member: Member
    what: Consequence
    why: str
    """The company's reason, as it stands in its settings; empty where it gives none."""


@dataclass(frozen=True, slots=True)
class Objection:
    """To the privacy officer: a member objects, and is owed an answer. By objecting they say who they are."""

    member: Member
    at: datetime
    lang: str
    timezone: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """To an office: something of the service wants a hand. No post, no name."""

    office: Office
    code: str
    """Where to look in the log: ``E-4F7C``."""
    what: str
    """One of a few fixed words (``mail-server``); the catalogue has the sentence."""
    rule: str
    """The rule that it is about; empty when it is about none."""
    since: datetime
    lang: str
    timezone: str


@dataclass(frozen=True, slots=True)
class Canary:
    """To the mailbox of the canary: a known hit came through every stage (safety L5)."""

    sent_at: datetime
    lang: str
    timezone: str


ToMember = Note | Thanks | Receipt | SignIn | HelpAnswered | AccountTrouble | Renewal | Placed
ToOffice = Canary | HelpAsked | Digest | LogHead | OfficeSignIn | Trouble | Objection
Letter = ToMember | ToOffice
