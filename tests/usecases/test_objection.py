"""Objecting stops everything at once, and whoever owes an answer is told to give one."""

from datetime import timedelta

import pytest

from monitor.domain.ids import MemberId
from monitor.domain.letter import Objection
from monitor.domain.member import Member, Scope, Standing
from monitor.domain.message import Message, Office
from monitor.errors import NotFound
from monitor.testing.memory import MemoryStore
from monitor.usecases.compose import Ready, compose
from monitor.usecases.leave import withdraw
from monitor.usecases.objection import object_to_all
from tests.usecases.outbox import PostRoom
from tests.usecases.world import MEMBER, START, Stage

OFFICER = "daan@kade.example"


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    stage.enrol()
    return stage


def objected(stage: Stage, who: MemberId = MEMBER) -> list[Message]:
    with stage.store.begin() as tx:
        object_to_all(tx, tx.member(who), (OFFICER,), stage.now, stage.new_id)
    assert isinstance(stage.store, MemoryStore)
    messages = stage.store.state.messages.values()
    return [mail for mail in messages if mail.to is Office.PRIVACY_OFFICER]


def test_nothing_is_read_or_counted_and_the_log_says_why(stage: Stage):
    objected(stage)
    with stage.store.begin() as tx:
        consent = tx.consent_of(MEMBER)
        assert consent is not None
        assert Scope.COUNT not in consent.scopes
        assert tx.member(MEMBER).standing is Standing.PAUSED
        assert [entry.action for entry in tx.looked_at(MEMBER)] == ["paused", "objected"]
        assert tx.looked_at(MEMBER)[1].thing == consent.fingerprint


def test_objecting_agrees_to_no_rule_that_came_since(stage: Stage):
    with stage.store.begin() as tx:
        before = tx.consent_of(MEMBER)
    stage.pass_time(days=3)
    objected(stage)
    with stage.store.begin() as tx:
        after = tx.consent_of(MEMBER)
    assert before is not None
    assert after is not None
    assert (after.given_at, after.expires_at) == (before.given_at, before.expires_at)


def test_the_officer_reads_who_objects_and_since_when(stage: Stage):
    (mail,) = objected(stage)
    with stage.store.begin() as tx:
        member = tx.member(MEMBER)
        ready = compose(tx, PostRoom().post.desk, mail, stage.now)
    letter = Objection(member, START, "en", "Europe/Amsterdam")
    assert ready == Ready(OFFICER, letter)


def test_who_leaves_before_the_mail_does_is_named_to_nobody(stage: Stage):
    (mail,) = objected(stage)
    with stage.store.begin() as tx:
        withdraw(tx, tx.member(MEMBER), stage.now, by="member", new_id=stage.new_id)
        with pytest.raises(NotFound):
            compose(tx, PostRoom().post.desk, mail, stage.now)


def test_somebody_who_never_agreed_can_object_as_well(stage: Stage):
    stranger = Member(
        MemberId("m9"), "x@kade.example", "X", "nl", "Europe/Amsterdam", joined_at=START
    )
    with stage.store.begin() as tx:
        tx.add_member(stranger)
    assert len(objected(stage, stranger.id)) == 1
    with stage.store.begin() as tx:
        assert tx.consent_of(stranger.id) is None


def test_objecting_again_on_another_day_is_told_again(stage: Stage):
    objected(stage)
    stage.now += timedelta(days=1)
    assert len(objected(stage)) == 2
