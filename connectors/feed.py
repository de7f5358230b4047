"""Blogs and other feeds: RSS, RDF, Atom and JSON Feed."""

import hashlib
import io
import re
from calendar import timegm
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import feedparser

from monitor.domain.member import Permit
from monitor.domain.page import feed_home, page_links
from monitor.domain.post import (
    AccountRef,
    Batch,
    Cursor,
    Fetched,
    PlainText,
    Post,
    capped,
    compose,
    plain,
)
from monitor.domain.prescan import prescan
from monitor.domain.strictjson import moment, strict_json
from monitor.errors import NotAllowed, SourceError, SourceGone, SourceMissing, SourceUnreadable
from monitor.ports import Answer, Connector, Known, Looked, Profile

MOST_ENTRIES = 500
MOST_TITLE = 1_000
MOST_ID = 512
MOST_VALIDATOR = 1_024
HEAD = 256 * 1024
"""Bytes of a page that are searched for links and titles."""
ACCEPT = (
    "application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, "
    "text/xml;q=0.8, application/json;q=0.7, */*;q=0.1"
)

_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>\s*(?:<!\[CDATA\[)?(.{0,1000}?)(?:\]\]>)?\s*</title>", re.DOTALL)
_ITEM = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
_TOMBSTONE = re.compile(r"""<(?:\w+:)?deleted-entry\b[^>]{0,2000}?\bref=["']([^"']{1,512})["']""")
_LONE_SURROGATE = re.compile(rb"&#(?:x0*d[89a-f][0-9a-f]{2}|0*5[5-7]\d{3});", re.IGNORECASE)


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
        answer = (await self.client.get(source, {"Accept": ACCEPT})).expect(200)
        if not _is_feed(answer.body):
            links = page_links(_head(answer), answer.url).feeds
            if len(links) > 1:
                raise SourceUnreadable(
                    f"{source} names several feeds; choose one: {', '.join(links[:5])}",
                    reason="several-feeds",
                )
            if not links:
                raise SourceUnreadable(f"{source} is no feed and names none", reason="not-a-feed")
            answer = (await self.client.get(links[0], {"Accept": ACCEPT})).expect(200)
        if not _is_feed(answer.body):
            raise SourceUnreadable(f"{answer.url} is not a feed", reason="not-a-feed")
        return AccountRef(self.name, answer.url, answer.url, _label(answer))

    async def fetch(self, permit: Permit, cursor: Cursor) -> Fetched:
        """One conditional request. An unchanged body has no pages, whatever the server calls it."""
        ref = _of(permit)
        known = cursor if cursor.get("url") == ref.address and cursor.get("body") else Cursor()
        answer = (await self.client.get(ref.address, _conditions(known))).expect(200, 304)
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
        if not body.strip():
            raise SourceUnreadable("the feed is empty", reason="empty")
        if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            entries, removed = _json_entries(body)
        else:
            entries, removed = _xml_entries(body, fetched.content_type)
        posts = [post for entry in entries[:MOST_ENTRIES] for post in _readable(entry)]
        return Batch(_oldest_first(posts), fetched.cursor, removed, len(entries) > MOST_ENTRIES)

    async def bio(self, ref: AccountRef) -> Profile:
        """The feed's own words, and those of the page it belongs to when both share a host."""
        answer = (await self.client.get(ref.address, {"Accept": ACCEPT})).expect(200)
        said = [_text(answer)]
        links: tuple[str, ...] = ()
        home = feed_home(_ITEM.split(_head(answer), maxsplit=1)[0], answer.url)
        if home and urlsplit(home).hostname == urlsplit(answer.url).hostname:
            try:
                page = (await self.client.get(home)).expect(200)
            except SourceError:
                return Profile(ref.label, said[0])
            said.append(_text(page))
            links = page_links(_head(page), page.url).me
        return Profile(ref.label, "\n".join(said), links)

    async def look(self, permit: Permit, posts: Sequence[Known]) -> Looked:
        """The feed once more; a post that has left its window is asked for at its permalink."""
        ref = _of(permit)
        answer = (await self.client.get(ref.address, {"Accept": ACCEPT})).expect(200)
        text = unescape(answer.body.decode("utf-8", "replace")).replace("\\/", "/")
        gone = []
        for post in posts:
            listed = post.source_id in text or bool(post.url and post.url in text)
            if not listed and post.url and await self._is_gone(post.url):
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


def _conditions(cursor: Cursor) -> dict[str, str]:
    """Validators go back byte for byte; they are opaque, and some servers let them run backwards."""
    headers = {"Accept": ACCEPT}
    if etag := cursor.get("etag"):
        headers["If-None-Match"] = etag
    if modified := cursor.get("modified"):
        headers["If-Modified-Since"] = modified
    return headers


def _validator(answer: Answer, name: str) -> str | None:
    value = answer.headers.get(name)
    return value if value and len(value) <= MOST_VALIDATOR else None


def _is_feed(body: bytes) -> bool:
    start = body[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return b"jsonfeed.org/version" in start.replace(b"\\/", b"/")
    return bool(_ROOT.search(start.replace(b"\x00", b"")[:HEAD])) and not _is_page(start)


def _is_page(body: bytes) -> bool:
    start = body[:1024].lower()
    return b"<html" in start or b"<!doctype html" in start


def _text(answer: Answer) -> str:
    return plain(unescape(answer.body.decode("utf-8", "replace")), html=True).text


def _head(answer: Answer) -> str:
    return answer.body[:HEAD].decode("utf-8", "replace")


def _label(answer: Answer) -> str:
    """What a feed calls itself, or its host."""
    head = _head(answer)
    if head.lstrip("\ufeff \t\r\n").startswith("{"):
        said = strict_json(answer.body, "the feed").get("title")
        found = said if isinstance(said, str) else ""
    else:
        title = _TITLE.search(_ITEM.split(head, maxsplit=1)[0])
        found = unescape(title[1]) if title else ""
    label = " ".join(plain(found).text.split())[:80]
    return label or urlsplit(answer.url).hostname or answer.url


def _xml_entries(body: bytes, content_type: str) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    if _is_page(body):
        raise SourceUnreadable("what came back is a web page, not a feed", reason="not-a-feed")
    prescan(body, content_type, "the feed")
    # As a stream: a body that is a path or an address would be opened otherwise (safety P1).
    found = feedparser.parse(
        io.BytesIO(_LONE_SURROGATE.sub(b"&#xFFFD;", body)),
        response_headers={"content-type": content_type} if content_type else {},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not found.version:
        raise SourceUnreadable("what came back is not a feed", reason="not-a-feed")
    text = body.decode("utf-8", "replace") if b"deleted-entry" in body else ""
    removed = tuple(unescape(ref) for ref in _TOMBSTONE.findall(text))
    return [_xml_entry(entry) for entry in found.entries], removed


def _xml_entry(entry: Any) -> dict[str, Any]:
    """An entry in the words of JSON Feed. ``dict.get``: the library's own guesses between dates."""
    body = next(iter(dict.get(entry, "content") or ()), None) or dict.get(entry, "summary_detail")
    kind = str((body or {}).get("type", ""))
    value = (body or {}).get("value", "")
    title = dict.get(entry, "title_detail") or {}
    return {
        "id": dict.get(entry, "id"),
        "url": dict.get(entry, "link"),
        "title": plain(title.get("value", ""), html=title.get("type") != "text/plain").text,
        "content_text" if kind == "text/plain" else "content_html": value,
        "date_published": _moment(dict.get(entry, "published_parsed")),
        "date_modified": _moment(dict.get(entry, "updated_parsed")),
        "language": (body or {}).get("language"),
    }


def _moment(parsed: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, OSError):
        return None


def _json_entries(body: bytes) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    found = strict_json(body.removeprefix(b"\xef\xbb\xbf"), "the feed")
    version = found.get("version")
    if not isinstance(version, str) or "jsonfeed.org/version/" not in version:
        raise SourceUnreadable("JSON, and not a JSON Feed", reason="not-a-feed")
    items = found.get("items")
    entries = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    for entry in entries:
        for date in ("date_published", "date_modified"):
            entry[date] = moment(entry.get(date))
    return entries, ()


def _readable(entry: dict[str, Any]) -> Iterator[Post]:
    """The entry as a post; one that says nothing is none, and a bad one never hides the others."""
    try:
        post = _post(entry)
    except (ValueError, TypeError, AttributeError):
        return
    if post.text.strip():
        yield post


def _post(entry: dict[str, Any]) -> Post:
    html, bare = entry.get("content_html"), entry.get("content_text") or entry.get("summary") or ""
    body = plain(html, html=True) if html else plain(bare, html=False)
    whole, cut = capped(compose(_line(entry.get("title")), body))
    url = entry.get("url") or None
    return Post(
        source_id=_source_id(entry, whole),
        text=whole.text,
        url=url if isinstance(url, str) and len(url) <= 2048 else None,
        published_at=entry["date_published"] or entry["date_modified"],
        edited_at=entry["date_modified"],
        lang=(entry.get("language") or "")[:2].lower() or None,
        quotes=whole.quotes,
        cut=cut,
    )


def _line(title: Any) -> str:
    return " ".join(title.split())[:MOST_TITLE] if isinstance(title, str) else ""


def _source_id(entry: dict[str, Any], whole: PlainText) -> str:
    """The entry's id, else its link, else its content."""
    said = entry.get("id")
    own = str(said) if isinstance(said, str | int) and said != "" else entry.get("url") or ""
    if own and len(own) <= MOST_ID:
        return plain(own, html=False).text
    return "sha256:" + hashlib.sha256((own or whole.text).encode("utf-8", "replace")).hexdigest()


def _oldest_first(posts: list[Post]) -> tuple[Post, ...]:
    """By date where every post has one; otherwise from the bottom of the feed to its top."""
    upwards = posts[::-1]
    if all(post.published_at for post in upwards):
        upwards.sort(key=lambda post: post.published_at or datetime.min.replace(tzinfo=UTC))
    return tuple(upwards)
