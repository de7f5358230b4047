"""Reading the accounts that are due: one conditional request each, one transaction for what is new."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from monitor.domain import pace
from monitor.domain.ids import AccountId
from monitor.domain.member import Account, Scope
from monitor.domain.post import Batch, Fetched
from monitor.errors import AmendsError, NotAllowed, NotFound, SourceError
from monitor.ports import Transaction
from monitor.usecases.intake import take_in
from monitor.usecases.reading import Reading, World, host_of, reading_of

log = structlog.get_logger()

LEASE = timedelta(minutes=15)
FRESH = timedelta(seconds=30)
"""A permit older than this is asked for again: who left must not be read a minute later (safety O4)."""

TURNS = 8
"""Accounts of one host in one round; the others wait their turn without keeping anyone waiting."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How reading one account ended. ``account`` is to be saved with the others of the round."""

    result: str
    account: Account | None = None
    shadow: tuple[str, ...] = ()


async def poll_due(world: World, limit: int = 200) -> tuple[Outcome, ...]:
    """Read up to ``limit`` accounts that are due. What one of them does never hinders another."""
    leased_at = world.clock()
    readings, put_off = await asyncio.to_thread(_lease, world, leased_at, limit)
    now, later = _turns(readings, world.gates.gap, leased_at)
    ledger = [*put_off, *later]
    workers = asyncio.Semaphore(world.workers)
    polls = [_noted(ledger, _poll(world, workers, reading, leased_at)) for reading in now]
    try:
        done = await asyncio.gather(*polls, return_exceptions=True)
        outcomes = [_survived(world, *pair) for pair in zip(now, done, strict=True)]
        ledger.extend(o.account for o in outcomes if o.result == "fault" and o.account)
    finally:
        # Also when the round is cut short: what was read needs no second asking.
        await asyncio.to_thread(_save, world, ledger)
    world.gates.forget()
    _say(outcomes)
    return tuple(outcomes)


async def _noted(ledger: list[Account], poll: Awaitable[Outcome]) -> Outcome:
    outcome = await poll
    if outcome.account is not None:
        ledger.append(outcome.account)
    return outcome


def _lease(world: World, now: datetime, limit: int) -> tuple[list[Reading], list[Account]]:
    """Accounts with a permit, and those that have lost it since they became due."""
    readings, put_off = [], []
    with world.store.begin() as tx:
        for account in tx.lease_accounts(now, now + LEASE, limit):
            try:
                readings.append(reading_of(tx, account.id, now))
            except NotAllowed:
                put_off.append(_without_permit(tx, account, now))
    return readings, put_off


def _without_permit(tx: Transaction, account: Account, now: datetime) -> Account:
    """Never due until somebody mends it: the proof is renewed, or consent given again."""
    consent = tx.consent_of(account.member_id)
    if consent is None or not consent.covers(Scope.READ_POSTS, now):
        return pace.without_consent(account)
    if not account.proved(now):
        return pace.unproved(account)
    return replace(account, next_due=None)


def _turns(
    readings: Iterable[Reading], gap: float, now: datetime
) -> tuple[list[Reading], list[Account]]:
    """Who is read in this round, and who waits because many others live on the same host."""
    read, later = [], []
    places: Counter[str] = Counter()
    for reading in readings:
        place = places[host := host_of(reading.account.ref)]
        places[host] += 1
        if place < TURNS:
            read.append(reading)
        else:
            due = now + timedelta(seconds=gap) * place
            later.append(replace(reading.account, next_due=due))
    return read, later


async def _poll(
    world: World, workers: asyncio.Semaphore, reading: Reading, leased_at: datetime
) -> Outcome:
    account = reading.account
    try:
        # The worker is held until its bytes are parsed: what waits in memory stays bounded.
        async with world.gates.turn(host_of(account.ref)), workers:
            fetched = await _fetch(world, reading, leased_at)
            if not fetched.pages:
                return Outcome("unchanged", _read(world, account, fetched))
            batch = await world.reader.normalise(account.ref.connector, fetched)
            return await asyncio.to_thread(_take_in, world, account.id, batch)
    except SourceError as error:
        log.info("account_troubled", account=account.id, error=type(error).__name__)
        return Outcome("failed", pace.after_error(account, error, world.clock(), world.shake))
    except (NotAllowed, NotFound):
        return Outcome("withdrawn")


async def _fetch(world: World, reading: Reading, leased_at: datetime) -> Fetched:
    if world.clock() - leased_at > FRESH:
        reading = await asyncio.to_thread(_again, world, reading.account.id)
    connector = world.connector(reading.account.ref)
    return await connector.fetch(reading.permit, reading.account.cursor)


def _again(world: World, account_id: AccountId) -> Reading:
    with world.store.begin() as tx:
        return reading_of(tx, account_id, world.clock())


def _read(world: World, account: Account, fetched: Fetched | Batch) -> Account:
    now = world.clock()
    return pace.after_reading(account, fetched.cursor, now, world.pace.next_due(now, world.shake))


def _take_in(world: World, account_id: AccountId, batch: Batch) -> Outcome:
    """Posts, cases and the cursor, together or not at all (safety D1)."""
    with world.store.begin() as tx:
        reading = reading_of(tx, account_id, world.clock())
        taken = take_in(tx, world.judging(), reading, batch, world.clock())
        account = replace(_read(world, reading.account, batch), baseline_done=True)
        tx.save_accounts([account])
    log.info("account_read", account=account_id, checked=taken.checked, opened=taken.opened)
    return Outcome("changed", shadow=taken.shadow)


def _survived(world: World, reading: Reading, done: Outcome | BaseException) -> Outcome:
    """An account that fails for a reason nobody foresaw shows it, and is tried again later."""
    match done:
        case Outcome():
            return done
        case AmendsError():
            # The database, not the account: its lease ends by itself and nothing was written.
            log.error("account_not_saved", account=reading.account.id, error=type(done).__name__)
            return Outcome("unsaved")
        case Exception():
            log.error("account_fault", account=reading.account.id, error=type(done).__name__)
            faulty = pace.after_fault(reading.account, world.clock(), world.shake)
            return Outcome("fault", faulty)
        case _:
            raise done


def _save(world: World, accounts: Iterable[Account]) -> None:
    """Write many accounts back at once, unless somebody changed one while it was being read."""
    kept = tuple(accounts)
    if not kept:
        return
    with world.store.begin() as tx:
        tx.save_accounts([account for account in kept if _still_read(tx, account)])


def _still_read(tx: Transaction, account: Account) -> bool:
    """False once its member has paused, removed or mended it in the meantime."""
    try:
        present = tx.account(account.id)
    except NotFound:
        return False
    return present.proved_at == account.proved_at and present.next_due is not None


def _say(outcomes: Iterable[Outcome]) -> None:
    results: Mapping[str, int] = Counter(outcome.result for outcome in outcomes)
    if results:
        log.info("polled", **results)
