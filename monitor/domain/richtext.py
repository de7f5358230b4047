"""Plain text that came with its links beside it, as Bluesky keeps it."""

from collections.abc import Iterable, Iterator
from typing import Any

from monitor.domain.page import absolute
from monitor.domain.strictjson import inner, listed, said


def words_of(record: dict[str, Any]) -> str:
    """All that a reader sees of a record: its text with whole links, and what pictures are said to show."""
    lines = [
        with_whole_links(said(record, "text"), _links(record)),
        *_described(inner(record, "embed")),
    ]
    return "\n".join(line for line in lines if line)


def _described(embed: dict[str, Any]) -> list[str]:
    """What pictures and films are said to show. A link's card and a quoted post are others' words."""
    media = inner(embed, "media") or embed
    return [*(said(image, "alt") for image in listed(media, "images")), said(media, "alt")]


def _links(record: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    for facet in listed(record, "facets"):
        index = inner(facet, "index")
        start, end = index.get("byteStart"), index.get("byteEnd")
        uris = (absolute(feature.get("uri"), "") for feature in listed(facet, "features"))
        uri = next((uri for uri in uris if uri), None)
        if uri and type(start) is int and type(end) is int:
            yield start, end, uri


def with_whole_links(text: str, links: Iterable[tuple[int, int, str]]) -> str:
    """The text with its shortened addresses spelled out: apps show how an address begins, and keep all of it
    beside the text, with where it begins and ends in bytes of UTF-8.

    A place inside a letter, outside the text or in another one is left alone.
    """
    raw = text.encode("utf-8", "surrogatepass")
    parts, done = [], 0
    for start, end, url in sorted(links):
        if done <= start < end <= len(raw) and _is_start_of(raw[start:end], url):
            parts += [raw[done:start], url.encode("utf-8", "surrogatepass")]
            done = end
    return b"".join([*parts, raw[done:]]).decode("utf-8", "surrogatepass")


def _is_start_of(shown: bytes, url: str) -> bool:
    try:
        words = shown.decode()
    except UnicodeDecodeError:
        return False
    start = words.removesuffix("…").removesuffix("...")
    bare = start.rpartition("://")[2]
    return start != words and bare != "" and url.partition("://")[2].startswith(bare)
