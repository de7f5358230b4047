"""A look at XML before any parser sees it: bombs are refused by their shape (safety P3).

It looks at bytes, since a scanner and a parser that disagree about the character set see two documents.
"""

import codecs
import re
from collections.abc import Iterator

from monitor.errors import SourceUnreadable

MOST_PROLOG = 8 * 1024
"""What stands before the first element, runs of blanks counted as one."""
MOST_BLANKS = 16 * 1024
DEEPEST = 200
MOST_ATTRIBUTES = 256
MOST_ELEMENTS = 200_000
MOST_COMMENTS = 20_000
"""With hundreds of thousands of them, and one error besides, the library needs nearly all the time it has."""

CHARSETS = frozenset(
    codecs.lookup(name).name
    for name in (
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "us-ascii", "macintosh"),
        *(f"iso-8859-{part}" for part in (*range(1, 11), *range(13, 17))),
        *(f"windows-{page}" for page in range(1250, 1259)),
        *("koi8-r", "koi8-u", "tis-620", "shift_jis", "cp932", "euc-jp", "euc-kr", "cp949"),
        *("gb2312", "gbk", "gb18030", "big5", "cp950", "big5-hkscs"),
    )
)
"""What feeds are written in: in all of them markup is ASCII, once the zeros of UTF-16 are left out.

Others can hide a declaration (utf-7, EBCDIC) or do more than decode.
"""

_OTHER_SHAPES = (
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
    b"<\x00\x00\x00",
    b"\x00\x00\x00<",
    b"\x4c\x6f\xa7\x94",
)
"""How UTF-32 and EBCDIC begin."""

_HEADER = re.compile(r"""charset\s*=\s*["']?([^\s;"']+)""", re.IGNORECASE)
_DECLARED = re.compile(rb"""encoding\s*=\s*["']([^"']*)["']""")
_FIRST_ELEMENT = re.compile(rb"<[A-Za-z_:]")
_BLANKS = re.compile(rb"\s+")
_TOKEN = re.compile(
    rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)"
    rb"|<(?P<end>/?)(?P<name>[A-Za-z_:][^\s/<>]*)(?P<rest>[^<>]*)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"""[^\s=]\s*=\s*["']""")
_NEVER_CLOSED = frozenset(
    {b"area", b"br", b"col", b"embed", b"hr", b"img", b"input", b"meta", b"wbr"}
)
"""HTML that stands in many a feed without its end, and holds nothing."""


def prescan(body: bytes, content_type: str, who: str) -> None:
    """SourceUnreadable when this XML is shaped to hurt."""
    _charsets(body, content_type, who)
    bare = body.replace(b"\x00", b"")
    _declarations(bare, who)
    _elements(bare, who)


def _charsets(body: bytes, content_type: str, who: str) -> None:
    """Whatever character set a reader could take this for must be a common one, or none at all."""
    named = [found[1] for found in _HEADER.finditer(content_type)]
    # The library takes the last `encoding=` of the first line, wherever in it that stands.
    line = body.replace(b"\x00", b"").partition(b"\n")[0]
    named += [name.decode("latin-1") for name in _DECLARED.findall(line)]
    if body.startswith(_OTHER_SHAPES) or not all(map(_harmless, named)):
        raise SourceUnreadable(
            f"{who}: a character set that feeds are not written in", reason="charset"
        )


def _harmless(name: str) -> bool:
    try:
        return name.isascii() and codecs.lookup(name).name in CHARSETS
    except (LookupError, ValueError):
        # A name that nobody knows decodes nothing: the library tries the usual ones instead.
        return True


def _declarations(bare: bytes, who: str) -> None:
    """No entities, wherever they hide: comments, literals and brackets are too easily confused."""
    low = bare.lower()
    if b"<!entity" in low and b"<!doctype" in low:
        raise SourceUnreadable(f"{who}: it declares entities", reason="entity")
    first = _FIRST_ELEMENT.search(bare)
    prolog = bare[: first.start()] if first else bare
    if len(prolog) > MOST_BLANKS or len(_BLANKS.sub(b" ", prolog)) > MOST_PROLOG:
        raise SourceUnreadable(f"{who}: too much before its first element", reason="prolog")


def _tags(bare: bytes, who: str) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Each tag: whether it ends something, its name and the rest of it. What stands in comments and CDATA
    is none."""
    comments = 0
    for token in _TOKEN.finditer(bare):
        if token["name"] is not None:
            yield token["end"], token["name"], token["rest"]
        elif token[0].startswith(b"<!--"):
            comments += 1
            if comments > MOST_COMMENTS:
                raise SourceUnreadable(f"{who}: far too many comments", reason="comments")


def _elements(bare: bytes, who: str) -> None:
    depth = 0
    for elements, (end, name, rest) in enumerate(_tags(bare, who), start=1):
        if end:
            depth = max(0, depth - 1)
        elif not rest.endswith(b"/") and name.lower() not in _NEVER_CLOSED:
            depth += 1
        if depth > DEEPEST:
            raise SourceUnreadable(f"{who}: nested too deep", reason="depth")
        if elements > MOST_ELEMENTS:
            raise SourceUnreadable(f"{who}: far too many elements", reason="elements")
        if rest.count(b"=") > MOST_ATTRIBUTES and len(_ATTRIBUTE.findall(rest)) > MOST_ATTRIBUTES:
            raise SourceUnreadable(f"{who}: far too many attributes", reason="attributes")
