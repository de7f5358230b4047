"""What members said about rules: remembered by text, counted by rule, and nobody in the counts."""

import threading
from datetime import datetime

import pytest

from monitor.adapters.store import SqlStore
from monitor.domain.case import Dismissal, Worth
from monitor.domain.experience import ENOUGH, NOTE, SHADOW, Experience, Opinion
from monitor.domain.ids import MemberId
from monitor.domain.member import Scope
from monitor.domain.tally import Count
from monitor.domain.voices import VOICES, voice
from monitor.ports import Store
from tests.store.builders import ALL_SCOPES, DAY, HOUR, NOOR, NOW, TIM, consent, member

RULE = "voice.insult"


def useful(at: datetime = NOW, before: Worth | None = None) -> Opinion:
    return Opinion(RULE, at, Worth.USEFUL, before)


def no_problem(at: datetime = NOW, before: Worth | None = None) -> Opinion:
    return Opinion(RULE, at, Worth.NO_PROBLEM, before)


def experience(store: Store, rule: str = RULE) -> Experience:
    with store.begin() as tx:
        return tx.experiences()[rule]


def test_a_dismissal_is_remembered_by_rule_text_and_member(store: Store):
    with store.begin() as tx:
        tx.remember_dismissal(NOOR, RULE, "aa", NOW, protected=False)
        tx.remember_dismissal(NOOR, "work.price", "aa", NOW, protected=True)
        tx.remember_dismissal(NOOR, "voice.threat", "bb", NOW, protected=False)
    with store.begin() as tx:
        assert tx.dismissed(NOOR, "aa") == {RULE, "work.price"}
        assert tx.dismissed(TIM, "aa") == frozenset()
        assert tx.dismissals_of(NOOR) == (
            Dismissal(RULE, "aa", NOW, protected=False),
            Dismissal("voice.threat", "bb", NOW, protected=False),
            Dismissal("work.price", "aa", NOW, protected=True),
        )
        assert tx.dismissals_of(TIM) == ()


def test_what_a_rule_in_shadow_would_have_written_is_counted_apart_from_its_notes(store: Store):
    with store.begin() as tx:
        tx.know_rules({RULE: "t1"}, NOW)
        tx.count_shadow(RULE, NOOR, NOW)
        tx.count_shadow(RULE, TIM, NOW)
        tx.count_note(RULE, NOOR, NOW)
    found = experience(store)
    assert (found.count(SHADOW).number, found.count(NOTE).number) == (2, 1)
    assert (found.count(SHADOW).people, found.answered) == (2, 0)
    with store.begin() as tx:
        tx.shadow(RULE, NOW, "owner")
        tx.wake(RULE, NOW + DAY)
    assert experience(store).count(SHADOW) == Count()


def test_D2_dismissing_twice_is_dismissing_once(store: Store):
    with store.begin() as tx:
        for _ in range(2):
            tx.remember_dismissal(NOOR, RULE, "aa", NOW, protected=False)
        assert tx.dismissed(NOOR, "aa") == {RULE}


def test_a_rule_in_shadow_stays_there_since_the_first_time(store: Store):
    with store.begin() as tx:
        assert tx.shadow(RULE, NOW, "protected speech")
        assert not tx.shadow(RULE, NOW, "protected speech")
        assert not tx.shadow(RULE, NOW + DAY, "again")
        assert tx.shadow("audience.mockery", NOW, "useless")
    with store.begin() as tx:
        assert tx.shadowed() == {
            "audience.mockery": (NOW, "useless"),
            RULE: (NOW, "protected speech"),
        }


def test_notes_and_answers_are_counted_by_rule(store: Store):
    with store.begin() as tx:
        for _ in range(3):
            tx.count_note(RULE, NOOR, NOW)
        tx.count_note("work.price", TIM, NOW)
        tx.count_answer(useful(), NOOR)
        tx.count_answer(no_problem(), TIM)
        tx.count_answer(Opinion(RULE, NOW, Worth.PROTECTED), NOOR)
    known = experience(store)
    assert known.since == NOW
    assert known.answers == {Worth.USEFUL: 1, Worth.NO_PROBLEM: 1, Worth.PROTECTED: 1}
    assert known.count(NOTE) == Count(3, 1)
    assert known.answered == 3
    assert experience(store, "work.price").answers == {}


def test_the_same_answer_again_adds_nothing(store: Store):
    with store.begin() as tx:
        tx.count_note(RULE, NOOR, NOW)
        tx.count_answer(no_problem(), NOOR)
        tx.count_answer(no_problem(before=Worth.NO_PROBLEM), NOOR)
    assert experience(store).answered == 1


def test_another_answer_takes_the_place_of_the_first(store: Store):
    with store.begin() as tx:
        tx.count_note(RULE, NOOR, NOW)
        tx.count_answer(useful(), NOOR)
        tx.count_answer(no_problem(before=Worth.USEFUL), NOOR)
    known = experience(store)
    assert (known.answers[Worth.USEFUL], known.answers[Worth.NO_PROBLEM]) == (0, 1)
    assert known.count(Worth.NO_PROBLEM).number == 1
    assert known.count(Worth.USEFUL).number == 0


def test_waking_a_rule_ends_its_shadow_and_counts_anew(store: Store):
    later = NOW + DAY
    with store.begin() as tx:
        tx.count_note(RULE, NOOR, NOW)
        tx.count_answer(no_problem(), NOOR)
        tx.shadow(RULE, NOW, "dismissed")
        assert tx.wake(RULE, later)
        assert not tx.wake(RULE, later)
        assert tx.shadowed() == {}
    assert experience(store) == Experience(RULE, later)


def test_a_note_from_before_the_counting_is_not_judged_any_more(store: Store):
    with store.begin() as tx:
        tx.count_note(RULE, NOOR, NOW)
        tx.count_answer(useful(), NOOR)
        tx.shadow(RULE, NOW, "dismissed")
        tx.wake(RULE, NOW + HOUR)
        tx.count_answer(no_problem(NOW, Worth.USEFUL), NOOR)
        tx.count_note(RULE, NOOR, NOW)
    assert experience(store) == Experience(RULE, NOW + HOUR)


def test_a_rule_that_says_something_else_is_counted_anew(store: Store):
    later = NOW + DAY
    with store.begin() as tx:
        assert tx.know_rules({RULE: "one", "work.price": "dear"}, NOW) == frozenset()
        for rule in (RULE, "work.price"):
            tx.count_note(rule, NOOR, NOW)
            tx.count_answer(Opinion(rule, NOW, Worth.NO_PROBLEM), NOOR)
    with store.begin() as tx:
        assert tx.know_rules({RULE: "two", "work.price": "dear"}, later) == {RULE}
        assert tx.know_rules({RULE: "two", "work.price": "dear"}, later + DAY) == frozenset()
    assert experience(store) == Experience(RULE, later)
    assert experience(store, "work.price").answered == 1


def test_a_rule_that_was_counted_before_it_was_known_goes_on(store: Store):
    with store.begin() as tx:
        tx.count_note(RULE, NOOR, NOW)
        tx.count_answer(useful(), NOOR)
        assert tx.know_rules({RULE: "one"}, NOW + DAY) == frozenset()
        assert tx.know_rules({RULE: "two"}, NOW + DAY) == {RULE}
    assert experience(store).answered == 0


def test_O6_who_is_not_to_be_counted_helps_a_rule_to_learn_and_is_in_no_figure(store: Store):
    with store.begin() as tx:
        tx.add_consent(consent(scopes=ALL_SCOPES - {Scope.COUNT}))
        tx.count_note(RULE, NOOR, NOW)
        tx.count_answer(no_problem(), NOOR)
    known = experience(store)
    assert known.answered == 1
    assert known.count(NOTE) == known.count(Worth.NO_PROBLEM) == Count()


def test_answers_stay_when_their_member_leaves(store: Store):
    with store.begin() as tx:
        tx.count_note(RULE, NOOR, NOW)
        tx.count_answer(no_problem(), NOOR)
        tx.erase_member(NOOR, NOW)
    assert experience(store).answered == 1


def test_people_are_told_apart_and_never_counted_too_often(store: Store):
    members = [MemberId(f"m-{number}") for number in range(12)]
    with store.begin() as tx:
        for each in members:
            tx.add_member(member(each))
            tx.add_consent(consent(each))
            for _ in range(2):
                tx.count_note(RULE, each, NOW)
    count = experience(store).count(NOTE)
    assert count.number == 24
    assert 5 <= count.people <= 12


def test_numbers_are_told_in_lots_about_five_people(store: Store):
    members = [MemberId(f"m-{number}") for number in range(40)]
    with store.begin() as tx:
        for each in members:
            tx.add_member(member(each))
            tx.add_consent(consent(each))
        for each in members[:4]:
            tx.count_note(RULE, each, NOW)
        tx.tell_counts()
    assert experience(store).told == {}
    with store.begin() as tx:
        for each in members[4:20]:
            tx.count_note(RULE, each, NOW)
        tx.tell_counts()
    assert experience(store).told == {NOTE: 20}
    with store.begin() as tx:
        for _ in range(9):
            tx.count_note(RULE, members[0], NOW)
        tx.count_note(RULE, members[30], NOW)
        tx.count_answer(useful(), members[0])
        tx.tell_counts()
    assert experience(store).told == {NOTE: 20}
    with store.begin() as tx:
        for each in members[20:]:
            tx.count_note(RULE, each, NOW)
        tx.tell_counts()
    assert experience(store).told == {NOTE: 50}


def test_one_bit_says_little_about_anybody():
    bits = {voice(f"person {number}", RULE) for number in range(500)}
    assert len(bits) == VOICES
    assert all(bit.bit_count() == 1 and bit < 1 << VOICES for bit in bits)


@pytest.mark.parametrize(
    ("helped", "declined", "useless"),
    [(0, 9, False), (0, 10, True), (4, 6, True), (5, 5, False), (10, 0, False), (9, 11, True)],
)
def test_fewer_than_half_of_at_least_ten_is_useless(helped: int, declined: int, useless: bool):
    answers = {Worth.USEFUL: helped, Worth.NO_PROBLEM: declined - 1, Worth.PROTECTED: 1}
    assert Experience(RULE, NOW, answers).useless is useless
    assert Experience(RULE, NOW, answers).answered == helped + declined
    assert ENOUGH == 10


def test_answers_given_at_the_same_time_are_all_counted(url: str, vault, sql_store: SqlStore):
    with sql_store.begin() as tx:
        tx.add_member(member())
        tx.add_consent(consent())

    def judge() -> None:
        for _ in range(5):
            with sql_store.begin() as tx:
                tx.count_answer(no_problem(), NOOR)

    threads = [threading.Thread(target=judge) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert experience(sql_store).answered == 20
