"""Storms: very many findings at once are few mails, and none of them is lost."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import time

import pytest

from monitor.domain.case import Status
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.ids import MemberId
from monitor.domain.letter import Note
from monitor.domain.member import QuietHours
from monitor.domain.message import Kind
from monitor.domain.post import AccountRef, Author, Post
from monitor.policy.check import Judgement, Verdict
from monitor.policy.phrases import Platform
from monitor.usecases.deliver import deliver
from monitor.usecases.learn import Owners, learn, wake
from monitor.usecases.poll import poll_due
from monitor.usecases.recheck import recheck_due
from monitor.usecases.storm import ACCOUNT_MOST, RULE_MOST, STORM
from tests.usecases.outbox import Postman, PostRoom
from tests.usecases.world import Stage, wire

pytestmark = pytest.mark.anyio

OWNER = "rules@kade.example"

FINDINGS = int(os.environ.get("STORM", "1000"))
"""In an hour, on fifty people; 10,000 at night, which takes minutes on the store in memory."""


def judge(post: Post, author: Author) -> Judgement:
    """The first word of a post names the rule that speaks of it; a leak is hard."""
    word = post.text.split()[0]
    if word == "fine":
        return Judgement(Verdict.CLEAR, (), "en")
    found = Finding(
        rule_id=word,
        conduct=3,
        severity=Severity.MEDIUM,
        confidence=Confidence.CERTAIN,
        span=Span(0, len(word)),
        kind="secret" if "leak" in word else "insult",
        hard="leak" in word,
    )
    return Judgement(Verdict.ALERT, (found,), "en")


def ref(name: str) -> AccountRef:
    """Each on a host of its own, so that nobody waits for another."""
    address = f"a@{name}.scripted.example"
    return AccountRef("scripted", address, address, address)


@dataclass
class Weather:
    """A company of so many people, all of them writing."""

    people: int
    stage: Stage = field(default_factory=lambda: Stage(judge=judge))
    postman: Postman = field(default_factory=Postman)
    written: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        awake = QuietHours(time(0), time(0), weekends=False)
        for name in self.names():
            self.stage.enrol(f"m{name}", f"a{name}", baseline_done=True, ref=ref(name))
        with self.stage.store.begin() as tx:
            for name in self.names():
                member = MemberId(f"m{name}")
                tx.save_member(replace(tx.member(member), quiet=awake))

    def names(self) -> Iterator[str]:
        return (str(number) for number in range(self.people))

    def write(self, name: str, *texts: str) -> None:
        """New posts on one account, all of which its page shows until the next."""
        first = self.written[name]
        self.written[name] += len(texts)
        posts = [
            self.stage.post(f"{text} {name} {first + n}", f"p{name}-{first + n}")
            for n, text in enumerate(texts)
        ]
        self.stage.source.page[ref(name).address] = wire(*posts)

    async def turn(self, **units: float) -> None:
        """Time passes, and each loop takes a turn."""
        self.stage.pass_time(**units)
        while await poll_due(replace(self.stage.world, workers=1)):
            pass
        while await recheck_due(self.stage.world):
            pass
        with self.stage.store.begin() as tx:
            learn(tx, {}, Owners([OWNER], self.stage.new_id), self.stage.now)
        room = PostRoom(self.stage.store, self.postman)
        desk = replace(room.post.desk, platforms={"scripted": Platform("Scripted", 500)})
        post = replace(room.post, desk=desk, new_id=self.stage.new_id)
        for _ in range(10_000):
            done = await deliver(post, self.stage.now)
            if not (done.sent or done.dropped):
                return

    def notes(self) -> list[Note]:
        return [letter for _, _, letter in self.postman.carried if isinstance(letter, Note)]

    def told(self) -> Counter[str]:
        """How often each case was told."""
        return Counter(subject.case.id for note in self.notes() for subject in note.subjects)

    def statuses(self) -> Counter[Status]:
        with self.stage.store.begin() as tx:
            cases = [case for status in Status for case in tx.cases_for(status)]
        return Counter(case.status for case in cases)


async def test_D7_thousands_of_findings_in_an_hour_are_one_mail_each_and_none_is_lost():
    weather = Weather(people=50)
    for quarter in range(4):
        for name in weather.names():
            first = 50 * (quarter + int(name))
            rules = [f"voice.r{(first + n) % 60}" for n in range(FINDINGS // 200 - 2)]
            weather.write(name, *rules, "work.leak-a", "work.leak-b")
        await weather.turn(minutes=15)
    each = Counter(address for _, address, _ in weather.postman.carried)
    assert max(each.values()) == 1
    assert not [address for address in each if not address.startswith("m")]
    for _ in range(3):
        await weather.turn(hours=23)
    told = weather.told()
    assert (len(told), set(told.values())) == (FINDINGS, {1})


async def test_D7_more_than_ten_leaks_within_an_hour_are_one_mail():
    weather = Weather(people=1)
    weather.write("0", "work.leak")
    await weather.turn()
    await weather.turn(minutes=11)
    assert len(weather.notes()) == 1
    weather.write("0", *["work.leak"] * ACCOUNT_MOST)
    await weather.turn(minutes=15)
    weather.write("0", *["work.leak"] * 3)
    await weather.turn(minutes=15)
    await weather.turn(minutes=10)
    assert len(weather.notes()) == 1
    await weather.turn(minutes=21)
    assert [len(note.subjects) for note in weather.notes()] == [1, ACCOUNT_MOST + 3]


async def test_a_few_leaks_within_an_hour_are_told_as_they_come():
    weather = Weather(people=1)
    for _ in range(3):
        weather.write("0", "work.leak")
        await weather.turn(minutes=15)
        await weather.turn(minutes=11)
    assert len(weather.notes()) == 3


async def test_D7_a_rule_that_finds_too_much_is_held_until_its_owner_has_looked():
    weather = Weather(people=3)
    for name in weather.names():
        weather.write(name, *["voice.wild"] * 70, "voice.tame")
    await weather.turn()
    with weather.stage.store.begin() as tx:
        assert tx.shadowed()["voice.wild"][1] == STORM
    await weather.turn(minutes=11)
    told = [s.case.worst.rule_id for note in weather.notes() for s in note.subjects]
    assert told == ["voice.tame"] * 3
    mails = [
        (to, m.slot("what")) for m, to, _ in weather.postman.carried if m.kind is Kind.OPERATIONS
    ]
    assert mails == [(OWNER, "rule-storms")]

    await weather.turn(days=2)
    assert len(weather.postman.carried) == 4
    assert weather.statuses()[Status.HELD] == 210
    with weather.stage.store.begin() as tx:
        wake(tx, "voice.wild", weather.stage.now, by="operator")
    await weather.turn(days=1)
    await weather.turn(days=1)
    assert len(weather.told()) == 213
    assert set(weather.told().values()) == {1}


async def test_D7_notes_that_waited_when_their_rule_was_held_wait_on():
    weather = Weather(people=3)
    weather.write("0", "voice.wild")
    await weather.turn()
    asleep = QuietHours(time(9), time(12), weekends=False)
    with weather.stage.store.begin() as tx:
        tx.save_member(replace(tx.member(MemberId("m0")), quiet=asleep))
    await weather.turn(minutes=11)
    assert weather.statuses()[Status.NOTIFIED] == 1
    for name in ("1", "2"):
        weather.write(name, *["voice.wild"] * RULE_MOST)
    await weather.turn(minutes=15)
    await weather.turn(hours=3)
    assert weather.notes() == []


async def test_a_rule_that_was_let_go_is_not_held_again_for_an_hour():
    weather = Weather(people=1)
    weather.write("0", *["voice.wild"] * (RULE_MOST + 1))
    await weather.turn()
    with weather.stage.store.begin() as tx:
        wake(tx, "voice.wild", weather.stage.now, by="operator")
    weather.write("0", "voice.wild")
    await weather.turn(minutes=15)
    with weather.stage.store.begin() as tx:
        assert tx.shadowed() == {}
    weather.write("0", *["voice.wild"] * (RULE_MOST + 1))
    await weather.turn(hours=1)
    with weather.stage.store.begin() as tx:
        assert "voice.wild" in tx.shadowed()


async def test_a_rule_that_finds_as_much_as_it_may_within_an_hour_goes_on():
    weather = Weather(people=1)
    for _ in range(2):
        weather.write("0", *["voice.busy"] * RULE_MOST)
        await weather.turn(minutes=61)
    with weather.stage.store.begin() as tx:
        assert tx.shadowed() == {}
