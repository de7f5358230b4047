"""The company switches Amends or its figures off where somebody works, and on again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.domain.audit import AuditHead
from monitor.domain.ids import MemberId
from monitor.domain.letter import Placed
from monitor.domain.member import Consent, Member, Scope, Standing
from monitor.domain.message import Kind, Message
from monitor.domain.place import Consequence, Place, Places, Switch
from monitor.usecases.compose import Ready, compose
from monitor.usecases.pause import pause, start_again
from monitor.usecases.places import Map, heed, heed_places, tell
from monitor.usecases.poll import poll_due
from tests.usecases.outbox import PostRoom
from tests.usecases.world import MEMBER, Stage

pytestmark = pytest.mark.anyio

OFF, NOTES, COUNTS = (
    {"NL": Place(switch, f"{switch} for now")}
    for switch in (Switch.OFF, Switch.MEMBER, Switch.COUNTS)
)
ELSEWHERE: Places = {"DE": Place(Switch.COUNTS, "agreed")}


@pytest.fixture
def stage() -> Stage:
    """Noor works in the Netherlands, is read and counted."""
    stage = Stage()
    stage.enrol(baseline_done=True)
    with stage.store.begin() as tx:
        tx.save_member(replace(tx.member(MEMBER), place="NL"))
    return stage


def switched(stage: Stage, places: Places) -> int:
    """The daemon has started with these settings."""
    return heed_places(stage.store, Map(places, stage.now, stage.new_id))


def noor(stage: Stage) -> Member:
    with stage.store.begin() as tx:
        return tx.member(MEMBER)


def consent(stage: Stage) -> Consent:
    with stage.store.begin() as tx:
        found = tx.consent_of(MEMBER)
    assert found is not None
    return found


def told(stage: Stage) -> list[tuple[str | None, str | None]]:
    mails = [mail for mail in stage.mails() if mail.kind is Kind.OPERATIONS]
    mails.sort(key=lambda mail: mail.created_at)
    return [(mail.slot("what"), mail.slot("why")) for mail in mails]


async def read(stage: Stage) -> int:
    """How often she has been read by the next round."""
    stage.pass_time(hours=2)
    await poll_due(stage.world)
    return len(stage.source.asked)


async def test_where_a_place_is_switched_off_reading_stops_and_each_is_told_once_and_why(
    stage: Stage,
):
    assert [switched(stage, OFF), switched(stage, OFF)] == [1, 0]
    assert told(stage) == [("place-off", "off for now")]
    assert noor(stage).standing is Standing.CLOSED
    assert await read(stage) == 0
    assert not consent(stage).counted


async def test_O4_switched_on_again_nothing_starts_by_itself_and_each_is_asked_once(stage: Stage):
    switched(stage, OFF)
    stage.pass_time(days=3)
    assert [switched(stage, NOTES), switched(stage, NOTES)] == [1, 0]
    assert told(stage)[1:] == [("place-on", "")]
    assert noor(stage).standing is Standing.PAUSED
    assert await read(stage) == 0
    with stage.store.begin() as tx:
        start_again(tx, tx.member(MEMBER), stage.now, by="member")
    assert await read(stage) == 1


async def test_no_start_and_no_end_of_a_pause_overrules_the_switch(stage: Stage):
    with stage.store.begin() as tx:
        pause(tx, tx.member(MEMBER), stage.now, by="member", until=stage.now + timedelta(hours=1))
    switched(stage, OFF)
    for act in (pause, start_again):
        with stage.store.begin() as tx:
            act(tx, tx.member(MEMBER), stage.now, by="member")
        assert noor(stage).standing is Standing.CLOSED
    stage.pass_time(days=1)
    with stage.store.begin() as tx:
        assert tx.paused_until(stage.now) == ()
    assert await read(stage) == 0


async def test_where_figures_are_switched_off_notes_go_on_and_nobody_is_counted(stage: Stage):
    before = consent(stage)
    assert [switched(stage, COUNTS), switched(stage, NOTES), switched(stage, NOTES)] == [0, 1, 0]
    assert told(stage) == [("place-uncounted", "member for now")]
    assert noor(stage).standing is Standing.ACTIVE
    assert consent(stage) == replace(before, scopes=before.scopes - {Scope.COUNT})
    assert await read(stage) == 1


def test_Z4_what_was_taken_out_of_a_consent_is_sealed_into_the_log(stage: Stage):
    with stage.store.begin() as tx:
        heed(tx, tx.member(MEMBER), Map(NOTES, stage.now, stage.new_id))
        (entry,) = tx.looked_at(MEMBER)
        less = tx.consent_of(MEMBER)
        assert less is not None
        assert (entry.actor, entry.action, entry.thing) == (
            "service",
            "uncounted",
            less.fingerprint,
        )
        assert tx.audit_broken_at(AuditHead()) is None


def test_figures_switched_on_again_count_nobody_who_has_not_agreed_again(stage: Stage):
    switched(stage, NOTES)
    assert switched(stage, COUNTS) == 0
    assert not consent(stage).counted
    assert len(told(stage)) == 1


def test_a_place_that_is_not_listed_is_off_and_without_any_list_none_is(stage: Stage):
    assert switched(stage, ELSEWHERE) == 1
    assert noor(stage).standing is Standing.CLOSED
    assert told(stage) == [("place-off", "")]
    assert switched(stage, {}) == 1
    assert noor(stage).standing is Standing.PAUSED


def test_who_was_never_asked_where_they_work_is_not_read_before_they_say(stage: Stage):
    with stage.store.begin() as tx:
        tx.save_member(replace(tx.member(MEMBER), place=""))
    assert switched(stage, COUNTS) == 1
    assert told(stage) == [("place-unsaid", "")]
    assert noor(stage).standing is Standing.CLOSED


def test_who_has_not_confirmed_their_mailbox_is_written_nothing(stage: Stage):
    stranger = replace(
        noor(stage), id=MemberId("m9"), address="m9@kade.example", standing=Standing.PENDING
    )
    with stage.store.begin() as tx:
        tx.add_member(stranger)
        assert tx.taking_part() == (MEMBER,)
    assert switched(stage, OFF) == 1


def test_who_works_where_nothing_changed_is_told_nothing(stage: Stage):
    with stage.store.begin() as tx:
        assert not tell(tx, tx.member(MEMBER), Map(COUNTS, stage.now, stage.new_id))
    assert told(stage) == []


def test_somebody_without_a_consent_has_none_to_be_taken_out_of(stage: Stage):
    stranger = replace(noor(stage), id=MemberId("m9"), address="m9@kade.example")
    with stage.store.begin() as tx:
        tx.add_member(stranger)
        assert heed(tx, stranger, Map(NOTES, stage.now, stage.new_id)) is None


def test_the_mail_says_what_was_switched_and_the_reason_that_the_company_gives(stage: Stage):
    switched(stage, OFF)
    (mail,) = [mail for mail in stage.mails() if isinstance(mail, Message)]
    with stage.store.begin() as tx:
        letter = compose(tx, PostRoom().post.desk, mail, stage.now)
    assert letter == Ready("m1@kade.example", Placed(noor(stage), Consequence.OFF, "off for now"))
