"""What is wrong with a pattern, in words that end with a mend: the engine names the spot, and no more."""

from collections.abc import Mapping
from dataclasses import replace

from monitor.errors import Said

_TOO_LARGE = Said("the pattern needs too much memory; make its repetitions smaller")
_OTHERWISE = Said("not a pattern: {text}")
_WRONG: Mapping[str, Said] = {
    "missing )": Said(
        r"a round bracket is not closed in {part}; add the ), or write \( where the sign itself is meant"
    ),
    "unexpected )": Said(
        r"a round bracket is closed and was not opened in {part}; leave the ) out, or write \) where the sign itself is meant"
    ),
    "missing ]": Said(
        r"a square bracket is not closed in {part}; add the ], or write \[ where the sign itself is meant"
    ),
    "no argument for repetition operator": Said(
        r"nothing stands before {part} that could be repeated; write it before, or put \ before the sign where it is meant itself"
    ),
    "bad repetition operator": Said("{part} repeats what repeats already; leave one of them"),
    "invalid repetition size": Said(
        "{part} is no number of times that can be asked for; 1000 is the most, and the smaller number stands first"
    ),
    "invalid escape sequence": Said(
        r"{part} stands for nothing; leave the backslash out, or write \\ where a backslash is meant"
    ),
    "invalid character class range": Said(
        "{part} is no range of signs; write the first and then the last, as in [a-z]"
    ),
    "trailing \\": Said(
        r"a backslash stands at the end; leave it out, or write \\ where one is meant"
    ),
    "invalid perl operator": Said(
        "{part} is not supported; after (? there can be a colon, as in (?:…), or i, as in (?i)"
    ),
    "invalid named capture group": Said(
        "{part} is no name for a group; a group needs none, so write (?:…)"
    ),
}
"""By what the engine calls it."""


def what_is_wrong(error: Exception) -> Said:
    """Why the engine does not take a pattern. An English line repeats its own words."""
    said = error.args[0]
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    if "too large" in text:
        return _TOO_LARGE
    kind, _, part = text.partition(": ")
    places = {"part": part, "text": text}
    return replace(_WRONG.get(kind, _OTHERWISE), places=places, own=f"not a pattern: {text}")
