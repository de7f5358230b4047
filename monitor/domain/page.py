"""What a web page or a feed says of itself.

It is read by short patterns that take linear time, since it is read outside the parser's box.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from monitor.domain.markup import decoded

HEAD = 256 * 1024
"""Bytes of a page that are searched for links and titles."""
FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")

_ASIDE = re.compile(rb"<!--.*?(?:-->|\Z)|<[?!][^<>]{0,2000}>", re.DOTALL)
_ROOT = re.compile(rb"<(?:\w{1,20}:)?(\w{1,20})[\s>]")
_ITEM = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)[\s>]")
_TITLE = re.compile(r"<(?:\w{1,20}:)?title(?:\s[^<>]{0,200})?>(.{0,2000}?)</", re.DOTALL)
_ABOUT = re.compile(
    r"<(?:\w{1,20}:)?(?:description|subtitle|tagline)(?:\s[^<>]{0,200})?>(.{0,4000}?)</", re.DOTALL
)
_HOME = re.compile(r"<link>\s{0,40}([^\s<>]{1,2000})\s{0,40}</link>")
_LINK = re.compile(r"<(a|link|atom:link|meta|base)\s([^<>]{1,4000})>", re.IGNORECASE)
_PIECE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:script|style|noscript|template)\b.*?(?:</(?:script|style|noscript|template)|\Z)"
    r"|(?P<title><title\b[^<>]*>[^<]*</)|<(?P<tag>/?[a-z][a-z0-9]*+)[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_OPENING = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<aside>script|style|noscript|template|svg)\b.*?(?:</(?P=aside)\s*>|\Z)"
    r"|<(?P<tag>/?[a-z][a-z0-9]*+)[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
OF_A_HEAD = frozenset(
    {
        *("html", "head", "title", "/title", "meta", "link", "base"),
        *("script", "/script", "style", "/style", "noscript", "/noscript", "template", "/template"),
    }
)
ABOVE_A_BANNER = OF_A_HEAD | {"/head", "body", "div", "a", "/a", "span", "/span"}
"""Boxes, and the link with which one skips it."""
BELOW_A_BANNER = frozenset(
    {"header", "main", "article", "section", "aside", "footer", "/body", "/html"}
)
"""Where a banner was never closed: other people may write there, below headers of their own."""
STRANGERS = frozenset({"nofollow", "ugc", "sponsored"})
"""How sites mark links that are not their owner's."""
_SAID = re.compile(
    r"""([a-zA-Z-]{1,20})\s{0,9}=\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'<>]{1,2000}))"""
)
_TAG = re.compile(r"<[^<>]*>")
_DOMAIN = re.compile(r"(?=.{1,240}\Z)(?:[^\s.:/]{1,63}\.){1,40}[^\s.:/0-9][^\s.:/]{0,62}")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Absolute addresses, in the order of the page, each once."""

    feeds: tuple[tuple[str, str], ...]
    """Each with what the page calls it."""
    me: tuple[str, ...]
    """``rel=me``: the page and that address say they belong to the same person."""


@dataclass(frozen=True, slots=True)
class About:
    """What stands in a feed before its first entry."""

    title: str
    description: str
    home: str | None
    """The page that the feed belongs to."""


def is_page(body: bytes) -> bool:
    """True for HTML, whatever it is called."""
    start = body[:1024].lower()
    return b"<html" in start or b"<!doctype html" in start


def is_feed(body: bytes) -> bool:
    """True for what looks like RSS, RDF, Atom or JSON Feed at its beginning."""
    start = body[:HEAD].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n")
    if start.startswith(b"{"):
        return b"jsonfeed.org/version" in start.replace(b"\\/", b"/")
    root = _ROOT.search(_ASIDE.sub(b"", start))
    return root is not None and root[1].lower() in (b"rss", b"feed", b"rdf")


def page_links(html: str, url: str) -> PageLinks:
    """The links of a page at ``url``."""
    feeds: dict[str, str] = {}
    me: dict[str, None] = {}
    links = list(_links(html))
    base = next((absolute(said.get("href"), url) for tag, said in links if tag == "base"), None)
    for tag, said in links:
        where = absolute(said.get("href"), base or url)
        rel = said.get("rel", "").lower().split()
        if where and "me" in rel and STRANGERS.isdisjoint(rel):
            me[where] = None
        kind = said.get("type", "").lower()
        if where and tag == "link" and "alternate" in rel and kind in FEED_TYPES:
            feeds.setdefault(where, visible(said.get("title", ""))[:80])
    return PageLinks(tuple(feeds.items()), tuple(me))


def head_of(html: str) -> str:
    """The head of a page, where nobody but its owner writes; comments and scripts in it are left out.

    It ends where HTML says that it ends: at the first thing that does not belong into one.
    """
    kept = []
    for found in _PIECE.finditer(html[:HEAD]):
        if found["tag"] and found["tag"].lower() not in OF_A_HEAD:
            break
        if found["tag"] or found["title"]:
            kept.append(found[0])
    return "".join(kept)


def banner_of(html: str) -> str:
    """The tags in the banner of a page, where its owner's menu is; none of a page without one.

    That is a ``header`` with nothing but boxes above it. Comments have headers too, but never up there.
    """
    tags = (
        (found["tag"].lower(), found[0]) for found in _OPENING.finditer(html[:HEAD]) if found["tag"]
    )
    first = next((tag for tag, _ in tags if tag not in ABOVE_A_BANNER), "")
    kept: list[str] = []
    for tag, written in tags if first == "header" else ():
        if tag == "/header":
            return "".join(kept)
        if tag in BELOW_A_BANNER:
            break
        kept.append(written)
    return ""


def told(head: str) -> str:
    """What a head says in words: its title, and what its ``meta`` hold."""
    title = _TITLE.search(head)
    metas = (said.get("content", "") for tag, said in _links(head) if tag == "meta")
    return "\n".join((visible(title[1]) if title else "", *metas))


def feed_about(head: str, url: str) -> About:
    """What an XML feed at ``url`` says of itself."""
    before = _ITEM.split(head, maxsplit=1)[0]
    title, description, home = (p.search(before) for p in (_TITLE, _ABOUT, _HOME))
    link = home[1] if home else _alternate(before)
    return About(
        visible(title[1])[:80] if title else "",
        visible(description[1])[:2000] if description else "",
        absolute(decoded(link) if link else None, url),
    )


def _alternate(head: str) -> str | None:
    """How Atom names a feed's page."""
    named = (said for _, said in _links(head) if said.get("rel", "alternate") == "alternate")
    return next((said["href"] for said in named if said.get("href")), None)


def _links(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    for tag in _LINK.finditer(html):
        said = {name.lower(): decoded(a or b or c) for name, a, b, c in _SAID.findall(tag[2])}
        yield tag[1].lower(), said


def absolute(link: object, base: str) -> str | None:
    """A link as a web address, seen from ``base``; None for anything else that a link can be."""
    if not isinstance(link, str) or len(link) > 2048:
        return None
    try:
        where = urljoin(base, link.strip())
        return where if urlsplit(where).scheme in ("http", "https") and len(where) <= 2048 else None
    except ValueError:
        return None


def record_of(url: str) -> str:
    """The name whose TXT records can show whose a site is: only who runs the very host can write there.
    None (empty) for a host in numbers, or of this machine."""
    host = (urlsplit(url).hostname or "").removesuffix(".")
    return f"_amends.{host}" if _DOMAIN.fullmatch(host) else ""


def same_host(one: str, other: str) -> bool:
    """Whether two addresses are of one host; ``www.`` in front makes no other one."""
    hosts = {(urlsplit(url).hostname or "").removeprefix("www.") for url in (one, other)}
    return len(hosts) == 1 and "" not in hosts


def visible(markup: str) -> str:
    """The words, in one line, markup left out: to be searched or shown in passing, not to be judged."""
    bare = decoded(markup.replace("<![CDATA[", " ").replace("]]>", " "))
    return _BLANKS.sub(" ", _TAG.sub(" ", bare)).strip()
