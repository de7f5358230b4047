"""What one transaction can count, and the small facts it keeps about the service itself."""

from abc import ABC, abstractmethod
from datetime import datetime

from monitor.domain.accounts import AccountHealth
from monitor.domain.ids import MemberId
from monitor.domain.tally import Bundle, Event
from monitor.domain.voices import Checked


class Figures(ABC):
    """Counts, and small facts about the service itself."""

    @abstractmethod
    def count_checked(self, member_id: MemberId, now: datetime, *, posts: int) -> None:
        """Add to the hour's number of posts checked those of a member who agreed to be counted; of anybody
        else, nothing."""

    @abstractmethod
    def happened(self, member_id: MemberId, event: Event) -> None:
        """Count something of a member who agreed to be counted; of anybody else, nothing. The event's own
        ``person`` is put in."""

    @abstractmethod
    def known_authors(self) -> frozenset[str]:
        """Whom comms knows: who asked for help or shared flagged posts within ``tally.KEPT``, or shares
        them now. Pseudonyms, as in events."""

    @abstractmethod
    def happenings(self, start: datetime, end: datetime) -> tuple[Bundle, ...]:
        """What happened in a period, of members who agreed to be counted. What may be told of it is worked
        out in one place alone, ``usecases.digest.published``."""

    @abstractmethod
    def happened_to(self, member_id: MemberId) -> tuple[Event, ...]:
        """What is counted of this member, oldest first."""

    @abstractmethod
    def checked(self, start: datetime, end: datetime) -> Checked:
        """Posts checked in a period, the bits of who wrote them, and who takes part now."""

    @abstractmethod
    def account_health(self, now: datetime) -> AccountHealth:
        """How many accounts are read, failing, paused, and of how many people."""

    @abstractmethod
    def remember(self, name: str, value: str) -> None:
        """A small fact about the service itself (last tick, last digest)."""

    @abstractmethod
    def remembered(self, name: str) -> str | None: ...
