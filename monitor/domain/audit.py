"""Who did what to whose things, and when: the log that a member can read."""

from dataclasses import dataclass
from datetime import datetime

from monitor.domain.ids import MemberId


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line. It names things by their ids and holds no personal text."""

    at: datetime
    actor: str
    """``member``, ``comms``, ``service`` …"""
    action: str
    """A short verb phrase: ``joined``, ``looked at case``, ``erased``."""
    member_id: MemberId | None = None
    thing: str | None = None
    """A case code or an account id."""
