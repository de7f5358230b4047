"""Weak findings that wait for a second opinion, in memory alone."""

from abc import ABC, abstractmethod
from collections import deque
from dataclasses import dataclass
from datetime import datetime

from monitor.domain.finding import Finding
from monitor.domain.ids import AccountId
from monitor.domain.post import Post
from monitor.ports import Transaction
from monitor.usecases.settle import Matter


@dataclass(frozen=True, slots=True)
class Doubt:
    """A weak finding on a post that was just taken in. A crash forgets it, and the post stays what the rules
    made of it: nothing of a post without a case is ever written down."""

    account_id: AccountId
    post: Post
    finding: Finding
    since: datetime


class Doubting(ABC):
    """Says what may be asked about, and holds what waits."""

    waiting: deque[Doubt]
    """To be added to once the transaction that took in the post has ended."""

    @abstractmethod
    def doubt(self, tx: Transaction, matter: Matter, now: datetime) -> Doubt | None:
        """What a second opinion may be asked on, before the judgement has changed anything."""
