"""What a member published, and where it was read."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.domain import markup
from monitor.domain.finding import Span

MAX_TEXT = 20_000
"""Characters of a post that are kept for checking (safety P4)."""


UNSTABLE = "unstable"
"""A cursor's ``ids`` where a source gives known texts new ids again and again: they identify nothing there.

The house notices it and says so; what else identifies a post is for the connector to know.
"""


REST = "rest"
"""A cursor's entry for when a source asks to be left alone, as ``Rest.written`` writes it. The house obeys."""


@dataclass(frozen=True, slots=True)
class AccountRef:
    """One handle or feed on one platform, as its connector found it."""

    connector: str
    """The entry-point name: ``feed``, ``mastodon``."""
    address: str
    """What to ask, for ever stable: a feed URL, or ``user@host``."""
    key: str
    """The platform's own identifier of the account; equals ``address`` where it has none."""
    label: str
    """How its member would write it: ``@noor@kade.example``, or a feed's title."""

    @property
    def numbered(self) -> bool:
        """Whether the platform's own identifier is known, and another one than the address."""
        return self.key != self.address


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the last poll stopped. ``state`` belongs to the connector alone (validators, ids, hashes)."""

    state: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> str | None:
        """The value kept under ``name``, or None."""
        return dict(self.state).get(name)

    def replaced(self, **values: str | None) -> "Cursor":
        """The same cursor with some values changed; None removes one."""
        merged: dict[str, str | None] = {**dict(self.state), **values}
        return Cursor(tuple(sorted((k, v) for k, v in merged.items() if v is not None)))


class LeftOut(StrEnum):
    """What one poll did not take in, though the source had it (safety P4)."""

    OLDER = "older"
    """Posts beyond the newest 500, or further back than one poll asks."""
    LATER = "later"
    """Newer posts than one poll asks for; they follow at the next ones."""
    TEXT = "text"
    """Of a post the text beyond MAX_TEXT, or of its title what is beyond any title."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """Raw answers of one poll, unread. ``pages`` is empty when nothing changed (304)."""

    ref: AccountRef
    pages: tuple[bytes, ...]
    cursor: Cursor
    """The cursor as far as the headers tell; ``normalise`` completes it from the bodies."""
    content_type: str = ""
    url: str = ""
    moved: str | None = None
    """The address to ask from now on, as the source says; believed only when it keeps saying so."""
    more: bool = False
    """True when the source has more to say than one poll asks for."""
    wait: float = 0.0
    """Seconds for which to leave the source alone: what its answer asks for, or what its kind is owed."""
    unlisted: bool = False
    """True where unlisted posts may be read as well."""
    member_only: bool = False
    """True where one person agreed to be read: what others write at the same place is left out."""


@dataclass(frozen=True, slots=True)
class Author:
    """What a reader can see of who wrote a post. It decides how a sentence may be read."""

    role: str = ""
    bio: str = ""
    names_employer: bool | None = None
    """None when nobody said so: then the bio and the post decide."""


@dataclass(frozen=True, slots=True)
class Post:
    """One version of something a member published, in plain text."""

    source_id: str
    """Stable within its account, also after an edit."""
    text: str
    """The title (if any), a blank line, then the body, as one would read it."""
    url: str | None = None
    published_at: datetime | None = None
    edited_at: datetime | None = None
    lang: str | None = None
    """ISO 639-1, if the source says; otherwise it is detected."""
    in_reply_to: str | None = None
    """Text of the message replied to, if known."""
    is_reply: bool = False
    visibility: str = "public"
    quotes: tuple[Span, ...] = ()
    """Stretches of ``text`` that the source marks as somebody else's words or as code."""
    cut: bool = False
    """True when text beyond MAX_TEXT was left out."""

    @property
    def content_hash(self) -> str:
        """SHA-256 of the text: the version of a post, and all that is kept of a clean one.

        Another number of blanks, another kind of blank or another spelling of the same letter makes no
        other version: platforms change those by themselves, and readers see no difference.
        """
        same = " ".join(unicodedata.normalize("NFC", self.text).split())
        return hashlib.sha256(same.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Batch:
    """What one poll brought: posts in the order they were published, and where to go on from."""

    posts: tuple[Post, ...]
    cursor: Cursor
    removed: tuple[str, ...] = ()
    """Source ids that the source itself says are deleted (tombstones)."""
    left_out: frozenset[LeftOut] = frozenset()
    """Where the source held more than one poll takes in."""
    label: str = ""
    """What the account is called now, where the posts say so: another handle needs a new proof (safety O2)."""

    @property
    def cuts(self) -> frozenset[LeftOut]:
        """All that was left out, of the posts themselves too."""
        texts = {LeftOut.TEXT} if any(post.cut for post in self.posts) else set()
        return self.left_out | texts


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text without markup, and which stretches of it were quotations or code."""

    text: str
    quotes: tuple[Span, ...] = ()


HTML_TAG = re.compile(
    r"</?(?:a|abbr|article|aside|b|blockquote|body|br|center|cite|code|dd|del|details|div|dl|dt|em|"
    r"figcaption|figure|font|footer|form|h[1-6]|header|hr|html|i|iframe|img|input|ins|kbd|li|mark|"
    r"object|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|summary|sup|table|tbody|"
    r"td|th|thead|tr|tt|u|ul|video|audio|svg|wbr)(?:\s[^<>]*|/)?>",
    re.IGNORECASE,
)
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def plain(source: str, *, html: bool | None = None) -> PlainText:
    """Plain text of a post. Text without tags stays as it is; in HTML a block end or ``<br>`` becomes
    one newline, other tags vanish, entities are decoded and the ends are stripped.

    ``html`` says which of the two it is where the source tells; otherwise the tags do.
    """
    clean = UNPRINTABLE.sub("\ufffd", source)
    if html is False or (html is None and not HTML_TAG.search(clean)):
        return PlainText(clean)
    read, quoted = markup.read(clean)
    # What an entity stands for may be unprintable too.
    whole = UNPRINTABLE.sub("\ufffd", read)
    text = whole.strip()
    shift = len(whole) - len(whole.lstrip())
    quotes = [(max(0, a - shift), min(len(text), b - shift)) for a, b in quoted]
    return PlainText(text, tuple(Span(a, b) for a, b in sorted(quotes) if a < b))


def capped(whole: PlainText) -> tuple[PlainText, bool]:
    """A text of at most MAX_TEXT characters, and whether something was left out."""
    if len(whole.text) <= MAX_TEXT:
        return whole, False
    quotes = tuple(Span(q.start, min(q.end, MAX_TEXT)) for q in whole.quotes if q.start < MAX_TEXT)
    return PlainText(whole.text[:MAX_TEXT], quotes), True


def compose(title: str | None, body: PlainText) -> PlainText:
    """A title (HTML) and a body as one text, unless the title only repeats how the body begins."""
    if not title or body.text.startswith(title.rstrip("…. ")):
        return body
    return above(markup.decoded(title), body)


def above(line: str, body: PlainText) -> PlainText:
    """A line, a blank line, the body; quotations keep pointing at their words."""
    head = UNPRINTABLE.sub("\ufffd", line).strip()
    if not head:
        return body
    if not body.text:
        return PlainText(head)
    head += "\n\n"
    quotes = tuple(Span(q.start + len(head), q.end + len(head)) for q in body.quotes)
    return PlainText(head + body.text, quotes)
