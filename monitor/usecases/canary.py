"""A feed of our own with a known hit, sent through every stage once an hour: whether Amends would notice
(safety L5). It belongs to no member and counts in nobody's figures."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape

from monitor.domain.ids import MessageId
from monitor.domain.message import Delivery, Kind, Office, to_office
from monitor.domain.post import AccountRef, Author, Cursor, Fetched, Post
from monitor.errors import NotFound, SourceError
from monitor.policy.check import Judgement
from monitor.policy.rule import Example, Rule
from monitor.ports import Reader, Transaction

CANARY = "canary"
"""The slot by which its mail is known."""
SINCE, OUT, MAIL, HOME = "canary.since", "canary.out", "canary.mail", "canary.home"
"""Memos: when the first was sent out and the last, the mail it became, and the last that came home."""
EVERY = timedelta(hours=1)
MOST = timedelta(minutes=15)
"""How long one may take from the feed to the mailbox."""

REF = AccountRef("feed", "https://canary.invalid/feed", "https://canary.invalid/feed", CANARY)
FEED = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Canary</title>'
    "<item><guid>canary</guid><description>{html}</description></item></channel></rss>"
)


@dataclass(frozen=True, slots=True)
class Mine:
    """Where it is sent through."""

    fetch: Callable[[bytes], Awaitable[bytes]]
    """Serves these bytes on this machine, and gives back what the one way out to the web brought."""
    reader: Reader
    judge: Callable[[Post, Author], Judgement]
    rules: Iterable[Rule]


async def sent_through(mine: Mine) -> str | None:
    """The stage at which it was lost: ``fetch``, ``parse`` or ``check``; None when it came through."""
    hit = await asyncio.to_thread(_known_hit, mine)
    if hit is None:
        return "check"
    try:
        body = await mine.fetch(FEED.format(html=escape(escape(hit.text))).encode())
    except SourceError:
        return "fetch"
    try:
        batch = await mine.reader.normalise("feed", Fetched(REF, (body,), Cursor()))
    except SourceError:
        return "parse"
    if len(batch.posts) != 1:
        return "parse"
    found = await asyncio.to_thread(_speaks, mine, batch.posts[0], hit.author)
    return None if found else "check"


def _known_hit(mine: Mine) -> Example | None:
    """The first example of the rules in force in which they find what they promise to find."""
    examples = (example for rule in mine.rules for example in rule.hits)
    return next((e for e in examples if _speaks(mine, Post(CANARY, e.text), e.author)), None)


def _speaks(mine: Mine, post: Post, author: Author) -> bool:
    """A company that only tries Amends out has all its rules in shadow."""
    judgement = mine.judge(post, author)
    return bool(judgement.findings or judgement.shadow)


def due(tx: Transaction, now: datetime) -> bool:
    """Whether the next may go: an hour after the last, and never while a mail is still on its way."""
    if tx.remembered(SINCE) is None:
        tx.remember(SINCE, now.isoformat())
    _looked_for(tx)
    out = tx.remembered(OUT)
    return not tx.remembered(MAIL) and (out is None or now - datetime.fromisoformat(out) >= EVERY)


def _looked_for(tx: Transaction) -> None:
    with suppress(NotFound):
        mail = tx.message(MessageId(tx.remembered(MAIL) or ""))
        if mail.state is Delivery.SENT:
            tx.remember(HOME, tx.remembered(OUT) or "")
        if mail.state in (Delivery.SENT, Delivery.PARKED, Delivery.DROPPED):
            tx.remember(MAIL, "")


def came_through(
    tx: Transaction, mailboxes: Sequence[str], now: datetime, new_id: Callable[[], str]
) -> None:
    """Its last stage is a mail; where there is no mailbox for it, it is home."""
    tx.remember(OUT, now.isoformat())
    if not mailboxes:
        tx.remember(HOME, now.isoformat())
    slots, key = (("what", CANARY),), f"canary:{now:%Y-%m-%dT%H:%M}"
    for mail in to_office(Office.OPERATOR, mailboxes, Kind.OPERATIONS, key, slots, now, new_id):
        tx.queue(mail)
        tx.remember(MAIL, mail.id)


def last_home(tx: Transaction) -> datetime | None:
    """When the last that came home was sent out."""
    home = tx.remembered(HOME)
    return datetime.fromisoformat(home) if home else None


def waited_since(tx: Transaction) -> datetime | None:
    """From when on the next is waited for; None where none was ever sent out."""
    since = tx.remembered(SINCE)
    return last_home(tx) or (datetime.fromisoformat(since) if since else None)


def missing(tx: Transaction, now: datetime) -> bool:
    """Whether one should have been home by now."""
    since = waited_since(tx)
    return since is not None and now - since > EVERY + MOST
