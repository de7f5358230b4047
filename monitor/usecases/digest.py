"""The figures for comms: queued once a period, and made when the mail leaves or the page is opened."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from monitor.domain.calendar import (
    BLOCK,
    WEEK,
    Rhythm,
    block_before,
    label_of,
    last_week,
    midnight,
    monday_of,
)
from monitor.domain.figures import Week, by_rule, figures
from monitor.domain.letter import Digest, HelpCase
from monitor.domain.message import Kind, Office, to_office
from monitor.domain.published import (
    HEALTH,
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
from monitor.domain.tally import AccountHealth, RuleFigures
from monitor.ports import Transaction

TREND = 12
"""Weeks that the trend shows."""

SINCE = "digest.since"
"""What the service remembers as its own first day."""

FEED = "figures.feed"
"""What it remembers of the secret address of the figures' feed: a digest, empty while there is none."""

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
    """The digest of one week, without any number about fewer than five people."""
    monday, zone = monday_of(label), ZoneInfo(timezone)
    trend = tuple(_week(tx, monday - n * WEEK, zone, now) for n in reversed(range(TREND)))
    first = block_before(monday + WEEK)
    begins, ends = midnight(monday, zone), midnight(monday + WEEK, zone)
    return Digest(
        label=label,
        week=trend[-1],
        trend=trend,
        rule_weeks=(midnight(first, zone), midnight(first + (BLOCK - 1) * WEEK, zone)),
        rules=_rules(tx, first, zone, now),
        health=_health(tx, now),
        shadowed=tuple(sorted((rule, at, why) for rule, (at, why) in tx.shadowed().items())),
        changed=tuple(
            r
            for r in reversed(tx.revisions())
            if begins <= r.at < ends and r.deed is not Deed.FOUND
        ),
        help=tuple(
            HelpCase(case.id, case.worst.conduct, case.worst.kind, case.asked_at or case.opened_at)
            for case in tx.cases_for("help")
        ),
        monthly=monthly,
        lang=lang,
        timezone=timezone,
    )


def blocks(
    tx: Transaction, label: str, now: datetime, timezone: str
) -> tuple[tuple[str, tuple[RuleFigures, ...]], ...]:
    """The figures by rule of three full blocks up to a week, oldest first, by their first week."""
    first, zone = block_before(monday_of(label) + WEEK), ZoneInfo(timezone)
    mondays = [first - n * BLOCK * WEEK for n in reversed(range(TREND // BLOCK))]
    return tuple((label_of(monday), _rules(tx, monday, zone, now)) for monday in mondays)


def _week(tx: Transaction, monday: date, zone: ZoneInfo, now: datetime) -> Week:
    """What may be shown of a week; once it is over, the same for ever."""
    start, end = midnight(monday, zone), midnight(monday + WEEK, zone)
    name = week_name(label_of(monday))
    told = tx.remembered(name)
    if told is not None:
        return Week(start, read(told))
    found = Week(start, figures(tx.tally(start, end)))
    if end <= now:
        tx.remember(name, written(found.figures))
    return found


def _rules(tx: Transaction, first: date, zone: ZoneInfo, now: datetime) -> tuple[RuleFigures, ...]:
    """What may be shown by rule of the block that began then; the same for ever."""
    name = block_name(label_of(first))
    told = tx.remembered(name)
    if told is not None:
        return rows_read(told)
    weeks = _served(tx, tuple(_week(tx, first + n * WEEK, zone, now) for n in range(BLOCK)))
    whole = tx.tally(midnight(first, zone), midnight(first + BLOCK * WEEK, zone))
    rows = by_rule(whole, weeks) if add_up(whole.by_rule, weeks) else ()
    if midnight(first + BLOCK * WEEK, zone) <= now:
        tx.remember(name, rows_written(rows))
    return rows


def _served(tx: Transaction, block: tuple[Week, ...]) -> tuple[Week, ...]:
    """The weeks in which the service ran: of those before there is nothing that could be worked out."""
    since = tx.remembered(SINCE)
    return tuple(
        w for w in block if since is None or datetime.fromisoformat(since) < w.start + WEEK
    )


def _health(tx: Transaction, now: datetime) -> AccountHealth:
    """How the accounts are doing, in numbers that move by five people at least."""
    told = Steady.of(tx.remembered(HEALTH))
    found = told.moved(tx.account_health(now))
    if found != told:
        tx.remember(HEALTH, str(found))
    return AccountHealth(reading=found.reading, unread=found.unread, paused=found.paused)
