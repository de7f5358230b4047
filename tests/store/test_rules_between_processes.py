"""Rules that change while others work: what one process puts in force, all the others soon hold by."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from monitor.adapters.overlay import readable
from monitor.adapters.store import SqlStore
from monitor.adapters.vault import Vault
from monitor.daemon import Part, running
from monitor.domain.post import Author, Post
from monitor.domain.revision import Deed, Revision
from monitor.errors import AlreadyKept
from monitor.turns import Turns
from monitor.usecases.workshop import Hand, Refusal, newest, publish
from monitor.wiring import Service
from tests.services import RULE, service_on, write_policy
from tests.usecases.world import Stage

INSULT = "voice.insult"
WIDER = RULE.replace("[idiot]", "[idiot, nitwit]")
HAND = Hand("ilse", "nitwits too", "1", covered={"insult"})
NITWIT = Post("p1", "Such a nitwit.", lang="en")


@pytest.fixture
def services(url: str, vault: Vault, tmp_path: Path) -> Iterator[tuple[Service, Service]]:
    """Two processes on one database, each with the rule files of its own machine."""
    made, stores = [], []
    for name in ("web", "worker"):
        (tmp_path / name).mkdir()
        stores.append(SqlStore(url, vault))
        made.append(service_on(Stage(store=stores[-1]), tmp_path / name))
    yield made[0], made[1]
    for store in stores:
        store.close()


def put_in_force(service: Service, text: str, seen: int = 0) -> Revision | Refusal:
    before, after = service.policy.now().rules.rule(INSULT), readable(text)
    assert after
    with service.store.begin() as tx:
        return publish(tx, before, after, text, replace(HAND, seen=seen), service.clock())


def finds(service: Service) -> bool:
    return bool(service.judging.judge(NITWIT, Author()).findings)


@pytest.mark.anyio
async def test_a_running_worker_holds_by_what_another_process_put_in_force(
    services: tuple[Service, Service],
):
    web, worker = services
    async with asyncio.timeout(30), running(worker, [Part.WORKER], beat=0.05):
        assert not finds(worker)
        assert isinstance(await asyncio.to_thread(put_in_force, web, WIDER), Revision)
        while not finds(worker):
            await asyncio.sleep(0.02)


def test_of_two_who_put_something_in_force_at_once_one_is_told_and_nothing_is_lost(
    services: tuple[Service, Service],
):
    together = threading.Barrier(2)

    def act(service: Service, word: str) -> Revision | Refusal:
        together.wait()
        try:
            return put_in_force(service, RULE.replace("[idiot]", f"[idiot, {word}]"))
        except AlreadyKept:
            return Refusal.LATE

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(act, services, ("nitwit", "dunce")))
    made = [each for each in answers if isinstance(each, Revision)]
    assert len(made) == 1
    assert Refusal.LATE in answers
    with services[0].store.begin() as tx:
        assert tx.revisions() == tuple(made)


@pytest.mark.anyio
async def test_files_that_differ_between_machines_are_noted_once_each_and_then_no_more(
    services: tuple[Service, Service], tmp_path: Path
):
    web, worker = (Turns(service) for service in services)
    for _ in range(3):
        await web.policy()
        await worker.policy()
    write_policy(tmp_path / "worker", WIDER)
    for _ in range(3):
        await web.policy()
        await worker.policy()
    with services[0].store.begin() as tx:
        assert [each.deed for each in tx.revisions()] == [Deed.FILE, Deed.FOUND]


@pytest.mark.anyio
async def test_files_that_another_process_notes_at_the_same_moment_are_looked_at_again(
    services: tuple[Service, Service], monkeypatch: pytest.MonkeyPatch
):
    def overtaken(*_: object) -> None:
        raise AlreadyKept("revisions")

    turns = Turns(services[1])
    with monkeypatch.context() as patched:
        patched.setattr("monitor.turns.note_files", overtaken)
        await turns.policy()
    await turns.policy()
    with services[0].store.begin() as tx:
        assert [each.deed for each in tx.revisions()] == [Deed.FOUND]


@pytest.mark.anyio
async def test_R4_files_that_are_no_good_leave_the_last_good_set_tell_and_are_noted_once_mended(
    services: tuple[Service, Service], tmp_path: Path
):
    service, turns = services[1], Turns(services[1])
    await turns.policy()
    before = service.policy.now()
    write_policy(tmp_path / "worker", WIDER.replace("severity", "severty"))
    with capture_logs() as told:
        await turns.policy()
    assert service.policy.now() is before
    assert "policy_refused" in [line["event"] for line in told]
    write_policy(tmp_path / "worker", WIDER)
    await turns.policy()
    with service.store.begin() as tx:
        newest_change = tx.revisions()[0]
        assert (newest_change.deed, newest_change.text) == (
            Deed.FILE,
            WIDER.strip() + "\n",
        )


def test_R5_whatever_is_put_in_force_meanwhile_a_post_is_judged_by_one_version_as_a_whole(
    services: tuple[Service, Service],
):
    web, worker = services
    ended = threading.Event()
    judged: set[tuple[str, bool]] = set()

    def check() -> None:
        while not ended.is_set():
            judging = worker.judging
            found = judging.judge(NITWIT, Author()).findings
            judged.add((judging.policy_version, bool(found)))

    with ThreadPoolExecutor(2) as pool:
        checks = [pool.submit(check) for _ in range(2)]
        for text in (WIDER, RULE) * 4:
            with web.store.begin() as tx:
                seen = newest(tx.revisions(), INSULT)
            assert isinstance(put_in_force(web, text, seen), Revision)
            web.policy.refresh()
            worker.policy.refresh()
        ended.set()
        for each in checks:
            each.result()
    versions = dict(judged)
    assert len(versions) == len(judged)
