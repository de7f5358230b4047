"""What a member leaves out is not read, not told and not kept; and nothing of it is judged later."""

from dataclasses import replace

import pytest

from monitor.domain.case import Case, Status
from monitor.domain.member import Member
from monitor.domain.post import Batch, Cursor, Fetched, Post
from monitor.domain.reach import CONDUCTS, Reach
from monitor.ports import Looked
from monitor.usecases.choices import Choices, choose
from monitor.usecases.export import export
from monitor.usecases.intake import Taken, take_in
from monitor.usecases.reading import reading_of
from monitor.usecases.recheck import recheck_due
from tests.usecases.outbox import PostRoom
from tests.usecases.world import ACCOUNT, MEMBER, Stage, wire

INSULT = "You idiot"
KEY = "The key is sk_live"
OTHERS = CONDUCTS - {3}
"""Every conduct rule but the one that all findings of these tests are about."""


@pytest.fixture
def stage() -> Stage:
    """A member whose account has had its first poll."""
    stage = Stage()
    stage.enrol(baseline_done=True)
    stage.pass_time(minutes=1)
    return stage


def chooses(stage: Stage, conducts: frozenset[int] = CONDUCTS, *, replies: bool = True) -> Member:
    """The member keeps these choices on their page."""
    with stage.store.begin() as tx:
        member = tx.member(MEMBER)
        wanted = Choices(
            name=member.name,
            role=member.role,
            lang=member.lang,
            timezone=member.timezone,
            quiet=member.quiet,
            quotes=member.quotes,
            sharing=member.sharing,
            conducts=conducts,
            replies=replies,
            place="",
        )
        return choose(tx, member, wanted, stage.now)


def take(stage: Stage, *posts: Post) -> Taken:
    with stage.store.begin() as tx:
        reading = reading_of(tx, ACCOUNT, stage.now)
        return take_in(tx, stage.judging, reading, Batch(posts, Cursor()), stage.now)


def known(stage: Stage, *ids: str) -> set[str]:
    with stage.store.begin() as tx:
        return set(tx.versions(ACCOUNT, ids))


def only(stage: Stage) -> Case:
    (case,) = stage.cases()
    return case


def test_who_chose_nothing_hears_of_all_rules_in_posts_and_replies(stage: Stage):
    take(stage, stage.post(INSULT), stage.post(INSULT + " there", "p2", is_reply=True))
    assert len(stage.cases()) == 2


def test_a_reply_is_neither_checked_nor_kept_where_replies_are_left_out(stage: Stage):
    chooses(stage, replies=False)
    taken = take(stage, stage.post(INSULT, is_reply=True), stage.post("A quiet day", "p2"))
    assert taken == Taken(checked=1)
    assert known(stage, "p1", "p2") == {"p2"}


def test_replies_of_before_they_were_wanted_again_are_never_judged(stage: Stage):
    chooses(stage, replies=False)
    reply = stage.post(INSULT, is_reply=True)
    undated = replace(reply, source_id="p3", published_at=None)
    stage.pass_time(minutes=1)
    chooses(stage)
    assert take(stage, reply, undated) == Taken()
    assert known(stage, "p1", "p3") == set()
    take(stage, stage.post(INSULT, "p2", is_reply=True))
    assert only(stage).source_id == "p2"


def test_choosing_something_else_moves_no_day_from_which_replies_are_read(stage: Stage):
    chooses(stage, replies=False)
    opened = chooses(stage).reach.replies_since
    stage.pass_time(days=1)
    assert chooses(stage, OTHERS).reach.replies_since == opened


def test_a_rule_that_is_left_out_opens_no_case(stage: Stage):
    chooses(stage, OTHERS)
    assert take(stage, stage.post(INSULT), stage.post(KEY, "p2")) == Taken(checked=2)
    assert not stage.cases()


def test_what_was_read_without_a_rule_is_not_held_against_it_later(stage: Stage):
    chooses(stage, OTHERS)
    post = stage.post(INSULT)
    take(stage, post)
    chooses(stage)
    assert take(stage, post) == Taken()


def test_leaving_out_a_rule_puts_no_open_case_right(stage: Stage):
    take(stage, stage.post(INSULT))
    chooses(stage, OTHERS)
    assert take(stage, stage.post("You idiot, really")).closed == 0
    assert not only(stage).status.closed


async def looked_at(stage: Stage, post: Post) -> None:
    """The hold is over, and the post is still there."""
    stage.pass_time(minutes=10)
    stage.source.seen = Looked(Fetched(stage.account().ref, (wire(post),), Cursor()), ())
    await recheck_due(stage.world)


@pytest.mark.anyio
@pytest.mark.parametrize("edited", [False, True])
async def test_a_case_still_held_ends_silently_once_its_rule_is_left_out(
    stage: Stage, edited: bool
):
    post = stage.post(INSULT)
    take(stage, post)
    chooses(stage, OTHERS)
    await looked_at(stage, replace(post, text="You idiot, really") if edited else post)
    assert only(stage).status is Status.EXPIRED
    assert not stage.mails()


@pytest.mark.anyio
async def test_a_reply_still_held_ends_silently_once_replies_are_left_out(stage: Stage):
    post = stage.post(INSULT, is_reply=True)
    take(stage, post)
    chooses(stage, replies=False)
    await looked_at(stage, post)
    assert only(stage).status is Status.EXPIRED
    assert not stage.mails()


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("reach", "sent"), [(Reach(CONDUCTS), 1), (Reach(OTHERS), 0), (Reach(frozenset({3})), 1)]
)
async def test_a_note_that_waits_says_nothing_of_a_rule_left_out_meanwhile(reach: Reach, sent: int):
    room = PostRoom()
    room.enrol()
    room.case("K7Q2")
    with room.store.begin() as tx:
        tx.save_member(replace(tx.member(room.member().id), reach=reach))
    assert (await room.deliver()).sent == sent


def test_what_is_left_out_is_in_the_export(stage: Stage):
    chooses(stage, frozenset({4, 1}), replies=False)
    with stage.store.begin() as tx:
        mine = export(tx, tx.member(MEMBER))["member"]
    assert isinstance(mine, dict)
    assert mine["conduct_rules"] == [1, 4]
    assert (mine["replies"], mine["replies_since"]) == (False, None)
