"""Tokens, sessions and the log: one use, one idle half hour, and nothing taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.adapters.store import SqlStore
from monitor.domain.audit import AuditEntry, AuditHead
from monitor.domain.message import Office
from monitor.domain.token import Purpose
from monitor.ports import Store
from tests.store.builders import DAY, HOUR, MINUTE, NOOR, NOW, TIM, session, token

SECOND = timedelta(seconds=1)


def test_A1_a_token_is_spent_once(store: Store):
    with store.begin() as tx:
        tx.add_token(token())
        assert tx.token("d1") == token()
        assert tx.spend_token("d1", NOW) == token()
    with store.begin() as tx:
        assert tx.spend_token("d1", NOW) is None
        assert tx.token("d1") is None


def test_A1_a_token_ends(store: Store):
    with store.begin() as tx:
        tx.add_token(token())
        assert tx.spend_token("d1", NOW + 15 * MINUTE) is None
        assert tx.spend_token("d1", NOW + 15 * MINUTE - SECOND) == token()


def test_A1_a_new_token_voids_older_ones_of_its_purpose_and_member(store: Store):
    with store.begin() as tx:
        tx.add_token(token("d1"))
        tx.add_token(token("d2", purpose=Purpose.PAUSE))
        tx.add_token(token("d3", member_id=TIM))
        tx.add_token(token("d4"))
        assert tx.spend_token("d1", NOW) is None
        assert all(tx.spend_token(d, NOW) for d in ("d2", "d3", "d4"))


def test_A1_links_of_one_office_stand_side_by_side_since_it_has_many_mailboxes(store: Store):
    links = [token(d, member_id=None, office=Office.COMMS) for d in ("d1", "d2")]
    with store.begin() as tx:
        for link in links:
            tx.add_token(link)
    with store.begin() as tx:
        assert [tx.spend_token(link.digest, NOW) for link in links] == links


def test_a_token_comes_back_as_it_went_in(store: Store):
    full = token(browser="b" * 64, code="c" * 64)
    with store.begin() as tx:
        tx.add_token(full)
    with store.begin() as tx:
        assert tx.token("d1") == full


def test_an_unknown_token_is_none(store: Store):
    with store.begin() as tx:
        assert tx.token("d9") is None
        assert tx.spend_token("d9", NOW) is None


def test_A7_a_session_ends_half_an_hour_after_it_was_last_seen(store: Store):
    with store.begin() as tx:
        tx.add_session(session())
        at = NOW + 29 * MINUTE
        assert tx.session("s1", at) == replace(session(), last_seen_at=at)
    with store.begin() as tx:
        at = at + 29 * MINUTE
        assert tx.session("s1", at) == replace(session(), last_seen_at=at)
        assert tx.session("s1", at + 30 * MINUTE) is None


def test_A7_a_session_ends_after_twelve_hours_however_busy(store: Store):
    with store.begin() as tx:
        tx.add_session(session(last_seen_at=NOW + 12 * HOUR - SECOND))
        assert tx.session("s1", NOW + 12 * HOUR - SECOND)
        assert tx.session("s1", NOW + 12 * HOUR) is None


def test_A7_a_session_can_be_ended(store: Store):
    office = session("s2", subject="comms-1", office=Office.COMMS)
    with store.begin() as tx:
        tx.add_session(session())
        tx.add_session(office)
        tx.end_session("s1")
        assert tx.session("s1", NOW) is None
        assert tx.session("s2", NOW) == office


def test_a_member_can_be_told_where_they_are_signed_in_and_which_links_wait(store: Store):
    later = session("s3", made_at=NOW + HOUR, last_seen_at=NOW + HOUR)
    office = session("s2", office=Office.COMMS)
    link = token("d2", purpose=Purpose.SHOW, made_at=NOW - MINUTE)
    with store.begin() as tx:
        for each in (later, session(), office, session("s4", subject=TIM)):
            tx.add_session(each)
        for each in (token(), link, token("d3", member_id=TIM)):
            tx.add_token(each)
    with store.begin() as tx:
        assert tx.sessions_of(NOOR) == (session(), later)
        assert tx.links_of(NOOR) == (link, token())
        tx.end_session("s1")
        tx.spend_token("d1", NOW)
    with store.begin() as tx:
        assert tx.sessions_of(NOOR) == (later,)
        assert tx.links_of(NOOR) == (link,)


def test_A6_tries_are_counted_within_their_window(store: Store):
    with store.begin() as tx:
        assert [tx.count_try("a", NOW, NOW + n * MINUTE) for n in range(3)] == [1, 2, 3]
        assert tx.count_try("b", NOW, NOW) == 1
        assert tx.count_try("a", NOW + 2 * MINUTE, NOW + 3 * MINUTE) == 2
        assert [tx.tried("a", NOW) for _ in range(2)] == [4, 4]
        assert tx.tried("a", NOW + 4 * MINUTE) == tx.tried("c", NOW) == 0


def test_traces_that_had_their_use_are_forgotten(store: Store):
    with store.begin() as tx:
        tx.add_token(token())
        tx.add_session(session())
        tx.count_try("a", NOW, NOW)
        assert tx.forget_traces(NOW) == 0
        assert tx.forget_traces(NOW + DAY) == 3
        assert tx.forget_traces(NOW + DAY) == 0


def entry(minutes: int, member_id=NOOR, thing: str | None = "K7Q2") -> AuditEntry:
    return AuditEntry(NOW + minutes * MINUTE, "comms", "looked at case", member_id, thing)


def test_Z2_members_see_who_looked_newest_first(store: Store):
    with store.begin() as tx:
        for each in (entry(1), entry(2, TIM), entry(3, thing=None), entry(4, None)):
            tx.log(each)
        assert tx.looked_at(NOOR) == (entry(3, thing=None), entry(1))


def test_Z4_an_untouched_log_is_whole(store: Store):
    with store.begin() as tx:
        assert tx.audit_head() == AuditHead()
        assert tx.audit_broken_at(AuditHead()) is None
        for minutes in range(3):
            tx.log(entry(minutes))
    with store.begin() as tx:
        head = tx.audit_head()
        assert head.number == 3
        tx.log(entry(4))
        assert tx.audit_broken_at(head) is None


def test_Z4_a_log_cut_short_is_told_from_a_head_kept_elsewhere(store: Store):
    with store.begin() as tx:
        tx.log(entry(1))
        head = tx.audit_head()
        assert tx.audit_broken_at(replace(head, number=2)) == 2
        assert tx.audit_broken_at(replace(head, seal="f" * 64)) == 1


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit SET action = 'joined' WHERE number = 2",
        "UPDATE audit SET person = NULL WHERE number = 2",
        "DELETE FROM audit WHERE number = 2",
        "UPDATE audit SET seal = (SELECT seal FROM audit WHERE number = 1) WHERE number = 2",
    ],
)
def test_Z4_tampering_with_the_table_shows(sql_store: SqlStore, tampering: str):
    with sql_store.begin() as tx:
        for minutes in range(3):
            tx.log(entry(minutes))
        assert tx.audit_broken_at(AuditHead()) is None
        tx.connection.exec_driver_sql(tampering)
    with sql_store.begin() as tx:
        assert tx.audit_broken_at(AuditHead()) == 2


@pytest.mark.parametrize("name", ["tick", "digest"])
def test_a_memo_is_what_was_last_written(store: Store, name: str):
    with store.begin() as tx:
        assert tx.remembered(name) is None
        tx.remember(name, "one")
        tx.remember(name, "two")
    with store.begin() as tx:
        assert tx.remembered(name) == "two"
