"""What one transaction can read and write, by subject. ``ports.Transaction`` has them all."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from datetime import datetime

from monitor.domain.case import Case
from monitor.domain.failing import Unreadable
from monitor.domain.ids import AccountId, CaseId, MemberId, MessageId
from monitor.domain.member import Account, Consent, Member, PastConsent, Sharing
from monitor.domain.message import Message
from monitor.domain.thread import Remark


class Members(ABC):
    """Members, and what they agreed to."""

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
    def taking_part(self) -> tuple[MemberId, ...]:
        """Everybody who has confirmed their mailbox, paused or not."""

    @abstractmethod
    def paused_until(self, now: datetime) -> tuple[MemberId, ...]:
        """Paused members whose pause has ended by ``now``."""

    @abstractmethod
    def lapsed(self, now: datetime) -> tuple[MemberId, ...]:
        """Active members whose consent in force has ended by ``now``, or who never gave one."""

    @abstractmethod
    def agreed_before(self, moment: datetime) -> tuple[MemberId, ...]:
        """Active members whose newest consent is older than that."""

    @abstractmethod
    def agreed_to_another(self, version: str) -> tuple[MemberId, ...]:
        """Active members whose consent is not ``about`` the text of this version."""

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
    def consents_given(self, member_id: MemberId) -> tuple[Consent, ...]:
        """All of them, oldest first."""

    @abstractmethod
    def consents_unlike_the_log(self) -> int:
        """How many lines of consent were changed, added or lost since the audit log took them down."""

    @abstractmethod
    def consents_of(self, member_ids: Iterable[MemberId]) -> Mapping[MemberId, Consent]:
        """The same for many at once, without those who never gave one."""


class Accounts(ABC):
    """Accounts, and which of them are due."""

    @abstractmethod
    def add_account(self, account: Account) -> None: ...
    @abstractmethod
    def save_accounts(self, accounts: Iterable[Account]) -> None:
        """Write back and end their lease."""

    @abstractmethod
    def failing_accounts(self) -> tuple[Unreadable, ...]:
        """Those that could not be read, for now or until their members do something."""

    @abstractmethod
    def oldest_due(self) -> datetime | None:
        """When the account that is due first is, or was, to be read."""

    @abstractmethod
    def return_accounts(self, accounts: Iterable[Account], until: datetime) -> None:
        """Write back accounts leased ``until`` then. One that somebody has saved meanwhile, which ended
        its lease, stays as they left it."""

    @abstractmethod
    def acknowledge(self, accounts: Iterable[Account], until: datetime) -> None:
        """The same for accounts of which nothing has changed but their health and times: much cheaper,
        and most accounts have nothing new."""

    @abstractmethod
    def account(self, account_id: AccountId) -> Account: ...
    @abstractmethod
    def accounts_of(self, member_id: MemberId) -> tuple[Account, ...]: ...
    @abstractmethod
    def accounts_claiming(self, connector: str, key: str) -> tuple[Account, ...]:
        """All members' accounts for one key. Nobody else is told them until this transaction ends."""

    @abstractmethod
    def remove_account(self, account_id: AccountId) -> None:
        """With its posts, cases and texts."""

    @abstractmethod
    def lease_accounts(self, now: datetime, until: datetime, limit: int) -> tuple[Account, ...]:
        """Accounts due by ``now`` whose member is active, earliest first, hidden from others until
        ``until``. A crash only delays them."""


class Cases(ABC):
    """Cases, with the text of their post for as long as they are open."""

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
    def cases_for(self, status: str, *, sharing: Sharing | None = None) -> tuple[Case, ...]:
        """All cases standing at ``status``, oldest first (the help queue); with ``sharing``, only those
        of members who chose that, and nothing of anybody else's is opened to find out."""

    @abstractmethod
    def add_remark(self, case_id: CaseId, remark: Remark) -> None:
        """What its member or comms says of a case; encrypted under the member's key, and gone with the
        text when the case closes. TextErased on a closed case."""

    @abstractmethod
    def thread_of(self, case_id: CaseId) -> tuple[Remark, ...]:
        """All remarks, oldest first; none any more once the case has closed."""

    @abstractmethod
    def lease_cases(self, now: datetime, until: datetime, limit: int) -> tuple[Case, ...]:
        """Open cases whose ``recheck_at`` or ``expires_at`` has come, hidden from others until ``until``."""

    @abstractmethod
    def forget_cases(self, closed_before: datetime) -> int:
        """Delete closed cases older than that; how many."""


class Outbox(ABC):
    """Mail that waits, was sent or was given up."""

    @abstractmethod
    def queue(self, message: Message) -> bool:
        """False when a message with this key was queued before; nothing changes then."""

    @abstractmethod
    def lease_messages(self, now: datetime, until: datetime, limit: int) -> tuple[Message, ...]:
        """Due messages, hidden from others for a while; a crash only delays them."""

    @abstractmethod
    def save_message(self, message: Message, *, still_leased: bool = False) -> None:
        """Ends its lease, unless told otherwise. Nothing happens when it went with its member in the
        meantime."""

    @abstractmethod
    def message(self, message_id: MessageId) -> Message:
        """As it stands now; NotFound when it went with its member."""

    @abstractmethod
    def messages_to(self, member_id: MemberId) -> tuple[Message, ...]:
        """Newest first."""

    @abstractmethod
    def parked_messages(self) -> tuple[Message, ...]:
        """Those that were given up, oldest first."""

    @abstractmethod
    def delayed_messages(self, most: int) -> tuple[Message, ...]:
        """Those that were tried in vain and wait for another try, at most so many, oldest first."""

    @abstractmethod
    def message_states(self) -> Mapping[str, int]:
        """How many messages stand in each state."""

    @abstractmethod
    def oldest_queued(self) -> datetime | None:
        """Due time of the message that has waited longest."""
