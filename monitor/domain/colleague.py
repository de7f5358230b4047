"""Somebody of the comms team, as far as a case must know who helps with it."""

from dataclasses import dataclass
from datetime import datetime

ACTOR = "comms"


@dataclass(frozen=True, slots=True)
class Colleague:
    """Whoever comes in for comms by one mailbox."""

    id: str
    """A pseudonym that only the database's key can make again; it stands in cases and in the log."""
    person: str
    """Digest of the mailbox, as in their session."""
    name: str = ""
    """What members read; empty while they are simply one of the team."""
    address: str = ""
    seen_at: datetime | None = None
    """When they last came in."""

    @property
    def actor(self) -> str:
        """Who they are in the log."""
        return f"{ACTOR} {self.id}"


def colleague_in(actor: str) -> str:
    """The colleague's id in a line of the log; empty when it is by somebody else, or says only comms."""
    office, _, colleague = actor.partition(" ")
    return colleague if office == ACTOR else ""
