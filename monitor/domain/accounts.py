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
    """How the accounts are doing, each with the number of people behind it."""

    reading: Count = field(default_factory=Count)
    """Read within a day."""
    troubled: Count = field(default_factory=Count)
    """Unread for more than a day, by whoever's fault: its source's, or that of Amends standing still."""
    paused: Count = field(default_factory=Count)
    stopped: Count = field(default_factory=Count)
    unproved: Count = field(default_factory=Count)
    unread: Count = field(default_factory=Count)
    """Troubled or stopped: what stands there is unchecked, never clean."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What there is to know of an account to say how it is doing."""

    member_id: MemberId
    health: Health
    last_read_at: datetime | None
    troubled_since: datetime | None
    next_due: datetime | None


def account_health(
    accounts: Iterable[Account | Reading], away: frozenset[MemberId], now: datetime
) -> AccountHealth:
    """How the accounts are doing, those of members who are ``away`` (paused) counting as paused."""
    behind: dict[Health, list[MemberId]] = {health: [] for health in Health}
    for account in accounts:
        behind[_health(account, account.member_id in away, now)].append(account.member_id)
    counts = {health: _of_people(people) for health, people in behind.items()}
    return AccountHealth(
        reading=counts[Health.READING],
        troubled=counts[Health.TROUBLED],
        paused=counts[Health.PAUSED],
        stopped=counts[Health.STOPPED],
        unproved=counts[Health.UNPROVED],
        unread=_of_people(behind[Health.TROUBLED] + behind[Health.STOPPED]),
    )


def _of_people(people: Sequence[MemberId]) -> Count:
    return Count(len(people), len(set(people)))


def _health(account: Account | Reading, away: bool, now: datetime) -> Health:
    if away and account.health in (Health.READING, Health.TROUBLED):
        return Health.PAUSED
    if account.health is Health.TROUBLED and not _unread(account, now):
        return Health.READING
    if account.health is Health.READING and _left(account, now):
        return Health.TROUBLED
    return account.health


def _left(account: Account | Reading, now: datetime) -> bool:
    """Whether nobody came when it was its turn: Amends stood still, so nothing is known of it."""
    return account.next_due is not None and now - account.next_due > UNREAD


def _unread(account: Account | Reading, now: datetime) -> bool:
    since = account.last_read_at or account.troubled_since
    return since is None or now - since > UNREAD
