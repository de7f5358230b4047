"""Somebody who keeps every mail, page, file, call and feed there ever was, and works out what they can."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import product

import numpy as np

from monitor.domain.calendar import BLOCK, WEEK
from monitor.domain.tally import CONDUCTS
from tests.usecases.waysout import View

ENDS = ("edited", "removed", "open", "edited useful", "removed useful", "open useful", "declined")
EDITED, REMOVED, OPEN = ((end, f"{end} useful") for end in ENDS[:3])
RIGHT, USEFUL, DECLINED = EDITED + REMOVED, ENDS[3:6], ENDS[6:]
SILENT = ENDS[:3]
"""Neither called useful nor declined."""
ATOMS = [(week, rule, end) for week in range(BLOCK) for rule in CONDUCTS for end in ENDS]
"""What nothing smaller is made of: notes of one week, under one rule, with one end."""

Cell = frozenset[int]
"""Atoms whose sum somebody may want to know."""


def cell(
    week: int | None = None, rules: tuple[int, ...] = CONDUCTS, ends: tuple[str, ...] = ENDS
) -> Cell:
    """The atoms of one week or of all, under these rules, with these ends."""
    return frozenset(
        at for at, (w, r, e) in enumerate(ATOMS) if week in (None, w) and r in rules and e in ends
    )


def wanted() -> Iterator[Cell]:
    """Every figure by week, rule and end, with each of them also left open."""
    kinds = [(end,) for end in ENDS] + [EDITED, REMOVED, OPEN, RIGHT, USEFUL, SILENT, ENDS]
    kinds += [tuple(set(ENDS) - set(kind)) for kind in (RIGHT, USEFUL)]
    for week, rule, ends in product([None, *range(BLOCK)], [None, *CONDUCTS], kinds):
        yield cell(week, CONDUCTS if rule is None else (rule,), ends)


WANTED = tuple(set(wanted()))


NAMED = {
    "notes": ENDS,
    "put_right": RIGHT,
    "edited": EDITED,
    "removed": REMOVED,
    "declined": DECLINED,
    "unanswered": OPEN,
    "useful": USEFUL,
}
"""The figures of a week that are sums of atoms."""


class Adversary:
    """Holds all that was ever published by any way out, and whether one thing was ever told in two ways."""

    def __init__(self) -> None:
        self.weeks: dict[tuple[datetime, str], int] = {}
        self.blocks: dict[datetime, dict[tuple[int, ...], tuple[int, int]]] = {}
        self.seen: dict[object, object] = {}
        self.contradictions: list[object] = []

    def reads(self, view: View) -> None:
        """Keep what is told there, and compare it with all before."""
        for week, told in view.weeks.items():
            for name, number in told.items():
                self._told_before((view.way, week, name), number)
                if number is not None:
                    self._told_before((week, name), number)
                    self.weeks[week, name] = number
        for (first, rule), rows in view.blocks.items():
            chosen = CONDUCTS if rule is None else (rule,)
            if rule is None:
                self._told_before(first, rows)
            for conduct in chosen:
                of_it = {each: rows[each] for each in rows if conduct in each}
                self._told_before((first, conduct), of_it)
            self.blocks.setdefault(first, {}).update(rows)

    def _told_before(self, what: object, told: object) -> None:
        if self.seen.setdefault(what, told) != told:
            self.contradictions.append((what, self.seen[what], told))

    def told(self, first: datetime) -> Mapping[Cell, int]:
        """What is published of one block, as sums of atoms."""
        sums: dict[Cell, int] = {}
        for number in range(BLOCK):
            for name, ends in NAMED.items():
                value = self.weeks.get((first + number * WEEK, name))
                if value is not None:
                    sums[cell(number, CONDUCTS, ends)] = value
        for conducts, (notes, right) in self.blocks.get(first, {}).items():
            sums[cell(None, conducts)] = notes
            sums[cell(None, conducts, RIGHT)] = right
        return sums


def besides(sums: Mapping[Cell, int], own: Mapping[int, int]) -> Mapping[Cell, int]:
    """Sums without the notes of authors who are known anyway: what is left is about all others."""
    return {c: value - sum(own.get(at, 0) for at in c) for c, value in sums.items()}


def worked_out(sums: Mapping[Cell, int]) -> Iterator[Cell]:
    """Every wanted cell whose number follows: by adding and taking away, or because nothing is left that
    it could be."""
    known = np.array([_row(c) for c in sums]).reshape(-1, len(ATOMS))
    values = np.array(list(sums.values()), dtype=float)
    lows, highs = _bounds(sums)
    # What a larger sum leaves for a cell within it: the sum without the least, or the most, of its rest.
    within = GOALS @ (1 - known).T == 0
    most_left = values - (known @ lows - (GOALS @ lows)[:, None])
    least_left = values - (_most(known, highs) - _most(GOALS, highs)[:, None])
    rest_open = known @ np.isinf(highs) > (GOALS @ np.isinf(highs))[:, None]
    high = np.where(within, most_left, np.inf).min(axis=1, initial=np.inf)
    low = np.where(within & ~rest_open, least_left, 0).max(axis=1, initial=0)
    high = np.minimum(high, np.where(GOALS @ np.isinf(highs) > 0, np.inf, _most(GOALS, highs)))
    low = np.maximum(low, GOALS @ lows)
    follows = _spans(known) | (low >= high)
    yield from (c for c, found in zip(WANTED, follows, strict=True) if found)


def _most(cells: np.ndarray, highs: np.ndarray) -> np.ndarray:
    """The most that each cell can be, without those of its atoms that have no most."""
    most: np.ndarray = np.matmul(cells, np.where(np.isinf(highs), 0, highs))
    return most


def _row(c: Cell) -> np.ndarray:
    row = np.zeros(len(ATOMS))
    row[list(c)] = 1
    return row


GOALS = np.array([_row(c) for c in WANTED])


def _spans(known: np.ndarray) -> np.ndarray:
    """Which goals are sums and differences of what is known."""
    if not len(known):
        return np.zeros(len(GOALS), dtype=bool)
    _, sizes, right = np.linalg.svd(known, full_matrices=False)
    basis = right[sizes > 1e-9]
    return np.abs(GOALS - GOALS @ basis.T @ basis).max(axis=1) < 1e-9


def _bounds(sums: Mapping[Cell, int]) -> tuple[np.ndarray, np.ndarray]:
    """The least and the most that each atom can be; no number is below nought."""
    lows, highs = np.zeros(len(ATOMS)), np.full(len(ATOMS), np.inf)
    for _ in range(3):
        for c, value in sums.items():
            places = list(c)
            least = lows[places].sum()
            highs[places] = np.minimum(highs[places], value - (least - lows[places]))
            most = highs[places].sum()
            if np.isfinite(most):
                lows[places] = np.maximum(lows[places], value - (most - highs[places]))
    return lows, highs
