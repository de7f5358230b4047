"""Due accounts are read with a permit, politely, and each on its own."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import NoReturn

import pytest

from monitor.domain.case import Status
from monitor.domain.ids import MemberId
from monitor.domain.member import Health, Permit, Standing
from monitor.domain.message import Kind
from monitor.domain.pace import CONSENT_ENDED, Pace
from monitor.domain.post import UNSTABLE, AccountRef, Author, Cursor, Fetched, LeftOut, Post
from monitor.errors import SourceGone, SourceUnavailable, StoreUnavailable
from monitor.policy.check import Judgement
from monitor.ports import Transaction
from monitor.testing.memory import MemoryStore
from monitor.usecases.intake import AT_ONCE
from monitor.usecases.poll import TURNS, Outcome, poll_due
from monitor.usecases.reading import host_of
from tests.usecases.world import ACCOUNT, MEMBER, Stage, judge, wire

pytestmark = pytest.mark.anyio


@pytest.fixture
def stage() -> Stage:
    stage = Stage()
    stage.enrol()
    return stage


async def results(stage: Stage) -> list[str]:
    return [outcome.result for outcome in await poll_due(stage.world)]


async def next_poll(stage: Stage) -> list[str]:
    """An hour later, when everything that is read regularly is due again."""
    stage.pass_time(hours=1)
    return await results(stage)


async def test_the_first_poll_is_a_baseline_and_the_second_opens_a_case(stage: Stage):
    stage.shows(stage.post("You idiot"))
    assert await results(stage) == ["changed"]
    assert not stage.cases()
    assert stage.account().baseline_done
    stage.pass_time(hours=1)
    stage.shows(stage.post("You idiot"), stage.post("What an idiot", source_id="p2"))
    assert await results(stage) == ["changed"]
    assert [(case.source_id, case.status) for case in stage.cases()] == [("p2", Status.HELD)]


async def test_P4_what_a_reading_leaves_out_stands_with_its_account_until_one_takes_all(
    stage: Stage, capsys: pytest.CaptureFixture[str]
):
    """And in the log, by the account's id."""
    stage.shows(stage.post("A quiet day", cut=True), stage.post("Another", source_id="p2"))
    (outcome,) = await poll_due(stage.world)
    assert outcome.left_out == ("text",)
    assert stage.account().left_out == {LeftOut.TEXT}
    assert "account_cut" in capsys.readouterr().out
    stage.shows(stage.post("A quiet day, cut short"))
    await next_poll(stage)
    assert not stage.account().left_out
    assert "account_cut" not in capsys.readouterr().out


async def test_the_cursor_goes_on_from_poll_to_poll(stage: Stage):
    stage.shows(stage.post("A quiet day"))
    await results(stage)
    await next_poll(stage)
    assert stage.account().cursor == Cursor((("turn", "2"),))


async def test_D8_a_source_whose_ids_change_by_themselves_is_marked_once(
    stage: Stage, capsys: pytest.CaptureFixture[str]
):
    for turn in "abcd":
        posts = [stage.post(f"Tide table {n}", source_id=f"{turn}{n}") for n in range(4)]
        stage.shows(*posts)
        assert await next_poll(stage) == ["changed"]
    assert stage.account().cursor.get("ids") == UNSTABLE
    assert capsys.readouterr().out.count("ids_unstable") == 1


async def test_an_unchanged_source_is_not_parsed_and_counts_as_read(stage: Stage):
    assert await results(stage) == ["unchanged"]
    account = stage.account()
    assert (account.last_read_at, account.health) == (stage.now, Health.READING)
    assert account.next_due == stage.now + timedelta(minutes=15)
    assert not account.baseline_done


async def test_new_validators_over_the_same_words_are_kept(stage: Stage):
    assert await results(stage) == ["unchanged"]
    assert stage.account().cursor == Cursor((("turn", "1"),))


async def test_an_account_that_is_not_due_is_left_alone(stage: Stage):
    await results(stage)
    stage.pass_time(minutes=14)
    assert await results(stage) == []


async def test_O4_without_consent_nothing_is_asked(stage: Stage):
    with stage.store.begin() as tx:
        consent = tx.consent_of(MEMBER)
        assert consent is not None
        tx.add_consent(consent.withdrawn(stage.now))
    assert await results(stage) == []
    assert not stage.source.asked
    assert (stage.account().health, stage.account().trouble) == (Health.PAUSED, CONSENT_ENDED)
    assert stage.account().next_due is None


async def test_O2_after_ninety_days_nothing_is_asked_until_it_is_proved_again(stage: Stage):
    stage.pass_time(days=90)
    assert await results(stage) == []
    assert not stage.source.asked
    assert (stage.account().health, stage.account().next_due) == (Health.UNPROVED, None)


async def test_an_account_paused_by_itself_is_not_due(stage: Stage):
    with stage.store.begin() as tx:
        tx.save_accounts([replace(stage.account(), health=Health.PAUSED)])
    assert await results(stage) == []
    assert not stage.source.asked
    assert stage.account().next_due is None


async def test_a_paused_member_is_not_read(stage: Stage):
    with stage.store.begin() as tx:
        tx.save_member(replace(tx.member(MEMBER), standing=Standing.PAUSED))
    assert await results(stage) == []
    assert not stage.source.asked


async def test_who_leaves_while_being_read_leaves_nothing_behind(stage: Stage):
    stage.shows(stage.post("You idiot"))

    def leave() -> None:
        with stage.store.begin() as tx:
            tx.erase_member(MEMBER, stage.now)

    stage.source.while_asked = leave
    assert await results(stage) == ["withdrawn"]
    assert not stage.cases()


async def test_who_leaves_during_an_unchanged_poll_stays_gone(stage: Stage):
    def leave() -> None:
        with stage.store.begin() as tx:
            tx.erase_member(MEMBER, stage.now)

    stage.source.while_asked = leave
    assert await results(stage) == ["unchanged"]
    with stage.store.begin() as tx:
        assert tx.accounts_of(MEMBER) == ()


async def test_an_account_paused_while_it_is_read_stays_paused(stage: Stage):
    def pause() -> None:
        with stage.store.begin() as tx:
            tx.save_accounts([replace(tx.account(ACCOUNT), health=Health.PAUSED, next_due=None)])

    stage.source.while_asked = pause
    assert await results(stage) == ["unchanged"]
    assert stage.account().health is Health.PAUSED


async def test_O4_a_permit_that_waited_for_its_turn_is_asked_for_again(stage: Stage):
    """The first account of the host takes so long that the second one's member has left meanwhile."""
    stage.enrol("m2", "a2", next_due=stage.now + timedelta(seconds=1))
    stage.pass_time(seconds=1)

    def leave() -> None:
        stage.pass_time(seconds=31)
        with stage.store.begin() as tx:
            tx.erase_member(MemberId("m2"), stage.now)

    stage.source.while_asked = leave
    assert await results(stage) == ["unchanged", "withdrawn"]
    assert len(stage.source.asked) == 1


async def test_a_permit_that_waited_but_still_holds_is_used(stage: Stage):
    stage.enrol("m2", "a2")
    stage.source.while_asked = lambda: stage.pass_time(seconds=31)
    assert await results(stage) == ["unchanged", "unchanged"]


async def test_F9_a_failing_source_is_visible_and_the_others_go_on(stage: Stage):
    stage.enrol("m2", "a2")
    stage.fails(SourceUnavailable("scripted.example: HTTP 503"))
    assert sorted(await results(stage)) == ["failed", "unchanged"]
    account = stage.account()
    assert (account.health, account.trouble) == (Health.TROUBLED, "unavailable")
    assert account.troubled_since == stage.now
    assert account.next_due == stage.now + timedelta(minutes=5)


async def test_a_source_that_is_gone_is_never_asked_again(stage: Stage):
    stage.fails(SourceGone("scripted.example: HTTP 410"))
    await results(stage)
    stage.pass_time(days=30)
    assert await results(stage) == []
    assert stage.account().health is Health.STOPPED


async def test_an_account_in_memory_of_who_wrote_there_is_erased_and_nobody_is_written_to(
    stage: Stage,
):
    stage.fails(SourceGone("scripted.example: the server says memorial", reason="memorial"))
    assert await results(stage) == ["erased"]
    with stage.store.begin() as tx:
        assert tx.accounts_of(MEMBER) == ()
    assert not stage.mails()
    assert await next_poll(stage) == []


async def test_after_a_pause_the_first_new_post_is_judged_when_nothing_was_written_meanwhile(
    stage: Stage,
):
    await results(stage)
    with stage.store.begin() as tx:
        tx.save_accounts([replace(tx.account(ACCOUNT), baseline_done=False)])
    assert await next_poll(stage) == ["unchanged"]
    stage.shows(stage.post("You idiot"))
    assert await next_poll(stage) == ["changed"]
    assert len(stage.cases()) == 1


async def test_D9_an_account_that_was_never_read_begins_with_what_is_there(stage: Stage):
    with stage.store.begin() as tx:
        unread = replace(tx.account(ACCOUNT), baseline_done=False, last_read_at=None)
        tx.save_accounts([unread])
    await results(stage)
    stage.shows(stage.post("You idiot"))
    assert await next_poll(stage) == ["changed"]
    assert not stage.cases()


async def test_O2_who_has_to_prove_an_account_again_is_told_once(stage: Stage):
    stage.pass_time(days=90)
    await results(stage)
    await results(stage)
    (told,) = stage.mails()
    assert (told.kind, told.slot("what")) == (Kind.OPERATIONS, "proof-lapsed")
    assert told.slot("account") == ACCOUNT


async def test_O2_an_account_under_another_handle_is_shown_again_before_it_is_read(stage: Stage):
    await results(stage)
    page = wire(stage.post("You idiot"), label="@noor.elders.example")
    stage.source.page[stage.account().ref.address] = page
    assert await next_poll(stage) == ["renamed"]
    account = stage.account()
    assert (account.ref.label, account.health) == ("@noor.elders.example", Health.UNPROVED)
    assert (account.proved_at, account.next_due) == (None, None)
    assert await next_poll(stage) == []
    assert not stage.cases()
    (told,) = stage.mails()
    assert (told.kind, told.slot("what")) == (Kind.OPERATIONS, "renamed")


async def test_an_account_that_says_its_name_or_none_is_read_on(stage: Stage):
    for label in (stage.account().ref.label, ""):
        page = wire(stage.post("A quiet day"), label=label)
        stage.source.page[stage.account().ref.address] = page
        assert await next_poll(stage) == ["changed"]


async def test_L4_who_has_an_account_that_is_unread_for_a_day_is_told_once(stage: Stage):
    stage.fails(SourceUnavailable("scripted.example: HTTP 503"))
    for _ in range(5):
        await results(stage)
        assert not stage.mails()
        stage.pass_time(hours=6)
    for _ in range(3):
        await results(stage)
        stage.pass_time(hours=6)
    (told,) = stage.mails()
    assert told.slot("what") == "unread"


async def test_who_has_an_account_that_is_gone_is_told(stage: Stage):
    stage.fails(SourceGone("scripted.example: HTTP 410"))
    await results(stage)
    assert [told.slot("what") for told in stage.mails()] == ["unread"]


async def test_who_mended_it_meanwhile_is_not_told(stage: Stage):
    def prove_again() -> None:
        with stage.store.begin() as tx:
            tx.save_accounts([replace(tx.account(ACCOUNT), health=Health.READING)])

    stage.fails(SourceGone("scripted.example: HTTP 410"))
    stage.source.while_asked = prove_again
    await results(stage)
    assert not stage.mails()


async def test_who_left_meanwhile_is_not_told(stage: Stage):
    def leave() -> None:
        with stage.store.begin() as tx:
            tx.erase_member(MEMBER, stage.now)

    stage.fails(SourceGone("scripted.example: HTTP 410"))
    stage.source.while_asked = leave
    await results(stage)
    assert not stage.mails()


async def test_an_account_whose_connector_was_uninstalled_says_so(stage: Stage):
    world = replace(stage.world, connectors={})
    assert [outcome.result for outcome in await poll_due(world)] == ["failed"]
    assert stage.account().trouble == "no-connector"


async def test_what_nobody_foresaw_hinders_only_its_own_account(stage: Stage):
    def breaks(post: Post, author: Author) -> Judgement:
        raise ZeroDivisionError

    stage.enrol("m2", "a2")
    stage.judge = breaks
    stage.shows(stage.post("A quiet day"))
    await results(stage)
    stage.pass_time(hours=1)
    stage.shows(stage.post("Another", source_id="p2"))
    assert sorted(await results(stage)) == ["fault", "unchanged"]
    assert stage.account().trouble == "fault"
    stage.judge = judge
    stage.pass_time(hours=1)
    await results(stage)
    assert stage.account().health is Health.READING


async def test_D1_nothing_of_a_poll_is_kept_when_its_end_fails(stage: Stage):
    """The cursor stays where it was, so the post comes again and is judged then."""
    await _baseline(stage)

    def full() -> NoReturn:
        raise StoreUnavailable("the disk is full")

    failing = replace(stage.judging, new_case_id=full)
    stage.shows(stage.post("You idiot"))
    cursor = stage.account().cursor
    outcomes = await poll_due(replace(stage.world, judging=lambda: failing))
    assert [outcome.result for outcome in outcomes] == ["unsaved"]
    assert stage.account().cursor == cursor
    assert await next_poll(stage) == ["changed"]
    assert len(stage.cases()) == 1


class Watched(MemoryStore):
    """Tells whether somebody has a transaction open."""

    open = False

    @contextmanager
    def begin(self) -> Iterator[Transaction]:
        with super().begin() as tx:
            self.open = True
            yield tx
        self.open = False


async def test_nobody_waits_for_the_database_while_new_posts_are_judged():
    store = Watched()
    stage = Stage(store=store)
    stage.enrol()
    await _baseline(stage)
    judged_while = []

    def watched(post: Post, author: Author) -> Judgement:
        judged_while.append(store.open)
        return judge(post, author)

    stage.judge = watched
    stage.shows(stage.post("You idiot"), stage.post("A quiet day", source_id="p2"))
    assert await results(stage) == ["changed"]
    assert judged_while == [False, False]
    assert len(stage.cases()) == 1


async def test_of_very_many_posts_only_those_that_are_new_are_judged(stage: Stage):
    many = [stage.post(f"Tide table {n}", source_id=f"p{n}") for n in range(AT_ONCE)]
    stage.shows(*many)
    await results(stage)
    stage.pass_time(hours=1)
    texts = []

    def watched(post: Post, author: Author) -> Judgement:
        texts.append(post.text)
        return judge(post, author)

    stage.judge = watched
    stage.shows(*many, stage.post("You idiot", source_id="new"))
    assert await results(stage) == ["changed"]
    assert texts == ["You idiot"]


async def test_O4_what_may_not_be_kept_is_not_judged_either(stage: Stage):
    await _baseline(stage)
    texts = []

    def watched(post: Post, author: Author) -> Judgement:
        texts.append(post.text)
        return judge(post, author)

    stage.judge = watched
    stage.shows(stage.post("You idiot", visibility="followers"), stage.post("Hm", source_id="p2"))
    assert await results(stage) == ["changed"]
    assert texts == ["Hm"]


async def _baseline(stage: Stage) -> None:
    stage.shows()
    await results(stage)
    stage.pass_time(hours=1)


async def test_a_crash_only_delays_a_poll(stage: Stage):
    with stage.store.begin() as tx:
        tx.lease_accounts(stage.now, stage.now + timedelta(minutes=15), 10)
    assert await results(stage) == []
    stage.pass_time(minutes=15)
    assert await results(stage) == ["unchanged"]


async def test_being_stopped_is_passed_on(stage: Stage):
    stage.fails(asyncio.CancelledError())
    with pytest.raises(asyncio.CancelledError):
        await poll_due(stage.world)


async def test_L7_a_round_that_is_cut_short_keeps_what_it_has_read(stage: Stage):
    stage.enrol("m2", "a2", ref=AccountRef("scripted", "a2@slow.example", "a2", "a2"))
    hanging = asyncio.Event()
    plain = stage.source.fetch

    async def fetch(permit: Permit, cursor: Cursor) -> Fetched:
        if permit.member_id == "m2":
            hanging.set()
            await asyncio.Event().wait()
        return await plain(permit, cursor)

    stage.source.fetch = fetch  # type: ignore[method-assign]
    round_ = asyncio.create_task(poll_due(stage.world))
    await hanging.wait()
    await asyncio.sleep(0)
    round_.cancel()
    with pytest.raises(asyncio.CancelledError):
        await round_
    assert stage.account("a1").last_read_at == stage.now
    assert stage.account("a2").last_read_at is None


async def test_F8_two_accounts_of_one_host_are_asked_one_after_the_other(stage: Stage):
    stage.enrol("m2", "a2")
    await results(stage)
    assert stage.slept == [2.0]


async def test_many_accounts_of_one_host_wait_their_turn_without_keeping_others_waiting():
    stage = Stage()
    for number in range(TURNS + 2):
        stage.enrol(f"m{number}", f"a{number}")
    assert len(await results(stage)) == TURNS
    waiting = [stage.account(f"a{number}").next_due for number in range(TURNS + 2)]
    later = sorted(due for due in waiting if due and due < stage.now + timedelta(minutes=10))
    assert later == [stage.now + timedelta(seconds=2 * place) for place in (TURNS, TURNS + 1)]


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://Kade.example:8443/feed", "kade.example"),
        ("noor@Kade.example", "kade.example"),
        ("did:plc:abc", "bluesky"),
        ("file:///etc", "bluesky"),
    ],
)
async def test_F8_the_host_is_whom_a_request_goes_to(address: str, host: str):
    assert host_of(AccountRef("bluesky", address, address, address)) == host


async def test_accounts_enrolled_together_drift_apart(stage: Stage):
    stage.pace = Pace(timedelta(minutes=60))
    await poll_due(replace(stage.world, shake=lambda: 1.0))
    assert stage.account().next_due == stage.now + timedelta(minutes=66)


async def test_a_round_says_whose_posts_opened_a_case_and_nothing_of_rules_in_shadow(stage: Stage):
    await _baseline(stage)
    stage.shows(stage.post("You idiot, dear"), stage.post("You idiot", source_id="p2"))
    assert await poll_due(stage.world) == (Outcome("changed", opened=(MEMBER, MEMBER)),)


async def test_D8_a_poll_repeated_twice_changes_nothing(stage: Stage):
    await _baseline(stage)
    stage.shows(stage.post("You idiot"))
    await results(stage)
    before = stage.cases()
    await next_poll(stage)
    assert stage.cases() == before


@pytest.mark.parametrize("changed", [True, False], ids=["changed", "unchanged"])
async def test_F10_a_feed_that_keeps_saying_it_has_moved_is_asked_there(changed: bool):
    stage = Stage()
    old, new = "https://kade.example/feed", "https://kade.example/feed.xml"
    stage.enrol(ref=AccountRef("scripted", old, old, "Kade"))
    plain = stage.source.fetch

    async def fetch(permit: Permit, cursor: Cursor) -> Fetched:
        pages = (wire(stage.post(f"Day {stage.now}")),) if changed else ()
        return replace(await plain(permit, cursor), pages=pages, moved=new)

    stage.source.fetch = fetch  # type: ignore[method-assign]
    for _ in range(3):
        assert stage.account().ref.address == old
        await results(stage)
        stage.pass_time(hours=12)
    await results(stage)
    asked = [permit.ref.address for permit in stage.source.asked if permit.ref]
    assert asked == [old, old, old, new]
