"""The two parts of a mail, HTML and plain text, each from one template."""

from collections.abc import Sequence
from functools import cache
from textwrap import wrap

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from monitor.adapters.blocks import CLOSE, OPEN, Grid, Sheet
from monitor.adapters.catalogue import COLONS
from monitor.adapters.charts import TEMPLATES

WIDTH = 72
"""Characters of a line of plain text."""


def _isolate(text: str) -> Markup:
    # Gmail and Outlook do not know bdi; they do keep the direction of a span.
    opened = escape(text).replace(OPEN, Markup('<bdi><span dir="auto">'))
    return opened.replace(CLOSE, Markup("</span></bdi>"))


def _lines(text: str) -> Markup:
    return Markup("<br>").join(text.split("\n"))


@cache
def environment() -> Environment:
    """Escapes whatever the template's name is, and fails on a name that it does not know (safety W2)."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    made.filters.update(bdi=_isolate, lines=_lines)
    made.filters.update(wrapped=_wrapped, kept=_kept, columns=_columns)
    return made


def html(sheet: Sheet) -> str:
    """The HTML part."""
    return _drawn("letter.html.j2", sheet)


def plain_text(sheet: Sheet) -> str:
    """The text part."""
    return _drawn("letter.txt.j2", sheet).replace("\N{NO-BREAK SPACE}", " ")


def _drawn(template: str, sheet: Sheet) -> str:
    blocks = [(type(block).__name__, block) for block in sheet.blocks]
    colon = COLONS.get(sheet.lang, ":")
    made = environment().get_template(template).render(sheet=sheet, blocks=blocks, colon=colon)
    return made + "\n"


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    lines = wrap(
        text.translate({ord(OPEN): None, ord(CLOSE): None}),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines)


def _kept(text: str) -> str:
    """Wrapped, with the author's own line breaks kept."""
    return "\n".join(_wrapped(line) for line in text.split("\n"))


def _columns(grid: Grid) -> str:
    """Figures under their heads, to the right; a row of one cell says its sentence."""
    head, rows = grid.head, grid.rows
    full = [row for row in (head, *rows) if len(row) == len(head)]
    widths = [max(len(row[at]) for row in full) for at in range(len(head))]
    widths[0] = max(len(row[0]) for row in (head, *rows))

    def line(row: Sequence[str]) -> str:
        first = row[0].ljust(widths[0])
        if len(row) != len(head):
            return f"{first}  {row[1]}"
        cells = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        return "  ".join([first, *cells]).rstrip()

    return "\n".join(line(row) for row in (head, *rows))
