"""How a post speaks to its reader: je or u or jullie, du or Sie or ihr, tu or vous."""

import re

from monitor.policy.phrases import Address, Voice

_NOT_SAID = re.compile(r"(?:https?://|www\.)\S+|(?<!\w)[@#]\w[\w.@-]*")
"""Links, handles and hashtags address nobody."""
_WORD = re.compile(r"[^\W\d_]+")
_OPENING = re.compile(r"(?:^|[.!?…:\n])[\s\"'“„«(]*$")


def address(text: str, voice: Voice) -> Address:
    """The way that most of the words that address somebody take; the closer one where two are level."""
    said = _NOT_SAID.sub(" ", text)
    words = [_as_said(match, said) for match in _WORD.finditer(said)]
    used = {
        way: sum(word in register.words for word in words)
        for way, register in voice.registers.items()
    }
    way = max(Address, key=lambda way: used.get(way, 0))
    return way if used.get(way) else voice.address


def _as_said(match: re.Match[str], text: str) -> str:
    """A word in small letters, unless its capital says something: German *Sie* is not *sie*."""
    word = match.group()
    telling = word[1:].islower() and not _OPENING.search(
        text[max(0, match.start() - 9) : match.start()]
    )
    return word if word[0].isupper() and telling else word.casefold()
