"""What was changed in the rule workshop: kept for good, newest first, and readable to nobody but the service."""

from dataclasses import replace
from pathlib import Path

import pytest

from monitor.adapters.store import SqlStore
from monitor.adapters.vault import Vault
from monitor.domain.revision import Deed, Revision, in_force, texts
from monitor.errors import AlreadyKept
from monitor.ports import Store
from tests.store.builders import DAY, NOW

FIRST = Revision(
    1, "voice.insult", Deed.PUBLISH, NOW, "abc", "too wide", "- id: canary", "1", material=True
)
SECOND = replace(FIRST, number=2, deed=Deed.SHADOW, at=NOW + DAY, text=None, material=False)


def test_revisions_come_back_as_they_were_written_newest_first(store: Store):
    with store.begin() as tx:
        assert (tx.revisions(), tx.last_revision()) == ((), 0)
        tx.add_revision(FIRST)
        tx.add_revision(SECOND)
    with store.begin() as tx:
        assert tx.revisions() == (SECOND, FIRST)
        assert tx.last_revision() == 2


def test_two_changes_at_once_do_not_both_become_the_next_one(store: Store):
    with store.begin() as tx:
        tx.add_revision(FIRST)
    with pytest.raises(AlreadyKept), store.begin() as tx:
        tx.add_revision(replace(FIRST, note="somebody else's"))
    with store.begin() as tx:
        assert tx.revisions() == (FIRST,)


def test_K1_a_rule_of_the_workshop_cannot_be_read_in_the_database(
    sqlite_url: str, vault: Vault, tmp_path: Path
):
    store = SqlStore(sqlite_url, vault)
    with store.begin() as tx:
        tx.add_revision(FIRST)
    store.close()
    assert b"canary" not in b"".join(path.read_bytes() for path in tmp_path.glob("amends.db*"))


def test_the_newest_text_of_a_rule_holds_and_shadow_leaves_it_alone():
    newer = replace(FIRST, number=3, text="- id: newer")
    back = replace(FIRST, number=4, rule_id="voice.threat", deed=Deed.BACK, text="")
    assert in_force([back, newer, SECOND, FIRST]) == {"voice.threat": back, "voice.insult": newer}
    assert texts([back, newer, SECOND, FIRST]) == {"voice.insult": "- id: newer"}
