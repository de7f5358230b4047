"""A token goes back to its server, however long that takes it to listen, and is kept no longer than a week."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from monitor.domain.login import App, LetIn, Opened
from monitor.domain.message import Kind, Message, Office
from monitor.domain.post import AccountRef
from monitor.errors import SourceError, SourceGone, SourceLocked, SourceUnavailable
from monitor.logins import Login
from monitor.usecases.handback import hand_back_due, owe
from monitor.usecases.leave import withdraw
from monitor.usecases.poll import poll_due
from monitor.usecases.prove import remove_account
from tests.usecases.world import ACCOUNT, MEMBER, START, Scripted, Stage

pytestmark = pytest.mark.anyio

LET_IN = LetIn("canary-token", App("app", "secret", "https://amends.example/back", START))
OPERATORS = ("ops@kade.example", "more-ops@kade.example")


@dataclass
class Door(Login):
    """A server's login, that takes tokens back or does not."""

    source: "Locked"
    ref: AccountRef

    async def register(self, callback: str, now: datetime) -> App:
        raise AssertionError(callback)

    def address(self, app: App, state: str, challenge: str) -> str:
        raise AssertionError(state)

    async def token(self, app: App, code: str, verifier: str) -> Opened:
        raise AssertionError(code)

    async def whose(self, token: str) -> AccountRef:
        raise AssertionError(token)

    async def revoke(self, app: App, token: str) -> None:
        self.source.tried.append(self.source.now())
        if self.source.trouble:
            raise self.source.trouble
        self.source.returned.append((self.ref, app, token))


class Locked(Scripted):
    """A platform that people can let us in at."""

    trouble: SourceError | None = None
    knows_logins = True

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.tried: list[datetime] = []
        self.returned: list[tuple[AccountRef, App, str]] = []
        self.now = lambda: stage.now

    def login(self, ref: AccountRef, scopes: Sequence[str] = ()) -> Login | None:
        return Door(self, ref) if self.knows_logins else None


@dataclass
class Scene:
    """A member who has let Amends in."""

    stage: Stage = field(default_factory=Stage)

    def __post_init__(self) -> None:
        self.source = Locked(self.stage)
        self.stage.source = self.source
        self.stage.enrol(let_in=LET_IN)

    async def hand_back(self) -> int:
        return await hand_back_due(self.stage.world, OPERATORS)

    def leave(self) -> None:
        with self.stage.store.begin() as tx:
            member = tx.member(MEMBER)
            withdraw(tx, member, self.stage.now, by="member", new_id=self.stage.new_id)

    async def days(self, number: int) -> None:
        """So many days of turns, one a minute."""
        until = self.stage.now + timedelta(days=number)
        while self.stage.now < until:
            await self.hand_back()
            self.stage.pass_time(minutes=1)

    @property
    def troubles(self) -> list[Message]:
        with self.stage.store.begin() as tx:
            sent = tx.lease_messages(self.stage.now, self.stage.now + timedelta(hours=1), 99)
        return [message for message in sent if message.kind is Kind.OPERATIONS]


@pytest.fixture
def scene() -> Scene:
    return Scene()


async def test_who_leaves_has_their_token_given_back_though_nothing_of_them_is_left(scene: Scene):
    scene.leave()
    assert await scene.hand_back() == 1
    ((ref, app, token),) = scene.source.returned
    assert (app, token) == (LET_IN.app, LET_IN.token)
    # Of the account its server alone is kept.
    assert ref == AccountRef("scripted", *["@scripted.example"] * 3)
    assert await scene.hand_back() == 0


async def test_so_has_who_removes_the_account(scene: Scene):
    with scene.stage.store.begin() as tx:
        account = tx.account(ACCOUNT)
        remove_account(tx, account, scene.stage.now, scene.stage.new_id)
    await scene.hand_back()
    assert len(scene.source.returned) == 1


@pytest.mark.parametrize(
    "error", [SourceLocked("401", stranger=True), SourceGone("x", reason="memorial")]
)
async def test_so_has_an_account_that_is_read_with_it_no_more(scene: Scene, error: SourceError):
    scene.stage.fails(error)
    await poll_due(scene.stage.world)
    await scene.hand_back()
    assert len(scene.source.returned) == 1


async def test_an_account_without_a_token_owes_none(scene: Scene):
    with scene.stage.store.begin() as tx:
        plain = replace(tx.account(ACCOUNT), let_in=None)
        owe(tx, plain, scene.stage.now, scene.stage.new_id)
    assert await scene.hand_back() == 0


async def test_a_server_that_does_not_listen_is_asked_ever_less_and_the_token_is_kept(scene: Scene):
    scene.source.trouble = SourceUnavailable("503")
    scene.leave()
    await scene.days(3)
    hours = [(b - a) / timedelta(hours=1) for a, b in pairwise(scene.source.tried)]
    assert [round(hour, 1) for hour in hours] == [0.1, 1.0, 6.0, 24.0, 24.0]
    scene.source.trouble = None
    await scene.days(1)
    assert len(scene.source.returned) == 1
    assert scene.troubles == []


async def test_after_a_week_the_token_is_forgotten_and_the_operator_told(scene: Scene):
    scene.source.trouble = SourceUnavailable("503")
    scene.leave()
    await scene.days(8)
    assert scene.source.tried[-1] - scene.source.tried[0] == timedelta(days=7)
    troubles = scene.troubles
    assert [message.to for message in troubles] == [Office.OPERATOR] * 2
    assert {message.slot("address") for message in troubles} == set(OPERATORS)
    assert {message.slot("what") for message in troubles} == {"token-given-up"}
    scene.source.trouble = None
    await scene.days(2)
    assert scene.source.returned == []


async def test_a_connector_without_logins_any_more_is_waited_for_too(scene: Scene):
    scene.source.knows_logins = False
    scene.leave()
    assert await scene.hand_back() == 1
    scene.source.knows_logins = True
    await scene.days(1)
    assert len(scene.source.returned) == 1


async def test_K5_neither_token_nor_server_is_logged(
    scene: Scene, capsys: pytest.CaptureFixture[str]
):
    scene.source.trouble = SourceUnavailable("scripted.example: 503")
    scene.leave()
    await scene.days(8)
    said = capsys.readouterr().out
    assert "token_given_up" in said
    assert "canary-token" not in said
    assert "scripted.example" not in said


async def test_two_turns_at_the_same_time_ask_a_server_once(scene: Scene):
    scene.leave()
    with scene.stage.store.begin() as tx:
        (taken,) = tx.lease_handbacks(START, START + timedelta(minutes=15), 9)
    assert await scene.hand_back() == 0
    scene.stage.pass_time(minutes=15)
    assert await scene.hand_back() == 1
    assert taken.let_in == LET_IN
