"""A post room for tests: one member with cases, an outbox, and a mailer that does as it is told."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from itertools import count
from typing import Any

from monitor.adapters.drafts import load_phrases
from monitor.domain.case import Case, Move, Status
from monitor.domain.company import Company
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.ids import AccountId, CaseId, MemberId, MessageId
from monitor.domain.letter import Letter
from monitor.domain.member import Account, Consent, Health, Member, QuietHours, Scope, Standing
from monitor.domain.message import Kind, Message, Office
from monitor.domain.post import AccountRef
from monitor.errors import AmendsError
from monitor.policy.check import Judge
from monitor.policy.phrases import Platform
from monitor.policy.rule import RuleSet
from monitor.ports import Mailer, Store
from monitor.testing.memory import MemoryStore
from monitor.usecases.deliver import Delivered, Post, deliver
from monitor.usecases.telling import Desk

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MEMBER = MemberId("m1")
COMPANY = Company("Kade Systemen", short_name="Kade")
AWAKE = QuietHours(time(0), time(0), weekends=False)
TEXT = "@kees Only an idiot would do that. The key is hunter2, dear Havenlicht."


class Postman(Mailer):
    """Keeps what it carried. ``answers`` says what happens to the next mails; a hook sees each."""

    def __init__(self) -> None:
        self.carried: list[tuple[Message, str, Letter]] = []
        self.answers: list[BaseException | None] = []
        self.on_the_way: Callable[[], None] = lambda: None

    async def send(self, message: Message, address: str, letter: Letter) -> None:
        self.on_the_way()
        answer = self.answers.pop(0) if self.answers else None
        if answer:
            raise answer
        self.carried.append((message, address, letter))


@dataclass
class PostRoom:
    """The world of one test."""

    store: Store = field(default_factory=MemoryStore)
    mailer: Postman = field(default_factory=Postman)
    now: datetime = START
    rules: RuleSet = field(default_factory=lambda: RuleSet((), "v1"))
    operators: tuple[str, ...] = ("ops@kade.example",)

    def __post_init__(self) -> None:
        self._ids = count(1)

    @property
    def post(self) -> Post:
        desk = Desk(
            phrases=load_phrases(),
            rules=lambda: self.rules,
            company=lambda: COMPANY,
            judge=lambda: Judge(self.rules, COMPANY).judge,
            platforms={"mastodon": Platform("Mastodon", 500, keeps_history=True)},
            lang="en",
            timezone="Europe/Amsterdam",
        )
        return Post(self.store, self.mailer, desk, self.operators, lambda: f"id{next(self._ids)}")

    async def deliver(self) -> Delivered:
        return await deliver(self.post, self.now)

    def pass_time(self, **units: float) -> None:
        self.now += timedelta(**units)

    def enrol(self, **changes: Any) -> Member:
        """Noor, who is never quiet, with one proved account."""
        plain = Member(
            id=MEMBER,
            address="noor@kade.example",
            name="Noor",
            lang="en",
            timezone="Europe/Amsterdam",
            joined_at=START,
            standing=Standing.ACTIVE,
            quiet=AWAKE,
        )
        member = replace(plain, **changes)
        ref = AccountRef("mastodon", "noor@kade.example", "1", "@noor@kade.example")
        account = Account(
            AccountId("a1"), member.id, ref, START, health=Health.READING, bio="Engineer at Kade"
        )
        with self.store.begin() as tx:
            tx.add_member(member)
            tx.add_consent(
                Consent(member.id, "1", "00", frozenset(Scope), START, START + timedelta(days=365))
            )
            tx.add_account(account)
        return member

    def case(self, code: str, kind: str = "insult", words: str = "idiot", **changes: Any) -> Case:
        """A case that is told, with its note waiting."""
        start = TEXT.index(words)
        finding = Finding(
            rule_id=f"voice.{kind}",
            conduct=3,
            severity=changes.pop("severity", Severity.MEDIUM),
            confidence=Confidence.LIKELY,
            span=Span(start, start + len(words)),
            kind=kind,
            hard=kind in ("secret", "personal-data"),
        )
        plain = Case(
            id=CaseId(code),
            member_id=MEMBER,
            account_id=AccountId("a1"),
            source_id=f"post-{code}",
            content_hash=code,
            findings=(finding,),
            policy_version="v1",
            opened_at=self.now,
            expires_at=self.now + timedelta(days=30),
            published_at=self.now,
            is_reply=True,
        )
        held = replace(plain, **changes).held(self.now, timedelta(minutes=10))
        told = held.moved(Move.NOTIFY, self.now)
        with self.store.begin() as tx:
            tx.add_case(plain, TEXT)
            tx.save_case(held)
            tx.save_case(told)
        self.queue(Kind.NOTE, f"note:{code}", case=code)
        return told

    def queue(self, kind: Kind, key: str, to: MemberId | Office = MEMBER, **slots: str) -> Message:
        """A message that is due now."""
        message = Message(
            MessageId(f"msg-{key}"), key, kind, to, self.now, self.now, tuple(slots.items())
        )
        with self.store.begin() as tx:
            tx.queue(message)
        return message

    def close(self, code: str, move: Move) -> None:
        with self.store.begin() as tx:
            tx.save_case(tx.case(CaseId(code)).moved(move, self.now))

    def message(self, key: str) -> Message:
        """A message to the member, as it stands now."""
        with self.store.begin() as tx:
            return next(m for m in tx.messages_to(MEMBER) if m.key == key)

    def member(self) -> Member:
        with self.store.begin() as tx:
            return tx.member(MEMBER)

    def change(self, **changes: Any) -> None:
        with self.store.begin() as tx:
            tx.save_member(replace(tx.member(MEMBER), **changes))

    def status(self, code: str) -> Status:
        with self.store.begin() as tx:
            return tx.case(CaseId(code)).status

    def states(self) -> dict[str, int]:
        with self.store.begin() as tx:
            return dict(tx.message_states())

    def fail(self, *answers: AmendsError | Exception | None) -> None:
        self.mailer.answers.extend(answers)

    def letters(self) -> Iterable[Letter]:
        return [letter for _, _, letter in self.mailer.carried]
