"""When a feed itself says that nobody need ask: its words about how often, and at what hours, it changes.

They are read from what stands around its items, by patterns that take linear time.
"""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

HOUR = timedelta(hours=1)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PERIODS = {
    "hourly": HOUR,
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}

_ASIDE = re.compile(rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_TTL = re.compile(rb"<ttl>\s{0,40}(\d{1,9})\s{0,40}</ttl>")
_SKIP = re.compile(rb"<skip(Hours|Days)>(.{0,4000}?)</skip\1>", re.DOTALL)
_SKIPPED = re.compile(rb"<(?:hour|day)>\s{0,40}(\w{1,9})\s{0,40}</")
_PERIOD = re.compile(rb"<\w{1,20}:updatePeriod>\s{0,40}([a-z]{1,9})\s{0,40}</")
_FREQUENCY = re.compile(rb"<\w{1,20}:updateFrequency>\s{0,40}(\d{1,9})\s{0,40}</")


@dataclass(frozen=True, slots=True)
class Rest:
    """How long after one look, and at which times, a feed asks for none."""

    seconds: int = 0
    hours: frozenset[int] = frozenset()
    """Of the day, in UTC."""
    days: frozenset[int] = frozenset()
    """Of the week, Monday being 0, in UTC."""

    def skips(self, at: datetime) -> bool:
        """Whether this is a time at which nobody need ask."""
        there = at.astimezone(UTC)
        return there.hour in self.hours or there.weekday() in self.days

    def over(self, at: datetime, until: datetime) -> datetime:
        """The first time from ``at`` on that is not skipped; ``until`` if there is none before."""
        while at < until and self.skips(at):
            at += HOUR
        return min(at, until)

    def written(self) -> str | None:
        """As one short text for a cursor; None where nothing is asked for."""
        if self == Rest():
            return None
        return json.dumps([self.seconds, sorted(self.hours), sorted(self.days)])

    @classmethod
    def read(cls, text: str | None) -> "Rest":
        """As ``written`` wrote it."""
        if text is None:
            return cls()
        seconds, hours, days = json.loads(text)
        return cls(seconds, frozenset(hours), frozenset(days))


def rest_of(frame: bytes) -> Rest:
    """What the part of an XML feed around its items asks for: RSS ``ttl``, ``skipHours``, ``skipDays``, and
    ``updatePeriod`` with ``updateFrequency`` of the syndication module."""
    said = _ASIDE.sub(b"", frame.replace(b"\x00", b""))
    skipped: dict[bytes, list[str]] = {b"Hours": [], b"Days": []}
    for which, names in _SKIP.findall(said):
        skipped[which].extend(name.decode("latin-1").lower() for name in _SKIPPED.findall(names))
    # The hour after 23 was 24 once (RSS 0.91).
    hours = {int(hour) % 24 for hour in skipped[b"Hours"] if hour.isascii() and hour.isdigit()}
    days = {DAYS.index(day) for day in skipped[b"Days"] if day in DAYS}
    minutes = _TTL.search(said)
    seconds = max(int(minutes[1]) * 60 if minutes else 0, _between(said))
    return Rest(seconds, _some(hours, 24), _some(days, 7))


def _between(said: bytes) -> int:
    """Seconds from one change to the next, where the feed changes so many times in a period."""
    period, frequency = _PERIOD.search(said), _FREQUENCY.search(said)
    whole = PERIODS.get(period[1].decode()) if period else None
    times = int(frequency[1]) if frequency else 1
    return int(whole.total_seconds()) // times if whole and times else 0


def _some(skipped: set[int], of: int) -> frozenset[int]:
    """Who skips all of them means none."""
    return frozenset(skipped) if len(skipped) < of else frozenset()
