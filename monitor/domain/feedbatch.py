"""From the bytes of a feed to its posts: all of them, or only those that are new or changed since last time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from monitor.domain.blog import author_of
from monitor.domain.cut import Cut, Memory, before_items, cut, digest, ends_of, names
from monitor.domain.entry import MOST_ENTRIES, Entry, by_member, hashed, posts_of
from monitor.domain.jsonfeed import is_json, json_feed
from monitor.domain.page import is_page
from monitor.domain.post import UNSTABLE, Batch, Fetched, LeftOut, Post
from monitor.domain.rawfeed import tombstones
from monitor.domain.rest import rest_of
from monitor.errors import SourceUnreadable

NOTHING, OLDER = frozenset[LeftOut](), frozenset({LeftOut.OLDER})


@dataclass(frozen=True, slots=True)
class Parsed:
    """An XML feed, or some items in its frame, as a parser understands it."""

    entries: tuple[Entry, ...]
    """The newest ones."""
    found: int
    """How many there were."""
    authors: frozenset[str]
    """Who the feed itself says writes it."""
    way: str
    """How the bytes were understood; empty when an item alone might be understood in another way."""


Parse = Callable[[bytes, str], Parsed]
"""From bytes and a content type. SourceUnreadable when that is no feed."""


def batch_of(fetched: Fetched, parse: Parse) -> Batch:
    """What one poll brought. SourceUnreadable when it was no feed."""
    body = fetched.pages[0]
    if not body.strip():
        raise SourceUnreadable("the feed is empty", reason="empty")
    if is_json(body):
        return _of_json(fetched)
    if is_page(body):
        raise SourceUnreadable("what came back is a web page, not a feed", reason="not-a-feed")
    pieces = cut(body)
    changes = None if pieces is None else _changes(fetched, pieces, parse)
    return changes or _whole(fetched, body, pieces, parse)


def _of_json(fetched: Fetched) -> Batch:
    feed = json_feed(fetched.pages)
    # Where there are older pages, the next poll has to know whether it reaches back to this one.
    last = next((str(entry.id) for entry in feed.entries if entry.id), None)
    cursor = fetched.cursor.replaced(
        items=None,
        expired="1" if feed.expired else None,
        newest=last if feed.paged else None,
        rest=None,
    )
    posts = _posts(fetched, feed.entries, feed.authors)
    return Batch(posts, cursor, left_out=NOTHING if feed.whole and not fetched.more else OLDER)


def _whole(fetched: Fetched, body: bytes, pieces: Cut | None, parse: Parse) -> Batch:
    read = parse(body if pieces else ends_of(body), fetched.content_type)
    way = _way(fetched, read)
    items = None
    if pieces is not None and way and read.found == len(pieces.items):
        items = Memory.of(pieces, digest(way)).written()
    posts = _posts(fetched, read.entries, read.authors)
    there = {post.source_id for post in posts}
    removed = tuple(one for one in tombstones(body) if one not in there)
    rest = rest_of(pieces.frame if pieces else before_items(body)).written()
    cursor = fetched.cursor.replaced(items=items, expired=None, newest=None, rest=rest)
    return Batch(posts, cursor, removed, OLDER if read.found > MOST_ENTRIES else NOTHING)


def _changes(fetched: Fetched, pieces: Cut, parse: Parse) -> Batch | None:
    """What is new or changed since the cursor; None on any doubt, and then all of it is read."""
    before = Memory.read(fetched.cursor.get("items"))
    if before is None:
        return None
    now = Memory.of(pieces, before.way)
    # Items that stand there twice are told apart by each other.
    if now.frame != before.frame or len(frozenset(now.items)) < len(now.items):
        return None
    cursor = fetched.cursor.replaced(items=now.written(), rest=rest_of(pieces.frame).written())
    new, old = pieces.parted(now, before)
    if not new:
        return Batch((), cursor)
    read = parse(pieces.only(new), fetched.content_type)
    if read.found != len(new) or digest(_way(fetched, read)) != before.way:
        return None
    posts = _posts(fetched, read.entries, read.authors)
    return Batch(posts, cursor) if all(_apart(post, new, old) for post in posts) else None


def _apart(post: Post, new: Sequence[bytes], old: Sequence[bytes]) -> bool:
    """Whether no item that was left out can have this id: entries with the same one are told apart together."""
    mark = post.source_id
    if mark == hashed(post.text):
        # Known by its text alone, for want of anything else: another one of that text has its words.
        mark = max(post.text.split(), key=len)
    return names(new, mark) and not names(old, mark)


def _way(fetched: Fetched, read: Parsed) -> bytes:
    """How items were understood and chosen; empty when that takes more than an item and its frame."""
    named = frozenset[str]().union(*(entry.authors for entry in read.entries))
    asked = author_of(fetched.ref.address)
    if not read.way or (fetched.member_only and not asked and len(named) > 1):
        return b""
    whose = (asked or "".join(named)) if fetched.member_only else "anybody"
    return f"{read.way} {fetched.cursor.get('ids')} {whose}".encode()


def _posts(fetched: Fetched, entries: Sequence[Entry], of_feed: frozenset[str]) -> tuple[Post, ...]:
    if fetched.member_only:
        entries = by_member(entries, of_feed, author_of(fetched.ref.address))
    base = fetched.url or fetched.ref.address
    return posts_of(entries, base, ids_last=fetched.cursor.get("ids") != UNSTABLE)
