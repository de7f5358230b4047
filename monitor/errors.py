"""Every error raised on purpose, as one tree: one class per reaction, not per cause."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self


class AmendsError(Exception):
    """Raised on purpose; its text is one line that names the thing and, where there is one, the mend."""


class ConfigurationRefused(AmendsError):
    """A file, setting or environment variable cannot be used: the command ends with status 2.

    At run time the last good set stays in force instead.
    """


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with named places: as text it is English, and a catalogue finds it by ``text``.

    A place may hold another such sentence. ``own`` is what a library says of the same, where it was the
    one to find it: commands and logs repeat that.
    """

    text: str
    places: Mapping[str, object] = field(default_factory=dict)
    own: str = ""

    def __str__(self) -> str:
        return self.own or self.text.format_map(self.places)

    def plain(self) -> Mapping[str, object]:
        """As it is written down, to be said in any language later."""
        parts = self.places.items()
        places = {at: part.plain() if isinstance(part, Said) else str(part) for at, part in parts}
        return {"text": self.text, "places": places, "own": self.own}

    @classmethod
    def of(cls, plain: Any) -> Self:
        """What was written down. An earlier version wrote a whole line, which stays as it is."""
        if isinstance(plain, str):
            return cls("{line}", {"line": plain})
        parts = plain["places"].items()
        places = {at: part if isinstance(part, str) else cls.of(part) for at, part in parts}
        return cls(plain["text"], places, plain["own"])


class FileRefused(ConfigurationRefused):
    """What stands in a file, or in the workshop, cannot be used: pages say why in the reader's language.

    ``place`` is what an English line begins with; ``line`` counts from 1, and is 0 where there is none.
    """

    def __init__(self, place: str, line: int, said: Said) -> None:
        super().__init__(f"{place}: {said}")
        self.place = place
        self.line = line
        self.said = said

    @property
    def whole(self) -> Said:
        """Where and why."""
        return Said("{place}: {why}", {"place": self.place, "why": self.said})


class SchemaMismatch(AmendsError):
    """The database is from a newer or an unmigrated version: nothing starts, nothing is changed."""


class NotAllowed(AmendsError):
    """There is no consent, no proof or no right for this action: it does not happen."""


class PlaceOff(NotAllowed):
    """Amends is off where this member works: nothing of theirs is asked for, read or started."""


class IllegalMove(AmendsError):
    """A case or a message cannot make this move from where it stands."""


class TakenAlready(IllegalMove):
    """Somebody of comms took the case between the look at it and the press of the button."""


class NotFound(AmendsError):
    """No such thing, or none that this person may know of: both look the same from outside."""


class AlreadyKept(AmendsError):
    """The same thing is kept already (its unique key is taken): nothing was written."""


class StoreUnavailable(AmendsError):
    """The database cannot be reached, is busy or full: nothing was written; the next try may do."""


class StoreContended(StoreUnavailable):
    """Two transactions wait for each other, and this one was broken off: tried again at once, it goes through."""


class TextErased(AmendsError):
    """The text or its key has been destroyed, as promised; there is nothing left to read."""


class SourceError(AmendsError):
    """Something is wrong with one account's source. The account shows it; the others go on."""


class SourceUnavailable(SourceError):
    """The source may answer later: time-out, 5xx, 429. ``retry_after`` is in seconds, if it said so."""

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class SourceUnreadable(SourceError):
    """What the source answers cannot be read as posts. ``reason`` is a short stable word.

    ``choices`` are what to choose from where the source is more than one thing.
    """

    def __init__(self, message: str, *, reason: str, choices: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.reason = reason
        self.choices = tuple(choices)


class SourceLocked(SourceError):
    """The source wants a login (401, 403): asked again after six hours, and its member is told.

    ``stranger`` is true where it does not know whoever asks (401): a token is worth nothing there any more.
    """

    def __init__(self, message: str, *, stranger: bool = False) -> None:
        super().__init__(message)
        self.stranger = stranger


class SourceMissing(SourceError):
    """Nothing there (404): asked daily for 14 days, then paused."""


class SourceGone(SourceError):
    """The source says it is gone for good: paused, never asked again.

    ``reason`` is a short stable word: ``gone`` (410), ``moved``, ``suspended``, ``memorial``, ``renamed``.
    """

    def __init__(self, message: str, *, reason: str = "gone") -> None:
        super().__init__(message)
        self.reason = reason


class AddressRefused(SourceError):
    """The address guard will not connect there: scheme, port, name or network is not allowed."""


class AdviserSilent(AmendsError):
    """The company's language model says nothing that can be used: all goes on as if there were none."""


class MailDelayed(AmendsError):
    """The mail server cannot take this message now (4xx, connection lost before DATA): later."""


class MailAmbiguous(AmendsError):
    """The link was lost after DATA and before the answer: it may have arrived. Same Message-ID, later."""


class MailRejected(AmendsError):
    """The mail server refuses this message for good (5xx): it is parked, the others go on."""


class MailboxUnknown(MailRejected):
    """The mail server says that this mailbox does not exist."""


class MailServerBroken(AmendsError):
    """No message can be sent at all: unreachable, no TLS, bad certificate or login. All wait."""


def raised_at(error: BaseException) -> str:
    """File and line that raised it, for the log. Its own text stays out: it may quote somebody (K5)."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    if last is None:
        return "unknown"
    return f"{Path(last.tb_frame.f_code.co_filename).name}:{last.tb_lineno}"
