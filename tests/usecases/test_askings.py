"""Comms is asked for help by many at once, and its mailbox stays calm (safety D7)."""

from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import cast

import pytest

from monitor.domain.case import Case, Move
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.ids import CaseId
from monitor.domain.letter import HelpAsked
from monitor.domain.message import Kind, Message, Office
from monitor.testing.memory import MemoryStore
from monitor.usecases.compose import Ready, Unwanted, compose
from monitor.usecases.review import Offices, ask
from tests.usecases.comms import answered_by
from tests.usecases.outbox import PostRoom
from tests.usecases.world import MEMBER, Stage

FINDING = Finding("voice.insult", 3, Severity.MEDIUM, Confidence.LIKELY, Span(0, 3), "insult")


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    stage.enrol()
    return stage


def asked(stage: Stage, numbers: "count[int]") -> Case:
    """One more member's case, with the help of comms asked for."""
    with stage.store.begin() as tx:
        account = tx.accounts_of(MEMBER)[0]
        number = next(numbers)
        case = Case(
            id=CaseId(f"C{number}"),
            member_id=MEMBER,
            account_id=account.id,
            source_id=f"p{number}",
            content_hash=f"h{number}",
            findings=(FINDING,),
            policy_version="v1",
            opened_at=stage.now,
            expires_at=stage.now + timedelta(days=30),
        )
        tx.add_case(case, "words")
        told = case.moved(Move.HOLD, stage.now).moved(Move.NOTIFY, stage.now)
        tx.save_case(told)
        offices = Offices(("marit@kade.example",), (), stage.new_id)
        return ask(tx, told, offices, stage.now)


def mails(stage: Stage) -> list[Message]:
    held = cast(MemoryStore, stage.store).state.messages.values()
    return [mail for mail in held if mail.kind is Kind.HELP and mail.to is Office.COMMS]


def test_D7_a_thousand_askings_in_an_hour_are_three_mails(stage: Stage):
    numbers = count(1)
    for _ in range(1000):
        asked(stage, numbers)
    assert len(mails(stage)) == 3


def test_D7_askings_spread_over_a_day_bring_at_most_three_mails_in_any_hour(stage: Stage):
    numbers, begun = count(1), stage.now
    for minutes in range(0, 24 * 60, 7):
        stage.now = begun + timedelta(minutes=minutes)
        asked(stage, numbers)
    due = sorted(mail.due_at for mail in mails(stage))
    for first in due:
        assert sum(first <= at < first + timedelta(hours=1) for at in due) <= 3


def test_the_first_two_askings_of_an_hour_are_told_at_once(stage: Stage):
    numbers = count(1)
    for _ in range(2):
        asked(stage, numbers)
    assert [mail.due_at for mail in mails(stage)] == [stage.now] * 2


def test_the_mail_for_many_counts_who_still_waits_when_it_leaves(stage: Stage):
    numbers = count(1)
    cases = [asked(stage, numbers) for _ in range(5)]
    with stage.store.begin() as tx:
        answered_by(tx, cases[0], "Here is an answer.", stage.now, stage.new_id)
        together = mails(stage)[-1]
        ready = compose(tx, PostRoom().post.desk, together, together.due_at)
    assert isinstance(ready, Ready)
    letter = cast(HelpAsked, ready.letter)
    assert (letter.case_id, letter.waiting) == (None, 4)


def test_the_mail_for_many_is_not_sent_when_all_have_been_answered(stage: Stage):
    numbers = count(1)
    cases = [asked(stage, numbers) for _ in range(3)]
    with stage.store.begin() as tx:
        for case in cases:
            answered_by(tx, case, "Here is an answer.", stage.now, stage.new_id)
        together = mails(stage)[-1]
        assert compose(tx, PostRoom().post.desk, together, together.due_at) == Unwanted("answered")


def test_it_names_no_case_and_so_nobody(stage: Stage):
    numbers = count(1)
    for _ in range(4):
        asked(stage, numbers)
    assert mails(stage)[-1].slot("case") is None
    assert replace(mails(stage)[-1], slots=()).key.startswith("help:")
