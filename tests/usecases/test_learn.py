"""What rules learn from the answers to their notes."""

from datetime import timedelta

import pytest

from monitor.domain.case import Case, Status, Worth
from monitor.domain.experience import NOTE, SHADOW, Experience
from monitor.domain.ids import MemberId
from monitor.domain.message import Kind, Message, Office
from monitor.domain.post import Cursor, Fetched
from monitor.domain.tally import Count
from monitor.errors import IllegalMove, NotFound
from monitor.ports import Looked
from monitor.usecases.learn import Owners, judge_note, learn, wake
from monitor.usecases.poll import poll_due
from monitor.usecases.recheck import recheck_due
from monitor.usecases.review import Offices, call_useful, call_useless, dismiss, protect
from tests.figures import tallied
from tests.usecases.world import Stage, wire

pytestmark = pytest.mark.anyio

RULE = "voice.insult"
TEXTS = {RULE: "one", "work.secret": "two", "work.codename": "three"}


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    stage.enrol(baseline_done=True)
    return stage


async def notes(stage: Stage, number: int, text: str = "You idiot") -> tuple[Case, ...]:
    """As many posts as that, each with a note written about it; newest first."""
    posts = [stage.post(f"{text} {stage.now} {n}", f"p{stage.now} {n}") for n in range(number)]
    stage.shows(*posts)
    await poll_due(stage.world)
    stage.pass_time(minutes=10)
    await recheck_due(stage.world)
    stage.pass_time(hours=1)
    return tuple(case for case in stage.cases() if case.status is Status.NOTIFIED)[:number]


def owners(stage: Stage) -> Owners:
    return Owners(("ilse@kade.example",), stage.new_id)


def offices(stage: Stage) -> Offices:
    return Offices((), ("ilse@kade.example",), stage.new_id)


def answers(stage: Stage, cases: tuple[Case, ...], *, useful: int) -> None:
    """The first so many were useful, the others no problem."""
    with stage.store.begin() as tx:
        for case in cases[:useful]:
            call_useful(tx, case, stage.now)
        for case in cases[useful:]:
            dismiss(tx, case, stage.now)


def learns(stage: Stage) -> tuple[str, ...]:
    with stage.store.begin() as tx:
        return learn(tx, TEXTS, owners(stage), stage.now)


def experience(stage: Stage, rule: str = RULE) -> Experience:
    with stage.store.begin() as tx:
        return tx.experiences()[rule]


def told(stage: Stage) -> list[Message]:
    with stage.store.begin() as tx:
        waiting = tx.lease_messages(stage.now, stage.now + timedelta(seconds=1), 100)
    return [mail for mail in waiting if mail.to is Office.POLICY_OWNER]


async def test_a_rule_whose_notes_are_called_no_problem_steps_back_by_itself(stage: Stage):
    answers(stage, await notes(stage, 10), useful=4)
    assert learns(stage) == (RULE,)
    with stage.store.begin() as tx:
        assert tx.shadowed() == {RULE: (stage.now, "dismissed")}
    await notes(stage, 1)
    assert all(case.status is not Status.HELD for case in stage.cases())


async def test_M4_its_owner_is_told_once_by_mail_and_without_the_post(stage: Stage):
    answers(stage, await notes(stage, 10), useful=0)
    learns(stage)
    learns(stage)
    (mail,) = told(stage)
    assert (mail.kind, mail.slot("what"), mail.slot("rule")) == (
        Kind.OPERATIONS,
        "rule-useless",
        RULE,
    )
    for hidden in ("m1", "idiot", "Noor", *(case.id for case in stage.cases())):
        assert hidden not in repr(mail)


@pytest.mark.parametrize(("number", "useful"), [(9, 0), (10, 5), (12, 6)])
async def test_a_rule_goes_on_with_few_answers_or_half_of_them_useful(
    stage: Stage, number: int, useful: int
):
    answers(stage, await notes(stage, number), useful=useful)
    assert learns(stage) == ()
    assert told(stage) == []


async def test_notes_that_nobody_answered_say_nothing(stage: Stage):
    cases = await notes(stage, 14)
    answers(stage, cases[:9], useful=0)
    assert learns(stage) == ()
    assert experience(stage).count(NOTE).number == 14


async def test_a_post_put_right_after_its_note_says_that_the_note_was_useful(stage: Stage):
    cases = await notes(stage, 10)
    gone = tuple(case.source_id for case in cases[:6])
    answers(stage, cases[6:], useful=0)
    stage.source.seen = Looked(Fetched(stage.account().ref, (), Cursor()), gone)
    await recheck_due(stage.world)
    assert experience(stage).answers == {Worth.USEFUL: 6, Worth.NO_PROBLEM: 4}
    assert learns(stage) == ()


async def test_numbers_are_told_once_a_day_so_that_nobody_sees_one_coming(stage: Stage):
    learns(stage)
    for number in range(2, 8):
        stage.enrol(f"m{number}", f"a{number}")
        with stage.store.begin() as tx:
            tx.count_note(RULE, MemberId(f"m{number}"), stage.now)
    learns(stage)
    assert experience(stage).told == {}
    stage.pass_time(days=1)
    learns(stage)
    assert experience(stage).told == {NOTE: 6}


async def test_what_was_mended_before_any_note_says_nothing_about_notes(stage: Stage):
    stage.shows(stage.post("You idiot"))
    await poll_due(stage.world)
    stage.shows(stage.post("You are right"))
    stage.pass_time(hours=1)
    await poll_due(stage.world)
    assert [case.status for case in stage.cases()] == [Status.CORRECTED]
    with stage.store.begin() as tx:
        assert tx.experiences() == {}


async def test_a_case_that_was_never_told_is_no_note_to_judge(stage: Stage):
    stage.shows(stage.post("You idiot"))
    await poll_due(stage.world)
    (case,) = stage.cases()
    with stage.store.begin() as tx:
        assert judge_note(tx, case, Worth.NO_PROBLEM) == case
        assert tx.experiences() == {}


async def test_clicking_twice_counts_once(stage: Stage):
    (case,) = await notes(stage, 1)
    with stage.store.begin() as tx:
        again = call_useful(tx, case, stage.now)
        call_useful(tx, again, stage.now)
        dismiss(tx, tx.case(case.id), stage.now)
        with pytest.raises(IllegalMove):
            dismiss(tx, tx.case(case.id), stage.now)
    assert experience(stage).answered == 1


async def test_whoever_changes_their_mind_is_counted_for_the_last_thing_they_said(stage: Stage):
    (case,) = await notes(stage, 1)
    with stage.store.begin() as tx:
        dismiss(tx, call_useful(tx, case, stage.now), stage.now)
    assert experience(stage).answers == {Worth.USEFUL: 0, Worth.NO_PROBLEM: 1}


async def test_whoever_took_a_post_down_may_still_say_there_was_no_problem(stage: Stage):
    (case,) = await notes(stage, 1)
    stage.source.seen = Looked(Fetched(stage.account().ref, (), Cursor()), (case.source_id,))
    await recheck_due(stage.world)
    with stage.store.begin() as tx:
        removed = tx.case(case.id)
        assert removed.judged is Worth.USEFUL
        assert call_useless(tx, removed).status is Status.REMOVED
    assert experience(stage).answers == {Worth.USEFUL: 0, Worth.NO_PROBLEM: 1}


async def test_a_case_that_was_called_no_problem_is_not_judged_again(stage: Stage):
    (case,) = await notes(stage, 1)
    with stage.store.begin() as tx:
        closed = dismiss(tx, case, stage.now)
    for judge in (lambda tx, case: call_useful(tx, case, stage.now), call_useless):
        with stage.store.begin() as tx, pytest.raises(IllegalMove):
            judge(tx, closed)


async def test_protected_is_counted_as_such(stage: Stage):
    (case,) = await notes(stage, 1)
    with stage.store.begin() as tx:
        protect(tx, case, offices(stage), stage.now)
    assert experience(stage).answers == {Worth.PROTECTED: 1}


async def test_an_edit_that_takes_away_what_the_note_spoke_of_was_worth_its_note(stage: Stage):
    (case,) = await notes(stage, 1, "You idiot, about Lodestar")
    assert case.worst.rule_id == RULE
    edited = stage.post("About Lodestar", case.source_id)
    stage.source.seen = Looked(Fetched(stage.account().ref, (wire(edited),), Cursor()))
    await recheck_due(stage.world)
    (case,) = stage.cases()
    assert (case.status, case.judged) == (Status.NOTIFIED, None)
    with stage.store.begin() as tx:
        dismiss(tx, case, stage.now)
    assert experience(stage).answers == {Worth.USEFUL: 1}
    assert experience(stage, "work.codename").answers == {Worth.NO_PROBLEM: 1}


async def test_a_rule_that_was_woken_writes_again_and_is_counted_anew(stage: Stage):
    answers(stage, await notes(stage, 10), useful=0)
    learns(stage)
    with stage.store.begin() as tx:
        wake(tx, RULE, stage.now, by="operator")
        assert tx.shadowed() == {}
    assert experience(stage).answered == 0
    assert learns(stage) == ()
    answers(stage, await notes(stage, 10), useful=0)
    assert learns(stage) == (RULE,)


async def test_waking_and_stepping_back_are_written_down(stage: Stage):
    answers(stage, await notes(stage, 10), useful=0)
    with stage.store.begin() as tx:
        before = tx.audit_head().number
    learns(stage)
    with stage.store.begin() as tx:
        wake(tx, RULE, stage.now, by="operator")
        assert tx.audit_head().number == before + 2


async def test_only_a_rule_in_shadow_can_be_woken(stage: Stage):
    with stage.store.begin() as tx, pytest.raises(NotFound, match=f"{RULE}: not in shadow"):
        wake(tx, RULE, stage.now, by="operator")


async def test_a_rule_that_was_changed_starts_from_nothing(stage: Stage):
    learns(stage)
    answers(stage, await notes(stage, 10), useful=0)
    with stage.store.begin() as tx:
        assert learn(tx, {**TEXTS, RULE: "narrower"}, owners(stage), stage.now) == ()
    assert experience(stage).answered == 0


async def test_a_rule_that_has_left_the_set_is_left_in_peace(stage: Stage):
    answers(stage, await notes(stage, 10), useful=0)
    with stage.store.begin() as tx:
        assert learn(tx, {"work.secret": "two"}, owners(stage), stage.now) == ()


async def test_a_case_held_while_its_rule_steps_back_is_told_to_nobody(stage: Stage):
    stage.shows(stage.post("You idiot"))
    await poll_due(stage.world)
    with stage.store.begin() as tx:
        tx.shadow(RULE, stage.now, "dismissed")
    stage.pass_time(minutes=10)
    await recheck_due(stage.world)
    assert [case.status for case in stage.cases()] == [Status.EXPIRED]
    assert stage.mails() == ()


async def test_hits_of_a_rule_that_stepped_back_are_counted_with_those_in_shadow(stage: Stage):
    with stage.store.begin() as tx:
        tx.shadow(RULE, stage.now, "dismissed")
    stage.shows(stage.post("You idiot"))
    await poll_due(stage.world)
    assert experience(stage).count(SHADOW).number == 1


async def test_a_note_is_counted_as_called_useful_once(stage: Stage):
    (case,) = await notes(stage, 1)
    with stage.store.begin() as tx:
        again = call_useful(tx, case, stage.now)
        call_useful(tx, again, stage.now)
        week = tallied(tx, stage.now - timedelta(days=7), stage.now + timedelta(days=1))
    assert week.useful == Count(1, 1)
