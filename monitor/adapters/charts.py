"""The one picture: notes a week and how many were put right, as SVG and PNG.

In a mail the figures in it are drawn as lines, as the name of the product is: so it looks the same on a
machine that has no fonts at all. On a page they are text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import resvg_py
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from monitor.domain.figures import Figures

TEMPLATES = Path(__file__).parent.parent / "templates" / "mail"
COLOURS = {
    "right": "#1d5a52",
    "other": "#ad8751",
    "few": "#887c6d",
    "ink": "#2a2521",
    "soft": "#61584e",
}
ZOOM = 2
STEP, BAR, TALL = 44.5, 32, 180
BLANK_HEIGHT = 43

STROKES = {
    "0": "M5 0C1.5 0 .5 3.2 .5 7s1 7 4.5 7 4.5-3.2 4.5-7S8.500 0 5 0Z",
    "1": "M1.500 3 5.500 0V14",
    "2": "M.8 3.600C1 1.300 2.800 0 5 0c2.400 0 4.200 1.500 4.200 3.800C9.200 7.200 1 10 .6 14H9.500",
    "3": "M.8 1.800C1.700 .6 3.200 0 5 0c2.300 0 4 1.300 4 3.400S7.300 6.700 5 6.700c2.600 0 4.500 1.300 4.500 3.600S7.500 14 5 14c-2 0-3.600-.8-4.500-2.200",
    "4": "M7.300 14V0L.5 9.700H9.800",
    "5": "M8.800 0H1.800L1.200 6.500C2.200 5.700 3.500 5.300 4.800 5.300c2.700 0 4.700 1.700 4.700 4.300S7.500 14 4.900 14c-1.900 0-3.500-.7-4.500-2",
    "6": "M8.600 1C7.800 .3 6.700 0 5.600 0 2.300 0 .5 3.300 .5 8c0 3.900 1.800 6 4.600 6 2.500 0 4.400-1.800 4.400-4.400S7.700 5.200 5.200 5.200C2.800 5.200 1 6.800 .6 9",
    "7": "M.5 0H9.500L3.700 14",
    "8": "M5 6.600C2.800 6.600 1.100 5.300 1.100 3.300S2.800 0 5 0s3.900 1.300 3.900 3.300S7.200 6.600 5 6.600C2.400 6.600 .5 8.100 .5 10.300S2.400 14 5 14s4.500-1.500 4.500-3.700S7.600 6.600 5 6.600Z",
    "9": "M1.400 13C2.200 13.700 3.300 14 4.400 14 7.700 14 9.500 10.700 9.500 6 9.500 2.100 7.700 0 4.900 0 2.400 0 .5 1.800 .5 4.400S2.300 8.800 4.800 8.800C7.200 8.800 9 7.200 9.400 5",
    "–": "M1.500 7H8.500",
}
"""Figures as lines, ten wide and fourteen high; a dash stands for what is about too few people."""

ADVANCE = 13


@dataclass(frozen=True, slots=True)
class Bar:
    """One week, in the picture's own units."""

    x: float
    label: str
    total: str
    other: float
    """Height of what is not put right; nought in a blank week."""
    right: float
    blank: bool
    last: bool

    @property
    def top(self) -> float:
        """Where the number above the bar stands."""
        return TALL - (BLANK_HEIGHT if self.blank else self.other + self.right)


def bars(weeks: Sequence[tuple[str, Figures]]) -> tuple[Bar, ...]:
    """Bars to one scale. A blank week has a box whose height means nothing."""
    most = max([f.notes or 0 for _, f in weeks if f.put_right is not None], default=0)
    unit = TALL / most if most else 0
    drawn = []
    for at, (label, figures) in enumerate(weeks):
        x, last = 6.25 + at * STEP, at == len(weeks) - 1
        if figures.notes is None or figures.put_right is None:
            drawn.append(Bar(x, label, "–", 0, 0, blank=True, last=last))
            continue
        right = figures.put_right * unit
        other = (figures.notes - figures.put_right) * unit
        drawn.append(Bar(x, label, str(figures.notes), other, right, blank=False, last=last))
    return tuple(drawn)


def weeks_svg(weeks: Sequence[tuple[str, Figures]], *, text: bool = False) -> str:
    """The picture as SVG; with ``text``, its figures are text."""
    template = environment().get_template("weeks.svg.j2")
    return template.render(
        bars=bars(weeks),
        colours=COLOURS,
        strokes=STROKES,
        advance=ADVANCE,
        bar=BAR,
        tall=TALL,
        blank_height=BLANK_HEIGHT,
        width=STEP * len(weeks),
        text=text,
    )


@cache
def environment() -> Environment:
    """Escapes whatever the template's name is, and fails on a name that it does not know (safety W2)."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )


def png(svg: str) -> bytes:
    """The picture for a mail, at twice its size."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=ZOOM, skip_system_fonts=True))
