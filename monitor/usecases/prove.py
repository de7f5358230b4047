"""Adding an account, and showing that it is its member's: before that only its profile is asked for."""

import asyncio
import base64
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

import structlog

from monitor.domain import pace
from monitor.domain.audit import AuditEntry
from monitor.domain.ids import AccountId, MemberId, MessageId
from monitor.domain.member import Account, Health, Standing
from monitor.domain.message import Kind, Message, Office, to_office
from monitor.domain.post import AccountRef
from monitor.errors import (
    NotAllowed,
    NotFound,
    PlaceOff,
    SourceError,
    SourceUnavailable,
    SourceUnreadable,
)
from monitor.ports import Connector, Profile, Transaction
from monitor.usecases.claim import connector_for
from monitor.usecases.enrol import owe_receipt
from monitor.usecases.handback import owe
from monitor.usecases.reading import World, host_of
from monitor.usecases.signin import LinkDesk

log = structlog.get_logger()

TOKEN_LIFE = timedelta(hours=72)
"""How long a code waits to be found in a profile."""
SIGNS = 28
"""Letters and digits of a code: 140 bits."""
ASKS = 10
"""Within ``ASKS_IN``: how often a member may have us look somewhere."""
ASKS_IN = timedelta(minutes=10)
TWO_CLAIMS = "two-claims"


class Shown(Enum):
    """What looking for a code came to."""

    YES = "yes"
    NOT_YET = "not yet"
    TOO_LATE = "too late"
    """The code has ended; a new one is needed."""
    TWICE = "twice"
    """Somebody else has shown the same account to be theirs: it is read for neither."""


@dataclass(frozen=True)
class Proving:
    """What adding and proving accounts needs beside the world."""

    world: World
    desk: LinkDesk
    privacy_officers: Sequence[str]


def code_from(secret: str) -> str:
    """A code to put in a profile: 140 random bits in signs that no site will make prettier."""
    drawn = base64.b32encode(hashlib.sha256(secret.encode()).digest()).decode().lower()[:SIGNS]
    return "-".join(["amends", *(drawn[at : at + 4] for at in range(0, SIGNS, 4))])


async def claim(proving: Proving, member_id: MemberId, source: str) -> AccountId:
    """Add the account behind what a member typed; it waits to be shown theirs. SourceError otherwise."""
    world = proving.world
    connector = connector_for(world.connectors, source)
    if connector is None:
        raise SourceUnreadable("no connector knows such an address", reason="unknown")
    await asyncio.to_thread(may_ask, world, member_id, f"claims of {member_id}")
    ref, terms = await _resolved(world, connector, source)
    return await asyncio.to_thread(_add, proving, member_id, ref, terms)


def may_ask(world: World, member_id: MemberId, what: str) -> None:
    """Count one more request that a member has caused. SourceUnavailable when there were too many,
    PlaceOff while nothing of theirs may be asked for."""
    now = world.clock()
    with world.store.begin() as tx:
        if tx.member(member_id).standing is Standing.CLOSED:
            raise PlaceOff(f"member {member_id} works where Amends is off")
        tx.in_turn(what)
        asks = tx.count_try(what, now - ASKS_IN, now)
    if asks > ASKS:
        raise SourceUnavailable("asked too often", retry_after=ASKS_IN.total_seconds())


async def _resolved(
    world: World, connector: Connector, source: str
) -> tuple[AccountRef, str | None]:
    """The account, and where the terms of its server stand; without those it can be added too."""
    guess = AccountRef(connector.name, source.strip().removeprefix("@"), "", "")
    async with world.gates.turn(host_of(guess)):
        ref = await connector.resolve(source)
        try:
            return ref, await connector.terms(ref)
        except SourceError:
            return ref, None


def _add(proving: Proving, member_id: MemberId, ref: AccountRef, terms: str | None) -> AccountId:
    now = proving.world.clock()
    with proving.world.store.begin() as tx:
        # Held until this ends, so that of two who add the same account at once the second finds it there.
        tx.member(member_id)
        for account in tx.accounts_of(member_id):
            if (account.ref.connector, account.ref.key) == (ref.connector, ref.key):
                return account.id
        account = Account(AccountId(proving.desk.new_id()), member_id, ref, now, terms=terms)
        tx.add_account(with_code(account, proving.desk.new_secret, now))
        tx.log(AuditEntry(now, "member", "added account", member_id, account.id))
        return account.id


def with_code(account: Account, new_secret: Callable[[], str], now: datetime) -> Account:
    """The account with a fresh code to be shown."""
    return replace(account, proof_token=code_from(new_secret()), proof_expires_at=now + TOKEN_LIFE)


def own_account(tx: Transaction, member_id: MemberId, account_id: AccountId) -> Account:
    """An account of this member. Anybody else's looks as if it were not there (safety Z3)."""
    account = tx.account(account_id)
    if account.member_id != member_id:
        raise NotFound(f"no account {account_id}")
    return account


def held_account(tx: Transaction, member_id: MemberId, account_id: AccountId) -> Account:
    """The same, while nobody else can show or start the same account.

    Whoever does waits for that first, with nothing in hand that another might wait for."""
    mine = [account for account in tx.accounts_of(member_id) if account.id == account_id]
    for account in mine:
        tx.accounts_claiming(account.ref.connector, account.ref.key)
    return own_account(tx, member_id, account_id)


def new_code(
    tx: Transaction, account: Account, new_secret: Callable[[], str], now: datetime
) -> None:
    """Begin a proof again: the old code has ended, or the old proof is about to."""
    tx.save_accounts([with_code(account, new_secret, now)])


async def check(proving: Proving, member_id: MemberId, account_id: AccountId) -> Shown:
    """Look for the code now. Its profile is all that is asked for. SourceError when nobody answers."""
    world = proving.world
    account = await asyncio.to_thread(_waiting, world, member_id, account_id)
    if account.proof_expires_at is None or account.proof_expires_at <= world.clock():
        return Shown.TOO_LATE
    await asyncio.to_thread(may_ask, world, member_id, f"proof of {account_id}")
    async with world.gates.turn(host_of(account.ref)):
        profile = await world.connector(account.ref).bio(account.ref)
    if account.proof_token is None or not profile.shows(account.proof_token):
        return Shown.NOT_YET
    return await asyncio.to_thread(_proved, proving, account, profile)


def _waiting(world: World, member_id: MemberId, account_id: AccountId) -> Account:
    with world.store.begin() as tx:
        return own_account(tx, member_id, account_id)


def _proved(proving: Proving, seen: Account, profile: Profile) -> Shown:
    now = proving.world.clock()
    with proving.world.store.begin() as tx:
        account = held_account(tx, seen.member_id, seen.id)
        if account.proof_token != seen.proof_token:
            return Shown.NOT_YET
        return showed(tx, proving, replace(account, bio=profile.bio), now)


def showed(tx: Transaction, proving: Proving, account: Account, now: datetime) -> Shown:
    """The account is its member's: by the code, or by a login there. It is read from now on."""
    shown = replace(
        account,
        proved_at=now,
        # The code stays known: as long as it stands there, the proof renews itself.
        proof_expires_at=None,
        # What was published while there was no proof is remembered, and never judged.
        baseline_done=account.baseline_done and account.proved(now),
    )
    tx.save_accounts([pace.due_now(shown, now)])
    tx.log(AuditEntry(now, "member", "showed account", account.member_id, account.id))
    log.info("account_proved", account=account.id)
    owe_receipt(tx, tx.member(account.member_id), proving.desk, now)
    return Shown.TWICE if _contested(tx, proving, shown, now) else Shown.YES


def others_who_showed(tx: Transaction, account: Account, now: datetime) -> tuple[Account, ...]:
    """The same account as other members have shown it to be theirs. A mere claim counts for nothing:
    it would let anybody find out who takes part, and stop their reading."""
    claims = tx.accounts_claiming(account.ref.connector, account.ref.key)
    return tuple(a for a in claims if a.member_id != account.member_id and a.proved(now))


def _contested(tx: Transaction, proving: Proving, account: Account, now: datetime) -> bool:
    """Whether somebody else has shown it too. Then it is read for nobody, and all are told (safety O3)."""
    others = others_who_showed(tx, account, now)
    if not others:
        return False
    desk = proving.desk
    for claimed in (account, *others):
        tx.save_accounts(
            [replace(claimed, health=Health.PAUSED, trouble=TWO_CLAIMS, next_due=None)]
        )
        slots = (("what", TWO_CLAIMS), ("account", str(claimed.id)))
        ident = MessageId(desk.new_id())
        key = f"{TWO_CLAIMS}:{claimed.id}:{now.isoformat()}"
        tx.queue(Message(ident, key, Kind.OPERATIONS, claimed.member_id, now, now, slots))
    code = f"E-{desk.new_id()[:4].upper()}"
    for message in to_office(
        Office.PRIVACY_OFFICER,
        proving.privacy_officers,
        Kind.OPERATIONS,
        f"{TWO_CLAIMS}:{account.id}:{now.isoformat()}",
        (("code", code), ("what", TWO_CLAIMS)),
        now,
        desk.new_id,
    ):
        tx.queue(message)
    log.warning("account_claimed_twice", account=account.id, code=code)
    return True


def pause_account(tx: Transaction, account: Account, now: datetime) -> None:
    """No reading of this one until its member starts it again."""
    if account.health is Health.PAUSED:
        return
    tx.save_accounts([pace.paused(account, now)])
    tx.log(AuditEntry(now, "member", "paused account", account.member_id, account.id))


def start_account(tx: Transaction, account: Account, now: datetime) -> None:
    """Read it again, from now on. NotAllowed without a proof, or while somebody else has shown it too."""
    if not account.proved(now) or others_who_showed(tx, account, now):
        raise NotAllowed(f"account {account.id} has first to be shown to be its member's alone")
    if account.health is Health.READING:
        return
    tx.save_accounts([replace(pace.due_now(account, now), baseline_done=False)])
    tx.log(AuditEntry(now, "member", "started account", account.member_id, account.id))


def remove_account(
    tx: Transaction, account: Account, now: datetime, new_id: Callable[[], str]
) -> None:
    """Forget it, with its cases and their texts; a token goes back to its server."""
    owe(tx, account, now, new_id)
    tx.remove_account(account.id)
    tx.log(AuditEntry(now, "member", "removed account", account.member_id, account.id))
