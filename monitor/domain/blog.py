"""What the answers of a blog tell outside the parser's box: its feeds, its own words, who writes there."""

from urllib.parse import unquote, urldefrag, urlsplit

from monitor.domain.entry import author_key
from monitor.domain.jsonfeed import is_json, json_about, json_signed
from monitor.domain.page import HEAD, About, feed_about, page_links
from monitor.domain.rawfeed import Signed, xml_signed
from monitor.errors import SourceUnreadable

MOST_NAMED = 5
"""Feeds or people that an error names, so that one of them can be chosen."""


def only_feed(page: bytes, url: str, source: str) -> str:
    """The feed that the page at ``url`` names; feeds of what others comment there do not count."""
    named = page_links(page[:HEAD].decode("utf-8", "replace"), url).feeds
    feeds = [
        f"{feed} ({title})" if title else feed
        for feed, title in named
        if "comment" not in urlsplit(feed).path.lower()
    ]
    if len(feeds) > 1:
        raise SourceUnreadable(
            f"{source} names several feeds; choose one: {', '.join(feeds[:MOST_NAMED])}",
            reason="several-feeds",
            choices=feeds[:MOST_NAMED],
        )
    if not feeds:
        raise SourceUnreadable(f"{source} is no feed and names none", reason="not-a-feed")
    return feeds[0].split(" ", 1)[0]


def about(body: bytes, url: str) -> About:
    """What a feed at ``url`` says of itself."""
    if is_json(body):
        return json_about(body, url)
    return feed_about(body[:HEAD].decode("utf-8", "replace"), url)


def signed(body: bytes) -> Signed:
    """Who wrote what in a feed."""
    return json_signed(body) if is_json(body) else xml_signed(body)


def author_of(address: str) -> str:
    """The author that a feed's address names after its ``#``, as names are compared."""
    return author_key(unquote(urldefrag(address).fragment))


def author_meant(body: bytes, address: str) -> str:
    """The same as it is spelt there, if several people write in the feed; in the address of one person's
    feed a ``#`` means nothing."""
    asked, named = author_of(address), signed(body).named
    if not asked or len(named) < 2:
        return ""
    if asked not in named:
        choices = tuple(sorted(named)[:MOST_NAMED])
        raise SourceUnreadable(
            f"{address}: nobody of that name writes there; put one of these after the #: "
            f"{', '.join(choices)}",
            reason="several-authors",
            choices=choices,
        )
    return " ".join(unquote(urldefrag(address).fragment).split())
