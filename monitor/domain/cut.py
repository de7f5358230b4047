"""Item-cut: of a feed that was read before, only what is new or changed goes to the parser again.

The bytes are split where items begin and end, and each item is known by a digest. Parsing takes fifty
times as long as this, so it pays; but a feed is not the sum of its items, so any doubt means a full parse.
"""

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from html import escape
from itertools import pairwise

from monitor.domain.entry import MOST_ENTRIES

SIZE = 8
"""Bytes of a digest: 500 items take less than 6 kB in an account's row."""

_MARK = re.compile(
    rb"<(?:(?P<aside>!--|!\[CDATA\[|\?)|(?P<end>/?)(?:[A-Za-z_][\w.-]{0,40}:)?(?:item|entry)(?=[\s/>])[^<>]*>)"
)
_ENDS = {b"!--": b"-->", b"![CDATA[": b"]]>", b"?": b"?>"}
_PASSING = re.compile(
    rb"<!--.*?(?:-->|\Z)|<(?:\w{1,20}:)?(?:lastBuildDate|pubDate|updated|modified|date|totalResults)"
    rb"(?:\s[^<>]*)?>[\w\s:,.+-]*</|<rdf:li\s[^<>]*>",
    re.DOTALL,
)
"""What a feed changes around its items whenever one comes, and no item depends on."""
_SPREADS = re.compile(
    rb"<(?:\w{1,20}:)?(?:(?:language|deleted-entry)[\s>]|title(?:\s[^<>]*)?>[^<]*<(?!/|!\[CDATA\[))"
)
"""What speaks of more than the item in which it stands: over an element in a title the library loses
the titles that follow, in other items too."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A feed as what stands before, in and after its items."""

    head: bytes
    items: tuple[bytes, ...]
    tail: bytes

    @property
    def frame(self) -> bytes:
        """What stands around the items."""
        return self.head + b"\0" + self.tail

    def parted(
        self, now: "Memory", before: "Memory"
    ) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
        """The items that are new or changed, and those that stand as they stood."""
        known = frozenset(before.items)
        pairs = tuple(zip(self.items, now.items, strict=True))
        new = tuple(item for item, its in pairs if its not in known)
        return new, tuple(item for item, its in pairs if its in known)

    def only(self, items: Iterable[bytes]) -> bytes:
        """The same feed with only these items."""
        return b"\n".join((self.head, *items, self.tail))


def ends_of(body: bytes) -> bytes:
    """A feed of very many items with the first and the last of them alone: the newest stand at one end."""
    pieces = cut(body, most=len(body))
    if pieces is None or len(pieces.items) <= 2 * MOST_ENTRIES:
        return body
    return pieces.only((*pieces.items[:MOST_ENTRIES], *pieces.items[-MOST_ENTRIES:]))


def cut(body: bytes, most: int = MOST_ENTRIES) -> Cut | None:
    """A feed in pieces, or None where its bytes leave a doubt about what an item is."""
    spans: list[tuple[int, int]] = []
    begun = None
    for mark in _marks(body):
        if bool(mark["end"]) is (begun is None) or mark[0].endswith(b"/>"):
            return None
        if begun is None:
            begun = mark.start()
        else:
            spans.append((begun, mark.end()))
            begun = None
    if begun is not None or not 0 < len(spans) <= most:
        return None
    items = tuple(body[a:b] for a, b in spans)
    between = (body[a:b] for (_, a), (b, _) in pairwise(spans))
    if any(map(bytes.strip, between)) or any(map(_SPREADS.search, items)):
        return None
    return Cut(body[: spans[0][0]], items, body[spans[-1][1] :])


def before_items(body: bytes) -> bytes:
    """A feed as far as its first item."""
    mark = next(_marks(body), None)
    return body[: mark.start()] if mark else body


def _marks(body: bytes) -> Iterator[re.Match[bytes]]:
    """Where items begin and end; what only looks like it, in comments and the like, is stepped over."""
    at = 0
    while mark := _MARK.search(body, at):
        at = mark.end()
        if mark["aside"]:
            end = body.find(_ENDS[mark["aside"]], at)
            at = len(body) if end < 0 else end
        else:
            yield mark


@dataclass(frozen=True, slots=True)
class Memory:
    """What is kept of a feed that was read: digests of its frame, of how it was read, of its items."""

    frame: bytes
    way: bytes
    items: tuple[bytes, ...]

    @classmethod
    def of(cls, pieces: Cut, way: bytes) -> "Memory":
        """Of a feed in pieces. ``way`` is the digest of whatever else its items were understood by."""
        frame = digest(_PASSING.sub(b"", pieces.frame))
        return cls(frame, way, tuple(map(digest, pieces.items)))

    @classmethod
    def read(cls, text: str | None) -> "Memory | None":
        """As ``written`` wrote it; None for anything else."""
        try:
            raw = b64decode(text or "", validate=True)
        except (NotBase64, ValueError):
            return None
        if len(raw) < 2 * SIZE or len(raw) % SIZE:
            return None
        frame, way, *items = (raw[at : at + SIZE] for at in range(0, len(raw), SIZE))
        return cls(frame, way, tuple(items))

    def written(self) -> str:
        """As one short text for the cursor."""
        return b64encode(b"".join((self.frame, self.way, *self.items))).decode()


def names(items: Iterable[bytes], source_id: str) -> bool:
    """Whether one of these items may have this id: two with the same are told apart by a full parse only."""
    forms = {form.encode() for form in (source_id, escape(source_id))}
    return any(form in item for item in items for form in forms)


def digest(piece: bytes) -> bytes:
    """By which a piece is known again."""
    return blake2b(piece, digest_size=SIZE).digest()
