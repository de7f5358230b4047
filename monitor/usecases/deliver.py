"""Sending what waits in the outbox: each message once, each in its own time, and none lost."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from monitor.domain.ids import MemberId, MessageId
from monitor.domain.message import WAITS, Delivery, Kind, Message, Office, to_office
from monitor.domain.quiet import awake, next_allowed
from monitor.errors import (
    MailAmbiguous,
    MailDelayed,
    MailRejected,
    MailServerBroken,
    NotFound,
    StoreUnavailable,
    TextErased,
)
from monitor.ports import Mailer, Store, Transaction
from monitor.usecases.advise import Advice
from monitor.usecases.compose import BUNDLED, Ready, Unwanted, case_ids, compose, trouble_code
from monitor.usecases.firstdraft import worded
from monitor.usecases.leave import erase, mailbox_gone
from monitor.usecases.storm import HOUR, calm_again, held, speaks, stormy
from monitor.usecases.telling import Desk

log = structlog.get_logger()

BATCH = 10
LEASE = timedelta(minutes=15)
"""Longer than a whole batch can take, at a minute a message."""

AGAIN_SOON = timedelta(minutes=5)
"""How long a note waits for another one to the same member that comes first."""

BROKEN = "mail-broken"
"""The memo that holds how often in a row the server was broken, and when it is tried again."""

MAIL_TAKEN = "mail-taken"
"""The memo that holds when the server last took a mail."""

WAITING = frozenset({Delivery.QUEUED, Delivery.SENDING})

TAKEN = "taken"
"""What became of a note that another one took along."""

PARKED = "mail-parked"


@dataclass(frozen=True)
class Post:
    """The post room: where messages wait, and who carries and composes them."""

    store: Store
    mailer: Mailer
    desk: Desk
    operators: Sequence[str]
    new_id: Callable[[], str]
    advice: Advice | None = None
    """Where the company has a language model, which words drafts for those who chose that."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of the messages that were due; figures for the log and the metrics."""

    sent: int = 0
    delayed: int = 0
    ambiguous: int = 0
    parked: int = 0
    dropped: int = 0
    postponed: int = 0
    broken: bool = False


@dataclass(frozen=True, slots=True)
class _Round:
    """One batch, on its way."""

    post: Post
    now: datetime
    mine: frozenset[MessageId]


async def deliver(post: Post, now: datetime) -> Delivered:
    """Send what is due. While the server itself is broken, nothing is tried."""
    leased = await asyncio.to_thread(_lease, post.store, now)
    batch = _Round(post, now, frozenset(message.id for message in leased))
    ends: Counter[str] = Counter()
    for at, message in enumerate(leased):
        try:
            ends[await _tend(batch, message)] += 1
        except MailServerBroken as error:
            await asyncio.to_thread(_give_back, post.store, leased[at:], now)
            log.warning("mail_server_broken", why=str(error), waiting=len(leased) - at)
            return replace(_delivered(ends), broken=True)
    return _delivered(ends)


def _delivered(ends: Counter[str]) -> Delivered:
    return Delivered(
        sent=ends["sent"],
        delayed=ends["delayed"],
        ambiguous=ends["ambiguous"],
        parked=ends["parked"],
        dropped=ends["dropped"],
        postponed=ends["postponed"],
    )


def _lease(store: Store, now: datetime) -> tuple[Message, ...]:
    with store.begin() as tx:
        again = (tx.remembered(BROKEN) or "").partition(" ")[2]
        if again and now < datetime.fromisoformat(again):
            return ()
        return tx.lease_messages(now, now + LEASE, BATCH)


def _give_back(store: Store, messages: Sequence[Message], now: datetime) -> None:
    """End the leases, and wait before the server is tried again: ever longer, up to an hour."""
    with store.begin() as tx:
        times = int((tx.remembered(BROKEN) or "0").partition(" ")[0])
        wait = WAITS[min(times, len(WAITS) - 1)]
        tx.remember(BROKEN, f"{times + 1} {(now + wait).isoformat()}")
        for message in messages:
            with suppress(NotFound):
                current = tx.message(message.id)
                # One that became a line of another mail stays dropped.
                if current.state is Delivery.SENDING:
                    tx.save_message(current.postponed(current.due_at))


async def _tend(batch: _Round, message: Message) -> str:
    """What became of one message. Whatever is wrong with it stays its own trouble (safety D6)."""
    now = batch.now
    try:
        ready = await asyncio.to_thread(_prepare, batch, message)
        if isinstance(ready, str):
            return ready
        message, composed = await worded(batch.post.store, batch.post.advice, *ready, now)
        await batch.post.mailer.send(message, composed.address, composed.letter)
        after, end = message.sent(now), "sent"
    except MailDelayed as error:
        after, end = message.delayed(now, str(error)), "delayed"
    except MailAmbiguous:
        after, end = message.doubted(now), "ambiguous"
    except MailRejected as error:
        after, end = message.parked(str(error)), "parked"
    except (MailServerBroken, StoreUnavailable):
        raise
    except Exception as error:  # noqa: BLE001 - a message that cannot be made must not stop the others
        after, end = message.failed(now, type(error).__name__), "delayed"
    end = "parked" if after.state is Delivery.PARKED else end
    await asyncio.to_thread(_settle, batch, after)
    log.info("message_tended", message=message.id, kind=message.kind, end=end, why=after.trouble)
    return end


def _prepare(batch: _Round, message: Message) -> str | tuple[Message, Ready]:
    """The letter, or what became of the message instead."""
    with batch.post.store.begin() as tx:
        try:
            if not isinstance(message.to, Office) and not message.slot("left"):
                until = _until(tx, batch, message, message.to)
                if until is None:
                    return TAKEN
                if until > batch.now:
                    tx.save_message(message.postponed(until))
                    return "postponed"
                message = _bundled(tx, batch, message, message.to)
            composed = compose(tx, batch.post.desk, message, batch.now)
        except (NotFound, TextErased):
            composed = Unwanted("gone")
        if isinstance(composed, Ready):
            return message, composed
        tx.save_message(message.dropped(composed.why))
        log.info("message_dropped", message=message.id, kind=message.kind, why=composed.why)
        return "dropped"


def _until(
    tx: Transaction, batch: _Round, message: Message, member_id: MemberId
) -> datetime | None:
    """When a message to a member may go; None when another note has taken it along by now."""
    now, member = batch.now, tx.member(member_id)
    if message.kind in (Kind.THANKS, Kind.HELP, Kind.OPERATIONS):
        return awake(member, now)
    if message.kind is not Kind.NOTE:
        return now
    if tx.message(message.id).state is not Delivery.SENDING:
        return None
    notes = _notes(tx, member_id)
    urgent = any(tx.case(case_id).urgent for case_id in case_ids(message))
    if not urgent and any(_before(other, message, batch) for other in notes):
        return now + AGAIN_SOON
    if message.slot("also") is None and not _spoken(tx, message):
        return now + HOUR
    if urgent and stormy(tx, member_id, now):
        return calm_again(member, now)
    return next_allowed(member, now, urgent=urgent)


def _spoken(tx: Transaction, note: Message) -> bool:
    """False while every rule that the note would speak of is held for a storm."""
    return not held(tx) or any(speaks(tx, tx.case(case_id)) for case_id in case_ids(note))


def _before(other: Message, message: Message, batch: _Round) -> bool:
    """Whether another note comes first: one that somebody else sends just now, or one that was on its
    way before and may even have arrived."""
    if other.id == message.id or other.state not in WAITING:
        return False
    elsewhere = other.state is Delivery.SENDING and other.id not in batch.mine
    return elsewhere or (other.slot("also") is not None and message.slot("also") is None)


def _notes(tx: Transaction, member_id: MemberId) -> list[Message]:
    return [note for note in tx.messages_to(member_id) if note.kind is Kind.NOTE]


def _bundled(tx: Transaction, batch: _Round, message: Message, member_id: MemberId) -> Message:
    """The note with all others that are due to its member; from now on that is what it says, so that
    another try holds the same under the same Message-ID."""
    if message.kind is not Kind.NOTE or message.slot("also") is not None:
        return message
    riders = [
        note
        for note in _notes(tx, member_id)
        if note.id != message.id
        and note.slot("also") is None
        and (note.id in batch.mine or (note.state is Delivery.QUEUED and note.due_at <= batch.now))
        and note.state in WAITING
        and _spoken(tx, note)
    ]
    cases = sorted({case_id for note in riders for case_id in case_ids(note)})
    for note in riders:
        tx.save_message(note.dropped(BUNDLED))
    whole = replace(message, slots=(*message.slots, ("also", " ".join(cases))))
    tx.save_message(whole, still_leased=True)
    return whole


def _settle(batch: _Round, message: Message) -> None:
    """Write down what became of a message, and all that follows from it, at once."""
    with batch.post.store.begin() as tx:
        if message.state is Delivery.PARKED and message.slot("left"):
            # Nobody takes the receipt of leaving: the address that it carries goes too.
            message = message.dropped("undeliverable")
        tx.save_message(message)
        if message.state is Delivery.SENT:
            _note_sent(tx, batch, message)
        if message.state is Delivery.PARKED and _nobody_there(tx, batch, message):
            return
        if message.state is Delivery.PARKED and message.kind is not Kind.OPERATIONS:
            _alarm(tx, batch)


def _nobody_there(tx: Transaction, batch: _Round, message: Message) -> bool:
    """Erase a member whose mailbox is gone: they left the company (promise 10)."""
    taken = tx.remembered(MAIL_TAKEN)
    since = datetime.fromisoformat(taken) if taken else None
    if isinstance(message.to, Office) or not mailbox_gone(tx, message.to, since):
        return False
    erase(tx, tx.member(message.to), batch.now, by="service", new_id=batch.post.new_id)
    log.info("mailbox_gone", message=message.id)
    return True


def _note_sent(tx: Transaction, batch: _Round, message: Message) -> None:
    tx.remember(MAIL_TAKEN, batch.now.isoformat())
    if tx.remembered(BROKEN):
        tx.remember(BROKEN, "")
    if message.kind is not Kind.NOTE or isinstance(message.to, Office):
        return
    with suppress(NotFound):
        tx.save_member(replace(tx.member(message.to), last_note_at=batch.now))


def _alarm(tx: Transaction, batch: _Round) -> None:
    """Tell the operator, once a day: the message itself says why it was parked."""
    post, key = batch.post, f"operations:{PARKED}:{batch.now.date().isoformat()}"
    slots = (("code", trouble_code(key)), ("what", PARKED))
    for message in to_office(
        Office.OPERATOR, post.operators, Kind.OPERATIONS, key, slots, batch.now, post.new_id
    ):
        tx.queue(message)
