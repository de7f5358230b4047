"""How the service is doing, in counts and times: for the operator, without anybody's name."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain.accounts import AccountHealth
from monitor.domain.failing import Failing, failing
from monitor.domain.machine import Process, heard, told
from monitor.ports import Transaction
from monitor.usecases.callcomms import waiting
from monitor.usecases.canary import last_home, missing

TICKS = ("poll", "recheck", "deliver", "digest", "forget", "learn", "policy")
PROCESSES = "processes"
"""The memo that holds which processes were heard of."""
TESTED = "self-test"
COPIED, PROVED = "backup.made", "backup.proved"
LATE = timedelta(hours=1)
"""What was due longer ago than this wants a hand."""
OLD = timedelta(hours=3)
"""A copy older than this does, too: one is made each hour."""
STALE = timedelta(minutes=15)
"""A loop whose last good turn is older than this is not turning; the slowest turns every five minutes."""


@dataclass(frozen=True, slots=True)
class Status:
    """What an operator asks first."""

    at: datetime
    ticks: Mapping[str, datetime | None]
    """When each loop last ended a turn well."""
    messages: Mapping[str, int]
    parked: Mapping[tuple[str, str], int]
    """How many mails were given up, by their kind and the reason."""
    oldest: datetime | None
    """Due time of the message that has waited longest."""
    accounts: AccountHealth
    help_waiting: int
    policy_trouble: str
    mail_broken: bool
    account_due: datetime | None = None
    """When the account that has waited longest was to be read."""
    failing: tuple[Failing, ...] = ()
    processes: tuple[Process, ...] = ()
    tested: datetime | None = None
    """When the service last tried out its own defences; it does not start where one fails."""
    copied: datetime | None = None
    """When the last hourly copy was made, and when one was last read back."""
    proved: datetime | None = None
    canary: datetime | None = None
    """When the last canary that came home was sent out."""
    canary_missing: bool = False

    @property
    def stale(self) -> tuple[str, ...]:
        """Loops that have turned before and do not turn now."""
        return tuple(n for n, at in self.ticks.items() if at and self.at - at > STALE)

    @property
    def troubles(self) -> tuple[str, ...]:
        """What wants a hand, each a short stable word."""
        found = {
            "loops": bool(self.stale),
            "rules": bool(self.policy_trouble),
            "mail-server": self.mail_broken,
            "parked": bool(self.parked),
            "outbox": self._late(self.oldest, LATE),
            "accounts": self._late(self.account_due, LATE),
            "copies": self._late(self.copied, OLD),
            "canary": self.canary_missing,
        }
        return tuple(word for word, wanted in found.items() if wanted)

    def _late(self, at: datetime | None, most: timedelta) -> bool:
        return at is not None and self.at - at > most

    def lines(self) -> Iterator[tuple[str, str]]:
        """Name and value, to be printed one below the other."""
        for name, at in self.ticks.items():
            yield f"last turn of {name}", _ago(self.at, at)
        for name in ("reading", "troubled", "stopped", "waiting", "paused"):
            yield f"accounts {name}", str(getattr(self.accounts, name).number)
        for state, number in sorted(self.messages.items()):
            yield f"messages {state}", str(number)
        for (kind, why), number in sorted(self.parked.items()):
            yield f"parked {kind}", f"{number}: {why}"
        yield "oldest message due", _ago(self.at, self.oldest) if self.oldest else "nothing waits"
        yield (
            "oldest account due",
            _ago(self.at, self.account_due) if self.account_due else "nothing waits",
        )
        for each in self.failing:
            yield f"failing {each.reason}", str(each.accounts)
            for host, number in each.hosts:
                yield f"  at {host}", str(number)
        yield "last copy", _ago(self.at, self.copied)
        yield "last copy read back", _ago(self.at, self.proved)
        yield "last self-test", _ago(self.at, self.tested)
        yield "last canary home", _ago(self.at, self.canary)
        for process in self.processes:
            yield f"process {process.name}", f"{process.version}, {' '.join(process.parts)}"
        yield "mail server", "broken, tried again later" if self.mail_broken else "no trouble seen"
        yield "cases waiting for help", str(self.help_waiting)
        yield "rules", self.policy_trouble or "fine"


def status_of(tx: Transaction, now: datetime) -> Status:
    """How things are at ``now``."""
    return Status(
        at=now,
        ticks={name: _time(tx.remembered(f"tick.{name}")) for name in TICKS},
        messages=tx.message_states(),
        parked=Counter((m.kind.value, m.trouble or "") for m in tx.parked_messages()),
        oldest=tx.oldest_queued(),
        accounts=tx.account_health(now),
        help_waiting=len(waiting(tx)),
        policy_trouble=tx.remembered("policy.trouble") or "",
        mail_broken=bool(tx.remembered("mail-broken")),
        account_due=tx.oldest_due(),
        failing=failing(tx.failing_accounts()),
        processes=heard(tx.remembered(PROCESSES), now),
        tested=_time(tx.remembered(TESTED)),
        copied=_time(tx.remembered(COPIED)),
        proved=_time(tx.remembered(PROVED)),
        canary=last_home(tx),
        canary_missing=missing(tx, now),
    )


def _time(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _ago(now: datetime, at: datetime | None) -> str:
    if at is None:
        return "never"
    if at > now:
        return "not due yet"
    return f"{int((now - at).total_seconds())} s ago"


def note_process(tx: Transaction, process: Process) -> None:
    """A process says that it is there."""
    known = heard(tx.remembered(PROCESSES), process.at)
    tx.remember(PROCESSES, told(known, process))
