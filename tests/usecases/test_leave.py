"""Leaving is one step; taking everything along is another."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.domain.case import Move
from monitor.domain.ids import MemberId, MessageId
from monitor.domain.member import Member
from monitor.domain.message import Kind, Message
from monitor.errors import NotFound
from monitor.usecases.export import export
from monitor.usecases.leave import withdraw
from monitor.usecases.pause import pause, start_again
from monitor.usecases.poll import poll_due
from tests.usecases.world import ACCOUNT, EVERYTHING, MEMBER, START, Stage

pytestmark = pytest.mark.anyio


@pytest.fixture
async def stage() -> Stage:
    """A member with an open case and a closed one."""
    stage = Stage(codes=["K7Q2", "H4WN"])
    stage.enrol(baseline_done=True)
    stage.shows(stage.post("You idiot"), stage.post("An idiot again", "p2"))
    await poll_due(stage.world)
    with stage.store.begin() as tx:
        tx.save_case(tx.case(stage.cases()[0].id).moved(Move.DISMISS, START))
    return stage


def member(stage: Stage) -> Member:
    with stage.store.begin() as tx:
        return tx.member(MEMBER)


def leave(stage: Stage) -> None:
    with stage.store.begin() as tx:
        withdraw(tx, tx.member(MEMBER), START, by="member", new_id=stage.new_id)


async def test_who_leaves_is_known_no_more(stage: Stage):
    leave(stage)
    with stage.store.begin() as tx:
        assert tx.cases_of(MEMBER) == ()
        assert tx.accounts_of(MEMBER) == ()
        with pytest.raises(NotFound):
            tx.member(MEMBER)


async def test_who_leaves_is_never_read_again(stage: Stage):
    leave(stage)
    asked = len(stage.source.asked)
    stage.pass_time(days=1)
    await poll_due(stage.world)
    assert len(stage.source.asked) == asked


async def test_a_minimal_proof_of_the_past_consent_remains(stage: Stage):
    leave(stage)
    with stage.store.begin() as tx:
        (past,) = tx.past_consents("m1@kade.example")
    assert (past.version, past.given_at, past.ended_at) == ("1", START, START)


async def test_the_receipt_carries_all_it_says(stage: Stage):
    leave(stage)
    (receipt,) = stage.mails()
    assert (receipt.kind, receipt.slot("left")) == (Kind.RECEIPT, "1")
    assert receipt.slot("address") == "m1@kade.example"
    assert receipt.slot("given_at") == START.isoformat()
    assert receipt.slot("by") == "member"


async def test_who_never_agreed_to_anything_leaves_without_a_mail(stage: Stage):
    stranger = replace(member(stage), id=MemberId("m9"), address="m9@kade.example")
    with stage.store.begin() as tx:
        tx.add_member(stranger)
        withdraw(tx, stranger, START, by="operator", new_id=stage.new_id)
    assert stage.mails("m9") == ()


async def test_an_export_holds_what_is_kept(stage: Stage):
    with stage.store.begin() as tx:
        kept = json.loads(json.dumps(export(tx, tx.member(MEMBER))))
    assert kept["member"]["address"] == "m1@kade.example"
    assert kept["consent"]["scopes"] == sorted(scope.value for scope in EVERYTHING)
    assert [account["label"] for account in kept["accounts"]] == [f"{ACCOUNT}@scripted.example"]
    texts = {case["status"]: case["text"] for case in kept["cases"]}
    assert texts["dismissed"] is None
    assert "idiot" in texts["held"]


async def test_an_export_holds_mails_and_who_looked(stage: Stage):
    with stage.store.begin() as tx:
        paused = pause(tx, tx.member(MEMBER), START, by="operator", until=START + timedelta(days=1))
        start_again(tx, paused, START, by="member")
        tx.queue(Message(MessageId("1"), "r", Kind.RECEIPT, MEMBER, START, START))
        kept = json.loads(json.dumps(export(tx, tx.member(MEMBER))))
    assert [entry["who"] for entry in kept["log"]] == ["member", "operator"]
    assert [mail["kind"] for mail in kept["mails"]] == ["receipt"]


async def test_an_export_of_somebody_who_never_agreed_says_so(stage: Stage):
    stranger = replace(member(stage), id=MemberId("m9"), address="m9@kade.example")
    with stage.store.begin() as tx:
        tx.add_member(stranger)
        assert export(tx, stranger)["consent"] is None
