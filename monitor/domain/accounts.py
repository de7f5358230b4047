"""How the accounts are doing, in numbers; nothing here names one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from monitor.domain.ids import MemberId
from monitor.domain.member import Account, Health
from monitor.domain.tally import Count

UNREAD = timedelta(days=1)
"""An account that could not be read for longer than this is shown as troubled (safety L4)."""


@dataclass(frozen=True, slots=True)
class AccountHealth:
    """How the accounts are doing, each with the number of people behind it. Every account is in exactly
    one of ``reading``, ``unread``, ``waiting`` and ``paused``."""

    reading: Count = field(default_factory=Count)
    """Read within a day."""
    troubled: Count = field(default_factory=Count)
    """Unread for more than a day, by whoever's fault: its source's, or that of Amends standing still."""
    stopped: Count = field(default_factory=Count)
    unread: Count = field(default_factory=Count)
    """Troubled or stopped: what stands there is unchecked, never clean."""
    waiting: Count = field(default_factory=Count)
    """For its owner: to show whose it is, for the first time or again, or to agree again."""
    paused: Count = field(default_factory=Count)
    """By its owner, or since Amends is off where they work."""


def account_health(
    accounts: Iterable[Account], away: frozenset[MemberId], now: datetime
) -> AccountHealth:
    """How the accounts are doing, those of members who are ``away`` counting as paused."""
    behind: dict[Health, list[MemberId]] = {health: [] for health in Health}
    for account in accounts:
        behind[_health(account, account.member_id in away, now)].append(account.member_id)
    counts = {health: _of_people(people) for health, people in behind.items()}
    return AccountHealth(
        reading=counts[Health.READING],
        troubled=counts[Health.TROUBLED],
        stopped=counts[Health.STOPPED],
        unread=_of_people(behind[Health.TROUBLED] + behind[Health.STOPPED]),
        waiting=counts[Health.UNPROVED],
        paused=counts[Health.PAUSED],
    )


def _of_people(people: Sequence[MemberId]) -> Count:
    return Count(len(people), len(set(people)))


def _health(account: Account, away: bool, now: datetime) -> Health:
    match account.health:
        case Health.READING | Health.TROUBLED if away:
            return Health.PAUSED
        case Health.PAUSED if account.trouble and not away:
            # Not by its owner: the consent has ended, or somebody else has shown it too.
            return Health.UNPROVED
        case Health.TROUBLED if not _unread(account, now):
            return Health.READING
        case Health.READING if _left(account, now):
            return Health.TROUBLED
        case health:
            return health


def _left(account: Account, now: datetime) -> bool:
    """Whether nobody came when it was its turn: Amends stood still, so nothing is known of it."""
    return account.next_due is not None and now - account.next_due > UNREAD


def _unread(account: Account, now: datetime) -> bool:
    return account.last_read_at is None or now - account.last_read_at > UNREAD
