"""What a member can choose for themselves after joining."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.domain.audit import AuditEntry
from monitor.domain.member import Member, QuietHours, Sharing
from monitor.domain.tally import Event, Happening, hour
from monitor.ports import Transaction

TOLD: Mapping[str, Callable[[Member], str]] = {
    "sharing": lambda member: member.sharing,
    "rules": lambda member: ",".join(map(str, sorted(member.reach.conducts))),
    "replies": lambda member: "yes" if member.reach.replies else "no",
    "quotes": lambda member: "yes" if member.quotes else "no",
}
"""Choices of what is read and shown: the log says from what to what they changed."""

APART = ("name", "role", "lang", "timezone", "quiet", "place")
"""Choices of which it only says that they did: what they are could tell whose they are."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What of a member's posts is read, how they are written to, and what comms may see."""

    name: str
    role: str
    lang: str
    timezone: str
    quiet: QuietHours
    quotes: bool
    sharing: Sharing
    conducts: frozenset[int]
    replies: bool
    place: str


def choose(tx: Transaction, member: Member, choices: Choices, now: datetime) -> Member:
    """Remember the member's choices; they hold from the next reading and the next mail on."""
    chosen = replace(
        member,
        name=choices.name,
        role=choices.role,
        lang=choices.lang,
        timezone=choices.timezone,
        quiet=choices.quiet,
        quotes=choices.quotes,
        sharing=choices.sharing,
        place=choices.place,
        reach=member.reach.changed(choices.conducts, now, replies=choices.replies),
    )
    if chosen == member:
        return member
    if member.sharing is Sharing.FLAGGED is not chosen.sharing:
        tx.happened(member.id, Event(hour(now), Happening.SHARED, 0, ""))
    tx.save_member(chosen)
    tx.log(AuditEntry(now, "member", "chose", member.id, _changes(member, chosen)))
    return chosen


def _changes(before: Member, after: Member) -> str:
    """``sharing:asked>never quiet``: what is another now."""
    told = [
        f"{name}:{said(before)}>{said(after)}"
        for name, said in TOLD.items()
        if said(before) != said(after)
    ]
    return " ".join(
        [*told, *(name for name in APART if getattr(before, name) != getattr(after, name))]
    )
