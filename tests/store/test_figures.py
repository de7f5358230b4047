"""Figures: made when a case changes, of members who agreed, and gone with them."""

import contextlib
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from monitor.domain.accounts import UNREAD, AccountHealth, account_health
from monitor.domain.case import Case, Move
from monitor.domain.ids import AccountId, MemberId
from monitor.domain.member import AWAY, Health, Scope, Sharing, Standing
from monitor.domain.post import AccountRef
from monitor.domain.tally import Count, Event, Happening, hour, kept, tally
from monitor.domain.voices import Checked, author
from monitor.ports import Store, Transaction
from tests.figures import tallied
from tests.store.builders import (
    BLOG,
    DAY,
    FEDI,
    HOUR,
    NOOR,
    NOW,
    TIM,
    account,
    case,
    consent,
    member,
)

WEEK = NOW - 3 * DAY, NOW + 4 * DAY


def told(tx: Transaction, kept: Case) -> Case:
    tx.add_case(kept, "words")
    noted = kept.held(NOW, HOUR).moved(Move.NOTIFY, NOW)
    tx.save_case(noted)
    return noted


def of_tim(case_id: str, source_id: str) -> Case:
    return case(case_id, source_id, member_id=TIM, account_id=FEDI)


def test_a_note_and_its_outcome_are_counted_with_the_people_behind_them(store: Store):
    with store.begin() as tx:
        tx.save_case(told(tx, case("AAAA", "p1")).moved(Move.CORRECT, NOW + 3 * HOUR))
        tx.save_case(told(tx, case("BBBB", "p2")).moved(Move.REMOVE, NOW + 5 * HOUR))
        tx.save_case(told(tx, of_tim("CCCC", "p3")).moved(Move.DISMISS, NOW + HOUR))
        figures = tallied(tx, *WEEK)
    assert figures.notes == Count(3, 2)
    assert figures.put_right == Count(2, 1)
    assert figures.declined == Count(1, 1)
    assert figures.hours_to_right == 4


def test_a_member_can_be_told_what_is_counted_of_them(store: Store):
    with store.begin() as tx:
        tx.save_case(told(tx, case()).moved(Move.CORRECT, NOW + 3 * HOUR))
        told(tx, of_tim("CCCC", "p3"))
    with store.begin() as tx:
        found = tx.happened_to(NOOR)
        whose = {event.person for event in (*found, *tx.happened_to(TIM))}
    assert [event.what for event in found] == [Happening.NOTE, Happening.PUT_RIGHT]
    assert found[1].noted_at == found[0].at
    assert len(whose) == 2


def test_figures_outlive_the_case(store: Store):
    with store.begin() as tx:
        tx.save_case(told(tx, case()).moved(Move.CORRECT, NOW + HOUR))
        tx.forget_cases(NOW + 2 * HOUR)
        assert tallied(tx, *WEEK).put_right == Count(1, 1)


def test_saving_a_case_again_counts_nothing_again(store: Store):
    with store.begin() as tx:
        asked = told(tx, case()).moved(Move.ASK, NOW + HOUR)
        for _ in range(2):
            tx.save_case(asked)
            tx.save_case(asked.rechecked(NOW + 2 * HOUR))
        assert (tallied(tx, *WEEK).notes, tallied(tx, *WEEK).help) == (Count(1, 1), Count(1, 1))


def test_a_period_holds_what_happened_in_it(store: Store):
    with store.begin() as tx:
        told(tx, case())
        tx.count_checked(NOOR, NOW, posts=5)
        assert tallied(tx, NOW - DAY, NOW - HOUR).notes == Count()
        assert tallied(tx, NOW + HOUR, NOW + DAY).checked.number == 0


def test_whoever_is_not_to_be_counted_is_not(store: Store):
    private = consent(TIM, scopes=frozenset({Scope.READ_POSTS, Scope.SEND_NOTES}))
    with store.begin() as tx:
        told(tx, case("AAAA", "p1"))
        told(tx, of_tim("BBBB", "p2"))
        assert tallied(tx, *WEEK).notes == Count(2, 2)
        tx.add_consent(private)
        assert tallied(tx, *WEEK).notes == Count(1, 1)
        told(tx, of_tim("CCCC", "p3"))
        assert tallied(tx, *WEEK).notes == Count(1, 1)
        tx.count_checked(TIM, NOW, posts=3)
        assert (tallied(tx, *WEEK).checked, tallied(tx, *WEEK).active) == (Count(), 1)


def bits_of(tx: Transaction, *members: MemberId) -> tuple[int, ...]:
    """The bits of these members: two may share one, as the key of this store has it."""
    found = []
    for each in members:
        before = tx.known_authors()
        tx.save_member(member(each, sharing=Sharing.FLAGGED))
        found += [author(person) for person in tx.known_authors() - before]
    return tuple(found)


def test_checked_posts_add_up_with_the_people_who_wrote_them(store: Store):
    with store.begin() as tx:
        for posts in (5, 0, 7):
            tx.count_checked(NOOR, NOW, posts=posts)
        tx.count_checked(NOOR, NOW - HOUR, posts=1)
        assert tallied(tx, *WEEK).checked == Count(13, 1)
        assert tallied(tx, hour(NOW) - HOUR, hour(NOW)).checked == Count(1, 1)
        tx.count_checked(TIM, NOW, posts=1)
        noor, tim = bits_of(tx, NOOR, TIM)
        assert tx.checked(*WEEK) == Checked(14, noor | tim, active=2)


def test_nobody_whom_comms_knows_stands_behind_checked_posts(store: Store):
    with store.begin() as tx:
        tx.count_checked(NOOR, NOW, posts=5)
        bits_of(tx, TIM)
        assert tallied(tx, *WEEK, tx.known_authors()).active == 1
        bits_of(tx, NOOR)
        assert tallied(tx, *WEEK, tx.known_authors()).checked == Count(5, 0)


def test_only_active_members_could_have_got_a_note(store: Store):
    with store.begin() as tx:
        tx.save_member(member(TIM, standing=Standing.PAUSED))
        assert tallied(tx, *WEEK).active == 1


def test_nothing_happened_in_an_empty_store(empty_store: Store):
    with empty_store.begin() as tx:
        assert tallied(tx, *WEEK) == tally(kept((), *WEEK), Count(), 0, frozenset())
        assert tx.account_health(NOW) == AccountHealth()


def test_figures_are_forgotten_after_thirteen_weeks(store: Store):
    with store.begin() as tx:
        told(tx, case())
        tx.count_checked(NOOR, NOW, posts=5)
        assert tx.forget_traces(NOW + 90 * DAY) == 0
        assert tx.forget_traces(NOW + 92 * DAY) == 2
        assert tallied(tx, *WEEK) == tally(kept((), *WEEK), Count(), 2, frozenset())


def test_L4_the_health_of_accounts_is_counted_with_their_people(store: Store):
    troubled = account(AccountId("a3"), health=Health.TROUBLED, last_read_at=NOW - 2 * DAY)
    others = [
        replace(troubled, id=AccountId(f"a-{health}"), health=health)
        for health in (Health.STOPPED, Health.UNPROVED, Health.PAUSED)
    ]
    with store.begin() as tx:
        for place, each in enumerate([troubled, *others]):
            ref = replace(each.ref, key=f"key-{place}")
            tx.add_account(replace(each, ref=ref))
        one = Count(1, 1)
        assert tx.account_health(NOW) == AccountHealth(
            reading=Count(2, 2),
            troubled=one,
            stopped=one,
            unread=Count(2, 1),
            waiting=one,
            paused=one,
        )
        tx.save_member(member(NOOR, standing=Standing.PAUSED))
        assert tx.account_health(NOW) == AccountHealth(
            reading=one, stopped=one, unread=one, waiting=one, paused=Count(3, 1)
        )


def test_L4_only_what_its_owner_has_paused_is_called_so(store: Store):
    """What waits for a proof, a consent or another claim stands in a line of its own."""
    with store.begin() as tx:
        tx.save_accounts([account(BLOG, health=Health.PAUSED)])
        assert tx.account_health(NOW).paused == Count(1, 1)
        for trouble in ("consent-ended", "two-claims"):
            tx.save_accounts([account(BLOG, health=Health.PAUSED, trouble=trouble)])
            health = tx.account_health(NOW)
            assert (health.paused, health.waiting) == (Count(), Count(1, 1))


def test_L4_a_short_trouble_still_counts_as_reading(store: Store):
    with store.begin() as tx:
        tx.save_accounts([account(BLOG, health=Health.TROUBLED, last_read_at=NOW - HOUR)])
        assert tx.account_health(NOW).reading == Count(2, 2)


def test_L4_what_amends_itself_did_not_come_to_is_unread(store: Store):
    with store.begin() as tx:
        waits = account(BLOG, health=Health.READING, last_read_at=NOW - 2 * DAY)
        tx.save_accounts([replace(waits, next_due=NOW - DAY)])
        assert tx.account_health(NOW).reading == Count(2, 2)
        tx.save_accounts([replace(waits, next_due=NOW - DAY - HOUR)])
        health = tx.account_health(NOW)
    assert (health.reading, health.troubled, health.unread) == (
        Count(1, 1),
        Count(1, 1),
        Count(1, 1),
    )


SEVERAL = [MemberId(f"m{number}") for number in range(4)]
INSTANT = timedelta(microseconds=1)
moments = st.none() | st.sampled_from(
    [NOW - UNREAD - INSTANT, NOW - UNREAD, NOW - UNREAD + INSTANT, NOW - 9 * DAY, NOW, NOW + DAY]
)
standings = st.fixed_dictionaries({each: st.sampled_from(Standing) for each in SEVERAL})
in_any_health = st.lists(
    st.fixed_dictionaries(
        {
            "member_id": st.sampled_from(SEVERAL),
            "health": st.sampled_from(Health),
            "trouble": st.none() | st.sampled_from(["", "timeout", "consent-ended"]),
            "last_read_at": moments,
            "next_due": moments,
        }
    ),
    max_size=12,
)


class _Undone(Exception):
    """Nothing of this is to stay."""


@given(standings=standings, wanted=in_any_health)
@example(standings=dict.fromkeys(SEVERAL, Standing.ACTIVE), wanted=[])
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_L4_accounts_that_the_database_adds_up_are_those_that_stand_in_each_line(
    empty_store: Store, standings: dict[MemberId, Standing], wanted: list[dict[str, object]]
):
    """The rule is that of ``domain.accounts``, account by account."""
    kept = [
        account(AccountId(f"a{n}"), ref=AccountRef("feed", f"u{n}", f"k{n}", ""), **each)
        for n, each in enumerate(wanted)
    ]
    with contextlib.suppress(_Undone), empty_store.begin() as tx:
        for member_id, standing in standings.items():
            tx.add_member(member(member_id, standing=standing))
        for each in kept:
            tx.add_account(each)
        away = frozenset(whose for whose, standing in standings.items() if standing in AWAY)
        assert tx.account_health(NOW) == account_health(kept, away, NOW)
        raise _Undone


def test_M4_who_asked_for_help_or_shares_is_counted_and_not_among_the_people_behind_a_number(
    store: Store,
):
    with store.begin() as tx:
        tx.save_case(told(tx, case("AAAA", "p1")).moved(Move.ASK, NOW + HOUR))
        told(tx, of_tim("BBBB", "p2"))
        known = tx.known_authors()
        figures = tallied(tx, *WEEK, known)
        assert (len(known), figures.notes, figures.told) == (1, Count(2, 1), 2)
        assert figures.active == 1
        tx.save_member(member(TIM, sharing=Sharing.FLAGGED))
        assert len(tx.known_authors()) == 2
        assert tallied(tx, *WEEK, tx.known_authors()).notes == Count(2, 0)
        tx.erase_member(NOOR, NOW + HOUR)
        assert len(tx.known_authors()) == 1


def test_what_is_counted_beside_cases_is_of_members_who_agreed_to_it(store: Store):
    private = consent(TIM, scopes=frozenset({Scope.READ_POSTS, Scope.SEND_NOTES}))
    useful = Event(NOW, Happening.USEFUL, 3, "", NOW)
    with store.begin() as tx:
        told(tx, case())
        tx.add_consent(private)
        for member_id in (NOOR, TIM):
            tx.happened(member_id, useful)
        figures = tallied(tx, *WEEK)
        assert (figures.useful, figures.not_useful) == (Count(1, 1), Count(0, 0))
