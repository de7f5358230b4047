"""One post becomes one gentle mail, and a corrected post closes its case: every part is a real one."""

import re
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI

from monitor.adapters.consents import consent_text
from monitor.adapters.vault import make_master_key
from monitor.daemon import serving
from monitor.demo.fediverse import Fediverse
from monitor.demo.fediverse import router as fediverse_pages
from monitor.domain.case import Case, Status
from monitor.domain.ids import AccountId
from monitor.domain.member import Member, Scope, Sharing
from monitor.domain.token import Token
from monitor.settings import PortalSettings, Settings
from monitor.turns import Turns
from monitor.usecases.enrol import Joining, agreed_in, ask_to_join, confirm
from monitor.usecases.learn import wake
from monitor.usecases.leave import withdraw
from monitor.usecases.prove import Proving, Shown, check, claim
from monitor.usecases.review import dismiss
from monitor.usecases.signin import Asking, LinkDesk, use_link
from monitor.wiring import Service, service
from tests.blog import Blog, served
from tests.inbox import Inbox, listening
from tests.services import free_port, write_policy
from tests.store.conftest import migrated_file, migrated_postgres, postgres_url, sqlite_url, url
from tests.store.postgres import postgres

__all__ = ["migrated_file", "migrated_postgres", "postgres", "postgres_url", "sqlite_url", "url"]

pytestmark = pytest.mark.anyio

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@dataclass
class Clock:
    """The time of one test."""

    now: datetime = TUESDAY

    def __call__(self) -> datetime:
        return self.now

    def pass_time(self, **units: float) -> None:
        self.now += timedelta(**units)


@pytest.fixture
def blog() -> Iterator[Blog]:
    with served(Blog()) as running:
        yield running


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with listening() as running:
        yield running


@pytest.fixture
def settings(tmp_path: Path, url: str, inbox: Inbox) -> Settings:
    """The shipped rules and a company of one's own, on this machine alone."""
    make_master_key(tmp_path / "master.key")
    write_policy(tmp_path)
    return Settings.model_validate(
        {
            "testing": True,
            "database_url": url,
            "company_file": tmp_path / "company.yaml",
            "policies": [tmp_path / "policies"],
            "keys": {"master_key_file": tmp_path / "master.key"},
            "mail": {
                "host": "127.0.0.1",
                "port": inbox.port,
                "tls": "none",
                "sender": "amends@kade.example",
                "comms": ["comms@kade.example"],
                "policy_owner": ["rules@kade.example"],
            },
            "polling": {"host_gap_seconds": 0},
        }
    )


@dataclass
class Way:
    """The service, its clock, and what the world shows."""

    service: Service
    clock: Clock
    turns: Turns
    blog: Blog
    inbox: Inbox

    async def later(self, **units: float) -> None:
        """Time passes, and each loop takes a turn."""
        self.clock.pass_time(**units)
        await self.turns.poll()
        await self.turns.recheck()
        await self.turns.learn()
        await self.turns.digest()
        await self.turns.deliver()
        await self.turns.forget()

    def cases(self, member: Member) -> tuple[Case, ...]:
        with self.service.store.begin() as tx:
            return tx.cases_of(member.id)

    @property
    def desk(self) -> LinkDesk:
        built = self.service
        return LinkDesk(built.settings.portal.base_url, (), built.new_secret, built.new_id)

    @property
    def proving(self) -> Proving:
        return Proving(self.service.world, self.desk, ())


INSULT = "You are a complete idiot about the tide tables."
MENDED = "I see it differently, and here is why."


@pytest.fixture
async def way(settings: Settings, blog: Blog, inbox: Inbox) -> AsyncIterator[Way]:
    """A service that nobody has joined yet."""
    clock = Clock()
    async with service(settings) as built:
        told = replace(built, clock=clock)
        yield Way(told, clock, Turns(told), blog, inbox)


async def join(way: Way) -> Member:
    """Noor asks to join, opens the link in her mail, and agrees."""
    built, now = way.service, way.clock.now
    scopes = frozenset(Scope)
    joining = Joining("Noor", "engineer", "en", "Europe/Amsterdam", Sharing.ASKED, True, scopes)
    with built.store.begin() as tx:
        asking = Asking("noor@kade.example", "a browser", "127.0.0.1")
        ask_to_join(tx, way.desk, asking, joining, now)
    await way.turns.deliver()
    link = re.search(r"/l/([^\s?]+)", way.inbox.text())
    assert link is not None
    with built.store.begin() as tx:
        token = use_link(tx, link[1], "a browser", "", now)
        assert isinstance(token, Token)
        return confirm(tx, token, agreed_in(link[1]), consent_text("en"), now)


async def show(way: Way, member: Member, source: str, publish: Callable[[str], None]) -> AccountId:
    """Noor adds an account, and puts the code where only she can write."""
    account_id = await claim(way.proving, member.id, source)
    with way.service.store.begin() as tx:
        code = tx.account(account_id).proof_token
    assert code is not None
    assert await check(way.proving, member.id, account_id) is Shown.NOT_YET
    publish(code)
    assert await check(way.proving, member.id, account_id) is Shown.YES
    return account_id


async def enrolled_blog(way: Way) -> Member:
    """Noor's blog is hers, and was read for the first time."""
    member = await join(way)
    way.blog.publish("old", INSULT, TUESDAY - timedelta(days=30))

    def publish(code: str) -> None:
        way.blog.about = f"Noor writes. {code}"

    await show(way, member, way.blog.feed, publish)
    await way.later()
    assert way.inbox.kinds() == ["login", "receipt"]
    return member


async def test_one_post_becomes_one_mail_and_its_correction_closes_the_case(way: Way):
    member = await enrolled_blog(way)
    way.blog.publish("tides", INSULT, way.clock.now + timedelta(minutes=30))
    await way.later(hours=2)
    (case,) = way.cases(member)
    assert case.status is Status.HELD
    assert way.inbox.kinds() == ["login", "receipt"]

    await way.later(minutes=11)
    assert way.inbox.kinds()[2:] == ["note"]
    assert way.inbox.mails[-1]["To"] == "noor@kade.example"
    assert "a note about one of your posts" in str(way.inbox.mails[-1]["Subject"]).lower()
    assert case.id in way.inbox.text()

    way.blog.publish("tides", MENDED, way.clock.now)
    await way.later(hours=2)
    assert way.cases(member)[0].status is Status.CORRECTED
    assert way.inbox.kinds()[2:] == ["note", "thanks"]

    await way.later(days=6)
    assert way.inbox.kinds()[2:] == ["note", "thanks", "digest"]
    assert way.inbox.mails[-1]["To"] == "comms@kade.example"
    assert "idiot" not in way.inbox.text()

    await way.later(days=31)
    assert way.cases(member) == ()


async def test_a_post_that_is_taken_down_closes_its_case(way: Way):
    member = await enrolled_blog(way)
    way.blog.publish("tides", INSULT, way.clock.now + timedelta(minutes=30))
    await way.later(hours=2)
    await way.later(minutes=11)
    del way.blog.posts["tides"]
    await way.later(hours=2)
    assert way.cases(member)[0].status is Status.REMOVED
    assert way.inbox.kinds()[2:] == ["note", "thanks"]


async def test_a_post_that_is_mended_within_its_hold_brings_no_mail(way: Way):
    member = await enrolled_blog(way)
    way.blog.publish("tides", INSULT, way.clock.now + timedelta(minutes=30))
    await way.later(hours=2)
    way.blog.publish("tides", MENDED, way.clock.now)
    await way.later(minutes=11)
    assert way.cases(member)[0].status is Status.CORRECTED
    assert way.inbox.kinds() == ["login", "receipt"]


def dismissed(way: Way, member: Member) -> None:
    """Noor calls every case that she was told of no problem."""
    with way.service.store.begin() as tx:
        for case in tx.cases_of(member.id):
            if case.status is Status.NOTIFIED:
                dismiss(tx, case, way.clock.now)


async def test_no_problem_is_remembered_while_the_words_stay_and_forgotten_when_they_change(
    way: Way,
):
    member = await enrolled_blog(way)
    way.blog.publish("tides", INSULT, way.clock.now + timedelta(minutes=30))
    await way.later(hours=2)
    await way.later(minutes=11)
    dismissed(way, member)

    for slug, same in (
        ("tides", f"  {INSULT}\n"),
        ("tides", INSULT.replace(" idiot ", "  idiot\n")),
        ("tides-again", INSULT),
    ):
        way.blog.publish(slug, same, way.clock.now)
        await way.later(hours=2)
        await way.later(minutes=11)
    assert [case.status for case in way.cases(member)] == [Status.DISMISSED]
    assert way.inbox.kinds().count("note") == 1

    way.blog.publish("tides", f"{INSULT} Again.", way.clock.now)
    await way.later(days=1, hours=14)
    await way.later(minutes=11)
    newest, oldest = way.cases(member)
    assert (newest.status, oldest.status) == (Status.NOTIFIED, Status.DISMISSED)
    assert way.inbox.kinds().count("note") == 2


async def test_a_rule_that_is_called_useless_goes_quiet_until_its_owner_wakes_it(way: Way):
    member = await enrolled_blog(way)
    for number in range(10):
        at = way.clock.now + timedelta(minutes=30)
        way.blog.publish(f"tides-{number}", f"{INSULT} Part {number}.", at)
    await way.later(hours=2)
    await way.later(minutes=11)
    dismissed(way, member)
    await way.later(minutes=5)
    mail = way.inbox.mails[-1]
    assert (mail["To"], mail["X-Amends-Kind"]) == ("rules@kade.example", "operations")
    told = way.inbox.text()
    assert "Most of the notes of the rule voice.insult were called no problem." in told
    assert "amends policy wake voice.insult" in told
    assert "idiot" not in told

    way.blog.publish("more", f"{INSULT} One more.", way.clock.now)
    await way.later(hours=2)
    assert len(way.cases(member)) == 10

    with way.service.store.begin() as tx:
        wake(tx, "voice.insult", way.clock.now, by="operator")
    way.blog.publish("later", f"{INSULT} And later.", way.clock.now)
    await way.later(hours=2)
    assert len(way.cases(member)) == 11


async def test_an_edit_on_mastodon_is_seen_by_the_look_at_its_case(way: Way):
    member = await join(way)
    port = free_port()
    server = Fediverse(f"http://127.0.0.1:{port}")
    server.sign_up("noor", "Noor", "Ships and bread.")
    pages = FastAPI()
    pages.include_router(fediverse_pages(server))

    def publish(code: str) -> None:
        server.profiles["noor"].note = f"Ships and bread. {code}"

    async with serving(PortalSettings(port=port), pages):
        await show(way, member, server.handle("noor"), publish)
        await way.later()
        toot = server.post("noor", f"<p>{INSULT}</p>", way.clock.now + timedelta(minutes=30))
        await way.later(hours=2)
        await way.later(minutes=11)
        assert way.inbox.kinds()[-1] == "note"
        server.edit(toot, lambda html: f"<p>{MENDED}</p>", way.clock.now)
        await way.later(hours=1)
    assert way.cases(member)[0].status is Status.CORRECTED
    assert way.inbox.kinds()[-1] == "thanks"


async def test_who_leaves_is_not_read_any_more_and_gets_a_receipt(way: Way):
    member = await enrolled_blog(way)
    with way.service.store.begin() as tx:
        withdraw(tx, member, way.clock.now, by="member", new_id=way.service.new_id)
    asked = len(way.blog.asked)
    await way.later(days=2)
    assert len(way.blog.asked) == asked
    assert way.inbox.kinds()[:3] == ["login", "receipt", "receipt"]
