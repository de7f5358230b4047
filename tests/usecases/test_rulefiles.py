"""Files of rules that somebody edits: what is kept of it, and when members are asked."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from monitor.adapters.overlay import readable
from monitor.domain.revision import Deed, Revision
from monitor.testing.memory import MemoryStore
from monitor.usecases.renewal import asked_about, asked_anew, stop_unagreed
from monitor.usecases.rulefiles import Files, note_files
from monitor.usecases.workshop import Hand, newest, publish
from tests.services import RULE
from tests.store.builders import DAY, NOW
from tests.usecases.world import MEMBER, Stage

INSULT = "voice.insult"
WIDER = RULE.replace("[idiot]", "[idiot, fool]")
BERTH = RULE.replace(INSULT, "work.berth").replace("conduct: 3", "conduct: 4")
SHIPPED = frozenset({"insult"})


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


def seen(store: MemoryStore, files: Mapping[str, str], days: int = 0) -> tuple[Revision, ...]:
    with store.begin() as tx:
        return note_files(tx, Files(files, readable, SHIPPED, "1"), NOW + days * DAY)


def test_what_stood_there_first_is_kept_and_is_no_change(store: MemoryStore):
    (first,) = seen(store, {INSULT: RULE})
    assert first == Revision(1, INSULT, Deed.FOUND, NOW, "", "", RULE, "1")
    with store.begin() as tx:
        assert tx.logged(None, 9) == ()
        assert newest(tx.revisions(), INSULT) == 0


def test_a_file_that_says_the_same_brings_nothing(store: MemoryStore):
    seen(store, {INSULT: RULE})
    assert seen(store, {INSULT: RULE}, 1) == ()


def test_an_edited_a_new_and_a_vanished_rule_are_each_kept(store: MemoryStore):
    seen(store, {INSULT: RULE, "voice.gone": RULE.replace(INSULT, "voice.gone")})
    threat = RULE.replace(INSULT, "voice.threat") + "  kind: insult\n"
    made = seen(store, {INSULT: WIDER, "voice.threat": threat}, 1)
    assert [(r.rule_id, r.deed, r.text, r.material, r.asks) for r in made] == [
        ("voice.gone", Deed.FILE, "", True, False),
        (INSULT, Deed.FILE, WIDER, True, False),
        ("voice.threat", Deed.FILE, threat, True, False),
    ]
    with store.begin() as tx:
        assert [entry.action for _, entry in tx.logged(None, 9)] == ["saw rule file changed"] * 3
        assert newest(tx.revisions(), INSULT) == made[1].number


def test_another_reason_or_example_is_a_change_and_no_material_one(store: MemoryStore):
    seen(store, {INSULT: RULE})
    (made,) = seen(store, {INSULT: RULE.replace("a fine day", "a fine morning")}, 1)
    assert (made.material, made.asks) == (False, False)


def test_a_file_under_a_rule_of_the_workshop_changes_nothing_for_members(store: MemoryStore):
    seen(store, {INSULT: RULE})
    rule = readable(WIDER)
    assert rule
    with store.begin() as tx:
        publish(tx, readable(RULE), rule, WIDER, Hand("", "wider", "1", covered=SHIPPED), NOW)
    (made,) = seen(store, {INSULT: RULE + "  kind: berth\n"}, 1)
    assert (made.material, made.asks) == (False, False)


def test_a_rule_about_something_new_stops_reading_until_it_is_agreed_to():
    stage = Stage()
    stage.enrol()
    seen(stage.store, {INSULT: RULE})  # type: ignore[arg-type]
    later = stage.now + timedelta(days=1)
    with stage.store.begin() as tx:
        files = Files({INSULT: RULE, "work.berth": BERTH}, readable, SHIPPED, "1")
        (made,) = note_files(tx, files, later)
        assert made.asks
        assert asked_anew(tx) == later
        consent = tx.consent_of(MEMBER)
        assert consent
        assert stop_unagreed(tx, consent.version, later, stage.new_id) == (MEMBER,)
        assert asked_about(tx, consent) == asked_about(tx, None) == ("work.berth",)
        assert stop_unagreed(tx, consent.version, later, stage.new_id) == ()


def test_a_kind_that_a_rule_has_already_asks_nobody_and_an_unreadable_text_counts_for_nothing(
    store: MemoryStore,
):
    seen(store, {"work.berth": BERTH, "voice.odd": "- id: ["})
    wider = BERTH.replace("[idiot]", "[idiot, fool]")
    (made,) = seen(store, {"work.berth": wider, "voice.odd": "- id: ["}, 1)
    assert (made.material, made.asks) == (True, False)
