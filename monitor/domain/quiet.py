"""When a note may be sent: never in quiet hours, and at most one a day (promise 5)."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from monitor.domain.member import Member, QuietHours

DAY = timedelta(days=1)
SATURDAY = 5


def next_allowed(member: Member, now: datetime, *, urgent: bool = False) -> datetime:
    """The first moment from ``now`` on at which a note may go to this member.

    A leaked secret or somebody's personal data is ``urgent``: it waits for nothing.
    """
    if urgent:
        return now
    last = member.last_note_at
    return awake(member, now if last is None else max(now, last + DAY))


def awake(member: Member, moment: datetime) -> datetime:
    """The first moment from ``moment`` on that lies outside the member's quiet hours."""
    return outside(member.quiet, member.timezone, moment)


def outside(quiet: QuietHours, timezone: str, moment: datetime) -> datetime:
    """The first moment from ``moment`` on that lies outside these hours, by the clock there."""
    zone = ZoneInfo(timezone)
    local = moment.astimezone(zone)
    while (later := _leap(quiet, local)) is not None:
        # By way of UTC, so that an hour that the clocks skip becomes one that exists.
        local = later.astimezone(UTC).astimezone(zone)
    return local.astimezone(UTC)


def _leap(quiet: QuietHours, local: datetime) -> datetime | None:
    """Where the quiet stretch around ``local`` ends, or None when there is none."""
    if quiet.weekends and local.weekday() >= SATURDAY:
        return (local + DAY).replace(hour=0, minute=0, second=0, microsecond=0)
    if not _within(quiet, local):
        return None
    end = local.replace(
        hour=quiet.end.hour, minute=quiet.end.minute, second=quiet.end.second, microsecond=0
    )
    return end if end.time() > local.time() else end + DAY


def _within(quiet: QuietHours, local: datetime) -> bool:
    at = local.time()
    if quiet.start <= quiet.end:
        return quiet.start <= at < quiet.end
    return at >= quiet.start or at < quiet.end
