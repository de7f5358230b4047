"""The figures for comms: queued once a period, and made when the mail leaves or the page is opened."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from monitor.domain.accounts import AccountHealth
from monitor.domain.calendar import (
    BLOCK,
    WEEK,
    Rhythm,
    block_before,
    end_of,
    label_of,
    last_week,
    midnight,
    monday_of,
)
from monitor.domain.experience import BY_FILE, SHADOW, Experience, Shadow
from monitor.domain.figures import Figures, Week, figures, shown_beside
from monitor.domain.letter import Digest, HelpCase
from monitor.domain.message import Kind, Office, to_office
from monitor.domain.published import (
    HEALTH,
    Published,
    Steady,
    add_up,
    block_name,
    read,
    rows_read,
    rows_written,
    week_name,
    written,
)
from monitor.domain.revision import Deed
from monitor.domain.tally import KEPT, Kept, RuleFigures, Tally, by_rule, kept, tally
from monitor.ports import Transaction
from monitor.usecases.callcomms import waiting
from monitor.usecases.storm import STORM

TREND = 12
"""Weeks that the trend shows."""

SINCE = "digest.since"
"""What the service remembers as its own first day."""

FEED = "figures.feed"
"""What it remembers of the secret address of the figures' feed: a digest, empty while there is none."""

QUIET = "rules.quiet"
"""What it remembers as the rules that their own texts keep in shadow."""

TOLD = "digest.told"
"""What it remembers as the newest week whose digest was queued."""


def queue_owed(
    tx: Transaction,
    addresses: Sequence[str],
    rhythm: Rhythm,
    now: datetime,
    new_id: Callable[[], str],
) -> int:
    """Queue every digest that is owed, also of weeks in which nothing ran; how many were new."""
    since, due = tx.remembered(SINCE), rhythm.due(now)
    told = tx.remembered(TOLD) or _before(since, due, rhythm.timezone)
    labels = rhythm.owed(told, now)
    if due > told:
        tx.remember(TOLD, due)
    return sum(_queue(tx, addresses, label, rhythm, now, new_id) for label in labels)


def _before(since: str | None, due: str, timezone: str) -> str:
    """The week before the first that can be told of: that before the one that is due, and none in
    which the service did not run."""
    before = label_of(monday_of(due) - WEEK)
    return max(before, last_week(datetime.fromisoformat(since), timezone)) if since else before


def _queue(
    tx: Transaction,
    addresses: Sequence[str],
    label: str,
    rhythm: Rhythm,
    now: datetime,
    new_id: Callable[[], str],
) -> int:
    slots = (("week", label), ("monthly", "yes" if rhythm.monthly else ""))
    queued = to_office(Office.COMMS, addresses, Kind.DIGEST, f"digest:{label}", slots, now, new_id)
    return sum(tx.queue(message) for message in queued)


def weekly(
    tx: Transaction, label: str, now: datetime, timezone: str, lang: str, *, monthly: bool = False
) -> Digest:
    """The digest of one week, or of the four that end with it, without any number about fewer than five
    people."""
    monday, zone = monday_of(label), ZoneInfo(timezone)
    first = monday - (BLOCK - 1) * WEEK if monthly else monday
    begins, ends = midnight(first, zone), midnight(monday + WEEK, zone)
    return Digest(
        label=label,
        published=published(tx, label, now, timezone),
        shadowed=in_shadow(tx),
        changed=tuple(
            r
            for r in reversed(tx.revisions())
            if begins <= r.at < ends and r.deed is not Deed.FOUND
        ),
        help=tuple(
            HelpCase(case.id, case.worst.conduct, case.worst.kind, case.asked_at or case.opened_at)
            for case in waiting(tx)
        ),
        monthly=monthly,
        late=label < last_week(now, timezone),
        lang=lang,
        timezone=timezone,
    )


def published(tx: Transaction, label: str, now: datetime, timezone: str) -> Published:
    """All figures that may leave: of the twelve weeks up to one that is over, and of the three full blocks
    before its end. Whatever way out there is, mail, page, file, feed or hook, it asks here."""
    monday, telling = monday_of(label), _Telling(tx, ZoneInfo(timezone), now)
    newest = block_before(monday + WEEK)
    firsts = [newest - n * BLOCK * WEEK for n in reversed(range(TREND // BLOCK))]
    return Published(
        weeks=tuple(telling.week(monday - n * WEEK) for n in reversed(range(TREND))),
        blocks=tuple((label_of(first), telling.rules(first)) for first in firsts),
        health=_health(tx, now),
    )


def note_quiet(tx: Transaction, rules: Iterable[str]) -> None:
    """Remember which rules their own texts keep in shadow, for whoever makes a digest without them."""
    quiet = " ".join(sorted(rules))
    if (tx.remembered(QUIET) or "") != quiet:
        tx.remember(QUIET, quiet)


def in_shadow(tx: Transaction) -> tuple[Shadow, ...]:
    """Rules that write to nobody, by experience or because their own texts say so."""
    known = tx.experiences()
    shadows: dict[str, tuple[datetime | None, str]] = {}
    for rule_id in (tx.remembered(QUIET) or "").split():
        shadows[rule_id] = None, BY_FILE
    shadows.update(tx.shadowed())
    return tuple(
        _shadow(rule_id, since, why, known.get(rule_id))
        for rule_id, (since, why) in sorted(shadows.items())
    )


def _shadow(rule_id: str, since: datetime | None, why: str, known: Experience | None) -> Shadow:
    if known is None:
        return Shadow(rule_id, since, why)
    return Shadow(rule_id, since, why, known.told.get(SHADOW), ready=known.ready and why != STORM)


@dataclass(frozen=True)
class _Telling:
    """What is told of weeks and blocks at one moment. Each happening is read once, and whom comms knows is
    asked once, and neither while all that is wanted was told before."""

    tx: Transaction
    zone: ZoneInfo
    now: datetime
    _read: dict[date, Kept] = field(default_factory=dict)

    @cached_property
    def _known(self) -> frozenset[str]:
        return self.tx.known_authors()

    def week(self, monday: date) -> Week:
        """What may be shown of a week; once it is over, the same for ever."""
        start, name = midnight(monday, self.zone), week_name(label_of(monday))
        told = self.tx.remembered(name)
        if told is not None:
            return Week(start, read(told))
        whole = not self._forgotten(monday)
        found = Week(start, figures(self._tally(monday)) if whole else Figures())
        if self._over(monday + WEEK):
            self.tx.remember(name, written(found.figures))
        return found

    def rules(self, first: date) -> tuple[RuleFigures, ...]:
        """What may be shown by rule of the block that began then; the same for ever."""
        name = block_name(label_of(first))
        told = self.tx.remembered(name)
        if told is not None:
            return rows_read(told)
        if self._forgotten(first):
            return ()
        weeks = self._served(tuple(self.week(first + n * WEEK) for n in range(BLOCK)))
        kept = tuple(self._kept(first + n * WEEK) for n in range(BLOCK))
        found = by_rule(kept, self._known)
        rows = shown_beside(found, weeks) if add_up(found, weeks) else ()
        if self._over(first + BLOCK * WEEK):
            self.tx.remember(name, rows_written(rows))
        return rows

    def _tally(self, monday: date) -> Tally:
        checked = self.tx.checked(*self._ends(monday))
        return tally(self._kept(monday), checked.beside(self._known), checked.active, self._known)

    def _kept(self, monday: date) -> Kept:
        if monday not in self._read:
            start, end = self._ends(monday)
            self._read[monday] = kept(self.tx.happenings(start, end), start, end)
        return self._read[monday]

    def _ends(self, monday: date) -> tuple[datetime, datetime]:
        return midnight(monday, self.zone), midnight(monday + WEEK, self.zone)

    def _forgotten(self, monday: date) -> bool:
        """Whether some of that week is gone by now: of what is left no figure is made that passes for the
        whole."""
        return midnight(monday, self.zone) < self.now - KEPT

    def _over(self, day: date) -> bool:
        return midnight(day, self.zone) <= self.now

    def _served(self, block: tuple[Week, ...]) -> tuple[Week, ...]:
        """The weeks in which the service ran: of those before there is nothing that could be worked out."""
        since = self.tx.remembered(SINCE)
        began = datetime.fromisoformat(since) if since else None
        return tuple(w for w in block if began is None or began < end_of(w.start, self.zone))


def _health(tx: Transaction, now: datetime) -> AccountHealth:
    """How the accounts are doing, in numbers that move by five people at least."""
    told = Steady.of(tx.remembered(HEALTH))
    found = told.moved(tx.account_health(now))
    if found != told:
        tx.remember(HEALTH, str(found))
    return AccountHealth(
        reading=found.reading, unread=found.unread, waiting=found.waiting, paused=found.paused
    )
