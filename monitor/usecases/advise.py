"""Asking the company's language model, where its member has agreed: a second opinion, and other words.

Nothing here happens inside a transaction that waits for the model, and nothing waits for it but what it is
asked: a post has been taken in, and a note has been composed, before anybody asks.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import structlog

from monitor.domain.advice import Question, Rewording
from monitor.domain.audit import AuditEntry
from monitor.domain.case import Case, Suggestion
from monitor.domain.company import Company
from monitor.domain.member import Account, Consent, Member, Scope
from monitor.domain.post import Author, Post
from monitor.errors import AdviserSilent, NotAllowed, NotFound, TextErased
from monitor.policy.check import Judgement, Verdict
from monitor.policy.rewording import Ours, clean, doubtful, may_be_sent
from monitor.ports import Adviser, Store, Transaction
from monitor.usecases.doubt import Doubt, Doubting
from monitor.usecases.opening import opened
from monitor.usecases.reading import Reading, World, reading_of
from monitor.usecases.settle import Matter, settle
from monitor.usecases.storm import quiet
from monitor.usecases.telling import Desk, subject_of

log = structlog.get_logger()

WAITS = timedelta(hours=1)
"""A second opinion that cannot be had for so long is not asked for any more."""

MOST = 500
"""Posts that wait for one, in memory; the oldest gives way."""


@dataclass(frozen=True)
class Advice(Doubting):
    """The model, what members have to have agreed to, and what waits for it."""

    adviser: Adviser
    agreed: frozenset[str]
    """Hashes of the consent texts that name its host: another host has to be agreed to anew."""
    judge: Callable[[], Callable[[Post, Author], Judgement]]
    desk: Desk
    waiting: deque[Doubt] = field(default_factory=lambda: deque(maxlen=MOST))

    def allowed(self, consent: Consent | None, scope: Scope, now: datetime) -> bool:
        """Whether a member has agreed to ``scope``, at this very host."""
        return (
            consent is not None and consent.text_hash in self.agreed and consent.covers(scope, now)
        )

    @property
    def company(self) -> Company:
        """The company file in force."""
        return self.desk.company()

    def doubt(self, tx: Transaction, matter: Matter, now: datetime) -> Doubt | None:
        """The gravest weak finding of a post in which nothing else was found, if its member agrees."""
        account, post = matter.account, matter.post
        if not self.allowed(matter.consent, Scope.ASK_MODEL, now):
            return None
        finding = doubtful(matter.judgement, quiet(tx))
        if finding is None or not may_be_sent(matter.judgement, post.text, self.company):
            return None
        # A post that was written about stays what the rules say of it: an edit is not doubted again.
        return (
            None
            if tx.open_case(account.id, post.source_id)
            else Doubt(account.id, post, finding, now)
        )


async def second_opinions(world: World, advice: Advice) -> int:
    """Ask about everything that waits, one after the other; how many answers there were.

    While the model is silent the rest goes on waiting, up to an hour.
    """
    answers = 0
    while advice.waiting:
        doubt = advice.waiting.popleft()
        question = await asyncio.to_thread(_question, world, advice, doubt)
        if question is None:
            continue
        try:
            confirmed = await advice.adviser.confirms(question)
        except AdviserSilent:
            log.info("adviser_silent", account=doubt.account_id)
            advice.waiting.appendleft(doubt)
            return answers
        answers += 1
        if confirmed:
            await asyncio.to_thread(_confirm, world, advice, doubt)
    return answers


def _question(world: World, advice: Advice, doubt: Doubt) -> Question | None:
    """What is asked, with the asking written down for its member; None when nobody should ask any more."""
    now, post = world.clock(), doubt.post
    with world.store.begin() as tx:
        reading = _still(tx, advice, doubt, now)
        judgement = _judged(tx, world, advice, reading, doubt) if reading else None
        if reading is None or judgement is None:
            return None
        why = advice.desk.rules().rule(doubt.finding.rule_id).why.get("en", "")
        tx.log(AuditEntry(now, "service", "asked the model", reading.member.id, doubt.account_id))
    return Question(post.text, doubt.finding.span.of(post.text), judgement.lang, why)


def _still(tx: Transaction, advice: Advice, doubt: Doubt, now: datetime) -> Reading | None:
    """The account, if the post stands as it was read, has no case, and its member still agrees."""
    try:
        reading = reading_of(tx, doubt.account_id, now)
    except (NotAllowed, NotFound):
        return None
    source_id = doubt.post.source_id
    seen = tx.versions(doubt.account_id, [source_id]).get(source_id)
    over = now - doubt.since > WAITS or seen != doubt.post.content_hash
    agrees = advice.allowed(reading.consent, Scope.ASK_MODEL, now)
    if over or not agrees or tx.open_case(doubt.account_id, source_id):
        return None
    return reading


def _judged(
    tx: Transaction, world: World, advice: Advice, reading: Reading, doubt: Doubt
) -> Judgement | None:
    """What the rules in force now say of the post, if that is still this very doubt."""
    judged = world.judging().judge(doubt.post, reading.account.author(reading.member))
    judgement = judged.about(reading.member.reach.conducts)
    same = doubtful(judgement, quiet(tx)) == doubt.finding
    return judgement if same and may_be_sent(judgement, doubt.post.text, advice.company) else None


def _confirm(world: World, advice: Advice, doubt: Doubt) -> None:
    """The model's word is the second signal: a case is opened for the finding just as the rules made it."""
    now = world.clock()
    with world.store.begin() as tx:
        reading = _still(tx, advice, doubt, now)
        judgement = _judged(tx, world, advice, reading, doubt) if reading else None
        if reading is None or judgement is None:
            return
        told = replace(judgement, verdict=Verdict.ALERT, findings=(doubt.finding,), weak=())
        matter = Matter(reading.account, reading.consent, doubt.post, told)
        settle(tx, world.judging(), matter, now)
    log.info("finding_confirmed", rule=doubt.finding.rule_id)


@dataclass(frozen=True, slots=True)
class Reworded:
    """A draft for a case. ``theirs`` tells whether the model's words could be used."""

    suggestion: Suggestion
    theirs: bool


async def other_words(
    store: Store, advice: Advice, case: Case, scope: Scope, now: datetime, *, quotes: bool = True
) -> Reworded | None:
    """The draft for a case in the model's words where those are clean, else in ours; None where nobody
    may ask: no consent, protected speech, a leak, or a case that has closed."""
    found = await asyncio.to_thread(_draft, store, advice, case, scope, now, quotes)
    if found is None:
        return None
    ours, suggestion = found
    try:
        wanted = Rewording(ours.draft, ours.post, ours.lang, ours.longest)
        draft = await advice.adviser.reword(wanted)
    except AdviserSilent:
        log.info("adviser_silent", case=case.id)
        return Reworded(suggestion, theirs=False)
    if not await asyncio.to_thread(clean, draft, ours):
        log.info("rewording_refused", case=case.id)
        return Reworded(suggestion, theirs=False)
    return Reworded(replace(suggestion, draft=draft), theirs=True)


def _draft(
    store: Store, advice: Advice, case: Case, scope: Scope, now: datetime, quotes: bool
) -> tuple[Ours, Suggestion] | None:
    with store.begin() as tx:
        member, account = tx.member(case.member_id), tx.account(case.account_id)
        known = account.ref.connector in advice.desk.platforms
        if not known or not advice.allowed(tx.consent_of(member.id), scope, now):
            return None
        try:
            text = tx.text_of(case.id)
        except TextErased:
            return None
        opened(tx, case, now)
        suggestion = subject_of(tx, advice.desk, member, case, quotes=quotes).suggestion
        judgement = advice.judge()(_post(case, text), account.author(member))
        found = replace(judgement, findings=(*judgement.findings, *case.findings))
        if not suggestion.draft or not may_be_sent(found, text, advice.company):
            return None
        tx.log(AuditEntry(now, "service", "asked the model", member.id, case.id))
    return _ours(advice, member, account, text, suggestion), suggestion


def _post(case: Case, text: str) -> Post:
    return Post(case.source_id, text, lang=case.post_lang, is_reply=case.is_reply)


def _ours(
    advice: Advice, member: Member, account: Account, text: str, suggestion: Suggestion
) -> Ours:
    return Ours(
        draft=suggestion.draft,
        post=text,
        lang=suggestion.lang,
        longest=advice.desk.platform(account).max_length,
        voice=advice.desk.phrases.voice(suggestion.lang),
        company=advice.company,
        author=account.author(member),
        judge=advice.judge(),
    )
