"""The first draft of a note in the words of a model, for those who chose that: asked once, and never in the way."""

from dataclasses import dataclass, field

import pytest

from monitor.domain.letter import Letter, Note
from monitor.domain.member import Scope
from monitor.domain.message import Message
from monitor.errors import MailDelayed
from monitor.ports import Mailer
from monitor.usecases.compose import Ready, compose
from monitor.usecases.deliver import Post, deliver
from monitor.usecases.firstdraft import worded
from monitor.usecases.leave import withdraw
from tests.usecases.test_advise import GOOD, MEMBER, Scene, scene, told

__all__ = ["scene"]

pytestmark = pytest.mark.anyio


@dataclass
class Box(Mailer):
    """Takes every mail, unless told otherwise."""

    letters: list[Letter] = field(default_factory=list)
    refuses: bool = False

    async def send(self, message: Message, address: str, letter: Letter) -> None:
        self.letters.append(letter)
        if self.refuses:
            raise MailDelayed("later")

    @property
    def drafts(self) -> list[tuple[str, bool]]:
        notes = [letter for letter in self.letters if isinstance(letter, Note)]
        return [(note.subjects[0].suggestion.draft, note.by_model) for note in notes]


@pytest.fixture
def box() -> Box:
    return Box()


async def sends(scene: Scene, box: Box, *, later: float = 24) -> None:
    """A weekday at noon, when notes may go."""
    scene.stage.pass_time(hours=later)
    service = scene.service
    post = Post(scene.stage.store, box, scene.advice.desk, (), service.new_id, scene.advice)
    await deliver(post, scene.stage.now)


async def test_who_chose_it_gets_the_first_draft_in_the_models_words(scene: Scene, box: Box):
    await told(scene)
    scene.model.says = GOOD
    await sends(scene, box)
    assert box.drafts == [(GOOD, True)]
    assert len(scene.model.asked) == 1


async def test_who_agreed_to_other_things_alone_gets_ours(scene: Scene, box: Box):
    await told(scene)
    scene.agrees(frozenset(Scope) - {Scope.MODEL_DRAFTS})
    scene.model.says = GOOD
    await sends(scene, box)
    assert [by_model for _, by_model in box.drafts] == [False]
    assert not scene.model.asked


@pytest.mark.parametrize("says", [None, "nonsense", "See https://evil.example"])
async def test_a_model_that_is_of_no_use_holds_no_note_up(scene: Scene, box: Box, says: str | None):
    await told(scene)
    scene.model.says = says
    await sends(scene, box)
    assert len(box.drafts) == 1
    assert box.drafts[0][1] is False
    assert scene.stage.mails()[0].state == "sent"


async def test_another_try_holds_the_same_words_and_nobody_asks_again(scene: Scene, box: Box):
    await told(scene)
    scene.model.says = GOOD
    box.refuses = True
    await sends(scene, box)
    scene.model.says = "Something else altogether."
    box.refuses = False
    await sends(scene, box)
    assert box.drafts == [(GOOD, True), (GOOD, True)]
    assert len(scene.model.asked) == 1


async def test_a_post_that_was_edited_between_two_tries_is_asked_about_anew(scene: Scene, box: Box):
    await told(scene)
    scene.model.says = GOOD
    box.refuses = True
    await sends(scene, box)
    await scene.publishes("You idiot, read the other manual first.")
    box.refuses = False
    await sends(scene, box)
    assert len(scene.model.asked) == 2


async def test_once_it_was_sent_the_draft_is_kept_nowhere(scene: Scene, box: Box):
    await told(scene)
    scene.model.says = GOOD
    await sends(scene, box)
    assert scene.stage.mails()[0].slots == ()


async def test_whoever_left_after_the_note_was_composed_is_not_asked_about(scene: Scene):
    await told(scene)
    (message,) = scene.stage.mails()
    with scene.stage.store.begin() as tx:
        ready = compose(tx, scene.advice.desk, message, scene.stage.now)
        assert isinstance(ready, Ready)
        member = tx.member(MEMBER)
        withdraw(tx, member, scene.stage.now, by="member", new_id=scene.stage.new_id)
    _, as_it_was = await worded(scene.stage.store, scene.advice, message, ready, scene.stage.now)
    assert as_it_was == ready
    assert not scene.model.asked
