"""The one picture of the dashboard: shapes are SVG, all that is read is text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.adapters.catalogue import Words
from monitor.domain.figures import Week

TALLEST = 160
BLANK = 36
"""Height of the box of a week that is left blank; it means nothing."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One week. Heights are in pixels; ``notes`` is None when the week is left blank."""

    week: str
    notes: int | None
    put_right: int
    height: int
    share: int
    """How much of the bar was put right, in percent."""


def bars(weeks: Sequence[Week], w: Words) -> tuple[Bar, ...]:
    """Bars to one scale."""
    most = max((week.figures.notes or 0 for week in weeks if not week.blank), default=0)
    return tuple(_bar(week, most, w) for week in weeks)


def _bar(week: Week, most: int, w: Words) -> Bar:
    number, figures = week_number(week.start, w), week.figures
    if figures.notes is None or figures.put_right is None:
        return Bar(number, None, 0, BLANK, 0)
    height = max(1, round(TALLEST * figures.notes / most)) if most else 1
    share = round(100 * figures.put_right / figures.notes) if figures.notes else 0
    return Bar(number, figures.notes, figures.put_right, height, share)


def week_number(monday: datetime, w: Words) -> str:
    """The week's number in its year."""
    return str(monday.astimezone(w.zone).isocalendar().week)
