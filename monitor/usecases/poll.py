"""Reading the accounts that are due: one conditional request each, one transaction for what is new."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import structlog

from monitor.domain import pace
from monitor.domain.audit import AuditEntry
from monitor.domain.ids import AccountId, MemberId
from monitor.domain.member import Account, Consent, Permit, Scope
from monitor.domain.post import REST, UNSTABLE, Batch, Cursor, Fetched
from monitor.domain.proof import to_look_for
from monitor.domain.rest import Rest
from monitor.errors import AmendsError, NotAllowed, NotFound, SourceError, SourceGone
from monitor.usecases.handback import owe
from monitor.usecases.intake import judged_before, take_in
from monitor.usecases.reading import World, host_of, permit_to_read, reading_of
from monitor.usecases.reprove import renew_proof
from monitor.usecases.unread import tell_unread

log = structlog.get_logger()

LEASE = timedelta(minutes=15)
ROUND = 300
"""Accounts of one round: were every source as slow as it can be, 16 workers would still end in time."""

IN_MEMORY = "memorial"
"""Why an account is gone whose owner has died."""
FRESH = timedelta(seconds=30)
"""A permit older than this is asked for again: who left must not be read a minute later (safety O4)."""

TURNS = 8
"""Accounts of one host in one round; the others wait their turn without keeping anyone waiting."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How reading one account ended. ``account`` is to be saved with the others of the round."""

    result: str
    account: Account | None = None
    left_out: tuple[str, ...] = ()
    """What the source had and one poll does not take in."""
    opened: tuple[MemberId, ...] = ()
    """Whose posts opened a case, once for each."""


@dataclass(frozen=True, slots=True)
class Due:
    """An account whose turn it is, and proof that it may be read."""

    account: Account
    permit: Permit


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is to be written back when the round ends."""

    paced: list[Account] = field(default_factory=list)
    """Of which nothing is new but when they were read, how they fare and when they are due."""
    moved: list[Account] = field(default_factory=list)


async def poll_due(world: World, limit: int = ROUND) -> tuple[Outcome, ...]:
    """Read up to ``limit`` accounts that are due. What one of them does never hinders another."""
    leased_at = world.clock()
    leased, put_off = await asyncio.to_thread(_lease, world, leased_at, limit)
    now, later = _turns(leased, world.gates.gap, leased_at)
    ledger = Ledger(paced=[*put_off, *later])
    workers = asyncio.Semaphore(world.workers)
    polls = [_noted(ledger, due, _poll(world, workers, due, leased_at)) for due in now]
    try:
        done = await asyncio.gather(*polls, return_exceptions=True)
        outcomes = [_survived(world, *pair) for pair in zip(now, done, strict=True)]
        ledger.paced.extend(o.account for o in outcomes if o.result == "fault" and o.account)
    finally:
        # Also when the round is cut short: what was read needs no second asking.
        await asyncio.to_thread(_give_back, world, ledger, leased_at + LEASE)
    world.gates.forget()
    _say(outcomes)
    return tuple(outcomes)


async def _noted(ledger: Ledger, due: Due, poll: Awaitable[Outcome]) -> Outcome:
    outcome = await poll
    if outcome.account is not None:
        paced = pace.only_paced(due.account, outcome.account)
        (ledger.paced if paced else ledger.moved).append(outcome.account)
    return outcome


def _lease(world: World, now: datetime, limit: int) -> tuple[list[Due], list[Account]]:
    """Accounts with a permit, and those that have lost it since they became due."""
    leased, put_off = [], []
    with world.store.begin() as tx:
        accounts = tx.lease_accounts(now, now + LEASE, limit)
        consents = tx.consents_of({account.member_id for account in accounts})
    for account in accounts:
        consent = consents.get(account.member_id)
        try:
            leased.append(Due(account, permit_to_read(account, consent, now)))
        except NotAllowed:
            put_off.append(_without_permit(account, consent, now))
    return leased, put_off


def _without_permit(account: Account, consent: Consent | None, now: datetime) -> Account:
    """Never due until somebody mends it: the proof is renewed, or consent given again."""
    if consent is None or not consent.covers(Scope.READ_POSTS, now):
        return pace.without_consent(account)
    if not account.proved(now):
        return pace.unproved(account)
    return replace(account, next_due=None)


def _turns(leased: Iterable[Due], gap: float, now: datetime) -> tuple[list[Due], list[Account]]:
    """Who is read in this round, and who waits because many others live on the same host."""
    read, later = [], []
    places: Counter[str] = Counter()
    for due in leased:
        place = places[host := host_of(due.account.ref)]
        places[host] += 1
        if place < TURNS:
            read.append(due)
        else:
            wait = timedelta(seconds=gap) * place
            later.append(replace(due.account, next_due=now + wait))
    return read, later


async def _poll(world: World, workers: asyncio.Semaphore, due: Due, leased_at: datetime) -> Outcome:
    account = due.account
    try:
        # The worker is held until its bytes are parsed: what waits in memory stays bounded.
        async with world.gates.turn(host_of(account.ref)), workers:
            if to_look_for(account, world.clock()):
                # Due still: it is read in the next round.
                return Outcome("proof", await renew_proof(world, account))
            fetched = await _fetch(world, due, leased_at)
            if not fetched.pages:
                return Outcome("unchanged", _unchanged(world, account, fetched))
            batch = await world.reader.normalise(account.ref.connector, fetched)
            if batch.label not in ("", account.ref.label):
                # Nothing of it is taken in: it stands under a name that nobody has shown to be theirs.
                return Outcome("renamed", pace.renamed(account, batch.label, world.clock()))
            return await asyncio.to_thread(_take_in, world, account.id, batch, fetched)
    except SourceError as error:
        log.info("account_troubled", account=account.id, error=type(error).__name__)
        if isinstance(error, SourceGone) and error.reason == IN_MEMORY:
            await asyncio.to_thread(_erase, world, account)
            return Outcome("erased")
        failed = pace.after_error(account, error, world.clock(), world.shake)
        if failed.let_in is None and account.let_in is not None:
            await asyncio.to_thread(_hand_back, world, account)
        return Outcome("failed", failed)
    except (NotAllowed, NotFound):
        return Outcome("withdrawn")


async def _fetch(world: World, due: Due, leased_at: datetime) -> Fetched:
    permit = due.permit
    if world.clock() - leased_at > FRESH:
        permit = await asyncio.to_thread(_permit_now, world, due.account.id)
    connector = world.connector(due.account.ref)
    return await connector.fetch(permit, due.account.cursor)


def _permit_now(world: World, account_id: AccountId) -> Permit:
    with world.store.begin() as tx:
        return reading_of(tx, account_id, world.clock()).permit


def _read(world: World, account: Account, cursor: Cursor, fetched: Fetched) -> Account:
    now = world.clock()
    told = pace.after_redirect(account, fetched.moved, now)
    due = world.pace.next_due(now, world.shake, fetched.wait, Rest.read(cursor.get(REST)))
    return pace.after_reading(told, cursor, now, due)


def _unchanged(world: World, account: Account, fetched: Fetched) -> Account:
    """Read, with nothing new. After a pause that is where reading goes on: what comes next is judged."""
    read = _read(world, account, fetched.cursor, fetched)
    return replace(read, baseline_done=account.baseline_done or account.last_read_at is not None)


def _hand_back(world: World, account: Account) -> None:
    with world.store.begin() as tx:
        owe(tx, account, world.clock(), world.judging().new_id)


def _erase(world: World, account: Account) -> None:
    """Its server keeps the account in memory of who wrote there: nothing of it stays here."""
    with world.store.begin() as tx:
        owe(tx, account, world.clock(), world.judging().new_id)
        tx.remove_account(account.id)
        tx.log(AuditEntry(world.clock(), "system", "erased account", account.member_id, account.id))


def _take_in(world: World, account_id: AccountId, batch: Batch, fetched: Fetched) -> Outcome:
    """Posts, cases and the cursor, together or not at all (safety D1)."""
    judging = judged_before(world.store, world.judging(), account_id, batch, world.clock())
    with world.store.begin() as tx:
        reading = reading_of(tx, account_id, world.clock())
        taken = take_in(tx, judging, reading, batch, world.clock(), world.doubting)
        cursor = batch.cursor
        if taken.unstable and cursor.get("ids") != UNSTABLE:
            log.warning("ids_unstable", account=account_id)
            cursor = cursor.replaced(ids=UNSTABLE)
        account = _read(world, reading.account, cursor, fetched)
        tx.save_accounts([replace(account, baseline_done=True, left_out=batch.cuts)])
    if world.doubting:
        world.doubting.waiting.extend(taken.doubts)
    log.info("account_read", account=account_id, checked=taken.checked)
    cuts = tuple(sorted(batch.cuts))
    if cuts:
        log.info("account_cut", account=account_id, left_out=cuts)
    return Outcome("changed", left_out=cuts, opened=(account.member_id,) * taken.opened)


def _survived(world: World, due: Due, done: Outcome | BaseException) -> Outcome:
    """An account that fails for a reason nobody foresaw shows it, and is tried again later."""
    match done:
        case Outcome():
            return done
        case AmendsError():
            # The database, not the account: its lease ends by itself and nothing was written.
            log.error("account_not_saved", account=due.account.id, error=type(done).__name__)
            return Outcome("unsaved")
        case Exception():
            log.error("account_fault", account=due.account.id, error=type(done).__name__)
            return Outcome("fault", pace.after_fault(due.account, world.clock(), world.shake))
        case _:
            raise done


def _give_back(world: World, ledger: Ledger, until: datetime) -> None:
    """Write many accounts back at once, but none that somebody changed while it was being read."""
    if kept := (*ledger.paced, *ledger.moved):
        with world.store.begin() as tx:
            tx.acknowledge(ledger.paced, until)
            tx.return_accounts(ledger.moved, until)
            tell_unread(tx, kept, world.clock(), world.judging().new_id)


def _say(outcomes: Iterable[Outcome]) -> None:
    results: Mapping[str, int] = Counter(outcome.result for outcome in outcomes)
    if results:
        log.info("polled", **results)
