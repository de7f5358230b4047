"""Few people: what of a period's figures may be shown at all (promise 7).

Five *people*, not five notes, stand behind every number and behind what is left when it is taken away.
Authors whom comms knows, since they asked for help or share their posts, are not among the five: comms
could take them away.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from monitor.domain.tally import FEWEST, Count, RuleFigures, Tally


def shown(count: Count) -> int | None:
    """The number, or None when it is about fewer than five people."""
    return count.number if count.people >= FEWEST else None


@dataclass(frozen=True, slots=True)
class Figures:
    """A tally without the numbers that are about too few people; those are None, never 0."""

    read: int | None = None
    """Posts that were checked, where five people wrote them."""
    notes: int | None = None
    people: int | None = None
    put_right: int | None = None
    edited: int | None = None
    removed: int | None = None
    declined: int | None = None
    unanswered: int | None = None
    useful: int | None = None
    """Called useful by their authors in so many words; it overlaps with what was put right."""
    hours_to_right: int | None = None
    unprompted: int | None = None
    """Beside the others, not among them: no sum holds it, so nothing can be worked out from it."""


def figures(tally: Tally) -> Figures:
    """What may be shown of a tally."""
    read, unprompted = shown(tally.checked), shown(tally.unprompted)
    return replace(_of_notes(tally), read=read, unprompted=unprompted)


def _of_notes(tally: Tally) -> Figures:
    notes = shown(tally.notes)
    if notes is None:
        return Figures()
    # Who got no note is the complement of who got one.
    people = tally.told if tally.active - tally.notes.people >= FEWEST else None
    useful = tally.useful.number if _enough(tally.useful, tally.not_useful) else None
    told = Figures(notes=notes, people=people, useful=useful)
    if not _enough(tally.put_right, tally.not_right):
        return told
    hours = None if tally.hours_to_right is None else round(tally.hours_to_right)
    told = replace(told, put_right=tally.put_right.number, hours_to_right=hours)
    if _enough(tally.edited, tally.removed):
        told = replace(told, edited=tally.edited.number, removed=tally.removed.number)
    if not _enough(tally.declined, tally.unanswered):
        return told
    return replace(told, declined=tally.declined.number, unanswered=tally.unanswered.number)


def _enough(count: Count, rest: Count) -> bool:
    """Whether a number, and what is left when it is taken away, are about enough people."""
    return min(count.people, rest.people) >= FEWEST


@dataclass(frozen=True, slots=True)
class Week:
    """One bar of the trend."""

    start: datetime
    figures: Figures

    @property
    def blank(self) -> bool:
        """True when one of its two numbers would be about fewer than five people."""
        return self.figures.put_right is None


def shown_beside(rows: tuple[RuleFigures, ...], weeks: tuple[Week, ...]) -> tuple[RuleFigures, ...]:
    """The rows by conduct rule that may be shown beside these weeks of the same period.

    None when a number is shown for some of the weeks and hidden for others: the rows add up to the
    whole period, so the hidden ones could be worked out by taking the others away.
    """
    if len({(w.figures.notes is None, w.figures.put_right is None) for w in weeks}) > 1:
        return ()
    return tuple(row for row in rows if row.enough)
