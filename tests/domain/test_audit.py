"""The log is a chain: whatever is done to it shows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from monitor.domain.audit import AuditEntry, AuditHead, broken_at, seal
from monitor.domain.ids import MemberId

KEY = b"k" * 32
NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
NOTHING = AuditHead()


def log(entries: int = 5) -> list[tuple[AuditHead, AuditEntry]]:
    lines, head = [], NOTHING
    for number in range(entries):
        entry = AuditEntry(NOW + timedelta(minutes=number), "comms", "looked at case", None, "K7Q2")
        head = seal(KEY, head, entry)
        lines.append((head, entry))
    return lines


def test_Z4_an_untouched_log_is_whole():
    assert broken_at(KEY, log(), NOTHING) is None
    assert broken_at(KEY, log(), log()[2][0]) is None
    assert broken_at(KEY, [], NOTHING) is None


@pytest.mark.parametrize(
    "change",
    [
        {"at": NOW},
        {"actor": "member"},
        {"action": "joined"},
        {"member_id": MemberId("m1")},
        {"thing": None},
    ],
)
def test_Z4_an_edited_entry_is_found(change: dict[str, object]):
    lines = log()
    head, entry = lines[2]
    lines[2] = (head, replace(entry, **change))  # type: ignore[arg-type]
    assert broken_at(KEY, lines, NOTHING) == 3


def test_Z4_a_deleted_entry_is_found():
    lines = log()
    del lines[2]
    assert broken_at(KEY, lines, NOTHING) == 3


def test_Z4_swapped_entries_are_found():
    lines = log()
    (first, one), (second, other) = lines[1], lines[2]
    lines[1], lines[2] = (first, other), (second, one)
    assert broken_at(KEY, lines, NOTHING) == 2


def test_Z4_a_cut_tail_is_found_by_a_head_kept_elsewhere():
    kept = log()[-1][0]
    assert broken_at(KEY, log()[:3], kept) == 4
    assert broken_at(KEY, log()[:3], NOTHING) is None


def test_Z4_a_log_written_anew_with_the_key_is_found_by_a_head_kept_elsewhere():
    other = replace(log()[1][0], seal="f" * 64)
    assert broken_at(KEY, log(), other) == 2


def test_Z4_without_the_key_no_chain_can_be_made():
    assert broken_at(b"x" * 32, log(), NOTHING) == 1


def test_the_same_moment_in_another_zone_has_the_same_seal():
    entry = AuditEntry(NOW, "member", "joined")
    elsewhere = replace(entry, at=NOW.astimezone(timezone(timedelta(hours=9))))
    assert seal(KEY, NOTHING, entry) == seal(KEY, NOTHING, elsewhere)
