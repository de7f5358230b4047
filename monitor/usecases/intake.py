"""Taking in what one poll brought: each new version of a post is judged once, and nothing twice."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.domain.case import Move
from monitor.domain.post import Batch, Post
from monitor.policy.decide import Close, Decision, Open
from monitor.ports import Transaction
from monitor.usecases.reading import Reading
from monitor.usecases.settle import Judging, Matter, put_right, settle

READABLE = frozenset({"public"})

ContentHash = str
"""A post's ``content_hash``, made once for each post that is read."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one batch; figures for the log and the metrics."""

    checked: int = 0
    opened: int = 0
    closed: int = 0
    shadow: tuple[str, ...] = ()
    """Rules in shadow that would have spoken, once for each hit."""


def take_in(
    tx: Transaction, judging: Judging, reading: Reading, batch: Batch, now: datetime
) -> Taken:
    """Judge what is new or changed; remember an identifier and a hash, and of a flagged post its text.

    The first poll only remembers what was there before (safety D9). A text that was seen on this
    account before, under whatever id, is not judged again, unless a case on its post waits for it (D8).
    """
    account = reading.account
    changed = _changed(tx, reading, batch.posts)
    news = tuple(_news(tx, reading, changed)) if account.baseline_done else ()
    tx.add_versions(account.id, [(post.source_id, wording) for post, wording in changed], now)
    if not account.baseline_done:
        return Taken()
    taken = _judged(tx, judging, reading, news, now)
    removed = _removed(tx, judging, reading, batch.removed, now)
    return replace(taken, closed=taken.closed + removed)


def _changed(
    tx: Transaction, reading: Reading, posts: Iterable[Post]
) -> list[tuple[Post, ContentHash]]:
    """Posts that this poll shows in a wording not seen last time; each id once, as it stands last."""
    read = {post.source_id: post for post in posts if _may_be_kept(post, reading)}
    seen = tx.versions(reading.account.id, read)
    worded = [(post, post.content_hash) for post in read.values()]
    return [pair for pair in worded if seen.get(pair[0].source_id) != pair[1]]


def _may_be_kept(post: Post, reading: Reading) -> bool:
    """Only what anyone can read, and nothing older than the consent (safety O4)."""
    old = post.published_at is not None and post.published_at < reading.consent.given_at
    return post.visibility in READABLE and not old


def _news(
    tx: Transaction, reading: Reading, changed: Sequence[tuple[Post, ContentHash]]
) -> Iterator[Post]:
    """Wordings never seen on this account, and those that an open case waits for."""
    known = set(tx.hashes_known(reading.account.id, [wording for _, wording in changed]))
    for post, wording in changed:
        if wording not in known or tx.open_case(reading.account.id, post.source_id):
            known.add(wording)
            yield post


def _judged(
    tx: Transaction, judging: Judging, reading: Reading, news: tuple[Post, ...], now: datetime
) -> Taken:
    author = reading.account.author(reading.member)
    decisions: list[Decision] = []
    shadow: list[str] = []
    quiet = tx.shadowed() if news else {}
    for post in news:
        judgement = judging.judge(post, author)
        matter = Matter(reading.account, reading.consent, post, judgement)
        decisions.append(settle(tx, judging, matter, now))
        shadow.extend(finding.rule_id for finding in judgement.shadow)
        shadow.extend(f.rule_id for f in judgement.findings if f.rule_id in quiet)
    if news:
        tx.count_checked(now, posts=len(news))
    opened = sum(isinstance(decision, Open) for decision in decisions)
    closed = sum(isinstance(decision, Close) for decision in decisions)
    return Taken(len(news), opened, closed, tuple(shadow))


def _removed(
    tx: Transaction, judging: Judging, reading: Reading, removed: Iterable[str], now: datetime
) -> int:
    cases = [tx.open_case(reading.account.id, source_id) for source_id in removed]
    gone = [case for case in cases if case is not None]
    for case in gone:
        put_right(tx, case, Move.REMOVE, reading.consent, now, judging.new_id)
    return len(gone)
