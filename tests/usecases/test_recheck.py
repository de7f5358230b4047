"""An open case is looked at again: put right, gone, still there, or told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.domain.case import Case, Move, Status
from monitor.domain.member import Health, Scope, Standing
from monitor.domain.message import Kind
from monitor.domain.post import Author, Cursor, Fetched, Post
from monitor.errors import SourceUnavailable, TextErased
from monitor.policy.check import Judgement
from monitor.ports import Looked, Store, Transaction
from monitor.usecases.poll import poll_due
from monitor.usecases.recheck import look_again, recheck_due
from tests.usecases.world import ACCOUNT, MEMBER, Stage, wire

pytestmark = pytest.mark.anyio

INSULT = "You idiot"
BUSY = SourceUnavailable("scripted.example: HTTP 503")


@pytest.fixture
async def stage() -> Stage:
    """A member with one held case, ten minutes ago: its hold is just over."""
    stage = Stage()
    stage.enrol()
    await flag(stage, INSULT)
    return stage


async def flag(stage: Stage, text: str, source_id: str = "p1") -> None:
    """A post with a finding, read by two polls, whose hold is over at the end."""
    stage.shows()
    await poll_due(stage.world)
    stage.pass_time(hours=1)
    stage.shows(stage.post(text, source_id))
    await poll_due(stage.world)
    stage.pass_time(minutes=10)


def sees(stage: Stage, *posts: Post, gone: tuple[str, ...] = ()) -> None:
    """What the source answers when it is asked about known posts."""
    pages = (wire(*posts),) if posts else ()
    stage.source.seen = Looked(Fetched(stage.account().ref, pages, Cursor()), gone)


def only(stage: Stage) -> Case:
    (case,) = stage.cases()
    return case


async def told(stage: Stage) -> None:
    """The member has had their note."""
    sees(stage, stage.post(INSULT))
    await recheck_due(stage.world)
    assert only(stage).status is Status.NOTIFIED
    stage.pass_time(minutes=10)


async def test_a_post_that_still_stands_when_its_hold_ends_is_told(stage: Stage):
    sees(stage, stage.post(INSULT))
    await recheck_due(stage.world)
    case = only(stage)
    assert (case.status, case.notified_at) == (Status.NOTIFIED, stage.now)
    (note,) = stage.mails()
    assert (note.kind, note.key, note.to) == (Kind.NOTE, f"note:{case.id}", MEMBER)
    assert note.slot("case") == case.id


async def test_the_source_is_asked_for_the_post_by_its_id_and_address(stage: Stage):
    await recheck_due(stage.world)
    ((known,),) = stage.source.looked_for
    assert known.source_id == "p1"


async def test_nothing_is_told_before_the_hold_is_over(stage: Stage):
    stage.pass_time(minutes=-1)
    await recheck_due(stage.world)
    assert only(stage).status is Status.HELD
    assert not stage.source.looked_for


async def test_a_post_mended_unprompted_closes_silently(stage: Stage):
    sees(stage, stage.post("You rascal"))
    await recheck_due(stage.world)
    assert only(stage).status is Status.CORRECTED
    assert not stage.mails()


async def test_D8_a_post_whose_id_has_changed_is_known_by_its_address(stage: Stage):
    with stage.store.begin() as tx:
        tx.save_case(replace(only(stage), post_url="https://x.example/1"))
    sees(stage, stage.post("You rascal", source_id="new", url="https://x.example/1"))
    await recheck_due(stage.world)
    assert only(stage).status is Status.CORRECTED


async def test_two_posts_at_the_address_of_a_case_tell_nothing(stage: Stage):
    with stage.store.begin() as tx:
        tx.save_case(replace(only(stage), post_url="https://x.example/1"))
    there = [stage.post("You rascal", source_id=s, url="https://x.example/1") for s in "ab"]
    sees(stage, *there)
    await recheck_due(stage.world)
    assert only(stage).status is Status.NOTIFIED


async def test_a_post_deleted_unprompted_closes_silently(stage: Stage):
    sees(stage, gone=("p1",))
    await recheck_due(stage.world)
    assert only(stage).status is Status.REMOVED
    assert not stage.mails()


async def test_a_tombstone_counts_as_gone(stage: Stage):
    pages = (wire(removed=["p1"]),)
    stage.source.seen = Looked(Fetched(stage.account().ref, pages, Cursor()))
    await recheck_due(stage.world)
    assert only(stage).status is Status.REMOVED


@pytest.mark.parametrize(
    ("posts", "gone", "status"),
    [((Post("p1", "You rascal"),), (), Status.CORRECTED), ((), ("p1",), Status.REMOVED)],
)
async def test_putting_a_post_right_after_the_note_brings_one_thank_you(
    stage: Stage, posts: tuple[Post, ...], gone: tuple[str, ...], status: Status
):
    await told(stage)
    sees(stage, *posts, gone=gone)
    await recheck_due(stage.world)
    case = only(stage)
    assert (case.status, case.closed_at) == (status, stage.now)
    assert stage.mails()[0].key == f"thanks:{case.id}"
    with stage.store.begin() as tx, pytest.raises(TextErased):
        tx.text_of(case.id)
    stage.pass_time(days=2)
    await recheck_due(stage.world)
    assert len(stage.mails()) == 2


async def test_a_post_put_right_while_comms_was_asked_is_thanked_for_too(stage: Stage):
    await told(stage)
    with stage.store.begin() as tx:
        tx.save_case(tx.case(only(stage).id).moved(Move.ASK, stage.now))
    sees(stage, gone=("p1",))
    await recheck_due(stage.world)
    assert stage.mails()[0].kind is Kind.THANKS


async def test_a_post_that_still_stands_is_looked_at_less_and_less_often(stage: Stage):
    await told(stage)
    note, hours = only(stage).notified_at, []
    assert note is not None
    for _ in range(5):
        due = only(stage).recheck_at
        assert due is not None
        hours.append((due - note) / timedelta(hours=1))
        stage.now = due
        await recheck_due(stage.world)
    assert hours == [1 / 6, 1, 6, 24, 48]
    assert len(stage.mails()) == 1


async def test_a_post_the_source_does_not_know_is_told_all_the_same(stage: Stage):
    sees(stage)
    await recheck_due(stage.world)
    assert only(stage).status is Status.NOTIFIED


async def test_a_source_that_cannot_be_asked_delays_a_note_by_an_hour_at_most(stage: Stage):
    stage.source.seen = BUSY
    await recheck_due(stage.world)
    assert only(stage).status is Status.HELD
    stage.pass_time(hours=1)
    await recheck_due(stage.world)
    assert only(stage).status is Status.NOTIFIED


async def test_F9_a_source_that_asks_for_rest_gets_it(stage: Stage):
    await told(stage)
    stage.source.seen = SourceUnavailable("scripted.example: HTTP 429", retry_after=7200)
    await recheck_due(stage.world)
    case = only(stage)
    assert (case.status, case.recheck_at) == (Status.NOTIFIED, stage.now + timedelta(hours=2))


async def test_a_source_without_its_connector_changes_no_case(stage: Stage):
    await told(stage)
    await recheck_due(replace(stage.world, connectors={}))
    assert only(stage).status is Status.NOTIFIED


async def test_an_edit_that_leaves_a_finding_goes_on_with_the_same_case(stage: Stage):
    edited = stage.post("You utter idiot")
    sees(stage, edited)
    await recheck_due(stage.world)
    case = only(stage)
    assert (case.status, case.content_hash) == (Status.NOTIFIED, edited.content_hash)
    with stage.store.begin() as tx:
        assert tx.versions(ACCOUNT, ["p1"]) == {"p1": edited.content_hash}


async def test_D8_an_edit_for_the_worse_is_told_a_day_after_the_last_note(stage: Stage):
    await told(stage)
    with stage.store.begin() as tx:
        (note,) = tx.messages_to(MEMBER)
        tx.save_message(note.sent(stage.now))
    sent = stage.now
    sees(stage, stage.post("You idiot, sk_live"))
    await recheck_due(stage.world)
    second = stage.mails()[0]
    assert (second.key, second.due_at) == (f"note:{only(stage).id}:2", sent + timedelta(days=1))


async def test_a_case_without_a_reaction_ends_silently_and_its_text_is_erased(stage: Stage):
    await told(stage)
    stage.pass_time(days=30)
    await recheck_due(stage.world)
    case = only(stage)
    assert case.status is Status.EXPIRED
    assert len(stage.mails()) == 1
    with stage.store.begin() as tx, pytest.raises(TextErased):
        tx.text_of(case.id)


async def test_while_its_member_is_paused_a_case_waits_and_still_expires(stage: Stage):
    with stage.store.begin() as tx:
        tx.save_member(replace(tx.member(MEMBER), standing=Standing.PAUSED))
    await recheck_due(stage.world)
    assert (only(stage).status, only(stage).recheck_at) == (
        Status.HELD,
        stage.now + timedelta(days=1),
    )
    assert not stage.source.looked_for
    stage.pass_time(days=30)
    await recheck_due(stage.world)
    assert only(stage).status is Status.EXPIRED


async def test_who_did_not_agree_to_notes_gets_none(stage: Stage):
    with stage.store.begin() as tx:
        consent = tx.consent_of(MEMBER)
        assert consent is not None
        tx.add_consent(replace(consent, scopes=frozenset({Scope.READ_POSTS})))
    sees(stage, stage.post(INSULT))
    await recheck_due(stage.world)
    assert only(stage).status is Status.HELD
    assert not stage.mails()


async def test_who_did_not_agree_to_notes_gets_no_thanks_either(stage: Stage):
    await told(stage)
    with stage.store.begin() as tx:
        consent = tx.consent_of(MEMBER)
        assert consent is not None
        tx.add_consent(replace(consent, scopes=frozenset({Scope.READ_POSTS})))
    sees(stage, gone=("p1",))
    await recheck_due(stage.world)
    assert [message.kind for message in stage.mails()] == [Kind.NOTE]


def meanwhile(stage: Stage, what: str) -> Callable[[], None]:
    """Something its member does while the source is being asked."""

    def act() -> None:
        with stage.store.begin() as tx:
            match what:
                case "dismissed":
                    tx.save_case(tx.cases_of(MEMBER)[0].moved(Move.DISMISS, stage.now))
                case "account removed":
                    tx.remove_account(ACCOUNT)
                case "left":
                    tx.erase_member(MEMBER, stage.now)
                case "paused":
                    tx.save_member(replace(tx.member(MEMBER), standing=Standing.PAUSED))

    return act


@pytest.mark.parametrize("what", ["dismissed", "account removed", "left", "paused"])
async def test_what_its_member_did_meanwhile_stands(stage: Stage, what: str):
    sees(stage, stage.post(INSULT))
    stage.source.while_asked = meanwhile(stage, what)
    await recheck_due(stage.world)
    assert not stage.mails()
    assert not [case for case in stage.cases() if case.status is Status.NOTIFIED]


async def test_a_case_forgotten_meanwhile_is_left_out(stage: Stage):
    def forget() -> None:
        with stage.store.begin() as tx:
            tx.save_case(tx.cases_of(MEMBER)[0].moved(Move.DISMISS, stage.now))
            tx.forget_cases(stage.now + timedelta(days=1))

    sees(stage, stage.post(INSULT))
    stage.source.while_asked = forget
    await recheck_due(stage.world)
    assert stage.cases() == ()


async def test_who_leaves_before_the_source_is_asked_is_not_looked_for(stage: Stage):
    store = LeavingStore(stage)
    await recheck_due(replace(stage.world, store=store))
    assert not stage.source.looked_for


class LeavingStore(Store):
    """Its member leaves right after the first transaction, the lease."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.begun = 0

    @contextmanager
    def begin(self) -> Iterator[Transaction]:
        self.begun += 1
        if self.begun == 2:
            meanwhile(self.stage, "left")()
        with self.stage.store.begin() as tx:
            yield tx


async def test_all_cases_of_one_account_are_asked_about_at_once(stage: Stage):
    stage.pass_time(minutes=50)
    stage.shows(stage.post("An idiot too", "p2"), stage.post("Lodestar is near", "p3"))
    await poll_due(stage.world)
    stage.pass_time(minutes=10)
    await recheck_due(stage.world)
    (known,) = stage.source.looked_for
    assert {one.source_id for one in known} == {"p1", "p2", "p3"}


async def test_what_nobody_foresaw_in_one_account_leaves_the_others_alone(stage: Stage):
    def breaks(post: Post, author: Author) -> Judgement:
        raise ZeroDivisionError

    stage.judge = breaks
    sees(stage, stage.post("You utter idiot"))
    await recheck_due(stage.world)
    assert only(stage).status is Status.HELD


async def test_a_case_on_a_stopped_account_can_still_be_closed(stage: Stage):
    with stage.store.begin() as tx:
        tx.save_accounts([replace(tx.account(ACCOUNT), health=Health.STOPPED, next_due=None)])
    sees(stage, gone=("p1",))
    await recheck_due(stage.world)
    assert only(stage).status is Status.REMOVED


async def test_a_look_that_its_member_asked_for_closes_what_was_mended(stage: Stage):
    await told(stage)
    sees(stage, stage.post("You rascal"))
    assert (await look_again(stage.world, only(stage))).status is Status.CORRECTED


async def test_a_look_that_its_member_asked_for_may_find_it_still_there(stage: Stage):
    await told(stage)
    assert (await look_again(stage.world, only(stage))).status is Status.NOTIFIED


async def test_a_look_at_a_source_that_cannot_be_asked_says_so(stage: Stage):
    await told(stage)
    stage.source.seen = BUSY
    with pytest.raises(SourceUnavailable):
        await look_again(stage.world, only(stage))
    assert only(stage).status is Status.NOTIFIED
