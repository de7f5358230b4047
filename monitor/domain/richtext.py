"""Plain text that came with its links beside it."""

from collections.abc import Iterable


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
