"""What has had its time is let go, without being asked."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.domain.case import Move, Status
from monitor.domain.ids import MemberId
from monitor.domain.member import Member, Standing
from monitor.domain.token import Purpose, Token
from monitor.errors import NotFound
from monitor.policy.check import Judgement
from monitor.usecases.forget import Forgotten, forget
from monitor.usecases.pause import pause, start_again
from monitor.usecases.settle import Matter, settle
from tests.usecases.world import MEMBER, START, Stage


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    stage.enrol(baseline_done=True)
    return stage


def nothing() -> Forgotten:
    return Forgotten(cases=0, pending=0, traces=0, paused=0, started=0)


def test_when_nothing_is_due_nothing_happens(stage: Stage):
    assert forget(stage.store, stage.now) == nothing()


def closed_case(stage: Stage) -> None:
    post = stage.post("You idiot")
    with stage.store.begin() as tx:
        consent = tx.consent_of(MEMBER)
        assert consent is not None
        judgement: Judgement = stage.judge(post, stage.account().author(tx.member(MEMBER)))
        settle(tx, stage.judging, Matter(stage.account(), consent, post, judgement), stage.now)
        tx.save_case(tx.cases_of(MEMBER)[0].moved(Move.DISMISS, stage.now))


def test_a_closed_case_leaves_after_thirty_days_and_not_before(stage: Stage):
    closed_case(stage)
    forget(stage.store, START + timedelta(days=30))
    assert [case.status for case in stage.cases()] == [Status.DISMISSED]
    assert forget(stage.store, START + timedelta(days=30, seconds=1)).cases == 1
    assert stage.cases() == ()


def test_who_never_confirmed_their_mailbox_is_forgotten_after_a_day(stage: Stage):
    stranger = Member(
        MemberId("m9"), "x@kade.example", "X", "nl", "Europe/Amsterdam", joined_at=START
    )
    with stage.store.begin() as tx:
        tx.add_member(stranger)
    forget(stage.store, START + timedelta(hours=24))
    with stage.store.begin() as tx:
        assert tx.member_at("x@kade.example") == stranger
    assert forget(stage.store, START + timedelta(hours=25)).pending == 1
    with stage.store.begin() as tx, pytest.raises(NotFound):
        tx.member(stranger.id)


def test_when_consent_ends_its_member_is_paused(stage: Stage):
    assert forget(stage.store, START + timedelta(days=364)).paused == 0
    assert forget(stage.store, START + timedelta(days=365)).paused == 1
    with stage.store.begin() as tx:
        assert tx.member(MEMBER).standing is Standing.PAUSED
        assert [entry.action for entry in tx.looked_at(MEMBER)] == ["paused"]


def test_a_pause_with_an_end_ends_then(stage: Stage):
    until = START + timedelta(days=7)
    with stage.store.begin() as tx:
        pause(tx, tx.member(MEMBER), START, by="member", until=until)
    assert forget(stage.store, until - timedelta(seconds=1)).started == 0
    assert forget(stage.store, until).started == 1
    with stage.store.begin() as tx:
        member = tx.member(MEMBER)
    assert (member.standing, member.paused_until) == (Standing.ACTIVE, None)
    assert stage.account().next_due == until


def test_D9_after_a_pause_the_first_poll_is_a_baseline_again(stage: Stage):
    with stage.store.begin() as tx:
        paused = pause(tx, tx.member(MEMBER), START, by="member")
        start_again(tx, paused, START + timedelta(days=9), by="member")
    assert not stage.account().baseline_done


def test_a_pause_that_outlives_the_consent_does_not_start_reading_again(stage: Stage):
    until = START + timedelta(days=400)
    with stage.store.begin() as tx:
        pause(tx, tx.member(MEMBER), START, by="member", until=until)
    forget(stage.store, until)
    with stage.store.begin() as tx:
        assert tx.member(MEMBER).standing is Standing.PAUSED


def test_a_link_that_was_never_used_is_forgotten(stage: Stage):
    token = Token("00", Purpose.SIGN_IN, MEMBER, START, START + timedelta(minutes=15))
    with stage.store.begin() as tx:
        tx.add_token(token)
    assert forget(stage.store, START + timedelta(minutes=16)).traces == 1
    with stage.store.begin() as tx:
        assert tx.token("00") is None


def test_forgetting_twice_changes_nothing(stage: Stage):
    closed_case(stage)
    with stage.store.begin() as tx:
        tx.save_member(replace(tx.member(MEMBER), role="engineer"))
    later = START + timedelta(days=366)
    forget(stage.store, later)
    assert forget(stage.store, later) == nothing()
