"""How the service is doing, in counts and times: for the operator, without anybody's name.

The page and the command show one report, and all of it.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain.accounts import AccountHealth
from monitor.domain.failing import Failing, failing
from monitor.domain.machine import Machine, Process, heard, told, without
from monitor.domain.message import Message
from monitor.errors import Said
from monitor.ports import Transaction
from monitor.usecases.callcomms import waiting
from monitor.usecases.canary import last_home, missing
from monitor.usecases.examine import SKEW, Probe

TICKS = ("poll", "recheck", "deliver", "digest", "forget", "learn", "policy")
BEGAN = "began"
"""The memo that holds when a process was first heard of."""
PROCESSES = "processes"
"""The memo that holds which processes were heard of."""
TESTED, PROBED = "self-test", "self-test.probes"
RULES_VERSION, RULES_HELD = "policy.version", "policy.held"
"""Memos: which rules the service has in force, and which of them it holds."""
COPIED, PROVED = "backup.made", "backup.proved"
MIB = 1024 * 1024
MOST_DELAYED = 50
"""Of mails that wait for another try: enough to read what is in their way."""
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
    delayed: Mapping[tuple[str, str], int]
    """How many were tried in vain and wait for another try, in the same way."""
    oldest: datetime | None
    """Due time of the message that has waited longest."""
    accounts: AccountHealth
    help_waiting: int
    policy_trouble: Said | None
    rules_held: tuple[Said, ...]
    """Rules that are not run, since they match too much, each in one line."""
    rules_version: str
    mail_broken: bool
    account_due: datetime | None = None
    """When the account that has waited longest was to be read."""
    failing: tuple[Failing, ...] = ()
    processes: tuple[Process, ...] = ()
    tested: datetime | None = None
    """When the service last tried out its own defences; it does not start where one fails."""
    probes: tuple[Probe, ...] = ()
    """What became of each of them then."""
    copied: datetime | None = None
    """When the last hourly copy was made, and when one was last read back."""
    proved: datetime | None = None
    canary: datetime | None = None
    """When the last canary that came home was sent out."""
    canary_missing: bool = False
    began: datetime | None = None
    """When the first process was first heard of."""

    @property
    def stale(self) -> tuple[str, ...]:
        """Loops that do not turn now, or never have: where processes run apart, one may have been left out."""
        turned = {name: at or self.began for name, at in self.ticks.items()}
        return tuple(name for name, at in turned.items() if at and self.at - at > STALE)

    @property
    def troubles(self) -> tuple[str, ...]:
        """What wants a hand, each a short stable word."""
        found = {
            "loops": bool(self.stale),
            "rules": bool(self.policy_trouble),
            "held": bool(self.rules_held),
            "self-test": any(probe.trouble for probe in self.probes),
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
        yield from self._queues()
        for each in self.failing:
            yield f"failing {each.reason}", str(each.accounts)
            for host, number in each.hosts:
                yield f"  at {host}", str(number)
        yield from self._care()
        for process in self.processes:
            seen = _ago(self.at, process.at)
            yield f"process {process.name}", f"{process.version}, {' '.join(process.parts)}, {seen}"
        yield "rules in force", self.rules_version or "not read yet"
        yield "rules", str(self.policy_trouble or "fine")
        for line in self.rules_held:
            yield "  held", str(line)

    def _queues(self) -> Iterator[tuple[str, str]]:
        for state, number in sorted(self.messages.items()):
            yield f"messages {state}", str(number)
        for (kind, why), number in sorted(self.parked.items()):
            yield f"parked {kind}", f"{number}: {why}"
        for (kind, why), number in sorted(self.delayed.items()):
            yield f"tried in vain {kind}", f"{number}, tried again later: {why}"
        for what, due in (("message", self.oldest), ("account", self.account_due)):
            yield f"oldest {what} due", _ago(self.at, due) if due else "nothing waits"
        yield "mail server", "broken, tried again later" if self.mail_broken else "no trouble seen"
        yield "cases waiting for help", str(self.help_waiting)

    def _care(self) -> Iterator[tuple[str, str]]:
        yield "last copy", _ago(self.at, self.copied)
        yield "last copy read back", _ago(self.at, self.proved)
        yield "last self-test", _ago(self.at, self.tested)
        for probe in self.probes:
            yield f"  {probe.name}", probe.trouble or "holds"
        home = _ago(self.at, self.canary)
        yield "last canary home", f"{home}, the next is missing" if self.canary_missing else home


def status_of(tx: Transaction, now: datetime) -> Status:
    """How things are at ``now``."""
    return Status(
        at=now,
        ticks={name: _time(tx.remembered(f"tick.{name}")) for name in TICKS},
        messages=tx.message_states(),
        parked=_reasons(tx.parked_messages()),
        delayed=_reasons(tx.delayed_messages(MOST_DELAYED)),
        oldest=tx.oldest_queued(),
        accounts=tx.account_health(now),
        help_waiting=len(waiting(tx)),
        policy_trouble=_said(tx.remembered("policy.trouble") or ""),
        rules_held=tuple(map(Said.of, json.loads(tx.remembered(RULES_HELD) or "[]"))),
        rules_version=tx.remembered(RULES_VERSION) or "",
        mail_broken=bool(tx.remembered("mail-broken")),
        account_due=tx.oldest_due(),
        failing=failing(tx.failing_accounts()),
        processes=heard(tx.remembered(PROCESSES), now),
        began=_time(tx.remembered(BEGAN)),
        tested=_time(tx.remembered(TESTED)),
        probes=tuple(Probe(*one) for one in json.loads(tx.remembered(PROBED) or "[]")),
        copied=_time(tx.remembered(COPIED)),
        proved=_time(tx.remembered(PROVED)),
        canary=last_home(tx),
        canary_missing=missing(tx, now),
    )


def _reasons(messages: Iterable[Message]) -> Mapping[tuple[str, str], int]:
    return Counter((message.kind.value, message.trouble or "") for message in messages)


def _said(written: str) -> Said | None:
    if not written:
        return None
    return Said.of(json.loads(written) if written.startswith("{") else written)


def _time(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _ago(now: datetime, at: datetime | None) -> str:
    if at is None:
        return "never"
    if at > now:
        return "not due yet"
    return f"{int((now - at).total_seconds())} s ago"


@dataclass(frozen=True, slots=True)
class Report:
    """What the service has written down, and what it runs on: all that an operator is shown."""

    status: Status
    machine: Machine

    @property
    def skew(self) -> timedelta:
        """How far the clocks of all who write here are apart, as far as one can see that from here."""
        now, theirs = self.status.at, self.machine.database.at
        written = [*self.status.ticks.values(), *(p.at for p in self.status.processes)]
        ahead = [at - now for at in written if at is not None and at > now]
        return max([*ahead, abs(theirs - now) if theirs else timedelta()], default=timedelta())

    @property
    def troubles(self) -> tuple[str, ...]:
        """What wants a hand, each a short stable word."""
        here = {"disk": self.machine.database.full, "clock": self.skew > SKEW}
        return (*self.status.troubles, *(word for word, wanted in here.items() if wanted))

    def lines(self) -> Iterator[tuple[str, str]]:
        """Name and value, to be printed one below the other."""
        yield from self.status.lines()
        machine, base = self.machine, self.machine.database
        apart = int(self.skew.total_seconds())
        yield "clocks", f"{apart} s apart" if self.skew > SKEW else "agree"
        yield "copies", "made by Amends" if machine.copies else "made by the company itself"
        yield "figures", _empty(machine.unfiled)
        yield "master key", machine.master_key or "no file to read it from"
        if machine.former_key:
            yield "master key before it", f"{machine.former_key}, still read"
        for name, number in machine.versions.items():
            yield f"version of {name}", number
        room = "" if base.free is None else f", {base.free // MIB} MB free beside it"
        yield "database", f"{base.kind}, {base.size // MIB} MB{room}"
        if machine.ballast is not None:
            yield "ballast", f"{machine.ballast // MIB} MB, given up when the disk is full"


def _empty(settings: Sequence[str]) -> str:
    return f"none are made: {', '.join(settings)} say nothing" if settings else "made"


def note_process(tx: Transaction, process: Process) -> None:
    """A process says that it is there."""
    tx.in_turn(PROCESSES)
    if tx.remembered(BEGAN) is None:
        tx.remember(BEGAN, process.at.isoformat())
    known = heard(tx.remembered(PROCESSES), process.at)
    tx.remember(PROCESSES, told(known, process))


def forget_process(tx: Transaction, name: str, now: datetime) -> None:
    """A process says that it ends."""
    tx.in_turn(PROCESSES)
    tx.remember(PROCESSES, without(heard(tx.remembered(PROCESSES), now), name))
