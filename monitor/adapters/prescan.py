"""A look at XML before any parser sees it: bombs are refused by their shape (safety P3)."""

import codecs
import re

from monitor.errors import SourceUnreadable

MOST_PROLOG = 8 * 1024
DEEPEST = 200
MOST_ATTRIBUTES = 256
MOST_ELEMENTS = 200_000

CHARSETS = frozenset(
    codecs.lookup(name).name
    for name in [
        "utf-8",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "us-ascii",
        "iso-8859-1",
        "iso-8859-2",
        "iso-8859-3",
        "iso-8859-4",
        "iso-8859-5",
        "iso-8859-6",
        "iso-8859-7",
        "iso-8859-8",
        "iso-8859-9",
        "iso-8859-10",
        "iso-8859-13",
        "iso-8859-14",
        "iso-8859-15",
        "iso-8859-16",
        "windows-1250",
        "windows-1251",
        "windows-1252",
        "windows-1253",
        "windows-1254",
        "windows-1255",
        "windows-1256",
        "windows-1257",
        "windows-1258",
        "koi8-r",
        "koi8-u",
        "macintosh",
        "shift_jis",
        "cp932",
        "euc-jp",
        "iso-2022-jp",
        "gb2312",
        "gbk",
        "gb18030",
        "big5",
        "euc-kr",
        "tis-620",
    ]
)
"""What feeds are written in. Others (utf-7, punycode, zip …) are codecs that do more than decode."""

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,64})["']""")
_HEADER = re.compile(r"""charset\s*=\s*["']?([^\s;"']{1,64})""", re.IGNORECASE)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BARE_UTF16 = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))
_MISC = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_SKIP = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_TAG = re.compile(r"<(/?)[A-Za-z_:][^\s/<>]*([^<>]*)>")


def prescan(body: bytes, content_type: str, who: str) -> None:
    """SourceUnreadable when this XML is shaped to hurt. What is no XML passes: it has its own reader."""
    text = body.decode(_charset(body, content_type, who), "replace")
    start = text.lstrip("\ufeff \t\r\n")
    if not start.startswith("<"):
        return
    rest = start[_prolog(start, who) :]
    if rest[:5].lower() != "<html":
        _elements(_SKIP.sub(" ", rest), who)


def _charset(body: bytes, content_type: str, who: str) -> str:
    for mark, name in (*_BOMS, *_BARE_UTF16):
        if body.startswith(mark):
            return name
    header, declared = _HEADER.search(content_type), _DECLARED.match(body)
    names = [header[1]] if header else []
    names += [declared[1].decode("ascii", "replace")] if declared else []
    for name in names:
        try:
            if codecs.lookup(name).name in CHARSETS:
                continue
        except (LookupError, ValueError):
            pass
        raise SourceUnreadable(
            f"{who}: a character set that feeds are not written in", reason="charset"
        )
    return names[-1] if names else "utf-8"


def _prolog(text: str, who: str) -> int:
    """Where the first element begins. Entities may not be declared before it."""
    at = size = 0
    while True:
        doctype = _DOCTYPE.match(text, at)
        found = doctype or _MISC.match(text, at)
        if found is None:
            break
        if doctype and "<!entity" in doctype[0].lower():
            raise SourceUnreadable(f"{who}: it declares entities", reason="entity")
        size += len(_SPACE.sub(" ", found[0]))
        at = found.end()
        if size > MOST_PROLOG:
            raise SourceUnreadable(f"{who}: too much before its first element", reason="prolog")
    if text[at : at + 9].upper().startswith("<!"):
        raise SourceUnreadable(f"{who}: a document type that does not end", reason="entity")
    return at


def _elements(text: str, who: str) -> None:
    depth = 0
    for elements, tag in enumerate(_TAG.finditer(text)):
        closing, rest = tag[1], tag[2]
        if closing:
            depth -= 1
        elif not rest.endswith("/"):
            depth += 1
        if depth > DEEPEST:
            raise SourceUnreadable(f"{who}: nested too deep", reason="depth")
        if elements > MOST_ELEMENTS or rest.count("=") > 4 * MOST_ATTRIBUTES:
            raise SourceUnreadable(f"{who}: far too many elements or attributes", reason="elements")
