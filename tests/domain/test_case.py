"""The life of a case is its table of moves, and nothing else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.domain.case import CLOSED, MOVES, Case, Move, Status
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.ids import AccountId, CaseId, MemberId
from monitor.errors import IllegalMove

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)


def finding(rule: str = "voice.insult", **changes: object) -> Finding:
    """A finding with some fields changed."""
    plain = Finding(rule, 3, Severity.MEDIUM, Confidence.LIKELY, Span(3, 9), "insult")
    return replace(plain, **changes)  # type: ignore[arg-type]


def case(status: Status = Status.OPEN, *findings: Finding) -> Case:
    """A case standing at ``status``."""
    return Case(
        id=CaseId("K7Q2"),
        member_id=MemberId("m1"),
        account_id=AccountId("a1"),
        source_id="s1",
        content_hash="00",
        findings=findings or (finding(),),
        policy_version="v1",
        opened_at=NOW,
        expires_at=NOW + timedelta(days=30),
        status=status,
        recheck_at=NOW,
    )


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("move", list(Move))
def test_a_case_moves_as_the_table_says_or_not_at_all(status: Status, move: Move):
    if (status, move) in MOVES:
        assert case(status).moved(move, NOW).status is MOVES[status, move]
    else:
        with pytest.raises(IllegalMove, match="K7Q2"):
            case(status).moved(move, NOW)


def test_every_status_can_be_reached_from_open():
    reached, ahead = {Status.OPEN}, [Status.OPEN]
    while ahead:
        here = ahead.pop()
        there = {end for (start, _), end in MOVES.items() if start is here} - reached
        reached |= there
        ahead.extend(there)
    assert reached == set(Status)


def test_nothing_leaves_a_closed_case():
    assert not [move for (start, move) in MOVES if start in CLOSED]


def test_closing_notes_the_time_and_ends_the_looking():
    closed = case(Status.NOTIFIED).moved(Move.CORRECT, NOW)
    assert closed.status.closed
    assert (closed.closed_at, closed.recheck_at, closed.held_until) == (NOW, None, None)


def test_a_held_case_is_looked_at_again_when_the_hold_ends():
    held = case().held(NOW, timedelta(minutes=5))
    assert held.status is Status.HELD
    assert held.held_until == held.recheck_at == NOW + timedelta(minutes=5)


def test_a_notified_case_is_looked_at_after_ten_minutes():
    told = case(Status.HELD).moved(Move.NOTIFY, NOW)
    assert told.notified_at == NOW
    assert told.recheck_at == NOW + timedelta(minutes=10)


def test_a_case_is_looked_at_after_ten_minutes_one_six_and_twenty_four_hours_and_then_daily():
    looked, hours = case(Status.HELD).moved(Move.NOTIFY, NOW), []
    for _ in range(6):
        assert looked.recheck_at is not None
        hours.append((looked.recheck_at - NOW) / timedelta(hours=1))
        looked = looked.rechecked(looked.recheck_at)
    assert hours == [1 / 6, 1, 6, 24, 48, 72]
    assert looked.rechecks == 6


def test_a_case_that_was_not_told_of_yet_is_looked_at_by_its_own_age():
    held = case(Status.HELD).rechecked(NOW + timedelta(hours=2))
    assert held.recheck_at == held.opened_at + timedelta(hours=6)


def test_asking_for_help_keeps_the_looking_going():
    asked = case(Status.NOTIFIED).moved(Move.ASK, NOW)
    assert asked.recheck_at == NOW


def test_a_secret_comes_before_a_graver_looking_insult():
    secret = finding("work.secret", severity=Severity.LOW, hard=True)
    assert case(Status.OPEN, finding(severity=Severity.HIGH), secret).worst is secret


def test_a_case_is_as_grave_as_its_gravest_finding():
    both = case(Status.OPEN, finding(severity=Severity.LOW), finding(severity=Severity.HIGH))
    assert both.severity is Severity.HIGH
    assert not both.urgent


def test_somebody_elses_data_makes_a_case_urgent():
    assert case(Status.OPEN, finding(hard=True)).urgent


def test_an_edit_goes_on_in_the_same_case():
    longer = case(Status.NOTIFIED).extended("11", (finding("voice.threat"),), "v2")
    assert (longer.id, longer.content_hash, longer.policy_version) == ("K7Q2", "11", "v2")


def test_severities_and_confidences_rank_in_their_written_order():
    assert [s.rank for s in Severity] == [0, 1, 2]
    assert [c.rank for c in Confidence] == [0, 1, 2]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_is_none_is_refused(start: int, end: int):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_gives_its_words_and_knows_its_neighbours():
    assert Span(3, 6).of("abcdefgh") == "def"
    assert Span(0, 3).overlaps(Span(2, 5))
    assert not Span(0, 3).overlaps(Span(3, 5))
