"""O2: a proof that still stands renews itself; where it does not, its member is told in good time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from monitor.domain.ids import AccountId
from monitor.domain.login import App, LetIn
from monitor.domain.member import PROOF_LIFE, Account, Health
from monitor.domain.post import AccountRef
from monitor.errors import SourceUnavailable, SourceUnreadable
from monitor.ports import Profile
from monitor.usecases.poll import poll_due
from tests.usecases.world import START, Stage

pytestmark = pytest.mark.anyio

CODE = "amends-k7qm-aaaa-bbbb-cccc-dddd-eeee-ffff"
LET_IN = LetIn("token", App("app", "secret", "https://amends.example/back", START))


class Kept:
    """An account that was shown by a code, and what its profile shows by and by."""

    def __init__(self, **changes: Any) -> None:
        self.stage = Stage()
        self.stage.enrol(**{"proof_token": CODE, **changes})
        self.profile: Profile | Exception = Profile("a1", f"Ships. {CODE}")
        self.looks = 0
        source: Any = self.stage.source
        source.bio = self.bio

    async def bio(self, ref: AccountRef) -> Profile:
        self.looks += 1
        if isinstance(self.profile, Exception):
            raise self.profile
        return self.profile

    @property
    def account(self) -> Account:
        return self.stage.account()

    async def days(self, days: float) -> list[str]:
        """Time passes; what the loop of the service then does until nothing is due."""
        self.stage.pass_time(days=days)
        done: list[str] = []
        while outcomes := await poll_due(self.stage.world):
            done.extend(outcome.result for outcome in outcomes)
        return done

    def told(self) -> list[str | None]:
        return [mail.slot("what") for mail in self.stage.mails()]


async def test_O2_a_code_that_was_left_there_renews_the_proof_without_a_word():
    kept = Kept()
    assert await kept.days(75) == ["unchanged"]
    assert kept.looks == 0
    assert await kept.days(1.5) == ["proof", "unchanged"]
    assert kept.account.proved_at == kept.stage.now
    assert (kept.account.health, kept.told()) == (Health.READING, [])
    assert await kept.days(75) == ["unchanged"]
    assert await kept.days(2) == ["proof", "unchanged"]
    assert kept.account.proved(kept.stage.now + timedelta(days=89))


async def test_O2_a_code_that_was_taken_out_is_asked_for_once_two_weeks_ahead():
    kept = Kept()
    kept.profile = Profile("a1", "Ships.")
    assert await kept.days(77) == ["proof", "unchanged"]
    assert kept.told() == ["proof-ends"]
    assert kept.account.health is Health.READING
    assert await kept.days(0.5) == ["unchanged"]
    assert await kept.days(1) == ["proof", "unchanged"]
    assert kept.told() == ["proof-ends"]


async def test_O2_a_proof_that_nobody_renews_ends_reading_and_its_member_is_told_that_too():
    kept = Kept()
    kept.profile = Profile("a1", "Ships.")
    await kept.days(77)
    await kept.days(13)
    assert kept.account.health is Health.UNPROVED
    assert kept.account.next_due is None
    assert kept.told() == ["proof-lapsed", "proof-ends"]
    asked = len(kept.stage.source.asked)
    assert await kept.days(1) == []
    assert len(kept.stage.source.asked) == asked


async def test_O2_a_server_that_is_away_for_a_day_costs_no_proof():
    kept = Kept()
    kept.profile = SourceUnavailable("scripted.example: HTTP 503")
    await kept.days(77)
    kept.profile = Profile("a1", CODE)
    await kept.days(1)
    assert kept.account.proved_at == kept.stage.now


async def test_O2_who_has_shown_it_by_a_login_alone_is_asked_to_do_so_again():
    kept = Kept(proof_token=None)
    await kept.days(77)
    assert (kept.looks, kept.told()) == (0, ["proof-ends"])


class Door:
    """A server's login, of which a test says whose the token is."""

    def __init__(self, ref: AccountRef | None) -> None:
        self.ref = ref

    async def whose(self, token: str) -> AccountRef:
        assert token == LET_IN.token
        if self.ref is None:
            raise SourceUnreadable("a login of another account", reason="login-other")
        return self.ref


@pytest.mark.parametrize("holds", [True, False])
async def test_O2_a_login_by_which_it_is_read_renews_the_proof_as_long_as_it_holds(holds: bool):
    kept = Kept(let_in=LET_IN)

    def login(ref: AccountRef, scopes: Sequence[str] = ()) -> Door:
        return Door(ref if holds else None)

    kept.stage.source.login = login  # type: ignore[method-assign, assignment]
    await kept.days(77)
    assert (kept.account.proved_at == kept.stage.now) is holds
    assert kept.told() == ([] if holds else ["proof-ends"])
    assert kept.looks == 0


async def test_O2_a_platform_that_has_lost_its_logins_renews_nothing():
    kept = Kept(let_in=LET_IN)
    await kept.days(77)
    assert kept.told() == ["proof-ends"]


async def test_O2_an_account_that_its_member_has_paused_is_asked_nothing():
    kept = Kept(health=Health.PAUSED, next_due=None)
    await kept.days(77)
    assert (kept.looks, kept.told()) == (0, [])


async def test_a_code_shown_anew_after_the_mail_ends_the_matter():
    kept = Kept()
    kept.profile = Profile("a1", "Ships.")
    await kept.days(77)
    with kept.stage.store.begin() as tx:
        again = replace(tx.account(AccountId("a1")), proved_at=kept.stage.now)
        tx.save_accounts([again])
    kept.stage.pass_time(days=1)
    assert [o.result for o in await poll_due(kept.stage.world)] == ["unchanged"]
    assert kept.account.proved(kept.stage.now + PROOF_LIFE - timedelta(days=2))
