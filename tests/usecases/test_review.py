"""What members answer to a case, and what comms may see of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.domain.calendar import last_week
from monitor.domain.case import Case, Move, Status
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.ids import CaseId, MemberId
from monitor.domain.member import Sharing
from monitor.domain.message import Kind, Message, Office
from monitor.domain.post import Cursor, Fetched, Post
from monitor.domain.thread import Remark, Side
from monitor.errors import IllegalMove, NotAllowed, NotFound, SourceUnavailable, TextErased
from monitor.ports import Looked
from monitor.usecases.callcomms import untaken, waiting
from monitor.usecases.digest import weekly
from monitor.usecases.helping import shared_case, shared_cases
from monitor.usecases.pause import pause
from monitor.usecases.poll import poll_due
from monitor.usecases.recheck import look_again, recheck_due
from monitor.usecases.review import Offices, ask, dismiss, look, own_case, protect
from monitor.usecases.status import status_of
from tests.usecases.comms import answered_by
from tests.usecases.world import MEMBER, Stage, wire

pytestmark = pytest.mark.anyio

K7Q2 = CaseId("K7Q2")
TEXT = "You idiot"


@pytest.fixture
async def stage() -> Stage:
    """Noor has been told of one case."""
    stage = Stage(codes=["K7Q2"])
    stage.enrol(baseline_done=True)
    stage.enrol("m2", "a2")
    stage.shows(stage.post(TEXT))
    await poll_due(stage.world)
    stage.pass_time(minutes=10)
    await recheck_due(stage.world)
    assert case_of(stage).status is Status.NOTIFIED
    return stage


def case_of(stage: Stage) -> Case:
    with stage.store.begin() as tx:
        return tx.case(K7Q2)


def offices(stage: Stage) -> Offices:
    return Offices(("marit@kade.example",), ("ilse@kade.example",), stage.new_id)


def to_office(stage: Stage, office: Office) -> list[Message]:
    with stage.store.begin() as tx:
        waiting = tx.lease_messages(stage.now, stage.now.replace(hour=23), 100)
    return [mail for mail in waiting if mail.to is office]


def with_finding(stage: Stage, rule: str, *, hard: bool, alone: bool = False) -> Case:
    """The case with one more finding."""
    found = Finding(rule, 4, Severity.HIGH, Confidence.CERTAIN, Span(0, 3), "secret", hard=hard)
    case = case_of(stage)
    changed = replace(case, findings=(found,) if alone else (*case.findings, found))
    with stage.store.begin() as tx:
        tx.save_case(changed)
    return changed


async def test_Z3_somebody_elses_case_looks_as_if_it_were_not_there(stage: Stage):
    with stage.store.begin() as tx:
        assert own_case(tx, MEMBER, K7Q2).id == K7Q2
        for member, code in ((MemberId("m2"), K7Q2), (MEMBER, CaseId("ZZZZ"))):
            with pytest.raises(NotFound):
                own_case(tx, member, code)


async def test_Z2_each_look_is_written_down_for_the_member(stage: Stage):
    with stage.store.begin() as tx:
        assert look(tx, case_of(stage), stage.now, by="comms") == TEXT
        entry = tx.looked_at(MEMBER)[0]
    assert (entry.actor, entry.action, entry.thing) == ("comms", "looked at case", "K7Q2")


async def test_a_dismissed_case_does_not_come_back(stage: Stage):
    with stage.store.begin() as tx:
        closed = dismiss(tx, case_of(stage), stage.now)
    assert closed.status is Status.DISMISSED
    stage.shows(stage.post(TEXT, published_at=None), stage.post(TEXT, "p2"))
    stage.pass_time(hours=2)
    await poll_due(stage.world)
    assert len(stage.cases()) == 1
    with stage.store.begin() as tx:
        assert tx.dismissed(MEMBER, closed.content_hash) == {"voice.insult"}
        with pytest.raises(TextErased):
            tx.text_of(K7Q2)


async def test_a_dismissed_case_leaves_its_rule_alone(stage: Stage):
    with stage.store.begin() as tx:
        dismiss(tx, case_of(stage), stage.now)
        assert tx.shadowed() == {}


async def test_protected_speech_puts_the_rule_in_shadow_and_tells_its_owner(stage: Stage):
    with stage.store.begin() as tx:
        closed = protect(tx, case_of(stage), offices(stage), stage.now)
        assert tx.shadowed() == {"voice.insult": (stage.now, "protected")}
    assert closed.status is Status.PROTECTED
    (mail,) = to_office(stage, Office.POLICY_OWNER)
    assert (mail.slot("what"), mail.slot("rule")) == ("rule-shadowed", "voice.insult")


async def test_M4_the_owner_of_a_rule_learns_neither_who_nor_what(stage: Stage):
    with stage.store.begin() as tx:
        protect(tx, case_of(stage), offices(stage), stage.now)
    (mail,) = to_office(stage, Office.POLICY_OWNER)
    told = repr(mail)
    for hidden in ("m1", "K7Q2", "idiot", "Noor"):
        assert hidden not in told


async def test_a_rule_that_is_in_shadow_already_is_told_once(stage: Stage):
    with stage.store.begin() as tx:
        tx.shadow("voice.insult", stage.now, "protected")
        protect(tx, case_of(stage), offices(stage), stage.now)
    assert to_office(stage, Office.POLICY_OWNER) == []


@pytest.mark.parametrize("alone", [True, False])
async def test_a_rule_about_secrets_goes_on_even_in_protected_speech(stage: Stage, alone: bool):
    case = with_finding(stage, "work.secret", hard=True, alone=alone)
    with stage.store.begin() as tx:
        protect(tx, case, offices(stage), stage.now)
        assert "work.secret" not in tx.shadowed()
        assert "work.secret" in tx.dismissed(MEMBER, case.content_hash)


async def test_a_closed_case_cannot_be_closed_again(stage: Stage):
    with stage.store.begin() as tx:
        closed = dismiss(tx, case_of(stage), stage.now)
    with pytest.raises(IllegalMove), stage.store.begin() as tx:
        protect(tx, closed, offices(stage), stage.now)
    with stage.store.begin() as tx:
        assert tx.shadowed() == {}


async def test_M4_asking_for_help_tells_comms_the_case_code_alone(stage: Stage):
    with stage.store.begin() as tx:
        asked = ask(tx, case_of(stage), offices(stage), stage.now)
    assert (asked.status, asked.asked_at) == (Status.HELP, stage.now)
    (mail,) = to_office(stage, Office.COMMS)
    assert mail.kind is Kind.HELP
    assert dict(mail.slots) == {"case": "K7Q2", "address": "marit@kade.example"}


async def test_an_answer_goes_to_its_member_and_help_can_be_asked_again(stage: Stage):
    with stage.store.begin() as tx:
        asked = ask(tx, case_of(stage), offices(stage), stage.now)
        answered = answered_by(tx, asked, "Say sorry, and mean it.", stage.now, stage.new_id)
        assert tx.thread_of(K7Q2) == (
            Remark(stage.now, Side.COMMS, "Say sorry, and mean it.", "", "form"),
        )
    assert answered.status is Status.ANSWERED
    told = [mail for mail in stage.mails() if mail.kind is Kind.HELP]
    assert [mail.slots for mail in told] == [(("case", "K7Q2"),)]
    stage.pass_time(minutes=1)
    with stage.store.begin() as tx:
        ask(tx, answered, offices(stage), stage.now)
    assert len(to_office(stage, Office.COMMS)) == 2


async def test_words_for_comms_wait_on_the_case_and_not_in_the_mail(stage: Stage):
    with stage.store.begin() as tx:
        asked = ask(tx, case_of(stage), offices(stage), stage.now, "Was it that bad?")
        assert ask(tx, asked, offices(stage), stage.now, "She laughed.") == asked
        assert [remark.text for remark in tx.thread_of(K7Q2)] == [
            "Was it that bad?",
            "She laughed.",
        ]
    (mail,) = to_office(stage, Office.COMMS)
    assert "bad" not in repr(mail)


async def test_writing_back_opens_the_post_to_comms_until_they_answer_again(stage: Stage):
    with stage.store.begin() as tx:
        asked = ask(tx, case_of(stage), offices(stage), stage.now)
        answered = answered_by(tx, asked, "Say sorry.", stage.now, stage.new_id)
    assert shared(stage) == []
    stage.pass_time(minutes=5)
    with stage.store.begin() as tx:
        asked = ask(tx, answered, offices(stage), stage.now, "In public?")
    assert shared(stage) == [(K7Q2, True)]
    with stage.store.begin() as tx:
        answered_by(tx, asked, "There, yes.", stage.now, stage.new_id)
        thread = [(remark.by.value, remark.text) for remark in tx.thread_of(K7Q2)]
    assert thread == [("comms", "Say sorry."), ("member", "In public?"), ("comms", "There, yes.")]
    assert shared(stage) == []
    assert sorted(mail.kind for mail in stage.mails()) == [Kind.HELP, Kind.HELP, Kind.NOTE]


async def test_asking_twice_without_words_asks_once(stage: Stage):
    with stage.store.begin() as tx:
        asked = ask(tx, case_of(stage), offices(stage), stage.now)
        with pytest.raises(IllegalMove):
            ask(tx, asked, offices(stage), stage.now)


async def test_who_never_shares_cannot_ask_by_accident_and_is_not_seen_any_more(stage: Stage):
    choose(stage, Sharing.NEVER)
    with stage.store.begin() as tx, pytest.raises(IllegalMove):
        ask(tx, case_of(stage), offices(stage), stage.now)
    choose(stage, Sharing.ASKED)
    with stage.store.begin() as tx:
        ask(tx, case_of(stage), offices(stage), stage.now)
    choose(stage, Sharing.NEVER)
    assert shared(stage) == []
    with stage.store.begin() as tx:
        assert waiting(tx) == ()
        assert untaken(tx, (), "UTC", stage.now + timedelta(days=9)) == 0
        assert weekly(tx, last_week(stage.now, "UTC"), stage.now, "UTC", "en").help == ()
        assert status_of(tx, stage.now).help_waiting == 0


async def test_an_answer_needs_a_question(stage: Stage):
    with pytest.raises(IllegalMove), stage.store.begin() as tx:
        answered_by(tx, case_of(stage), "Unasked", stage.now, stage.new_id)


def shared(stage: Stage) -> list[tuple[CaseId, bool]]:
    with stage.store.begin() as tx:
        return [(one.case.id, one.asked) for one in shared_cases(tx, stage.now)]


async def test_Z2_comms_sees_no_case_that_its_member_has_not_shared(stage: Stage):
    assert shared(stage) == []
    with stage.store.begin() as tx, pytest.raises(NotFound):
        shared_case(tx, K7Q2, stage.now)


async def test_Z2_comms_sees_a_case_while_its_member_waits_for_help(stage: Stage):
    with stage.store.begin() as tx:
        asked = ask(tx, case_of(stage), offices(stage), stage.now)
        assert shared_case(tx, K7Q2, stage.now).member.id == MEMBER
    assert shared(stage) == [(K7Q2, True)]
    with stage.store.begin() as tx:
        answered_by(tx, asked, "Sorry goes a long way.", stage.now, stage.new_id)
    assert shared(stage) == []


def choose(stage: Stage, sharing: Sharing) -> None:
    with stage.store.begin() as tx:
        tx.save_member(replace(tx.member(MEMBER), sharing=sharing))


def note_leaves(stage: Stage) -> None:
    with stage.store.begin() as tx:
        (note,) = [mail for mail in tx.messages_to(MEMBER) if mail.kind is Kind.NOTE]
        tx.save_message(note.sent(stage.now))


async def test_who_shares_flagged_posts_is_told_a_whole_day_before_comms_sees_one(stage: Stage):
    choose(stage, Sharing.FLAGGED)
    stage.pass_time(days=3)
    assert shared(stage) == []
    note_leaves(stage)
    stage.pass_time(hours=23, minutes=59)
    assert shared(stage) == []
    stage.pass_time(minutes=1)
    assert shared(stage) == [(K7Q2, False)]


async def test_Z2_comms_sees_the_flagged_posts_of_who_chose_to_share(stage: Stage):
    choose(stage, Sharing.FLAGGED)
    note_leaves(stage)
    stage.pass_time(days=1)
    assert shared(stage) == [(K7Q2, False)]
    with stage.store.begin() as tx:
        tx.save_case(case_of(stage).moved(Move.CORRECT, stage.now))
    assert shared(stage) == []
    with stage.store.begin() as tx, pytest.raises(NotFound):
        shared_case(tx, K7Q2, stage.now)


async def test_looking_again_closes_a_case_that_was_put_right(stage: Stage):
    page = stage.post("You are right, and I am sorry")
    stage.source.seen = looked(stage, page)
    after = await look_again(stage.world, case_of(stage))
    assert after.status is Status.CORRECTED


async def test_looking_again_closes_a_case_whose_post_is_gone(stage: Stage):
    seen = looked(stage)
    stage.source.seen = replace(seen, gone=("p1",))
    assert (await look_again(stage.world, case_of(stage))).status is Status.REMOVED


async def test_looking_again_leaves_a_post_that_still_reads_the_same(stage: Stage):
    stage.source.seen = looked(stage, stage.post(TEXT))
    assert (await look_again(stage.world, case_of(stage))).status is Status.NOTIFIED


async def test_looking_again_says_when_nobody_answers(stage: Stage):
    stage.source.seen = SourceUnavailable("scripted.example: HTTP 503")
    with pytest.raises(SourceUnavailable):
        await look_again(stage.world, case_of(stage))


async def test_looking_again_needs_a_permit(stage: Stage):
    with stage.store.begin() as tx:
        pause(tx, tx.member(MEMBER), stage.now, by="member")
    with pytest.raises(NotAllowed):
        await look_again(stage.world, case_of(stage))
    assert stage.source.looked_for == stage.source.looked_for[:1]


def looked(stage: Stage, *posts: Post) -> Looked:
    """What the source shows of these posts now."""
    pages = (wire(*posts),) if posts else ()
    return Looked(Fetched(stage.account().ref, pages, Cursor()))
