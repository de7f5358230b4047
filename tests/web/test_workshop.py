"""The rule workshop's pages: seeing rules, changing one, trying it, putting it in force, taking it back."""

import asyncio
import threading
from dataclasses import replace
from typing import Any

import pytest

from monitor.adapters.rulebench import DryRun, dry_run
from monitor.domain.case import Worth
from monitor.domain.experience import NOTE, SHADOW, Experience
from monitor.domain.post import Author
from monitor.domain.revision import Deed, Revision
from monitor.errors import AlreadyKept
from monitor.policy.rule import Example
from monitor.ports import Transaction
from monitor.turns import Turns
from monitor.web import rulebench
from monitor.web.rulestanding import merit
from tests.services import RULE, write_policy
from tests.usecases.world import MEMBER, Stage
from tests.web.portal import Portal, Somebody
from tests.web.test_joining import typed

pytestmark = pytest.mark.anyio

WIDER = (
    RULE.strip().replace("[idiot]", "[idiot, nitwit]").replace("[you idiot]", "[you idiot, nitwit]")
)
PAGE = "/rules/voice.insult"
FOOL = """- id: voice.fool
  conduct: 3
  why: {en: Calling somebody a fool may hurt.}
  severity: low
  kind: insult
  match: {words: [fool]}
  hits: [you fool]
  misses: [a fine day]
"""


@pytest.fixture
async def owner(portal: Portal) -> Somebody:
    return await portal.at_office("policy-owner", "ilse@kade.example")


async def work(owner: Somebody, button: str, **values: str) -> None:
    await owner.open(f"{PAGE}/edit")
    await owner.press(button, **values)


async def publish(owner: Somebody, text: str = WIDER, note: str = "nitwits too") -> None:
    await work(owner, "Put this version in force", text=text, note=note)


def finds(portal: Portal, text: str) -> bool:
    judge = portal.service.policy.now().judge
    rule = judge.rules.rule("voice.insult")
    return judge.proves(rule, Example(text, Author()))


async def test_all_rules_stand_under_their_conduct_rule(portal: Portal, owner: Somebody):
    page = await owner.open("/rules")
    assert "One rule is in force. None of them is in shadow." in page.text
    assert (
        "3. Voice one rule voice.insult These words may read as an insult. Writes notes"
        in page.text
    )


async def test_a_rule_shows_its_reason_its_text_and_its_examples(owner: Somebody):
    page = await owner.open(PAGE)
    assert page.status == 200
    assert "These words may read as an insult." in page.text
    assert "match: {words: [idiot]}" in page.text
    assert "you idiot is found a fine day is left alone" in page.text
    assert "Nothing is counted yet." in page.text


async def test_a_rule_that_is_not_there_is_absent(owner: Somebody):
    assert (await owner.open("/rules/voice.nothing")).status == 404


async def test_a_mistake_is_told_with_its_line_and_column_and_nothing_typed_is_lost(
    portal: Portal, owner: Somebody
):
    await work(owner, "Check it", text=WIDER.replace("severity", "severty"), note="why")
    assert owner.page.status == 422
    assert "Line 4, column 3: unknown key 'severty'; did you mean 'severity'?" in owner.page.text
    assert "severty: medium" in owner.page.form("Check it")["fields"]["text"]
    await work(owner, "Check it", text="- id: voice.insult\n\tconduct: 3")
    assert "Line 2, column 1: a tab" in owner.page.text


async def test_an_example_that_fails_is_named_and_the_set_in_force_stays(
    portal: Portal, owner: Somebody
):
    await publish(owner, WIDER.replace("nitwit]}", "dunce]}"))
    assert "nitwit should be found, and is not. Line 6." in owner.page.text
    assert "not be put in force yet" in owner.page.text
    assert "you marked words begin: idiot" in owner.page.text
    assert not finds(portal, "dunce")


async def test_a_rule_that_matches_too_much_is_not_put_in_force(portal: Portal, owner: Somebody):
    everything = WIDER.replace("{words: [idiot, nitwit]}", "{pattern: '[a-z]'}")
    await publish(owner, everything.replace("a fine day", "123"))
    assert "It matches more than one in five" in owner.page.text
    assert portal.service.policy.now().rules.held == ()


async def test_a_mistake_inside_a_line_is_told_with_its_own_column(owner: Somebody):
    await work(owner, "Check it", text=WIDER.replace("{words:", "{wrods:"))
    assert "Line 5, column 11: unknown key 'wrods'; did you mean 'words'?" in owner.page.text
    await work(owner, "Check it", text=WIDER.replace("medium", "meddium"))
    assert "Line 4, column 13: severity: 'meddium' is unknown; did you mean 'medium'?" in (
        owner.page.text
    )
    await work(owner, "Check it", text=WIDER.replace("conduct: 3", "conduct: three"))
    assert "Line 2, column 3: conduct: should be a number" in owner.page.text


async def test_a_rule_keeps_its_id(owner: Somebody):
    await work(owner, "Check it", text=WIDER.replace("voice.insult", "voice.other"))
    assert "a rule keeps its id" in owner.page.text


async def test_a_change_is_put_in_force_with_its_reason_and_can_be_taken_back(
    portal: Portal, owner: Somebody
):
    assert not finds(portal, "nitwit")
    await publish(owner)
    assert owner.page.path == PAGE
    assert "It is in force, from this moment on." in owner.page.text
    assert finds(portal, "nitwit")
    log = await owner.open("/rules/log")
    assert "Put in force : voice.insult" in log.text
    assert "ilse@kade.example nitwits too" in log.text
    assert "+ New: match: {words: [idiot, nitwit]}" in log.text
    assert "text version 1" in log.text
    await owner.open(PAGE)
    await owner.press("Back to the file", note="too many nitwits")
    assert "The earlier text is in force again" in owner.page.text
    assert "ilse@kade.example too many nitwits" in owner.page.text
    assert not finds(portal, "nitwit")
    await owner.press("Put this text in force again", note="nitwits hurt after all")
    assert finds(portal, "nitwit")


UNSAID = "A reason is missing. Say in one line why the rule changes"


async def test_taking_back_wants_a_reason_too_and_its_form_stays_open(
    portal: Portal, owner: Somebody
):
    await publish(owner)
    await owner.press("Back to the file")
    assert owner.page.status == 422
    assert owner.page.text.count(UNSAID) == 1
    assert 'id="why-file-error"' in owner.page.html
    assert finds(portal, "nitwit")
    await owner.press("Back to the file", note="too many nitwits")
    assert not finds(portal, "nitwit")
    await owner.press("Put this text in force again", note="   ")
    assert owner.page.text.count(UNSAID) == 1
    assert '<details class="more" open>' in owner.page.html
    assert not finds(portal, "nitwit")


async def test_the_log_is_read_page_by_page_and_a_rule_shows_its_newest_changes_first(
    portal: Portal, owner: Somebody
):
    first = Revision(1, "voice.insult", Deed.PUBLISH, portal.stage.now, "", "", RULE, "1")
    with portal.stage.store.begin() as tx:
        for number in range(1, 61):
            tx.add_revision(replace(first, number=number, note=f"note {number:02}."))
    page = await owner.open("/rules/log")
    assert ("note 60." in page.text, "note 11." in page.text, "note 10." in page.text) == (
        True,
        True,
        False,
    )
    assert "/rules/log?before=11" in page.reader.links
    page = await owner.open("/rules/log?before=11")
    assert ("note 10." in page.text, "note 11." in page.text) == (True, False)
    assert "Older changes" not in page.text
    assert "note 50." not in (await owner.open(PAGE)).text
    assert "note 01." in (await owner.open(f"{PAGE}?every=yes")).text


async def test_a_change_needs_a_reason(portal: Portal, owner: Somebody):
    await publish(owner, note="")
    assert "A reason is missing." in owner.page.text
    assert not finds(portal, "nitwit")


async def test_nothing_is_put_in_force_that_is_so_already(owner: Somebody):
    await publish(owner, RULE.strip())
    assert "This is what is in force already." in owner.page.text


async def test_two_who_change_a_rule_at_once_do_not_overwrite_each_other(
    portal: Portal, owner: Somebody
):
    await owner.open(f"{PAGE}/edit")
    other = await portal.at_office("policy-owner", "ilse@kade.example")
    await publish(other)
    await owner.press(
        "Put this version in force", text=RULE.strip() + "\n  state: shadow", note="quiet"
    )
    assert "Somebody else has changed this rule" in owner.page.text
    assert finds(portal, "nitwit")


async def test_protected_speech_cannot_be_opened_here(portal: Portal, owner: Somebody):
    await publish(owner, RULE.strip() + "\n  hard: true")
    assert "Members agreed that in protected speech only passwords" in owner.page.text
    assert not portal.service.policy.now().rules.rule("voice.insult").hard


async def test_a_set_that_is_no_good_as_a_whole_is_refused(portal: Portal, owner: Somebody):
    files = portal.folder / "policies" / "broken.yaml"
    files.write_text("- id: voice.x\n", "utf-8")
    await publish(owner)
    assert "broken.yaml:1" in owner.page.text
    assert owner.page.status == 422


async def test_taking_back_is_refused_while_a_file_is_broken(portal: Portal, owner: Somebody):
    await publish(owner)
    (portal.folder / "policies" / "voice.yaml").write_text("- id: [", "utf-8")
    page = await owner.open(PAGE)
    assert "nitwit" in page.text
    await owner.press("Back to the file")
    assert owner.page.status == 422
    assert finds(portal, "nitwit")


async def test_a_text_that_was_never_there_cannot_be_taken_back_to(owner: Somebody):
    await publish(owner)
    form = owner.page.form("Back to the file")
    page = await owner.post(form["action"], {**form["fields"], "number": "99"})
    assert page.status == 404


async def test_a_rule_is_put_in_shadow_and_let_write_again(portal: Portal, owner: Somebody):
    await owner.open(PAGE)
    await owner.press("Put it in shadow", note="looking into it")
    assert "It was put in shadow here." in owner.page.text
    assert "Put in shadow" in owner.page.text
    with portal.stage.store.begin() as tx:
        assert set(tx.shadowed()) == {"voice.insult"}
    assert "One of them runs in shadow" in (await owner.open("/rules")).text
    await owner.open(PAGE)
    await owner.press("Let it write notes", note="done")
    with portal.stage.store.begin() as tx:
        assert not tx.shadowed()
    log = (await owner.open("/rules/log")).text
    assert "ilse@kade.example looking into it" in log
    assert "ilse@kade.example done" in log
    assert [m for m in portal.mails if m.slot("what") == "rule-shadowed"] == []


async def test_shadow_and_the_way_out_of_it_want_a_reason(portal: Portal, owner: Somebody):
    await owner.open(PAGE)
    for button, way, sleeps in (
        ("Put it in shadow", "shadow", False),
        ("Let it write notes", "write", True),
    ):
        await owner.press(button)
        assert owner.page.status == 422
        assert owner.page.text.count(UNSAID) == 1
        assert f'aria-describedby="why-{way}-hint why-{way}-error"' in owner.page.html
        with portal.stage.store.begin() as tx:
            assert bool(tx.shadowed()) is sleeps
        await owner.press(button, note="said at last")
        assert owner.page.status == 200
    assert (await owner.open("/rules/log")).text.count("said at last") == 2


async def test_a_rule_that_does_not_write_anyway_is_not_put_in_shadow(
    portal: Portal, owner: Somebody
):
    await owner.open(PAGE)
    form = owner.page.form("Put it in shadow")
    await publish(owner, RULE.strip() + "\n  state: shadow", "quiet")
    assert "Its text says so: state: shadow." in owner.page.text
    assert (await owner.post(form["action"], form["fields"])).status == 409


async def test_a_dry_run_holds_pasted_posts_against_both_and_keeps_nothing(
    portal: Portal, owner: Somebody
):
    mails = portal.mails
    posts = "you idiot\nand more\n\nsuch a nitwit\n\n\na fine day"
    await work(owner, "Try it", text=WIDER, posts=posts)
    assert "Three posts were read." in owner.page.text
    assert (
        "1 found by both, 1 only as you wrote it, 0 only by the rule in force." in owner.page.text
    )
    assert (
        "such a marked words begin: nitwit marked words end. Not found Now found" in owner.page.text
    )
    await work(
        owner,
        "Try it",
        text=WIDER.replace("[idiot, ", "[").replace("[you idiot, ", "["),
        posts=posts,
    )
    assert "No longer found" in owner.page.text
    with portal.stage.store.begin() as tx:
        assert tx.revisions() == ()
    assert portal.mails == mails


async def test_a_dry_run_can_take_the_sample_set(owner: Somebody):
    await work(owner, "Try it", sample="yes")
    assert "120 posts were read." in owner.page.text


async def test_a_dry_run_wants_posts_and_one_processor(
    portal: Portal, owner: Somebody, monkeypatch: pytest.MonkeyPatch
):
    await work(owner, "Try it")
    assert "There are no posts yet." in owner.page.text
    with rulebench.RUNNING:
        await work(owner, "Try it", posts="you idiot")
    assert "Another dry run is going on." in owner.page.text
    monkeypatch.setattr(rulebench, "RUN_SECONDS", -1)
    await work(owner, "Try it", posts="you idiot")
    assert "No posts were read." in owner.page.text
    assert "Then its time was over" in owner.page.text


async def test_posts_in_protected_speech_are_told_apart(owner: Somebody):
    posts = "you nitwit\n\nthe union says my boss is a nitwit, we strike for better pay"
    await work(owner, "Try it", text=WIDER, posts=posts)
    assert "0 found by both, 1 only as you wrote it" in owner.page.text
    assert "Seen in protected speech, where nothing is written: 1." in owner.page.text
    assert "Protected speech: seen, and nothing is written" in owner.page.text


async def test_a_dry_run_reads_nothing_of_any_member(
    portal: Portal, owner: Somebody, monkeypatch: pytest.MonkeyPatch
):
    portal.open_case()
    asked: list[str] = []
    transaction = type(portal.stage.store.begin().__enter__())
    for name in dir(Transaction):
        if not name.startswith("_"):
            monkeypatch.setattr(transaction, name, spied(getattr(transaction, name), name, asked))
    await work(owner, "Try it", text=WIDER, posts="you idiot", sample="yes")
    assert "121 posts were read." in owner.page.text
    assert set(asked) <= {"session", "revisions"}


def spied(inner: Any, name: str, asked: list[str]) -> Any:
    def call(*args: Any, **named: Any) -> Any:
        asked.append(name)
        return inner(*args, **named)

    return call


async def test_a_dry_run_keeps_nobody_else_waiting(
    portal: Portal, owner: Somebody, monkeypatch: pytest.MonkeyPatch
):
    begun, other_was_served = threading.Event(), threading.Event()

    def slow(*args: Any) -> DryRun:
        begun.set()
        assert other_was_served.wait(20)
        return dry_run(*args)

    monkeypatch.setattr(rulebench, "dry_run", slow)
    running = asyncio.create_task(work(owner, "Try it", posts="you idiot"))
    assert await asyncio.to_thread(begun.wait, 20)
    assert (await portal.somebody().open("/join")).status == 200
    other_was_served.set()
    await running
    assert "One post was read." in owner.page.text


async def test_a_new_rule_begins_with_a_template_and_ends_in_force(portal: Portal, owner: Somebody):
    page = await owner.open("/rules/new")
    assert "counts and writes to nobody; active writes notes" in page.text
    await owner.press("Put this version in force", note="a first try")
    assert "Line 3, column 3: why: a reason is missing" in owner.page.text
    await owner.press("Put this version in force", text=FOOL, note="fools")
    assert owner.page.path == "/rules/voice.fool"
    assert "voice.fool" in portal.service.policy.now().rules
    assert "It is in no file, so then it is gone." in owner.page.text
    await owner.press("Back to the file", note="no fools here")
    assert owner.page.path == "/rules"
    assert "voice.fool" not in portal.service.policy.now().rules
    await owner.open("/rules/new")
    await owner.press("Put this version in force", text=FOOL, note="fools after all")
    assert "voice.fool" in portal.service.policy.now().rules


async def test_a_new_rule_can_be_a_copy_which_keeps_its_kind(portal: Portal, owner: Somebody):
    await owner.open(PAGE)
    await owner.open("/rules/new?like=voice.insult")
    text = owner.page.form("Put this")["fields"]["text"]
    assert text.strip().startswith("- id: voice.insult-2\n  kind: insult\n")
    await owner.press("Put this version in force", note="a second one")
    assert owner.page.path == "/rules/voice.insult-2"
    await owner.open("/rules/new?like=voice.insult-2")
    text = owner.page.form("Put this")["fields"]["text"]
    assert text.count("kind: insult") == 1
    assert (await owner.open("/rules/new?like=voice.nothing")).status == 404


async def test_a_new_rule_cannot_take_the_place_of_another(portal: Portal, owner: Somebody):
    await owner.open("/rules/new")
    await owner.press("Put this version in force", text=WIDER, note="oops")
    assert "There is a rule voice.insult already." in owner.page.text
    assert not finds(portal, "nitwit")


async def test_two_who_write_a_new_rule_of_one_id_do_not_overwrite_each_other(
    portal: Portal, owner: Somebody, monkeypatch: pytest.MonkeyPatch
):
    other = await portal.at_office("policy-owner", "ilse@kade.example")
    # As in another process, which has not read the rules again yet.
    monkeypatch.setattr(portal.service.policy, "refresh", lambda: False)
    for somebody in (owner, other):
        await somebody.open("/rules/new")
        await somebody.press("Put this version in force", text=FOOL, note="fools")
    assert "Somebody else has changed this rule" in other.page.text


BERTH = FOOL.replace("kind: insult", "kind: berth")


async def test_a_rule_about_something_new_warns_first_and_then_asks_the_members(
    portal: Portal, owner: Somebody
):
    portal.stage.pass_time(minutes=1)
    await owner.open("/rules/new")
    await owner.press("Put this version in force", text=BERTH, note="berths")
    assert "Members would be asked to agree anew" in owner.page.text
    assert "No member has agreed to this kind of rule yet." in owner.page.text
    assert "voice.fool" not in portal.service.policy.now().rules
    assert portal.member().standing == "active"
    await owner.press("Put this version in force", ask="yes")
    assert owner.page.path == "/rules/voice.fool"
    assert "All members were asked to agree anew" in owner.page.text
    assert portal.member().standing == "paused"
    assert [m.slot("what") for m in portal.mails if m.to == MEMBER] == ["consent-changed"]


async def test_a_member_reads_what_is_new_agrees_and_reading_goes_on(
    portal: Portal, owner: Somebody
):
    portal.stage.pass_time(minutes=1)
    await owner.open("/rules/new")
    await owner.press("Put this version in force", text=BERTH, note="berths", ask="yes")
    portal.stage.pass_time(minutes=1)
    noor = await portal.signed_in()
    assert "What you are asked to agree to has changed" in noor.page.text
    assert "Your consent ends on" not in noor.page.text
    await noor.press("Start again")
    assert noor.page.path == "/me/consent"
    assert "there is a rule about something that you have not agreed to" in noor.page.text
    assert "Calling somebody a fool may hurt." in noor.page.text
    await noor.press("Agree to what is ticked", scopes=["read_posts", "send_notes"])
    assert portal.member().standing == "active"
    assert "has not agreed" not in (await noor.open("/me/consent")).text


async def test_whoever_joins_later_reads_it_before_they_confirm(portal: Portal, owner: Somebody):
    portal.stage.pass_time(minutes=1)
    await owner.open("/rules/new")
    await owner.press("Put this version in force", text=BERTH, note="berths", ask="yes")
    femke = await typed(portal)
    page = await femke.open(portal.link())
    assert "This company also has rules of its own." in page.text
    assert "Calling somebody a fool may hurt." in page.text


async def test_taking_back_to_a_kind_that_nobody_agreed_to_warns_as_well(
    portal: Portal, owner: Somebody
):
    await publish(owner, f"{RULE.strip()}\n  kind: berth\n  state: shadow", "quietly")
    await work(owner, "Put this version in force", text=WIDER, note="nitwits")
    wide = f"{RULE.strip()}\n  kind: berth"
    await work(owner, "Put this version in force", text=wide, note="berths", ask="yes")
    await work(owner, "Put this version in force", text=WIDER, note="nitwits again")
    portal.stage.pass_time(minutes=1)
    await owner.open(PAGE)
    forms = [f for f in owner.page.reader.forms if f["action"].endswith("/back")]
    berths = next(f for f in forms if f["fields"]["number"] == "3")
    page = await owner.post(berths["action"], {**berths["fields"], "note": "berths after all"})
    assert "No member has agreed to this kind of rule yet." in page.text
    asking = next(f for f in page.reader.forms if "ask" in f["fields"])
    assert asking["fields"]["note"] == "berths after all"
    await owner.post(asking["action"], {**asking["fields"], "ask": "yes"})
    assert portal.service.policy.now().rules.rule("voice.insult").kind == "berth"


async def test_an_edit_of_a_file_is_listed_with_its_difference_and_can_be_taken_back(
    portal: Portal, owner: Somebody
):
    turns = Turns(portal.service)
    await turns.policy()
    assert "Nothing has been changed here." in (await owner.open("/rules/log")).text
    assert "So it stood in its file when this log began" in (await owner.open(PAGE)).text
    write_policy(portal.folder, WIDER + "\n")
    await turns.policy()
    await turns.policy()
    log = await owner.open("/rules/log")
    assert log.text.count("The file was changed") == 1
    assert "by hand, in the files" in log.text
    assert "+ New: match: {words: [idiot, nitwit]}" in log.text
    assert finds(portal, "nitwit")
    await owner.open(PAGE)
    await owner.press("Put this text in force again", note="as it was")
    assert not finds(portal, "nitwit")


async def test_whoever_writes_while_the_file_changes_is_told(portal: Portal, owner: Somebody):
    turns = Turns(portal.service)
    await turns.policy()
    await owner.open(f"{PAGE}/edit")
    write_policy(portal.folder, WIDER + "\n")
    await turns.policy()
    await owner.press("Put this version in force", text=f"{WIDER}\n  state: shadow", note="x")
    assert "Somebody else has changed this rule" in owner.page.text


async def test_a_rule_shows_its_reason_in_every_language(portal: Portal, owner: Somebody):
    reasons = "why: {en: It may hurt., nl: Het kan pijn doen.}"
    await publish(owner, WIDER.replace("why: {en: These words may read as an insult.}", reasons))
    page = await owner.open(PAGE)
    assert 'lang="nl">Het kan pijn doen.<' in page.html


async def test_a_text_that_cannot_be_read_is_not_tried(owner: Somebody):
    await work(owner, "Try it", text="- id: [", posts="you idiot")
    assert owner.page.status == 422
    assert "were read." not in owner.page.text.replace("are read.", "")
    assert "you idiot" in owner.page.form("Try it")["fields"]["posts"]


@pytest.mark.parametrize("module", ["rulebench.publish", "rulelog.roll_back"])
async def test_whoever_is_overtaken_in_the_same_moment_is_told_too(
    portal: Portal, owner: Somebody, monkeypatch: pytest.MonkeyPatch, module: str
):
    def overtaken(*_: object) -> None:
        raise AlreadyKept("revisions")

    await publish(owner)
    monkeypatch.setattr(f"monitor.web.{module}", overtaken)
    if module == "rulebench.publish":
        await publish(owner, WIDER.replace("medium", "high"))
    else:
        await owner.open(PAGE)
        await owner.press("Back to the file", note="too wide")
    assert "Somebody else has changed this rule" in owner.page.text


async def test_what_was_changed_can_be_taken_along(owner: Somebody):
    await publish(owner)
    answer = (await owner.open("/rules/export")).answer
    assert answer.headers["content-type"].startswith("application/yaml")
    assert answer.text.strip() == WIDER


async def test_a_broken_file_is_told_on_the_page(portal: Portal, owner: Somebody):
    (portal.folder / "policies" / "voice.yaml").write_text("- id: [", "utf-8")
    portal.service.policy.refresh()
    assert "the last good set stays in force: " in (await owner.open("/rules")).text
    assert "Its file cannot be read at this moment." in (await owner.open(PAGE)).text
    page = await owner.open(f"{PAGE}/edit")
    assert page.form("Put this")["fields"]["text"].strip() == ""
    assert "Its file cannot be read at this moment." in page.text


def known(**told: int) -> Experience:
    """A rule of which these numbers may be told."""
    return Experience("voice.insult", Stage().now, told=told)


@pytest.mark.parametrize(
    ("told", "notes", "useful", "objections"),
    [
        ({}, None, None, None),
        ({NOTE: 15}, 15, None, None),
        ({NOTE: 27, Worth.USEFUL: 15}, 27, None, None),
        ({NOTE: 27, Worth.NO_PROBLEM: 15}, 27, None, None),
        ({NOTE: 60, Worth.USEFUL: 15, Worth.NO_PROBLEM: 15}, 60, 50, None),
        ({NOTE: 60, Worth.USEFUL: 18, Worth.PROTECTED: 18}, 60, 50, 18),
        ({NOTE: 60, Worth.PROTECTED: 18}, 60, None, 18),
    ],
)
def test_nothing_is_shown_but_what_may_be_told(
    told: dict[str, int], notes: int | None, useful: int | None, objections: int | None
):
    found = merit(known(**told))
    assert found is not None
    assert found.notes == notes
    assert (found.useful and round(100 * found.useful.share)) == useful
    assert found.objections == objections


async def test_the_share_is_drawn_with_how_sure_it_is(portal: Portal, owner: Somebody):
    experience = known(**{NOTE: 60, Worth.USEFUL: 18, Worth.NO_PROBLEM: 18})
    portal.stage.store.state.experiences["voice.insult"] = experience  # type: ignore[attr-defined]
    page = await owner.open(PAGE)
    assert "50 %, and almost certainly between 34 and 66 %" in page.text
    assert '<svg class="reach"' in page.html
    assert 'role="img" aria-label="50 %, and almost certainly between' in page.html
    assert "Notes written 60" in page.text


async def test_a_rule_in_shadow_shows_what_it_would_have_written(portal: Portal, owner: Somebody):
    store: Any = portal.stage.store
    store.state.experiences["voice.insult"] = known(**{SHADOW: 21})
    assert "Would have written" not in (await owner.open(PAGE)).text
    store.state.shadows["voice.insult"] = (portal.stage.now, "owner")
    page = await owner.open(PAGE)
    assert "Would have written, in shadow 21" in page.text
    assert "it may be ready to write notes, if you agree" in page.text
    store.state.shadows["voice.insult"] = (portal.stage.now, "storm")
    assert "ready to write" not in (await owner.open(PAGE)).text


async def test_a_rule_is_in_shadow_for_a_reason_that_is_told(portal: Portal, owner: Somebody):
    for why, said in (
        ("protected", "An author called what it found protected."),
        ("dismissed", "Most of its notes were called no problem."),
        ("storm", "It found more than 200 posts within an hour."),
        ("another", "another"),
    ):
        portal.stage.store.state.shadows["voice.insult"] = (portal.stage.now, why)  # type: ignore[attr-defined]
        assert said in (await owner.open(PAGE)).text


async def test_who_is_not_listed_any_more_is_not_named(portal: Portal, owner: Somebody):
    await publish(owner)
    state = portal.stage.store.state  # type: ignore[attr-defined]
    state.revisions = [replace(each, by="gone") for each in state.revisions]
    assert "somebody who is not listed any more" in (await owner.open("/rules/log")).text
