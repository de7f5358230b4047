"""The figures of the polling benchmark as a table, and as a chart for the documentation."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from bench.measuring import PHASES, Figures

Results = dict[int, dict[str, dict[str, Figures]]]
"""By number of feeds, contestant and phase."""

SAYS = {
    "first": "first poll",
    "unchanged": "unchanged (304)",
    "tenth": "10 % with a new entry",
    "same": "same body (200)",
}
CHART = "picture/polling.svg"
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"

WIDE, TALL, LEFT, TOP, STEP = 132, 150, 34, 104, 186
DRAWN = {
    "amends": ("pine", ""),
    "reader": ("dusk", "7 4"),
    "rss2email": ("sand", "2 4"),
}
"""Colour and dashes of each line; no two differ by colour alone."""

STYLE = """
    .paper { fill: #faf6ef; } .ink { fill: #2a2521; } .soft { fill: #61584e; } .edge { stroke: #887c6d; }
    .line { fill: none; stroke-width: 2.4; stroke-linejoin: round; } .head { font-weight: 600; font-size: 14px; }
    .said { font-size: 12px; } .pine { stroke: #1d5a52; } .dusk { stroke: #43567a; } .sand { stroke: #ad8751; }
    .dot.pine { fill: #1d5a52; } .dot.dusk { fill: #43567a; } .dot.sand { fill: #ad8751; }
    @media (prefers-color-scheme: dark) {
      .paper { fill: #1b1916; } .ink { fill: #efe8dc; } .soft { fill: #b9ad9d; } .edge { stroke: #938776; }
      .pine { stroke: #8fcdc0; } .dusk { stroke: #aebfe0; } .sand { stroke: #8f7145; }
      .dot.pine { fill: #8fcdc0; } .dot.dusk { fill: #aebfe0; } .dot.sand { fill: #8f7145; }
    }
"""


def table(results: dict[str, dict[str, Figures]], feeds: int) -> Iterator[str]:
    """CPU seconds for 1,000 feeds and what Amends needs of the better peer, in Markdown.

    The first two are Amends, with the second reader and without.
    """
    names = list(results)
    yield f"| {feeds:,} feeds: CPU seconds per 1,000 | {' | '.join(names)} | of the better peer |"
    yield f"|{'---|' * (len(names) + 2)}"
    for phase in PHASES:
        ours, alone, *theirs = (results[name][phase].cpu * 1000 / feeds for name in names)
        cells = " | ".join(f"{value:.2f}" for value in (ours, alone, *theirs))
        best = min(theirs)
        yield f"| {SAYS[phase]} | {cells} | {ours / best:.0%}; {alone / best:.0%} |"
    for phase in PHASES:
        cells = " | ".join(_memory(results[name][phase]) for name in names)
        yield f"| peak memory, MB: {SAYS[phase]} | {cells} | |"
    for phase in PHASES:
        cells = " | ".join(results[name][phase].answers for name in names)
        yield f"| 200s and 304s: {SAYS[phase]} | {cells} | |"


def _memory(figures: Figures) -> str:
    box = f" + {figures.children:.0f}" if figures.children else ""
    return f"{figures.memory:.0f}{box}"


def page(path: Path, results: Results) -> None:
    """Put the figures between the page's two marks, and draw its chart."""
    tables = "\n\n".join("\n".join(table(told, feeds)) for feeds, told in results.items())
    before, _, rest = path.read_text().partition(BEGIN)
    after = rest.partition(END)[2]
    path.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{after}")
    (path.parent / CHART).write_text(chart(results))


def chart(results: Results) -> str:
    """Five small pictures in a row: CPU seconds of each phase, and memory, against feeds."""
    panels = [
        (f"{SAYS[phase]}, s", {n: _cpu(results, n, phase) for n in DRAWN}) for phase in PHASES
    ]
    panels.append(("peak memory, MB", {name: _peak(results, name) for name in DRAWN}))
    drawn = "".join(_panel(at, title, lines) for at, (title, lines) in enumerate(panels))
    size = f"{LEFT + STEP * len(panels)} {TOP + TALL + 48}"
    width, height = size.split()
    told = "; ".join(f"{title}: {_told(lines)}" for title, lines in panels)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img" aria-labelledby="t d" '
        "font-family=\"'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif\">\n"
        '<title id="t">Feeds against CPU seconds and memory</title>\n'
        f'<desc id="d">{escape(told)}</desc>\n<style>{STYLE}</style>\n'
        f'<rect class="paper" width="{width}" height="{height}" rx="14"/>\n{_legend()}{drawn}</svg>\n'
    )


Line = list[tuple[int, float]]


def _cpu(results: Results, name: str, phase: str) -> Line:
    return [(feeds, told[name][phase].cpu) for feeds, told in results.items()]


def _peak(results: Results, name: str) -> Line:
    return [
        (feeds, max(each.memory + each.children for each in told[name].values()))
        for feeds, told in results.items()
    ]


def _told(lines: dict[str, Line]) -> str:
    return ", ".join(
        f"{name} {value:.1f} at {feeds:,} feeds"
        for name, line in lines.items()
        for feeds, value in line
    )


def _legend() -> str:
    parts = []
    for at, (name, (colour, dashes)) in enumerate(DRAWN.items()):
        x = LEFT + 130 * at
        parts.append(
            f'<path class="line {colour}" stroke-dasharray="{dashes}" d="M{x} 34h34"/>'
            f'<text class="ink said" x="{x + 42}" y="38">{name}</text>\n'
        )
    return "".join(parts)


def _panel(at: int, title: str, lines: dict[str, Line]) -> str:
    x, floor = LEFT + STEP * at, TOP + TALL
    most_feeds = max(feeds for line in lines.values() for feeds, _ in line)
    most = max(value for line in lines.values() for _, value in line) or 1
    parts = [
        f'<text class="ink head" x="{x}" y="{TOP - 26}">{escape(title)}</text>',
        f'<path class="edge" d="M{x} {TOP}V{floor}H{x + WIDE}" fill="none"/>',
        f'<text class="soft said" x="{x + WIDE}" y="{floor + 20}" text-anchor="end">{most_feeds:,} feeds</text>',
    ]
    taken: list[float] = []
    # The lowest first: a label that gives way goes up, past nobody.
    for name in sorted(lines, key=lambda name: lines[name][-1][1]):
        colour, dashes = DRAWN[name]
        spots = [
            (x + WIDE * f / most_feeds, floor - TALL * value / most) for f, value in lines[name]
        ]
        way = "L".join(f"{px:.1f} {py:.1f}" for px, py in spots)
        parts.append(f'<path class="line {colour}" stroke-dasharray="{dashes}" d="M{way}"/>')
        parts += [
            f'<circle class="dot {colour}" cx="{px:.1f}" cy="{py:.1f}" r="3"/>' for px, py in spots
        ]
        label, value = _free(spots[-1][1] + 4, taken), lines[name][-1][1]
        shown = f"{value:.0f}" if value >= 10 else f"{value:.1f}"
        parts.append(f'<text class="ink said" x="{x + WIDE + 7}" y="{label:.1f}">{shown}</text>')
    return "\n".join(parts) + "\n"


def _free(wanted: float, taken: list[float]) -> float:
    """Where a label does not lie upon another one."""
    while any(abs(wanted - other) < 13 for other in taken):
        wanted -= 1
    taken.append(wanted)
    return wanted
