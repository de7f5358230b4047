"""The weekly figures for comms: queued once a week, and made when the mail leaves or the page is opened."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from monitor.domain.figures import Week, by_rule, figures
from monitor.domain.letter import Digest, HelpCase
from monitor.domain.message import Kind, Office, to_office
from monitor.ports import Transaction

WEEK = timedelta(weeks=1)
TREND = 8
"""Weeks that the trend shows."""

BLOCK = 4
"""Weeks that the figures by rule cover: always full blocks, counted from a fixed Monday."""

SINCE = "digest.since"
"""What the service remembers as its own first day."""

EPOCH = date(2024, 1, 15)
"""A Monday."""


def last_week(now: datetime, timezone: str) -> str:
    """The label of the last full ISO week: ``2026-W47``."""
    today = now.astimezone(ZoneInfo(timezone)).date()
    year, week, _ = (today - WEEK).isocalendar()
    return f"{year}-W{week:02}"


def queue_digest(
    tx: Transaction,
    addresses: Sequence[str],
    now: datetime,
    timezone: str,
    new_id: Callable[[], str],
) -> int:
    """Queue last week's digest for each mailbox; how many were new. Asking twice changes nothing."""
    label = last_week(now, timezone)
    messages = to_office(
        Office.COMMS, addresses, Kind.DIGEST, f"digest:{label}", (("week", label),), now, new_id
    )
    return sum(tx.queue(message) for message in messages)


def weekly(tx: Transaction, label: str, now: datetime, timezone: str, lang: str) -> Digest:
    """The digest of one week, without any number about fewer than five people."""
    monday = date.fromisoformat(f"{label}-1")
    zone = ZoneInfo(timezone)
    trend = tuple(_week(tx, monday - n * WEEK, zone) for n in reversed(range(TREND)))
    first = _block_before(monday + WEEK)
    block = tuple(_week(tx, first + n * WEEK, zone) for n in range(BLOCK))
    start, end = _midnight(first, zone), _midnight(first + BLOCK * WEEK, zone)
    return Digest(
        label=label,
        week=trend[-1],
        trend=trend,
        rule_weeks=(start, block[-1].start),
        rules=by_rule(tx.tally(start, end), _served(tx, block)),
        health=tx.account_health(now),
        shadowed=tuple(sorted((rule, at, why) for rule, (at, why) in tx.shadowed().items())),
        help=tuple(
            HelpCase(case.id, case.worst.conduct, case.worst.kind, case.asked_at or case.opened_at)
            for case in tx.cases_for("help")
        ),
        lang=lang,
        timezone=timezone,
    )


def _served(tx: Transaction, block: tuple[Week, ...]) -> tuple[Week, ...]:
    """The weeks in which the service ran: of those before there is nothing that could be worked out."""
    since = tx.remembered(SINCE)
    return tuple(
        w for w in block if since is None or datetime.fromisoformat(since) < w.start + WEEK
    )


def _block_before(monday: date) -> date:
    """The Monday on which the last full block before ``monday`` began."""
    return EPOCH + ((monday - EPOCH) // WEEK // BLOCK - 1) * BLOCK * WEEK


def _week(tx: Transaction, monday: date, zone: ZoneInfo) -> Week:
    start = _midnight(monday, zone)
    return Week(start, figures(tx.tally(start, _midnight(monday + WEEK, zone))))


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
