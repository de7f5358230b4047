"""What a mail is made of, and its text part. The HTML part is drawn from the same blocks, so both say
the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch
from textwrap import wrap

WIDTH = 72
OPEN, CLOSE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
"""Around names and quotes, so that their direction cannot reach the words beside them."""

GAP = re.compile(r"(\[[^\[\]\n]+\])")
"""A place in a draft that only its author can fill."""

_SIGNS = {
    0x200E: "LRM",
    0x200F: "RLM",
    0x061C: "ALM",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
}
_VISIBLE = {code: f"⟨{sign}⟩" for code, sign in _SIGNS.items()}
_UNSENDABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def visible(text: str) -> str:
    """Fetched or typed text, made harmless: direction marks become signs, unsendable ones U+FFFD."""
    return _UNSENDABLE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n")).translate(
        _VISIBLE
    )


def isolated(text: str) -> str:
    """A name or a quote, kept to itself."""
    return f"{OPEN}{visible(text)}{CLOSE}"


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; ``lead`` and ``tail`` are strong."""

    text: str
    lead: str = ""
    tail: str = ""
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``over_draft`` is the small one."""

    text: str
    over_draft: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """Words to take over, behind the seam, in the language of the post."""

    text: str
    lang: str

    @property
    def paragraphs(self) -> tuple[tuple[tuple[str, bool], ...], ...]:
        """Its paragraphs, each as pieces that are a gap or not."""
        return tuple(
            tuple((piece, bool(GAP.fullmatch(piece))) for piece in GAP.split(part) if piece)
            for part in self.text.split("\n\n")
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A line of ``Pairs``: what it is, what there is to say, and where it leads."""

    head: str
    lines: tuple[str, ...]
    link: tuple[str, str] | None = None
    """Label and address."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names on the left, what belongs to them on the right; under one another on a phone."""

    rows: tuple[Row, ...]
    width: int


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Figures in columns. A row of one cell beside its head spans all of them."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture inside the mail. The text part has ``grid``, the same figures, in its place."""

    name: str
    png: bytes
    alt: str
    key: tuple[tuple[str, str], ...]
    """Colour and meaning."""
    grid: Grid


@dataclass(frozen=True, slots=True)
class Buttons:
    """The one main button, and perhaps a link beside it."""

    label: str
    url: str
    other: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Foot:
    """Small lines, and small links."""

    lines: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()


Block = Para | Heading | Draft | Pairs | Bullets | Grid | Picture | Buttons | Foot


@dataclass(frozen=True, slots=True)
class Sheet:
    """One mail in words."""

    subject: str
    lang: str
    sight: str
    """Who sees this: the first line, and the preview on a lock screen."""
    blocks: tuple[Block, ...]


def plain_text(sheet: Sheet) -> str:
    """The text part."""
    parts = ["Amends", _wrapped(sheet.sight), *(_text(block) for block in sheet.blocks)]
    text = "\n\n".join(part for part in parts if part) + "\n"
    return text.replace("\N{NO-BREAK SPACE}", " ")


@singledispatch
def _text(block: Block) -> str:
    raise TypeError(type(block).__name__)


@_text.register
def _para(block: Para) -> str:
    return _wrapped(" ".join(part for part in (block.lead, block.text, block.tail) if part))


@_text.register
def _heading(block: Heading) -> str:
    if block.over_draft:
        return _wrapped(block.text)
    return f"{block.text}\n{'-' * len(block.text)}"


@_text.register
def _draft(block: Draft) -> str:
    rule = "-" * WIDTH
    return "\n".join([rule, "\n\n".join(_lines(part) for part in block.text.split("\n\n")), rule])


@_text.register
def _pairs(block: Pairs) -> str:
    return "\n".join(_pair(row) for row in block.rows)


@_text.register
def _bullets(block: Bullets) -> str:
    return "\n".join(_wrapped(item, "* ", "  ") for item in block.items)


@_text.register
def _grid(block: Grid) -> str:
    table = _columns(block.head, block.rows)
    return f"{_wrapped(block.caption)}\n\n{table}" if block.caption else table


@_text.register
def _picture(block: Picture) -> str:
    return _grid(block.grid)


@_text.register
def _buttons(block: Buttons) -> str:
    links = [(block.label, block.url), *([block.other] if block.other else [])]
    return "\n".join(f"{label}:\n{url}" for label, url in links)


@_text.register
def _foot(block: Foot) -> str:
    lines = "\n".join(_wrapped(line) for line in block.lines)
    links = "\n".join(f"{label}: {url}" for label, url in block.links)
    return f"{lines}\n\n{links}" if links else lines


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


def _lines(text: str) -> str:
    """Wrapped, with the author's own line breaks kept."""
    return "\n".join(_wrapped(line) for line in text.split("\n"))


def _pair(row: Row) -> str:
    lines = [_wrapped(line, "  ", "  ") for line in row.lines]
    link = [f"  {row.link[0]}: {row.link[1]}"] if row.link else []
    return "\n".join([_wrapped(f"{row.head}:"), *lines, *link])


def _columns(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
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
