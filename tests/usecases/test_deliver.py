"""Delivering: nothing lost, nothing doubled, nobody pestered."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from monitor.domain.case import Move
from monitor.domain.finding import Severity
from monitor.domain.ids import MemberId
from monitor.domain.letter import (
    AccountTrouble,
    Digest,
    HelpAnswered,
    HelpAsked,
    Note,
    OfficeSignIn,
    Receipt,
    SignIn,
    Thanks,
    Trouble,
)
from monitor.domain.member import QuietHours, Sharing, Standing
from monitor.domain.message import Delivery, Kind, Office, to_office
from monitor.errors import (
    MailAmbiguous,
    MailDelayed,
    MailRejected,
    MailServerBroken,
    StoreUnavailable,
)
from monitor.policy.rule import Context, Hit, Matcher, Rule, RuleSet
from monitor.policy.text import Text
from tests.usecases.outbox import MEMBER, START, PostRoom

pytestmark = pytest.mark.anyio


@pytest.fixture
def room() -> PostRoom:
    """One member, who is told at any hour."""
    made = PostRoom()
    made.enrol()
    return made


class Never(Matcher):
    """Finds nothing: only the rule's words matter here."""

    def find(self, text: Text, context: Context) -> Iterable[Hit]:
        return ()


def note(room: PostRoom, at: int = -1) -> Note:
    """A note that was carried."""
    letter = room.mailer.carried[at][2]
    assert isinstance(letter, Note)
    return letter


async def test_a_note_goes_to_its_member_alone(room: PostRoom) -> None:
    room.case("K7Q2")
    assert (await room.deliver()).sent == 1
    message, address, letter = room.mailer.carried[0]
    assert (message.key, address) == ("note:K7Q2", "noor@kade.example")
    assert isinstance(letter, Note)
    assert letter.subjects[0].quote == "Only an idiot would do that"
    assert room.message("note:K7Q2").state is Delivery.SENT
    assert room.member().last_note_at == room.now


async def test_a_sent_message_is_not_sent_again(room: PostRoom) -> None:
    room.case("K7Q2")
    await room.deliver()
    room.pass_time(days=3)
    assert (await room.deliver()).sent == 0
    assert len(room.mailer.carried) == 1


async def test_a_note_that_waits_while_its_rule_steps_back_is_not_sent(room: PostRoom) -> None:
    room.case("K7Q2")
    with room.store.begin() as tx:
        tx.shadow("voice.insult", room.now, "dismissed")
    assert (await room.deliver()).sent == 0
    assert room.message("note:K7Q2").trouble == "in-shadow"


async def test_a_rule_in_shadow_keeps_no_other_rule_from_writing(room: PostRoom) -> None:
    room.case("K7Q2", severity=Severity.HIGH)
    room.case("H4WN", "quarrel")
    with room.store.begin() as tx:
        tx.shadow("voice.insult", room.now, "dismissed")
    await room.deliver()
    assert [subject.case.id for subject in note(room).subjects] == ["H4WN"]


async def test_several_notes_of_a_day_are_one_mail_with_the_gravest_first(room: PostRoom) -> None:
    room.case("K7Q2")
    room.case("H4WN", severity=Severity.HIGH)
    room.case("P9TC", severity=Severity.LOW)
    delivered = await room.deliver()
    assert (delivered.sent, len(room.mailer.carried)) == (1, 1)
    assert [s.case.id for s in note(room).subjects] == ["H4WN", "K7Q2", "P9TC"]
    assert room.states() == {"sent": 1, "dropped": 2}


async def test_D7_a_storm_of_findings_is_one_mail_to_its_member(room: PostRoom) -> None:
    for number in range(60):
        room.case(f"K{number:03}")
    delivered = [await room.deliver() for _ in range(8)]
    assert sum(d.sent for d in delivered) == len(room.mailer.carried) == 1
    assert len(note(room).subjects) == 60


async def test_a_leak_comes_first_whatever_else_there_is(room: PostRoom) -> None:
    room.case("K7Q2", severity=Severity.HIGH)
    room.case("H4WN", "secret", "hunter2", severity=Severity.LOW)
    await room.deliver()
    first = note(room).subjects[0]
    assert (first.case.id, first.quote) == ("H4WN", None)
    assert "hunter2" not in first.suggestion.draft


async def test_a_second_try_says_the_same_under_the_same_key(room: PostRoom) -> None:
    room.case("K7Q2")
    room.case("H4WN")
    room.fail(MailAmbiguous("link-lost"))
    assert (await room.deliver()).ambiguous == 1
    room.case("P9TC")
    room.pass_time(minutes=6)
    await room.deliver()
    message, _, letter = room.mailer.carried[0]
    assert isinstance(letter, Note)
    assert sorted(s.case.id for s in letter.subjects) == ["H4WN", "K7Q2"]
    assert message.created_at == START
    assert room.message("note:P9TC").state is Delivery.QUEUED


async def test_a_leak_does_not_wait_for_another_note_s_second_try(room: PostRoom) -> None:
    room.case("K7Q2")
    room.fail(MailDelayed("smtp-450"))
    await room.deliver()
    room.case("H4WN", "secret", "hunter2")
    assert (await room.deliver()).sent == 1


async def test_at_most_one_note_a_day(room: PostRoom) -> None:
    room.case("K7Q2")
    await room.deliver()
    room.pass_time(hours=2)
    room.case("H4WN")
    assert (await room.deliver()).postponed == 1
    assert room.message("note:H4WN").due_at == START + timedelta(days=1)
    room.pass_time(hours=22)
    assert (await room.deliver()).sent == 1


async def test_a_leaked_secret_comes_sooner(room: PostRoom) -> None:
    room.case("K7Q2")
    await room.deliver()
    room.pass_time(minutes=5)
    room.case("H4WN", "secret", "hunter2")
    assert (await room.deliver()).sent == 1


async def test_a_note_waits_for_the_end_of_quiet_hours(room: PostRoom) -> None:
    room.change(quiet=QuietHours(time(18), time(8, 30)))
    room.now = datetime(2026, 11, 27, 20, 0, tzinfo=UTC)
    room.case("K7Q2")
    assert (await room.deliver()).postponed == 1
    assert room.message("note:K7Q2").due_at == datetime(2026, 11, 30, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize("kind", [Kind.THANKS, Kind.HELP])
async def test_thanks_and_answers_wait_for_the_end_of_quiet_hours_too(
    room: PostRoom, kind: Kind
) -> None:
    room.change(quiet=QuietHours(time(9), time(12), weekends=False))
    room.queue(kind, "x:K7Q2", case="K7Q2")
    assert (await room.deliver()).postponed == 1


@pytest.mark.parametrize("move", [Move.CORRECT, Move.REMOVE, Move.DISMISS, Move.EXPIRE])
async def test_a_case_that_closed_first_is_not_written_about(room: PostRoom, move: Move) -> None:
    room.case("K7Q2")
    room.close("K7Q2", move)
    assert (await room.deliver()).dropped == 1
    assert room.message("note:K7Q2").trouble == "closed"


async def test_a_bundle_leaves_out_what_closed_meanwhile(room: PostRoom) -> None:
    room.case("K7Q2")
    room.case("H4WN")
    room.close("K7Q2", Move.DISMISS)
    assert (await room.deliver()).sent == 1
    assert [s.case.id for s in note(room).subjects] == ["H4WN"]


async def test_who_pauses_hears_nothing_of_what_waited(room: PostRoom) -> None:
    room.case("K7Q2")
    room.queue(Kind.THANKS, "thanks:K7Q2", case="K7Q2")
    room.change(standing=Standing.PAUSED)
    assert (await room.deliver()).dropped == 2


async def test_who_took_back_the_consent_gets_no_note(room: PostRoom) -> None:
    room.case("K7Q2")
    with room.store.begin() as tx:
        consent = tx.consent_of(MEMBER)
        assert consent is not None
        tx.add_consent(replace(consent, scopes=frozenset()))
    assert (await room.deliver()).dropped == 1


async def test_who_left_while_the_mail_was_on_its_way_leaves_no_trace(room: PostRoom) -> None:
    room.case("K7Q2")

    def leave() -> None:
        with room.store.begin() as tx:
            tx.erase_member(MEMBER, room.now)

    room.mailer.on_the_way = leave
    assert (await room.deliver()).sent == 1
    assert room.states() == {}


async def test_a_message_to_somebody_who_left_is_dropped(room: PostRoom) -> None:
    with room.store.begin() as tx:
        tx.erase_member(MEMBER, room.now)
    room.queue(Kind.THANKS, "thanks:K7Q2", case="K7Q2")
    assert (await room.deliver()).dropped == 1


async def test_an_erased_text_drops_its_note(room: PostRoom) -> None:
    room.queue(Kind.NOTE, "note:XXXX", case="XXXX")
    assert (await room.deliver()).dropped == 1


async def test_without_quotes_nothing_of_the_post_is_repeated(room: PostRoom) -> None:
    room.change(quotes=False)
    room.case("K7Q2")
    await room.deliver()
    subject = note(room).subjects[0]
    assert subject.quote is None
    assert "@kees" not in subject.suggestion.draft


async def test_the_reason_of_the_rule_is_given_in_the_members_language_or_not_at_all(
    room: PostRoom,
) -> None:
    why = {"en": "Readers may be hurt.", "nl": "Lezers kunnen gekwetst raken."}
    rule = Rule("voice.insult", 3, why, Severity.MEDIUM, Never(), "insult")
    room.rules = RuleSet((rule,), "v1")
    room.case("K7Q2")
    room.change(lang="nl")
    await room.deliver()
    assert note(room).subjects[0].why == "Lezers kunnen gekwetst raken."


async def test_a_profile_that_names_the_employer_is_noticed(room: PostRoom) -> None:
    room.case("K7Q2")
    await room.deliver()
    assert note(room).subjects[0].names_employer


async def test_D5_a_temporary_refusal_is_tried_again_later(room: PostRoom) -> None:
    room.case("K7Q2")
    room.fail(MailDelayed("smtp-450"))
    assert (await room.deliver()).delayed == 1
    assert room.message("note:K7Q2").due_at == START + timedelta(minutes=1)
    assert (await room.deliver()).sent == 0
    room.pass_time(minutes=1)
    assert (await room.deliver()).sent == 1


async def test_D5_a_final_refusal_is_parked_the_others_go_on_and_the_operator_hears(
    room: PostRoom,
) -> None:
    room.queue(Kind.LOGIN, "login:1", link="https://x/1")
    room.queue(Kind.LOGIN, "login:2", link="https://x/2")
    room.fail(MailRejected("smtp-550"))
    delivered = await room.deliver()
    assert (delivered.parked, delivered.sent) == (1, 1)
    await room.deliver()
    _, address, letter = room.mailer.carried[-1]
    assert address == "ops@kade.example"
    assert isinstance(letter, Trouble)
    assert letter.what == "mail-parked"


async def test_a_parked_alarm_raises_no_other_alarm(room: PostRoom) -> None:
    room.queue(Kind.OPERATIONS, "operations:x", Office.OPERATOR, code="E-1", what="disk")
    room.fail(MailRejected("smtp-550"))
    assert (await room.deliver()).parked == 1
    assert room.states() == {"parked": 1}


async def test_D5_while_the_server_is_broken_all_wait_and_nothing_is_counted(
    room: PostRoom,
) -> None:
    room.queue(Kind.LOGIN, "login:1", link="https://x/1")
    room.queue(Kind.LOGIN, "login:2", link="https://x/2")
    room.fail(MailServerBroken("no TLS"))
    delivered = await room.deliver()
    assert (delivered.broken, delivered.sent) == (True, 0)
    assert room.message("login:1").attempts == 0
    assert room.states() == {"queued": 2}
    room.pass_time(seconds=30)
    assert not (await room.deliver()).broken
    room.pass_time(seconds=31)
    assert (await room.deliver()).sent == 2


async def test_D5_a_bundle_survives_a_broken_server_whole_and_single(room: PostRoom) -> None:
    room.case("K7Q2")
    room.case("H4WN")
    room.fail(MailServerBroken("no TLS"))
    assert (await room.deliver()).broken
    assert room.states() == {"queued": 1, "dropped": 1}
    room.pass_time(minutes=2)
    assert (await room.deliver()).sent == 1
    assert len(note(room).subjects) == 2


async def test_a_server_that_breaks_while_a_member_leaves_gives_nothing_back(
    room: PostRoom,
) -> None:
    room.case("K7Q2")

    def leave() -> None:
        with room.store.begin() as tx:
            tx.erase_member(MEMBER, room.now)

    room.mailer.on_the_way = leave
    room.fail(MailServerBroken("no TLS"))
    assert (await room.deliver()).broken
    assert room.states() == {}


async def test_D5_a_server_that_stays_broken_is_tried_ever_more_seldom(room: PostRoom) -> None:
    waits = []
    for number in range(6):
        room.queue(Kind.LOGIN, f"login:{number}", link="https://x/1")
        room.fail(MailServerBroken("no TLS"))
        assert (await room.deliver()).broken
        with room.store.begin() as tx:
            again = datetime.fromisoformat((tx.remembered("mail-broken") or "").split()[1])
        waits.append((again - room.now) / timedelta(minutes=1))
        room.now = again
    assert waits == [1, 5, 15, 60, 60, 60]


async def test_D6_one_poisoned_message_is_parked_alone(room: PostRoom) -> None:
    room.case("K7Q2")
    for _ in range(3):
        room.fail(KeyError("name"))
        room.queue(Kind.LOGIN, f"zlogin:{room.now.isoformat()}", link="https://x/1")
        assert (await room.deliver()).sent == 1
        room.pass_time(hours=2)
    assert room.message("note:K7Q2").state is Delivery.PARKED
    assert room.message("note:K7Q2").trouble == "KeyError"


async def test_a_database_that_is_out_of_reach_is_no_message_s_fault(room: PostRoom) -> None:
    room.case("K7Q2")
    room.fail(StoreUnavailable("locked"))
    with pytest.raises(StoreUnavailable):
        await room.deliver()
    room.pass_time(minutes=16)
    assert (await room.deliver()).sent == 1


async def test_D3_a_crash_after_the_mail_left_sends_it_again_under_the_same_key(
    room: PostRoom,
) -> None:
    room.case("K7Q2")
    with room.store.begin() as tx:
        tx.lease_messages(room.now, room.now + timedelta(minutes=15), 10)
    assert (await room.deliver()).sent == 0
    room.pass_time(minutes=15)
    assert (await room.deliver()).sent == 1
    assert room.mailer.carried[0][0].key == "note:K7Q2"


async def test_a_note_waits_while_another_worker_sends_one_to_the_same_member(
    room: PostRoom,
) -> None:
    room.case("K7Q2")
    with room.store.begin() as tx:
        tx.lease_messages(room.now, room.now + timedelta(minutes=15), 1)
    room.case("H4WN")
    assert (await room.deliver()).postponed == 1


async def test_thanks_are_given_for_a_post_that_was_put_right_after_a_note(
    room: PostRoom,
) -> None:
    room.case("K7Q2")
    await room.deliver()
    room.close("K7Q2", Move.CORRECT)
    room.queue(Kind.THANKS, "thanks:K7Q2", case="K7Q2")
    assert (await room.deliver()).sent == 1
    assert isinstance(room.mailer.carried[-1][2], Thanks)


async def test_thanks_are_given_for_a_case_that_was_a_line_in_another_note(
    room: PostRoom,
) -> None:
    room.case("K7Q2")
    room.case("H4WN")
    await room.deliver()
    for code in ("K7Q2", "H4WN"):
        room.close(code, Move.REMOVE)
        room.queue(Kind.THANKS, f"thanks:{code}", case=code)
    assert (await room.deliver()).sent == 2


async def test_no_thanks_to_somebody_who_never_got_the_note(room: PostRoom) -> None:
    room.case("K7Q2")
    room.close("K7Q2", Move.CORRECT)
    await room.deliver()
    room.queue(Kind.THANKS, "thanks:K7Q2", case="K7Q2")
    assert (await room.deliver()).dropped == 1


async def test_a_link_older_than_a_quarter_of_an_hour_is_not_sent(room: PostRoom) -> None:
    room.queue(Kind.LOGIN, "login:1", link="https://x/1", joining="1")
    assert (await room.deliver()).sent == 1
    assert isinstance(room.mailer.carried[0][2], SignIn)
    room.queue(Kind.LOGIN, "login:2", link="https://x/2")
    room.pass_time(minutes=16)
    assert (await room.deliver()).dropped == 1


async def test_a_receipt_names_the_accounts(room: PostRoom) -> None:
    room.queue(Kind.RECEIPT, "receipt:1")
    await room.deliver()
    letter = room.mailer.carried[0][2]
    assert isinstance(letter, Receipt)
    assert [(a.ref.label, title) for a, title in letter.accounts] == [
        ("@noor@kade.example", "Mastodon")
    ]


async def test_a_receipt_needs_a_consent() -> None:
    room = PostRoom()
    room.enrol()
    stranger = MemberId("m2")
    with room.store.begin() as tx:
        tx.add_member(replace(tx.member(MEMBER), id=stranger, address="x@kade.example"))
    room.queue(Kind.RECEIPT, "receipt:1", stranger)
    assert (await room.deliver()).dropped == 1


@pytest.mark.parametrize(("by", "operator"), [("member", False), ("operator", True)])
async def test_who_left_still_gets_the_receipt_of_leaving_and_reads_who_ended_it(
    room: PostRoom, by: str, operator: bool
) -> None:
    with room.store.begin() as tx:
        tx.erase_member(MEMBER, room.now)
    room.queue(
        Kind.RECEIPT,
        "farewell:1",
        left="1",
        by=by,
        address="noor@kade.example",
        name="Noor",
        lang="nl",
        timezone="Europe/Amsterdam",
        version="3",
        text_hash="9c41",
        scopes="read_posts send_notes",
        expires_at=(START + timedelta(days=365)).isoformat(),
        given_at=START.isoformat(),
        ended_at=room.now.isoformat(),
    )
    assert (await room.deliver()).sent == 1
    _, address, letter = room.mailer.carried[0]
    assert address == "noor@kade.example"
    assert isinstance(letter, Receipt)
    assert letter.left
    assert letter.by_operator is operator


async def test_comms_hears_that_somebody_asked_unless_it_is_settled(room: PostRoom) -> None:
    room.case("K7Q2")
    room.close("K7Q2", Move.ASK)
    room.queue(Kind.HELP, "help:1", Office.COMMS, case="K7Q2", address="comms@kade.example")
    delivered = await room.deliver()
    assert (delivered.sent, delivered.dropped) == (1, 1)
    _, address, letter = room.mailer.carried[0]
    assert address == "comms@kade.example"
    assert isinstance(letter, HelpAsked)
    room.close("K7Q2", Move.ANSWER)
    room.queue(Kind.HELP, "help:2", Office.COMMS, case="K7Q2", address="comms@kade.example")
    assert (await room.deliver()).dropped == 1


async def test_the_member_hears_that_comms_has_answered(room: PostRoom) -> None:
    room.case("K7Q2")
    await room.deliver()
    room.queue(Kind.HELP, "answer:1", case="K7Q2")
    await room.deliver()
    assert isinstance(room.mailer.carried[-1][2], HelpAnswered)


async def test_the_digest_is_made_when_it_leaves(room: PostRoom) -> None:
    room.queue(Kind.DIGEST, "digest:1", Office.COMMS, week="2026-W47", address="c@kade.example")
    await room.deliver()
    letter = room.mailer.carried[0][2]
    assert isinstance(letter, Digest)
    assert letter.label == "2026-W47"


async def test_an_office_gets_its_link_in_time_or_not_at_all(room: PostRoom) -> None:
    room.queue(Kind.LOGIN, "login:1", Office.COMMS, link="https://x/1", address="c@kade.example")
    await room.deliver()
    _, address, letter = room.mailer.carried[0]
    assert (address, letter) == (
        "c@kade.example",
        OfficeSignIn("https://x/1", "en", "Europe/Amsterdam"),
    )
    room.queue(Kind.LOGIN, "login:2", Office.COMMS, link="https://x/2", address="c@kade.example")
    room.pass_time(minutes=16)
    assert (await room.deliver()).dropped == 1


async def test_O3_a_member_hears_of_trouble_with_an_account_of_their_own(room: PostRoom) -> None:
    room.queue(Kind.OPERATIONS, "two-claims:a1", account="a1", what="two-claims")
    await room.deliver()
    letter = room.mailer.carried[0][2]
    assert isinstance(letter, AccountTrouble)
    assert (letter.account.id, letter.what) == ("a1", "two-claims")


async def test_nobody_hears_of_an_account_of_somebody_else(room: PostRoom) -> None:
    stranger = MemberId("m2")
    with room.store.begin() as tx:
        tx.add_member(replace(tx.member(MEMBER), id=stranger, address="x@kade.example"))
    room.queue(Kind.OPERATIONS, "two-claims:a1", stranger, account="a1", what="two-claims")
    assert (await room.deliver()).dropped == 1


async def test_the_owner_of_a_rule_hears_which_one_and_gets_a_code(room: PostRoom) -> None:
    slots = {"what": "rule-shadowed", "rule": "voice.insult", "address": "p@kade.example"}
    room.queue(Kind.OPERATIONS, "shadowed:1", Office.POLICY_OWNER, **slots)
    await room.deliver()
    letter = room.mailer.carried[0][2]
    assert isinstance(letter, Trouble)
    assert (letter.office, letter.rule) == (Office.POLICY_OWNER, "voice.insult")
    assert letter.code.startswith("E-")


@pytest.mark.parametrize(("kind", "to"), [(Kind.DIGEST, MEMBER), (Kind.NOTE, Office.COMMS)])
async def test_what_is_for_one_reader_never_goes_to_another(
    room: PostRoom, kind: Kind, to: Office
) -> None:
    room.queue(kind, "wrong:1", to)
    assert (await room.deliver()).dropped == 1


async def test_a_shared_post_is_a_member_s_own_choice(room: PostRoom) -> None:
    room.change(sharing=Sharing.FLAGGED)
    room.case("K7Q2")
    await room.deliver()
    assert note(room).member.sharing is Sharing.FLAGGED


async def test_one_digest_a_mailbox_however_often_it_is_queued(room: PostRoom) -> None:
    for _ in range(2):
        for message in to_office(
            Office.OPERATOR, ("a@x.example",), Kind.OPERATIONS, "o", (), room.now, lambda: "z"
        ):
            with room.store.begin() as tx:
                tx.queue(message)
    assert (await room.deliver()).sent == 1
