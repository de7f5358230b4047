"""Giving tokens back to the servers that gave them, however long it takes those to listen."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import structlog

from monitor.domain.login import Handback
from monitor.domain.member import Account
from monitor.domain.message import Kind, Office, to_office
from monitor.domain.post import AccountRef
from monitor.errors import SourceError, SourceUnreadable
from monitor.ports import Transaction
from monitor.usecases.reading import World, host_of

log = structlog.get_logger()

LEASE = timedelta(minutes=15)
AT_ONCE = 20


def owe(tx: Transaction, account: Account, now: datetime, new_id: Callable[[], str]) -> None:
    """Have an account's token given back, if it has one: in the very transaction that ends its use."""
    if account.let_in is not None:
        server = host_of(account.ref)
        owed = Handback(new_id(), account.ref.connector, server, account.let_in, now, now)
        tx.save_handback(owed)


async def hand_back_due(world: World, operators: Sequence[str]) -> int:
    """Give back the tokens whose turn it is; how many there were."""
    owed = await asyncio.to_thread(_lease, world)
    for handback in owed:
        try:
            await _revoked(world, handback)
        except SourceError as error:
            log.info("token_not_revoked", handback=handback.id, error=type(error).__name__)
            await asyncio.to_thread(_later, world, handback, operators)
        else:
            await asyncio.to_thread(_end, world, handback)
    return len(owed)


def _lease(world: World) -> tuple[Handback, ...]:
    now = world.clock()
    with world.store.begin() as tx:
        return tx.lease_handbacks(now, now + LEASE, AT_ONCE)


async def _revoked(world: World, handback: Handback) -> None:
    # Of the account nothing is left but its server.
    there = f"@{handback.server}"
    ref = AccountRef(handback.connector, there, there, there)
    login = world.connector(ref).login(ref)
    if login is None:
        raise SourceUnreadable("this connector knows no logins any more", reason="no-login")
    await login.revoke(handback.let_in.app, handback.let_in.token)


def _end(world: World, handback: Handback) -> None:
    with world.store.begin() as tx:
        tx.end_handback(handback.id)


def _later(world: World, handback: Handback, operators: Sequence[str]) -> None:
    """Tried again, or given up after a week: then its token is forgotten here, and the operator is told."""
    now = world.clock()
    again = handback.failed(now)
    with world.store.begin() as tx:
        if again is not None:
            tx.save_handback(again)
            return
        tx.end_handback(handback.id)
        _tell(tx, handback, operators, now, world.judging().new_id)


def _tell(
    tx: Transaction,
    handback: Handback,
    operators: Sequence[str],
    now: datetime,
    new_id: Callable[[], str],
) -> None:
    code = f"E-{new_id()[:4].upper()}"
    log.error("token_given_up", handback=handback.id, code=code)
    key = f"operations:token-given-up:{handback.id}"
    slots = (("code", code), ("what", "token-given-up"))
    for message in to_office(Office.OPERATOR, operators, Kind.OPERATIONS, key, slots, now, new_id):
        tx.queue(message)
