"""An account is read once it has been shown to be its member's; before that only its profile is asked for."""

from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from monitor.domain.ids import AccountId, MemberId
from monitor.domain.member import PROOF_LIFE, Account, Health
from monitor.domain.message import Kind, Message, Office
from monitor.domain.pace import renamed
from monitor.domain.post import AccountRef
from monitor.errors import (
    NotAllowed,
    NotFound,
    SourceMissing,
    SourceUnavailable,
    SourceUnreadable,
)
from monitor.ports import Profile
from monitor.usecases.poll import poll_due
from monitor.usecases.prove import (
    Proving,
    Shown,
    check,
    claim,
    code_from,
    held_account,
    new_code,
    own_account,
    pause_account,
    remove_account,
    start_account,
    with_code,
)
from monitor.usecases.signin import LinkDesk
from tests.usecases.world import ACCOUNT, MEMBER, Stage

pytestmark = pytest.mark.anyio

SOURCE = "blog@scripted.example"


class Owner:
    """A member who adds accounts, and what their profile shows."""

    def __init__(self) -> None:
        self.stage = Stage()
        self.stage.enrol()
        self.stage.enrol("m2", "a2")
        self.profile: Profile | Exception = Profile("blog", "Ships and bread")
        self.asked: list[str] = []
        numbers = count(1)
        source: Any = self.stage.source
        source.bio = self.bio
        source.resolve = self.resolve
        desk = LinkDesk("https://x", (), lambda: f"secret{next(numbers)}", self.stage.new_id)
        self.proving = Proving(self.stage.world, desk, ("daan@kade.example",))

    async def resolve(self, source: str) -> AccountRef:
        self.asked.append("resolve")
        if isinstance(self.profile, Exception):
            raise self.profile
        return AccountRef("scripted", source, source, source)

    async def bio(self, ref: AccountRef) -> Profile:
        self.asked.append("bio")
        if isinstance(self.profile, Exception):
            raise self.profile
        return self.profile

    async def add(self, member: MemberId = MEMBER, source: str = SOURCE) -> Account:
        return self.stage.account(await claim(self.proving, member, source))

    def show(self, account: Account) -> None:
        """Put the code where readers see it."""
        self.profile = Profile("blog", f"Ships. {account.proof_token} Bread.")

    async def look(self, account: Account) -> Shown:
        return await check(self.proving, account.member_id, account.id)

    async def proved(self, member: MemberId = MEMBER) -> Account:
        account = await self.add(member)
        self.show(account)
        await self.look(account)
        return self.stage.account(account.id)

    def mails(self, kind: Kind, member: MemberId = MEMBER) -> list[Message]:
        return [mail for mail in self.stage.mails(member) if mail.kind is kind]


@pytest.fixture
def owner() -> Owner:
    return Owner()


async def test_where_the_terms_of_the_server_stand_is_kept_for_the_member_to_read():
    owner = Owner()
    account = await owner.add()
    assert account.terms == "https://scripted.example/terms"


async def test_an_account_is_added_also_where_the_terms_cannot_be_had():
    owner = Owner()
    owner.stage.source.says_of_terms = SourceUnavailable("scripted.example: HTTP 503")
    assert (await owner.add()).terms is None


async def test_O2_after_a_new_proof_a_renamed_account_begins_with_a_baseline(owner: Owner):
    account = await owner.proved()
    with owner.stage.store.begin() as tx:
        read = replace(account, baseline_done=True)
        tx.save_accounts(
            [with_code(renamed(read, "@new", owner.stage.now), lambda: "s", owner.stage.now)]
        )
    again = owner.stage.account(account.id)
    owner.show(again)
    assert await owner.look(again) is Shown.YES
    shown = owner.stage.account(account.id)
    assert (shown.ref.label, shown.health, shown.trouble) == ("@new", Health.READING, None)
    assert not shown.baseline_done


async def test_O1_an_added_account_is_not_read(owner: Owner):
    account = await owner.add()
    assert (account.health, account.next_due) == (Health.UNPROVED, None)
    await poll_due(owner.stage.world)
    assert all(permit.ref != account.ref for permit in owner.stage.source.asked)
    assert owner.asked == ["resolve"]


async def test_O1_a_code_in_the_profile_shows_whose_account_it_is(owner: Owner):
    account = await owner.add()
    owner.show(account)
    assert await owner.look(account) is Shown.YES
    shown = owner.stage.account(account.id)
    assert (shown.health, shown.next_due) == (Health.READING, owner.stage.now)
    assert shown.proof_expires_at is None
    assert "Bread" in shown.bio


async def test_O1_a_code_in_a_link_shows_it_too(owner: Owner):
    account = await owner.add()
    owner.profile = Profile("blog", "", links=(f"https://x/p/{account.proof_token}",))
    assert await owner.look(account) is Shown.YES


@pytest.mark.parametrize("bio", ["", "amends", "amends-aaaa-bbbb-cccc-dddd-eeee-ffff-gggg"])
async def test_O1_any_other_text_shows_nothing(owner: Owner, bio: str):
    account = await owner.add()
    owner.profile = Profile("blog", bio)
    assert await owner.look(account) is Shown.NOT_YET
    assert owner.stage.account(account.id).proved_at is None


async def test_O1_a_code_ends_after_three_days_and_can_be_had_anew(owner: Owner):
    account = await owner.add()
    owner.show(account)
    owner.stage.pass_time(hours=72)
    assert await owner.look(account) is Shown.TOO_LATE
    with owner.stage.store.begin() as tx:
        new_code(tx, account, lambda: "fresh", owner.stage.now)
    renewed = owner.stage.account(account.id)
    assert renewed.proof_token == code_from("fresh") != account.proof_token
    owner.show(renewed)
    assert await owner.look(renewed) is Shown.YES


async def test_an_account_without_a_code_has_nothing_to_look_for(owner: Owner):
    assert await owner.look(owner.stage.account()) is Shown.TOO_LATE


async def test_a_code_that_was_replaced_meanwhile_shows_nothing(owner: Owner):
    account = await owner.add()
    owner.show(account)
    bio = owner.bio

    async def slowly(ref: AccountRef) -> Profile:
        with owner.stage.store.begin() as tx:
            new_code(tx, account, lambda: "fresh", owner.stage.now)
        return await bio(ref)

    source: Any = owner.stage.source
    source.bio = slowly
    assert await owner.look(account) is Shown.NOT_YET


async def test_a_code_is_140_random_bits_in_plain_signs():
    code = code_from("secret")
    assert code.startswith("amends-")
    assert len(code.removeprefix("amends-").replace("-", "")) == 28
    assert code == code.lower()
    assert code != code_from("other")


async def test_the_first_proof_brings_the_receipt_and_the_second_none(owner: Owner):
    await owner.proved()
    second = await owner.add(source="other@scripted.example")
    owner.show(second)
    await owner.look(second)
    assert len(owner.mails(Kind.RECEIPT)) == 1


async def test_adding_the_same_account_twice_gives_the_one_there_is(owner: Owner):
    assert (await owner.add()).id == (await owner.add()).id


async def test_an_address_that_nobody_knows_is_refused(owner: Owner):
    with pytest.raises(SourceUnreadable) as refused:
        await owner.add(source="ftp://somewhere")
    assert refused.value.reason == "unknown"
    assert owner.asked == []


async def test_an_account_that_is_not_there_is_not_added(owner: Owner):
    owner.profile = SourceMissing("scripted.example: HTTP 404")
    with pytest.raises(SourceMissing):
        await owner.add()
    with owner.stage.store.begin() as tx:
        assert [account.id for account in tx.accounts_of(MEMBER)] == [ACCOUNT]


async def test_nobody_can_have_addresses_looked_up_all_day(owner: Owner):
    for number in range(10):
        await owner.add(source=f"a{number}@scripted.example")
    with pytest.raises(SourceUnavailable, match="too often"):
        await owner.add(source="a99@scripted.example")
    owner.stage.pass_time(minutes=11)
    await owner.add(source="a99@scripted.example")


async def test_O2_a_proof_can_be_renewed_and_what_was_missed_is_never_judged(owner: Owner):
    account = replace(await owner.proved(), baseline_done=True)
    owner.stage.pass_time(days=PROOF_LIFE.days)
    with owner.stage.store.begin() as tx:
        new_code(tx, account, lambda: "again", owner.stage.now)
    again = owner.stage.account(account.id)
    owner.show(again)
    assert await owner.look(again) is Shown.YES
    renewed = owner.stage.account(account.id)
    assert renewed.proved(owner.stage.now)
    assert not renewed.baseline_done


async def test_O2_a_proof_renewed_in_time_misses_nothing(owner: Owner):
    account = replace(await owner.proved(), baseline_done=True)
    owner.stage.pass_time(days=80)
    with owner.stage.store.begin() as tx:
        new_code(tx, account, lambda: "again", owner.stage.now)
    again = owner.stage.account(account.id)
    owner.show(again)
    await owner.look(again)
    assert owner.stage.account(account.id).baseline_done


async def test_O3_an_account_that_two_have_shown_is_read_for_neither(owner: Owner):
    first = await owner.proved()
    other = await owner.add(MemberId("m2"))
    owner.show(other)
    assert await owner.look(other) is Shown.TWICE
    for account in (first, other):
        paused = owner.stage.account(account.id)
        assert (paused.health, paused.trouble, paused.next_due) == (
            Health.PAUSED,
            "two-claims",
            None,
        )


async def test_O3_both_and_the_privacy_officer_are_told(owner: Owner):
    first, second = await owner.proved(), await owner.proved(MemberId("m2"))
    for account in (first, second):
        (mail,) = owner.mails(Kind.OPERATIONS, account.member_id)
        assert (mail.slot("what"), mail.slot("account")) == ("two-claims", account.id)
    with owner.stage.store.begin() as tx:
        later = owner.stage.now.replace(hour=23)
        waiting = tx.lease_messages(owner.stage.now, later, 100)
    (told,) = [mail for mail in waiting if mail.to is Office.PRIVACY_OFFICER]
    assert told.slot("address") == "daan@kade.example"
    assert {name for name, _ in told.slots} == {"code", "what", "address"}


async def test_O3_a_mere_claim_tells_nothing_and_stops_nothing(owner: Owner):
    first = await owner.proved()
    other = await owner.add(MemberId("m2"))
    assert other.health is Health.UNPROVED
    assert owner.stage.account(first.id).health is Health.READING


async def test_O3_when_one_gives_it_up_the_other_can_start_again(owner: Owner):
    first, second = await owner.proved(), await owner.proved(MemberId("m2"))
    with pytest.raises(NotAllowed), owner.stage.store.begin() as tx:
        start_account(tx, tx.account(first.id), owner.stage.now)
    with owner.stage.store.begin() as tx:
        remove_account(tx, second, owner.stage.now, owner.stage.new_id)
        start_account(tx, tx.account(first.id), owner.stage.now)
    assert owner.stage.account(first.id).health is Health.READING


def test_Z3_somebody_elses_account_looks_as_if_it_were_not_there(owner: Owner):
    with owner.stage.store.begin() as tx:
        with pytest.raises(NotFound):
            own_account(tx, MEMBER, AccountId("a2"))
        with pytest.raises(NotFound):
            own_account(tx, MEMBER, AccountId("a9"))
        for other in ("a2", "a9"):
            with pytest.raises(NotFound):
                held_account(tx, MEMBER, AccountId(other))
        assert held_account(tx, MEMBER, ACCOUNT) == tx.account(ACCOUNT)


def test_a_paused_account_is_not_read_until_it_is_started_again(owner: Owner):
    with owner.stage.store.begin() as tx:
        pause_account(tx, tx.account(ACCOUNT), owner.stage.now)
    assert owner.stage.account().next_due is None
    with owner.stage.store.begin() as tx:
        start_account(tx, tx.account(ACCOUNT), owner.stage.now)
    started = owner.stage.account()
    assert (started.health, started.next_due) == (Health.READING, owner.stage.now)
    assert not started.baseline_done


def test_an_account_whose_proof_has_ended_cannot_be_started(owner: Owner):
    owner.stage.pass_time(days=PROOF_LIFE.days)
    with pytest.raises(NotAllowed), owner.stage.store.begin() as tx:
        start_account(tx, tx.account(ACCOUNT), owner.stage.now)


def test_a_removed_account_is_gone_and_its_removal_written_down(owner: Owner):
    with owner.stage.store.begin() as tx:
        remove_account(tx, tx.account(ACCOUNT), owner.stage.now, owner.stage.new_id)
        assert tx.accounts_of(MEMBER) == ()
        (entry,) = tx.looked_at(MEMBER)
    assert (entry.action, entry.thing) == ("removed account", ACCOUNT)
