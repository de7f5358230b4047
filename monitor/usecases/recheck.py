"""Looking at open cases again: put right, gone, still there, or told now that the hold is over."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import structlog

from monitor.domain.case import Case, Move, Status
from monitor.domain.ids import AccountId
from monitor.domain.member import Scope
from monitor.domain.pace import wait_after
from monitor.domain.post import Batch, Cursor, Post
from monitor.errors import NotAllowed, NotFound, SourceError
from monitor.ports import Known, Transaction
from monitor.usecases.reading import Reading, World, host_of, reading_of
from monitor.usecases.settle import Matter, notify, put_right, settle, wanted
from monitor.usecases.storm import quiet, speaks

log = structlog.get_logger()

LEASE = timedelta(minutes=15)
DOUBT = timedelta(hours=1)
"""A source that cannot be asked delays a note by no more than this: the post may well be there."""

AWAY = timedelta(days=1)
"""While its member is paused, a case is only looked at to see whether its time is over."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a source says of some posts now. What is in neither part is not known."""

    posts: Mapping[str, Post] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    error: SourceError | None = None


async def recheck_due(world: World, limit: int = 200) -> int:
    """Look at up to ``limit`` open cases that are due, one request for all those of one account.

    How many there were.
    """
    now = world.clock()
    cases = await asyncio.to_thread(_lease, world, now, limit)
    by_account: dict[AccountId, list[Case]] = defaultdict(list)
    for case in cases:
        by_account[case.account_id].append(case)
    looks = [_recheck(world, account_id, group) for account_id, group in by_account.items()]
    done = await asyncio.gather(*looks, return_exceptions=True)
    for account_id, failure in zip(by_account, done, strict=True):
        if isinstance(failure, Exception):
            # The leases end by themselves, and the cases are looked at again.
            log.error("recheck_fault", account=account_id, error=type(failure).__name__)
    return len(cases)


async def look_again(world: World, case: Case) -> Case:
    """The case after a look that its member asked for.

    NotAllowed while the account is not read; SourceError when the source cannot be asked.
    """
    reading = await asyncio.to_thread(_reading, world, case.account_id)
    seen = await _look(world, reading, [case])
    if seen.error is not None:
        raise seen.error
    await asyncio.to_thread(_act, world, case.account_id, [case], seen)
    return await asyncio.to_thread(_as_it_stands, world, case)


def _as_it_stands(world: World, case: Case) -> Case:
    with world.store.begin() as tx:
        return tx.case(case.id)


def _lease(world: World, now: datetime, limit: int) -> list[Case]:
    """Cases to look at. One whose time is over ends here: silently, its text erased."""
    open_cases = []
    with world.store.begin() as tx:
        for case in tx.lease_cases(now, now + LEASE, limit):
            if case.expires_at <= now:
                tx.save_case(case.moved(Move.EXPIRE, now))
                log.info("case_expired", case=case.id)
            else:
                open_cases.append(case)
    return open_cases


async def _recheck(world: World, account_id: AccountId, cases: list[Case]) -> None:
    try:
        reading = await asyncio.to_thread(_reading, world, account_id)
    except NotAllowed:
        await asyncio.to_thread(_put_off, world, cases)
        return
    except NotFound:
        return
    seen = await _look(world, reading, cases)
    await asyncio.to_thread(_act, world, account_id, cases, seen)


def _reading(world: World, account_id: AccountId) -> Reading:
    with world.store.begin() as tx:
        return reading_of(tx, account_id, world.clock())


def _put_off(world: World, cases: Iterable[Case]) -> None:
    with world.store.begin() as tx:
        for case in _present(tx, cases):
            later = world.clock() + AWAY
            tx.save_case(replace(case, recheck_at=min(later, case.expires_at)))


async def _look(world: World, reading: Reading, cases: Iterable[Case]) -> Seen:
    ref = reading.account.ref
    known = [Known(case.source_id, case.post_url) for case in cases]
    try:
        connector = world.connector(ref)
        async with world.gates.turn(host_of(ref)):
            looked = await connector.look(reading.permit, known)
        batch = Batch((), Cursor())
        if looked.fetched.pages:
            batch = await world.reader.normalise(ref.connector, looked.fetched)
    except SourceError as error:
        log.info("look_failed", account=reading.account.id, error=type(error).__name__)
        return Seen(error=error)
    posts = {post.source_id: post for post in batch.posts}
    return Seen(posts, frozenset(looked.gone) | frozenset(batch.removed))


def _act(world: World, account_id: AccountId, cases: Iterable[Case], seen: Seen) -> None:
    """What was seen, the moves it makes and the mail it causes: one transaction an account."""
    now = world.clock()
    with world.store.begin() as tx:
        # The cases first, then their account: as their pages take them, or two would wait for each other.
        present = _present(tx, cases)
        try:
            reading = reading_of(tx, account_id, now)
        except (NotAllowed, NotFound):
            return
        # What is counted for a rule is locked until the end, so all accounts take the rules in one order too.
        for case in sorted(present, key=lambda case: case.worst.rule_id):
            _act_on(tx, world, reading, case, seen, now)


def _present(tx: Transaction, cases: Iterable[Case]) -> list[Case]:
    """The cases as they stand now, without those that their members have closed meanwhile."""
    present = []
    for case in cases:
        try:
            case_now = tx.case(case.id)
        except NotFound:
            continue
        if not case_now.status.closed:
            present.append(case_now)
    return present


def _act_on(
    tx: Transaction, world: World, reading: Reading, case: Case, seen: Seen, now: datetime
) -> None:
    if case.source_id in seen.gone:
        put_right(tx, case, Move.REMOVE, reading.consent, now, world.judging().new_id)
        log.info("case_removed", case=case.id)
        return
    post = _as_seen(case, seen)
    if post is not None and post.content_hash != case.content_hash:
        case = _judged_again(tx, world, reading, case, post, now)
        log.info("post_edited", case=case.id, status=case.status)
    if not case.status.closed:
        _go_on(tx, world, reading, case, seen.error, now)


def _as_seen(case: Case, seen: Seen) -> Post | None:
    """The case's post as its source shows it, by its id; where the ids have changed, by its address."""
    post = seen.posts.get(case.source_id)
    if post is not None or case.post_url is None:
        return post
    there = [post for post in seen.posts.values() if post.url == case.post_url]
    return replace(there[0], source_id=case.source_id) if len(there) == 1 else None


def _judged_again(
    tx: Transaction, world: World, reading: Reading, case: Case, post: Post, now: datetime
) -> Case:
    """The case after an edit was judged: put right, or open with what is still there."""
    judging = world.judging()
    judged = judging.judge(post, reading.account.author(reading.member))
    judgement = wanted(tx, reading.account, reading.member, post, judged)
    tx.add_versions(reading.account.id, [(post.source_id, post.content_hash)], now)
    tx.count_checked(reading.member.id, now, posts=1)
    settle(tx, judging, Matter(reading.account, reading.consent, post, judgement), now)
    return tx.case(case.id)


def _go_on(
    tx: Transaction,
    world: World,
    reading: Reading,
    case: Case,
    error: SourceError | None,
    now: datetime,
) -> None:
    """Still there, as far as anyone can tell: told when its hold is over, otherwise looked at later."""
    silent = quiet(tx) | reading.member.reach.unheard(case)
    if case.status is Status.HELD and not case.without(silent).findings:
        # In shadow by now, or no longer wanted: nothing is told of it, so nothing of it is kept.
        tx.save_case(case.moved(Move.EXPIRE, now))
        log.info("case_expired", case=case.id)
        return
    may_write = reading.consent.covers(Scope.SEND_NOTES, now)
    told = may_write and _sure(case, error, now) and speaks(tx, case)
    if case.status is Status.HELD and told:
        notify(tx, case, now, world.judging().new_id)
        log.info("case_notified", case=case.id)
        return
    later = case.rechecked(now)
    if error is not None and later.recheck_at is not None:
        asked = now + wait_after(error, case.rechecks + 1, world.shake)
        later = replace(later, recheck_at=max(later.recheck_at, asked))
    tx.save_case(later)


def _sure(case: Case, error: SourceError | None, now: datetime) -> bool:
    """True when the source was seen, or could not be asked for so long that waiting does harm."""
    over = case.held_until is not None and case.held_until <= now
    return over and (error is None or now - (case.held_until or now) >= DOUBT)
