"""Cases: one open at a time on a post, with its text for as long as it is open."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.adapters.store import SqlStore
from monitor.adapters.tables import AnswerRow
from monitor.adapters.vault import Place, Vault
from monitor.domain.case import CLOSED, Move, Status
from monitor.domain.ids import CaseId, MemberId
from monitor.domain.member import Sharing
from monitor.domain.thread import Remark, Side
from monitor.errors import AlreadyKept, NotFound, TextErased
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
    case,
    finding,
)
from tests.store.conftest import furnish

NOTHING = CaseId("ZZZZ")
TEXT = "What a bunch of \U0001f921, \ud800 honestly.\nRegards"


def test_a_case_and_its_text_come_back_as_they_went_in(store: Store):
    full = case(
        findings=(finding(), finding("work.secret", hard=True, about="codename")),
        status=Status.HELP,
        held_until=NOW + MINUTE,
        notified_at=NOW + HOUR,
        asked_at=NOW + 2 * HOUR,
        rechecks=3,
        post_lang="nl",
        published_at=NOW - DAY,
        is_reply=True,
    )
    with store.begin() as tx:
        tx.add_case(full, TEXT)
    with store.begin() as tx:
        assert tx.case(full.id) == full
        assert tx.text_of(full.id) == TEXT


ASKS = ["case", "text_of", "save_case", "save_text", "add_remark", "thread_of"]
SORRY = Remark(NOW, Side.COMMS, "Say that you are sorry")


@pytest.mark.parametrize("ask", ASKS)
def test_an_unknown_case_is_not_found(store: Store, ask: str):
    with_text = {"save_text", "add_remark"}
    arguments = {"save_case": [case("ZZZZ")]}.get(ask, [NOTHING, *["text"] * (ask in with_text)])
    with pytest.raises(NotFound), store.begin() as tx:
        getattr(tx, ask)(*arguments)


@pytest.mark.parametrize("status", sorted(CLOSED))
def test_a_closed_case_loses_its_text_at_once(store: Store, status: Status):
    with store.begin() as tx:
        tx.add_case(case(), "words")
        tx.save_case(replace(case(), status=status, closed_at=NOW))
        with pytest.raises(TextErased, match="K7Q2"):
            tx.text_of(case().id)
    with pytest.raises(TextErased), store.begin() as tx:
        tx.save_text(case().id, "words again")


@pytest.mark.parametrize("status", sorted(CLOSED))
def test_a_thread_goes_with_the_text_when_the_case_closes(store: Store, status: Status):
    with store.begin() as tx:
        tx.add_case(case(), "words")
        tx.add_remark(case().id, SORRY)
        tx.save_case(replace(case(), status=status, closed_at=NOW))
    with store.begin() as tx:
        assert tx.thread_of(case().id) == ()
    with pytest.raises(TextErased), store.begin() as tx:
        tx.add_remark(case().id, SORRY)


def test_a_thread_grows_and_stays_while_the_case_goes_on(store: Store):
    thread = (Remark(NOW, Side.MEMBER, "What would you write?"), Remark(NOW, Side.COMMS, TEXT))
    with store.begin() as tx:
        tx.add_case(case(), "words")
        assert tx.thread_of(case().id) == ()
        for remark in thread:
            tx.add_remark(case().id, remark)
        tx.save_text(case().id, "other words")
        tx.save_case(case().held(NOW, 5 * MINUTE))
    with store.begin() as tx:
        assert tx.thread_of(case().id) == thread


def test_an_answer_from_before_there_were_threads_is_still_read(sqlite_url: str, vault: Vault):
    store = SqlStore(sqlite_url, vault)
    furnish(store)
    with store.begin() as tx:
        tx.add_case(replace(case(), asked_at=NOW), "words")
        keys = tx.keys  # type: ignore[attr-defined]
        sealed = keys.of(NOOR).seal(Place("answers", case().id), "Say that you are sorry")
        tx.insert(AnswerRow, {"case_id": case().id, "sealed": sealed})  # type: ignore[attr-defined]
        assert tx.thread_of(case().id) == (SORRY,)
    store.close()


def test_a_thread_goes_with_its_account(store: Store):
    with store.begin() as tx:
        tx.add_case(case(), "words")
        tx.add_remark(case().id, SORRY)
        tx.remove_account(BLOG)
        with pytest.raises(NotFound):
            tx.thread_of(case().id)


def test_a_case_that_goes_on_keeps_its_text(store: Store):
    with store.begin() as tx:
        tx.add_case(case(), "words")
        tx.save_case(case().held(NOW, 5 * MINUTE))
        assert tx.text_of(case().id) == "words"


def test_an_edited_post_has_its_new_text(store: Store):
    longer = case().extended("bb" * 32, (finding("voice.threat"),), "v2")
    with store.begin() as tx:
        tx.add_case(case(), "words")
        tx.save_case(longer)
        tx.save_text(case().id, "other words")
    with store.begin() as tx:
        assert tx.case(case().id) == longer
        assert tx.text_of(case().id) == "other words"


def test_D2_a_post_has_one_open_case(store: Store):
    with store.begin() as tx:
        tx.add_case(case(), "words")
    with pytest.raises(AlreadyKept), store.begin() as tx:
        tx.add_case(case("W4MB"), "words")
    with pytest.raises(AlreadyKept), store.begin() as tx:
        tx.add_case(case(source_id="post-2"), "words")


def test_after_one_case_closed_a_post_may_have_another(store: Store):
    again = case("W4MB", opened_at=NOW + DAY)
    with store.begin() as tx:
        tx.add_case(case(), "words")
        tx.save_case(case().moved(Move.CORRECT, NOW))
        tx.add_case(again, "words")
        assert tx.open_case(BLOG, "post-1") == again
        assert tx.cases_of(NOOR) == (again, case().moved(Move.CORRECT, NOW))


def test_the_open_case_on_a_post_is_found(store: Store):
    with store.begin() as tx:
        tx.add_case(case(), "words")
        assert tx.open_case(BLOG, "post-1") == case()
        assert tx.open_case(BLOG, "post-2") is None
        assert tx.open_case(FEDI, "post-1") is None
        tx.save_case(case().moved(Move.REMOVE, NOW))
        assert tx.open_case(BLOG, "post-1") is None


def test_a_case_needs_its_member_and_account(store: Store):
    with pytest.raises(NotFound), store.begin() as tx:
        tx.add_case(case(member_id=MemberId("m-stranger"), account_id=FEDI), "words")


def test_the_help_queue_is_oldest_first(store: Store):
    first = case("AAAA", "p1", status=Status.HELP, opened_at=NOW - DAY)
    second = case("BBBB", "p2", status=Status.HELP, member_id=TIM, account_id=FEDI)
    with store.begin() as tx:
        for each in (second, first, case("CCCC", "p3")):
            tx.add_case(each, "words")
        assert tx.cases_for(Status.HELP) == (first, second)


def test_of_who_chose_to_share_and_of_nobody_else(store: Store):
    with store.begin() as tx:
        tx.save_member(replace(tx.member(TIM), sharing=Sharing.FLAGGED))
        hers = case("AAAA", "p1", status=Status.NOTIFIED)
        his = case("BBBB", "p2", status=Status.NOTIFIED, member_id=TIM, account_id=FEDI)
        for each in (hers, his):
            tx.add_case(each, "words")
        assert tx.cases_for(Status.NOTIFIED, sharing=Sharing.FLAGGED) == (his,)
        assert tx.cases_for(Status.ANSWERED, sharing=Sharing.FLAGGED) == ()


def test_a_case_is_leased_when_its_recheck_or_its_end_has_come(store: Store):
    due = case("AAAA", "p1", recheck_at=NOW)
    over = case("BBBB", "p2", recheck_at=NOW + DAY, expires_at=NOW - HOUR)
    ending = case("CCCC", "p3", recheck_at=None, expires_at=NOW - MINUTE)
    later = case("DDDD", "p4", recheck_at=NOW + MINUTE)
    with store.begin() as tx:
        for each in (due, over, ending, later):
            tx.add_case(each, "words")
        assert tx.lease_cases(NOW, NOW + HOUR, 9) == (over, ending, due)


def test_a_leased_case_is_hidden_until_its_lease_ends(store: Store):
    with store.begin() as tx:
        tx.add_case(case(), "words")
        assert tx.lease_cases(NOW, NOW + MINUTE, 9) == (case(),)
    with store.begin() as tx:
        assert tx.lease_cases(NOW + timedelta(seconds=59), NOW + HOUR, 9) == ()
        assert tx.lease_cases(NOW + MINUTE, NOW + HOUR, 9) == (case(),)


def test_saving_a_case_ends_its_lease(store: Store):
    looked = replace(case(), recheck_at=NOW + MINUTE, rechecks=1)
    with store.begin() as tx:
        tx.add_case(case(), "words")
        tx.lease_cases(NOW, NOW + DAY, 9)
        tx.save_case(looked)
        assert tx.lease_cases(NOW + MINUTE, NOW + DAY, 9) == (looked,)


def test_a_closed_case_is_never_leased(store: Store):
    with store.begin() as tx:
        tx.add_case(case(), "words")
        tx.save_case(case().moved(Move.DISMISS, NOW))
        assert tx.lease_cases(NOW + 60 * DAY, NOW + 61 * DAY, 9) == ()


def test_old_closed_cases_are_forgotten(store: Store):
    with store.begin() as tx:
        for name, closed in (("AAAA", NOW - DAY), ("BBBB", NOW), ("CCCC", None)):
            tx.add_case(case(name, f"post-{name}"), "words")
            if closed:
                tx.save_case(case(name, f"post-{name}").moved(Move.CORRECT, closed))
        assert tx.forget_cases(NOW) == 1
        assert {kept.id for kept in tx.cases_of(NOOR)} == {"BBBB", "CCCC"}
        assert tx.forget_cases(NOW) == 0
