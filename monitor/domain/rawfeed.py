"""What the bytes of an XML feed tell without a parser, by patterns that take linear time.

It is read outside the parser's box, or before the parser sees it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from monitor.domain.cut import cut
from monitor.domain.entry import author_key
from monitor.domain.markup import decoded
from monitor.domain.page import visible

MAX_CHARACTER = 0x10FFFF
SURROGATES = range(0xD800, 0xE000)

_TOMBSTONE = re.compile(
    r"""<(?:\w{1,20}:)?deleted-entry\s[^<>]{0,2000}?\bref=["']([^"']{1,512})["']"""
)
_FAR_CHARACTER = re.compile(rb"&#(?:x([0-9a-f]{4,})|([0-9]{5,}));?", re.IGNORECASE)
_SIGNS = r"dc:creator|(?:atom:|itunes:)?author|managingEditor"
# Up to the next such element and no further, so that a flood of them is passed over once.
_AUTHOR = re.compile(
    rf"<({_SIGNS})(?:\s[^<>]{{0,500}})?>((?:[^<]++|<(?!/?(?:{_SIGNS})[\s>]))*+)</\1>"
)
MOST_SIGNED = 2_000
"""Characters that somebody's name may take, with all that stands around it."""
_COMMENT = re.compile(rb">[^<>\s]{1,2000}#comment-\d{1,20}\s{0,40}</")
"""How a feed of comments links to them: anybody can sign one with anybody's name."""
_NAME = re.compile(r"<(?:atom:)?name(?:\s[^<>]{0,500})?>(.{0,500}?)</", re.DOTALL)
_QUOTED = re.compile(r"<(blockquote|q)\b.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)


def possible(body: bytes) -> bytes:
    """Lone surrogates and numbers beyond Unicode, over which the library fails, become U+FFFD."""
    return _FAR_CHARACTER.sub(_possible, body)


def _possible(found: re.Match[bytes]) -> bytes:
    digits = (found[1] or found[2]).lstrip(b"0")
    number = int(digits or b"0", 16 if found[1] else 10) if len(digits) < 9 else MAX_CHARACTER + 1
    fine = number <= MAX_CHARACTER and number not in SURROGATES
    return found[0] if fine else b"&#xFFFD;"


def tombstones(body: bytes) -> tuple[str, ...]:
    """Entries that a feed says are deleted (RFC 6721)."""
    if b"deleted-entry" not in body:
        return ()
    return tuple(visible(ref) for ref in _TOMBSTONE.findall(body.decode("utf-8", "replace")))


def text_of(pages: Iterable[bytes]) -> str:
    """All pages of a feed, to look for what they list; JSON may write a slash in two signs."""
    return b"\n".join(pages).decode("utf-8", "replace").replace("\\/", "/")


def lists(text: str, names: set[str]) -> bool:
    """Whether a feed has an entry of one of these ids or addresses; a link in somebody's words is not enough."""
    for name in names:
        said = f"(?:{re.escape(name)}|{re.escape(escape(name))})"
        element = rf">\s{{0,40}}(?:<!\[CDATA\[)?\s{{0,40}}{said}\s{{0,40}}(?:\]\]>)?\s{{0,40}}</"
        link = rf"""<(?:\w{{1,20}}:)?link\s[^<>]{{0,500}}?href=["']{said}["']"""
        member = rf""""(?:id|url)"\s{{0,40}}:\s{{0,40}}"?{said}["\s,}}]"""
        if re.search(f"{element}|{link}|{member}", text):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Signed:
    """Who wrote what in a feed, as far as its bytes tell."""

    of_feed: frozenset[str]
    """Who the feed says writes it."""
    entries: tuple[tuple[frozenset[str], str], ...]
    """Who each entry says wrote it, and its words without those that it quotes."""

    @property
    def named(self) -> frozenset[str]:
        """Everybody who is said to have written an entry."""
        return frozenset[str]().union(*(names for names, _ in self.entries))


def xml_signed(body: bytes) -> Signed:
    """What an XML feed says. One that cannot be taken to pieces says nothing of anybody."""
    pieces = cut(body)
    if pieces is None or _COMMENT.search(body):
        return Signed(frozenset(), ())
    head = pieces.head.decode("utf-8", "replace")
    of_feed = frozenset(_authors(head))
    # An Atom entry without an author has that of its feed (RFC 4287).
    inherited = of_feed if b"entry" in pieces.items[0].split(b">")[0] else frozenset[str]()
    texts = (item.decode("utf-8", "replace") for item in pieces.items)
    return Signed(
        of_feed, tuple((frozenset(_authors(text)) or inherited, unquoted(text)) for text in texts)
    )


def unquoted(markup: str) -> str:
    """The words in one line, without those that are quoted."""
    return visible(_QUOTED.sub(" ", decoded(markup)))


def _authors(markup: str) -> Iterator[str]:
    for found in _AUTHOR.finditer(markup):
        if len(found[2]) > MOST_SIGNED:
            continue
        name = _NAME.search(found[2])
        if key := author_key(visible(name[1] if name else found[2])):
            yield key
