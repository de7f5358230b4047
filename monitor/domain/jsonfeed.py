"""JSON Feed 1.0 and 1.1, read strictly. It says much less than XML does, and needs no library."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from monitor.domain.entry import MOST_ENTRIES, Entry, author_key, newest
from monitor.domain.page import About, absolute, visible
from monitor.domain.rawfeed import Signed, unquoted
from monitor.domain.strictjson import listed, moment, said, strict_json
from monitor.errors import SourceUnreadable

_NEXT = re.compile(rb"""(?<!\\)"next_url"\s{0,40}:\s{0,40}("(?:[^"\\]|\\.){1,2048}")""")
_BEGINS = b"\xef\xbb\xbf \t\r\n"


@dataclass(frozen=True, slots=True)
class JsonFeed:
    """One or more pages of a feed, as its newest page describes it."""

    entries: tuple[Entry, ...]
    whole: bool
    """False when some were left out: too many, or a page that could not be read."""
    authors: frozenset[str]
    """Who the feed itself says writes it."""
    expired: bool
    """The feed says that it has ended."""
    paged: bool


def is_json(body: bytes) -> bool:
    """True for what can only be JSON, whatever it is called."""
    return body.lstrip(_BEGINS).startswith(b"{")


def next_page(body: bytes, url: str) -> str | None:
    """Where older items stand, if that is on the same host; found without reading all of it."""
    found = _NEXT.search(body) if is_json(body) else None
    try:
        there = absolute(json.loads(found[1]), url) if found else None
    except ValueError:
        return None
    here = urlsplit(url)
    same = there and urlsplit(there)[:2] == here[:2] and there != url
    return there if same else None


def json_about(body: bytes, url: str) -> About:
    """What a JSON Feed at ``url`` says of itself."""
    found = strict_json(body.removeprefix(b"\xef\xbb\xbf"), "the feed")
    title, description = (visible(said(found, name)) for name in ("title", "description"))
    return About(title[:80], description[:2000], absolute(found.get("home_page_url"), url))


def json_feed(pages: Sequence[bytes]) -> JsonFeed:
    """The entries of all pages, newest page first. SourceUnreadable when that one is no JSON Feed."""
    first = _page(pages[0])
    entries, whole = _entries(first), True
    for page in pages[1:]:
        try:
            entries += _entries(_page(page))
        except SourceUnreadable:
            # One bad page of old items hides no new one.
            whole = False
    chosen = newest(entries, lambda entry: entry.published or entry.edited)
    return JsonFeed(
        tuple(chosen),
        whole and len(entries) <= MOST_ENTRIES,
        _authors(first),
        first.get("expired") is True,
        "next_url" in first,
    )


def json_signed(body: bytes) -> Signed:
    """Who wrote what in a feed's newest page."""
    feed = json_feed((body,))
    entries = (
        (entry.authors, unquoted(f"{entry.title or ''} {entry.html or entry.text or ''}"))
        for entry in feed.entries
    )
    return Signed(feed.authors, tuple(entries))


def _page(body: bytes) -> dict[str, Any]:
    found = strict_json(body.removeprefix(b"\xef\xbb\xbf"), "the feed")
    version = found.get("version") if isinstance(found, dict) else None
    if not isinstance(version, str) or "jsonfeed.org/version/" not in version:
        raise SourceUnreadable("JSON, and not a JSON Feed", reason="not-a-feed")
    return dict(found)


def _entries(page: dict[str, Any]) -> list[Entry]:
    language, authors = page.get("language"), _authors(page)
    return [_entry(item, language, authors) for item in listed(page, "items")]


def _entry(item: dict[str, Any], language: Any, authors: frozenset[str]) -> Entry:
    return Entry(
        id=item.get("id"),
        link=item.get("url"),
        title=item.get("title"),
        html=item.get("content_html"),
        text=item.get("content_text") or item.get("summary"),
        language=item.get("language") or language,
        published=moment(item.get("date_published")),
        edited=moment(item.get("date_modified")),
        # An item without authors has those of its feed (JSON Feed 1.1).
        authors=_authors(item) or authors,
    )


def _authors(found: dict[str, Any]) -> frozenset[str]:
    """``authors`` of 1.1 and ``author`` of 1.0."""
    one = found.get("author")
    people = [*listed(found, "authors"), *([one] if isinstance(one, dict) else [])]
    names = (author_key(said(person, "name") or said(person, "url")) for person in people)
    return frozenset(names) - {""}
