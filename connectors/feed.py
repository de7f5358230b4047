"""Blogs and other feeds: RSS, RDF, Atom and JSON Feed."""

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import quote, urldefrag, urlsplit
from xml.sax import SAXException

import feedparser

from monitor.domain.blog import about, author_meant, author_of, only_feed, signed
from monitor.domain.entry import Entry, at_utc, author_key, newest, whose
from monitor.domain.feedbatch import Parsed, batch_of
from monitor.domain.jsonfeed import next_page
from monitor.domain.member import Ground, Permit
from monitor.domain.page import is_feed, record_of, same_host
from monitor.domain.post import AccountRef, Batch, Cursor, Fetched, plain
from monitor.domain.prescan import prescan
from monitor.domain.rawfeed import lists, possible, text_of
from monitor.errors import (
    NotAllowed,
    SourceError,
    SourceGone,
    SourceMissing,
    SourceUnreadable,
)
from monitor.homepage import head_at
from monitor.ports import Answer, Connector, Known, Looked, Profile

CONDITIONAL, BARE = 3_600.0, 86_400.0
"""Seconds that a feed is left alone for, however fresh it says it is: an hour where it can answer that
nothing has changed, a day where it has to send all of itself."""
MOST_PAGES = 5
ASCII_BASED = frozenset({"utf-8", "us-ascii", "iso-8859-1", "windows-1252", "iso-8859-15"})
"""Character sets in which no letter has a byte that markup has too."""
ONE_PERSON = frozenset({Ground.CONSENT, Ground.TOKEN_SHOWN})
ACCEPT = {
    "Accept": "application/feed+json, application/atom+xml, application/rss+xml, "
    "application/xml;q=0.9, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1"
}

# Otherwise it looks for another library at every feed, in vain.
feedparser.api.PREFERRED_XML_PARSERS.clear()


class FeedConnector(Connector):
    """One feed, by its address; ``#`` and a name after it mean one author of several.

    Nobody is asked anything but that address, further pages of it, and its posts' permalinks.
    """

    name = "feed"
    title = "blog"

    @classmethod
    def claims(cls, source: str) -> bool:
        """Any web address; a platform of its own is asked first."""
        return source.startswith(("https://", "http://"))

    async def resolve(self, source: str) -> AccountRef:
        """The feed itself, or the one feed that a page names."""
        url = urldefrag(source).url
        answer = (await self.client.get(url, ACCEPT)).expect(200)
        if not is_feed(answer.body):
            feed = only_feed(answer.body, answer.url, url)
            answer = (await self.client.get(feed, ACCEPT)).expect(200)
        if not is_feed(answer.body):
            raise SourceUnreadable(f"{answer.url} is not a feed", reason="not-a-feed")
        label = about(answer.body, answer.url).title or urlsplit(answer.url).hostname or answer.url
        author = author_meant(answer.body, source)
        if not author:
            return AccountRef(self.name, answer.url, answer.url, label)
        address, key = (f"{answer.url}#{quote(name)}" for name in (author, author_key(author)))
        return AccountRef(self.name, address, key, f"{label} ({author})")

    async def fetch(self, permit: Permit, cursor: Cursor) -> Fetched:
        """One conditional request. An unchanged body has no pages, whatever the server calls it."""
        ref = _of(permit)
        known = cursor if cursor.get("url") == ref.address and cursor.get("body") else Cursor()
        answer = await self._answer(ref, known)
        body = hashlib.sha256(answer.body).hexdigest()
        same = answer.status == 304 or body == known.get("body")
        if same and known.get("expired"):
            raise SourceGone(f"{ref.address}: the feed says that it has ended")
        if answer.status == 304:
            return _fetched(permit, answer, cursor, ())
        now = known.replaced(
            url=ref.address,
            body=body,
            etag=answer.validator("etag"),
            modified=answer.validator("last-modified"),
        )
        if same:
            return _fetched(permit, answer, now, ())
        # Older pages are asked for when the newest one does not reach back to what was read last.
        last = known.get("newest")
        pages, more = await self._pages(answer, lambda text: not last or lists(text, {last}))
        return replace(_fetched(permit, answer, now, pages), more=more)

    async def _answer(self, ref: AccountRef, known: Cursor) -> Answer:
        """The feed, on the host it was shown for; 304 only as an answer to a condition of ours."""
        url = urldefrag(ref.address).url
        answer = _at_home(await self.client.get(url, _conditions(known)), ref)
        if answer.status == 304 and not known.get("body"):
            again = {**ACCEPT, "Cache-Control": "no-cache"}
            answer = _at_home(await self.client.get(url, again), ref).expect(200)
        return answer.expect(200, 304)

    async def _pages(
        self, answer: Answer, enough: Callable[[str], bool]
    ) -> tuple[tuple[bytes, ...], bool]:
        """A JSON Feed's newest page and as many older ones as it takes, and whether that were too many; of
        XML there is one page."""
        pages, asked = [answer.body], [answer.url]
        while True:
            there = next_page(pages[-1], asked[-1])
            if there is None or there in asked or enough(text_of(pages)):
                break
            if len(pages) == MOST_PAGES:
                return tuple(pages), True
            page = await self.client.get(there, ACCEPT)
            if page.status >= 500 or page.status == 429:
                page.expect(200)
            # Old items behind a broken link must not keep new ones from being read.
            if page.status != 200 or not same_host(page.url, answer.url):
                break
            pages.append(page.body)
            asked.append(there)
        return tuple(pages), False

    @classmethod
    def normalise(cls, fetched: Fetched) -> Batch:
        """Entries as posts, oldest first."""
        return batch_of(fetched, _parsed)

    async def bio(self, ref: AccountRef) -> Profile:
        """The feed's own words, and the head of the page it belongs to when both share a host.

        A code counts there and in the host's own TXT records, where only the owner writes, and in posts
        under the name of the feed's one author. For one author of several it counts in their posts alone. SourceUnreadable when several
        people write there and nothing tells which of them is meant.
        """
        answer = (await self._answer(ref, Cursor())).expect(200)
        who = signed(answer.body)
        author = author_of(ref.address)
        mine = whose(who.named, who.of_feed, author)
        posts = "\n".join(words for names, words in who.entries if names & mine)
        if author:
            return Profile(ref.label, "", shown=posts)
        own = about(answer.body, answer.url)
        said = "\n".join(part for part in (own.title, own.description) if part)
        links, head = await head_at(self.client, own.home, answer.url)
        records = await self.client.texts(self.record(ref))
        return Profile(ref.label, said, links, "\n".join((posts, head, *records)))

    def record(self, ref: AccountRef) -> str:
        """Of the feed's own host; a host speaks for no single author of several."""
        return "" if author_of(ref.address) else record_of(ref.address)

    async def look(self, permit: Permit, posts: Sequence[Known]) -> Looked:
        """The feed once more; a post that has left its window is asked for at its permalink."""
        answer = (await self._answer(_of(permit), Cursor())).expect(200)
        pages, _ = await self._pages(answer, lambda text: all(_lists(text, post) for post in posts))
        text = text_of(pages)
        gone = []
        for post in posts:
            if not _lists(text, post) and post.url and await self._is_gone(post.url):
                gone.append(post.source_id)
        return Looked(_fetched(permit, answer, Cursor(), pages), tuple(gone))

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


def _fetched(permit: Permit, answer: Answer, cursor: Cursor, pages: tuple[bytes, ...]) -> Fetched:
    ref, kind = _of(permit), answer.headers.get("content-type", "")
    author = urldefrag(ref.address).fragment
    moved = f"{answer.moved}#{author}" if answer.moved and author else answer.moved
    owed = CONDITIONAL if cursor.get("etag") or cursor.get("modified") else BARE
    wait = max(owed, answer.fresh)
    return Fetched(
        ref,
        pages,
        cursor,
        kind,
        answer.url,
        moved,
        wait=wait,
        member_only=permit.ground in ONE_PERSON,
    )


def _at_home(answer: Answer, ref: AccountRef) -> Answer:
    """Ownership was shown for one host: what another one says needs a proof of its own (safety F10)."""
    if same_host(ref.address, answer.url):
        return answer
    here, there = (urlsplit(url).hostname for url in (ref.address, answer.url))
    raise SourceUnreadable(f"{here} sends us on to {there}: add that address", reason="moved-host")


def _conditions(cursor: Cursor) -> dict[str, str]:
    """Validators go back byte for byte, both of them: each is opaque, and either may run backwards."""
    headers = dict(ACCEPT)
    if etag := cursor.get("etag"):
        headers["If-None-Match"] = etag
    if modified := cursor.get("modified"):
        headers["If-Modified-Since"] = modified
    return headers


def _lists(text: str, post: Known) -> bool:
    return lists(text, {post.source_id, post.url or post.source_id})


def _parsed(body: bytes, content_type: str) -> Parsed:
    """SourceUnreadable when the library finds no feed in it, or it is shaped to hurt."""
    prescan(body, content_type, "the feed")
    # As a stream: a body that is a path or an address would be opened otherwise (safety P1).
    found = feedparser.parse(
        io.BytesIO(possible(body)),
        response_headers={"content-type": content_type} if content_type else {},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not found.version:
        raise SourceUnreadable("what came back is not a feed", reason="not-a-feed")
    chosen = newest(found.entries, lambda entry: _published(entry) or _edited(entry))
    spoken, authors = dict.get(found.feed, "language"), _authors(found.feed)
    # An Atom entry without an author has that of its feed (RFC 4287).
    inherited = authors if found.version.startswith("atom") else frozenset[str]()
    entries = tuple(_entry(entry, spoken, inherited) for entry in chosen)
    # A feed with an error in it is read in another way throughout, also where it has none.
    alone = (found.encoding or "").lower() in ASCII_BASED and not isinstance(
        found.get("bozo_exception"), SAXException
    )
    way = f"{found.version} {found.encoding}" if alone else ""
    return Parsed(entries, len(found.entries), authors, way)


# ``dict.get``: the library would otherwise offer one date for the other.
def _published(entry: Any) -> datetime | None:
    return at_utc(dict.get(entry, "published_parsed"))


def _edited(entry: Any) -> datetime | None:
    return at_utc(dict.get(entry, "updated_parsed"))


def _authors(said: Any) -> frozenset[str]:
    """The last of them as it was written: the library takes names with mail addresses apart wrongly."""
    people: list[dict[str, Any]] = dict.get(said, "authors") or [{}]
    *others, _ = [person.get("name") for person in people]
    names = (*others, dict.get(said, "author"))
    return frozenset(author_key(name) for name in names if name) - {""}


def _entry(entry: Any, language: Any, inherited: frozenset[str]) -> Entry:
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
        authors=_authors(entry) or inherited,
    )
