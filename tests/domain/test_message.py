"""What becomes of a message that waits."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.ids import MemberId, MessageId
from monitor.domain.message import (
    DOUBT,
    PATIENCE,
    TRIES,
    Delivery,
    Kind,
    Message,
    Office,
    to_office,
)

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
NOTE = Message(
    MessageId("1"), "note:K7Q2", Kind.NOTE, MemberId("m1"), NOW, NOW, (("case", "K7Q2"),)
)


def wait(message: Message) -> timedelta:
    """How long it waits after a refusal."""
    return message.delayed(NOW, "smtp-450").due_at - NOW


def test_D5_waits_are_one_five_fifteen_and_sixty_minutes() -> None:
    waits = [wait(replace(NOTE, attempts=n)) for n in range(4)]
    assert waits == [timedelta(minutes=m) for m in (1, 5, 15, 60)]


@given(st.integers(4, 200), st.text(min_size=1, max_size=8))
def test_D5_later_waits_are_hourly_and_stray_by_a_fifth(attempts: int, message_id: str) -> None:
    waited = wait(replace(NOTE, id=MessageId(message_id), attempts=attempts))
    assert timedelta(minutes=48) <= waited <= timedelta(minutes=72)


def test_D5_two_messages_do_not_knock_at_the_same_moment() -> None:
    waits = {wait(replace(NOTE, id=MessageId(str(n)), attempts=9)) for n in range(20)}
    assert len(waits) > 10


def test_D5_a_message_that_was_refused_for_three_days_is_parked() -> None:
    late = NOW + PATIENCE + timedelta(seconds=1)
    refused = replace(NOTE, attempts=75)
    assert refused.delayed(late, "smtp-450").state is Delivery.PARKED
    assert refused.delayed(late - timedelta(minutes=1), "smtp-450").state is Delivery.QUEUED


def test_a_message_that_is_sent_again_has_its_first_waits_before_it_is_parked_again() -> None:
    late, states = NOW + PATIENCE * 2, []
    message = replace(NOTE, attempts=75).parked("smtp-450").resent(late)
    assert (message.state, message.due_at, message.trouble) == (Delivery.QUEUED, late, None)
    for _ in range(5):
        message = message.delayed(late, "smtp-450")
        states.append(message.state)
    assert states == [*[Delivery.QUEUED] * 4, Delivery.PARKED]


def test_D4_a_doubtful_message_waits_five_minutes_at_least_and_keeps_its_key() -> None:
    later = NOTE.doubted(NOW)
    assert later.due_at - NOW >= DOUBT
    assert (later.key, later.created_at, later.attempts) == (NOTE.key, NOTE.created_at, 1)


def test_D6_a_message_that_nobody_expected_to_fail_is_parked_after_three_times() -> None:
    message, states = NOTE, []
    for _ in range(TRIES):
        message = message.failed(NOW, "KeyError")
        states.append(message.state)
    assert states == [Delivery.QUEUED, Delivery.QUEUED, Delivery.PARKED]


def test_a_postponed_message_counts_no_attempt() -> None:
    later = NOTE.postponed(NOW + timedelta(hours=8))
    assert (later.state, later.attempts, later.due_at) == (
        Delivery.QUEUED,
        0,
        NOW + timedelta(hours=8),
    )


def test_what_a_message_needed_is_forgotten_once_it_is_sent_or_dropped() -> None:
    assert NOTE.slot("case") == "K7Q2"
    assert NOTE.sent(NOW).slot("case") is None
    assert NOTE.dropped("closed").slot("case") is None


def test_an_office_with_two_mailboxes_gets_two_messages() -> None:
    ids = iter("ab")
    made = to_office(
        Office.COMMS,
        ("a@kade.example", "b@kade.example"),
        Kind.DIGEST,
        "digest:2026-W47",
        (("week", "2026-W47"),),
        NOW,
        lambda: next(ids),
    )
    assert [m.slot("address") for m in made] == ["a@kade.example", "b@kade.example"]
    assert len({m.key for m in made}) == 2
    assert all("@" not in m.key and m.slot("week") == "2026-W47" for m in made)
