"""Double-click and two tabs: each button of the router, pressed twice at the same moment, has one effect.

The same form is sent once to one database and twice at once to another; what is in them afterwards is the
same. On SQLite and PostgreSQL, since it is the database that decides who comes first.
"""

import asyncio
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from monitor.adapters.columns import Row
from monitor.adapters.store import SqlStore
from monitor.adapters.vault import Vault
from monitor.domain.case import Move
from monitor.domain.ids import AccountId, CaseId, MemberId
from monitor.domain.member import Health
from monitor.usecases.helping import take
from monitor.usecases.pause import pause
from tests.services import RULE
from tests.usecases.comms import colleague
from tests.web.kept import let_in, portal_on
from tests.web.portal import BASE, Portal
from tests.web.test_routes import DOORS

pytestmark = pytest.mark.anyio

BESIDE = {"tries", "audit"}
"""Tables in which each asking counts. Of the log all but looks is compared, of which each is written down."""


LOG = "SELECT action FROM audit WHERE action <> 'looked at case'"


def asked_comms(portal: Portal) -> None:
    asked = portal.case().moved(Move.ASK, portal.stage.now)
    with portal.stage.store.begin() as tx:
        tx.save_case(asked)


def taken(portal: Portal) -> None:
    asked_comms(portal)
    with portal.stage.store.begin() as tx:
        take(tx, tx.case(CaseId("K7Q2")), colleague(tx), "", portal.stage.now)


def paused(portal: Portal) -> None:
    with portal.stage.store.begin() as tx:
        pause(tx, tx.member(MemberId("m1")), portal.stage.now, by="member")


def account_is(health: Health) -> Callable[[Portal], None]:
    def so(portal: Portal) -> None:
        with portal.stage.store.begin() as tx:
            account = replace(tx.account(AccountId("a1")), health=health)
            if health is Health.UNPROVED:
                ends = portal.stage.now + timedelta(days=2)
                account = replace(
                    account, proved_at=None, proof_token="amends-1", proof_expires_at=ends
                )
            tx.save_accounts([account])

    return so


def nothing(portal: Portal) -> None:
    """As it is."""


@dataclass(frozen=True)
class Button:
    """One button: who sees it where, and what is typed before."""

    door: str
    page: str
    words: str
    role: str = "member"
    typed: dict[str, Any] = field(default_factory=dict)
    before: Callable[[Portal], None] = nothing

    def __str__(self) -> str:
        return f"{self.door}, {self.words}"


CASE, ACCOUNT, RULES = "/c/K7Q2", "/accounts/a1", "/rules/voice.insult"
FEMKE = {
    "address": "femke@kade.example",
    "name": "Femke",
    "lang": "nl",
    "sharing": "asked",
    "timezone": "Europe/Amsterdam",
    "agree": ["read_posts", "send_notes"],
    "conduct": ["1"],
}
OWNER = {"role": "policy-owner"}
NEW_RULE = RULE.replace("voice.insult", "voice.lout").replace("idiot", "lout")
BUTTONS = [
    Button("POST /accounts", "/accounts/new", "Find it", typed={"source": "x@scripted.example"}),
    Button("POST /accounts/{account_id}/check", ACCOUNT, "Check now", before=account_is(Health.UNPROVED)),
    Button("POST /accounts/{account_id}/pause", ACCOUNT, "Pause"),
    Button("POST /accounts/{account_id}/start", ACCOUNT, "Start again", before=account_is(Health.PAUSED)),
    Button("POST /accounts/{account_id}/remove", ACCOUNT, "Remove"),
    Button("POST /c/{code}", CASE, "Look again"),
    Button("POST /c/{code}", CASE, "Not a problem"),
    Button("POST /c/{code}", CASE, "This is protected"),
    Button("POST /c/{code}", CASE, "Ask comms for help"),
    Button("POST /c/{code}", CASE, "That was useful"),
    Button("POST /me/choices", "/me/choices", "Keep these choices", typed={"name": "Nora"}),
    Button("POST /pause", "/me", "Pause everything"),
    Button("POST /start", "/me", "Start again", before=paused),
    Button("POST /objection", "/objection", "Object, and stop everything"),
    Button("POST /leave", "/leave", "Leave and erase everything"),
    Button("POST /sign-out", "/me", "Sign out"),
    Button("POST /comms/{code}", "/comms/help", "Take this case", "comms", {}, asked_comms),
    Button("POST /comms/{code}", "/comms/K7Q2", "Hand the case back", "comms", {}, taken),
    Button(
        "POST /comms/{code}", "/comms/K7Q2", "Send the answer", "comms", {"answer": "Say sorry."}, taken
    ),
    Button("POST /comms/help", "/comms/help", "Keep this name", "comms", {"name": "Marit"}),
    Button("POST /feed", "/comms", "Make an address", "comms"),
    Button("POST /log/check", "/log", "Check the whole log", "privacy-officer"),
    Button("POST /rules/{rule_id}/shadow", RULES, "Put it in shadow", typed={"note": "Too loud."}, **OWNER),
]  # fmt: skip
"""Of the buttons on a page."""

ASKINGS = {
    "POST /join": "two askings are two links, and the newer one voids the older: A1, A6",
    "POST /sign-in": "the same",
    "POST /sign-in/{name}": "two askings are two links of one office: A6 counts them",
}
ELSEWHERE = {
    "POST /l/{secret}": "test_of_two_who_press_one_link_at_once_one_comes_in",
    "POST /second": "test_second.test_a_code_lets_in_once",
    "POST /u/{token}": "test_a_mailbox_that_presses_twice_pauses_once",
    "POST /accounts/{account_id}/login": "test_login.test_one_app_serves_a_server_until_it_may_have_been_forgotten_there",
    "POST /accounts/{account_id}/code": "test_two_new_codes_at_once_leave_one",
    "POST /c/{code}/words": "test_otherwords: asks the model and keeps nothing",
    "POST /me/consent": "test_agreeing_twice_at_once_is_agreeing",
    "POST /feed/withdraw": "withdrawing what is withdrawn changes nothing",
    "POST /status/resend": "test_operator: a mail that waits again is not parked any more",
    "POST /rules/new": "test_workshop.test_two_who_change_a_rule_at_once_do_not_overwrite_each_other",
    "POST /rules/{rule_id}/write": "the same",
    "POST /rules/{rule_id}/back": "the same",
    "POST /rules/{rule_id}/edit": "the same",
}


def test_no_form_of_the_router_is_left_out():
    forms = {door for door in DOORS if door.startswith("POST")}
    assert forms == {button.door for button in BUTTONS} | ASKINGS.keys() | ELSEWHERE.keys()


@pytest.fixture
def once(tmp_path: Path, migrated_file: Path, vault: Vault) -> Iterator[Portal]:
    shutil.copy(migrated_file, tmp_path / "once.db")
    store = SqlStore(f"sqlite:///{tmp_path / 'once.db'}", vault)
    yield furnished(store, tmp_path / "once")
    store.close()


@pytest.fixture
def twice(sql_store: SqlStore, tmp_path: Path) -> Portal:
    return furnished(sql_store, tmp_path / "twice")


def furnished(store: SqlStore, folder: Path) -> Portal:
    """Noor, who was told of a post."""
    portal = portal_on(store, folder)
    portal.stage.enrol(baseline_done=True)
    portal.open_case()
    portal.note_left()
    portal.stage.pass_time(minutes=5)
    return portal


def effect(portal: Portal) -> dict[str, Any]:
    """What is in the database: how many of everything, which mails, and what was written in the log."""
    with portal.stage.store.begin() as tx:
        ask = tx.connection.exec_driver_sql  # type: ignore[attr-defined]
        tables = Row.metadata.tables.keys() - BESIDE
        found: dict[str, Any] = {
            name: ask(f"SELECT count(*) FROM {name}").scalar() for name in tables
        }
        found["mails"] = Counter(ask("SELECT kind FROM messages").scalars())
        found["log"] = Counter(ask(LOG).scalars())
        found["cases"] = Counter(ask("SELECT status FROM cases").scalars())
        found["health"] = Counter(ask("SELECT health FROM accounts").scalars())
        found["standing"] = Counter(ask("SELECT standing FROM members").scalars())
    return found


async def pressed(portal: Portal, button: Button, times: int) -> list[int]:
    """The statuses of the answers, sent at the same moment."""
    button.before(portal)
    somebody = let_in(portal, button.role)
    page = await somebody.open(button.page)
    form = page.form(button.words)
    chosen = next(b for b in form["buttons"] if button.words in b["words"])
    fields = {**form["fields"], **button.typed}
    if chosen["name"]:
        fields[chosen["name"]] = chosen["value"]
    url = urljoin(str(page.answer.url), form["action"])
    posts = [somebody.client.post(url, data=fields, headers={"origin": BASE}) for _ in range(times)]
    return [answer.status_code for answer in await asyncio.gather(*posts)]


@pytest.mark.parametrize("button", BUTTONS, ids=str)
async def test_D2_a_button_that_is_pressed_twice_at_once_has_one_effect(
    once: Portal, twice: Portal, button: Button
):
    (first,) = await pressed(once, button, 1)
    both = await pressed(twice, button, 2)
    assert first in (200, 303), first
    assert first in both
    assert max(both) < 500
    assert effect(twice) == effect(once)


async def test_of_two_who_press_one_link_at_once_one_comes_in(twice: Portal):
    from monitor.usecases.signin import Asking, LinkDesk, sign_in

    stage = twice.stage
    noor = twice.somebody()
    await noor.open("/sign-in")
    asking = Asking("m1@kade.example", noor.client.cookies["amends-browser"], "192.0.2.1")
    desk = LinkDesk(BASE, (), lambda: "the-secret-of-a-link", stage.new_id)
    with stage.store.begin() as tx:
        sign_in(tx, desk, asking, stage.now)
    await noor.open("/l/the-secret-of-a-link")
    form = noor.page.form("Sign in")
    posts = [
        noor.client.post("/l/the-secret-of-a-link", data=form["fields"], headers={"origin": BASE})
        for _ in range(2)
    ]
    statuses = sorted(answer.status_code for answer in await asyncio.gather(*posts))
    assert statuses == [303, 410]
    assert effect(twice)["sessions"] == 1


async def test_a_mailbox_that_presses_twice_pauses_once(twice: Portal):
    path = twice.service.oneclick.address(MemberId("m1")).removeprefix(BASE)
    somebody = twice.somebody()
    answers = await asyncio.gather(*(somebody.client.post(path) for _ in range(2)))
    assert [answer.status_code for answer in answers] == [200, 200]
    assert (twice.member().standing, effect(twice)["log"]["paused"]) == ("paused", 1)


async def test_two_new_codes_at_once_leave_one(twice: Portal):
    noor = let_in(twice, "member")
    page = await noor.open(ACCOUNT)
    data = page.form("Pause")["fields"]
    posts = (noor.client.post(f"{ACCOUNT}/code", data=data, headers={"origin": BASE}) for _ in "ab")
    assert {answer.status_code for answer in await asyncio.gather(*posts)} == {303}
    assert effect(twice)["accounts"] == 1


async def test_agreeing_twice_at_once_is_agreeing(twice: Portal):
    noor = let_in(twice, "member")
    page = await noor.open("/me/consent")
    data = {**page.reader.forms[-1]["fields"], "agree": ["read_posts", "send_notes"]}
    posts = (noor.client.post("/me/consent", data=data, headers={"origin": BASE}) for _ in "ab")
    statuses = {answer.status_code for answer in await asyncio.gather(*posts)}
    assert statuses <= {303}
    with twice.stage.store.begin() as tx:
        consent = tx.consent_of(MemberId("m1"))
    assert consent is not None
    assert consent.withdrawn_at is None
    assert effect(twice)["mails"]["receipt"] <= 1
