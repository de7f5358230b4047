"""The loops turn, none hinders another, and the stop is clean."""

import asyncio
import gc
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from prometheus_client import generate_latest
from structlog.testing import capture_logs

from monitor.adapters.catalogue import words
from monitor.adapters.metrics import Metrics
from monitor.daemon import (
    Loops,
    Part,
    Tick,
    running,
    serving,
    settle_down,
    ticks,
)
from monitor.domain.case import Worth
from monitor.domain.experience import Opinion
from monitor.domain.ids import MemberId
from monitor.domain.member import Health
from monitor.domain.message import Kind, Office, to_office
from monitor.errors import ConfigurationRefused, Said
from monitor.settings import DigestSettings, PortalSettings
from monitor.turns import POLICY_TROUBLE, Turns
from monitor.usecases.status import RULES_VERSION, status_of
from monitor.wiring import Service
from tests.services import RULE, free_port, service_on, write_policy
from tests.usecases.world import MEMBER, START, Stage

pytestmark = pytest.mark.anyio


@pytest.fixture
def stage() -> Stage:
    return Stage()


@pytest.fixture
def service(stage: Stage, tmp_path: Path) -> Service:
    return service_on(stage, tmp_path)


async def turned(service: Service, *chosen: Tick) -> list[Mapping[str, Any]]:
    """The log of one turn of each of these loops."""
    turns = Turns(service)
    loops = Loops(service, turns, chosen)
    with capture_logs() as logs:
        await asyncio.gather(*(loops.turn(tick) for tick in chosen))
    return logs


def figure(service: Service, line: str) -> bool:
    """Whether Prometheus would read this line."""
    return line in generate_latest(service.metrics.registry).decode().splitlines()


async def test_P4_a_reading_that_leaves_something_out_is_counted(service: Service):
    service.metrics.polled(["changed"], ["older", "text"])
    assert figure(service, 'amends_left_out_total{what="older"} 1.0')
    assert figure(service, 'amends_left_out_total{what="text"} 1.0')


async def test_M4_cases_are_told_the_next_day_in_lots_about_five_people(service: Service):
    """A step at somebody's turn would tell the operator who gets a note, be it the fifth of a lot."""
    days = [(4, "abcdd", 0), (5, "de", 0), (6, "", 7), (6, "f", 7), (7, "", 7)]
    for day, people, number in days:
        now = datetime(2026, 3, day, 12, tzinfo=UTC)
        service.metrics.opened(map(MemberId, people), now)
        assert figure(service, f"amends_cases_opened_total {number}.0")


def test_no_metric_has_a_label_for_rules_or_people():
    """The operator sees health alone: neither precision nor what rules in shadow would have found."""
    labels = {
        name for each in vars(Metrics()).values() for name in getattr(each, "_labelnames", ())
    }
    assert labels == {"result", "what", "tick", "state"}


async def test_L1_a_loop_that_hangs_is_cut_off_and_told(service: Service):
    async def hang() -> None:
        await asyncio.Event().wait()

    logs = await turned(service, Tick("poll", 1, 0.01, hang))
    assert [entry["event"] for entry in logs] == ["tick_late"]
    assert figure(service, 'amends_ticks_total{result="late",tick="poll"} 1.0')


async def test_K5_a_loop_that_fails_is_told_without_its_words(service: Service):
    async def fail() -> None:
        raise ValueError("noor@kade.example wrote: you idiot")

    (entry,) = await turned(service, Tick("poll", 1, 10, fail))
    assert (entry["event"], entry["error"]) == ("tick_failed", "ValueError")
    assert entry["at"].startswith("test_daemon.py:")
    assert "noor" not in str(entry)


async def test_L1_one_loop_that_fails_leaves_the_others_turning(service: Service):
    async def fail() -> None:
        raise ValueError

    async def work() -> None:
        done.set()

    done = asyncio.Event()
    await turned(service, Tick("poll", 1, 10, fail), Tick("deliver", 1, 10, work))
    assert done.is_set()


async def test_L2_a_good_turn_is_remembered(service: Service, stage: Stage):
    async def work() -> None:
        stage.pass_time(seconds=3)

    await turned(service, Tick("poll", 1, 10, work))
    with stage.store.begin() as tx:
        assert tx.remembered("tick.poll") == (START + timedelta(seconds=3)).isoformat()


@dataclass
class Hours:
    """The clock of the event loop, which goes on as a test says; the clock on the wall stands still beside it."""

    gone: float = 0

    def __post_init__(self) -> None:
        loop = asyncio.get_running_loop()
        real = loop.time
        loop.time = lambda: real() + self.gone * 3600  # type: ignore[method-assign]


async def test_L1_a_clock_on_the_wall_that_is_put_back_stops_no_loop(service: Service):
    hours, turns = Hours(), []

    async def work() -> None:
        turns.append(hours.gone)

    loops = Loops(service, Turns(service), [Tick("poll", 3600, 60, work)])
    loops.start()
    try:
        await until(lambda: bool(turns) and not loops._running)
        hours.gone = 0.9
        await asyncio.sleep(0.05)
        assert turns == [0]
        hours.gone = 1.1
        await until(lambda: len(turns) > 1)
        assert turns == [0, 1.1]
    finally:
        await loops.stop()


async def test_L1_a_late_turn_is_made_up_for_once_however_late(service: Service):
    async def work() -> None: ...

    loops = Loops(service, Turns(service), [Tick("poll", 15, 60, work)])
    (job,) = loops.scheduler.get_jobs()
    assert (job.coalesce, job.max_instances, job.misfire_grace_time) == (True, 1, None)


@pytest.mark.parametrize(
    ("parts", "loops"),
    [
        ([Part.WEB], {"policy"}),
        ([Part.SCHEDULER], {"policy", "digest", "forget", "learn"}),
        ([Part.WORKER], {"policy", "poll", "recheck", "deliver"}),
        (list(Part), {"policy", "digest", "forget", "learn", "poll", "recheck", "deliver"}),
    ],
)
async def test_each_process_turns_its_own_loops(
    service: Service, parts: list[Part], loops: set[str]
):
    assert {tick.name for tick in ticks(Turns(service), parts)} == loops


async def test_the_loops_read_due_accounts_by_themselves(service: Service, stage: Stage):
    stage.enrol()
    async with running(service, [Part.WORKER], beat=0.01):
        await until(lambda: stage.account().last_read_at is not None)
    assert figure(service, 'amends_polls_total{result="unchanged"} 1.0')


async def until(come: Callable[[], bool]) -> None:
    """Give the loop its turns until something has come; two seconds are an error."""
    async with asyncio.timeout(2):
        while not come():
            await asyncio.sleep(0)


async def test_L7_a_stop_waits_for_a_running_turn(service: Service, stage: Stage):
    ended = False

    async def work() -> None:
        nonlocal ended
        started.set()
        while not turns.stopping:
            await asyncio.sleep(0)
        ended = True

    turns, started = Turns(service), asyncio.Event()
    loops = Loops(service, turns, [Tick("poll", 1, 10, work)])
    loops.start()
    await started.wait()
    await loops.stop()
    assert ended


async def test_L7_a_turn_that_does_not_end_is_cut_short(service: Service):
    async def hang() -> None:
        started.set()
        await asyncio.Event().wait()

    started = asyncio.Event()
    loops = Loops(service, Turns(service), [Tick("poll", 1, 60, hang)], grace=0.01)
    loops.start()
    await started.wait()
    async with asyncio.timeout(2):
        await loops.stop()
    assert not loops._running


async def test_after_a_stop_no_loop_begins_anything_new(service: Service, stage: Stage):
    stage.enrol()
    turns = Turns(service)
    turns.stopping = True
    await asyncio.gather(turns.poll(), turns.recheck(), turns.deliver())
    assert not stage.source.asked


async def app(scope: Any, receive: Any, send: Any) -> None:
    """The smallest page there is."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"here"})


async def test_the_pages_are_served_while_the_loops_turn(stage: Stage, tmp_path: Path):
    port = free_port()
    service = service_on(stage, tmp_path, portal={"port": port})
    async with running(service, [Part.WEB], app):
        body = await asyncio.to_thread(lambda: urlopen(f"http://127.0.0.1:{port}/").read())
    assert body == b"here"


async def test_a_port_that_is_taken_is_refused_in_one_line(service: Service):
    portal = PortalSettings(port=free_port())
    taken = pytest.raises(ConfigurationRefused, match="is Amends running already")
    async with serving(portal, app):
        with taken:
            async with serving(portal, app):
                pass


async def test_L6_figures_are_served_on_a_listener_of_their_own(stage: Stage, tmp_path: Path):
    port = free_port()
    service = service_on(stage, tmp_path, metrics={"port": port})
    async with running(service, [Part.WEB]):
        text = await asyncio.to_thread(lambda: urlopen(f"http://127.0.0.1:{port}/metrics").read())
        taken = pytest.raises(
            ConfigurationRefused, match=r"a port of its own \(AMENDS_METRICS__PORT\)"
        )
        with taken, service.metrics.served("127.0.0.1", port):
            pass
    assert b"amends_ticks_total" in text


async def test_mail_is_sent_and_the_outbox_counted(service: Service, stage: Stage):
    stage.enrol()
    with stage.store.begin() as tx:
        for message in office_mail(service, START):
            tx.queue(message)
    await Turns(service).deliver()
    assert [message.kind for message, *_ in service.mailer.sent] == [Kind.OPERATIONS]  # type: ignore[attr-defined]
    assert figure(service, 'amends_messages{state="sent"} 1.0')


def office_mail(service: Service, now: datetime) -> Any:
    slots = (("code", "E-4F7C"), ("what", "rules-refused"))
    mailboxes = ["it@kade.example"]
    return to_office(Office.OPERATOR, mailboxes, Kind.OPERATIONS, "x", slots, now, service.new_id)


async def test_a_case_is_looked_at_again_by_its_loop(service: Service, stage: Stage):
    stage.enrol(baseline_done=True)
    stage.shows(stage.post("You idiot"))
    turns = Turns(service)
    await turns.poll()
    stage.pass_time(minutes=11)
    await turns.recheck()
    assert [case.status for case in stage.cases()] == ["notified"]


async def test_what_is_due_to_be_forgotten_is_forgotten(service: Service, stage: Stage):
    stage.enrol()
    stage.pass_time(days=366)
    await Turns(service).forget()
    with stage.store.begin() as tx:
        assert tx.lapsed(stage.now) == ()


DUTCH = words("pages", "nl", "UTC", familiar=True)
BROKEN = RULE.replace("you idiot", "a fine person")


async def test_R4_a_broken_rule_file_is_told_and_not_used(stage: Stage, tmp_path: Path):
    service = service_on(stage, tmp_path, mail={"operator": ["it@kade.example"]})
    before = service.policy.now()
    write_policy(tmp_path, BROKEN)
    for _ in range(2):
        await Turns(service).policy()
    assert service.policy.now() is before
    with stage.store.begin() as tx:
        told = status_of(tx, stage.now).policy_trouble
        assert str(told) == str(service.policy.trouble)
        assert "voorbeeld" in DUTCH.said(told or Said(""))
        assert tx.message_states() == {"queued": 1}


async def test_R4_a_mended_rule_file_is_used(stage: Stage, tmp_path: Path):
    service = service_on(stage, tmp_path)
    before = service.policy.now().version
    write_policy(tmp_path, BROKEN)
    await Turns(service).policy()
    write_policy(tmp_path, RULE + "# mended\n")
    await Turns(service).policy()
    assert service.policy.now().version != before
    with stage.store.begin() as tx:
        assert tx.remembered(POLICY_TROUBLE) == ""


async def test_rules_that_a_page_of_this_process_read_first_are_told_all_the_same(
    stage: Stage, tmp_path: Path
):
    service = service_on(stage, tmp_path)
    turns = Turns(service)
    await turns.policy()
    write_policy(tmp_path, RULE + "# changed\n")
    assert service.policy.refresh()
    await turns.policy()
    with stage.store.begin() as tx:
        assert tx.remembered(RULES_VERSION) == service.policy.now().version


async def test_R2_a_rule_that_is_held_is_told_from_the_start(stage: Stage, tmp_path: Path):
    service = service_on(stage, tmp_path)
    wide = RULE.replace("{words: [idiot]}", "{pattern: '[a-z]{3}'}").replace("a fine day", "1")
    write_policy(tmp_path, wide)
    service.policy.refresh()
    turns = Turns(service)
    await turns.policy()
    with stage.store.begin() as tx:
        found = status_of(tx, stage.now)
        assert re.fullmatch(
            r"voice\.insult \(.*:2\): it matches \d+ of the 120 posts of the sample set\.",
            str(found.rules_held[0]),
        )
        dutch = DUTCH.said(found.rules_held[0])
        assert "hij raakt" in dutch
        assert dutch.endswith("van de 120 berichten van de proefset.")
        assert (found.troubles, found.policy_trouble) == (("held",), None)
    write_policy(tmp_path, RULE)
    await turns.policy()
    with stage.store.begin() as tx:
        found = status_of(tx, stage.now)
        assert (found.troubles, found.rules_version) == ((), service.policy.now().version)


async def test_a_rule_of_too_little_use_steps_back_in_its_turn(stage: Stage, tmp_path: Path):
    service = service_on(stage, tmp_path, mail={"policy_owner": ["ilse@kade.example"]})
    stage.enrol()
    with stage.store.begin() as tx:
        for _ in range(10):
            tx.count_answer(Opinion("voice.insult", stage.now, Worth.NO_PROBLEM), MEMBER)
    await Turns(service).learn()
    with stage.store.begin() as tx:
        assert list(tx.shadowed()) == ["voice.insult"]
        assert tx.message_states() == {"queued": 1}


async def test_a_post_is_judged_by_the_rules_of_now(stage: Stage, tmp_path: Path):
    service = service_on(stage, tmp_path)
    stage.enrol(baseline_done=True)
    write_policy(tmp_path, RULE.replace("idiot", "walnut"))
    await Turns(service).policy()
    stage.shows(stage.post("You walnut"))
    await Turns(service).poll()
    assert len(stage.cases()) == 1
    assert stage.account().health is Health.READING


async def test_figures_need_an_impact_assessment_and_the_works_council():
    assert DigestSettings().missing == ("digest.dpia", "digest.works_council")
    assert DigestSettings(dpia="DPIA-7").missing == ("digest.works_council",)
    assert DigestSettings(dpia="DPIA-7", works_council="agreement of 3 November").allowed
    assert DigestSettings(require_dpia=False).allowed


async def test_the_digest_is_queued_once_a_week(stage: Stage, tmp_path: Path):
    service = service_on(stage, tmp_path, mail={"comms": ["comms@kade.example"]})
    turns = Turns(service)
    for _ in range(3):
        await turns.digest()
    stage.pass_time(days=7)
    for _ in range(3):
        await turns.digest()
    with stage.store.begin() as tx:
        assert tx.message_states() == {"queued": 1}


def test_what_is_there_after_the_start_is_not_looked_through_again():
    before = gc.get_freeze_count()
    try:
        settle_down()
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()
