"""Accounts: leased when due, and remembering which version of each post was seen."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.domain import pace
from monitor.domain.failing import Unreadable
from monitor.domain.ids import AccountId, MemberId
from monitor.domain.member import Health, Standing
from monitor.domain.post import AccountRef, Cursor
from monitor.errors import AlreadyKept, NotFound, SourceGone
from monitor.ports import Store
from tests.store.builders import (
    BLOG,
    DAY,
    FEDI,
    HOUR,
    MINUTE,
    NOOR,
    NOW,
    TIM,
    account,
    case,
    member,
)

NOWHERE = AccountId("a-nowhere")


def test_an_account_comes_back_as_it_went_in(store: Store):
    full = account(
        AccountId("a-full"),
        ref=AccountRef("mastodon", "noor@f.example", "109", "@noor@f.example"),
        health=Health.TROUBLED,
        trouble="timeout",
        failures=3,
        proof_token="proof-42",
        proof_expires_at=NOW + DAY,
        bio="Engineer @ Havenmaat",
        cursor=Cursor((("etag", 'W/"1"'), ("min_id", "109"))),
        troubled_since=NOW - HOUR,
    )
    with store.begin() as tx:
        tx.add_account(full)
    with store.begin() as tx:
        assert tx.account(full.id) == full
        assert tx.accounts_of(NOOR) == (account(), full)


def test_an_unknown_account_is_not_found(store: Store):
    with pytest.raises(NotFound), store.begin() as tx:
        tx.account(NOWHERE)
    with pytest.raises(NotFound), store.begin() as tx:
        tx.remove_account(NOWHERE)
    with pytest.raises(NotFound), store.begin() as tx:
        tx.add_account(account(NOWHERE, MemberId("m-stranger")))


def test_D2_a_member_has_an_account_once(store: Store):
    with pytest.raises(AlreadyKept), store.begin() as tx:
        tx.add_account(account(NOWHERE, ref=account().ref))


def test_O3_two_members_claiming_one_account_are_both_found(store: Store):
    second = account(NOWHERE, TIM, ref=account().ref, added_at=NOW)
    with store.begin() as tx:
        tx.add_account(second)
        assert tx.accounts_claiming("feed", account().ref.key) == (account(), second)
        assert tx.accounts_claiming("mastodon", account().ref.key) == ()


def test_due_accounts_are_leased_earliest_first(store: Store):
    with store.begin() as tx:
        tx.save_accounts([account(next_due=NOW - MINUTE)])
        tx.save_accounts([tims(next_due=NOW - HOUR)])
        assert ids(tx.lease_accounts(NOW, NOW + MINUTE, 9)) == [FEDI, BLOG]


def test_no_more_are_leased_than_asked_for(store: Store):
    with store.begin() as tx:
        tx.save_accounts([account(next_due=NOW), tims(next_due=NOW - HOUR)])
        assert ids(tx.lease_accounts(NOW, NOW + MINUTE, 1)) == [FEDI]
        assert ids(tx.lease_accounts(NOW, NOW + MINUTE, 1)) == [BLOG]


def test_a_leased_account_is_hidden_until_its_lease_ends(store: Store):
    with store.begin() as tx:
        tx.save_accounts([tims(next_due=None)])
        assert ids(tx.lease_accounts(NOW, NOW + MINUTE, 9)) == [BLOG]
    with store.begin() as tx:
        assert tx.lease_accounts(NOW + timedelta(seconds=59), NOW + HOUR, 9) == ()
    with store.begin() as tx:
        assert ids(tx.lease_accounts(NOW + MINUTE, NOW + HOUR, 9)) == [BLOG]


def test_saving_an_account_ends_its_lease(store: Store):
    later = account(next_due=NOW + MINUTE)
    with store.begin() as tx:
        tx.save_accounts([tims(next_due=None)])
        tx.lease_accounts(NOW, NOW + DAY, 9)
        tx.save_accounts([later])
        assert tx.lease_accounts(NOW, NOW + DAY, 9) == ()
        assert tx.lease_accounts(NOW + MINUTE, NOW + DAY, 9) == (later,)


@pytest.mark.parametrize("standing", [Standing.PENDING, Standing.PAUSED])
def test_nobody_who_does_not_take_part_is_read(store: Store, standing: Standing):
    with store.begin() as tx:
        tx.save_member(member(standing=standing))
        assert BLOG not in ids(tx.lease_accounts(NOW, NOW + DAY, 9))


def test_an_account_without_a_due_time_is_never_leased(store: Store):
    with store.begin() as tx:
        tx.save_accounts([account(next_due=None), tims(next_due=NOW + MINUTE)])
        assert tx.lease_accounts(NOW, NOW + DAY, 9) == ()


def test_a_lease_that_was_rolled_back_is_none(store: Store):
    def crash() -> None:
        with store.begin() as tx:
            tx.lease_accounts(NOW, NOW + DAY, 9)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        crash()
    with store.begin() as tx:
        assert len(tx.lease_accounts(NOW, NOW + DAY, 9)) == 2


def test_an_account_goes_with_its_posts_and_cases(store: Store):
    with store.begin() as tx:
        tx.add_versions(BLOG, [("post-1", "aa")], NOW)
        tx.add_case(case(), "words")
        tx.remove_account(BLOG)
    with store.begin() as tx:
        tx.add_account(account())
        assert tx.versions(BLOG, ["post-1"]) == {}
        assert tx.cases_of(NOOR) == ()
        with pytest.raises(NotFound):
            tx.text_of(case().id)


def test_only_known_posts_have_a_version(store: Store):
    with store.begin() as tx:
        tx.add_versions(BLOG, [("post-1", "aa"), ("post-2", "bb")], NOW)
        assert tx.versions(BLOG, ["post-1", "post-3"]) == {"post-1": "aa"}
        assert tx.versions(FEDI, ["post-1"]) == {}
        assert tx.versions(BLOG, []) == {}


def test_an_edit_is_the_version_last_seen(store: Store):
    with store.begin() as tx:
        tx.add_versions(BLOG, [("post-1", "aa")], NOW)
        tx.add_versions(BLOG, [("post-1", "bb")], NOW + HOUR)
        assert tx.versions(BLOG, ["post-1"]) == {"post-1": "bb"}


def test_an_edit_that_goes_back_is_the_version_last_seen(store: Store):
    with store.begin() as tx:
        for hours, content in enumerate(["aa", "bb", "aa"]):
            tx.add_versions(BLOG, [("post-1", content)], NOW + hours * HOUR)
        assert tx.versions(BLOG, ["post-1"]) == {"post-1": "aa"}


def test_of_two_wordings_in_one_batch_the_last_one_counts(store: Store):
    with store.begin() as tx:
        tx.add_versions(BLOG, [("post-1", "bb"), ("post-1", "aa")], NOW)
        assert tx.versions(BLOG, ["post-1"]) == {"post-1": "aa"}


def test_D8_a_known_text_is_known_under_a_new_id(store: Store):
    with store.begin() as tx:
        tx.add_versions(BLOG, [("post-1", "aa"), ("post-2", "bb")], NOW)
        assert tx.hashes_known(BLOG, ["aa", "cc"]) == {"aa"}
        assert tx.hashes_known(FEDI, ["aa"]) == frozenset()
        assert tx.hashes_known(BLOG, []) == frozenset()


def test_nothing_to_remember_changes_nothing(store: Store):
    with store.begin() as tx:
        tx.add_versions(BLOG, [], NOW)
        tx.save_accounts([])
        assert tx.account(BLOG) == account()


@pytest.mark.parametrize("health", Health)
def test_of_accounts_that_cannot_be_read_it_is_known_whose_and_where_they_are(
    store: Store, health: Health
):
    with store.begin() as tx:
        assert tx.failing_accounts() == ()
        tx.save_accounts([tims(health=health, trouble="http-503")])
        found = tx.failing_accounts()
    unreadable = health in (Health.TROUBLED, Health.STOPPED)
    assert found == ((Unreadable(TIM, "http-503", "tim@f.example"),) if unreadable else ())


SEEN = st.lists(st.tuples(st.sampled_from(["p1", "p2", "p3"]), st.sampled_from(["aa", "bb"])))


@given(seen=SEEN)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_D2_taking_in_posts_twice_changes_nothing(store: Store, seen: list[tuple[str, str]]):
    asked = ["p1", "p2", "p3"]
    with store.begin() as tx:
        tx.add_versions(BLOG, seen, NOW)
        once = (tx.versions(BLOG, asked), tx.hashes_known(BLOG, ["aa", "bb"]))
        tx.add_versions(BLOG, seen, NOW)
        assert (tx.versions(BLOG, asked), tx.hashes_known(BLOG, ["aa", "bb"])) == once
        tx.remove_account(BLOG)
        tx.add_account(account())


def tims(**changes: object):
    ref = AccountRef("mastodon", "tim@f.example", "7", "@tim")
    return replace(account(FEDI, TIM, ref=ref), **changes)  # type: ignore[arg-type]


def ids(accounts):
    return [leased.id for leased in accounts]


def test_an_account_changed_while_it_was_leased_stays_as_it_was_left(store: Store):
    until = NOW + HOUR
    with store.begin() as tx:
        (leased,) = [a for a in tx.lease_accounts(NOW, until, 10) if a.id == BLOG]
        tx.save_accounts([replace(leased, health=Health.PAUSED, next_due=None)])
    with store.begin() as tx:
        tx.return_accounts([replace(leased, next_due=NOW + DAY)], until)
        assert tx.account(BLOG).health is Health.PAUSED


def test_an_account_given_back_is_due_when_it_says(store: Store):
    until = NOW + HOUR
    with store.begin() as tx:
        (leased,) = [a for a in tx.lease_accounts(NOW, until, 10) if a.id == BLOG]
    with store.begin() as tx:
        tx.return_accounts([replace(leased, next_due=NOW + MINUTE)], until)
    with store.begin() as tx:
        assert [a.id for a in tx.lease_accounts(NOW + MINUTE, until, 10)] == [BLOG]


def test_an_account_leased_anew_is_not_given_back_by_who_held_it_before(store: Store):
    until, later = NOW + HOUR, NOW + 2 * HOUR
    with store.begin() as tx:
        (leased,) = [a for a in tx.lease_accounts(NOW, until, 10) if a.id == BLOG]
    with store.begin() as tx:
        assert tx.lease_accounts(until, later, 10)
        tx.return_accounts([replace(leased, next_due=NOW + DAY)], until)
        assert tx.account(BLOG) == leased


def test_giving_back_nothing_is_fine(store: Store):
    with store.begin() as tx:
        before = tx.account(BLOG)
        tx.return_accounts([], NOW)
        assert tx.account(BLOG) == before


def test_an_acknowledged_account_has_new_times_and_its_old_words(store: Store):
    until = NOW + HOUR
    with store.begin() as tx:
        leased = tx.lease_accounts(NOW, until, 10)
        read = [pace.after_reading(a, a.cursor, NOW, NOW + MINUTE) for a in leased]
        troubled = [pace.after_error(a, SourceGone("410"), NOW, lambda: 0.0) for a in read[1:]]
        tx.acknowledge([read[0], *troubled], until)
    with store.begin() as tx:
        assert [tx.account(a.id) for a in leased] == [read[0], *troubled]
        assert ids(tx.lease_accounts(NOW + MINUTE, until, 10)) == [read[0].id]


def test_an_acknowledgement_changes_nothing_that_was_saved_meanwhile(store: Store):
    until = NOW + HOUR
    with store.begin() as tx:
        (leased,) = [a for a in tx.lease_accounts(NOW, until, 10) if a.id == BLOG]
        paused = replace(leased, health=Health.PAUSED, next_due=None)
        tx.save_accounts([paused])
    with store.begin() as tx:
        tx.acknowledge([replace(leased, next_due=NOW + DAY)], until)
        assert tx.account(BLOG) == paused


def test_who_has_left_is_not_acknowledged(store: Store):
    until = NOW + HOUR
    with store.begin() as tx:
        leased = tx.lease_accounts(NOW, until, 10)
        tx.erase_member(NOOR, NOW)
        tx.acknowledge(leased, until)
        assert tx.accounts_of(NOOR) == ()


def test_acknowledging_nothing_is_fine(store: Store):
    with store.begin() as tx:
        before = tx.account(BLOG)
        tx.acknowledge([], NOW)
        assert tx.account(BLOG) == before
