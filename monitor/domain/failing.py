"""Which accounts cannot be read, and why: by reason, and by host only where a host names nobody."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from monitor.domain.ids import MemberId
from monitor.domain.tally import FEWEST


class Unreadable(NamedTuple):
    """An account that could not be read: whose, why, and where it is. There can be thousands, when a large
    server is away."""

    member_id: MemberId
    trouble: str | None
    address: str


@dataclass(frozen=True, slots=True)
class Failing:
    """Accounts that cannot be read for one reason."""

    reason: str
    """A short stable word: ``http-404``."""
    accounts: int
    hosts: tuple[tuple[str, int], ...]
    """Hosts of at least five members with their accounts; a blog's host would name whose it is."""


def failing(accounts: Iterable[Unreadable]) -> tuple[Failing, ...]:
    """The most frequent reason first."""
    by_reason: dict[str, list[Unreadable]] = defaultdict(list)
    for account in accounts:
        by_reason[account.trouble or "unknown"].append(account)
    found = [Failing(why, len(those), _hosts(those)) for why, those in by_reason.items()]
    return tuple(sorted(found, key=lambda each: (-each.accounts, each.reason)))


def _hosts(accounts: Iterable[Unreadable]) -> tuple[tuple[str, int], ...]:
    places = [(_host(account.address), account) for account in accounts]
    people = {(host, account.member_id) for host, account in places}
    members = Counter(host for host, _ in people)
    number = Counter(host for host, _ in places)
    return tuple((host, number[host]) for host in sorted(number) if members[host] >= FEWEST)


def _host(address: str) -> str:
    """Of a feed's URL, or of ``user@host``."""
    return urlsplit(address).hostname or address.rpartition("@")[2]
