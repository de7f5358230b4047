"""What a mail is made of. Both its parts are drawn from the same blocks, so both say the same."""

import re
from dataclasses import dataclass

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
class Edit:
    """The author's own sentence, struck through, and the same sentence changed."""

    before: str
    after: str
    lang: str
    labels: tuple[str, str]
    """What the two are called, in the reader's language: nothing is told by the line alone."""


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
class Links:
    """More that can be done on a page, in small."""

    text: str
    links: tuple[tuple[str, str], ...]
    """Labels and addresses."""


@dataclass(frozen=True, slots=True)
class Foot:
    """Small lines, and small links."""

    lines: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()


Block = Para | Heading | Draft | Edit | Pairs | Bullets | Grid | Picture | Buttons | Links | Foot


@dataclass(frozen=True, slots=True)
class File:
    """Something to keep, for programs rather than for people."""

    name: str
    json: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One mail in words."""

    subject: str
    lang: str
    sight: str
    """Who sees this: the first line, and the preview on a lock screen."""
    blocks: tuple[Block, ...]
    files: tuple[File, ...] = ()
