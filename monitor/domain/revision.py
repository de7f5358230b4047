"""What the owner of the rules changed in the workshop: every change, by whom, when and why."""

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


@dataclass(frozen=True, slots=True)
class Revision:
    """One change to one rule. Never updated and never taken away."""

    number: int
    """Counts on over all rules."""
    rule_id: str
    deed: Deed
    at: datetime
    by: str
    """The digest of the mailbox that signed in."""
    note: str
    text: str | None
    """The rule as written from now on; empty when its file holds again, None when the text stayed."""
    consent: str
    """The version of the consent text that members agreed to then."""
    material: bool = False
    """What it finds, how grave that is, or whether it writes at all is another matter than before."""


def in_force(revisions: Iterable[Revision]) -> Mapping[str, Revision]:
    """The newest revision of each rule that says how it is written, by id; newest first in."""
    newest: dict[str, Revision] = {}
    for revision in revisions:
        if revision.text is not None:
            newest.setdefault(revision.rule_id, revision)
    return newest


def texts(revisions: Iterable[Revision]) -> Mapping[str, str]:
    """What stands in the place of the rule files, by id."""
    return {rule: each.text for rule, each in in_force(revisions).items() if each.text}
