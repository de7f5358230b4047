"""What we need from the world, as abstract classes that the adapters inherit."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import ClassVar
from urllib.parse import urlsplit

from monitor.domain.audit import AuditEntry, AuditHead
from monitor.domain.case import Case
from monitor.domain.ids import AccountId, CaseId, MemberId
from monitor.domain.letter import Letter
from monitor.domain.member import Account, Consent, Member, PastConsent, Permit
from monitor.domain.message import Message
from monitor.domain.post import AccountRef, Batch, Cursor, Fetched
from monitor.domain.tally import AccountHealth, Tally
from monitor.domain.token import Session, Token
from monitor.errors import (
    SourceGone,
    SourceLocked,
    SourceMissing,
    SourceUnavailable,
    SourceUnreadable,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer, already within all limits. Header names are lower case."""

    status: int
    body: bytes
    url: str
    """The address that answered, after at most three redirects."""
    headers: Mapping[str, str] = field(default_factory=dict)

    def expect(self, *statuses: int) -> "Answer":
        """This answer when its status is one of these; otherwise the SourceError that fits it."""
        if self.status in statuses:
            return self
        host = urlsplit(self.url).hostname or "the source"
        said = f"{host}: HTTP {self.status}"
        match self.status:
            case 401 | 403:
                raise SourceLocked(said)
            case 404:
                raise SourceMissing(said)
            case 410:
                raise SourceGone(said)
            case 429:
                raise SourceUnavailable(said, retry_after=self.retry_after or RATE_LIMIT_WAIT)
            case status if status >= 500:
                raise SourceUnavailable(said, retry_after=self.retry_after)
            case _:
                raise SourceUnreadable(said, reason=f"http-{self.status}")

    @property
    def retry_after(self) -> float | None:
        """Seconds that the source asks to be left alone, by Retry-After (seconds, or a date beside its
        own Date) or by Mastodon's X-RateLimit-Reset (ISO 8601, or seconds since 1970)."""
        told = self.headers.get("retry-after") or self.headers.get("x-ratelimit-reset", "")
        here = _moment(self.headers.get("date", ""))
        epoch = told.isdigit() and EPOCHS_BEGIN < int(told[:15]) < EPOCHS_END
        if told.isdigit() and (here is None or not epoch):
            return float(told[:15])
        then = datetime.fromtimestamp(int(told), UTC) if epoch else _moment(told)
        return None if here is None or then is None else (then - here).total_seconds()


RATE_LIMIT_WAIT = 300.0
"""Mastodon counts its requests in windows of five minutes, and its 429 brings no Retry-After."""

EPOCHS_BEGIN, EPOCHS_END = 1_000_000_000, 100_000_000_000
"""A number between these is a moment, not a waiting time."""


def _moment(text: str) -> datetime | None:
    """A date of HTTP or ISO 8601, in UTC."""
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            moment = read(text)
        except (ValueError, TypeError):
            continue
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


class Client(ABC):
    """The one way out: limits, deadlines, redirects by hand, no private addresses."""

    @abstractmethod
    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Fetch ``url``. Any status is an answer; AddressRefused, SourceUnavailable and
        SourceUnreadable (too large, bad coding) are raised."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What an account says of itself: where a proof of ownership stands, and what readers see."""

    label: str
    bio: str
    """Plain text, profile fields included; searched for a proof token."""
    links: tuple[str, ...] = ()
    """``rel=me`` links that the platform has verified or the page shows."""


@dataclass(frozen=True, slots=True)
class Known:
    """A post that was read before and is asked for again."""

    source_id: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Looked:
    """Raw answers of one re-check. What is in neither ``fetched`` nor ``gone`` is simply not known."""

    fetched: Fetched
    gone: tuple[str, ...] = ()
    """Source ids that the source says are not there any more."""


class Connector(ABC):
    """One platform. Knows its addresses and formats, and nothing of members, rules or the database."""

    name: ClassVar[str]
    """The entry-point name."""
    title: ClassVar[str]
    """What people call it: ``Mastodon``, ``blog``."""
    max_length: ClassVar[int | None] = None
    """Longest post, in characters, or None."""
    keeps_history: ClassVar[bool] = False
    """True when earlier wordings of an edited post stay readable to anyone."""

    def __init__(self, client: Client) -> None:
        self.client = client

    @classmethod
    @abstractmethod
    def claims(cls, source: str) -> bool:
        """True when ``source`` looks like one of this platform's addresses, without asking anybody."""

    @abstractmethod
    async def resolve(self, source: str) -> AccountRef:
        """The account behind what somebody typed. SourceError when there is none."""

    @abstractmethod
    async def fetch(self, permit: Permit, cursor: Cursor) -> Fetched:
        """Raw answers since ``cursor`` for ``permit.ref``. A conditional request where one is possible."""

    @classmethod
    @abstractmethod
    def normalise(cls, fetched: Fetched) -> Batch:
        """Posts in plain text. Pure, and run in a process that may die; one bad entry never hides
        the others. SourceUnreadable when nothing can be read."""

    @abstractmethod
    async def bio(self, ref: AccountRef) -> Profile:
        """What the account says of itself: the only thing asked for before ownership is proved."""

    @abstractmethod
    async def look(self, permit: Permit, posts: Sequence[Known]) -> Looked:
        """The present state of some known posts of ``permit.ref``."""


class Reader(ABC):
    """Runs ``Connector.normalise`` where it can do no harm."""

    @abstractmethod
    async def normalise(self, connector: str, fetched: Fetched) -> Batch:
        """As ``Connector.normalise``; SourceUnreadable also when the process had to be killed."""


class Mailer(ABC):
    """Puts a letter into words, in the language of its reader, and sends it."""

    @abstractmethod
    async def send(self, message: Message, address: str, letter: Letter) -> None:
        """One mail to one address. Raises MailDelayed, MailAmbiguous, MailRejected, MailServerBroken."""


class Transaction(ABC):
    """Everything that can be read or written. It commits when its ``with`` block ends, or not at all."""

    # members and consent
    @abstractmethod
    def add_member(self, member: Member) -> None: ...
    @abstractmethod
    def save_member(self, member: Member) -> None: ...
    @abstractmethod
    def member(self, member_id: MemberId) -> Member:
        """NotFound when there is none."""

    @abstractmethod
    def member_at(self, address: str) -> Member | None:
        """By mailbox, through a keyed hash; case does not matter."""

    @abstractmethod
    def pending_since(self, before: datetime) -> tuple[MemberId, ...]:
        """Members who never confirmed their mailbox and asked before ``before``."""

    @abstractmethod
    def paused_until(self, now: datetime) -> tuple[MemberId, ...]:
        """Paused members whose pause has ended by ``now``."""

    @abstractmethod
    def lapsed(self, now: datetime) -> tuple[MemberId, ...]:
        """Active members whose consent in force has ended by ``now``, or who never gave one."""

    @abstractmethod
    def erase_member(self, member_id: MemberId, now: datetime) -> None:
        """Key destroyed, rows deleted, waiting mail dropped; only a minimal proof of the past consent stays.

        A farewell is queued after this, in the same transaction, with all it needs in its slots.
        """

    @abstractmethod
    def past_consents(self, address: str) -> tuple[PastConsent, ...]:
        """What stays of earlier memberships of this mailbox, oldest first."""

    @abstractmethod
    def add_consent(self, consent: Consent) -> None:
        """Append-only. The newest one is in force."""

    @abstractmethod
    def consent_of(self, member_id: MemberId) -> Consent | None:
        """The one in force, withdrawn or not; None when there never was one."""

    @abstractmethod
    def consents_of(self, member_ids: Iterable[MemberId]) -> Mapping[MemberId, Consent]:
        """The same for many at once, without those who never gave one."""

    # accounts
    @abstractmethod
    def add_account(self, account: Account) -> None: ...
    @abstractmethod
    def save_accounts(self, accounts: Iterable[Account]) -> None:
        """Write back and end their lease."""

    @abstractmethod
    def return_accounts(self, accounts: Iterable[Account], until: datetime) -> None:
        """Write back accounts leased ``until`` then. One that somebody has saved meanwhile, which ended
        its lease, stays as they left it."""

    @abstractmethod
    def account(self, account_id: AccountId) -> Account: ...
    @abstractmethod
    def accounts_of(self, member_id: MemberId) -> tuple[Account, ...]: ...
    @abstractmethod
    def accounts_claiming(self, connector: str, key: str) -> tuple[Account, ...]:
        """Every account, of whatever member, for the same key on the same platform."""

    @abstractmethod
    def remove_account(self, account_id: AccountId) -> None:
        """With its posts, cases and texts."""

    @abstractmethod
    def lease_accounts(self, now: datetime, until: datetime, limit: int) -> tuple[Account, ...]:
        """Accounts due by ``now`` whose member is active, earliest first, hidden from others until
        ``until``. A crash only delays them."""

    # posts
    @abstractmethod
    def versions(self, account_id: AccountId, source_ids: Iterable[str]) -> Mapping[str, str]:
        """The content hash last seen, by source id, for those that are known."""

    @abstractmethod
    def hashes_known(self, account_id: AccountId, hashes: Iterable[str]) -> frozenset[str]:
        """Which of these texts were seen on this account before, under whatever id."""

    @abstractmethod
    def add_versions(
        self, account_id: AccountId, versions: Iterable[tuple[str, str]], now: datetime
    ) -> None:
        """Remember (source id, content hash); what is known already changes nothing."""

    # cases
    @abstractmethod
    def add_case(self, case: Case, text: str) -> None:
        """With the post's text, encrypted under its member's key."""

    @abstractmethod
    def save_case(self, case: Case) -> None:
        """Ends its lease; a closed case loses its text in the same transaction."""

    @abstractmethod
    def save_text(self, case_id: CaseId, text: str) -> None: ...
    @abstractmethod
    def case(self, case_id: CaseId) -> Case: ...
    @abstractmethod
    def cases_of(self, member_id: MemberId) -> tuple[Case, ...]:
        """Newest first."""

    @abstractmethod
    def open_case(self, account_id: AccountId, source_id: str) -> Case | None:
        """The case on this post that is not closed, if any."""

    @abstractmethod
    def text_of(self, case_id: CaseId) -> str:
        """The decrypted text. TextErased once the case closed."""

    @abstractmethod
    def cases_for(self, status: str) -> tuple[Case, ...]:
        """All cases standing at ``status``, oldest first (the help queue)."""

    @abstractmethod
    def lease_cases(self, now: datetime, until: datetime, limit: int) -> tuple[Case, ...]:
        """Open cases whose ``recheck_at`` or ``expires_at`` has come, hidden from others until ``until``."""

    @abstractmethod
    def forget_cases(self, closed_before: datetime) -> int:
        """Delete closed cases older than that; how many."""

    # what members said about rules
    @abstractmethod
    def remember_dismissal(
        self,
        member_id: MemberId,
        rule_id: str,
        content_hash: str,
        now: datetime,
        *,
        protected: bool,
    ) -> None: ...
    @abstractmethod
    def dismissed(self, member_id: MemberId, content_hash: str) -> frozenset[str]:
        """Rule ids that this member called no problem on this text."""

    @abstractmethod
    def shadow(self, rule_id: str, now: datetime, why: str) -> None:
        """Put a rule in shadow until its owner has looked."""

    @abstractmethod
    def shadowed(self) -> Mapping[str, tuple[datetime, str]]:
        """Rules in shadow by experience (not by file), since when and why."""

    # outbox
    @abstractmethod
    def queue(self, message: Message) -> bool:
        """False when a message with this key was queued before; nothing changes then."""

    @abstractmethod
    def lease_messages(self, now: datetime, until: datetime, limit: int) -> tuple[Message, ...]:
        """Due messages, hidden from others for a while; a crash only delays them."""

    @abstractmethod
    def save_message(self, message: Message) -> None:
        """Ends its lease. Nothing happens when it went with its member in the meantime."""

    @abstractmethod
    def messages_to(self, member_id: MemberId) -> tuple[Message, ...]:
        """Newest first."""

    @abstractmethod
    def message_states(self) -> Mapping[str, int]:
        """How many messages stand in each state."""

    @abstractmethod
    def oldest_queued(self) -> datetime | None:
        """Due time of the message that has waited longest."""

    # tokens, sessions, audit
    @abstractmethod
    def add_token(self, token: Token) -> None:
        """Voids older ones of the same purpose and subject."""

    @abstractmethod
    def token(self, digest: str) -> Token | None: ...
    @abstractmethod
    def spend_token(self, digest: str, now: datetime) -> Token | None:
        """The token, the first time it is asked for before it ends; None ever after."""

    @abstractmethod
    def add_session(self, session: Session) -> None: ...
    @abstractmethod
    def session(self, digest: str, now: datetime) -> Session | None: ...
    @abstractmethod
    def end_session(self, digest: str) -> None: ...
    @abstractmethod
    def count_try(self, what: str, since: datetime, now: datetime) -> int:
        """Note one try at ``what`` (a keyed hash) and say how many there were since ``since``."""

    @abstractmethod
    def log(self, entry: AuditEntry) -> None:
        """Append-only, chained."""

    @abstractmethod
    def looked_at(self, member_id: MemberId) -> tuple[AuditEntry, ...]:
        """Entries about this member, newest first."""

    @abstractmethod
    def audit_head(self) -> AuditHead:
        """How far the log has come; to be kept somewhere else."""

    @abstractmethod
    def audit_broken_at(self, known: AuditHead) -> int | None:
        """The first entry that is not as it was written, ``known`` being a head kept elsewhere."""

    @abstractmethod
    def forget_traces(self, now: datetime) -> int:
        """Delete what has had its use: ended tokens and sessions, tries older than a day, mail
        long done with, and figures older than ``tally.KEPT``; how many."""

    # figures
    @abstractmethod
    def count_checked(self, day: datetime, *, posts: int) -> None:
        """Add to the day's number of posts checked."""

    @abstractmethod
    def tally(self, start: datetime, end: datetime) -> Tally:
        """What happened in a period, with the number of people behind each figure."""

    @abstractmethod
    def account_health(self, now: datetime) -> AccountHealth:
        """How many accounts are read, failing, paused, and of how many people."""

    @abstractmethod
    def remember(self, name: str, value: str) -> None:
        """A small fact about the service itself (last tick, last digest)."""

    @abstractmethod
    def remembered(self, name: str) -> str | None: ...


class Store(ABC):
    """Where everything is kept."""

    @abstractmethod
    def begin(self) -> AbstractContextManager[Transaction]:
        """The only way to read or write."""
