"""HTML as a reader sees it, in time that grows with its length alone, whatever is left open in it."""

import re
from html import unescape

BLOCKS = frozenset(
    {
        *("p", "div", "pre", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "aside", "header", "footer"),
        *("figure", "figcaption", "details", "summary", "form", "center"),
    }
)
QUOTING = frozenset({"blockquote", "q", "pre", "code"})

_ATTRIBUTES = r"""(?:[^>=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?+)*+"""
_MARKUP = re.compile(
    # What is left open goes on to the end of the text, as in a browser: nothing is ever looked at twice.
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?][^>]*+(?:>|\Z)|</[^a-z][^>]*+(?:>|\Z)"
    rf"|<(script|style)(?=[\s/>]){_ATTRIBUTES}(?<!/)(?:>|\Z).*?(?:</\1(?=[\s/>])[^>]*+(?:>|\Z)|\Z)"
    rf"|<(?P<end>/?)(?P<name>[a-z][^\s/>]*+)(?P<rest>{_ATTRIBUTES})(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_LONG_NUMBER = re.compile(r"&#(?:([0-9]{8,})|x([0-9a-f]{8,}));?", re.IGNORECASE)


def decoded(text: str) -> str:
    """The text with its entities decoded; a number that is no character becomes U+FFFD."""
    return unescape(_LONG_NUMBER.sub(_short, text)) if "&" in text else text


def _short(found: re.Match[str]) -> str:
    """The library fails on numbers of thousands of digits, zeros in front included."""
    digits = (found[1] or found[2]).lstrip("0")
    if len(digits) > 7:
        return "\ufffd"
    return f"&#{'' if found[1] else 'x'}{digits or '0'};"


def read(html: str) -> tuple[str, list[tuple[int, int]]]:
    """The text, and from where to where in it quoting elements go."""
    reader = _Reader()
    at = 0
    for tag in _MARKUP.finditer(html):
        reader.add(decoded(html[at : tag.start()]))
        at = tag.end()
        if not tag[0].endswith(">") and not tag[1]:
            # Left open to the end, it is rather somebody's "<".
            reader.add(decoded(tag[0]))
        elif tag["name"]:
            reader.tag(tag["name"].lower(), ends=bool(tag["end"]), alone=tag["rest"].endswith("/"))
    reader.add(decoded(html[at:]))
    return "".join(reader.parts), reader.quotes


class _Reader:
    """Collects text; never recurses, so depth is harmless."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.open_quotes: list[tuple[str, int]] = []
        self.quotes: list[tuple[int, int]] = []

    def tag(self, name: str, *, ends: bool, alone: bool) -> None:
        """A tag where the text stands now."""
        if not ends:
            self._starts(name)
        if ends or alone:
            self._ends(name)

    def _starts(self, name: str) -> None:
        if name == "br":
            self.add("\n")
        elif name in QUOTING:
            self.open_quotes.append((name, self.length))

    def _ends(self, name: str) -> None:
        if self.open_quotes and self.open_quotes[-1][0] == name:
            self.quotes.append((self.open_quotes.pop()[1], self.length))
        if name in BLOCKS:
            self.add("\n")

    def add(self, text: str) -> None:
        """More text."""
        self.parts.append(text)
        self.length += len(text)
