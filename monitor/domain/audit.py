"""Who did what to whose things, and when: the log that a member can read."""

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from monitor.domain.ids import MemberId

AGREEING = ("joined", "agreed", "objected", "uncounted")
"""Actions whose thing is the fingerprint of a line of consent."""


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
    """A case code, an account id, a consent's fingerprint, or which choices changed."""


@dataclass(frozen=True, slots=True)
class AuditHead:
    """How far the log has come. Kept elsewhere, it shows later that no tail was cut off."""

    number: int = 0
    seal: str = ""


def seal(key: bytes, head: AuditHead, entry: AuditEntry) -> AuditHead:
    """The head after ``entry``. Each seal covers the one before, so nothing in between can be
    changed, swapped or left out unseen (safety Z4)."""
    number = head.number + 1
    line = [number, head.seal, entry.at.astimezone(UTC).isoformat(), entry.actor, entry.action]
    covered = json.dumps([*line, entry.member_id, entry.thing]).encode()
    return AuditHead(number, hmac.new(key, covered, hashlib.sha256).hexdigest())


def broken_at(
    key: bytes, log: Iterable[tuple[AuditHead, AuditEntry]], known: AuditHead
) -> int | None:
    """The number of the first entry that is not as it was written, or None when all are.

    ``known`` is a head kept elsewhere: an entry that it promises and that is not there is broken too.
    """
    head = AuditHead()
    for written, entry in log:
        head = seal(key, head, entry)
        if head != written or (head.number == known.number and head.seal != known.seal):
            return head.number
    return None if head.number >= known.number else head.number + 1
