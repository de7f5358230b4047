"""When an account is asked again (safety F8, F9)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain import pace
from monitor.domain.ids import AccountId, MemberId
from monitor.domain.login import App, LetIn
from monitor.domain.member import Account, Health, Redirect
from monitor.domain.post import AccountRef, Cursor
from monitor.errors import (
    AddressRefused,
    SourceError,
    SourceGone,
    SourceLocked,
    SourceMissing,
    SourceUnavailable,
    SourceUnreadable,
)

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
ACCOUNT = Account(
    AccountId("a1"),
    MemberId("m1"),
    AccountRef("feed", "https://kade.example/feed", "https://kade.example/feed", "Kade"),
    added_at=NOW,
    health=Health.READING,
    proved_at=NOW,
    next_due=NOW,
)
BUSY = SourceUnavailable("kade.example: HTTP 503")
NO_FEED = SourceUnreadable("kade.example: no feed", reason="not-a-feed")


def failing(error: SourceError, times: int, shake: float = 0.0) -> list[Account]:
    """The account after each of so many failures, one after the other."""
    states, account = [], ACCOUNT
    for _ in range(times):
        account = pace.after_error(account, error, account.next_due or NOW, lambda: shake)
        states.append(account)
    return states


def waits(error: SourceError, times: int, shake: float = 0.0) -> list[timedelta]:
    due = [NOW, *(state.next_due or NOW for state in failing(error, times, shake))]
    return [later - sooner for sooner, later in pairwise(due)]


def test_F9_a_failing_source_is_asked_half_as_often_each_time_up_to_six_hours():
    minutes = [wait / timedelta(minutes=1) for wait in waits(BUSY, 9)]
    assert minutes == [5, 10, 20, 40, 80, 160, 320, 360, 360]


@given(st.integers(1, 200), st.floats(-1, 1))
def test_F9_chance_moves_a_wait_by_a_fifth_at_most(failures: int, shake: float):
    plain = pace.wait_after(BUSY, failures, lambda: 0.0)
    shaken = pace.wait_after(BUSY, failures, lambda: shake)
    assert plain * 0.79 <= shaken <= min(plain * 1.21, timedelta(hours=6))


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [(1.0, 60), (300.0, 300), (1e9, 86400), (-1.0, 60), (float("nan"), 60), (float("inf"), 86400)],
)
def test_F9_retry_after_is_kept_within_a_minute_and_a_day(asked: float, seconds: int):
    error = SourceUnavailable("kade.example: HTTP 429", retry_after=asked)
    state = pace.after_error(ACCOUNT, error, NOW, lambda: 1.0)
    assert state.next_due == NOW + timedelta(seconds=seconds)
    assert state.trouble == "told-to-wait"


@pytest.mark.parametrize("error", [SourceLocked("401"), AddressRefused("10.0.0.1")])
def test_F9_a_locked_or_refused_source_is_asked_again_after_six_hours(error: SourceError):
    assert waits(error, 3) == [timedelta(hours=6)] * 3


def test_a_token_goes_when_its_server_does_not_know_it_any_more_and_stays_otherwise():
    let_in = LetIn("t", App("app", "s", "https://amends.example/back", NOW))
    account = replace(ACCOUNT, let_in=let_in)
    for error, kept in (
        (SourceLocked("401", stranger=True), None),
        (SourceLocked("403"), let_in),
        (SourceUnavailable("503"), let_in),
    ):
        assert pace.after_error(account, error, NOW, lambda: 0.0).let_in == kept


def test_F9_a_missing_source_is_asked_daily_for_two_weeks_and_then_stopped():
    states = failing(SourceMissing("404"), 15)
    assert [state.health for state in states] == [Health.TROUBLED] * 14 + [Health.STOPPED]
    assert states[13].next_due == NOW + timedelta(days=14)
    assert states[14].next_due is None


def test_F9_a_source_that_is_gone_is_stopped_at_once():
    state = pace.after_error(ACCOUNT, SourceGone("410"), NOW, lambda: 0.0)
    assert (state.health, state.trouble, state.next_due) == (Health.STOPPED, "gone", None)


def test_an_account_that_has_moved_is_stopped_and_says_why():
    state = pace.after_error(ACCOUNT, SourceGone("x", reason="moved"), NOW, lambda: 0.0)
    assert (state.health, state.trouble, state.next_due) == (Health.STOPPED, "moved", None)


def test_another_kind_of_trouble_starts_its_own_count_but_not_its_own_time():
    later = NOW + timedelta(days=3)
    missing = failing(SourceMissing("404"), 3)[-1]
    unreadable = pace.after_error(missing, NO_FEED, later, lambda: 0.0)
    assert (unreadable.failures, unreadable.trouble) == (1, "not-a-feed")
    assert unreadable.troubled_since == NOW


def test_reading_ends_all_trouble():
    troubled = failing(BUSY, 4)[-1]
    read = pace.after_reading(troubled, Cursor((("etag", "x"),)), NOW, NOW + timedelta(hours=1))
    assert (read.health, read.trouble, read.failures) == (Health.READING, None, 0)
    assert (read.troubled_since, read.last_read_at) == (None, NOW)


def test_what_was_read_failed_or_put_off_differs_in_pace_alone():
    read = pace.after_reading(ACCOUNT, ACCOUNT.cursor, NOW, NOW + timedelta(hours=1))
    for after in (read, *failing(BUSY, 2), pace.unproved(ACCOUNT), pace.without_consent(ACCOUNT)):
        assert pace.only_paced(ACCOUNT, after)


def test_an_account_that_went_on_differs_in_more_than_pace():
    moved = pace.after_reading(ACCOUNT, Cursor((("etag", "x"),)), NOW, NOW + timedelta(hours=1))
    assert not pace.only_paced(ACCOUNT, moved)


@given(st.floats(-1, 1))
def test_F8_accounts_enrolled_together_drift_apart_by_a_tenth(shake: float):
    due = pace.Pace(timedelta(minutes=60)).next_due(NOW, lambda: shake)
    assert timedelta(minutes=54) <= due - NOW <= timedelta(minutes=66)


def test_a_fault_of_our_own_is_shown_as_one():
    assert pace.after_fault(ACCOUNT, NOW, lambda: 0.0).trouble == "fault"


def test_O2_an_account_whose_proof_is_old_is_not_due_any_more():
    state = pace.unproved(ACCOUNT)
    assert (state.health, state.next_due) == (Health.UNPROVED, None)


def test_after_a_pause_what_was_published_meanwhile_is_only_remembered():
    state = pace.after_pause(replace(ACCOUNT, baseline_done=True), NOW)
    assert (state.baseline_done, state.next_due) == (False, NOW)


def test_a_new_consent_wakes_what_the_end_of_the_old_one_had_paused():
    state = pace.after_pause(pace.without_consent(ACCOUNT), NOW)
    assert (state.health, state.next_due) == (Health.READING, NOW)


@pytest.mark.parametrize(
    "asleep",
    [
        replace(ACCOUNT, health=Health.PAUSED, next_due=None),
        replace(ACCOUNT, health=Health.STOPPED, next_due=None),
        replace(ACCOUNT, proved_at=NOW - timedelta(days=90)),
    ],
)
def test_after_a_pause_an_account_that_slept_for_its_own_reasons_sleeps_on(asleep: Account):
    assert pace.after_pause(asleep, NOW) == asleep


NEW = "https://kade.example/feed.xml"


def told(*answers: tuple[float, str | None]) -> Account:
    """The account after its source has said where it is, each time so many hours after the first."""
    account = ACCOUNT
    for hours, moved in answers:
        account = pace.after_redirect(account, moved, NOW + timedelta(hours=hours))
    return account


def test_F10_three_equal_answers_over_a_day_move_an_account():
    moved = told((0, NEW), (12, NEW), (24, NEW))
    assert (moved.ref.address, moved.redirect) == (NEW, None)
    assert (moved.ref.key, moved.ref.label) == (ACCOUNT.ref.key, ACCOUNT.ref.label)


@pytest.mark.parametrize(
    ("answers", "times"),
    [
        ([(0, NEW)], 1),
        ([(0, NEW), (24, NEW)], 2),
        ([(0, NEW), (1, NEW), (2, NEW), (23.99, NEW)], 4),
        ([(0, NEW), (12, None), (24, NEW), (36, NEW)], 2),
        ([(0, f"{NEW}2"), (12, NEW), (24, NEW), (35, NEW)], 3),
    ],
    ids=["once", "twice", "within a day", "back in between", "elsewhere in between"],
)
def test_F10_fewer_or_other_answers_do_not(answers: list[tuple[float, str | None]], times: int):
    account = told(*answers)
    assert account.ref == ACCOUNT.ref
    assert account.redirect is not None
    assert (account.redirect.to, account.redirect.times) == (NEW, times)


@pytest.mark.parametrize(
    "elsewhere", ["https://mole.example/feed", "https://www.kade.example/feed", "https:///feed"]
)
def test_F10_a_new_host_needs_a_new_proof_and_is_never_stored(elsewhere: str):
    assert told((0, elsewhere), (12, elsewhere), (24, elsewhere)) == ACCOUNT


def test_F10_a_source_that_is_where_it_was_has_not_moved():
    waiting = replace(ACCOUNT, redirect=Redirect(NEW, NOW, 2))
    assert pace.after_redirect(waiting, None, NOW).redirect is None


def test_F9_starting_again_hurries_no_source_that_is_well_or_has_asked_for_time():
    later = NOW + timedelta(hours=5)
    for trouble, due in ((None, later), (pace.TOLD_TO_WAIT, later), ("unavailable", NOW)):
        paused = replace(ACCOUNT, trouble=trouble, next_due=later)
        again = pace.after_pause(paused, NOW)
        assert (again.next_due, again.trouble, again.health) == (due, None, Health.READING)


def test_F9_pausing_one_account_and_starting_it_hurries_its_source_no_more():
    later = NOW + timedelta(hours=5)
    for trouble, due in ((None, later), (pace.TOLD_TO_WAIT, later), ("unavailable", NOW)):
        paused = pace.paused(replace(ACCOUNT, trouble=trouble, next_due=later), NOW)
        assert paused.health is Health.PAUSED
        assert pace.due_now(paused, NOW).next_due == due


def test_an_account_whose_time_has_come_meanwhile_is_read_at_once():
    late = replace(ACCOUNT, next_due=NOW - timedelta(days=3))
    assert pace.due_now(late, NOW).next_due == NOW
    assert pace.due_now(replace(ACCOUNT, next_due=None), NOW).next_due == NOW
