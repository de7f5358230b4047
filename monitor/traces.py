"""What is remembered of posts that were read: enough to check each version once, and no more."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from datetime import datetime

from monitor.domain.ids import AccountId
from monitor.domain.trace import Trace


class Posts(ABC):
    """Which version of each post was seen."""

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

    @abstractmethod
    def traces_of(self, account_id: AccountId) -> tuple[Trace, ...]:
        """All that is kept of the posts of an account, oldest first."""

    @abstractmethod
    def count_traces(self, account_id: AccountId) -> int:
        """How many there are."""
