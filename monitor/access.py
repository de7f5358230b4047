"""What one transaction can read and write of who comes in, and the log of who looked and what was done."""

from abc import ABC, abstractmethod
from datetime import datetime

from monitor.domain.audit import AuditEntry, AuditHead
from monitor.domain.colleague import Colleague
from monitor.domain.factor import Factor
from monitor.domain.ids import MemberId
from monitor.domain.token import Session, Token


class Access(ABC):
    """Who may come in, and who looked at what."""

    @abstractmethod
    def add_token(self, token: Token) -> None:
        """Voids older ones of the same purpose and member. An office has many mailboxes: there each
        link stands by itself."""

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
    def sessions_of(self, member_id: MemberId) -> tuple[Session, ...]:
        """Where this member came in, oldest first, for as long as it is kept."""

    @abstractmethod
    def links_of(self, member_id: MemberId) -> tuple[Token, ...]:
        """Links of this member's that nobody has used."""

    @abstractmethod
    def in_turn(self, what: str) -> None:
        """Whoever else comes in turn for ``what`` waits until this transaction ends: what decides is read after
        this, so that none overlooks another. Who takes two turns takes them in the order of everybody else."""

    @abstractmethod
    def count_try(self, what: str, since: datetime, now: datetime) -> int:
        """Note one try at ``what`` and say how many there were since ``since``. Only a keyed hash of it
        is kept."""

    @abstractmethod
    def tried(self, what: str, since: datetime) -> int:
        """How many tries at ``what`` were noted since ``since``; this look is none."""

    @abstractmethod
    def factor(self, holder: str) -> Factor | None:
        """The second factor of whoever ``holder`` names, if one is set up."""

    @abstractmethod
    def save_factor(self, holder: str, factor: Factor | None) -> None:
        """Encrypted under the service's key, in place of an earlier one; None forgets it. Of the holder
        only a keyed hash is kept."""

    @abstractmethod
    def colleague(self, person: str) -> Colleague:
        """Whoever of comms comes in by this mailbox, known before or not."""

    @abstractmethod
    def colleagues(self) -> tuple[Colleague, ...]:
        """All who have come in for comms of late."""

    @abstractmethod
    def save_colleague(self, colleague: Colleague) -> None:
        """Encrypted under the service's key."""

    @abstractmethod
    def log(self, entry: AuditEntry) -> None:
        """Append-only, chained."""

    @abstractmethod
    def looked_at(self, member_id: MemberId) -> tuple[AuditEntry, ...]:
        """Entries about this member, newest first."""

    @abstractmethod
    def logged(self, before: int | None, most: int) -> tuple[tuple[AuditHead, AuditEntry], ...]:
        """The newest entries, or those before a number, newest first; people stand in them as pseudonyms."""

    @abstractmethod
    def audit_head(self) -> AuditHead:
        """How far the log has come; to be kept somewhere else."""

    @abstractmethod
    def audit_broken_at(self, known: AuditHead) -> int | None:
        """The first entry that is not as it was written, ``known`` being a head kept elsewhere."""

    @abstractmethod
    def forget_traces(self, now: datetime) -> int:
        """Delete what has had its use: ended tokens and sessions, tries older than a day, mail
        long done with, figures older than ``tally.KEPT``, and colleagues of comms not seen for as long;
        how many."""
