"""The service, from reading to mail, in a process that may be killed at any moment."""

import asyncio
import json
import os
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar

from monitor.adapters import notes
from monitor.adapters.drafts import load_phrases
from monitor.adapters.failpoints import failpoints
from monitor.adapters.metrics import Metrics
from monitor.adapters.oneclick import OneClick
from monitor.adapters.rulebook import Rulebook
from monitor.adapters.sample import sample_set
from monitor.adapters.store import SqlStore
from monitor.domain.company import Company
from monitor.domain.gates import Gates
from monitor.domain.member import Permit
from monitor.domain.post import AccountRef, Batch, Cursor, Fetched, Post
from monitor.mailroom import mailer
from monitor.outside import Outside
from monitor.policy.check import Judge
from monitor.ports import Connector, Known, Looked, Profile
from monitor.settings import Settings
from monitor.testing.fakes import PlainReader
from monitor.turns import Turns
from monitor.wiring import Service, open_store
from tests.crash.plan import START, Plan, read, taken_down
from tests.usecases.world import NoNetwork

PHRASES, _ = load_phrases(), sample_set()
"""Read once, before any life begins."""


@dataclass
class Clock:
    """The time that this process believes in."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now


class Chatter(Connector):
    """A platform that shows each post once: what a lost cursor or a lost post costs is seen at once."""

    name: ClassVar[str] = "chatter"
    title: ClassVar[str] = "Chatter"

    def __init__(self, plan: Plan, clock: Clock) -> None:
        super().__init__(NoNetwork())
        self._plan = plan
        self._clock = clock

    @classmethod
    def claims(cls, source: str) -> bool:
        return False

    async def resolve(self, source: str) -> AccountRef:
        return AccountRef("chatter", source, source, source)

    async def fetch(self, permit: Permit, cursor: Cursor) -> Fetched:
        assert permit.ref is not None
        told = int(cursor.get("told") or "0")
        posts = list(self._plan.posts(permit.ref.key, self._clock.now))
        pages = (_wire(posts[told:]),) if posts[told:] else ()
        return Fetched(permit.ref, pages, cursor.replaced(told=str(len(posts))))

    @classmethod
    def normalise(cls, fetched: Fetched) -> Batch:
        rows = [row for page in fetched.pages for row in json.loads(page)]
        posts = [Post(key, text, published_at=datetime.fromisoformat(at)) for key, text, at in rows]
        return Batch(tuple(posts), fetched.cursor)

    async def bio(self, ref: AccountRef) -> Profile:
        return Profile(ref.label, "")

    async def look(self, permit: Permit, posts: Sequence[Known]) -> Looked:
        assert permit.ref is not None
        now, asked = self._clock.now, {post.source_id for post in posts}
        there = [p for p in self._plan.posts(permit.ref.key, now) if p.source_id in asked]
        gone = tuple(post.source_id for post in there if taken_down(post, now))
        left = [post for post in there if post.source_id not in gone]
        return Looked(Fetched(permit.ref, (_wire(left),), Cursor()), gone)


def _wire(posts: Sequence[Post]) -> bytes:
    rows = [(p.source_id, p.text, p.published_at and p.published_at.isoformat()) for p in posts]
    return json.dumps(rows).encode()


def built(settings: Settings, store: SqlStore, plan: Plan, clock: Clock) -> Service:
    """The service with its real store and its real mailer."""
    ids = random.SystemRandom()
    oneclick = OneClick(store.key_for("one click"), settings.portal.base_url)
    return Service(
        settings=settings,
        store=store,
        outside=Outside(
            NoNetwork(), PlainReader({"chatter": Chatter}), {"chatter": Chatter(plan, clock)}
        ),
        mailer=failpoints(settings.failpoints).around(
            mailer(settings, Company("Kade"), PHRASES, oneclick)
        ),
        policy=_rules(settings),
        phrases=PHRASES,
        oneclick=oneclick,
        metrics=Metrics(),
        gates=Gates(0, lambda: 0.0, asyncio.sleep),
        clock=clock,
        new_id=lambda: f"{ids.getrandbits(128):032x}",
    )


def _rules(settings: Settings) -> Rulebook:
    """Without the second reader, which has no part in this and takes a second to load in each life."""
    book = Rulebook(settings.policies, settings.company_file)
    policy = book.now()
    book._policy = replace(policy, judge=Judge(policy.rules, policy.company))
    return book


def work(written: str, faults: str, begins: str, pauses: Sequence[float]) -> None:
    """Every loop takes a turn at ``begins`` and after each pause, in minutes."""
    # In this process a note names all its cases, however many: the checker counts them.
    notes.MOST_LINES = 10_000
    plan = read(written)
    settings = plan.settings().model_copy(update={"failpoints": faults})
    clock = Clock(datetime.fromisoformat(begins))
    store = open_store(settings)
    turns = Turns(built(settings, store, plan, clock))
    asyncio.run(_work(turns, clock, pauses))
    store.close()
    # Nothing that Python does at the end of a process is part of the promise.
    os._exit(0)


async def _work(turns: Turns, clock: Clock, pauses: Sequence[float]) -> None:
    for pause in (0, *pauses):
        clock.now += timedelta(minutes=pause)
        await turns.poll()
        await turns.recheck()
        await turns.learn()
        await turns.digest()
        await turns.deliver()
