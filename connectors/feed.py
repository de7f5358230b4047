"""Blogs and other feeds: RSS, RDF, Atom and JSON Feed."""

import hashlib
import io
import re
from calendar import timegm
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from typing import Any
from urllib.parse import urlsplit

import feedparser

from monitor.domain.entry import MOST_ENTRIES, Entry, newest, posts_of
from monitor.domain.member import Permit
from monitor.domain.page import (
    HEAD,
    About,
    absolute,
    feed_about,
    is_feed,
    is_page,
    page_links,
    visible,
)
from monitor.domain.post import AccountRef, Batch, Cursor, Fetched, plain
from monitor.domain.prescan import prescan
from monitor.domain.strictjson import moment, strict_json
from monitor.errors import NotAllowed, SourceError, SourceGone, SourceMissing, SourceUnreadable
from monitor.ports import Answer, Connector, Known, Looked, Profile

MOST_VALIDATOR = 1_024
MAX_CHARACTER = 0x10FFFF
SURROGATES = range(0xD800, 0xE000)
ACCEPT = {
    "Accept": "application/feed+json, application/atom+xml, application/rss+xml, "
    "application/xml;q=0.9, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1"
}

_TOMBSTONE = re.compile(
    r"""<(?:\w{1,20}:)?deleted-entry\s[^<>]{0,2000}?\bref=["']([^"']{1,512})["']"""
)
_FAR_CHARACTER = re.compile(rb"&#(?:x([0-9a-f]{4,})|([0-9]{5,}));?", re.IGNORECASE)


class FeedConnector(Connector):
    """One feed, by its address. Nobody is asked anything but that address and its posts' permalinks."""

    name = "feed"
    title = "blog"

    @classmethod
    def claims(cls, source: str) -> bool:
        """Any web address; a platform of its own is asked first."""
        return source.startswith(("https://", "http://"))

    async def resolve(self, source: str) -> AccountRef:
        """The feed itself, or the one feed that a page names."""
        answer = (await self.client.get(source, ACCEPT)).expect(200)
        if not is_feed(answer.body):
            answer = (await self.client.get(_only_feed(answer, source), ACCEPT)).expect(200)
        if not is_feed(answer.body):
            raise SourceUnreadable(f"{answer.url} is not a feed", reason="not-a-feed")
        label = _about(answer).title or urlsplit(answer.url).hostname or answer.url
        return AccountRef(self.name, answer.url, answer.url, label)

    async def fetch(self, permit: Permit, cursor: Cursor) -> Fetched:
        """One conditional request. An unchanged body has no pages, whatever the server calls it."""
        ref = _of(permit)
        known = cursor if cursor.get("url") == ref.address and cursor.get("body") else Cursor()
        answer = _at_home(await self.client.get(ref.address, _conditions(known)), ref)
        answer.expect(200, 304)
        if answer.status == 304:
            return Fetched(ref, (), cursor)
        body = hashlib.sha256(answer.body).hexdigest()
        now = Cursor().replaced(
            url=ref.address,
            body=body,
            etag=_validator(answer, "etag"),
            modified=_validator(answer, "last-modified"),
        )
        pages = () if body == known.get("body") else (answer.body,)
        return Fetched(ref, pages, now, answer.headers.get("content-type", ""), answer.url)

    @classmethod
    def normalise(cls, fetched: Fetched) -> Batch:
        """Entries as posts, oldest first."""
        (body,) = fetched.pages
        removed: tuple[str, ...] = ()
        if not body.strip():
            raise SourceUnreadable("the feed is empty", reason="empty")
        if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            entries, whole = _json_entries(body)
        else:
            entries, whole = _xml_entries(body, fetched.content_type)
            removed = _tombstones(body)
        posts = posts_of(entries, fetched.url or fetched.ref.address)
        there = {post.source_id for post in posts}
        removed = tuple(one for one in removed if one not in there)
        return Batch(posts, fetched.cursor, removed, truncated=not whole)

    async def bio(self, ref: AccountRef) -> Profile:
        """The feed's own words, and those of the page it belongs to when both share a host."""
        answer = _at_home(await self.client.get(ref.address, ACCEPT), ref).expect(200)
        about = _about(answer)
        said = "\n".join(part for part in (about.title, about.description) if part)
        shown = visible(_text(answer))
        if not about.home or urlsplit(about.home).hostname != urlsplit(answer.url).hostname:
            return Profile(ref.label, said, shown=shown)
        try:
            page = (await self.client.get(about.home)).expect(200)
        except SourceError:
            return Profile(ref.label, said, shown=shown)
        links = page_links(_text(page)[:HEAD], page.url).me
        return Profile(ref.label, said, links, f"{shown} {visible(_text(page))}")

    async def look(self, permit: Permit, posts: Sequence[Known]) -> Looked:
        """The feed once more; a post that has left its window is asked for at its permalink."""
        ref = _of(permit)
        answer = _at_home(await self.client.get(ref.address, ACCEPT), ref).expect(200)
        text = _text(answer).replace("\\/", "/")
        gone = []
        for post in posts:
            if not _lists(text, post) and post.url and await self._is_gone(post.url):
                gone.append(post.source_id)
        kind = answer.headers.get("content-type", "")
        return Looked(Fetched(ref, (answer.body,), Cursor(), kind, answer.url), tuple(gone))

    async def _is_gone(self, url: str) -> bool:
        try:
            (await self.client.get(url)).expect(200)
        except (SourceMissing, SourceGone):
            return True
        except SourceError:
            return False
        return False


def _of(permit: Permit) -> AccountRef:
    if permit.ref is None:
        raise NotAllowed("reading a feed needs a permit for that feed")
    return permit.ref


def _at_home(answer: Answer, ref: AccountRef) -> Answer:
    """Ownership was shown for one host: what another one says needs a proof of its own (safety F10)."""
    here, there = (f".{urlsplit(url).hostname}" for url in (ref.address, answer.url))
    if here.endswith(there) or there.endswith(here):
        return answer
    raise SourceUnreadable(
        f"{here[1:]} sends us on to {there[1:]}: add that address", reason="moved-host"
    )


def _only_feed(page: Answer, source: str) -> str:
    """The feed that a page names; feeds of what others comment there do not count."""
    named = page_links(_text(page)[:HEAD], page.url).feeds
    feeds = [feed for feed in named if "comment" not in urlsplit(feed).path.lower()]
    if len(feeds) > 1:
        raise SourceUnreadable(
            f"{source} names several feeds; choose one: {', '.join(feeds[:5])}",
            reason="several-feeds",
        )
    if not feeds:
        raise SourceUnreadable(f"{source} is no feed and names none", reason="not-a-feed")
    return feeds[0]


def _conditions(cursor: Cursor) -> dict[str, str]:
    """Validators go back byte for byte; they are opaque, and some servers let them run backwards."""
    headers = dict(ACCEPT)
    if etag := cursor.get("etag"):
        headers["If-None-Match"] = etag
    if modified := cursor.get("modified"):
        headers["If-Modified-Since"] = modified
    return headers


def _validator(answer: Answer, name: str) -> str | None:
    value = answer.headers.get(name, "")
    # Only ASCII goes back as it came; anything else would be spelt differently on the way.
    usable = 0 < len(value) <= MOST_VALIDATOR and value.isascii() and value.isprintable()
    return value if usable else None


def _text(answer: Answer) -> str:
    return answer.body.decode("utf-8", "replace")


def _about(answer: Answer) -> About:
    if not answer.body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return feed_about(_text(answer)[:HEAD], answer.url)
    found = strict_json(answer.body.removeprefix(b"\xef\xbb\xbf"), "the feed")
    title, description = (visible(str(found.get(k) or "")) for k in ("title", "description"))
    return About(title[:80], description[:2000], absolute(found.get("home_page_url"), answer.url))


def _lists(text: str, post: Known) -> bool:
    """Whether a feed names a post by its id or address; a link in somebody's words is not enough."""
    for name in {post.source_id, post.url or post.source_id}:
        said = f"(?:{re.escape(name)}|{re.escape(escape(name))})"
        element = rf">\s{{0,40}}(?:<!\[CDATA\[)?\s{{0,40}}{said}\s{{0,40}}(?:\]\]>)?\s{{0,40}}</"
        link = rf"""<(?:\w{{1,20}}:)?link\s[^<>]{{0,500}}?href=["']{said}["']"""
        member = rf""""(?:id|url)"\s{{0,40}}:\s{{0,40}}"?{said}["\s,}}]"""
        if re.search(f"{element}|{link}|{member}", text):
            return True
    return False


def _xml_entries(body: bytes, content_type: str) -> tuple[list[Entry], bool]:
    """The newest entries, and whether these are all."""
    if is_page(body):
        raise SourceUnreadable("what came back is a web page, not a feed", reason="not-a-feed")
    prescan(body, content_type, "the feed")
    # As a stream: a body that is a path or an address would be opened otherwise (safety P1).
    found = feedparser.parse(
        io.BytesIO(_FAR_CHARACTER.sub(_possible, body)),
        response_headers={"content-type": content_type} if content_type else {},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not found.version:
        raise SourceUnreadable("what came back is not a feed", reason="not-a-feed")
    chosen = newest(found.entries, lambda entry: _published(entry) or _edited(entry))
    spoken = dict.get(found.feed, "language")
    return [_xml_entry(entry, spoken) for entry in chosen], len(found.entries) <= MOST_ENTRIES


# ``dict.get``: the library would otherwise offer one date for the other.
def _published(entry: Any) -> datetime | None:
    return _moment(dict.get(entry, "published_parsed"))


def _edited(entry: Any) -> datetime | None:
    return _moment(dict.get(entry, "updated_parsed"))


def _moment(parsed: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _possible(found: re.Match[bytes]) -> bytes:
    """Lone surrogates and numbers beyond Unicode, over which the library fails, become U+FFFD."""
    digits = (found[1] or found[2]).lstrip(b"0")
    number = int(digits or b"0", 16 if found[1] else 10) if len(digits) < 9 else MAX_CHARACTER + 1
    fine = number <= MAX_CHARACTER and number not in SURROGATES
    return found[0] if fine else b"&#xFFFD;"


def _xml_entry(entry: Any, language: Any) -> Entry:
    body = next(iter(dict.get(entry, "content") or ()), None) or dict.get(entry, "summary_detail")
    body, title = body or {}, dict.get(entry, "title_detail") or {}
    bare = body.get("type") == "text/plain"
    return Entry(
        id=dict.get(entry, "id"),
        link=dict.get(entry, "link"),
        title=plain(title.get("value", ""), html=title.get("type") != "text/plain").text,
        html=None if bare else body.get("value"),
        text=body.get("value") if bare else None,
        language=body.get("language") or language,
        published=_published(entry),
        edited=_edited(entry),
    )


def _tombstones(body: bytes) -> tuple[str, ...]:
    """Entries that a feed says are deleted (RFC 6721)."""
    if b"deleted-entry" not in body:
        return ()
    return tuple(visible(ref) for ref in _TOMBSTONE.findall(body.decode("utf-8", "replace")))


def _json_entries(body: bytes) -> tuple[list[Entry], bool]:
    found = strict_json(body.removeprefix(b"\xef\xbb\xbf"), "the feed")
    version, items = found.get("version"), found.get("items")
    if not isinstance(version, str) or "jsonfeed.org/version/" not in version:
        raise SourceUnreadable("JSON, and not a JSON Feed", reason="not-a-feed")
    items = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    entries = [_json_entry(item, found.get("language")) for item in items]
    chosen = newest(entries, lambda entry: entry.published or entry.edited)
    return chosen, len(items) <= MOST_ENTRIES


def _json_entry(item: dict[str, Any], language: Any) -> Entry:
    return Entry(
        id=item.get("id"),
        link=item.get("url"),
        title=item.get("title"),
        html=item.get("content_html"),
        text=item.get("content_text") or item.get("summary"),
        language=item.get("language") or language,
        published=moment(item.get("date_published")),
        edited=moment(item.get("date_modified")),
    )
