"""Whatever a value holds, it comes back from the database the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone
from string import ascii_lowercase, digits

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.adapters.store import SqlStore, SqlTransaction
from monitor.domain.audit import AuditEntry
from monitor.domain.case import Case, Status, Worth
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.ids import AccountId, CaseId, MemberId, MessageId
from monitor.domain.login import App, LetIn
from monitor.domain.member import (
    Account,
    Consent,
    Health,
    Member,
    QuietHours,
    Redirect,
    Scope,
    Sharing,
    Standing,
)
from monitor.domain.message import Delivery, Kind, Message, Office
from monitor.domain.post import AccountRef, Cursor, LeftOut
from monitor.domain.token import Purpose, Session, Token
from tests.store.builders import BLOG, NOOR, NOW, TIM, account, consent, furnish, member

held = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

words = st.text(st.characters(codec=None), max_size=40)
"""Anything somebody may have written, NUL and lone surrogates included."""
names = st.text(ascii_lowercase + digits + "-._:", min_size=1, max_size=20)
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
flags = st.booleans()
numbers = st.integers(0, 2**31 - 1)
zones = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
times = st.datetimes(datetime(1970, 1, 2), datetime(2999, 1, 1), timezones=zones)  # noqa: DTZ001
maybe_times = st.none() | times
clock = st.builds(time, st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))


def maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


def pairs(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(st.tuples(names, values), max_size=3).map(tuple)


spans = st.tuples(numbers, numbers).map(lambda ends: Span(min(ends), max(ends)))
findings = st.builds(
    Finding,
    names,
    st.integers(1, 5),
    st.sampled_from(Severity),
    st.sampled_from(Confidence),
    spans,
    names,
    maybe(words),
    flags,
)
members = st.builds(
    Member,
    id=st.just(MemberId("m-new")),
    address=words,
    name=words,
    lang=names,
    timezone=names,
    joined_at=times,
    role=words,
    standing=st.sampled_from(Standing),
    quiet=st.builds(QuietHours, clock, clock, flags),
    sharing=st.sampled_from(Sharing),
    quotes=flags,
    last_note_at=maybe_times,
    paused_until=maybe_times,
)
consents = st.builds(
    Consent,
    member_id=st.just(NOOR),
    version=names,
    text_hash=names,
    scopes=st.frozensets(st.sampled_from(Scope)),
    given_at=times,
    expires_at=times,
    withdrawn_at=maybe_times,
)
accounts = st.builds(
    Account,
    id=st.just(AccountId("a-new")),
    member_id=st.just(NOOR),
    ref=st.builds(AccountRef, names, words, words, words),
    added_at=times,
    health=st.sampled_from(Health),
    trouble=maybe(names),
    failures=numbers,
    proof_token=maybe(words),
    proof_expires_at=maybe_times,
    proved_at=maybe_times,
    bio=words,
    cursor=st.builds(Cursor, pairs(words)),
    redirect=maybe(st.builds(Redirect, words, times, st.integers(1, 99))),
    terms=maybe(words),
    left_out=st.frozensets(st.sampled_from(LeftOut)),
    let_in=maybe(st.builds(LetIn, words, st.builds(App, words, words, words, times))),
    baseline_done=flags,
    last_read_at=maybe_times,
    troubled_since=maybe_times,
    next_due=maybe_times,
)
cases = st.builds(
    Case,
    id=st.just(CaseId("NEW2")),
    member_id=st.just(NOOR),
    account_id=st.just(BLOG),
    source_id=words,
    content_hash=hashes,
    findings=st.lists(findings, min_size=1, max_size=3).map(tuple),
    policy_version=names,
    opened_at=times,
    expires_at=times,
    status=st.sampled_from(Status),
    held_until=maybe_times,
    notified_at=maybe_times,
    asked_at=maybe_times,
    closed_at=maybe_times,
    recheck_at=maybe_times,
    rechecks=numbers,
    post_url=maybe(words),
    post_lang=names,
    published_at=maybe_times,
    is_reply=flags,
    judged=st.none() | st.sampled_from(Worth),
)
messages = st.builds(
    Message,
    id=st.just(MessageId("msg-new")),
    key=names,
    kind=st.sampled_from(Kind),
    to=st.sampled_from([NOOR, TIM, MemberId("m-gone"), *Office]),
    created_at=times,
    due_at=st.just(NOW),
    slots=pairs(words),
    state=st.sampled_from([Delivery.QUEUED, Delivery.SENDING]),
    attempts=numbers,
    sent_at=maybe_times,
    trouble=maybe(words),
)
tokens = st.builds(
    Token,
    names,
    st.sampled_from(Purpose),
    maybe(st.just(NOOR)),
    times,
    times,
    maybe(names),
    maybe(names),
    maybe(names),
)
sessions = st.builds(
    Session, names, names, maybe(names), times, st.just(NOW), st.just(NOW), csrf=names
)
entries = st.builds(AuditEntry, times, names, names, st.just(NOOR), maybe(names))


class Undo(Exception):
    """Ends a transaction without a trace."""


@pytest.fixture
def trying(sql_store: SqlStore):
    """Transactions that are rolled back, so that each example finds the same store."""
    furnish(sql_store)

    @contextmanager
    def begin() -> Iterator[SqlTransaction]:
        try:
            with sql_store.begin() as tx:
                yield tx
                raise Undo
        except Undo:
            pass

    return begin


@held
@given(kept=members)
def test_any_member_survives(trying, kept: Member):
    with trying() as tx:
        tx.add_member(kept)
        assert tx.member(kept.id) == kept
        assert tx.member_at(kept.address) == kept
        tx.save_member(kept)
        assert tx.member(kept.id) == kept


@held
@given(kept=consents)
def test_any_consent_survives(trying, kept: Consent):
    with trying() as tx:
        tx.add_consent(kept)
        assert tx.consent_of(NOOR) == kept
        tx.erase_member(NOOR, NOW)
        last = tx.past_consents(member().address)[-1]
        assert (last.version, last.text_hash, last.given_at) == (
            kept.version,
            kept.text_hash,
            kept.given_at,
        )


@held
@given(kept=accounts)
def test_any_account_survives(trying, kept: Account):
    with trying() as tx:
        tx.add_account(kept)
        assert tx.account(kept.id) == kept
        tx.save_accounts([account(kept.id, ref=kept.ref), kept])
        assert tx.accounts_claiming(kept.ref.connector, kept.ref.key) == (kept,)


@held
@given(kept=cases, text=words)
def test_any_case_survives(trying, kept: Case, text: str):
    with trying() as tx:
        tx.add_case(kept, text)
        assert tx.case(kept.id) == kept
        assert tx.text_of(kept.id) == text
        assert tx.open_case(BLOG, kept.source_id) == (None if kept.status.closed else kept)
        tx.save_case(kept)
        assert tx.cases_of(NOOR) == (kept,)


@held
@given(kept=messages)
def test_any_message_survives(trying, kept: Message):
    with trying() as tx:
        assert tx.queue(kept)
        tx.save_message(kept)
        (leased,) = tx.lease_messages(NOW, NOW + timedelta(hours=1), 9)
        assert leased == replace(kept, state=Delivery.SENDING)


@held
@given(kept=tokens)
def test_any_token_survives(trying, kept: Token):
    with trying() as tx:
        tx.add_token(kept)
        assert tx.token(kept.digest) == kept


@held
@given(kept=sessions)
def test_any_session_survives(trying, kept: Session):
    seen = NOW - timedelta(minutes=1)
    with trying() as tx:
        tx.add_session(kept)
        found = tx.session(kept.digest, seen)
        assert found
        assert (found.subject, found.office, found.csrf) == (kept.subject, kept.office, kept.csrf)
        assert (found.made_at, found.expires_at) == (kept.made_at, kept.expires_at)


@held
@given(kept=entries)
def test_any_entry_survives(trying, kept: AuditEntry):
    with trying() as tx:
        head = tx.audit_head()
        tx.log(kept)
        assert tx.looked_at(NOOR) == (kept,)
        assert tx.audit_head().number == head.number + 1
        assert tx.audit_broken_at(head) is None


@held
@given(
    versions=st.dictionaries(words, hashes, max_size=5),
    at=times,
    rule=names,
    since=times,
    why=words.map(lambda text: text.encode("ascii", "replace").decode().replace("\0", "")),
)
def test_any_version_dismissal_and_shadow_survives(trying, versions, at, rule, since, why):
    with trying() as tx:
        tx.add_versions(BLOG, versions.items(), at)
        assert tx.versions(BLOG, versions) == versions
        assert tx.hashes_known(BLOG, versions.values()) == set(versions.values())
        for content in versions.values():
            tx.remember_dismissal(NOOR, rule, content, at, protected=True)
            assert tx.dismissed(NOOR, content) == {rule}
        tx.shadow(rule, since, why)
        assert tx.shadowed() == {rule: (since, why)}


def test_times_come_back_in_utc(trying):
    elsewhere = NOW.astimezone(timezone(timedelta(hours=9)))
    with trying() as tx:
        tx.add_consent(consent(given_at=elsewhere))
        kept = tx.consent_of(NOOR)
        assert kept
        assert kept.given_at == NOW
        assert kept.given_at.tzinfo is UTC
