"""When ownership of an account has to be shown again, and when Amends looks by itself whether that still holds."""

from dataclasses import replace
from datetime import datetime, timedelta

from monitor.domain.member import PROOF_LIFE, Account
from monitor.domain.strictjson import moment

SOON = timedelta(days=14)
"""How long before its end a proof is looked for again, and its member asked if it is not there any more."""
LOOK_EVERY = timedelta(days=1)
LOOKED = "proof"
"""When it was last looked for, beside what a connector keeps in the cursor."""


def ends_soon(account: Account, now: datetime) -> bool:
    """Whether there is a proof that will be too old before long."""
    return account.proved(now) and not account.proved(now + SOON)


def to_look_for(account: Account, now: datetime) -> bool:
    """Whether it is time to look once more: daily towards the end, since servers may be away for a day."""
    looked = moment(account.cursor.get(LOOKED))
    return ends_soon(account, now) and (looked is None or now - looked >= LOOK_EVERY)


def missed(account: Account, now: datetime) -> bool:
    """Whether it was looked for towards its end, and not found."""
    looked = moment(account.cursor.get(LOOKED))
    return ends_soon(account, now) and looked is not None and now - looked < PROOF_LIFE - SOON


def looked_for(account: Account, now: datetime, *, found: bool) -> Account:
    """The account once its proof was looked for; where it still stands it holds for another 90 days."""
    cursor = account.cursor.replaced(**{LOOKED: now.isoformat()})
    return replace(account, cursor=cursor, proved_at=now if found else account.proved_at)
