"""A made-up post goes through every stage each hour, and its absence rings (safety L5)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from connectors.feed import FeedConnector
from monitor.adapters.canary import fetched
from monitor.adapters.feedbox import FeedBox
from monitor.adapters.files import shipped_config
from monitor.adapters.rulebook import read_policy
from monitor.domain.letter import Canary
from monitor.domain.message import Office
from monitor.errors import MailRejected, MailServerBroken, SourceUnavailable
from monitor.housekeeping import Housekeeping
from monitor.policy.rule import State
from monitor.testing.fakes import FakeMailer, PlainReader
from monitor.usecases.canary import HOME, MAIL, Mine, sent_through
from monitor.usecases.deliver import deliver
from monitor.usecases.heartbeat import LOOPS, all_turned
from monitor.usecases.status import Status, status_of
from monitor.wiring import Service
from tests.services import RULE, service_on, write_policy
from tests.usecases.world import Stage

pytestmark = pytest.mark.anyio

MAILBOX = "canary@kade.example"
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def service(stage: Stage, tmp_path: Path) -> Service:
    return service_on(stage, tmp_path, canary={"mailbox": MAILBOX})


async def turn(service: Service, *, mail: bool = True) -> None:
    """One turn of the canary, with mail before and after it."""
    await Housekeeping(service).canary()
    if mail:
        await deliver(service.post, service.clock())
        await Housekeeping(service).canary()


def status(service: Service) -> Status:
    with service.store.begin() as tx:
        return status_of(tx, service.clock())


def beats(service: Service) -> bool:
    """Whether the watch outside would hear something, all loops having turned just now."""
    with service.store.begin() as tx:
        for loop in LOOPS:
            tx.remember(f"tick.{loop}", service.clock().isoformat())
        return all_turned(tx, service.clock())


def sent(service: Service) -> list[tuple[str, type]]:
    mailer = service.mailer
    assert isinstance(mailer, FakeMailer)
    return [(address, type(letter)) for _, address, letter in mailer.sent]


def figure(service: Service) -> float | None:
    return service.metrics.registry.get_sample_value("amends_canary_last_seconds")


async def test_L5_the_canary_reaches_its_mailbox_each_hour(service: Service, stage: Stage):
    begun = stage.now
    for _ in range(5):
        await turn(service)
        assert not status(service).canary_missing
        assert beats(service)
        stage.now += HOUR / 2
    assert sent(service) == [(MAILBOX, Canary)] * 3
    assert status(service).canary == begun + 2 * HOUR
    assert figure(service) == (begun + 2 * HOUR).timestamp()


async def test_L5_the_canary_counts_in_nobodys_figures(service: Service, stage: Stage):
    stage.enrol()
    with service.store.begin() as tx:
        before = (tx.experiences(), tx.account_health(stage.now), tx.shadowed())
    await turn(service)
    with service.store.begin() as tx:
        assert (tx.experiences(), tx.account_health(stage.now), tx.shadowed()) == before
        assert tx.cases_for("help") == ()
        assert all(message.to is Office.OPERATOR for message, _, _ in service.mailer.sent)  # type: ignore[attr-defined]


async def missing_after(service: Service, stage: Stage) -> None:
    """It is well at first; a quarter of an hour after its time everything that can ring, rings."""
    await turn(service)
    stage.now += HOUR + 14 * MINUTE
    await turn(service)
    assert not status(service).canary_missing
    left = figure(service)
    stage.now += 2 * MINUTE
    await turn(service)
    assert "canary" in status(service).troubles
    assert not beats(service)
    assert figure(service) == left


class Broken(PlainReader):
    """A parser that is well once and then no more."""

    def __init__(self) -> None:
        super().__init__({"feed": FeedConnector})
        self.well = 1

    async def normalise(self, connector, fetched):  # type: ignore[no-untyped-def]
        self.well -= 1
        if self.well < 0:
            raise SourceUnavailable("dead")
        return await super().normalise(connector, fetched)


async def test_L5_a_parser_that_reads_nothing_is_noticed(service: Service, stage: Stage):
    broken = replace(service, outside=replace(service.outside, reader=Broken()))
    with capture_logs() as logs:
        await missing_after(broken, stage)
    assert {line.get("stage") for line in logs if line["event"] == "canary_lost"} == {"parse"}


async def test_L5_mail_that_does_not_leave_is_noticed(service: Service, stage: Stage):
    mailer = FakeMailer()
    await turn(replace(service, mailer=mailer))
    stage.now += HOUR
    mailer = FakeMailer([MailServerBroken("no login")] * 9)
    broken = replace(service, mailer=mailer)
    await turn(broken)
    stage.now += 16 * MINUTE
    await turn(broken)
    assert "canary" in status(broken).troubles
    assert not beats(broken)


async def test_L5_a_mail_server_that_is_down_for_a_night_leaves_one_canary(
    service: Service, stage: Stage
):
    for _ in range(12):
        await turn(service, mail=False)
        stage.now += HOUR
    with service.store.begin() as tx:
        assert tx.message_states() == {"queued": 1}


async def test_L5_after_a_mail_that_was_given_up_the_next_one_goes(service: Service, stage: Stage):
    await turn(replace(service, mailer=FakeMailer([MailRejected("550")])))
    with service.store.begin() as tx:
        assert (tx.remembered(MAIL), tx.remembered(HOME)) == ("", None)
    stage.now += HOUR
    await turn(service)
    assert sent(service) == [(MAILBOX, Canary)]
    assert status(service).canary == stage.now


async def test_L5_without_a_mailbox_of_its_own_the_canary_writes_to_nobody(
    stage: Stage, tmp_path: Path
):
    service = service_on(stage, tmp_path, mail={"operator": ["ops@kade.example"]})
    await turn(service)
    assert sent(service) == []
    assert status(service).canary == stage.now


def mine(service: Service, **changes: object) -> Mine:
    async def as_it_is(feed: bytes) -> bytes:
        return feed

    policy = service.policy.now()
    reader = PlainReader({"feed": FeedConnector})
    found = Mine(as_it_is, reader, policy.judge.judge, policy.rules.rules)
    return replace(found, **changes)  # type: ignore[arg-type]


def always(answer: bytes | Exception) -> Mapping[str, object]:
    async def fetch(feed: bytes) -> bytes:
        if isinstance(answer, Exception):
            raise answer
        return answer

    return {"fetch": fetch}


CLEAN = b"""<rss version="2.0"><channel><item><guid>1</guid><description>A fine day.</description>
</item></channel></rss>"""


@pytest.mark.parametrize(
    ("broken", "stage_name"),
    [
        (always(SourceUnavailable("down")), "fetch"),
        (always(b"no feed at all"), "parse"),
        (always(b"<rss version='2.0'><channel></channel></rss>"), "parse"),
        (always(CLEAN), "check"),
        ({"rules": ()}, "check"),
        ({}, None),
    ],
)
async def test_L5_the_stage_that_lost_it_is_named(
    service: Service, broken: Mapping[str, object], stage_name: str | None
):
    assert await sent_through(mine(service, **broken)) == stage_name


async def test_L5_rules_that_are_all_in_shadow_are_tried_too(stage: Stage, tmp_path: Path):
    service = service_on(stage, tmp_path)
    write_policy(tmp_path, f"{RULE}  state: {State.SHADOW.value}\n")
    assert service.policy.refresh()
    assert {rule.state for rule in service.policy.now().rules} == {State.SHADOW}
    assert await sent_through(mine(service)) is None


async def test_L5_the_shipped_rules_find_it_through_the_web_client_and_the_parser_box(
    service: Service,
):
    policy = read_policy([shipped_config() / "policies"], None)

    async def fetch(feed: bytes) -> bytes:
        return await fetched(feed, "ops@kade.example")

    async with FeedBox({"feed": FeedConnector}) as box:
        way = mine(service, fetch=fetch, reader=box, judge=policy.judge.judge, rules=policy.rules)
        assert await sent_through(way) is None
