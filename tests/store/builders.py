"""Plain values to keep, each with some fields changed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from monitor.domain.case import Case
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.ids import AccountId, CaseId, MemberId, MessageId
from monitor.domain.member import Account, Consent, Health, Member, Scope, Standing
from monitor.domain.message import Kind, Message
from monitor.domain.post import AccountRef
from monitor.domain.token import Purpose, Session, Token
from monitor.ports import Store

NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
LONG_AGO = NOW - 400 * DAY
ALL_SCOPES = frozenset(Scope)

NOOR, TIM = MemberId("m-noor"), MemberId("m-tim")
BLOG, FEDI = AccountId("a-blog"), AccountId("a-fedi")


def member(member_id: MemberId = NOOR, **changes: object) -> Member:
    """An active member."""
    plain = Member(
        id=member_id,
        address=f"{member_id}@kade.example",
        name="Noor de Wit",
        lang="nl",
        timezone="Europe/Amsterdam",
        joined_at=NOW - 30 * DAY,
        role="engineer",
        standing=Standing.ACTIVE,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def consent(member_id: MemberId = NOOR, **changes: object) -> Consent:
    """A consent to everything."""
    plain = Consent(
        member_id=member_id,
        version="2026-1",
        text_hash="c0ffee",
        scopes=ALL_SCOPES,
        given_at=NOW - 30 * DAY,
        expires_at=NOW + 335 * DAY,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def account(account_id: AccountId = BLOG, member_id: MemberId = NOOR, **changes: object) -> Account:
    """A feed that is due."""
    feed = f"https://{account_id}.example/feed.xml"
    plain = Account(
        id=account_id,
        member_id=member_id,
        ref=AccountRef("feed", feed, feed, "Noor writes"),
        added_at=NOW - 20 * DAY,
        health=Health.READING,
        proved_at=NOW - 20 * DAY,
        baseline_done=True,
        last_read_at=NOW - HOUR,
        next_due=NOW,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def finding(rule_id: str = "voice.insult", **changes: object) -> Finding:
    """A hit on a few characters."""
    plain = Finding(rule_id, 3, Severity.MEDIUM, Confidence.LIKELY, Span(3, 9), "insult")
    return replace(plain, **changes)  # type: ignore[arg-type]


def case(case_id: str = "K7Q2", source_id: str = "post-1", **changes: object) -> Case:
    """An open case of Noor's."""
    plain = Case(
        id=CaseId(case_id),
        member_id=NOOR,
        account_id=BLOG,
        source_id=source_id,
        content_hash="aa" * 32,
        findings=(finding(),),
        policy_version="v1",
        opened_at=NOW,
        expires_at=NOW + 30 * DAY,
        recheck_at=NOW,
        post_url="https://a-blog.example/1",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def message(message_id: str = "msg-1", **changes: object) -> Message:
    """A note to Noor that is due."""
    plain = Message(
        id=MessageId(message_id),
        key=f"note:{message_id}",
        kind=Kind.NOTE,
        to=NOOR,
        created_at=NOW,
        due_at=NOW,
        slots=(("case", "K7Q2"),),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def token(digest: str = "d1", **changes: object) -> Token:
    """A sign-in link of Noor's."""
    plain = Token(digest, Purpose.SIGN_IN, NOOR, NOW, NOW + 15 * MINUTE)
    return replace(plain, **changes)  # type: ignore[arg-type]


def session(digest: str = "s1", **changes: object) -> Session:
    """Noor, signed in."""
    plain = Session(digest, NOOR, None, NOW, NOW + 12 * HOUR, NOW, csrf="csrf-1")
    return replace(plain, **changes)  # type: ignore[arg-type]


def furnish(store: Store) -> Store:
    """Noor with a blog and Tim with a Mastodon account, both of one mind about everything."""
    with store.begin() as tx:
        for each in (NOOR, TIM):
            tx.add_member(member(each))
            tx.add_consent(consent(each))
        tx.add_account(account())
        tx.add_account(account(FEDI, TIM, ref=AccountRef("mastodon", "tim@f.example", "7", "@tim")))
    return store
