"""One entry of a feed becoming a post, whatever its feed's format."""

import hashlib
import re
from calendar import timegm
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from monitor.domain.page import absolute
from monitor.domain.post import PlainText, Post, capped, compose, plain
from monitor.errors import SourceUnreadable

MOST_ENTRIES = 500
MOST_TITLE = 1_000
MOST_ID = 512
MOST_AUTHOR = 200
LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
FIRST, LAST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
"""What lies outside, like 1970 or 9999, is no date that anybody meant."""

_MAIL = re.compile(r"[<(]?[^\s<>()]+@[^\s<>()]+[>)]?")
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_].*)?", re.DOTALL)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """As its feed has it: a number may stand where a text should, and nothing was checked but dates."""

    id: object
    link: object
    title: object
    html: object
    text: object
    """The body without markup, where there is no HTML."""
    language: object
    published: datetime | None
    edited: datetime | None
    authors: frozenset[str] = frozenset()
    """As ``author_key`` spells them; none where the feed names none."""


def at_utc(parsed: Any) -> datetime | None:
    """A date that a library took apart (in UTC, as for ``timegm``), if it is one."""
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def author_key(name: str) -> str:
    """An author's name as it is compared: in any case, and without the mail address beside it."""
    said = name[:MOST_AUTHOR]
    bare = _MAIL.sub(" ", said).strip()
    bare = bare[1:-1] if bare.startswith("(") and bare.endswith(")") else bare
    return " ".join((bare.strip() or said).casefold().split())


def whose(named: frozenset[str], of_feed: frozenset[str], asked: str) -> frozenset[str]:
    """Under which names the member of a feed writes, of all those that its entries name.

    That is the author ``asked`` for, else the only one, else the one of several that the feed itself names
    as its author. SourceUnreadable where that tells nobody.
    """
    if asked:
        return frozenset((asked,))
    if len(named) < 2:
        return named
    if len(of_feed) == 1 and of_feed <= named:
        return of_feed
    raise SourceUnreadable(
        "several people write there: add # and your name to its address, as the feed spells it",
        reason="several-authors",
        choices=sorted(named)[:5],
    )


def by_member(entries: Sequence[Entry], of_feed: frozenset[str], asked: str) -> list[Entry]:
    """What the member of a feed wrote: whoever else writes there has not agreed to be read."""
    named = frozenset[str]().union(*(entry.authors for entry in entries))
    mine = whose(named, of_feed, asked)
    return [entry for entry in entries if mine & entry.authors or (not asked and len(named) < 2)]


def newest(items: Sequence[T], when: Callable[[T], datetime | None]) -> list[T]:
    """At most MOST_ENTRIES: by date where all have one; else a feed is taken to begin with the newest."""
    if len(items) > MOST_ENTRIES and all(map(when, items)):
        items = sorted(items, key=lambda item: when(item) or LONG_AGO, reverse=True)
    return list(items[:MOST_ENTRIES])


def posts_of(entries: Iterable[Entry], base: str, *, ids_last: bool = True) -> tuple[Post, ...]:
    """The entries that say something, oldest first. ``base`` is where the feed was read.

    ``ids_last`` is False for a feed that gives its entries new ids at every reading: there they are known
    by their links, or by their words.
    """
    if not ids_last:
        entries = [
            # An id that is said to be an address as well is no better as one.
            replace(entry, id=None, link=None if entry.link == entry.id else entry.link)
            for entry in entries
        ]
    upwards = _told_apart([post for entry in entries for post in _readable(entry, base)])[::-1]
    if all(post.published_at for post in upwards):
        upwards.sort(key=lambda post: post.published_at or LONG_AGO)
    return tuple(upwards)


def _readable(entry: Entry, base: str) -> Iterator[Post]:
    """A bad entry never hides the others."""
    try:
        post = _post(entry, base)
    except (ValueError, TypeError, AttributeError):
        return
    if post.text.strip():
        yield post


def _post(entry: Entry, base: str) -> Post:
    html = isinstance(entry.html, str) and entry.html
    body = plain(html, html=True) if html else plain(str(entry.text or ""), html=False)
    title = " ".join(entry.title.split()) if isinstance(entry.title, str) else ""
    whole, cut = capped(compose(title[:MOST_TITLE], body))
    published, edited = _meant(entry.published), _meant(entry.edited)
    spoken = _LANGUAGE.fullmatch(str(entry.language or ""))
    return Post(
        source_id=_source_id(entry, whole),
        text=whole.text,
        url=absolute(_clean(entry.link), base),
        published_at=published or edited,
        edited_at=edited if published and edited and edited > published else None,
        lang=spoken[1].lower() if spoken else None,
        quotes=whole.quotes,
        cut=cut or len(title) > MOST_TITLE,
    )


def _meant(moment: datetime | None) -> datetime | None:
    return moment if moment and FIRST <= moment < LAST else None


def _clean(value: object) -> str:
    return plain(value, html=False).text if isinstance(value, str) else ""


def _source_id(entry: Entry, whole: PlainText) -> str:
    """The entry's id, else its link, else its content."""
    own = str(entry.id) if isinstance(entry.id, int) else entry.id
    said = _clean(own) or _clean(entry.link)
    return said if said and len(said) <= MOST_ID else hashed(said or whole.text)


def _told_apart(posts: list[Post]) -> list[Post]:
    """Some feeds give one id to all their entries, which must not hide one another."""
    times = Counter(post.source_id for post in posts)
    return [
        post
        if times[post.source_id] == 1
        else replace(post, source_id=hashed(f"{post.source_id} {post.url or post.text}"))
        for post in posts
    ]


def hashed(text: str) -> str:
    """An id made of what there is: of its text, where a post has nothing else."""
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
