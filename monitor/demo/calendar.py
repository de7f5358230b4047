"""The demo's own time: a Tuesday morning to start with, and a week that passes when it is told to."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from monitor.domain.calendar import BLOCK, EPOCH, WEEK

ZONE = ZoneInfo("Europe/Amsterdam")
MORNING = time(10, 0)


class Calendar:
    """A clock that runs as fast as the real one, but begins elsewhere and can be set forward."""

    def __init__(self, real: Callable[[], datetime]) -> None:
        self.real = real
        self.ahead = _first_morning(real()) - real()

    def __call__(self) -> datetime:
        """The time in the demo, in UTC."""
        return self.real() + self.ahead

    def go_to(self, moment: datetime) -> None:
        """Let the time until ``moment`` pass at once; it never goes back."""
        self.ahead += max(timedelta(0), moment - self())

    def next_monday(self) -> datetime:
        """The Monday after, at an hour when mail may be sent."""
        today = self().astimezone(ZONE).date()
        return _morning(today + timedelta(days=7 - today.weekday()))

    def next_workday(self) -> datetime:
        """Tomorrow morning, or Monday's."""
        today = self().astimezone(ZONE).date()
        return _morning(
            today + timedelta(days=max(1, 7 - today.weekday() if today.weekday() > 3 else 1))
        )


def _first_morning(now: datetime) -> datetime:
    """The Tuesday whose week ends a four-week period: its digest then has figures by rule too."""
    today = now.astimezone(ZONE).date()
    last_monday = EPOCH + ((today - EPOCH) // WEEK // BLOCK * BLOCK - 1) * WEEK
    return _morning(last_monday + timedelta(days=1))


def _morning(day: date) -> datetime:
    return datetime.combine(day, MORNING, ZONE)
