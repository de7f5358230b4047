"""The operator sees counts and times, and nobody's name."""

from dataclasses import replace
from datetime import timedelta

from monitor.domain.failing import Failing
from monitor.domain.ids import MessageId
from monitor.domain.machine import Process
from monitor.domain.message import Kind, Message
from monitor.usecases.resend import resend
from monitor.usecases.status import note_process, status_of
from tests.usecases.world import MEMBER, START, Stage


def test_a_new_service_has_turned_nothing_yet():
    stage = Stage()
    with stage.store.begin() as tx:
        status = status_of(tx, START)
    lines = dict(status.lines())
    assert lines["last turn of poll"] == "never"
    assert lines["oldest message due"] == "nothing waits"
    assert (lines["mail server"], lines["rules"]) == ("no trouble seen", "fine")
    assert status.stale == ()


def test_counts_and_times_are_told_without_names():
    stage = Stage()
    stage.enrol()
    with stage.store.begin() as tx:
        tx.remember("tick.poll", START.isoformat())
        tx.remember("tick.forget", (START - timedelta(hours=1)).isoformat())
        tx.remember("policy.trouble", "policies/a.yaml:3: rule voice.insult: …")
        tx.remember("mail-broken", f"1 {START.isoformat()}")
        for number in (1, 2):
            due = START - timedelta(minutes=number)
            tx.queue(Message(MessageId(str(number)), str(number), Kind.RECEIPT, MEMBER, due, due))
        status = status_of(tx, START + timedelta(seconds=30))
    lines = dict(status.lines())
    assert lines["last turn of poll"] == "30 s ago"
    assert lines["accounts reading"] == "1"
    assert lines["messages queued"] == "2"
    assert lines["oldest message due"] == "150 s ago"
    assert lines["mail server"] == "broken, tried again later"
    assert lines["rules"].startswith("policies/a.yaml")
    assert status.stale == ("forget",)
    assert not [value for value in lines.values() if "kade" in value or "Noor" in value]


def test_a_part_that_nobody_has_started_wants_a_hand_as_one_that_stands_still():
    """Without a scheduler nothing is forgotten, and no page would say so."""
    stage = Stage()
    later = START + timedelta(minutes=20)
    with stage.store.begin() as tx:
        note_process(tx, Process("app-1:7", ("web",), "0.1.0", START))
        for loop in ("poll", "recheck", "deliver", "policy"):
            tx.remember(f"tick.{loop}", later.isoformat())
        note_process(tx, Process("app-1:8", ("worker",), "0.1.0", later))
        soon, then = (status_of(tx, at) for at in (START + timedelta(minutes=14), later))
    assert soon.troubles == ()
    assert then.stale == ("digest", "forget", "learn")
    assert then.troubles == ("loops",)


def test_a_message_for_later_is_not_due_yet():
    stage = Stage()
    with stage.store.begin() as tx:
        status = replace(status_of(tx, START), oldest=START + timedelta(hours=1))
    assert dict(status.lines())["oldest message due"] == "not due yet"


def test_parked_mail_is_told_by_its_kind_and_the_reason_and_can_be_sent_again():
    stage = Stage()
    stage.enrol()
    with stage.store.begin() as tx:
        assert resend(tx, START, by="operator") == 0
        for number in (1, 2, 3):
            kept = Message(MessageId(str(number)), str(number), Kind.NOTE, MEMBER, START, START)
            tx.queue(kept)
            tx.save_message(kept.parked("smtp-550" if number > 1 else "KeyError"))
        lines = list(status_of(tx, START).lines())
    assert ("parked note", "2: smtp-550") in lines
    assert ("parked note", "1: KeyError") in lines
    later = START + timedelta(days=1)
    with stage.store.begin() as tx:
        assert resend(tx, later, by="operator") == 3
        lines = dict(status_of(tx, later).lines())
        assert lines["messages queued"] == "3"
        assert "parked note" not in lines
        assert [m.due_at for m in tx.messages_to(MEMBER)] == [later] * 3


def test_what_cannot_be_read_and_what_runs_are_told_in_lines_too():
    stage = Stage()
    with stage.store.begin() as tx:
        note_process(tx, Process("app-1:7", ("web", "worker"), "0.1.0", START))
        status = replace(
            status_of(tx, START), failing=(Failing("http-503", 6, (("social.example", 6),)),)
        )
    lines = dict(status.lines())
    assert lines["failing http-503"] == "6"
    assert lines["  at social.example"] == "6"
    assert lines["process app-1:7"] == "0.1.0, web worker, 0 s ago"
