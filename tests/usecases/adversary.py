"""Somebody who keeps every digest, page and CSV there ever was, and works out what they can."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import product

import numpy as np

from monitor.domain.calendar import BLOCK, WEEK
from monitor.domain.figures import Figures
from monitor.domain.letter import Digest
from monitor.domain.tally import CONDUCTS, RuleFigures

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


class Adversary:
    """Holds all that was ever published, and whether one thing was ever told in two ways."""

    def __init__(self) -> None:
        self.weeks: dict[datetime, Figures] = {}
        self.blocks: dict[datetime, tuple[RuleFigures, ...]] = {}
        self.contradictions: list[datetime] = []

    def reads(self, digest: Digest) -> None:
        """Keep a digest, and compare it with all before."""
        for week in digest.trend:
            if self.weeks.setdefault(week.start, week.figures) != week.figures:
                self.contradictions.append(week.start)
        first = digest.rule_weeks[0]
        if self.blocks.setdefault(first, digest.rules) != digest.rules:
            self.contradictions.append(first)

    def told(self, first: datetime) -> Mapping[Cell, int]:
        """What is published of one block, as sums of atoms."""
        sums: dict[Cell, int] = {}
        for number in range(BLOCK):
            told = self.weeks.get(first + number * WEEK, Figures())
            for ends, value in (
                (ENDS, told.notes),
                (RIGHT, told.put_right),
                (EDITED, told.edited),
                (REMOVED, told.removed),
                (DECLINED, told.declined),
                (OPEN, told.unanswered),
                (USEFUL, told.useful),
            ):
                if value is not None:
                    sums[cell(number, CONDUCTS, ends)] = value
        for row in self.blocks.get(first, ()):
            sums[cell(None, row.conducts)] = row.notes.number
            sums[cell(None, row.conducts, RIGHT)] = row.put_right.number
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
