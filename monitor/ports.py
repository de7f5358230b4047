"""What we need from the world, as abstract classes that the adapters inherit."""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import ClassVar
from urllib.parse import urlsplit

from monitor.access import Access
from monitor.counting import Figures
from monitor.domain.advice import Question, Rewording
from monitor.domain.letter import Letter
from monitor.domain.login import SCOPES
from monitor.domain.member import Permit
from monitor.domain.message import Message
from monitor.domain.post import AccountRef, Batch, Cursor, Fetched
from monitor.errors import (
    SourceGone,
    SourceLocked,
    SourceMissing,
    SourceUnavailable,
    SourceUnreadable,
)
from monitor.keeping import Accounts, Cases, Members, Outbox
from monitor.logins import Login, Logins
from monitor.traces import Posts
from monitor.verdicts import Revisions, Verdicts


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer, already within all limits. Header names are lower case."""

    status: int
    body: bytes
    """Empty unless the status says that something was found, or what was wrong with the question (400)."""
    url: str
    """The address that answered, after at most three redirects."""
    headers: Mapping[str, str] = field(default_factory=dict)
    moved: str | None = None
    """The same address when permanent redirects alone led there."""

    def expect(self, *statuses: int) -> "Answer":
        """This answer when its status is one of these; otherwise the SourceError that fits it."""
        if self.status in statuses:
            return self
        host = urlsplit(self.url).hostname or "the source"
        said = f"{host}: HTTP {self.status}"
        match self.status:
            case 401 | 403:
                raise SourceLocked(said, stranger=self.status == 401)
            case 404:
                raise SourceMissing(said)
            case 410:
                raise SourceGone(said)
            case 429:
                wait = self.retry_after
                raise SourceUnavailable(said, retry_after=RATE_LIMIT_WAIT if wait is None else wait)
            case status if status >= 500:
                raise SourceUnavailable(said, retry_after=self.retry_after)
            case _:
                raise SourceUnreadable(said, reason=f"http-{self.status}")

    @property
    def retry_after(self) -> float | None:
        """Seconds that the source asks to be left alone, by Retry-After (seconds, or a date beside its own
        Date), or by Mastodon's X-RateLimit-Reset or Bluesky's RateLimit-Reset (ISO 8601, or seconds since
        1970)."""
        asked = self.headers.get("retry-after", "")
        resets = (self.headers.get(name, "") for name in ("x-ratelimit-reset", "ratelimit-reset"))
        told = asked or next(filter(None, resets), "")
        # Of digits in another script, or very many of them, nothing is believed.
        if told.isascii() and told.isdigit() and len(told) < 16:
            if asked or not EPOCHS_BEGIN < int(told) < EPOCHS_END:
                return float(told)
            then: datetime | None = datetime.fromtimestamp(int(told), UTC)
        else:
            then = _moment(told)
        here = _moment(self.headers.get("date", ""))
        return None if here is None or then is None else (then - here).total_seconds()

    @property
    def fresh(self) -> float:
        """Seconds for which it holds, as the source says: ``max-age`` less its Age, or Expires beside its
        Date (RFC 9111)."""
        said = self.headers.get("cache-control", "").lower()
        if "no-cache" in said or "no-store" in said:
            return 0.0
        if found := MAX_AGE.search(said):
            age = self.headers.get("age", "")
            old = int(age) if age.isascii() and age.isdigit() and len(age) < 10 else 0
            return max(0.0, float(int(found[1]) - old))
        ends, here = (_moment(self.headers.get(name, "")) for name in ("expires", "date"))
        return max(0.0, (ends - here).total_seconds()) if ends and here else 0.0

    def validator(self, name: str) -> str | None:
        """ETag or Last-Modified, if it can go back just as it came: anything but ASCII would be spelt
        differently on the way."""
        value = self.headers.get(name, "")
        usable = 0 < len(value) <= MOST_VALIDATOR and value.isascii() and value.isprintable()
        return value if usable else None


MOST_VALIDATOR = 1_024
MAX_AGE = re.compile(r"""(?<![\w-])max-age\s*=\s*"?([0-9]{1,9})""")
RATE_LIMIT_WAIT = 300.0
"""Mastodon counts its requests in windows of five minutes, and its 429 brings no Retry-After."""

EPOCHS_BEGIN, EPOCHS_END = 1_000_000_000, 100_000_000_000
"""A number between these is a moment, not a waiting time."""


def _moment(text: str) -> datetime | None:
    """A date of HTTP or ISO 8601, in UTC."""
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            moment = read(text)
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


class Client(ABC):
    """The one way out: limits, deadlines, redirects by hand, no private addresses."""

    @abstractmethod
    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Fetch ``url``. Any status is an answer; AddressRefused, SourceUnavailable and
        SourceUnreadable (too large, bad coding) are raised. ``Authorization`` ends at the first redirect."""

    @abstractmethod
    async def post(self, url: str, form: Mapping[str, str]) -> Answer:
        """Send a form, within the same limits. No redirect is followed: what it holds is for this address
        alone."""

    async def texts(self, name: str) -> tuple[str, ...]:
        """The TXT records of a name; none of no name, nor where nobody answers or one cannot ask."""
        return ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What an account says of itself: where a proof of ownership stands, and what readers see."""

    label: str
    bio: str
    """Plain text, profile fields included."""
    links: tuple[str, ...] = ()
    """``rel=me`` links that the platform has verified, or that a page has in its head or banner."""
    shown: str = ""
    """What else the source shows; only searched for a proof token."""

    def shows(self, token: str) -> bool:
        """Whether a proof token stands there, or in an address that it links to as its own."""
        seen = "\n".join((self.bio, *self.links, self.shown)).casefold()
        return token.casefold() in seen


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
    tells_of_edits: ClassVar[bool] = False
    """True when those who passed a post on are told that it was edited."""
    can_edit: ClassVar[bool] = True
    """False where a post stays as it was written, or goes."""

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

    def record(self, ref: AccountRef) -> str:
        """The name whose TXT records can show whose the account is; none where no domain is its owner's."""
        return ""

    async def terms(self, ref: AccountRef) -> str | None:
        """Where the terms of the account's server stand, for its member to read, if it has any."""
        return None

    def login(self, ref: AccountRef, scopes: Sequence[str] = SCOPES) -> Login | None:
        """How its member can let us in, or show by ``OWNER`` whose it is, if its server has a way."""
        return None

    @abstractmethod
    async def look(self, permit: Permit, posts: Sequence[Known]) -> Looked:
        """The present state of some known posts of ``permit.ref``."""


class Reader(ABC):
    """Runs ``Connector.normalise`` where it can do no harm."""

    deaths: int = 0
    """How many processes a source has cost."""

    @abstractmethod
    async def normalise(self, connector: str, fetched: Fetched) -> Batch:
        """As ``Connector.normalise``; SourceUnreadable also when the process had to be killed."""


class Adviser(ABC):
    """A language model that the company has chosen. It is asked, has no tools and decides nothing: what
    it says is checked like a stranger's word. Never asked inside a transaction."""

    host: str
    """Where what it is asked goes to; members agree to this name."""

    @abstractmethod
    async def reword(self, wanted: Rewording) -> str:
        """A draft in other words, not checked yet. AdviserSilent."""

    @abstractmethod
    async def confirms(self, question: Question) -> bool:
        """Whether it takes a weak finding for right. AdviserSilent."""


class Mailer(ABC):
    """Puts a letter into words, in the language of its reader, and sends it."""

    @abstractmethod
    async def send(self, message: Message, address: str, letter: Letter) -> None:
        """One mail to one address. Raises MailDelayed, MailAmbiguous, MailRejected, MailServerBroken."""


class Transaction(
    Members, Accounts, Posts, Cases, Verdicts, Revisions, Outbox, Access, Logins, Figures
):
    """Everything that can be read or written. It commits when its ``with`` block ends, or not at all."""


class Store(ABC):
    """Where everything is kept."""

    @abstractmethod
    def begin(self) -> AbstractContextManager[Transaction]:
        """The only way to read or write."""
