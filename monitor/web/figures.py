"""Figures by conduct rule, as bars on a page and as columns of a file."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from zoneinfo import ZoneInfo

from monitor.adapters.letters import capital, conduct_name
from monitor.domain.calendar import BLOCK, WEEK, label_of, monday_of
from monitor.domain.figures import Week
from monitor.domain.letter import Digest
from monitor.domain.tally import CONDUCTS, RuleFigures
from monitor.web.deps import Visit

Block = tuple[str, tuple[RuleFigures, ...]]
"""The first week of a full period of four, and what may be shown of it by rule."""


@dataclass(frozen=True, slots=True)
class Period:
    """Four weeks by rule. Bars of all periods stand to one scale, ``most``."""

    first: int
    last: int
    rows: tuple[tuple[str, RuleFigures], ...]
    most: int


def periods(told: Sequence[Block], rule: int | None, visit: Visit) -> list[Period]:
    """The newest period; of one rule the two before it as well, oldest first."""
    chosen = [(label, of_rule(rows, rule)) for label, rows in (told if rule else told[-1:])]
    most = max((row.notes.number for _, rows in chosen for row in rows), default=1)
    return [
        Period(*_ends(label), tuple((rule_names(row, visit), row) for row in rows), most)
        for label, rows in chosen
    ]


def of_rule(rows: tuple[RuleFigures, ...], rule: int | None) -> tuple[RuleFigures, ...]:
    """The row that holds a rule, together with whatever it had to stand with."""
    return tuple(row for row in rows if rule is None or rule in row.conducts)


def _ends(label: str) -> tuple[int, int]:
    first = monday_of(label)
    return first.isocalendar().week, (first + (BLOCK - 1) * WEEK).isocalendar().week


def rule_names(row: RuleFigures, visit: Visit) -> str:
    """``3. Voice``; several rules that stand together are all named."""
    mail, w = visit.mail_words, visit.words
    if len(row.conducts) == len(CONDUCTS):
        return w("All five rules together")
    names = [f"{number}. {capital(conduct_name(number, mail))}" for number in row.conducts]
    if len(names) == 1:
        return names[0]
    return w("{most} and {last}, together", most=", ".join(names[:-1]), last=names[-1])


COLUMNS = (
    *("first_week", "last_week", "rules", "read", "notes", "people", "put_right", "edited"),
    *("removed", "declined", "open", "hours_to_right", "unprompted"),
)


def in_columns(digest: Digest, told: Sequence[Block], rule: int | None, timezone: str) -> str:
    """One line a week, and one a rule and period. A week is about all rules, so a chosen rule has
    none of its own."""
    file = StringIO(newline="")
    lines = csv.writer(file)
    lines.writerow(COLUMNS)
    zone = ZoneInfo(timezone)
    lines.writerows(_week(week, zone) for week in digest.trend if rule is None)
    for label, rows in told:
        lines.writerows(_rows(label, of_rule(rows, rule)))
    return file.getvalue()


def _week(week: Week, zone: ZoneInfo) -> tuple[object, ...]:
    label, f = label_of(week.start.astimezone(zone).date()), week.figures
    told = (f.read, f.notes, f.people, f.put_right, f.edited, f.removed, f.declined, f.unanswered)
    return (label, label, "1 2 3 4 5", *told, f.hours_to_right, f.unprompted)


def _rows(label: str, rows: Sequence[RuleFigures]) -> Iterator[tuple[object, ...]]:
    last = label_of(monday_of(label) + (BLOCK - 1) * WEEK)
    for row in rows:
        rules = " ".join(map(str, row.conducts))
        right = row.put_right.number
        yield (label, last, rules, None, row.notes.number, None, right, *[None] * 6)
