"""A new version is judged once, nothing twice, and only what is flagged is kept."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.case import LIFE, Status
from monitor.domain.experience import SHADOW
from monitor.domain.member import Consent, Scope
from monitor.domain.message import Kind
from monitor.domain.post import UNSTABLE, Batch, Cursor, Post
from monitor.errors import TextErased
from monitor.usecases.intake import Taken, take_in
from monitor.usecases.reading import reading_of
from monitor.usecases.review import dismiss
from monitor.usecases.settle import notify
from tests.figures import tallied
from tests.usecases.world import ACCOUNT, EVERYTHING, MEMBER, Stage


def take(stage: Stage, *posts: Post, removed: tuple[str, ...] = ()) -> Taken:
    """One poll's worth of posts, taken in."""
    with stage.store.begin() as tx:
        reading = reading_of(tx, ACCOUNT, stage.now)
        return take_in(tx, stage.judging, reading, Batch(posts, Cursor(), removed), stage.now)


@pytest.fixture
def stage() -> Stage:
    """A member whose account has had its first poll."""
    stage = Stage()
    stage.enrol(baseline_done=True)
    stage.pass_time(minutes=1)
    return stage


def test_a_post_with_a_finding_opens_a_held_case_with_its_text(stage: Stage):
    taken = take(stage, stage.post("You idiot", url="https://kade.example/1"))
    (case,) = stage.cases()
    assert taken == Taken(checked=1, opened=1)
    assert case.status is Status.HELD
    assert case.held_until == stage.now + timedelta(minutes=10)
    assert case.expires_at == stage.now + LIFE
    assert (case.policy_version, case.post_url) == ("v1", "https://kade.example/1")
    with stage.store.begin() as tx:
        assert tx.text_of(case.id) == "You idiot"
    assert not stage.mails()


def test_a_clean_post_leaves_an_identifier_and_a_hash_only(stage: Stage):
    post = stage.post("A quiet day at the quay")
    assert take(stage, post) == Taken(checked=1)
    assert not stage.cases()
    with stage.store.begin() as tx:
        assert tx.versions(ACCOUNT, ["p1"]) == {"p1": post.content_hash}


def test_a_protected_post_is_never_stored(stage: Stage):
    take(stage, stage.post("The union says our boss is an idiot"))
    assert not stage.cases()


def test_D9_what_was_there_before_the_first_poll_is_only_remembered():
    stage = Stage()
    stage.enrol()
    old = stage.post("You idiot")
    assert take(stage, old) == Taken()
    assert not stage.cases()
    with stage.store.begin() as tx:
        tx.save_accounts([replace(tx.account(ACCOUNT), baseline_done=True)])
    assert take(stage, old) == Taken()
    assert not stage.cases()


def test_O4_a_post_older_than_the_consent_is_not_stored(stage: Stage):
    old = stage.post("You idiot", published_at=stage.now - timedelta(days=1))
    assert take(stage, old) == Taken()
    with stage.store.begin() as tx:
        assert tx.versions(ACCOUNT, ["p1"]) == {}


def test_O4_a_consent_that_follows_another_loses_no_post_in_between(stage: Stage):
    between = stage.post("You idiot")
    with stage.store.begin() as tx:
        tx.save_accounts([replace(tx.account(ACCOUNT), last_read_at=stage.now)])
        stage.pass_time(minutes=30)
        before = tx.consent_of(MEMBER)
        assert before is not None
        tx.add_consent(replace(before, given_at=stage.now))
    assert take(stage, between).opened == 1


def test_P7_a_private_post_is_not_stored(stage: Stage):
    assert take(stage, stage.post("You idiot", visibility="private")) == Taken()
    with stage.store.begin() as tx:
        assert tx.versions(ACCOUNT, ["p1"]) == {}


@pytest.mark.parametrize(("agreed", "judged"), [(False, 0), (True, 1)])
def test_O4_of_unlisted_posts_only_those_since_that_was_agreed_to_are_kept(
    stage: Stage, agreed: bool, judged: int
):
    """Whenever the consent to the others was given."""
    stage.pass_time(days=1)
    before = stage.post("You idiot", "p1", visibility="unlisted")
    stage.pass_time(days=1)
    scopes = frozenset(Scope) if agreed else EVERYTHING
    with stage.store.begin() as tx:
        tx.add_consent(Consent(MEMBER, "1", "00", scopes, stage.now, stage.now + timedelta(days=9)))
    after = stage.post("Such an idiot", "p2", visibility="unlisted")
    undated = stage.post("What an idiot", "p3", visibility="unlisted", published_at=None)
    assert take(stage, before, after, undated).opened == judged
    with stage.store.begin() as tx:
        assert set(tx.versions(ACCOUNT, ["p1", "p2", "p3"])) == ({"p2"} if agreed else set())


def test_a_post_without_a_date_is_judged_like_any_other(stage: Stage):
    assert take(stage, stage.post("You idiot", published_at=None)).opened == 1


def test_D8_ids_that_change_at_every_poll_bring_no_second_case(stage: Stage):
    for turn in range(5):
        take(stage, stage.post("You idiot", source_id=f"p{turn}"))
    assert len(stage.cases()) == 1


def renumbered(stage: Stage, turn: str, count: int) -> list[Post]:
    """The same posts as in every other turn, under ids of this one."""
    return [
        stage.post(f"Tide table {n}", f"{turn}-{n}", url=f"https://x.example/{n}")
        for n in range(count)
    ]


@pytest.mark.parametrize(("known", "new", "noticed"), [(3, 0, True), (8, 2, True), (2, 0, False)])
def test_D8_ids_that_change_by_themselves_are_noticed(
    stage: Stage, known: int, new: int, noticed: bool
):
    assert not take(stage, *renumbered(stage, "a", known)).unstable
    fresh = [stage.post(f"New {n}", f"new-{n}") for n in range(new)]
    taken = take(stage, *renumbered(stage, "b", known), *fresh)
    assert (taken.unstable, taken.checked) == (noticed, new)


def test_D8_a_few_reposts_among_others_are_no_sign_of_unstable_ids(stage: Stage):
    take(stage, *renumbered(stage, "a", 5))
    fresh = [stage.post(f"New {n}", f"new-{n}") for n in range(2)]
    assert not take(stage, *renumbered(stage, "b", 5), *fresh).unstable


def test_D8_with_unstable_ids_an_edit_goes_on_with_the_case_of_its_post(stage: Stage):
    link = "https://x.example/1"
    take(stage, stage.post("You idiot", "old", url=link))
    cursor = Cursor().replaced(ids=UNSTABLE)
    with stage.store.begin() as tx:
        tx.save_accounts([replace(stage.account(), cursor=cursor)])
    taken = take(stage, stage.post("You rascal", "new", url=link))
    assert taken.closed == 1
    assert [case.status for case in stage.cases()] == [Status.CORRECTED]


def test_D8_the_same_words_twice_in_one_poll_are_one_case(stage: Stage):
    take(stage, stage.post("You idiot"), stage.post("You idiot", source_id="p2"))
    assert len(stage.cases()) == 1


def test_an_edit_that_mends_a_held_post_closes_its_case_without_a_mail(stage: Stage):
    take(stage, stage.post("You idiot"))
    taken = take(stage, stage.post("You rascal"))
    (case,) = stage.cases()
    assert (taken.closed, case.status) == (1, Status.CORRECTED)
    assert not stage.mails()
    with stage.store.begin() as tx, pytest.raises(TextErased):
        tx.text_of(case.id)


def test_an_edit_back_to_clean_words_seen_before_closes_the_case(stage: Stage):
    for text in ("You rascal", "You idiot", "You rascal"):
        take(stage, stage.post(text))
        stage.pass_time(hours=1)
    assert [case.status for case in stage.cases()] == [Status.CORRECTED]


def test_a_correction_that_is_taken_back_opens_one_more_case_and_no_third(stage: Stage):
    ends = []
    for text in ("You idiot", "You rascal", "You idiot", "You rascal", "You idiot"):
        take(stage, stage.post(text))
        stage.pass_time(hours=1)
        ends.append([case.status for case in stage.cases()])
    once, twice = [Status.CORRECTED], [Status.CORRECTED, Status.CORRECTED]
    assert ends == [[Status.HELD], once, [Status.HELD, *once], twice, twice]


def test_D8_words_that_were_put_right_bring_nothing_under_another_id(stage: Stage):
    take(stage, stage.post("You idiot"))
    take(stage, stage.post("You rascal"))
    take(stage, stage.post("You rascal"), stage.post("You idiot", "p2"))
    assert [case.status for case in stage.cases()] == [Status.CORRECTED]


def test_words_that_were_called_no_problem_bring_nothing_after_an_edit_there_and_back(stage: Stage):
    take(stage, stage.post("You idiot"))
    with stage.store.begin() as tx:
        dismiss(tx, tx.cases_of(MEMBER)[0], stage.now)
    for text in ("You rascal", "You idiot"):
        stage.pass_time(hours=1)
        take(stage, stage.post(text))
    assert [case.status for case in stage.cases()] == [Status.DISMISSED]


def test_an_edit_that_still_has_findings_goes_on_with_the_same_case(stage: Stage):
    take(stage, stage.post("You idiot"))
    edited = stage.post("You utter idiot")
    take(stage, edited)
    (case,) = stage.cases()
    assert case.content_hash == edited.content_hash
    with stage.store.begin() as tx:
        assert tx.text_of(case.id) == "You utter idiot"


def test_the_source_saying_a_post_is_deleted_closes_its_case(stage: Stage):
    take(stage, stage.post("You idiot"))
    assert take(stage, removed=("p1", "never-seen")).closed == 1
    assert [case.status for case in stage.cases()] == [Status.REMOVED]


def test_a_dismissed_text_does_not_come_back_under_another_id(stage: Stage):
    post = stage.post("You idiot")
    with stage.store.begin() as tx:
        tx.remember_dismissal(MEMBER, "voice.insult", post.content_hash, stage.now, protected=False)
    assert take(stage, post) == Taken(checked=1)
    assert not stage.cases()


def test_a_rule_put_in_shadow_by_experience_opens_nothing(stage: Stage):
    with stage.store.begin() as tx:
        tx.shadow("voice.insult", stage.now, "called no problem too often")
    take(stage, stage.post("You idiot"))
    assert not stage.cases()


def test_hits_of_rules_in_shadow_are_counted(stage: Stage):
    take(stage, stage.post("You idiot, dear"))
    with stage.store.begin() as tx:
        known = tx.experiences()
    assert {rule: known[rule].count(SHADOW).number for rule in known} == {"voice.new": 1}


def test_a_case_code_that_is_taken_is_drawn_again(stage: Stage):
    stage.codes = ["K7Q2", "K7Q2", "H4WN"]
    take(stage, stage.post("You idiot"), stage.post("An idiot again", source_id="p2"))
    assert {case.id for case in stage.cases()} == {"K7Q2", "H4WN"}


def test_checked_posts_are_counted_once_per_version(stage: Stage):
    for _ in range(3):
        take(stage, stage.post("A quiet day"), stage.post("Another", source_id="p2"))
    with stage.store.begin() as tx:
        hour = timedelta(hours=1)
        assert tallied(tx, stage.now - hour, stage.now + hour).checked.number == 2


texts = st.sampled_from(["You idiot", "sk_live in here", "union idiot", "clean", "Lodestar"])
versions = st.tuples(st.sampled_from(["p1", "p2", "p3"]), texts)


@given(st.lists(versions, max_size=6))
def test_D2_taking_in_the_same_posts_twice_changes_nothing(pairs: list[tuple[str, str]]):
    stage = Stage()
    stage.enrol(baseline_done=True)
    posts = [stage.post(text, source_id) for source_id, text in pairs]
    take(stage, *posts)
    before = (stage.cases(), stage.mails())
    assert take(stage, *posts) == Taken()
    assert (stage.cases(), stage.mails()) == before


def notified(stage: Stage) -> None:
    """The member has been told of the one case."""
    with stage.store.begin() as tx:
        notify(tx, tx.cases_of(MEMBER)[0], stage.now, stage.new_id)


def test_mending_a_post_after_its_note_brings_a_thank_you(stage: Stage):
    take(stage, stage.post("You idiot"))
    notified(stage)
    take(stage, stage.post("You rascal"))
    kinds = [message.kind for message in stage.mails()]
    assert sorted(kinds) == [Kind.NOTE, Kind.THANKS]


def test_D8_an_edit_for_the_worse_waits_a_day_for_its_note(stage: Stage):
    take(stage, stage.post("You idiot"))
    notified(stage)
    with stage.store.begin() as tx:
        (note,) = tx.messages_to(MEMBER)
        tx.save_message(note.sent(stage.now))
    sent = stage.now
    stage.pass_time(hours=1)
    take(stage, stage.post("You idiot with your Lodestar"))
    take(stage, stage.post("You idiot with your Lodestar and sk_live"))
    second, first = stage.mails()
    assert (first.key, second.key) == (f"note:{stage.cases()[0].id}", f"{first.key}:2")
    assert second.due_at == sent + timedelta(hours=24)


def test_an_edit_for_the_worse_before_the_note_left_needs_no_other(stage: Stage):
    take(stage, stage.post("You idiot"))
    notified(stage)
    take(stage, stage.post("You idiot with your Lodestar"))
    assert len(stage.mails()) == 1
