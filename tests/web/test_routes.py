"""Who may open what: one line a route, and none without (safety Z1)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.routing import Mount

from monitor.web.deps import genuine
from monitor.web.guard import READING
from tests.web.portal import BASE, Portal, Seen, Somebody

pytestmark = pytest.mark.anyio

ANYONE, MEMBER, COMMS, FIGURES = "anyone", "member", "comms", "figures"
RULES, OPERATOR, PRIVACY = "rules", "operator", "privacy"

DOORS = {
    "GET /": ANYONE,
    "GET /join": ANYONE,
    "POST /join": ANYONE,
    "GET /consent": ANYONE,
    "GET /accessibility": ANYONE,
    "GET /p/{code}": ANYONE,
    "GET /sign-in": ANYONE,
    "GET /sign-in/{name}": ANYONE,
    "POST /sign-in": ANYONE,
    "POST /sign-in/{name}": ANYONE,
    "GET /l/{secret}": ANYONE,
    "POST /l/{secret}": ANYONE,
    "GET /sign-in/company": ANYONE,
    "HEAD /sign-in/company": ANYONE,
    "GET /sign-in/{name}/company": ANYONE,
    "HEAD /sign-in/{name}/company": ANYONE,
    "GET /sign-in/company/back": ANYONE,
    "HEAD /sign-in/company/back": ANYONE,
    "POST /second": ANYONE,
    "POST /sign-out": ANYONE,
    "GET /left": ANYONE,
    "GET /u/{token}": ANYONE,
    "POST /u/{token}": ANYONE,
    "GET /static/htmx.min.js": ANYONE,
    "GET /livez": ANYONE,
    "GET /readyz": ANYONE,
    "GET /accounts/new": MEMBER,
    "POST /accounts": MEMBER,
    "GET /accounts/{account_id}": MEMBER,
    "GET /accounts/login": MEMBER,
    "HEAD /accounts/login": MEMBER,
    "POST /accounts/{account_id}/login": MEMBER,
    "POST /accounts/{account_id}/check": MEMBER,
    "POST /accounts/{account_id}/code": MEMBER,
    "POST /accounts/{account_id}/pause": MEMBER,
    "POST /accounts/{account_id}/start": MEMBER,
    "POST /accounts/{account_id}/remove": MEMBER,
    "GET /c/{code}": MEMBER,
    "HEAD /c/{code}": MEMBER,
    "GET /c/{code}/no": MEMBER,
    "GET /c/{code}/words": MEMBER,
    "POST /c/{code}/words": MEMBER,
    "POST /c/{code}": MEMBER,
    "GET /me": MEMBER,
    "GET /me/choices": MEMBER,
    "POST /me/choices": MEMBER,
    "GET /me/consent": MEMBER,
    "POST /me/consent": MEMBER,
    "GET /me/export": MEMBER,
    "HEAD /me/export": MEMBER,
    "GET /pause": MEMBER,
    "POST /pause": MEMBER,
    "POST /start": MEMBER,
    "GET /objection": MEMBER,
    "POST /objection": MEMBER,
    "GET /leave": MEMBER,
    "POST /leave": MEMBER,
    "GET /log": PRIVACY,
    "POST /log/check": PRIVACY,
    "GET /feed/{secret}": ANYONE,
    "POST /feed": COMMS,
    "POST /feed/withdraw": COMMS,
    "GET /comms": FIGURES,
    "GET /comms.csv": FIGURES,
    "GET /comms/help": COMMS,
    "POST /comms/help": COMMS,
    "GET /comms/{code}": COMMS,
    "HEAD /comms/{code}": COMMS,
    "POST /comms/{code}": COMMS,
    "GET /rules": RULES,
    "GET /rules/log": RULES,
    "GET /rules/export": RULES,
    "GET /rules/new": RULES,
    "POST /rules/new": RULES,
    "GET /rules/{rule_id}": RULES,
    "POST /rules/{rule_id}/shadow": RULES,
    "POST /rules/{rule_id}/write": RULES,
    "POST /rules/{rule_id}/back": RULES,
    "GET /rules/{rule_id}/edit": RULES,
    "POST /rules/{rule_id}/edit": RULES,
    "GET /mails": RULES,
    "GET /mails/{lang}/{name}": RULES,
    "GET /status": OPERATOR,
    "POST /status/resend": OPERATOR,
}

MAY = {
    "anonymous": {ANYONE},
    "member": {ANYONE, MEMBER},
    "comms": {ANYONE, FIGURES, COMMS},
    "policy-owner": {ANYONE, FIGURES, RULES},
    "privacy-officer": {ANYONE, FIGURES, PRIVACY},
    "operator": {ANYONE, OPERATOR},
}
MAILBOXES = {
    "comms": "marit@kade.example",
    "policy-owner": "ilse@kade.example",
    "privacy-officer": "daan@kade.example",
    "operator": "ops@kade.example",
}


def routes(portal: Portal) -> Iterator[APIRoute]:
    """All of them; only the folder of static files is no route of its own."""
    for route in portal.app.routes:
        inner = getattr(route, "original_router", None)
        for one in inner.routes if inner else [route]:
            if isinstance(one, Mount):
                assert one.path == "/static"
            else:
                assert isinstance(one, APIRoute), one
                yield one


def named(route: APIRoute) -> str:
    """Whose page may be read, its head may be asked for by the same door."""
    (method,) = route.methods if len(route.methods) == 1 else route.methods - {"HEAD"}
    return f"{method} {route.path}"


def calls(dependant: Dependant) -> Iterator[object]:
    for inner in dependant.dependencies:
        yield inner.call
        yield from calls(inner)


async def test_Z1_every_route_has_a_line_here(portal: Portal):
    assert sorted(named(route) for route in routes(portal)) == sorted(DOORS)


async def test_A7_every_form_but_the_one_click_shows_that_it_is_genuine(portal: Portal):
    forms = {named(r) for r in routes(portal) if r.methods == {"POST"}}
    checked = {named(r) for r in routes(portal) if genuine in calls(r.dependant)}
    assert forms - checked == {"POST /u/{token}"}


async def come_in(portal: Portal, role: str) -> Somebody:
    if role == "anonymous":
        return portal.somebody()
    if role == "member":
        return await portal.signed_in()
    return await portal.at_office(role, MAILBOXES[role])


async def knock(somebody: Somebody, door: str) -> Seen:
    """Ask for a page, or send an empty but genuine form."""
    method, path = door.split()
    path = path.replace("{code}", "K7Q2").replace("{account_id}", "a1")
    path = (
        path.replace("{lang}/{name}", "en/note-insult")
        .replace("{rule_id}", "voice.insult")
        .replace("{name}", "comms")
        .replace("{secret}", "x")
        .replace("{token}", "x")
    )
    if method in READING:
        return Seen(await somebody.client.request(method, path))
    # The form to sign out is on every page of whoever has signed in, the one to sign in on the other.
    await somebody.open("/sign-in")
    csrf = somebody.page.reader.forms[0]["fields"]["csrf"]
    return Seen(await somebody.client.post(path, data={"csrf": csrf}, headers={"origin": BASE}))


@pytest.mark.parametrize("role", MAY)
@pytest.mark.parametrize("door", DOORS)
async def test_Z1_only_who_may_gets_in(tmp_path: Path, door: str, role: str):
    portal = Portal(tmp_path)
    portal.stage.enrol()
    portal.open_case()
    somebody = await come_in(portal, role)
    seen = await knock(somebody, door)
    turned_away = seen.status == 303 and seen.answer.headers["location"].startswith("/sign-in")
    assert turned_away is (DOORS[door] not in MAY[role]), (seen.status, seen.text[:200])
    assert seen.status < 500


SIGHTS = ["/c/K7Q2", "/c/K7Q2/no", "/c/ZZZZ", "/accounts/a1", "/accounts/a9"]


@pytest.mark.parametrize("path", SIGHTS)
async def test_Z3_what_belongs_to_somebody_else_looks_absent(portal: Portal, path: str):
    portal.open_case()
    portal.stage.enrol("m2", "a2")
    other = await portal.signed_in("m2")
    page = await other.open(path)
    assert (page.status, "There is nothing here" in page.text) == (404, True)


@pytest.mark.parametrize("path", ["/accounts/a1/remove", "/accounts/a1/pause", "/c/K7Q2"])
async def test_Z3_nobody_can_change_what_belongs_to_somebody_else(portal: Portal, path: str):
    portal.open_case()
    portal.stage.enrol("m2", "a2")
    other = await portal.signed_in("m2")
    csrf = other.page.form("Pause everything")["fields"]["csrf"]
    page = await other.post(path, {"csrf": csrf, "move": "dismiss"})
    assert page.status == 404
    assert portal.case().status == "notified"
    assert portal.stage.account().health == "reading"
