"""What was changed in the rules: in the workshop by whom, when and why; in their files, when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Deed(StrEnum):
    """What was done to a rule."""

    PUBLISH = "publish"
    """Another text was put in force."""
    BACK = "back"
    """An earlier text was put in force again."""
    SHADOW = "shadow"
    """It counts on and writes to nobody."""
    WAKE = "wake"
    """It may write again."""
    FOUND = "found"
    """So it stood in its file when the log of the files began."""
    FILE = "file"
    """Its file says something else than before: somebody has edited it, or it came with a new version."""


BY_HAND = frozenset({Deed.FOUND, Deed.FILE})
"""What the files say; what the workshop says goes before it."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One change to one rule. Never updated and never taken away."""

    number: int
    """Counts on over all rules."""
    rule_id: str
    deed: Deed
    at: datetime
    by: str
    """The digest of the mailbox that signed in; empty for a change of a file."""
    note: str
    text: str | None
    """The rule as written from now on; empty when its file holds again, None when the text stayed. Of a
    file, what it says; empty when the rule is in none any more."""
    consent: str
    """The version of the consent text that members agreed to then."""
    material: bool = False
    """What it finds, how grave that is, or whether it writes at all is another matter than before."""
    asks: bool = False
    """It looks for something that no rule looked for before, so members have been asked to agree anew."""


def in_force(revisions: Iterable[Revision]) -> Mapping[str, Revision]:
    """The newest revision of each rule that says how it is written here, by id; newest first in."""
    newest: dict[str, Revision] = {}
    for revision in revisions:
        if revision.text is not None and revision.deed not in BY_HAND:
            newest.setdefault(revision.rule_id, revision)
    return newest


def in_files(revisions: Iterable[Revision]) -> Mapping[str, str]:
    """What each rule's file was last seen to say, by id; newest first in."""
    seen: dict[str, str] = {}
    for revision in revisions:
        if revision.deed in BY_HAND:
            seen.setdefault(revision.rule_id, revision.text or "")
    return {rule_id: text for rule_id, text in seen.items() if text}


def texts(revisions: Iterable[Revision]) -> Mapping[str, str]:
    """What stands in the place of the rule files, by id."""
    return {rule: each.text for rule, each in in_force(revisions).items() if each.text}
