"""Taking in what one poll brought: each new version of a post is judged once, and nothing twice."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.domain.case import Move, Status
from monitor.domain.ids import AccountId
from monitor.domain.post import UNSTABLE, Batch, Post
from monitor.policy.decide import Close, Decision, Open
from monitor.ports import Store, Transaction
from monitor.usecases.doubt import Doubt, Doubting
from monitor.usecases.reading import Reading, reading_of
from monitor.usecases.settle import Judging, Matter, put_right, settle
from monitor.usecases.storm import quiet

READABLE = frozenset({"public"})

FEW, SHARE = 3, 0.8
"""From so many posts on, and so great a share of a poll, new ids over known texts are no accident."""

AT_ONCE = 8
"""Posts of one poll that are judged unseen, before it is known which of them are new: most polls bring one.
Of more, most are known, and only the others are judged."""

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
    unstable: bool = False
    """Known texts came under new ids: the source's ids identify nothing."""
    doubts: tuple[Doubt, ...] = ()
    """What a second opinion may be asked on, once all this is written down."""


def judged_before(
    store: Store, judging: Judging, account_id: AccountId, batch: Batch, now: datetime
) -> Judging:
    """The rules in force, which have judged these posts already. Judging takes longer than all the rest,
    and others wait for whoever has a transaction open. What turns out differently in there is judged anew."""
    if not 0 < len(batch.posts) <= AT_ONCE:
        return judging
    with store.begin() as tx:
        reading = reading_of(tx, account_id, now)
    if not reading.account.baseline_done:
        return judging
    author = reading.account.author(reading.member)
    posts = [post for post in batch.posts if _may_be_kept(post, reading)]
    known = {(post, author): judging.judge(post, author) for post in posts}
    return replace(judging, judge=lambda *its: known.get(its) or judging.judge(*its))


def take_in(
    tx: Transaction,
    judging: Judging,
    reading: Reading,
    batch: Batch,
    now: datetime,
    doubting: Doubting | None = None,
) -> Taken:
    """Judge what is new or changed; remember an identifier and a hash, and of a flagged post its text.

    The first poll only remembers what was there before (safety D9). A text that was seen on this
    account before, under whatever id, is not judged again, unless a case on its post waits for it (D8).
    """
    account = reading.account
    posts = {post.source_id: post for post in _kept(tx, reading, batch.posts)}
    worded = [(post, post.content_hash) for post in posts.values()]
    if not account.baseline_done:
        _remember(tx, reading, worded, now)
        return Taken()
    seen = tx.versions(account.id, posts)
    changed = [pair for pair in worded if seen.get(pair[0].source_id) != pair[1]]
    known = _known(tx, reading, changed)
    _remember(tx, reading, changed, now)
    again = sum(post.source_id not in seen and wording in known for post, wording in changed)
    news = tuple(_news(tx, reading, changed, known, seen))
    taken = _judged(tx, judging, reading, news, now, doubting)
    removed = _removed(tx, judging, reading, batch.removed, now)
    unstable = again >= max(FEW, SHARE * len(posts))
    return replace(taken, closed=taken.closed + removed, unstable=unstable)


def _remember(
    tx: Transaction,
    reading: Reading,
    worded: Iterable[tuple[Post, ContentHash]],
    now: datetime,
) -> None:
    versions = [(post.source_id, wording) for post, wording in worded]
    tx.add_versions(reading.account.id, versions, now)


def _kept(tx: Transaction, reading: Reading, posts: Iterable[Post]) -> Iterator[Post]:
    """Posts that may be remembered. Where ids change by themselves, one with an open case keeps its old id."""
    cases: Mapping[str | None, str] = {}
    if reading.account.cursor.get("ids") == UNSTABLE:
        cases = {
            case.post_url: case.source_id
            for case in tx.cases_of(reading.member.id)
            if case.account_id == reading.account.id and case.post_url and not case.status.closed
        }
    for post in posts:
        if _may_be_kept(post, reading):
            known = cases.get(post.url)
            yield post if known is None else replace(post, source_id=known)


def _may_be_kept(post: Post, reading: Reading) -> bool:
    """Only what anyone can read, and nothing older than the consent (safety O4)."""
    old = post.published_at is not None and post.published_at < _since(reading)
    return post.visibility in READABLE and not old


def _since(reading: Reading) -> datetime:
    """When the consent was given. One that follows another without a break leaves no gap behind the last
    reading: what came in between was covered by both."""
    account, given = reading.account, reading.consent.given_at
    unbroken = account.last_read_at if account.baseline_done else None
    return min(given, unbroken or given)


def _known(
    tx: Transaction, reading: Reading, changed: Sequence[tuple[Post, ContentHash]]
) -> frozenset[ContentHash]:
    """Wordings that were seen on this account before, under whatever id."""
    return tx.hashes_known(reading.account.id, [wording for _, wording in changed])


def _news(
    tx: Transaction,
    reading: Reading,
    changed: Sequence[tuple[Post, ContentHash]],
    known: frozenset[ContentHash],
    seen: Container[str],
) -> Iterator[Post]:
    """Wordings never seen on this account, those that an open case waits for, and those that were put
    right and are back; each once."""
    done = set(known)
    for post, wording in changed:
        waited_for = tx.open_case(reading.account.id, post.source_id) is not None
        back = post.source_id in seen and _undone(tx, reading, post, wording)
        if wording not in done or waited_for or back:
            done.add(wording)
            yield post


def _undone(tx: Transaction, reading: Reading, post: Post, wording: ContentHash) -> bool:
    """A correction of this very post was taken back, perhaps by accident. That is worth one more case;
    after it, these words are their author's decision, or their server's whim (D8)."""
    this = (reading.account.id, post.source_id, wording)
    cases = tx.cases_of(reading.member.id)
    ends = [c.status for c in cases if (c.account_id, c.source_id, c.content_hash) == this]
    return ends == [Status.CORRECTED]


def _judged(
    tx: Transaction,
    judging: Judging,
    reading: Reading,
    news: tuple[Post, ...],
    now: datetime,
    doubting: Doubting | None,
) -> Taken:
    author = reading.account.author(reading.member)
    decisions: list[Decision] = []
    shadow: list[str] = []
    doubts: list[Doubt] = []
    shadow_rules = quiet(tx) if news else frozenset()
    for post in news:
        judgement = judging.judge(post, author)
        matter = Matter(reading.account, reading.consent, post, judgement)
        if doubting and (doubt := doubting.doubt(tx, matter, now)):
            doubts.append(doubt)
        decisions.append(settle(tx, judging, matter, now))
        shadow.extend(finding.rule_id for finding in judgement.shadow)
        shadow.extend(f.rule_id for f in judgement.findings if f.rule_id in shadow_rules)
    if news:
        tx.count_checked(now, posts=len(news))
    opened = sum(isinstance(decision, Open) for decision in decisions)
    closed = sum(isinstance(decision, Close) for decision in decisions)
    return Taken(len(news), opened, closed, tuple(shadow), doubts=tuple(doubts))


def _removed(
    tx: Transaction, judging: Judging, reading: Reading, removed: Iterable[str], now: datetime
) -> int:
    cases = [tx.open_case(reading.account.id, source_id) for source_id in removed]
    gone = [case for case in cases if case is not None]
    for case in gone:
        put_right(tx, case, Move.REMOVE, reading.consent, now, judging.new_id)
    return len(gone)
