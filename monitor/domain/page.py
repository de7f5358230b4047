"""What a web page says of itself: the feeds it names, and whom it belongs to."""

import re
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urljoin

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")

HOMES = (
    re.compile(r"<link>\s*(\S{1,2000}?)\s*</link>"),
    re.compile(r"""<link(?![^>]*rel=["']self)[^>]{0,500}?href=["']([^"']{1,2000})"""),
    re.compile(r'"home_page_url"\s*:\s*"([^"]{1,2000})"'),
)
"""How RSS, Atom and JSON Feed name the page that a feed belongs to."""


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Absolute addresses, in the order of the page, each once."""

    feeds: tuple[str, ...]
    me: tuple[str, ...]
    """``rel=me``: the page and that address say they belong to the same person."""


class _Reader(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base
        self.feeds: dict[str, None] = {}
        self.me: dict[str, None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag not in ("link", "a") or not said.get("href"):
            return
        rel = said.get("rel", "").lower().split()
        where = urljoin(self.base, said["href"])
        if "me" in rel:
            self.me[where] = None
        if tag == "link" and "alternate" in rel and said.get("type", "").lower() in FEED_TYPES:
            self.feeds[where] = None


def page_links(html: str, url: str) -> PageLinks:
    """The links of a page at ``url``; what is not HTML has none."""
    reader = _Reader(url)
    # An address with an odd bracket ends the reading; the links before it still count.
    with suppress(ValueError):
        reader.feed(html)
    return PageLinks(tuple(reader.feeds), tuple(reader.me))


def feed_home(head: str, url: str) -> str | None:
    """The page that a feed at ``url`` belongs to, by what stands before its first entry."""
    found = next((m for home in HOMES if (m := home.search(head))), None)
    return urljoin(url, unescape(found[1]).replace("\\/", "/")) if found else None
