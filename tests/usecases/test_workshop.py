"""The rule workshop: what may be changed, what is kept of it, and what members agreed to."""

from dataclasses import replace
from pathlib import Path

import pytest

from monitor.adapters.files import read_rule
from monitor.domain.revision import Deed, Revision
from monitor.errors import NotFound
from monitor.policy.rule import Rule, State
from monitor.testing.memory import MemoryStore
from monitor.usecases.renewal import asked_anew
from monitor.usecases.storm import quiet
from monitor.usecases.workshop import (
    Change,
    Hand,
    Refusal,
    difference,
    history,
    let_write,
    publish,
    quieten,
    roll_back,
)
from tests.services import RULE
from tests.store.builders import DAY, NOW

WIDER = RULE.replace("[idiot]", "[idiot, fool]")
HAND = Hand(by="ilse", note="too narrow", consent="1", covered={"insult"})


def rule(text: str = RULE) -> Rule:
    return read_rule(text, "rule")


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


def published(store: MemoryStore, text: str, hand: Hand = HAND) -> Revision | Refusal:
    with store.begin() as tx:
        return publish(tx, rule(), rule(text), text, hand, NOW)


def taken_back(
    store: MemoryStore, after: Rule | None, text: str, hand: Hand, before: str = WIDER
) -> Revision | Refusal:
    with store.begin() as tx:
        return roll_back(tx, rule(before), after, text, hand, NOW + DAY)


def logged(store: MemoryStore) -> list[tuple[str, str, str | None]]:
    with store.begin() as tx:
        return [(e.actor, e.action, e.thing) for _, e in reversed(tx.logged(None, 99))]


def test_a_change_is_kept_with_who_when_why_and_the_consent_of_that_day(store: MemoryStore):
    made = published(store, WIDER)
    assert made == Revision(
        1, "voice.insult", Deed.PUBLISH, NOW, "ilse", "too narrow", WIDER, "1", material=True
    )
    with store.begin() as tx:
        assert tx.revisions() == (made,)
    assert logged(store) == [("policy_owner", "published rule", "voice.insult")]


@pytest.mark.parametrize(
    ("text", "material"),
    [
        (WIDER, True),
        (RULE.replace("severity: medium", "severity: high"), True),
        (RULE + "  state: shadow\n", True),
        (RULE.replace("you idiot", "you utter idiot"), False),
        (RULE.replace("may read", "could read"), False),
    ],
)
def test_it_is_material_when_members_are_written_to_about_something_else(
    store: MemoryStore, text: str, material: bool
):
    made = published(store, text)
    assert isinstance(made, Revision)
    assert made.material is material


def test_a_change_that_another_one_has_overtaken_is_not_made(store: MemoryStore):
    published(store, WIDER)
    assert published(store, RULE + "  state: shadow\n") is Refusal.LATE
    assert isinstance(published(store, RULE + "  state: shadow\n", replace(HAND, seen=1)), Revision)


def test_saying_the_same_changes_nothing(store: MemoryStore):
    assert published(store, RULE + "\n# said otherwise\n") is Refusal.SAME
    assert logged(store) == []


def test_a_rule_cannot_be_let_into_protected_speech_without_the_members(store: MemoryStore):
    assert published(store, RULE + "  hard: true\n") is Refusal.BEYOND_CONSENT


def test_a_hard_rule_cannot_look_for_something_else_there_but_may_get_a_better_example(
    store: MemoryStore,
):
    hard = RULE + "  hard: true\n"
    wider = WIDER + "  hard: true\n"
    with store.begin() as tx:
        assert publish(tx, rule(hard), rule(wider), wider, HAND, NOW) is Refusal.BEYOND_CONSENT
        assert publish(tx, None, rule(hard), hard, HAND, NOW) is Refusal.BEYOND_CONSENT
        better = hard.replace("a fine day", "a fine morning")
        assert isinstance(publish(tx, rule(hard), rule(better), better, HAND, NOW), Revision)


NEW_KIND = RULE + "  kind: berth\n"


def test_a_rule_about_something_that_no_member_agreed_to_has_to_ask_them(store: MemoryStore):
    assert published(store, NEW_KIND) is Refusal.ASKS_ANEW
    with store.begin() as tx:
        assert asked_anew(tx) is None
    made = published(store, NEW_KIND, replace(HAND, asking=True))
    assert isinstance(made, Revision)
    assert made.asks
    with store.begin() as tx:
        assert asked_anew(tx) == NOW


def test_in_shadow_it_asks_nobody_and_neither_does_a_kind_that_writes_already(store: MemoryStore):
    assert isinstance(published(store, NEW_KIND + "  state: shadow\n"), Revision)
    known = replace(HAND, seen=1, covered={"insult", "berth"})
    made = published(store, NEW_KIND, known)
    assert isinstance(made, Revision)
    assert not made.asks


def test_taking_back_to_a_text_about_something_else_asks_as_well(store: MemoryStore):
    published(store, WIDER)
    seen = replace(HAND, seen=1)
    assert taken_back(store, rule(NEW_KIND), NEW_KIND, seen) is Refusal.ASKS_ANEW
    back = taken_back(store, rule(NEW_KIND), NEW_KIND, replace(seen, asking=True))
    assert isinstance(back, Revision)
    assert back.asks


def test_a_change_can_be_taken_back(store: MemoryStore):
    published(store, WIDER)
    back = taken_back(store, rule(), "", replace(HAND, seen=1))
    assert isinstance(back, Revision)
    assert (back.deed, back.text, back.material) == (Deed.BACK, "", True)
    assert logged(store)[-1] == ("policy_owner", "rolled rule back", "voice.insult")


def test_taking_back_is_refused_for_the_same_reasons_as_changing(store: MemoryStore):
    published(store, WIDER)
    seen = replace(HAND, seen=1)
    hard = RULE + "  hard: true\n"
    assert taken_back(store, rule(), "", HAND) is Refusal.LATE
    assert taken_back(store, rule(WIDER), "", seen) is Refusal.SAME
    assert taken_back(store, rule(hard), hard, seen) is Refusal.BEYOND_CONSENT


def test_a_rule_that_is_in_no_file_goes_when_it_is_taken_back(store: MemoryStore):
    published(store, WIDER)
    back = taken_back(store, None, "", replace(HAND, seen=1))
    assert isinstance(back, Revision)
    assert back.material


def test_an_owner_s_shadow_writes_to_nobody_and_ends_by_the_owner_s_hand(store: MemoryStore):
    with store.begin() as tx:
        quieten(tx, "voice.insult", HAND, NOW)
        assert quiet(tx) == {"voice.insult"}
    with store.begin() as tx:
        let_write(tx, "voice.insult", HAND, NOW + DAY)
        assert quiet(tx) == frozenset()
        assert [(r.deed, r.text) for r in tx.revisions()] == [
            (Deed.WAKE, None),
            (Deed.SHADOW, None),
        ]
    assert logged(store) == [
        ("policy_owner", "put rule in shadow: owner", "voice.insult"),
        ("policy_owner", "woke rule", "voice.insult"),
    ]


def test_nothing_changes_while_nobody_says_why(store: MemoryStore):
    silent = replace(HAND, note="")
    assert published(store, WIDER, silent) is Refusal.UNSAID
    published(store, WIDER)
    assert taken_back(store, rule(), "", replace(silent, seen=1)) is Refusal.UNSAID
    with store.begin() as tx:
        assert quieten(tx, "voice.insult", silent, NOW) is Refusal.UNSAID
        assert quiet(tx) == frozenset()
        quieten(tx, "voice.insult", HAND, NOW)
        assert let_write(tx, "voice.insult", silent, NOW) is Refusal.UNSAID
        assert quiet(tx) == {"voice.insult"}
        assert [revision.note for revision in tx.revisions()] == [HAND.note] * 2


def test_what_is_in_shadow_is_not_put_there_again(store: MemoryStore):
    with store.begin() as tx:
        quieten(tx, "voice.insult", HAND, NOW)
    with pytest.raises(NotFound), store.begin() as tx:
        quieten(tx, "voice.insult", HAND, NOW)
    with pytest.raises(NotFound), store.begin() as tx:
        let_write(tx, "voice.threat", HAND, NOW)


def test_a_difference_shows_what_is_new_what_is_gone_and_what_stands_around(tmp_path: Path):
    assert difference("a\nb\nc\nd\ne", "a\nb\nX\nd\ne")[1:] == (
        Change(" ", "a"),
        Change(" ", "b"),
        Change("-", "c"),
        Change("+", "X"),
        Change(" ", "d"),
        Change(" ", "e"),
    )
    assert difference("a", "a") == ()


def test_the_history_holds_each_text_against_the_one_before_it(store: MemoryStore):
    one = Revision(1, "a.b", Deed.PUBLISH, NOW, "", "", "file\none", "1")
    two = replace(one, number=2, text="file\ntwo")
    quiet = replace(one, number=3, deed=Deed.SHADOW, text=None)
    back = replace(one, number=4, deed=Deed.BACK, text="")
    told = list(history(*2 * [[back, quiet, two, one]], {"a.b": "file"}))
    signs = [[(c.sign, c.line) for c in each.changes if c.sign in "+-"] for each in told]
    assert signs == [[("-", "two")], [], [("-", "one"), ("+", "two")], [("+", "one")]]
    assert [each.current for each in told] == [True, False, False, False]


def test_the_history_tells_a_change_of_the_file_from_one_that_was_made_here(store: MemoryStore):
    found = Revision(1, "a.b", Deed.FOUND, NOW, "", "", "file\none", "1")
    edited = replace(found, number=2, deed=Deed.FILE, text="file\ntwo")
    here = replace(found, number=3, deed=Deed.PUBLISH, text="here")
    gone = replace(found, number=4, deed=Deed.FILE, text="")
    told = list(history(*2 * [[gone, here, edited, found]], {}))
    signs = [[(c.sign, c.line) for c in each.changes if c.sign in "+-"] for each in told]
    assert signs == [
        [("-", "file"), ("-", "two")],
        [("-", "file"), ("-", "two"), ("+", "here")],
        [("-", "one"), ("+", "two")],
        [],
    ]
    assert [each.current for each in told] == [False, True, False, False]
    with_file = list(history(*2 * [[edited, found]], {"a.b": "file\ntwo"}))
    assert [each.current for each in with_file] == [True, False]


def test_a_change_from_before_the_files_were_noted_is_held_against_what_they_said_first():
    here = Revision(1, "a.b", Deed.PUBLISH, NOW, "", "", "file\nhere", "1")
    found = replace(here, number=2, deed=Deed.FOUND, text="file\nfound")
    added = replace(found, deed=Deed.FILE)
    for later, gone in ((found, ["found"]), (added, [])):
        first = list(history(*2 * [[later, here]], {"a.b": "file\nnow"}))[-1]
        assert [c.line for c in first.changes if c.sign == "-"] == gone


def test_shadow_in_a_text_is_the_rule_s_own_state():
    assert rule(RULE + "  state: shadow\n").state is State.SHADOW
