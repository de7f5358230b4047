"""Members: found by their mailbox, remembered as they are, forgotten when they leave."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from monitor.domain.audit import AuditEntry, AuditHead
from monitor.domain.ids import MemberId
from monitor.domain.member import PastConsent, QuietHours, Scope, Sharing, Standing
from monitor.domain.message import Kind, Office
from monitor.domain.reach import Reach
from monitor.errors import AlreadyKept, NotFound, TextErased
from monitor.ports import Store
from tests.figures import tallied
from tests.store.builders import (
    ALL_SCOPES,
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
    message,
    session,
    token,
)

STRANGER = MemberId("m-stranger")


def test_a_member_comes_back_as_they_went_in(empty_store: Store):
    quiet = QuietHours(time(22, 15), time(7), weekends=False)
    noor = member(
        quiet=quiet, sharing=Sharing.FLAGGED, quotes=False, last_note_at=NOW, paused_until=NOW + DAY
    )
    with empty_store.begin() as tx:
        tx.add_member(noor)
    with empty_store.begin() as tx:
        assert tx.member(NOOR) == noor


@pytest.mark.parametrize("since", [None, NOW - DAY])
def test_what_a_member_leaves_out_and_where_they_work_is_kept(
    empty_store: Store, since: datetime | None
):
    reach = Reach(frozenset({1, 4}), replies=since is not None, replies_since=since)
    noor = member(reach=reach, place="US-CA" if since else "")
    with empty_store.begin() as tx:
        tx.add_member(noor)
    with empty_store.begin() as tx:
        assert tx.member(NOOR) == noor


def test_a_member_is_found_by_mailbox_whatever_its_case(store: Store):
    with store.begin() as tx:
        assert tx.member_at("  M-NOOR@Kade.Example ") == member()
        assert tx.member_at("nobody@kade.example") is None


def test_a_change_of_a_member_is_kept(store: Store):
    moved = member(address="noor@elders.example", standing=Standing.PAUSED)
    with store.begin() as tx:
        tx.save_member(moved)
    with store.begin() as tx:
        assert tx.member_at("noor@elders.example") == moved
        assert tx.member_at("m-noor@kade.example") is None


def test_somebody_unknown_is_not_found(store: Store):
    with pytest.raises(NotFound), store.begin() as tx:
        tx.member(STRANGER)
    with pytest.raises(NotFound), store.begin() as tx:
        tx.save_member(member(STRANGER))
    with pytest.raises(NotFound), store.begin() as tx:
        tx.erase_member(STRANGER, NOW)


def test_D2_a_mailbox_belongs_to_one_member(store: Store):
    with pytest.raises(AlreadyKept), store.begin() as tx:
        tx.add_member(member(STRANGER, address="M-Noor@kade.example"))
    with pytest.raises(AlreadyKept), store.begin() as tx:
        tx.save_member(member(TIM, address="m-noor@kade.example"))


def test_a_refused_member_leaves_nothing_behind(store: Store):
    def twice() -> None:
        with store.begin() as tx:
            tx.remember("before", "the clash")
            tx.add_member(member())

    with pytest.raises(AlreadyKept):
        twice()
    with store.begin() as tx:
        assert tx.remembered("before") is None
        assert tx.member(NOOR) == member()


def test_those_who_never_confirmed_are_found_by_when_they_asked(empty_store: Store):
    with empty_store.begin() as tx:
        for place, hours in enumerate((30, 20, 25)):
            pending = member(MemberId(f"m{place}"), standing=Standing.PENDING)
            tx.add_member(replace(pending, joined_at=NOW - hours * HOUR))
        tx.add_member(member(joined_at=NOW - 90 * DAY))
        assert tx.pending_since(NOW - DAY) == ("m0", "m2")


def test_all_who_confirmed_their_mailbox_take_part_paused_or_not(empty_store: Store):
    with empty_store.begin() as tx:
        for place, standing in enumerate(Standing):
            joined = NOW - place * HOUR
            tx.add_member(member(MemberId(f"m{standing}"), standing=standing, joined_at=joined))
        assert tx.taking_part() == ("mclosed", "mpaused", "mactive")
        assert tx.lapsed(NOW) == ("mactive",)


def test_pauses_that_have_ended_are_found(empty_store: Store):
    ends = {"m1": NOW, "m2": NOW - HOUR, "m3": NOW + HOUR, "m4": None}
    with empty_store.begin() as tx:
        for name, end in ends.items():
            tx.add_member(member(MemberId(name), standing=Standing.PAUSED, paused_until=end))
        tx.add_member(member(paused_until=NOW - DAY))
        assert tx.paused_until(NOW) == ("m2", "m1")


def test_the_newest_consent_is_in_force(store: Store):
    later = consent(version="2027-1", scopes=frozenset({Scope.READ_POSTS}), given_at=NOW)
    with store.begin() as tx:
        tx.add_consent(later)
        assert tx.consent_of(NOOR) == later
        assert tx.consent_of(TIM) == consent(TIM)
        assert tx.consent_of(STRANGER) is None
        assert tx.consents_of([NOOR, TIM, STRANGER]) == {NOOR: later, TIM: consent(TIM)}
        assert tx.consents_of([]) == {}


def test_consent_needs_a_member(store: Store):
    with pytest.raises(NotFound), store.begin() as tx:
        tx.add_consent(consent(STRANGER))


def test_lapsed_are_active_members_without_a_consent_in_force(store: Store):
    with store.begin() as tx:
        assert tx.lapsed(NOW) == ()
        tx.add_consent(consent(TIM).withdrawn(NOW))
        tx.add_member(member(STRANGER, joined_at=NOW))
        tx.add_member(member(MemberId("m-new"), standing=Standing.PENDING))
        assert tx.lapsed(NOW) == (TIM, STRANGER)
        assert tx.lapsed(NOW + 400 * DAY) == (NOOR, TIM, STRANGER)


def test_K3_whoever_leaves_takes_everything_along(store: Store):
    with store.begin() as tx:
        tx.add_case(case(), "words of hers")
        tx.add_versions(BLOG, [("post-1", "aa")], NOW)
        tx.remember_dismissal(NOOR, "voice.insult", "aa", NOW, protected=False)
        tx.queue(message())
        tx.add_token(token())
        tx.add_session(session())
        tx.save_case(replace(case(), notified_at=NOW))
    with store.begin() as tx:
        tx.erase_member(NOOR, NOW)
    with store.begin() as tx:
        assert tx.member_at("m-noor@kade.example") is None
        assert tx.consent_of(NOOR) is None
        assert tx.accounts_of(NOOR) == tx.cases_of(NOOR) == tx.messages_to(NOOR) == ()
        assert tx.lease_messages(NOW, NOW + HOUR, 9) == ()
        assert tx.token("d1") is None
        assert tx.session("s1", NOW) is None
        assert tx.dismissed(NOOR, "aa") == frozenset()
        assert tallied(tx, NOW - DAY, NOW + DAY).notes.number == 0
        with pytest.raises(NotFound):
            tx.text_of(case().id)


def test_K3_those_who_stay_keep_everything(store: Store):
    tims = case("W4MB", "toot-1", member_id=TIM, account_id=FEDI)
    with store.begin() as tx:
        tx.add_case(tims, "words of his")
        tx.queue(message("to-tim", to=TIM))
        tx.queue(message("to-comms", to=Office.COMMS, kind=Kind.HELP))
        tx.erase_member(NOOR, NOW)
    with store.begin() as tx:
        assert tx.member(TIM) == member(TIM)
        assert tx.text_of(tims.id) == "words of his"
        assert [m.id for m in tx.lease_messages(NOW, NOW + HOUR, 9)] == ["to-comms", "to-tim"]


def test_a_minimal_proof_of_the_consent_stays(store: Store):
    first = consent(version="2026-1", given_at=NOW - 30 * DAY)
    second = consent(version="2026-2", given_at=NOW - 2 * DAY)
    with store.begin() as tx:
        tx.add_consent(second)
        tx.add_consent(second.withdrawn(NOW))
        tx.erase_member(NOOR, NOW + HOUR)
    with store.begin() as tx:
        assert tx.past_consents("M-Noor@kade.example") == (
            PastConsent("2026-1", "c0ffee", first.given_at, NOW + HOUR),
            PastConsent("2026-2", "c0ffee", second.given_at, NOW),
        )
        assert tx.past_consents("m-tim@kade.example") == ()


def test_whoever_left_may_come_back_as_somebody_new(store: Store):
    again = member(MemberId("m-noor-again"), address="m-noor@kade.example")
    with store.begin() as tx:
        tx.erase_member(NOOR, NOW)
        tx.add_member(again)
        tx.erase_member(again.id, NOW + DAY)
    with store.begin() as tx:
        assert len(tx.past_consents("m-noor@kade.example")) == 1


def test_a_farewell_can_be_sent_after_the_key_is_gone(store: Store):
    slots = (("address", "m-noor@kade.example"), ("name", "Noor de Wit"))
    farewell = message("bye", kind=Kind.RECEIPT, key=f"left:{NOOR}", slots=slots)
    with store.begin() as tx:
        tx.erase_member(NOOR, NOW)
        assert tx.queue(farewell)
    with store.begin() as tx:
        (leased,) = tx.lease_messages(NOW, NOW + HOUR, 9)
        assert leased.slots == slots
        tx.save_message(leased.sent(NOW))
    with store.begin() as tx:
        assert [kept.slots for kept in tx.messages_to(NOOR)] == [()]


def test_the_log_about_somebody_outlives_them(store: Store):
    entry = AuditEntry(NOW, "member", "left", NOOR)
    with store.begin() as tx:
        tx.erase_member(NOOR, NOW)
        tx.log(entry)
    with store.begin() as tx:
        assert tx.looked_at(NOOR) == (entry,)
        assert tx.audit_broken_at(AuditHead()) is None


def test_saving_what_went_with_its_member_brings_nothing_back(store: Store):
    with store.begin() as tx:
        tx.queue(message())
        (sending,) = tx.lease_messages(NOW, NOW + HOUR, 1)
        tx.erase_member(NOOR, NOW)
        tx.save_accounts([account()])
        tx.save_message(sending.sent(NOW))
    with store.begin() as tx:
        assert tx.messages_to(NOOR) == ()
        with pytest.raises(NotFound):
            tx.account(BLOG)


def test_after_an_erasure_nothing_new_can_be_kept(store: Store):
    with store.begin() as tx:
        tx.erase_member(NOOR, NOW)
    for keep in (
        lambda tx: tx.add_account(account()),
        lambda tx: tx.add_case(case(), "text"),
        lambda tx: tx.add_token(token()),
        lambda tx: tx.add_versions(BLOG, [("post-1", "aa")], NOW),
        lambda tx: tx.remember_dismissal(NOOR, "r", "aa", NOW, protected=False),
    ):
        with pytest.raises((NotFound, TextErased)), store.begin() as tx:
            keep(tx)


def test_the_scopes_of_a_consent_survive(empty_store: Store):
    for place, scopes in enumerate((ALL_SCOPES, frozenset[Scope]())):
        each = MemberId(f"m{place}")
        with empty_store.begin() as tx:
            tx.add_member(member(each))
            tx.add_consent(consent(each, scopes=scopes))
            assert tx.consent_of(each) == consent(each, scopes=scopes)
