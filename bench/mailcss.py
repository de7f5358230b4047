"""What a mail asks of mail programs, held against what the main ones can do.

The tables below hold the facts that caniemail.com gave in May 2026 for the features that our mails use, in Apple Mail, Gmail,
Outlook, Thunderbird and Yahoo, each in its newest version. A feature that stands in neither is to be looked up there first.
"""

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

DECLARATION = re.compile(r"([a-z-]+)\s*:")
MEDIA = re.compile(r"@media\s*\(([a-z-]+)")
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
CONDITIONAL = re.compile(r"<!--\[if mso\]>.*?<!\[endif\]-->", re.DOTALL)

EVERYWHERE = frozenset(
    {
        *("css-background", "css-border", "css-border-color", "css-border-bottom", "css-border-collapse", "css-border-left"),
        *("css-color", "css-display", "css-font", "css-font-size"),
        *("css-line-height", "css-margin", "css-max-width", "css-padding"),
        *("css-text-align", "css-text-decoration", "css-width"),
        *("html-align", "html-cellpadding", "html-cellspacing", "html-del", "html-dir", "html-div", "html-h1-h6", "html-img"),
        *("html-lang", "html-lists", "html-p", "html-span", "html-strong", "html-table", "html-valign", "html-width"),
    }
)  # fmt: skip
"""All of the main programs do these as a mail needs them."""

SPARE: Mapping[str, tuple[str, str]] = {
    "css-at-media": (
        "gmail, outlook, thunderbird",
        "the phone's margins are a bonus: the mail fits 320 px without them",
    ),
    "css-at-media-prefers-color-scheme": (
        "gmail, outlook, thunderbird, yahoo",
        "dark mode is a bonus: all colours stand in the style of each element",
    ),
    "css-border-radius": (
        "outlook",
        "Outlook draws a square button, with the same colour and label",
    ),
    "css-color-scheme": (
        "gmail, outlook, yahoo",
        "as dark mode",
    ),
    "css-height": (
        "yahoo",
        "Yahoo takes it for a least height; nothing here is ever higher",
    ),
    "css-overflow-wrap": (
        "gmail, outlook, yahoo",
        "only for words longer than a line; word-wrap stands beside it",
    ),
    "css-selector-class": (
        "gmail",
        "as html-style",
    ),
    "css-selector-descendant": (
        "gmail",
        "as html-style",
    ),
    "css-white-space": (
        "outlook",
        "a label may break; nothing is lost",
    ),
    "css-word-wrap": (
        "outlook",
        "only for words longer than a line",
    ),
    "css-supported-color-schemes": (
        "gmail, outlook, thunderbird, yahoo",
        "as dark mode; an older name of color-scheme that Apple Mail knows",
    ),
    "html-aria-label": (
        "outlook, thunderbird, yahoo",
        "the subject says the same",
    ),
    "html-bdi": (
        "gmail, outlook, yahoo",
        "a span with dir=auto stands in it, which those programs keep",
    ),
    "html-body": (
        "outlook, yahoo",
        "the colour of the paper stands on a table too",
    ),
    "html-meta-color-scheme": (
        "apple-mail, gmail, outlook, yahoo",
        "as dark mode",
    ),
    "html-role": (
        "outlook",
        "the tables have no headers that a reader could take for data",
    ),
    "html-style": (
        "gmail",
        "nothing but dark mode and the phone's margins stands there",
    ),
}
"""Which programs leave it out, at least in one of their forms, and why the mail is as good without it."""

ELEMENTS = {
    "h2": "html-h1-h6",
    "ul": "html-lists",
    "li": "html-lists",
    "del": "html-del",
    "p": "html-p",
    "bdi": "html-bdi",
    "span": "html-span",
    "strong": "html-strong",
    "table": "html-table",
    "div": "html-div",
    "img": "html-img",
    "body": "html-body",
}
ATTRIBUTES = {
    "align": "html-align",
    "valign": "html-valign",
    "width": "html-width",
    "cellpadding": "html-cellpadding",
    "cellspacing": "html-cellspacing",
    "dir": "html-dir",
    "lang": "html-lang",
    "role": "html-role",
    "aria-label": "html-aria-label",
}


def asked(page: str) -> frozenset[str]:
    """The features that a mail uses, as caniemail.com names them."""
    shown = CONDITIONAL.sub("", page)
    sheet = " ".join(STYLE.findall(shown))
    used = set(_Used(shown).features)
    used |= {f"css-{name}" for name in DECLARATION.findall(re.sub(r"@media[^{]*", "", sheet))}
    used |= {f"css-at-media-{name}" for name in MEDIA.findall(sheet) if name.startswith("prefers")}
    used |= {"html-style", "css-at-media", "css-selector-class", "css-selector-descendant"}
    return frozenset(used)


def unsupported(page: str) -> frozenset[str]:
    """Features that not every main program has, or of which that is not known, without a reason why that
    does no harm."""
    return asked(page) - EVERYWHERE - set(SPARE)


class _Used(HTMLParser):
    """Collects elements, attributes and the properties of inline styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.features: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.features |= set(self._of(tag, dict(attrs)))

    def _of(self, tag: str, attrs: Mapping[str, str | None]) -> Iterator[str]:
        if tag in ELEMENTS:
            yield ELEMENTS[tag]
        yield from (ATTRIBUTES[name] for name in attrs if name in ATTRIBUTES)
        if attrs.get("name") == "color-scheme":
            yield "html-meta-color-scheme"
        yield from (f"css-{name}" for name in DECLARATION.findall(attrs.get("style") or ""))
