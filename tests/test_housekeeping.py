"""Copies of the database and a sign of life, by the daemon's own turns (safety D12, L3)."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from structlog.testing import capture_logs

from monitor.adapters import schema
from monitor.adapters.ballast import SIZE, trim, weight
from monitor.adapters.copies import HOURLY, KEPT, Copies
from monitor.adapters.store import SqlStore
from monitor.adapters.vault import Vault
from monitor.daemon import Part, running, ticks
from monitor.domain import machine
from monitor.errors import ConfigurationRefused, SourceUnavailable, StoreUnavailable
from monitor.housekeeping import Housekeeping
from monitor.ports import Answer, Transaction
from monitor.settings import BackupSettings, HeartbeatSettings
from monitor.settings_file import load
from monitor.testing.memory import MemoryStore
from monitor.turns import Turns
from monitor.usecases.heartbeat import LOOPS, all_turned
from monitor.usecases.status import note_process, status_of
from monitor.wiring import Service
from tests.services import service_on
from tests.usecases.world import Stage

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
VAULT = Vault(bytes(range(32)))
MIB = 1024 * 1024


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    url = f"sqlite:///{tmp_path}/amends.sqlite"
    schema.migrate(url)
    store = SqlStore(url, VAULT)
    with store.begin() as tx:
        tx.remember("canary", "here")
    yield store
    store.close()


@pytest.fixture
def copies(tmp_path: Path, store: SqlStore) -> Copies:
    return Copies(
        f"sqlite:///{tmp_path}/amends.sqlite",
        tmp_path / "copies",
        tmp_path / "amends.keys",
        lambda: VAULT,
    )


@pytest.fixture
def service(tmp_path: Path, store: SqlStore, copies: Copies) -> Service:
    stage = Stage()
    plain = service_on(stage, tmp_path, mail={"operator": ["ops@kade.example"]})
    return replace(plain, store=store, copies=copies, clock=lambda: NOW)


def at(service: Service, now: datetime) -> Service:
    return replace(service, clock=lambda: now)


def names(copies: Copies) -> list[str]:
    return sorted(file.name for file in copies.folder.iterdir())


def test_D12_a_copy_is_a_whole_database(copies: Copies):
    file = copies.make(NOW)
    assert file.name == "amends-20261124T120000Z.sqlite"
    assert file.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(file)) as copy:
        assert copy.execute("SELECT count(*) FROM memos WHERE name = 'canary'").fetchone() == (1,)


def test_D12_the_newest_copy_is_read_back_and_leaves_nothing_behind(copies: Copies):
    copies.make(NOW - timedelta(hours=1))
    newest = copies.make(NOW)
    assert copies.prove(NOW) == newest
    assert len(names(copies)) == 2


def test_D12_a_copy_that_is_broken_does_not_pass(copies: Copies):
    file = copies.make(NOW)
    file.write_bytes(file.read_bytes()[:5000])
    with pytest.raises(ConfigurationRefused):
        copies.prove(NOW)


def test_D12_a_copy_that_another_key_was_used_for_does_not_pass(copies: Copies):
    copies.make(NOW)
    other = replace(copies, vault=lambda: Vault(bytes(range(32, 64))))
    with pytest.raises(ConfigurationRefused):
        other.prove(NOW)


def test_K3_no_copy_is_older_than_a_week_and_of_older_days_the_first_stays(copies: Copies):
    for hours in range(0, 24 * 10, 6):
        copies.make(NOW - timedelta(days=10) + timedelta(hours=hours))
    copies.make(NOW)
    stamps = [name.removeprefix("amends-").removesuffix(".sqlite") for name in names(copies)]
    kept = [datetime.fromisoformat(stamp) for stamp in stamps]
    ages = [NOW - when for when in kept]
    assert max(ages) <= KEPT
    older = [when.date() for when, age in zip(kept, ages, strict=True) if age > HOURLY]
    assert len(older) == len(set(older))
    assert sum(age <= HOURLY for age in ages) == 9


def test_what_others_put_into_the_folder_stays_there(copies: Copies):
    copies.make(NOW - timedelta(days=30))
    mine = copies.folder / "amends-by-hand.sqlite"
    mine.write_text("mine")
    copies.make(NOW)
    assert mine.exists()


async def test_D12_a_copy_is_made_every_hour_and_read_back_every_day(
    service: Service, copies: Copies
):
    for minutes in (0, 5, 59, 60, 100, 120):
        await Housekeeping(at(service, NOW + timedelta(minutes=minutes))).backup()
    assert len(names(copies)) == 3
    with service.store.begin() as tx:
        assert tx.remembered("backup.proved") == NOW.isoformat()


async def test_D12_the_operator_is_told_of_a_failure_once_a_day(service: Service, copies: Copies):
    copies.folder.write_text("a file where the folder should be")
    for minutes in (0, 5, 10):
        await Housekeeping(at(service, NOW + timedelta(minutes=minutes))).backup()
    with service.store.begin() as tx:
        assert tx.message_states() == {"queued": 1}
        assert tx.remembered("backup.made") is None


async def test_loops_for_copies_and_heartbeat_turn_only_where_they_are_wanted(service: Service):
    def loops(service: Service, part: Part) -> set[str]:
        return {t.name for t in ticks(Turns(service), [part], keeping=Housekeeping(service))}

    beating = replace(
        service,
        settings=service.settings.model_copy(
            update={"heartbeat": HeartbeatSettings(url="https://watch.example/x")}
        ),
    )
    assert {"backup", "heartbeat"} <= loops(beating, Part.SCHEDULER)
    assert not {"backup", "heartbeat"} & loops(replace(service, copies=None), Part.SCHEDULER)
    assert not {"backup", "heartbeat"} & loops(beating, Part.WORKER)


def test_copies_are_refused_for_postgresql(tmp_path: Path):
    environ = {
        "AMENDS_DATABASE_URL": "postgresql+psycopg://nowhere/amends",
        "AMENDS_BACKUP__FOLDER": str(tmp_path),
    }
    with pytest.raises(ConfigurationRefused, match="pg_dump"):
        load(tmp_path, environ)
    assert BackupSettings().folder is None


@pytest.mark.parametrize("silent", LOOPS)
def test_L3_no_heartbeat_while_one_loop_stands_still(silent: str):
    store = MemoryStore()

    def turn(when: datetime, *loops: str) -> bool:
        with store.begin() as tx:
            for loop in loops:
                tx.remember(f"tick.{loop}", when.isoformat())
            return all_turned(tx, when)

    others = [loop for loop in LOOPS if loop != silent]
    assert not turn(NOW, *others)
    assert turn(NOW + timedelta(minutes=4), *LOOPS)
    assert not turn(NOW + timedelta(minutes=8), *others)
    assert not turn(NOW + timedelta(minutes=12), *others)
    assert turn(NOW + timedelta(minutes=16), silent)


class Watch:
    """Whoever waits for the heartbeat."""

    def __init__(self, *, down: bool = False) -> None:
        self.heard: list[str] = []
        self.down = down
        self.asked = 0

    async def get(self, url: str) -> Answer:
        self.asked += 1
        if self.down:
            raise SourceUnavailable("watch.example: does not answer")
        self.heard.append(url)
        return Answer(200, b"", url)


async def beating(service: Service, watch: Watch) -> None:
    settings = service.settings.model_copy(
        update={"heartbeat": HeartbeatSettings(url="https://watch.example/x")}
    )
    outside = replace(service.outside, client=cast(Any, watch))
    await Housekeeping(replace(service, settings=settings, outside=outside)).heartbeat()


async def test_L3_the_watch_hears_of_turning_loops_and_of_nothing_else(service: Service):
    watch = Watch()
    await beating(service, watch)
    assert watch.heard == []
    with service.store.begin() as tx:
        for loop in LOOPS:
            tx.remember(f"tick.{loop}", NOW.isoformat())
    await beating(service, watch)
    await beating(service, watch)
    assert watch.heard == ["https://watch.example/x"]


async def test_a_watch_that_is_down_stops_nothing(service: Service):
    with service.store.begin() as tx:
        for loop in LOOPS:
            tx.remember(f"tick.{loop}", NOW.isoformat())
    watch = Watch(down=True)
    with capture_logs() as logs:
        await beating(service, watch)
    assert watch.asked == 1
    assert [line["event"] for line in logs] == ["heartbeat_unheard"]


@pytest.mark.parametrize(
    ("free", "before", "kept"),
    [
        (4 * MIB - 1, True, False),
        (4 * MIB, True, True),
        (96 * MIB, False, False),
        (96 * MIB + 1, False, True),
        (None, True, True),
    ],
)
def test_D10_a_ballast_lies_beside_the_database_until_the_disk_is_full(
    tmp_path: Path, free: int | None, before: bool, kept: bool
):
    url, file = f"sqlite:///{tmp_path}/amends.sqlite", tmp_path / "amends.sqlite-ballast"
    if before:
        trim(url, 1 << 40)
    trim(url, free)
    assert file.exists() is kept
    assert weight(url) == (SIZE if kept else 0)
    # Real blocks, and nobody else's to read.
    assert not kept or (file.stat().st_blocks * 512 >= SIZE and not file.stat().st_mode & 0o077)


def test_D10_a_ballast_that_was_not_laid_down_to_its_end_is_completed(tmp_path: Path):
    file = tmp_path / "amends.sqlite-ballast"
    file.write_bytes(b"")
    trim(f"sqlite:///{tmp_path}/amends.sqlite", 1 << 40)
    assert file.stat().st_blocks * 512 >= SIZE


def test_D10_a_database_elsewhere_has_no_ballast_here(tmp_path: Path):
    url = "postgresql+psycopg://h/d"
    trim(url, 1 << 40)
    assert (weight(url), list(tmp_path.iterdir())) == (None, [])


async def test_D10_the_operator_is_told_once_a_day_that_the_disk_is_almost_full(
    service: Service, store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    settings = service.settings.model_copy(
        update={"database_url": f"sqlite:///{tmp_path}/amends.sqlite"}
    )
    keeping = Housekeeping(replace(service, settings=settings))
    await keeping.room()
    monkeypatch.setattr(machine, "LEAST_ROOM", 1 << 80)
    for _ in range(3):
        await keeping.room()
    with store.begin() as tx:
        (message,) = tx.lease_messages(NOW, NOW + timedelta(minutes=1), 9)
    assert (message.kind, message.slot("what")) == ("operations", "disk")


async def test_a_process_is_there_until_it_ends_and_others_stay(service: Service):
    with service.store.begin() as tx:
        note_process(tx, machine.Process("elsewhere:7", ("worker",), "1", NOW))
    async with running(service, [Part.WEB]):
        await Housekeeping(service).present([Part.WEB])
        with service.store.begin() as tx:
            assert len(status_of(tx, NOW).processes) == 2
    with service.store.begin() as tx:
        assert [each.name for each in status_of(tx, NOW).processes] == ["elsewhere:7"]


async def test_a_process_whose_database_is_gone_ends_all_the_same(service: Service):
    tried: list[str] = []

    class Gone(MemoryStore):
        @contextmanager
        def begin(self) -> Iterator[Transaction]:
            tried.append("once")
            raise StoreUnavailable("gone")
            yield

    await Housekeeping(replace(service, store=Gone())).gone()
    assert tried == ["once"]
