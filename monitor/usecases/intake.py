"""Taking in what one poll brought: each new version of a post is judged once, and nothing twice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.domain.case import Move, Status
from monitor.domain.ids import AccountId
from monitor.domain.post import UNSTABLE, Batch, Post
from monitor.domain.status import PUBLIC, UNLISTED
from monitor.policy.check import Judgement
from monitor.policy.decide import Close, Decision, Open
from monitor.ports import Store, Transaction
from monitor.usecases.doubt import Doubt, Doubting
from monitor.usecases.reading import Reading, reading_of
from monitor.usecases.settle import Judging, Matter, put_right, settle, wanted
from monitor.usecases.storm import quiet

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
        news = _beside_known(tx, reading, batch).news(tx)
    author = reading.account.author(reading.member)
    known = {(post, author): judging.judge(post, author) for post in news}
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
    if not account.baseline_done:
        _remember(tx, reading, _worded(tx, reading, batch), now)
        return Taken()
    beside = _beside_known(tx, reading, batch)
    news = beside.news(tx)
    _remember(tx, reading, beside.changed, now)
    taken = _judged(tx, judging, reading, news, now, doubting)
    removed = _removed(tx, judging, reading, batch.removed, now)
    return replace(taken, closed=taken.closed + removed, unstable=beside.unstable)


Worded = Sequence[tuple[Post, ContentHash]]


@dataclass(frozen=True, slots=True)
class _Beside:
    """A batch beside what is known of its account."""

    reading: Reading
    worded: Worded
    seen: Mapping[str, ContentHash]
    """The wording last seen of each post that is known."""
    changed: Worded
    known: frozenset[ContentHash]
    """Which of their wordings were seen on this account before, under whatever id."""

    @property
    def unstable(self) -> bool:
        """Whether so many known texts came under new ids that those identify nothing."""
        again = [
            w for post, w in self.changed if post.source_id not in self.seen and w in self.known
        ]
        return len(again) >= max(FEW, SHARE * len(self.worded))

    def news(self, tx: Transaction) -> tuple[Post, ...]:
        """Wordings never seen on this account, those that an open case waits for, and those that were put
        right and are back; each once."""
        done, news = set(self.known), []
        for post, wording in self.changed:
            waited_for = tx.open_case(self.reading.account.id, post.source_id) is not None
            back = post.source_id in self.seen and _undone(tx, self.reading, post, wording)
            if wording not in done or waited_for or back:
                done.add(wording)
                news.append(post)
        return tuple(news)


def _beside_known(tx: Transaction, reading: Reading, batch: Batch) -> _Beside:
    account = reading.account.id
    worded = _worded(tx, reading, batch)
    seen = tx.versions(account, [post.source_id for post, _ in worded])
    changed = [pair for pair in worded if seen.get(pair[0].source_id) != pair[1]]
    known = tx.hashes_known(account, [wording for _, wording in changed])
    return _Beside(reading, worded, seen, changed, known)


def _worded(tx: Transaction, reading: Reading, batch: Batch) -> Worded:
    posts = {post.source_id: post for post in _kept(tx, reading, batch.posts)}
    return [(post, post.content_hash) for post in posts.values()]


def _remember(tx: Transaction, reading: Reading, worded: Worded, now: datetime) -> None:
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
    """Only what anyone can read and its author wants read, and nothing older than the consent (O4)."""
    if not reading.member.reach.takes(post):
        return False
    at = post.published_at
    if post.visibility == UNLISTED:
        # What was unlisted before this was agreed to was nobody's to read, whatever came before.
        agreed, given = reading.permit.unlisted, reading.consent.given_at
        return agreed and at is not None and at >= given
    return post.visibility == PUBLIC and not (at is not None and at < _since(reading))


def _since(reading: Reading) -> datetime:
    """When the consent was given. One that follows another without a break leaves no gap behind the last
    reading: what came in between was covered by both."""
    account, given = reading.account, reading.consent.given_at
    unbroken = account.last_read_at if account.baseline_done else None
    return min(given, unbroken or given)


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
    doubts: list[Doubt] = []
    shadow_rules = quiet(tx) if news else frozenset()
    for post in news:
        judged = judging.judge(post, author)
        judgement = wanted(tx, reading.account, reading.member, post, judged)
        matter = Matter(reading.account, reading.consent, post, judgement)
        if doubting and (doubt := doubting.doubt(tx, matter, now)):
            doubts.append(doubt)
        decisions.append(settle(tx, judging, matter, now))
        for rule_id in sorted(_quieted(judgement, shadow_rules)):
            tx.count_shadow(rule_id, reading.member.id, now)
    if news:
        tx.count_checked(reading.member.id, now, posts=len(news))
    opened = sum(isinstance(decision, Open) for decision in decisions)
    closed = sum(isinstance(decision, Close) for decision in decisions)
    return Taken(len(news), opened, closed, doubts=tuple(doubts))


def _quieted(judgement: Judgement, shadow_rules: frozenset[str]) -> frozenset[str]:
    """The rules behind what is told to nobody."""
    by_file = frozenset(finding.rule_id for finding in judgement.shadow)
    return by_file | {f.rule_id for f in judgement.findings if f.rule_id in shadow_rules}


def _removed(
    tx: Transaction, judging: Judging, reading: Reading, removed: Iterable[str], now: datetime
) -> int:
    cases = [tx.open_case(reading.account.id, source_id) for source_id in removed]
    gone = [case for case in cases if case is not None]
    for case in gone:
        put_right(tx, case, Move.REMOVE, reading.consent, now, judging.new_id)
    return len(gone)
