"""A second opinion and other words from the company's language model: with consent, on little, and checked."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from monitor.domain.advice import Question, Rewording
from monitor.domain.case import Case, Status
from monitor.domain.company import Company, Named
from monitor.domain.finding import Confidence
from monitor.domain.member import Scope, Standing
from monitor.errors import AdviserSilent
from monitor.policy.check import Judgement
from monitor.ports import Adviser
from monitor.usecases.advise import MOST, WAITS, Advice, other_words, second_opinions
from monitor.usecases.leave import withdraw
from monitor.usecases.poll import poll_due
from monitor.usecases.reading import World
from monitor.usecases.recheck import recheck_due
from monitor.wiring import Service
from tests.injections import INJECTIONS
from tests.services import service_on, write_policy
from tests.usecases.world import MEMBER, Stage

pytestmark = pytest.mark.anyio

RULES = r"""
- id: voice.insult
  conduct: 3
  kind: insult
  why: {en: These words may read as an insult.}
  severity: medium
  match: {words: [idiot]}
  hits: [you idiot]
  misses: [a fine day]
- id: voice.sneer
  conduct: 3
  kind: mockery
  why: {en: This may read as mockery.}
  severity: low
  match: {all: [{words: [clowns]}], confidence: possible}
  hits: [what clowns]
  misses: [a fine day]
- id: voice.sigh
  conduct: 3
  kind: mockery
  why: {en: This may read as mockery too.}
  severity: medium
  match: {all: [{words: [pathetic]}], confidence: possible}
  hits: [how pathetic]
  misses: [a fine day]
- id: work.rumour
  conduct: 4
  kind: confidential
  why: {en: This may be for insiders alone.}
  severity: medium
  match: {all: [{words: [insiders]}], confidence: possible}
  hits: [insiders only]
  misses: [a fine day]
- id: work.word
  conduct: 4
  kind: confidential
  why: {en: This is for insiders alone.}
  severity: low
  match: {words: [hushword]}
  hits: [the hushword]
  misses: [a fine day]
"""
SNEER = "Those clowns at the depot lost my parcel twice."


@dataclass
class Scripted(Adviser):
    """Says what a test has told it to, and remembers what it was asked."""

    host: str = "llm.kade.example"
    says: bool | str | None = True
    asked: list[Question | Rewording] = field(default_factory=list)
    while_asked: Callable[[], None] = lambda: None

    async def reword(self, wanted: Rewording) -> str:
        return str(self._said(wanted))

    async def confirms(self, question: Question) -> bool:
        return bool(self._said(question))

    def _said(self, asked: Question | Rewording) -> bool | str:
        self.asked.append(asked)
        self.while_asked()
        if self.says is None:
            raise AdviserSilent("nobody there")
        return self.says


@dataclass
class Scene:
    """A member who agreed, whose account is read, and a model."""

    stage: Stage
    service: Service
    model: Scripted
    advice: Advice

    @property
    def world(self) -> World:
        return replace(self.service.world, doubting=self.advice, shake=lambda: 0.0)

    async def publishes(self, text: str, source_id: str = "p1") -> None:
        self.stage.pass_time(hours=1)
        self.stage.shows(self.stage.post(text, source_id))
        await poll_due(self.world)

    async def asks(self) -> int:
        return await second_opinions(self.world, self.advice)

    def judged(self, text: str) -> Judgement:
        with self.stage.store.begin() as tx:
            author = self.stage.account().author(tx.member(MEMBER))
        return self.advice.judge()(self.stage.post(text), author)

    def logged(self) -> list[str]:
        with self.stage.store.begin() as tx:
            return [entry.action for entry in tx.looked_at(MEMBER)]

    def agrees(self, scopes: frozenset[Scope], text_hash: str = "00") -> None:
        with self.stage.store.begin() as tx:
            before = tx.consent_of(MEMBER)
            assert before is not None
            changed = replace(before, scopes=scopes, text_hash=text_hash, given_at=self.stage.now)
            tx.add_consent(changed)

    async def rewords(self, case: Case, scope: Scope = Scope.ASK_MODEL) -> tuple[str, bool] | None:
        found = await other_words(self.stage.store, self.advice, case, scope, self.stage.now)
        return found and (found.suggestion.draft, found.theirs)


@pytest.fixture
async def scene(tmp_path: Path) -> Scene:
    stage = Stage()
    stage.enrol()
    service = service_on(stage, tmp_path)
    write_policy(tmp_path, RULES)
    service.policy.refresh()
    model = Scripted()
    advice = Advice(
        model, frozenset({"00"}), lambda: service.policy.now().judge.judge, service.desk
    )
    here = Scene(stage, service, model, advice)
    stage.shows(stage.post("A quiet day", "p0"))
    await poll_due(here.world)
    return here


async def test_a_weak_finding_that_is_confirmed_makes_a_case_like_any_other(scene: Scene):
    await scene.publishes(SNEER)
    assert not scene.stage.cases()
    assert await scene.asks() == 1
    (case,) = scene.stage.cases()
    assert case.status is Status.HELD
    assert case.worst.rule_id == "voice.sneer"
    assert scene.model.asked == [Question(SNEER, "clowns", "en", "This may read as mockery.")]
    scene.stage.pass_time(minutes=10)
    await recheck_due(scene.world)
    assert [mail.kind for mail in scene.stage.mails()] == ["note"]


async def test_X1_the_finding_stays_as_sure_as_the_rules_made_it(scene: Scene):
    await scene.publishes(SNEER)
    await scene.asks()
    assert [f.confidence for f in scene.stage.cases()[0].findings] == [Confidence.POSSIBLE]


async def test_without_the_models_word_nothing_comes_of_a_weak_finding(scene: Scene):
    scene.model.says = False
    await scene.publishes(SNEER)
    assert await scene.asks() == 1
    assert not scene.stage.cases()
    assert not scene.advice.waiting


async def test_the_asking_is_written_down_for_the_member(scene: Scene):
    await scene.publishes(SNEER)
    await scene.asks()
    assert "asked the model" in scene.logged()


async def test_the_gravest_of_several_weak_findings_is_asked_about(scene: Scene):
    await scene.publishes("Those clowns! And then it rained. How pathetic was that.")
    await scene.asks()
    assert [case.worst.rule_id for case in scene.stage.cases()] == ["voice.sigh"]
    assert len(scene.model.asked) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A fine day at the depot.",
        "You idiot, those clowns lost it.",
        "Those clowns. For insiders.",
        "Those clowns said the hushword.",
        "Those clowns pay us far too little, says our union rep; join the union and strike.",
    ],
    ids=["nothing", "told anyway", "perhaps a leak", "a leak", "protected"],
)
async def test_X1_nothing_else_is_ever_shown_to_it(scene: Scene, text: str):
    await scene.publishes(text)
    before = scene.stage.cases()
    assert await scene.asks() == 0
    assert not scene.model.asked
    assert scene.stage.cases() == before


async def test_a_post_that_names_a_secret_client_is_not_sent_though_no_rule_says_so(scene: Scene):
    company = Company("Kade", nda_clients=(Named("Havenlicht"),))
    scene.advice = replace(scene.advice, desk=replace(scene.advice.desk, company=lambda: company))
    await scene.publishes("Those clowns at HAVENLICHT lost my parcel.")
    assert await scene.asks() == 0
    assert not scene.model.asked


async def test_only_who_agreed_to_it_is_read_by_it(scene: Scene):
    scene.agrees(frozenset({Scope.READ_POSTS, Scope.SEND_NOTES, Scope.MODEL_DRAFTS}))
    await scene.publishes(SNEER)
    assert not scene.advice.waiting


async def test_whoever_agreed_to_another_host_has_not_agreed_to_this_one(scene: Scene):
    scene.agrees(frozenset(Scope), text_hash="11")
    await scene.publishes(SNEER)
    assert not scene.advice.waiting


async def test_a_consent_that_is_taken_back_holds_for_what_waits(scene: Scene):
    await scene.publishes(SNEER)
    scene.agrees(frozenset(Scope) - {Scope.ASK_MODEL})
    assert await scene.asks() == 0
    assert not scene.model.asked


async def test_a_consent_that_is_taken_back_meanwhile_holds_for_the_answer(scene: Scene):
    await scene.publishes(SNEER)
    scene.model.while_asked = lambda: scene.agrees(frozenset(Scope) - {Scope.ASK_MODEL})
    assert await scene.asks() == 1
    assert not scene.stage.cases()


async def test_nothing_is_asked_of_somebody_who_has_left(scene: Scene):
    await scene.publishes(SNEER)
    with scene.stage.store.begin() as tx:
        member = tx.member(MEMBER)
        withdraw(tx, member, scene.stage.now, by="member", new_id=scene.stage.new_id)
    assert await scene.asks() == 0
    assert not scene.model.asked


async def test_nothing_is_asked_of_somebody_who_has_paused(scene: Scene):
    await scene.publishes(SNEER)
    with scene.stage.store.begin() as tx:
        tx.save_member(replace(tx.member(MEMBER), standing=Standing.PAUSED))
    assert await scene.asks() == 0


async def test_a_post_that_was_changed_meanwhile_is_not_asked_about(scene: Scene):
    await scene.publishes(SNEER)
    await scene.publishes("A fine depot.")
    assert await scene.asks() == 0
    assert not scene.model.asked


async def test_rules_that_say_something_else_by_now_are_not_overruled(scene: Scene, tmp_path: Path):
    await scene.publishes(SNEER)
    write_policy(tmp_path, RULES.replace("clowns", "jesters"))
    scene.service.policy.refresh()
    assert await scene.asks() == 0
    assert not scene.stage.cases()


async def test_a_rule_in_shadow_is_not_asked_about(scene: Scene):
    with scene.stage.store.begin() as tx:
        tx.shadow("voice.sneer", "protected", scene.stage.now)
    await scene.publishes(SNEER)
    assert not scene.advice.waiting


async def test_X1_an_edit_that_put_a_post_right_is_not_doubted_again(scene: Scene):
    await scene.publishes("You idiot.")
    assert len(scene.stage.cases()) == 1
    await scene.publishes(SNEER)
    assert [case.status for case in scene.stage.cases()] == [Status.CORRECTED]
    assert not scene.advice.waiting


async def test_what_was_called_no_problem_stays_no_problem(scene: Scene):
    post = scene.stage.post(SNEER)
    with scene.stage.store.begin() as tx:
        tx.remember_dismissal(
            MEMBER, "voice.sneer", post.content_hash, scene.stage.now, protected=False
        )
    await scene.publishes(SNEER)
    await scene.asks()
    assert not scene.stage.cases()


async def test_while_it_is_silent_the_question_waits_and_nothing_else_does(scene: Scene):
    scene.model.says = None
    await scene.publishes(SNEER)
    await scene.publishes("You idiot.", "p2")
    assert await scene.asks() == 0
    assert [case.source_id for case in scene.stage.cases()] == ["p2"]
    scene.model.says = True
    assert await scene.asks() == 1
    assert {case.source_id for case in scene.stage.cases()} == {"p1", "p2"}


async def test_after_an_hour_nobody_asks_any_more(scene: Scene):
    scene.model.says = None
    await scene.publishes(SNEER)
    await scene.asks()
    scene.stage.pass_time(seconds=WAITS.total_seconds() + 1)
    scene.model.says = True
    assert await scene.asks() == 0
    assert not scene.stage.cases()
    assert not scene.advice.waiting


async def test_what_waits_is_bounded(scene: Scene):
    assert scene.advice.waiting.maxlen == MOST


async def test_nothing_of_a_post_that_waits_is_written_down(scene: Scene):
    await scene.publishes(SNEER)
    with scene.stage.store.begin() as tx:
        assert not tx.cases_of(MEMBER)
    assert not scene.stage.mails()


# Other words


async def told(scene: Scene, text: str = "You idiot, read the manual first.") -> Case:
    await scene.publishes(text)
    scene.stage.pass_time(minutes=10)
    await recheck_due(scene.world)
    return scene.stage.cases()[0]


GOOD = "I wrote something insulting here. That was wrong of me, and I apologise. It is gone from the post."


async def ours(scene: Scene, case: Case) -> str:
    says, scene.model.says = scene.model.says, None
    found = await scene.rewords(case)
    scene.model.says = says
    assert found is not None
    return found[0]


async def test_a_draft_in_other_words_takes_the_place_of_ours(scene: Scene):
    case = await told(scene)
    mine = await ours(scene, case)
    scene.model.says = GOOD
    assert await scene.rewords(case) == (GOOD, True)
    assert mine != GOOD
    wanted = scene.model.asked[-1]
    assert isinstance(wanted, Rewording)
    assert (wanted.draft, wanted.lang) == (mine, "en")
    assert "asked the model" in scene.logged()


async def test_while_it_is_silent_ours_is_shown(scene: Scene):
    case = await told(scene)
    scene.model.says = None
    found = await scene.rewords(case)
    assert found is not None
    assert found[0]
    assert found[1] is False


@pytest.mark.parametrize(
    ("text", "scopes", "scope"),
    [
        ("You idiot.", frozenset(Scope) - {Scope.ASK_MODEL}, Scope.ASK_MODEL),
        ("You idiot.", frozenset(Scope) - {Scope.MODEL_DRAFTS}, Scope.MODEL_DRAFTS),
        ("You idiot. The hushword!", frozenset(Scope), Scope.ASK_MODEL),
        ("The hushword!", frozenset(Scope), Scope.ASK_MODEL),
        ("You idiot. For insiders.", frozenset(Scope), Scope.ASK_MODEL),
    ],
)
async def test_no_draft_is_sent_without_consent_or_with_a_leak(
    scene: Scene, text: str, scopes: frozenset[Scope], scope: Scope
):
    case = await told(scene, text)
    scene.agrees(scopes)
    assert await scene.rewords(case, scope) is None
    assert not scene.model.asked


async def test_a_closed_case_has_no_words_to_send(scene: Scene):
    case = await told(scene)
    await scene.publishes("A fine day.")
    assert await scene.rewords(case) is None
    assert not scene.model.asked


async def test_a_platform_that_is_there_no_more_has_no_draft(scene: Scene):
    case = await told(scene)
    scene.advice = replace(scene.advice, desk=replace(scene.advice.desk, platforms={}))
    assert await scene.rewords(case) is None


@pytest.mark.parametrize("number", range(len(INJECTIONS)))
async def test_X1_a_post_that_gives_orders_changes_no_verdict_and_no_draft(
    scene: Scene, number: int
):
    injection = INJECTIONS[number]
    text = f"You idiot. {injection}"
    case = await told(scene, text)
    judged = scene.judged(text)
    mine = await ours(scene, case)
    # The worst that a model can do is to obey.
    for says in (injection, f"{mine} {injection}", f"{GOOD} See https://evil.example", "{}", ""):
        scene.model.says = says
        assert await scene.rewords(case) == (mine, False)
    assert scene.stage.cases() == (case,)
    assert scene.judged(text) == judged


@pytest.mark.parametrize("number", range(len(INJECTIONS)))
@pytest.mark.parametrize("says", [True, False, None])
async def test_X1_the_most_that_an_order_in_a_post_can_bring_is_the_note_that_was_asked_about(
    scene: Scene, number: int, says: bool | None
):
    other = await told(scene, "You idiot.")
    scene.model.says = says
    await scene.publishes(f"Those clowns. {INJECTIONS[number]}", "p2")
    await scene.asks()
    new = [case for case in scene.stage.cases() if case.id != other.id]
    assert other in scene.stage.cases()
    told_of = [finding.rule_id for case in new for finding in case.findings]
    assert told_of in ([], ["voice.sneer"] if says else [])
