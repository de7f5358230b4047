"""Traces: what a post has to show before a finder can find anything, for the sieve to look for.

A finder's own pattern knows what stands around; its trace leaves that out, and so is found wherever the
pattern is, and in a pass that costs next to nothing.
"""

import re
from collections.abc import Iterator

from monitor.policy.matchers.engine import Reads, Source
from monitor.policy.rule import Sign

TRACES = "traces"
_CLASSES = {"w": r"0-9A-Za-z_", "d": "0-9", "s": r"\s\x0b\x1c-\x1f"}
_BEYOND = r"\x80-\xff"
"""All that is not ASCII, which is a letter, a digit and a blank."""
_PIECE = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<name>\(\?P<\w+>)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<escaped>\\.)|(?P<edge>[\^$])"
    r"|(?P<times>[*+?]|\{(?P<least>\d+)(?P<more>,?)\d*\})[+?]?|(?P<other>.)",
    re.DOTALL,
)


def written(*patterns: re.Pattern[str]) -> frozenset[Sign]:
    """Traces of patterns that read a text as it was written."""
    return frozenset(
        Sign(None, Source(loosened(pattern), Reads.BARE, TRACES)) for pattern in patterns
    )


def told(*patterns: re.Pattern[str], lot: str = TRACES) -> frozenset[Sign]:
    """Traces of patterns that read the folded copy."""
    return frozenset(
        Sign(None, Source(loosened(pattern), Reads.LETTERS, lot)) for pattern in patterns
    )


def loosened(pattern: re.Pattern[str]) -> str:
    """A pattern for the one engine that matches wherever ``pattern`` does, and in more places: it does not
    look around, knows no edges, and lets a thing stand more often."""
    flags = "(?i)" if pattern.flags & re.IGNORECASE else ""
    return flags + "(?:" + "".join(_pieces(pattern.pattern)) + ")"


def _pieces(source: str) -> Iterator[str]:
    looking = 0
    for piece in _PIECE.finditer(source):
        if looking or piece["look"]:
            opens = piece["look"] or piece["name"] or piece["other"] == "("
            looking += bool(opens) - (piece["other"] == ")")
        else:
            yield _piece(piece)


def _piece(piece: re.Match[str]) -> str:
    match piece.lastgroup:
        case "edge":
            return ""
        case "name":
            return "(?:"
        case "set":
            return _set(piece.group())
        case "escaped":
            return _escaped(piece.group()[1])
        case "times" | "least" | "more":
            return f"{{{piece['least']},}}" if piece["more"] else piece["times"]
        case _:
            return piece.group() if piece.group().isascii() else f"[{_BEYOND}]"


def _escaped(char: str) -> str:
    if char in "bB":
        return ""
    if char.isdigit():
        return "(?s:.*)"
    if char in _CLASSES:
        return f"[{_CLASSES[char]}{_BEYOND}]"
    return f"[^{_CLASSES[char.lower()]}]" if char.lower() in _CLASSES else "\\" + char


def _set(source: str) -> str:
    r"""A set of characters, with or without all that is beyond ASCII; ``[^\W\d_]`` and its like are letters."""
    if source.startswith(r"[^\W"):
        return f"[{_CLASSES['w']}{_BEYOND}]"
    ascii_only = re.sub(r"[^\x00-\x7f](?:-[^\x00-\x7f])?", "", source)
    known = re.sub(r"\\([wds])", lambda match: _CLASSES[match[1]], ascii_only)
    if known.startswith("[^"):
        return known if len(known) > len("[^]") else f"[\\x00-\\x7f{_BEYOND}]"
    wide = known != source
    return f"[{_BEYOND}{known[1:]}" if wide else known
