"""Comms is called to whom nobody helps, in office hours; and whoever is handed a case hears of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

from monitor.domain.case import Case, Move, Status
from monitor.domain.colleague import Colleague, colleague_in
from monitor.domain.ids import CaseId
from monitor.domain.letter import HelpAnswered, HelpAsked
from monitor.domain.message import Kind, Message, Office
from monitor.errors import IllegalMove, TakenAlready
from monitor.policy.phrases import Platform
from monitor.testing.memory import MemoryStore
from monitor.usecases.callcomms import Bell, call_for_untaken, untaken
from monitor.usecases.compose import Ready, Unwanted, compose
from monitor.usecases.helping import hand_back, hand_on, take
from monitor.usecases.review import Offices, ask, take_back
from monitor.usecases.team import be_called, meet, roster
from monitor.usecases.telling import Desk
from tests.usecases.comms import MARIT, answered_by, colleague
from tests.usecases.outbox import PostRoom
from tests.usecases.test_askings import FINDING
from tests.usecases.world import MEMBER, Stage

JIP = "jip@kade.example"
BOXES = (MARIT, JIP)
FRIDAY = datetime(2026, 11, 27, 14, tzinfo=UTC)
MONDAY = FRIDAY + timedelta(days=3)


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    stage.enrol()
    stage.now = FRIDAY
    return stage


def offices(stage: Stage) -> Offices:
    return Offices(BOXES, (), stage.new_id, "Europe/Amsterdam")


def bell(stage: Stage) -> Bell:
    return offices(stage).bell


def asked(stage: Stage, code: str = "K7Q2", **changes: object) -> Case:
    """A case whose member has asked for help just now."""
    with stage.store.begin() as tx:
        account = tx.accounts_of(MEMBER)[0]
        case = Case(
            id=CaseId(code),
            member_id=MEMBER,
            account_id=account.id,
            source_id=code,
            content_hash="h",
            findings=(replace(FINDING, **changes),),  # type: ignore[arg-type]
            policy_version="v1",
            opened_at=stage.now,
            expires_at=stage.now + timedelta(days=30),
        )
        tx.add_case(case, "You idiot")
        told = case.moved(Move.HOLD, stage.now).moved(Move.NOTIFY, stage.now)
        tx.save_case(told)
        return ask(tx, told, offices(stage), stage.now)


def taken(stage: Stage, mailbox: str = MARIT) -> Case:
    with stage.store.begin() as tx:
        return take(tx, tx.case(CaseId("K7Q2")), colleague(tx, mailbox), "", stage.now)


def mails(stage: Stage, *, to: str = MARIT) -> list[Message]:
    held = cast(MemoryStore, stage.store).state.messages.values()
    return [m for m in held if m.to is Office.COMMS and m.slot("address") == to]


def said(stage: Stage, message: Message) -> HelpAsked | str:
    with stage.store.begin() as tx:
        made = compose(tx, desk(), message, stage.now)
    return made.why if isinstance(made, Unwanted) else cast(HelpAsked, made.letter)


def desk() -> Desk:
    return replace(PostRoom().post.desk, comms=BOXES, platforms={"scripted": Platform("blog")})


def call(stage: Stage) -> None:
    with stage.store.begin() as tx:
        call_for_untaken(tx, bell(stage), stage.now)


def test_what_nobody_has_taken_for_a_working_day_is_called_out_as_a_number_once_a_day(stage: Stage):
    asked(stage)
    stage.now = FRIDAY + timedelta(hours=1)
    asked(stage, "M4PT")
    for moment in (MONDAY - timedelta(minutes=1), MONDAY, MONDAY + timedelta(minutes=5)):
        stage.now = moment
        call(stage)
    *_, mail = mails(stage)
    assert len(mails(stage)) == 3
    letter = said(stage, mail)
    assert isinstance(letter, HelpAsked)
    assert (letter.case_id, letter.waiting, letter.untaken) == (None, 2, 1)
    stage.now = MONDAY + timedelta(days=1)
    call(stage)
    assert len(mails(stage)) == 4


def test_nobody_is_called_at_night_at_the_weekend_or_for_what_is_taken(stage: Stage):
    asked(stage)
    for hours in (5, 24, 48, 72 + 4):
        stage.now = FRIDAY + timedelta(hours=hours)
        call(stage)
    assert len(mails(stage)) == 1
    taken(stage)
    stage.now = MONDAY + timedelta(days=1)
    call(stage)
    assert len(mails(stage)) == 1


def test_a_helper_who_has_left_the_team_helps_nobody(stage: Stage):
    asked(stage)
    taken(stage, "gone@kade.example")
    stage.now = MONDAY
    with stage.store.begin() as tx:
        assert untaken(tx, BOXES, "Europe/Amsterdam", stage.now) == 1
        assert untaken(tx, (*BOXES, "gone@kade.example"), "Europe/Amsterdam", stage.now) == 0


def test_what_is_asked_in_quiet_hours_comes_in_one_mail_in_the_morning(stage: Stage):
    stage.now = FRIDAY + timedelta(hours=8)
    asked(stage)
    asked(stage, "M4PT")
    (mail,) = mails(stage)
    assert mail.due_at == datetime(2026, 11, 30, 7, 30, tzinfo=UTC)
    stage.now = mail.due_at
    letter = said(stage, mail)
    assert isinstance(letter, HelpAsked)
    assert (letter.case_id, letter.waiting) == (None, 2)


def test_the_mail_for_many_names_the_one_case_that_still_waits(stage: Stage):
    stage.now = FRIDAY + timedelta(hours=8)
    asked(stage)
    (mail,) = mails(stage)
    letter = said(stage, mail)
    assert isinstance(letter, HelpAsked)
    assert letter.case_id == "K7Q2"


def test_a_question_that_a_colleague_has_taken_calls_nobody_else(stage: Stage):
    asked(stage)
    taken(stage)
    assert [said(stage, mail) for box in BOXES for mail in mails(stage, to=box)] == ["taken"] * 2


def test_who_is_handed_a_case_gets_a_mail_and_nobody_else_does(stage: Stage):
    asked(stage)
    case = taken(stage)
    with stage.store.begin() as tx:
        to = next(each for each in roster(tx, BOXES, stage.now) if each.address == JIP)
        given = hand_on(tx, case, colleague(tx), to, bell(stage), stage.now + timedelta(minutes=1))
    assert given.taken_by == to.id
    assert (len(mails(stage)), len(mails(stage, to=JIP))) == (1, 2)
    letter = said(stage, mails(stage, to=JIP)[-1])
    assert isinstance(letter, HelpAsked)
    assert (letter.case_id, letter.mine) == ("K7Q2", True)


def test_only_who_has_a_case_can_give_it_away_or_answer(stage: Stage):
    case = asked(stage)
    with stage.store.begin() as tx:
        me, other = colleague(tx), colleague(tx, JIP)
        for act in (
            lambda: hand_back(tx, case, me, stage.now),
            lambda: hand_on(tx, case, me, other, bell(stage), stage.now),
        ):
            with pytest.raises(TakenAlready):
                act()
        held = take(tx, case, me, "", stage.now)
        assert take(tx, held, me, "", stage.now) == held
        with pytest.raises(TakenAlready):
            take(tx, held, other, "", stage.now)
        assert hand_back(tx, held, me, stage.now).taken_by is None


def test_a_case_that_nobody_asked_about_cannot_be_taken(stage: Stage):
    case = asked(stage)
    with stage.store.begin() as tx:
        ended = take_back(tx, case, stage.now)
        assert (ended.status, ended.taken_by) == (Status.NOTIFIED, None)
        with pytest.raises(IllegalMove):
            take(tx, ended, colleague(tx), "", stage.now)
        with pytest.raises(IllegalMove):
            take_back(tx, ended, stage.now)


def test_a_closed_case_forgets_who_helped(stage: Stage):
    asked(stage)
    assert taken(stage).moved(Move.DISMISS, stage.now).taken_by is None


def test_the_team_is_whoever_the_settings_name_or_the_company_let_in_of_late(stage: Stage):
    with stage.store.begin() as tx:
        meet(tx, "digest-of-ann", stage.now, "ann@kade.example")
        meet(tx, "digest-of-old", stage.now - timedelta(days=30), "old@kade.example")
        meet(tx, colleague(tx).person, stage.now)
        be_called(tx, colleague(tx).person, "Marit")
        team = roster(tx, BOXES, stage.now)
    assert [(each.address, each.name) for each in team] == [
        (MARIT, "Marit"),
        (JIP, ""),
        ("ann@kade.example", ""),
    ]
    assert len({each.id for each in team}) == 3


def test_a_line_of_the_log_says_which_colleague_it_was(stage: Stage):
    assert colleague_in(Colleague("a1b2", "digest").actor) == "a1b2"
    for other in ("comms", "member", "commsx a1b2"):
        assert colleague_in(other) == ""


def answer_mail(stage: Stage) -> HelpAnswered | str:
    with stage.store.begin() as tx:
        mail = next(m for m in tx.messages_to(MEMBER) if m.kind is Kind.HELP)
        made = compose(tx, desk(), mail, stage.now)
    return cast(HelpAnswered, made.letter) if isinstance(made, Ready) else made.why


@pytest.mark.parametrize(
    ("quotes", "kind", "hard", "told"),
    [
        (True, "insult", False, "Say sorry."),
        (False, "insult", False, ""),
        (True, "codename", False, ""),
        (True, "secret", True, ""),
    ],
)
def test_an_answer_stands_in_the_mail_unless_the_post_gave_something_away_or_quotes_are_off(
    stage: Stage, quotes: bool, kind: str, hard: bool, told: str
):
    case = asked(stage, kind=kind, hard=hard)
    with stage.store.begin() as tx:
        tx.save_member(replace(tx.member(MEMBER), quotes=quotes))
        be_called(tx, colleague(tx).person, "Marit")
        answered_by(tx, case, "Say sorry.", stage.now, stage.new_id)
    letter = answer_mail(stage)
    assert isinstance(letter, HelpAnswered)
    assert (letter.by, letter.text) == ("Marit", told)


def test_of_two_answers_that_wait_each_mail_has_its_own(stage: Stage):
    case = asked(stage)
    with stage.store.begin() as tx:
        first = answered_by(tx, case, "Say sorry.", stage.now, stage.new_id)
        stage.now += timedelta(minutes=5)
        again = ask(tx, first, offices(stage), stage.now, "In public?")
        answered_by(tx, again, "There, yes.", stage.now, stage.new_id)
        waiting = [m for m in tx.messages_to(MEMBER) if m.kind is Kind.HELP]
        made = [compose(tx, desk(), m, stage.now) for m in waiting]
    texts = {cast(HelpAnswered, each.letter).text for each in made if isinstance(each, Ready)}
    assert texts == {"Say sorry.", "There, yes."}


def test_no_answer_is_mailed_once_its_case_has_closed(stage: Stage):
    case = asked(stage)
    with stage.store.begin() as tx:
        answered = answered_by(tx, case, "Say sorry.", stage.now, stage.new_id)
        tx.save_case(answered.moved(Move.CORRECT, stage.now))
    assert answer_mail(stage) == "closed"


def test_nobody_is_called_to_a_question_that_has_been_answered_or_taken_back(stage: Stage):
    case = asked(stage)
    with stage.store.begin() as tx:
        take_back(tx, case, stage.now)
    assert said(stage, mails(stage)[0]) == "answered"
