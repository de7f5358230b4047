"""Weeks by the company's own clock, and when the figures of one may leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEK = timedelta(weeks=1)

SATURDAY = 5

BLOCK = 4
"""Weeks that the figures by rule cover: always full blocks, counted from a fixed Monday."""

EPOCH = date(2024, 1, 15)
"""A Monday."""

LATEST = 12
"""Digests that are still made up for after the service stood still; older figures are gone by then."""


def label_of(day: date) -> str:
    """The ISO week that a day lies in: ``2026-W47``."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def monday_of(label: str) -> date:
    """The day on which a week begins."""
    return date.fromisoformat(f"{label}-1")


def last_week(now: datetime, timezone: str) -> str:
    """The label of the last full ISO week."""
    return label_of(now.astimezone(ZoneInfo(timezone)).date() - WEEK)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """When a day begins there; in a night that changes the clock too."""
    return datetime.combine(day, time(), zone).astimezone(UTC)


def end_of(start: datetime, zone: ZoneInfo) -> datetime:
    """When the week ends that began at ``start``: by the clock there, so not always 168 hours later."""
    return midnight(start.astimezone(zone).date() + WEEK, zone)


def block_before(monday: date) -> date:
    """The Monday on which the last full block before ``monday`` began."""
    return EPOCH + ((monday - EPOCH) // WEEK // BLOCK - 1) * BLOCK * WEEK


def working_day_before(now: datetime, timezone: str) -> datetime:
    """The same hour of the last day before this one that is no Saturday or Sunday."""
    local = now.astimezone(ZoneInfo(timezone)) - timedelta(days=1)
    while local.weekday() >= SATURDAY:
        local -= timedelta(days=1)
    return local.astimezone(UTC)


def ends_block(label: str) -> bool:
    """True of the last week of a block."""
    return ((monday_of(label) - EPOCH) // WEEK + 1) % BLOCK == 0


@dataclass(frozen=True, slots=True)
class Rhythm:
    """On which day and at what hour figures leave, by the company's own clock."""

    weekday: int
    """Monday is 0."""
    hour: int
    timezone: str
    monthly: bool = False
    """Only every four weeks, once a full block has ended."""

    def due(self, now: datetime) -> str:
        """The newest week whose day and hour have come. It only ever moves on, whatever the clock does
        in spring and autumn."""
        local = now.astimezone(ZoneInfo(self.timezone))
        come = (local.weekday(), local.hour) >= (self.weekday, self.hour)
        return label_of(local.date() - (1 if come else 2) * WEEK)

    def owed(self, told: str, now: datetime) -> tuple[str, ...]:
        """The weeks to tell of since ``told``, oldest first: each once, and none left out because
        nothing ran on its day."""
        return tuple(w for w in _after(told, self.due(now)) if not self.monthly or ends_block(w))[
            -LATEST:
        ]


def _after(told: str, newest: str) -> Iterator[str]:
    monday = monday_of(told) + WEEK
    while monday <= monday_of(newest):
        yield label_of(monday)
        monday += WEEK
