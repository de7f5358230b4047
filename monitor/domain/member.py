"""A person who enrolled, their accounts, and what they agreed to until when."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from monitor.domain.ids import AccountId, MemberId
from monitor.domain.login import LetIn
from monitor.domain.post import AccountRef, Author, Cursor, LeftOut
from monitor.domain.reach import Reach
from monitor.errors import NotAllowed

CONSENT_LIFE = timedelta(days=365)
"""Consent is asked again after this long."""

PROOF_LIFE = timedelta(days=90)
"""Ownership of an account is proved again after this long (promise 1)."""


class Standing(StrEnum):
    """Whether a member takes part."""

    PENDING = "pending"
    """The mailbox is not confirmed yet; forgotten after a day."""
    ACTIVE = "active"
    PAUSED = "paused"
    CLOSED = "closed"
    """Where they work, the company has switched Amends off; no pause and no start changes that."""


AWAY = frozenset({Standing.PAUSED, Standing.CLOSED})
"""Of whom nothing is read, though they take part."""


class Sharing(StrEnum):
    """What of a flagged post comms may see, by the member's own choice."""

    NEVER = "never"
    """None, whatever happens."""
    ASKED = "asked"
    """Only a post that the member asks help with."""
    FLAGGED = "flagged"
    """Such a post, and every flagged one that is still open a day after its member read of it."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """When no note is sent, in the member's own time zone. Weekends count whole when ``weekends``."""

    start: time = time(18, 0)
    end: time = time(8, 30)
    weekends: bool = True


@dataclass(frozen=True, slots=True)
class Member:
    """A person who enrolled."""

    id: MemberId
    address: str
    """Mailbox; normalised to lower case. Encrypted at rest."""
    name: str
    lang: str
    timezone: str
    joined_at: datetime
    role: str = ""
    standing: Standing = Standing.PENDING
    quiet: QuietHours = field(default_factory=QuietHours)
    sharing: Sharing = Sharing.ASKED
    quotes: bool = True
    """Whether a note may quote the member's own words."""
    reach: Reach = field(default_factory=Reach)
    place: str = ""
    """Where they work, as ISO 3166 writes it; empty where nobody was asked. Encrypted at rest."""
    last_note_at: datetime | None = None
    paused_until: datetime | None = None


class Scope(StrEnum):
    """What a member can agree to, each by itself."""

    READ_POSTS = "read_posts"
    READ_UNLISTED = "read_unlisted"
    """Posts that anybody can read and nobody comes across: unlisted ones, from this consent on."""
    SEND_NOTES = "send_notes"
    COUNT = "count"
    """May be part of figures about five people or more."""
    ASK_MODEL = "ask_model"
    """Posts may go to the company's language model, for a second opinion or for other words."""
    MODEL_DRAFTS = "model_drafts"
    """That model may word the first draft of a note too."""


MODEL_SCOPES = frozenset({Scope.ASK_MODEL, Scope.MODEL_DRAFTS})
"""Only there to be agreed to where the company has a language model."""


@dataclass(frozen=True, slots=True)
class ConsentText:
    """What people are asked to agree to, in one language. A change of words is a new version."""

    version: str
    since: date
    lang: str
    before: tuple[str, ...]
    scopes: tuple[tuple[Scope, str], ...]
    """Each with the sentence that is agreed to."""
    after: tuple[str, ...]

    @property
    def text_hash(self) -> str:
        """SHA-256 of every word of it: shows later what exactly somebody has agreed to."""
        agreed = [f"{scope}: {sentence}" for scope, sentence in self.scopes]
        head = f"{self.version} {self.since} {self.lang}"
        whole = "\n\n".join((head, *self.before, *agreed, *self.after))
        return hashlib.sha256(whole.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Consent:
    """What the member agreed to, in which words, until when. Never changed, only followed by another."""

    member_id: MemberId
    version: str
    """Version of the consent text."""
    text_hash: str
    scopes: frozenset[Scope]
    given_at: datetime
    expires_at: datetime
    withdrawn_at: datetime | None = None

    def covers(self, scope: Scope, now: datetime) -> bool:
        """True when this consent holds for ``scope`` now."""
        return self.in_force(now) and scope in self.scopes

    def in_force(self, now: datetime) -> bool:
        """True while it is neither withdrawn nor past its end."""
        return self.given_at <= now < self.expires_at and self.withdrawn_at is None

    def permit(self, scope: Scope, now: datetime, account: "Account | None" = None) -> "Permit":
        """Proof of consent for one action, now. NotAllowed without it: there is no other way to get one."""
        if not self.covers(scope, now):
            raise NotAllowed(f"member {self.member_id} has not agreed to {scope}")
        if scope is Scope.READ_POSTS:
            if account is None or account.member_id != self.member_id:
                raise NotAllowed(f"reading needs an account of member {self.member_id}")
            if not account.proved(now):
                raise NotAllowed(f"account {account.id} has not been shown to be its member's")
        if account is None:
            return Permit(scope, now, Ground.CONSENT, self.member_id)
        token = account.let_in.token if account.let_in else None
        unlisted = self.covers(Scope.READ_UNLISTED, now)
        return Permit(scope, now, Ground.CONSENT, self.member_id, account.ref, token, unlisted)

    @property
    def fingerprint(self) -> str:
        """Of the whole line. The audit log keeps it: a line changed, added or lost shows there."""
        scopes = " ".join(sorted(self.scopes))
        times = [each.astimezone(UTC).isoformat() for each in (self.given_at, self.expires_at)]
        whole = "\n".join((self.member_id, self.version, self.text_hash, scopes, *times))
        return hashlib.sha256(whole.encode()).hexdigest()[:32]

    def about(self, version: str) -> bool:
        """Whether it was given to this text, or to one that differs in its wording alone: of ``2.1``
        the 2 says what is agreed to."""
        return self.version.partition(".")[0] == version.partition(".")[0]

    @property
    def counted(self) -> bool:
        """Whether what happens to this member may become part of figures."""
        return self.withdrawn_at is None and Scope.COUNT in self.scopes

    def withdrawn(self, now: datetime) -> "Consent":
        """The same consent, ended by its member."""
        return replace(self, withdrawn_at=now)


@dataclass(frozen=True, slots=True)
class PastConsent:
    """All that stays of somebody who left: that they had agreed, to what, from when to when."""

    version: str
    text_hash: str
    given_at: datetime
    ended_at: datetime


class Ground(StrEnum):
    """Why an action may happen."""

    CONSENT = "consent"
    COMPANY_OWN = "company_own"
    """The company's own handle or domain, as the company file lists it."""
    TOKEN_SHOWN = "token_shown"  # noqa: S105
    """The source shows a fresh token, so whoever asks can also write there."""
    LOOPBACK = "loopback"
    """A source on this machine, while AMENDS_TESTING=1."""


@dataclass(frozen=True, slots=True)
class Permit:
    """Proof that an action may happen, now. Made here and nowhere else."""

    scope: Scope
    at: datetime
    ground: Ground
    member_id: MemberId | None = None
    ref: AccountRef | None = None
    token: str | None = field(default=None, repr=False)
    """For the account's own server, where its member has let us in."""
    unlisted: bool = False
    """Whether unlisted posts may be read as well."""


def permit_without_member(ref: AccountRef, ground: Ground, now: datetime) -> Permit:
    """Proof for reading a source once for `amends check`; consent is a member's to give, not here."""
    if ground is Ground.CONSENT:
        raise NotAllowed("consent belongs to a member: ask Consent.permit")
    return Permit(Scope.READ_POSTS, now, ground, ref=ref)


class Health(StrEnum):
    """Whether an account is read, and if not, why; its member and (as counts) comms see this."""

    UNPROVED = "unproved"
    READING = "reading"
    PAUSED = "paused"
    """By its member."""
    TROUBLED = "troubled"
    """Unavailable or unreadable for now; tried again. ``trouble`` says why."""
    STOPPED = "stopped"
    """Gone, moved or missing for 14 days: not asked again until its member mends it."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """Where a source says it has moved for good, since when, and how often it has said so."""

    to: str
    since: datetime
    times: int = 1


@dataclass(frozen=True, slots=True)
class Account:
    """One handle or feed of a member on one platform."""

    id: AccountId
    member_id: MemberId
    ref: AccountRef
    added_at: datetime
    health: Health = Health.UNPROVED
    trouble: str | None = None
    """A short stable word: ``timeout``, ``not-a-feed``, ``http-410`` …"""
    failures: int = 0
    proof_token: str | None = None
    """What the member places to show that the account is theirs; 128 bits."""
    proof_expires_at: datetime | None = None
    proved_at: datetime | None = None
    bio: str = ""
    cursor: Cursor = field(default_factory=Cursor)
    baseline_done: bool = False
    """False until the first poll, which only remembers what was there before (safety D9)."""
    last_read_at: datetime | None = None
    troubled_since: datetime | None = None
    next_due: datetime | None = None
    redirect: Redirect | None = None
    terms: str | None = None
    """Where the terms of its server stand."""
    left_out: frozenset[LeftOut] = frozenset()
    """What the last reading that brought something did not take in (safety P4)."""
    let_in: LetIn | None = None
    """How its member lets us read it where nothing is shown without a login. Encrypted at rest."""

    def proved(self, now: datetime) -> bool:
        """True while the last proof of ownership is young enough."""
        return self.proved_at is not None and now - self.proved_at < PROOF_LIFE

    def author(self, member: Member) -> Author:
        """What a reader of this account can see of its author."""
        return Author(role=member.role, bio=self.bio)
