"""What one transaction can read and write of what members said about rules."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import datetime

from monitor.domain.case import Dismissal
from monitor.domain.experience import Experience, Opinion
from monitor.domain.ids import MemberId
from monitor.domain.revision import Revision


class Verdicts(ABC):
    """What members said about rules, and the rules that are in shadow for it."""

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
    def dismissals_of(self, member_id: MemberId) -> tuple[Dismissal, ...]:
        """Whatever this member called no problem, in the order of rules."""

    @abstractmethod
    def shadow(self, rule_id: str, now: datetime, why: str) -> bool:
        """Put a rule in shadow until its owner has looked. False when it was there already; it stays
        there since then and for that reason."""

    @abstractmethod
    def shadowed(self) -> Mapping[str, tuple[datetime, str]]:
        """Rules in shadow by experience (not by file), since when and why."""

    @abstractmethod
    def wake(self, rule_id: str, now: datetime) -> bool:
        """Let a rule write again, and count anew from now on. False when it was not in shadow."""

    @abstractmethod
    def know_rules(self, texts: Mapping[str, str], now: datetime) -> frozenset[str]:
        """Remember what each rule says, by id. One that says something else than before is counted anew
        from now on; their ids."""

    @abstractmethod
    def count_note(self, rule_id: str, member_id: MemberId, now: datetime) -> None:
        """One more note of this rule was written."""

    @abstractmethod
    def count_shadow(self, rule_id: str, member_id: MemberId, now: datetime) -> None:
        """A rule in shadow would have written one more."""

    @abstractmethod
    def count_answer(self, opinion: Opinion, member_id: MemberId) -> None:
        """A member judged a note. One written before the counting began changes nothing."""

    @abstractmethod
    def tell_counts(self) -> None:
        """Bring what may be shown up to date, where what was added since is about five people or more."""

    @abstractmethod
    def experiences(self) -> Mapping[str, Experience]:
        """What there is to say of each rule, by id."""


class Revisions(ABC):
    """What was changed in the rule workshop."""

    @abstractmethod
    def add_revision(self, revision: Revision) -> None:
        """AlreadyKept when somebody else has taken its number in the meantime."""

    @abstractmethod
    def revisions(self) -> tuple[Revision, ...]:
        """All of them, newest first."""

    @abstractmethod
    def last_revision(self) -> int:
        """The newest one's number; 0 when there is none."""
