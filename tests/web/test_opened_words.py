"""One module decrypts, and each time words are opened there is a line that their member reads (safety Z2).

The whole life of a case, on a real database, with somebody at the keyhole of the one function that decrypts.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from monitor.adapters.store import SqlStore
from monitor.adapters.vault import Key, Place
from monitor.domain.audit import AuditEntry
from monitor.domain.token import digest
from monitor.usecases.deliver import deliver
from monitor.usecases.opening import opened
from monitor.usecases.poll import poll_due
from monitor.usecases.recheck import recheck_due
from tests.usecases.comms import MARIT
from tests.usecases.world import MEMBER
from tests.web.kept import let_in, portal_on
from tests.web.portal import Portal

pytestmark = pytest.mark.anyio

WORDS = {"texts", "answers"}
"""Where somebody's words are: the post, and what its member and comms wrote each other."""
AT_WORK = {"members", "accounts", "cases", "messages"}
"""What the service opens at each turn, without anybody reading it; My page says so."""


@dataclass
class Keyhole:
    """Every value that was decrypted, and the lines that were written meanwhile."""

    portal: Portal
    seen: list[Place] = field(default_factory=list)

    def lines(self) -> list[AuditEntry]:
        with self.portal.stage.store.begin() as tx:
            return list(reversed(tx.looked_at(MEMBER)))

    @contextmanager
    def watch(self, actor: str, *actions: str) -> Iterator[None]:
        """Words are opened in this step, and each of these cases has a line by this actor."""
        before = len(self.lines())
        self.seen.clear()
        yield
        opened = {place.row for place in self.seen if place.table in WORDS}
        assert opened, "nothing was opened"
        new = [(e.actor, e.action, e.thing) for e in self.lines()[before:]]
        for case in opened:
            told = [(a, what) for a, what, thing in new if thing in (case, None)]
            assert any((actor, action) in told for action in actions), (case, new)

    def quiet(self) -> set[str]:
        """Which tables were opened since, when no words should have been."""
        tables = {place.table for place in self.seen}
        self.seen.clear()
        return tables


@pytest.fixture
def keyhole(sqlite_url: str, vault: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    store = SqlStore(sqlite_url, vault)
    hole = Keyhole(portal_on(store, tmp_path / "policy"))
    plain = Key.open

    def spied(key: Key, place: Place, sealed: bytes) -> Any:
        hole.seen.append(place)
        return plain(key, place, sealed)

    monkeypatch.setattr(Key, "open", spied)
    yield hole
    store.close()


async def test_Z2_each_opening_of_words_is_a_line_that_their_member_reads(keyhole: Keyhole):
    portal, stage = keyhole.portal, keyhole.portal.stage
    stage.enrol(baseline_done=True)
    stage.codes.append("K7Q2")
    stage.pass_time(minutes=1)
    stage.shows(stage.post("You idiot, read the manual."))
    await poll_due(portal.service.world)
    stage.pass_time(minutes=20)
    await recheck_due(portal.service.world)
    assert keyhole.quiet() <= AT_WORK
    assert portal.case().status == "notified"
    with keyhole.watch("service", "opened case"):
        await deliver(portal.service.post, stage.now)
    noor = let_in(portal, "member")
    with keyhole.watch("member", "looked at case"):
        page = await noor.open("/c/K7Q2")
    assert "idiot" in page.text
    await noor.press("Ask comms for help", words="What should I say?")
    keyhole.quiet()
    marit = let_in(portal, "comms")
    await marit.open("/comms/K7Q2")
    assert keyhole.quiet() <= AT_WORK | {"colleagues"}
    with stage.store.begin() as tx:
        actor = tx.colleague(digest(MARIT)).actor
    with keyhole.watch(actor, "looked at case"):
        page = await marit.press("Take this case")
    assert {place.table for place in keyhole.seen} >= WORDS
    await marit.press("Send", answer="Say sorry.")
    with keyhole.watch("member", "looked at case"):
        await noor.open("/c/K7Q2")
    with keyhole.watch("member", "exported"):
        await noor.client.get("/me/export")
    keyhole.quiet()
    await recheck_due(portal.service.world)
    for path in ("/me", "/accounts/a1", "/pause", "/leave"):
        await noor.open(path)
    for role, path in (("comms", "/comms"), ("operator", "/status"), ("privacy-officer", "/log")):
        await let_in(portal, role).open(path)
    assert keyhole.quiet() <= AT_WORK | {"colleagues"}
    me = (await noor.open("/me")).text
    for who, what in (
        ("Amends, by itself", "Opened the post of case K7Q2 to write to you about it"),
        ("Comms", "Looked at the post of case K7Q2"),
        ("You", "Took everything along"),
    ):
        assert f"{who} {what}" in me


async def test_Z2_a_note_that_is_tried_again_and_again_is_one_line(keyhole: Keyhole):
    portal, stage = keyhole.portal, keyhole.portal.stage
    stage.enrol()
    case = portal.open_case()
    for _ in range(3):
        with stage.store.begin() as tx:
            opened(tx, case, stage.now)
    assert [line.action for line in keyhole.lines()] == ["opened case"]
