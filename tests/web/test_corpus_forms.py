"""The corpus of web forms and of access, one named case each, on every route of the router."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from connectors.bluesky import BlueskyConnector
from connectors.feed import FeedConnector
from connectors.mastodon import MastodonConnector
from monitor.adapters.http import HttpClient
from monitor.daemon import serving
from monitor.domain.ids import MemberId
from monitor.domain.token import digest
from monitor.settings import PortalSettings
from monitor.usecases.signin import LINKS_A_PLACE
from tests.net import watch
from tests.net.hostile import at_once
from tests.services import free_port
from tests.web.portal import BASE, Portal, Somebody
from tests.web.test_routes import DOORS, come_in

pytestmark = pytest.mark.anyio


ADDRESSES = {
    "javascript": "javascript:alert(1)",
    "data": "data:text/html,<script>alert(1)</script>",
    "no scheme": "//evil.example/feed",
    "file": "file:///etc/passwd",
    "ftp": "ftp://evil.example/feed",
    "space": "http://evil.example /feed",
    "space before the host": "http:// evil.example/feed",
    "tab": "http://evil\t.example/feed",
    "NUL": "http://evil\0.example/feed",
    "new line": "http://evil.example/\nHost: other.example",
    "backslash": "http://evil.example\\@other.example/feed",
    "two backslashes": "\\\\evil.example\\feed",
    "user": "http://user:secret@evil.example/feed",
    "no host": "http:///feed",
    "half a bracket": "http://[::1/feed",
    "port of ssh": "http://evil.example:22/feed",
    "very long": "http://evil.example/" + "a" * 3000,
}


@pytest.mark.parametrize("case", ADDRESSES)
async def test_an_address_that_is_none_is_refused_and_nobody_is_asked(portal: Portal, case: str):
    """By the real connectors, over the real client."""
    async with HttpClient("ops@kade.example", gates=at_once()) as client:
        kinds = (FeedConnector, MastodonConnector, BlueskyConnector)
        connectors = {kind.name: kind(client) for kind in kinds}
        outside = replace(portal.service.outside, connectors=connectors)
        portal.app.state.service = replace(portal.service, outside=outside)
        noor = await portal.signed_in()
        await noor.open("/accounts/new")
        with watch.watched() as seen:
            page = await noor.press("Find it", source=ADDRESSES[case])
    assert (page.status, seen) == (422, [])
    with portal.stage.store.begin() as tx:
        assert [account.id for account in tx.accounts_of(MemberId("m1"))] == ["a1"]


def form(portal_page: Somebody, button: str) -> dict[str, Any]:
    fields: dict[str, Any] = portal_page.page.form(button)["fields"]
    return fields


async def sent(somebody: Somebody, path: str, content: bytes, kind: str) -> int:
    headers = {"origin": BASE, "content-type": kind}
    return (await somebody.client.post(path, content=content, headers=headers)).status_code


URLENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"
PART = b'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n\r\n'
TOO_MUCH = {
    "10 MB form": (b"name=" + b"x" * 10_000_000, URLENCODED),
    "1e5 fields": (
        urlencode([(f"f{number}", "") for number in range(100_000)]).encode(),
        URLENCODED,
    ),
    "1e4-part multipart": (PART * 10_000 + b"--b--", MULTIPART),
    "one part of 10 MB": (PART[:-2] + b"x" * 10_000_000 + b"\r\n--b--", MULTIPART),
}


@pytest.mark.parametrize("case", TOO_MUCH)
async def test_a_form_that_is_too_much_is_refused_with_413_and_takes_no_memory(
    portal: Portal, case: str
):
    noor = await portal.signed_in()
    content, kind = TOO_MUCH[case]
    posts = [door.removeprefix("POST ") for door in DOORS if door.startswith("POST")]
    with watch.growing_at_most(64):
        for path in posts:
            url = re.sub(r"{\w+}", "x", path)
            assert await sent(noor, url, content, kind) == 413, path
    assert portal.member().standing == "active"


async def test_many_fields_within_the_limit_change_nothing(portal: Portal):
    noor = await portal.signed_in()
    for content, kind in (
        (b"csrf=&" * 10_000, URLENCODED),
        (b"&" * 60_000, URLENCODED),
        (PART * 1_200 + b"--b--", MULTIPART),
    ):
        assert await sent(noor, "/pause", content, kind) in (400, 403)
    assert portal.member().standing == "active"


FROM_ELSEWHERE = [
    {"origin": "https://evil.example"},
    {"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "cross-site"},
    {"origin": "null"},
    {"origin": f"{BASE}.evil.example"},
    {"origin": BASE.replace("http:", "https:")},
    {"origin": BASE, "sec-fetch-site": "same-site"},
]


@pytest.mark.parametrize("headers", FROM_ELSEWHERE)
async def test_A7_a_post_from_another_site_is_refused_on_every_route_with_the_right_token(
    portal: Portal, headers: dict[str, str]
):
    portal.open_case()
    noor = await portal.signed_in()
    csrf = form(noor, "Pause everything")["csrf"]
    before = portal.stage.store.state  # type: ignore[attr-defined]
    for door in DOORS:
        if door.startswith("POST") and door != "POST /u/{token}":
            path = re.sub(r"{\w+}", "K7Q2", door.removeprefix("POST "))
            sent_there = await noor.client.post(path, data={"csrf": csrf}, headers=headers)
            assert sent_there.status_code == 403, door
    assert portal.stage.store.state is before  # type: ignore[attr-defined]


async def tokens_of(portal: Portal) -> dict[str, str]:
    """Tokens that were good once, elsewhere, or never."""
    old = await portal.signed_in()
    replayed = form(old, "Pause everything")["csrf"]
    await old.press("Sign out")
    other = await portal.signed_in("m2")
    stranger = portal.somebody()
    await stranger.open("/sign-in")
    marit = await portal.comms()
    return {
        "of a session that was signed out": replayed,
        "of somebody else": form(other, "Pause everything")["csrf"],
        "of a browser without a session": form(stranger, "Send me the link")["csrf"],
        "of an office": form(marit, "Sign out")["csrf"],
        "none": "",
        "a guess": "0" * 43,
        "letters beyond ASCII": "é" * 43,
    }


async def test_A7_a_token_that_was_replayed_or_is_somebody_elses_is_refused_on_every_route(
    portal: Portal,
):
    portal.stage.enrol("m2", "a2")
    portal.open_case()
    wrong = await tokens_of(portal)
    noor = await portal.signed_in()
    store = portal.stage.store
    for door in DOORS:
        if not door.startswith("POST") or door == "POST /u/{token}":
            continue
        path = re.sub(r"{\w+}", "K7Q2", door.removeprefix("POST "))
        for name, token in wrong.items():
            answer = await noor.client.post(path, data={"csrf": token}, headers={"origin": BASE})
            # Whoever lacks the role is shown where to sign in, and told nothing of tokens.
            assert answer.status_code in (303, 403), (door, name)
            if answer.status_code == 303:
                assert answer.headers["location"].startswith("/sign-in"), (door, name)
    with store.begin() as tx:
        assert tx.member(MemberId("m1")).standing == "active"
        assert tx.session(digest(noor.client.cookies["amends"]), portal.stage.now) is not None


async def test_A7_a_token_ends_with_its_session(portal: Portal):
    noor = await portal.signed_in()
    csrf = form(noor, "Pause everything")["csrf"]
    portal.stage.pass_time(minutes=31)
    answer = await noor.client.post("/pause", data={"csrf": csrf}, headers={"origin": BASE})
    assert (answer.status_code, portal.member().standing) == (403, "active")


IDS = {"code": "K7Q2", "account_id": "a1"}
"""What belongs to a member; rules, mails and offices belong to nobody."""


def owned() -> Iterator[str]:
    for door in DOORS:
        if set(re.findall(r"{(\w+)}", door)) & set(IDS) and "/p/{code}" not in door:
            yield door


@pytest.mark.parametrize("door", list(owned()))
async def test_Z3_an_id_of_somebody_else_answers_as_one_that_is_not_there(
    portal: Portal, door: str
):
    """On every route that takes one: the same status, the same page, and nothing is changed."""
    portal.open_case()
    portal.stage.enrol("m2", "a2")
    method, path = door.split()
    role = "comms" if path.startswith("/comms") else "m2"
    other = await (portal.comms() if role == "comms" else portal.signed_in(role))
    await other.open("/sign-in")
    csrf = other.page.reader.forms[0]["fields"]["csrf"]
    before = portal.stage.store.state  # type: ignore[attr-defined]

    async def knock(**ids: str) -> tuple[int, str]:
        url = path.format(**ids)
        data = {"csrf": csrf, "move": "dismiss", "answer": "x", "code": "1"}
        headers = {"origin": BASE}
        if method == "GET":
            answer = await other.client.get(url)
        else:
            answer = await other.client.post(url, data=data, headers=headers)
        return answer.status_code, re.sub(re.escape(url), "", answer.text)

    foreign, absent = await knock(**IDS), await knock(code="ZZZZ", account_id="a9")
    assert foreign == absent
    assert foreign[0] == 404
    after = portal.stage.store.state  # type: ignore[attr-defined]
    assert (after.cases, after.accounts, after.messages, after.audit) == (
        *(before.cases, before.accounts, before.messages, before.audit),
    )


@pytest.mark.parametrize(("proxies", "believed"), [((), False), (("127.0.0.1",), True)])
async def test_A6_a_forwarded_address_is_believed_from_a_listed_proxy_alone(
    tmp_path: Path, proxies: tuple[str, ...], believed: bool
):
    """Ten links an hour from one place: whoever makes up places gets no more, unless a proxy vouches."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    settings = {"base_url": base, "port": port, "second_factor": False, "proxies": proxies}
    portal = Portal(tmp_path, settings={"portal": settings})
    statuses = []
    async with (
        serving(PortalSettings.model_validate(settings), portal.app),
        httpx.AsyncClient(base_url=base) as client,
    ):
        page = await client.get("/sign-in")
        csrf = re.search(r'name="csrf" value="(\w+)"', page.text)
        assert csrf is not None
        for number in range(LINKS_A_PLACE + 5):
            data = {"csrf": csrf[1], "address": f"x{number}@kade.example"}
            headers = {"origin": base, "x-forwarded-for": f"203.0.113.{number}"}
            answer = await client.post("/sign-in", data=data, headers=headers)
            statuses.append(answer.status_code)
    assert statuses.count(429) == (0 if believed else 5)


@pytest.mark.parametrize("role", ["member", "comms", "operator", "policy-owner", "privacy-officer"])
async def test_A7_the_session_is_a_new_one_at_each_login_and_at_each_change_of_role(
    portal: Portal, role: str
):
    """Session fixation: what somebody planted, or knew from before, opens nothing afterwards."""
    known = "planted-by-somebody-else"
    victim = await portal.signed_in()
    as_member = victim.client.cookies["amends"]
    victim.client.cookies.clear()
    victim.client.cookies.set("amends", known, domain="127.0.0.1")
    victim.client.cookies.set("amends-browser", "planted-too", domain="127.0.0.1")
    somebody = await come_in(portal, role)
    after = somebody.client.cookies["amends"]
    assert after not in (known, as_member)
    thief = portal.somebody()
    thief.client.cookies.set("amends", known, domain="127.0.0.1")
    for path in ("/me", "/comms", "/status", "/rules", "/log"):
        assert (await thief.open(path)).path.startswith("/sign-in")


async def test_A7_whoever_changes_role_leaves_the_session_before(portal: Portal):
    noor = await portal.signed_in()
    before = noor.client.cookies["amends"]
    await noor.open("/sign-in/comms")
    await noor.press("Send me the link", address="marit@kade.example")
    await noor.open(portal.link())
    await noor.press("Sign in")
    assert noor.page.path == "/comms"
    with portal.stage.store.begin() as tx:
        assert tx.session(digest(before), portal.stage.now) is None
