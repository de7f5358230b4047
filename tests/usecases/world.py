"""A small world for use cases: one source that answers as told, one store, one clock."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from monitor.domain.case import Case
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.gates import Gates
from monitor.domain.ids import AccountId, CaseId, MemberId
from monitor.domain.member import Account, Consent, Health, Member, Permit, Scope, Standing
from monitor.domain.message import Message
from monitor.domain.pace import Pace
from monitor.domain.post import AccountRef, Author, Batch, Cursor, Fetched, Post
from monitor.errors import SourceError
from monitor.policy.check import Judgement, Verdict
from monitor.ports import Answer, Client, Connector, Known, Looked, Profile, Store
from monitor.testing.fakes import PlainReader
from monitor.testing.memory import MemoryStore
from monitor.usecases.reading import World
from monitor.usecases.settle import Judging

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MEMBER = MemberId("m1")
ACCOUNT = AccountId("a1")
EVERYTHING = frozenset(Scope) - {Scope.READ_UNLISTED}


class NoNetwork(Client):
    """Nothing in these tests goes out."""

    async def get(self, url: str, headers: Any = None) -> Answer:
        raise AssertionError(f"asked for {url}")

    async def post(self, url: str, form: object) -> Answer:
        raise AssertionError(url)


def wire(*posts: Post, removed: Sequence[str] = (), label: str = "") -> bytes:
    """Posts as the platform of these tests sends them."""
    rows = [
        {
            "source_id": post.source_id,
            "text": post.text,
            "url": post.url,
            "published_at": post.published_at and post.published_at.isoformat(),
            "visibility": post.visibility,
            "cut": post.cut,
        }
        for post in posts
    ]
    return json.dumps({"posts": rows, "removed": list(removed), "label": label}).encode()


def _read(row: dict[str, Any]) -> Post:
    at = row.pop("published_at")
    return Post(published_at=datetime.fromisoformat(at) if at else None, **row)


class Scripted(Connector):
    """A platform whose every answer a test has chosen."""

    name = "scripted"
    title = "Scripted"

    def __init__(self) -> None:
        super().__init__(NoNetwork())
        self.page: dict[str, bytes | BaseException] = {}
        self.seen: Looked | Exception | None = None
        self.asked: list[Permit] = []
        self.looked_for: list[tuple[Known, ...]] = []
        self.while_asked: Callable[[], None] = lambda: None
        self.says_of_terms: SourceError | None = None

    @classmethod
    def claims(cls, source: str) -> bool:
        return source.endswith("@scripted.example")

    async def resolve(self, source: str) -> AccountRef:
        return AccountRef("scripted", source, source, source)

    async def fetch(self, permit: Permit, cursor: Cursor) -> Fetched:
        assert permit.ref is not None
        self.asked.append(permit)
        self.while_asked()
        answer = self.page.get(permit.ref.address, b"")
        if isinstance(answer, BaseException):
            raise answer
        turn = int(cursor.get("turn") or "0") + 1
        pages = (answer,) if answer else ()
        return Fetched(permit.ref, pages, cursor.replaced(turn=str(turn)))

    @classmethod
    def normalise(cls, fetched: Fetched) -> Batch:
        posts, removed, label = [], [], ""
        for page in fetched.pages:
            body = json.loads(page)
            label = body.get("label", "")
            posts.extend(_read(row) for row in body["posts"])
            removed.extend(body["removed"])
        return Batch(tuple(posts), fetched.cursor, tuple(removed), label=label)

    async def bio(self, ref: AccountRef) -> Profile:
        return Profile(ref.label, "")

    async def terms(self, ref: AccountRef) -> str | None:
        if self.says_of_terms is not None:
            raise self.says_of_terms
        return "https://scripted.example/terms"

    async def look(self, permit: Permit, posts: Sequence[Known]) -> Looked:
        self.looked_for.append(tuple(posts))
        self.while_asked()
        if isinstance(self.seen, Exception):
            raise self.seen
        assert permit.ref is not None
        return self.seen or Looked(Fetched(permit.ref, (), Cursor()))


RULES = {"idiot": "voice.insult", "sk_live": "work.secret", "Lodestar": "work.codename"}


def judge(post: Post, author: Author) -> Judgement:
    """Three words are found; a post about the union is protected."""
    if "union" in post.text:
        return Judgement(Verdict.SHIELDED, (), "en")
    found = tuple(
        Finding(
            rule_id=rule,
            conduct=3,
            severity=Severity.HIGH,
            confidence=Confidence.CERTAIN,
            span=Span(post.text.index(word), post.text.index(word) + len(word)),
            kind="insult",
            hard=rule == "work.secret",
        )
        for word, rule in RULES.items()
        if word in post.text
    )
    shadow = (replace(found[0], rule_id="voice.new"),) if found and "dear" in post.text else ()
    return Judgement(Verdict.ALERT if found else Verdict.CLEAR, found, "en", shadow)


@dataclass
class Stage:
    """The world of one test, and what a test asks it most often."""

    store: Store = field(default_factory=MemoryStore)
    source: Scripted = field(default_factory=Scripted)
    now: datetime = START
    seconds: float = 0.0
    slept: list[float] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    judge: Callable[[Post, Author], Judgement] = judge
    pace: Pace = field(default_factory=Pace)

    def __post_init__(self) -> None:
        self._ids = count(1)

    def new_id(self) -> str:
        return f"id{next(self._ids)}"

    def new_case_id(self) -> CaseId:
        return CaseId(self.codes.pop(0) if self.codes else f"K{next(self._ids):03}")

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    @property
    def judging(self) -> Judging:
        return Judging(self.judge, "v1", self.new_id, self.new_case_id, timedelta(minutes=10))

    @property
    def world(self) -> World:
        return World(
            store=self.store,
            connectors={"scripted": self.source},
            reader=PlainReader({"scripted": Scripted}),
            judging=lambda: self.judging,
            gates=Gates(2.0, lambda: self.seconds, self.sleep),
            clock=lambda: self.now,
            shake=lambda: 0.0,
            pace=self.pace,
        )

    def pass_time(self, **units: float) -> None:
        self.now += timedelta(**units)

    def enrol(self, member: str = "m1", account: str = "a1", **changes: Any) -> Account:
        """A member who agreed to all but unlisted posts, with one proved account that is due."""
        person = Member(
            id=MemberId(member),
            address=f"{member}@kade.example",
            name="Noor",
            lang="en",
            timezone="Europe/Amsterdam",
            joined_at=self.now,
            standing=Standing.ACTIVE,
        )
        consent = Consent(
            person.id, "1", "00", EVERYTHING, self.now, self.now + timedelta(days=365)
        )
        handle = f"{account}@scripted.example"
        plain = Account(
            id=AccountId(account),
            member_id=person.id,
            ref=AccountRef("scripted", handle, handle, handle),
            added_at=self.now,
            health=Health.READING,
            proved_at=self.now,
            next_due=self.now,
        )
        enrolled = replace(plain, **changes)
        with self.store.begin() as tx:
            tx.add_member(person)
            tx.add_consent(consent)
            tx.add_account(enrolled)
        return enrolled

    def shows(self, *posts: Post, account: str = "a1", removed: Sequence[str] = ()) -> None:
        """From now on the account's page is this."""
        self.source.page[f"{account}@scripted.example"] = wire(*posts, removed=removed)

    def fails(self, error: BaseException, account: str = "a1") -> None:
        self.source.page[f"{account}@scripted.example"] = error

    def post(self, text: str, source_id: str = "p1", **changes: Any) -> Post:
        """A post published this minute."""
        return replace(Post(source_id, text, published_at=self.now), **changes)

    def account(self, account: str = "a1") -> Account:
        with self.store.begin() as tx:
            return tx.account(AccountId(account))

    def cases(self, member: str = "m1") -> tuple[Case, ...]:
        with self.store.begin() as tx:
            return tx.cases_of(MemberId(member))

    def mails(self, member: str = "m1") -> tuple[Message, ...]:
        with self.store.begin() as tx:
            return tx.messages_to(MemberId(member))
