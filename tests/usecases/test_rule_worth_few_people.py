"""What a rule was worth, as an adversary reads it who looks every day: no number, and no difference of two, is
about fewer than five people (promise 7)."""

import random
from collections import defaultdict
from datetime import timedelta

import pytest

from monitor.domain.case import Worth
from monitor.domain.experience import NOTE, SHADOW, Opinion
from monitor.domain.ids import MemberId
from monitor.domain.tally import FEWEST
from monitor.ports import Transaction
from monitor.testing.memory import MemoryStore
from monitor.usecases.learn import Owners, learn
from tests.store.builders import NOW, consent, member

RULE = "voice.insult"
PEOPLE = [MemberId(f"m-{number}") for number in range(24)]
OWNERS = Owners(("ilse@kade.example",), lambda: "id")
DAYS = 12


def happens(tx: Transaction, chance: random.Random, crowd: int) -> tuple[str, MemberId]:
    """One note, one answer, or one that a rule in shadow would have written."""
    who, what = chance.choice(PEOPLE[:crowd]), chance.choice((NOTE, SHADOW, *Worth))
    if what == NOTE:
        tx.count_note(RULE, who, NOW)
    elif what == SHADOW:
        tx.count_shadow(RULE, who, NOW)
    else:
        tx.count_answer(Opinion(RULE, NOW, Worth(what)), who)
    return str(what), who


@pytest.mark.parametrize("seed", range(200))
def test_no_two_looks_at_a_rule_can_be_subtracted_to_find_fewer_than_five_people(seed: int):
    chance, store, crowd = random.Random(seed), MemoryStore(), 1 + seed % len(PEOPLE)
    with store.begin() as tx:
        for who in PEOPLE:
            tx.add_member(member(who))
            tx.add_consent(consent(who))
    behind: dict[str, set[MemberId]] = defaultdict(set)
    told: dict[str, int] = {}
    for day in range(DAYS):
        for look in range(3):
            with store.begin() as tx:
                for _ in range(chance.randrange(8)):
                    what, who = happens(tx, chance, crowd)
                    behind[what].add(who)
                learn(tx, {RULE: "one"}, OWNERS, NOW + timedelta(days=day, hours=look))
                now = dict(tx.experiences()[RULE].told)
            grown = {what for what, number in now.items() if number != told.get(what)}
            assert not grown or look == 0
            for what in grown:
                assert len(behind[what]) >= FEWEST
                behind[what] = set()
            told = now


def test_a_rule_that_many_hear_from_is_told_in_the_end():
    """The test above would hold of a page that shows nothing."""
    store, chance = MemoryStore(), random.Random(1)
    with store.begin() as tx:
        for who in PEOPLE:
            tx.add_member(member(who))
            tx.add_consent(consent(who))
        for _ in range(400):
            happens(tx, chance, len(PEOPLE))
        learn(tx, {RULE: "one"}, OWNERS, NOW)
        assert set(tx.experiences()[RULE].told) == {NOTE, SHADOW, *Worth}
