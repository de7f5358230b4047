"""A consent ends after a year, or with its text: its member is asked once, in good time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from monitor.domain.audit import AuditHead
from monitor.domain.ids import MemberId
from monitor.domain.letter import Renewal
from monitor.domain.member import Consent, ConsentText, Member, Scope, Standing
from monitor.domain.message import Kind, Message
from monitor.usecases.compose import Ready, Unwanted, compose
from monitor.usecases.enrol import agree, agree_again
from monitor.usecases.pause import pause
from monitor.usecases.poll import poll_due
from monitor.usecases.renewal import CHANGED, ENDS, Renewed, renew
from monitor.usecases.signin import LinkDesk
from tests.usecases.outbox import PostRoom
from tests.usecases.world import MEMBER, START, Stage

pytestmark = pytest.mark.anyio

NEEDED = frozenset({Scope.READ_POSTS, Scope.SEND_NOTES})


def text(version: str) -> ConsentText:
    return ConsentText(version, date(2026, 11, 1), "en", (version,), (), ())


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    stage.enrol(baseline_done=True)
    return stage


def asked(stage: Stage, version: str = "1") -> Renewed:
    return renew(stage.store, version, stage.now, stage.new_id)


def member(stage: Stage) -> Member:
    with stage.store.begin() as tx:
        return tx.member(MEMBER)


def consent(stage: Stage) -> Consent:
    with stage.store.begin() as tx:
        found = tx.consent_of(MEMBER)
    assert found is not None
    return found


def mails(stage: Stage) -> list[Message]:
    return [mail for mail in stage.mails() if mail.kind is Kind.OPERATIONS]


def agreed_again(stage: Stage, version: str) -> None:
    links = LinkDesk("https://amends.example", (), lambda: "secret", stage.new_id)
    with stage.store.begin() as tx:
        agree_again(tx, tx.member(MEMBER), NEEDED, text(version), links, stage.now)


def test_nothing_is_asked_while_a_consent_has_long_to_go(stage: Stage):
    stage.pass_time(days=334)
    assert asked(stage) == Renewed(0, 0)
    assert mails(stage) == []


def test_a_month_before_its_end_a_consent_is_asked_for_once_and_reading_goes_on(stage: Stage):
    stage.pass_time(days=336)
    assert [asked(stage), asked(stage)] == [Renewed(1, 0), Renewed(0, 0)]
    (mail,) = mails(stage)
    assert mail.slot("what") == ENDS
    assert member(stage).standing is Standing.ACTIVE


def test_a_consent_that_has_ended_brings_no_reminder(stage: Stage):
    stage.pass_time(days=366)
    assert asked(stage) == Renewed(0, 0)
    assert mails(stage) == []


async def test_O4_a_text_that_asks_for_something_else_stops_reading_until_it_is_agreed_to(
    stage: Stage,
):
    assert [asked(stage, "2"), asked(stage, "2")] == [Renewed(0, 1), Renewed(0, 0)]
    (mail,) = mails(stage)
    assert mail.slot("what") == CHANGED
    stage.pass_time(hours=2)
    await poll_due(stage.world)
    assert stage.source.asked == []
    agreed_again(stage, "2")
    await poll_due(stage.world)
    assert len(stage.source.asked) == 1
    assert asked(stage, "2") == Renewed(0, 0)


def test_a_text_that_only_reads_better_stops_nothing(stage: Stage):
    assert asked(stage, "1.1") == Renewed(0, 0)
    assert member(stage).standing is Standing.ACTIVE


@pytest.mark.parametrize("until", [None, START + timedelta(days=30)])
def test_agreeing_ends_no_pause_that_its_member_chose(stage: Stage, until):
    with stage.store.begin() as tx:
        pause(tx, tx.member(MEMBER), START, by="member", until=until)
    agreed_again(stage, "2")
    assert (member(stage).standing, member(stage).paused_until) == (Standing.PAUSED, until)


@pytest.mark.parametrize(("days", "version", "changed"), [(336, "1", False), (0, "2", True)])
def test_the_mail_says_what_is_asked_and_goes_to_nobody_who_has_agreed_meanwhile(
    stage: Stage, days: int, version: str, changed: bool
):
    stage.pass_time(days=days)
    asked(stage, version)
    (mail,) = mails(stage)
    with stage.store.begin() as tx:
        letter = compose(tx, PostRoom().post.desk, mail, stage.now)
    assert letter == Ready("m1@kade.example", Renewal(member(stage), consent(stage), changed))
    stage.pass_time(minutes=1)
    agreed_again(stage, version)
    with stage.store.begin() as tx:
        assert compose(tx, PostRoom().post.desk, mail, stage.now) == Unwanted("agreed-again")


def test_the_mail_is_not_sent_to_somebody_without_any_consent(stage: Stage):
    stage.pass_time(days=336)
    asked(stage)
    stranger = replace(member(stage), id=MemberId("m9"), address="m9@kade.example")
    mail = replace(mails(stage)[0], to=stranger.id)
    with stage.store.begin() as tx:
        tx.add_member(stranger)
        assert compose(tx, PostRoom().post.desk, mail, stage.now) == Unwanted("agreed-again")


def test_Z4_what_was_agreed_to_when_is_sealed_into_the_log(stage: Stage):
    with stage.store.begin() as tx:
        given = agree(tx, tx.member(MEMBER), NEEDED, text("1"), stage.now, "agreed")
        (entry,) = tx.looked_at(MEMBER)
        assert (entry.action, entry.thing) == ("agreed", given.fingerprint)
        assert tx.audit_broken_at(AuditHead()) is None


@pytest.mark.parametrize(
    "change",
    [
        {"version": "2"},
        {"text_hash": "ff"},
        {"scopes": frozenset(Scope)},
        {"given_at": START - timedelta(days=1)},
        {"expires_at": START + timedelta(days=9999)},
        {"member_id": MemberId("m2")},
    ],
)
def test_whatever_is_changed_in_a_consent_changes_its_fingerprint(stage: Stage, change):
    given = consent(stage)
    assert replace(given, **change).fingerprint != given.fingerprint
