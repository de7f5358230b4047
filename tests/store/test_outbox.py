"""The outbox: nothing lost, nothing doubled."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.domain.ids import MessageId
from monitor.domain.message import Delivery, Kind, Office
from monitor.errors import NotFound
from monitor.ports import Store
from tests.store.builders import DAY, HOUR, MINUTE, NOOR, NOW, TIM, message

SENDING = Delivery.SENDING


def test_D2_a_key_is_queued_once(store: Store):
    with store.begin() as tx:
        assert tx.queue(message())
        assert not tx.queue(message("msg-2", key="note:msg-1", due_at=NOW - DAY))
    with store.begin() as tx:
        assert not tx.queue(message("msg-3", key="note:msg-1"))
        assert tx.messages_to(NOOR) == (message(),)


def test_a_key_stays_taken_after_the_mail_was_sent(store: Store):
    with store.begin() as tx:
        tx.queue(message())
        tx.save_message(message().sent(NOW))
        assert not tx.queue(message("msg-2", key="note:msg-1"))


def test_D3_a_leased_message_is_hidden_until_its_lease_ends(store: Store):
    with store.begin() as tx:
        tx.queue(message())
        assert tx.lease_messages(NOW, NOW + MINUTE, 9) == (replace(message(), state=SENDING),)
    with store.begin() as tx:
        assert tx.lease_messages(NOW + timedelta(seconds=59), NOW + HOUR, 9) == ()
        assert len(tx.lease_messages(NOW + MINUTE, NOW + HOUR, 9)) == 1


def test_due_messages_are_leased_oldest_first_and_no_more_than_asked_for(store: Store):
    with store.begin() as tx:
        for name, due in (("m1", NOW), ("m2", NOW - HOUR), ("m3", NOW + MINUTE)):
            tx.queue(message(name, due_at=due))
        assert [m.id for m in tx.lease_messages(NOW, NOW + HOUR, 1)] == ["m2"]
        assert [m.id for m in tx.lease_messages(NOW, NOW + HOUR, 9)] == ["m1"]


@pytest.mark.parametrize(
    "done", [message().sent(NOW), message().parked("550"), message().dropped("closed")]
)
def test_what_is_done_is_not_leased_again(store: Store, done):
    with store.begin() as tx:
        tx.queue(message())
        tx.lease_messages(NOW, NOW + MINUTE, 9)
        tx.save_message(done)
    with store.begin() as tx:
        assert tx.lease_messages(NOW + DAY, NOW + 2 * DAY, 9) == ()
        assert tx.messages_to(NOOR) == (done,)


def test_a_delayed_message_is_leased_when_it_is_due_again(store: Store):
    delayed = message().delayed(NOW, "greylisted")
    with store.begin() as tx:
        tx.queue(message())
        tx.lease_messages(NOW, NOW + HOUR, 9)
        tx.save_message(delayed)
        assert tx.lease_messages(NOW, NOW + HOUR, 9) == ()
        assert tx.lease_messages(delayed.due_at, NOW + HOUR, 9) == (
            replace(delayed, state=SENDING),
        )


def test_D3_a_crash_after_the_lease_only_delays(store: Store):
    with store.begin() as tx:
        tx.queue(message())
    with store.begin() as tx:
        tx.lease_messages(NOW, NOW + MINUTE, 9)
    with store.begin() as tx:
        (again,) = tx.lease_messages(NOW + HOUR, NOW + 2 * HOUR, 9)
        assert again.key == message().key


def test_mail_to_an_office_comes_back_as_it_went_in(store: Store):
    digest = message("d", to=Office.COMMS, kind=Kind.DIGEST, slots=(("week", "2026-W47"),))
    with store.begin() as tx:
        tx.queue(digest)
        assert tx.lease_messages(NOW, NOW + HOUR, 9) == (replace(digest, state=SENDING),)


def test_messages_to_a_member_are_newest_first_and_theirs_alone(store: Store):
    older = message("m1", created_at=NOW - DAY)
    with store.begin() as tx:
        for each in (older, message("m2"), message("m3", to=TIM), message("m4", to=Office.COMMS)):
            tx.queue(each)
        assert tx.messages_to(NOOR) == (message("m2"), older)


def test_the_outbox_says_how_it_is_doing(store: Store):
    with store.begin() as tx:
        assert tx.message_states() == {}
        assert tx.oldest_queued() is None
        for name, due in (("m1", NOW), ("m2", NOW + HOUR), ("m3", NOW - HOUR)):
            tx.queue(message(name, due_at=due))
        tx.lease_messages(NOW - HOUR, NOW + HOUR, 9)
        assert tx.oldest_queued() == NOW - HOUR
        tx.save_message(message("m3", due_at=NOW - HOUR).sent(NOW))
        assert tx.oldest_queued() == NOW
        assert tx.message_states() == {"queued": 2, "sent": 1}


def test_a_message_with_a_known_id_is_not_queued_again(store: Store):
    with store.begin() as tx:
        tx.queue(message())
        assert not tx.queue(message(key="another"))


def test_done_mail_is_forgotten_when_nobody_could_double_it_any_more(store: Store):
    old = NOW - 92 * DAY
    with store.begin() as tx:
        for name, end in (("m1", "sent"), ("m2", "dropped"), ("m3", "parked"), ("m4", "queued")):
            kept = message(name, created_at=old)
            tx.queue(kept)
            tx.save_message(replace(kept, state=Delivery(end)))
        tx.queue(message("m5"))
        tx.save_message(message("m5").sent(NOW))
        assert tx.forget_traces(NOW) == 2
        assert {m.id for m in tx.messages_to(NOOR)} == {MessageId(n) for n in ("m3", "m4", "m5")}


def test_a_message_can_be_saved_and_stay_hidden(store: Store):
    with store.begin() as tx:
        tx.queue(message())
        leased = tx.lease_messages(NOW, NOW + MINUTE, 9)[0]
        whole = replace(leased, slots=(*leased.slots, ("also", "H4WN")))
        tx.save_message(whole, still_leased=True)
    with store.begin() as tx:
        assert tx.message(whole.id) == whole
        assert tx.lease_messages(NOW, NOW + HOUR, 9) == ()
        assert tx.lease_messages(NOW + MINUTE, NOW + HOUR, 9) == (whole,)


def test_a_message_that_is_not_there_is_not_found(store: Store):
    with store.begin() as tx, pytest.raises(NotFound):
        tx.message(MessageId("nobody"))


def test_what_was_tried_in_vain_and_waits_is_listed_oldest_first(store: Store):
    with store.begin() as tx:
        for name, created in (("m1", NOW), ("m2", NOW - DAY), ("m3", NOW), ("m4", NOW)):
            tx.queue(message(name, created_at=created))
        tx.save_message(message("m1").delayed(NOW, "smtp-451"))
        tx.save_message(message("m2", created_at=NOW - DAY).delayed(NOW, "smtp-421"))
        tx.save_message(message("m4").parked("smtp-550"))
    with store.begin() as tx:
        assert [(m.id, m.trouble) for m in tx.delayed_messages(9)] == [
            ("m2", "smtp-421"),
            ("m1", "smtp-451"),
        ]
        assert [m.id for m in tx.delayed_messages(1)] == ["m2"]


def test_what_was_given_up_is_listed_oldest_first(store: Store):
    with store.begin() as tx:
        for name, created in (("m1", NOW), ("m2", NOW - DAY), ("m3", NOW)):
            tx.queue(message(name, created_at=created))
        tx.save_message(message("m1").parked("smtp-550"))
        tx.save_message(message("m2", created_at=NOW - DAY).parked("KeyError"))
    with store.begin() as tx:
        assert [(m.id, m.trouble) for m in tx.parked_messages()] == [
            ("m2", "KeyError"),
            ("m1", "smtp-550"),
        ]
