"""What is wrong with YAML, in words that end with a mend: the parser says what it had expected."""

import re
from collections.abc import Sequence
from dataclasses import replace

import yaml

from monitor.errors import Said

_TAB = Said("a tab is used for indentation; use spaces")
_OTHERWISE = Said(
    "this cannot be read as YAML; look at the indentation, the colons and the quotation marks here"
)
_WRONG: Sequence[tuple[str, Said]] = (
    (
        r"expected ',' or '\]'",
        Said("what [ begins has no end here, or lacks a comma; add the ] or the comma"),
    ),
    (
        r"expected ',' or '}'",
        Said("what {{ begins has no end here, or lacks a comma; add the }} or the comma"),
    ),
    (
        r"expected ':'$",
        Said(
            "a colon is missing; write key: value, and a text of several lines between quotation marks"
        ),
    ),
    (
        r"values are not allowed here",
        Said(
            "a colon cannot stand here; begin the line as far in as its neighbours, or put a text that "
            "holds a colon between quotation marks"
        ),
    ),
    (
        r"(?:entries|keys) are not allowed here",
        Said("a list or a key cannot begin here; begin it on a line of its own"),
    ),
    (
        r"<block end>|<document start>",
        Said(
            "this does not go on from what stands before; begin lines that belong together equally far "
            "in, and put the whole of a text between one pair of quotation marks"
        ),
    ),
    (
        r"unexpected (?:end of stream|document separator)",
        Said(
            "a quotation mark is opened and never closed; close it, or write a ' within '…' twice"
        ),
    ),
    (
        r"character (?P<sign>.+) that cannot start any token",
        Said("{sign} cannot begin a text; put the text between quotation marks"),
    ),
    (
        r"escape character|^expected escape sequence",
        Said("between \" marks a backslash has a meaning of its own; put the text between ' marks"),
    ),
    (
        r"expected the node content",
        Said("a value is missing here; write one, or [] for an empty list"),
    ),
    (
        r"indentation indicator|a comment or a line break",
        Said("after | or > a text begins on the next line; leave out what stands beside the sign"),
    ),
    (
        r"alphabetic or numeric|tag handle|'!'|'>'|URI|' '|a digit|occurrence|directive|YAML document",
        Said(
            "at the beginning of a text signs such as &, * and % mean something of their own; put it between quotation marks"
        ),
    ),
    (
        r"another document",
        Said("a second document begins here; leave out the line --- or ..."),
    ),
)
"""By what the parser says. The first that fits is meant."""


def what_is_wrong(problem: str) -> Said:
    """Why the parser does not go on. An English line repeats its own words, but for a tab."""
    if "'\\t'" in problem:
        return _TAB
    found = ((re.search(pattern, problem), said) for pattern, said in _WRONG)
    fits, said = next((pair for pair in found if pair[0]), (None, _OTHERWISE))
    return replace(said, places=fits.groupdict() if fits else {}, own=problem)


def unreadable(error: yaml.reader.ReaderError) -> Said:
    """What is said of a sign that no YAML may hold."""
    own = " ".join(str(error).split())
    return Said("an invisible sign that YAML does not allow stands here; take it out", own=own)
