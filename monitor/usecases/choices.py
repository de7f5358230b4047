"""What a member can choose for themselves after joining."""

from dataclasses import dataclass, replace
from datetime import datetime

from monitor.domain.audit import AuditEntry
from monitor.domain.member import Member, QuietHours, Sharing
from monitor.ports import Transaction


@dataclass(frozen=True, slots=True)
class Choices:
    """How a member is written to, and what comms may see."""

    name: str
    role: str
    lang: str
    timezone: str
    quiet: QuietHours
    quotes: bool
    sharing: Sharing


def choose(tx: Transaction, member: Member, choices: Choices, now: datetime) -> Member:
    """Remember the member's choices; they hold from the next mail on."""
    chosen = replace(
        member,
        name=choices.name,
        role=choices.role,
        lang=choices.lang,
        timezone=choices.timezone,
        quiet=choices.quiet,
        quotes=choices.quotes,
        sharing=choices.sharing,
    )
    tx.save_member(chosen)
    tx.log(AuditEntry(now, "member", "chose", member.id))
    return chosen
