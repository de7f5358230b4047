"""The weekly figures: which week, which block, and nothing about few people."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.domain.calendar import BLOCK, EPOCH, WEEK, Rhythm, label_of, last_week, midnight
from monitor.domain.case import Move
from monitor.domain.experience import BY_FILE, Shadow
from monitor.domain.ids import CaseId, MemberId
from monitor.domain.tally import KEPT, Event, Happening, hour
from monitor.testing.memory import MemoryStore
from monitor.usecases.digest import SINCE, in_shadow, note_quiet, published, queue_owed, weekly
from monitor.usecases.storm import STORM
from monitor.usecases.workshop import Hand, quieten
from tests.usecases.outbox import PostRoom
from tests.usecases.world import Stage

ZONE = "Europe/Amsterdam"
MONDAYS = Rhythm(0, 8, ZONE)
MONDAY = datetime(2026, 11, 16, tzinfo=UTC) - timedelta(hours=1)


def test_the_week_is_that_of_the_company_s_own_clock() -> None:
    late_sunday = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert last_week(late_sunday, "UTC") == "2026-W46"
    assert last_week(late_sunday, ZONE) == "2026-W47"
    assert last_week(datetime(2027, 1, 4, 9, tzinfo=UTC), ZONE) == "2026-W53"


def test_D2_one_digest_a_week_and_mailbox_however_often_it_is_asked_for() -> None:
    store, ids = MemoryStore(), count()
    addresses = ("a@kade.example", "b@kade.example")
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    with store.begin() as tx:
        assert queue_owed(tx, addresses, MONDAYS, now, lambda: str(next(ids))) == 2
        assert queue_owed(tx, addresses, MONDAYS, now, lambda: str(next(ids))) == 0
        assert queue_owed(tx, addresses, MONDAYS, now + WEEK, lambda: str(next(ids))) == 2


def test_the_rules_are_shown_for_the_last_full_block_of_four_weeks() -> None:
    with MemoryStore().begin() as tx:
        digest = weekly(tx, "2026-W47", MONDAY + WEEK, ZONE, "nl")
    first, last = digest.rule_weeks
    local = [at.astimezone(UTC).isocalendar().week for at in (first + WEEK / 2, last + WEEK / 2)]
    assert local == [43, 46]
    assert len(digest.trend) == 12
    assert digest.week is digest.trend[-1]
    assert digest.week.start == MONDAY


@settings(deadline=None)
@given(st.integers(0, 300))
def test_blocks_never_overlap_and_never_reach_into_the_future(weeks: int) -> None:
    monday = datetime(2025, 1, 6, 12, tzinfo=UTC) + weeks * WEEK
    year, week, _ = monday.isocalendar()
    with MemoryStore().begin() as tx:
        digest = weekly(tx, f"{year}-W{week:02}", monday, "UTC", "en")
    first, last = digest.rule_weeks
    assert last - first == (BLOCK - 1) * WEEK
    assert last <= digest.week.start
    assert digest.week.start - last < BLOCK * WEEK
    assert (first - datetime(2024, 1, 15, tzinfo=UTC)) % (BLOCK * WEEK) == timedelta(0)


def test_a_member_who_asked_for_help_is_in_the_digest_by_case_and_rule_only() -> None:
    room = PostRoom()
    room.enrol()
    room.case("K7Q2")
    room.close("K7Q2", Move.ASK)
    with room.store.begin() as tx:
        tx.shadow("voice.insult", room.now, "dismissed")
        digest = weekly(tx, "2026-W48", room.now, ZONE, "en")
    asked = digest.help[0]
    assert (asked.case_id, asked.conduct, asked.kind) == ("K7Q2", 3, "insult")
    assert digest.shadowed == (Shadow("voice.insult", room.now, "dismissed"),)


def test_a_monthly_digest_tells_what_changed_in_all_of_its_weeks() -> None:
    stage = Stage(now=MONDAY)
    hand = Hand("ilse", "too many nitwits", "1")
    with stage.store.begin() as tx:
        for weeks in (4, 3, 1):
            quieten(tx, f"voice.week-{weeks}", hand, MONDAY - weeks * WEEK + timedelta(hours=9))
        label = last_week(MONDAY, ZONE)
        month = weekly(tx, label, MONDAY, ZONE, "en", monthly=True)
        week = weekly(tx, label, MONDAY, ZONE, "en")
    assert [r.rule_id for r in month.changed] == ["voice.week-4", "voice.week-3", "voice.week-1"]
    assert [r.rule_id for r in week.changed] == ["voice.week-1"]


def test_a_digest_that_is_made_up_for_knows_that_it_is_late() -> None:
    with MemoryStore().begin() as tx:
        label = last_week(MONDAY, ZONE)
        assert not weekly(tx, label, MONDAY, ZONE, "en").late
        assert weekly(tx, label, MONDAY + WEEK, ZONE, "en").late


def test_notes_to_five_people_are_shown_and_to_four_are_not() -> None:
    stage = Stage(now=MONDAY + timedelta(hours=30))
    for number in range(5):
        stage.enrol(f"m{number}", f"a{number}")
    room = PostRoom(store=stage.store, now=stage.now)
    told = []
    for number in range(5):
        with room.store.begin() as tx:
            member = tx.member(MemberId(f"m{number}"))
            account = tx.accounts_of(member.id)[0]
            case = replace(_case(f"K{number}"), member_id=member.id, account_id=account.id)
            tx.add_case(case, "text")
            held = case.held(room.now, timedelta(0))
            tx.save_case(held)
            tx.save_case(held.moved(Move.NOTIFY, room.now))
            told.append(weekly(tx, "2026-W47", room.now, ZONE, "en").week.figures.notes)
    assert told == [None, None, None, None, 5]


def _case(code: str):
    room = PostRoom()
    room.enrol()
    made = room.case(code)
    return replace(
        made, id=CaseId(code), status=type(made.status).OPEN, notified_at=None, held_until=None
    )


CLOCKS = ("Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Beirut", "UTC")
"""Clocks that change: by an hour, by half an hour, at midnight, and never."""

HOUR = timedelta(hours=1)


@settings(deadline=None)
@given(
    st.sampled_from(CLOCKS),
    st.integers(0, 39),
    st.lists(
        st.tuples(
            st.integers(0, BLOCK - 1),
            st.sampled_from([0, 1, 2, 100, -1, -2]),
            st.sampled_from([0, 1, 2, 3, 24, 167, 168, 169]),
        ),
        max_size=30,
    ),
)
def test_a_clock_that_changes_moves_no_answer_out_of_its_week(
    zone: str, number: int, answers: list[tuple[int, int, int]]
) -> None:
    """Weeks are cut at midnight there, so one of them can be an hour longer or shorter: an answer of that hour
    is told in its week and by rule, and the two agree."""
    clock, first = ZoneInfo(zone), EPOCH + number * BLOCK * WEEK
    mondays = [midnight(first + n * WEEK, clock) for n in range(BLOCK + 1)]
    happened = [event for monday in mondays[:BLOCK] for event in _busy(monday + 2 * 24 * HOUR)]
    for person, (week, at, later) in enumerate(answers):
        noted = hour(mondays[week] if at >= 0 else mondays[week + 1]) + at * HOUR
        happened.append(Event(noted, Happening.NOTE, 3, f"m{person}", noted))
        happened.append(Event(noted + later * HOUR, Happening.PUT_RIGHT, 3, f"m{person}", noted))
    with MemoryStore().begin() as tx:
        tx.state.events += happened
        last = first + (BLOCK - 1) * WEEK
        told = weekly(tx, label_of(last), mondays[BLOCK], zone, "en")
    notes, right = Counter(), Counter()
    for event in happened:
        assert event.noted_at is not None
        week_of_note, week = (
            label_of(at.astimezone(clock).date()) for at in (event.noted_at, event.at)
        )
        notes[week] += event.what is Happening.NOTE
        right[week] += event.what is Happening.PUT_RIGHT and week == week_of_note
    weeks = told.trend[-BLOCK:]
    labels = [label_of(week.start.astimezone(clock).date()) for week in weeks]
    assert [week.figures.notes for week in weeks] == [notes[label] for label in labels]
    assert [week.figures.put_right for week in weeks] == [right[label] for label in labels]
    assert sum(row.notes.number for row in told.rules) == sum(notes[label] for label in labels)
    assert sum(row.put_right.number for row in told.rules) == sum(right[lb] for lb in labels)


def _busy(at: datetime) -> Iterator[Event]:
    """So many people that every number is shown."""
    for person in range(20):
        yield Event(at, Happening.NOTE, 3, f"p{person}", at)
        if person % 2:
            yield Event(at, Happening.PUT_RIGHT, 3, f"p{person}", at)


def test_no_figure_is_made_of_a_week_that_is_half_forgotten() -> None:
    """Nobody had asked for it before the first of its days were gone."""
    first = EPOCH + 30 * BLOCK * WEEK
    mondays = [midnight(first + n * WEEK, ZoneInfo(ZONE)) for n in range(BLOCK)]
    with MemoryStore().begin() as tx:
        tx.state.events += [event for monday in mondays for event in _busy(monday)]
        gone = mondays[0] + KEPT + HOUR
        told = published(tx, label_of(first + 12 * WEEK), gone, ZONE)
        shown = {week.start: week.figures.notes for week in told.weeks}
        assert [shown.get(monday) for monday in mondays] == [None, 20, 20, 20]
        assert dict(told.blocks)[label_of(first)] == ()


def test_weeks_before_the_service_ran_do_not_silence_the_rules() -> None:
    """A blank week among full ones could be worked out; a week in which nothing ran hides nobody."""
    last = MONDAY + 3 * WEEK
    told = []
    for since in (MONDAY, last + timedelta(hours=9)):
        stage = Stage(now=last + timedelta(hours=30))
        for number in range(12):
            stage.enrol(f"m{number}", f"a{number}")
            _note(stage, number, put_right=number % 2 == 0)
        with stage.store.begin() as tx:
            tx.remember(SINCE, since.isoformat())
            told.append(weekly(tx, "2026-W50", last + WEEK, ZONE, "en").rules)
    assert told[0] == ()
    assert sum(row.notes.number for row in told[1]) == 12


def _note(stage: Stage, number: int, *, put_right: bool) -> None:
    """A note to one member, and what came of it."""
    with stage.store.begin() as tx:
        member = tx.member(MemberId(f"m{number}"))
        account = tx.accounts_of(member.id)[0]
        case = replace(_case(f"K{number}"), member_id=member.id, account_id=account.id)
        tx.add_case(case, "text")
        told = case.held(stage.now, timedelta(0)).moved(Move.NOTIFY, stage.now)
        tx.save_case(told)
        if put_right:
            tx.save_case(told.moved(Move.CORRECT, stage.now))


def test_rules_in_shadow_say_what_they_would_have_written_and_when_they_are_ready() -> None:
    stage = Stage(now=MONDAY)
    for number in range(12):
        stage.enrol(f"m{number}", f"a{number}")
    with stage.store.begin() as tx:
        for rules in (["work.other"], ["work.berth"], ["work.berth"]):
            note_quiet(tx, rules)
        tx.shadow("voice.flood", MONDAY, STORM)
        tx.shadow("voice.insult", MONDAY, "owner")
        for rule_id in ("voice.flood", "work.berth"):
            for number in range(12):
                tx.count_shadow(rule_id, MemberId(f"m{number}"), MONDAY)
        tx.tell_counts()
        found = in_shadow(tx)
    assert found == (
        Shadow("voice.flood", MONDAY, STORM, hits=12, ready=False),
        Shadow("voice.insult", MONDAY, "owner"),
        Shadow("work.berth", None, BY_FILE, hits=12, ready=True),
    )
