"""When an account is asked again, and what its health is until then. Pure: chance is handed in."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from monitor.domain.member import Account, Health, Redirect
from monitor.domain.post import Cursor
from monitor.domain.rest import Rest
from monitor.errors import (
    AddressRefused,
    SourceError,
    SourceGone,
    SourceLocked,
    SourceMissing,
    SourceUnavailable,
    SourceUnreadable,
)

Shake = Callable[[], float]
"""Chance, evenly between -1 and 1."""

FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=6)
WAIT_SHAKE = 0.2
LEAST_ASKED = timedelta(minutes=1)
MOST_ASKED = timedelta(hours=24)
"""However long a source asks to be left alone, it is asked again after this."""
LOCKED_WAIT = timedelta(hours=6)
MISSING_WAIT = timedelta(days=1)
MISSING_TRIES = 14
"""Daily for 14 days (safety F9); then nothing is asked until its member mends it."""
MOVED_TIMES, MOVED_FOR = 3, timedelta(hours=24)
"""A permanent redirect is believed after so many equal answers over so long (safety F10)."""
ANY_TIME = Rest()
CONSENT_ENDED = "consent-ended"
RENAMED = "renamed"
TOLD_TO_WAIT = "told-to-wait"


@dataclass(frozen=True, slots=True)
class Pace:
    """How often an account is read while all is well."""

    interval: timedelta = timedelta(minutes=15)
    jitter: float = 0.1
    """A share of the interval: accounts enrolled together drift apart."""
    obeys: bool = True
    """Whether sources are left alone for as long as they ask and are owed; not where all of them are tests'."""

    def next_due(
        self, now: datetime, shake: Shake, wait: float = 0.0, rest: Rest = ANY_TIME
    ) -> datetime:
        """The interval from now, give or take the jitter. Later where the source asks for more time or
        for other hours, but by no more than MOST_ASKED."""
        own = now + self.interval * (1 + self.jitter * shake())
        if not self.obeys:
            return own
        asked = min(timedelta(seconds=max(wait, rest.seconds)), MOST_ASKED)
        return rest.over(max(own, now + asked), until=own + MOST_ASKED)


def after_reading(account: Account, cursor: Cursor, now: datetime, due: datetime) -> Account:
    """The account once its source has answered, changed or not."""
    return replace(
        account,
        cursor=cursor,
        health=Health.READING,
        trouble=None,
        failures=0,
        troubled_since=None,
        last_read_at=now,
        next_due=due,
    )


def after_redirect(account: Account, moved: str | None, now: datetime) -> Account:
    """The account once its source has said where it is, or that it is where it was (safety F10)."""
    if moved is None or urlsplit(moved).hostname != urlsplit(account.ref.address).hostname:
        # Another host needs a proof of its own; the old address is asked as long as it answers.
        return replace(account, redirect=None)
    said = account.redirect
    if said is None or said.to != moved:
        return replace(account, redirect=Redirect(moved, now))
    if said.times + 1 < MOVED_TIMES or now - said.since < MOVED_FOR:
        return replace(account, redirect=replace(said, times=said.times + 1))
    return replace(account, ref=replace(account.ref, address=moved), redirect=None)


def only_paced(before: Account, after: Account) -> bool:
    """True when nothing differs but what is set here."""
    paced = replace(
        before,
        health=after.health,
        trouble=after.trouble,
        failures=after.failures,
        troubled_since=after.troubled_since,
        last_read_at=after.last_read_at,
        next_due=after.next_due,
    )
    return paced == after


def after_error(account: Account, error: SourceError, now: datetime, shake: Shake) -> Account:
    """The account once its source has failed: asked again later, or stopped for good."""
    trouble = _word(error)
    failures = account.failures + 1 if account.trouble == trouble else 1
    stopped = isinstance(error, SourceGone) or (trouble == "missing" and failures > MISSING_TRIES)
    wait = None if stopped else wait_after(error, failures, shake)
    return replace(
        account,
        health=Health.STOPPED if stopped else Health.TROUBLED,
        trouble=trouble,
        failures=failures,
        troubled_since=account.troubled_since or now,
        next_due=None if wait is None else now + wait,
        let_in=None if isinstance(error, SourceLocked) and error.stranger else account.let_in,
    )


def after_pause(account: Account, now: datetime) -> Account:
    """The account once its member reads on: what was published meanwhile is only remembered."""
    by_itself = account.health is Health.PAUSED and account.trouble != CONSENT_ENDED
    if by_itself or account.health is Health.STOPPED or not account.proved(now):
        return account
    return replace(due_now(account, now), baseline_done=False)


def after_fault(account: Account, now: datetime, shake: Shake) -> Account:
    """The account once reading it has failed for a reason of our own."""
    fault = SourceUnreadable(f"account {account.id}: not read", reason="fault")
    return after_error(account, fault, now, shake)


def unproved(account: Account) -> Account:
    """The account once its proof of ownership is too old: nothing is asked until it is proved again."""
    return replace(account, health=Health.UNPROVED, trouble="proof-ended", next_due=None)


def renamed(account: Account, label: str, now: datetime) -> Account:
    """The account once its source calls it something else: whose it is has to be shown again (safety O2)."""
    return replace(
        account,
        ref=replace(account.ref, label=label),
        health=Health.UNPROVED,
        trouble=RENAMED,
        troubled_since=now,
        proved_at=None,
        next_due=None,
    )


def without_consent(account: Account) -> Account:
    """The account once its member's consent has ended: nothing is asked until there is a new one."""
    return replace(account, health=Health.PAUSED, trouble=CONSENT_ENDED, next_due=None)


def paused(account: Account, now: datetime) -> Account:
    """The account while its member does not want it read."""
    return replace(account, health=Health.PAUSED, trouble=None, next_due=_left_alone(account, now))


def due_now(account: Account, now: datetime) -> Account:
    """The account to be read at the next tick: just proved, or started again."""
    due = _left_alone(account, now) or now
    return replace(account, health=Health.READING, trouble=None, failures=0, next_due=due)


def _left_alone(account: Account, now: datetime) -> datetime | None:
    """Until when a source that is well, or has asked for time, is left alone, whoever starts what again."""
    due = account.next_due if account.trouble in (None, TOLD_TO_WAIT) else None
    return due if due is not None and due > now else None


def wait_after(error: SourceError, failures: int, shake: Shake) -> timedelta:
    """How long a source is left alone after it has failed so many times in a row (safety F9)."""
    match error:
        case SourceLocked() | AddressRefused():
            return LOCKED_WAIT
        case SourceMissing():
            return MISSING_WAIT
        case SourceUnavailable(retry_after=float() | int() as asked):
            return _clamped(asked)
        case _:
            # Doubling more often than this is past the longest wait anyway, and the number stays small.
            doubled = FIRST_WAIT * (1 << min(failures - 1, 10))
            return min(doubled * (1 + WAIT_SHAKE * shake()), LONGEST_WAIT)


def _word(error: SourceError) -> str:
    match error:
        case SourceUnreadable() | SourceGone():
            return error.reason
        case SourceLocked():
            return "locked"
        case SourceMissing():
            return "missing"
        case AddressRefused():
            return "refused"
        case SourceUnavailable(retry_after=float() | int()):
            return TOLD_TO_WAIT
        case _:
            return "unavailable"


def _clamped(asked: float) -> timedelta:
    """Seconds that a source asked for, within our limits; it may say anything, even NaN."""
    least, most = LEAST_ASKED.total_seconds(), MOST_ASKED.total_seconds()
    return timedelta(seconds=min(most, max(least, asked)))
