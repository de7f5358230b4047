"""Telling a member that one of their accounts is not read, or soon will not be: once for each trouble."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from monitor.domain.ids import MessageId
from monitor.domain.member import Account, Health
from monitor.domain.message import Kind, Message
from monitor.domain.pace import RENAMED
from monitor.domain.proof import missed
from monitor.errors import NotFound
from monitor.ports import Transaction

LAPSED, ENDING = "proof-lapsed", "proof-ends"
PATIENCE = timedelta(hours=24)
"""A source that does not answer for less than this is nobody's worry (safety L4)."""


def tell_unread(
    tx: Transaction, accounts: Iterable[Account], now: datetime, new_id: Callable[[], str]
) -> None:
    """Queue what is to be told of accounts that were just saved, unless somebody mended them meanwhile."""
    for account in accounts:
        word = _word(account, now)
        if word and _stands(tx, account):
            since = account.proved_at if word in (LAPSED, ENDING) else account.troubled_since
            key = f"{word}:{account.id}:{since.isoformat() if since else ''}"
            slots = (("what", word), ("account", str(account.id)))
            ident = MessageId(new_id())
            tx.queue(Message(ident, key, Kind.OPERATIONS, account.member_id, now, now, slots))


def _word(account: Account, now: datetime) -> str | None:
    since = account.troubled_since
    match account.health:
        case Health.UNPROVED if account.trouble == RENAMED:
            return RENAMED
        case Health.UNPROVED:
            return LAPSED
        case Health.STOPPED:
            return "unread"
        case Health.TROUBLED if since is not None and now - since > PATIENCE:
            return "unread"
        case _:
            return ENDING if missed(account, now) else None


def _stands(tx: Transaction, account: Account) -> bool:
    try:
        return tx.account(account.id).health is account.health
    except NotFound:
        return False
