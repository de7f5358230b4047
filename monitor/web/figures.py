"""Figures by conduct rule, as bars on a page and as columns of a file."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from io import StringIO

from monitor.adapters.catalogue import Words
from monitor.adapters.letters import capital, conduct_name
from monitor.domain.accounts import AccountHealth
from monitor.domain.calendar import BLOCK, WEEK, label_of, monday_of
from monitor.domain.figures import Week, shown
from monitor.domain.published import Block, Published
from monitor.domain.tally import CONDUCTS, RuleFigures
from monitor.web.deps import Visit


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
    *("removed", "declined", "open", "useful", "hours_to_right", "unprompted"),
    *("accounts_read", "accounts_unread", "accounts_waiting", "accounts_paused"),
)


def in_columns(told: Published, rule: int | None, w: Words, *, newest: bool) -> str:
    """One line a week, and one a rule and period. A week is about all rules, so a chosen rule has
    none of its own. Accounts are counted now: they stand in the line of the ``newest`` week, and where
    that is not told they stand nowhere."""
    file = StringIO(newline="")
    lines = csv.DictWriter(file, COLUMNS, delimiter=w.column_sign)
    lines.writeheader()
    weeks = [_week(week, w) for week in told.weeks] if rule is None else []
    if newest and weeks:
        weeks[-1].update(_accounts(told.health))
    lines.writerows(weeks)
    for label, rows in told.blocks:
        lines.writerows(_rows(label, of_rule(rows, rule)))
    return file.getvalue()


Line = dict[str, object]


def _week(week: Week, w: Words) -> Line:
    label, figures = label_of(week.start.astimezone(w.zone).date()), asdict(week.figures)
    figures["open"] = figures.pop("unanswered")
    return {"first_week": label, "last_week": label, "rules": _together(CONDUCTS), **figures}


def _together(conducts: Sequence[int]) -> str:
    """``1+2``: a spreadsheet takes other signs between numbers for a date or for one large number."""
    return "+".join(map(str, conducts))


def _accounts(health: AccountHealth) -> Line:
    return {
        "accounts_read": shown(health.reading),
        "accounts_unread": shown(health.unread),
        "accounts_waiting": shown(health.waiting),
        "accounts_paused": shown(health.paused),
    }


def _rows(label: str, rows: Sequence[RuleFigures]) -> Iterator[Line]:
    last = label_of(monday_of(label) + (BLOCK - 1) * WEEK)
    for row in rows:
        yield {
            "first_week": label,
            "last_week": last,
            "rules": _together(row.conducts),
            "notes": row.notes.number,
            "put_right": row.put_right.number,
        }
