"""What somebody of an office has beside their mailbox: codes that change every half minute."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Factor:
    """A secret shared with somebody's authenticator (RFC 6238). Encrypted at rest."""

    secret: bytes = field(repr=False)
    since: datetime
    last_step: int
    """The half minute of the code that was used last: each lets in once."""
