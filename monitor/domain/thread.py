"""What a member and comms write each other about one case."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Side(StrEnum):
    """Who wrote."""

    MEMBER = "member"
    COMMS = "comms"


@dataclass(frozen=True, slots=True)
class Remark:
    """One piece of it. It is kept like the post's own words, and erased with them."""

    at: datetime
    by: Side
    text: str
    name: str = ""
    """Who of comms wrote, as they wanted to be called then."""
    form: str = ""
    """The form that it was sent with: pressed twice, it is still said once."""
