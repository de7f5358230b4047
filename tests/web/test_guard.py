"""What holds for every answer: headers, sizes, origins, and nothing of an error outside."""

import asyncio
import re
from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import structlog.testing
from fastapi import APIRouter
from starlette.responses import Response

from monitor.errors import AlreadyKept, StoreContended, StoreUnavailable
from monitor.web import guard
from monitor.web.app import create_app
from monitor.web.deps import Pages
from monitor.web.faults import page_for_fault
from monitor.web.guard import ALWAYS, LARGEST_BODY
from tests.web.portal import BASE, Portal, Somebody
from tests.web.test_routes import DOORS, MAY, come_in, knock

pytestmark = pytest.mark.anyio

PUBLIC = ("GET /feed/{secret}", "GET /static/htmx.min.js")
"""What whoever fetched it may keep: figures that may leave, at an address that is a secret, and files of ours."""
EVERY_PAGE = (
    "/",
    "/join",
    "/sign-in",
    "/nope",
    "/me",
    "/l/x",
    "/livez",
    "/readyz",
    "/static/amends.css",
)


@pytest.mark.parametrize("path", EVERY_PAGE)
async def test_W3_every_answer_carries_the_headers(portal: Portal, path: str):
    answer = await portal.somebody().client.get(path)
    policy = answer.headers["content-security-policy"]
    for part in (
        "default-src 'none'",
        "frame-ancestors 'none'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    ):
        assert part in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("role", MAY)
async def test_W3_every_route_carries_them_whoever_asks_and_nothing_is_kept(
    portal: Portal, role: str
):
    portal.open_case()
    somebody = await come_in(portal, role)
    for door in DOORS:
        seen = await knock(somebody, door)
        headers = seen.answer.headers
        for name, value in ALWAYS.items():
            own = name == "Content-Security-Policy" and door == "GET /mails/{lang}/{name}"
            assert own or headers[name] == value, door
        assert "default-src 'none'" in headers["content-security-policy"], door
        if door not in PUBLIC:
            assert headers["cache-control"] == "no-store", door
        assert not re.search(r"unsafe-(?!inline)", headers["content-security-policy"]), door


async def test_W3_personal_pages_are_not_kept_by_anybody(portal: Portal):
    noor = await portal.signed_in()
    assert (await noor.open("/me")).answer.headers["cache-control"] == "no-store"


async def test_files_are_kept_for_long_under_an_address_that_changes_with_them(portal: Portal):
    noor = portal.somebody()
    plain = await noor.client.get("/static/amends.css")
    assert plain.headers["cache-control"] == "public, max-age=3600"
    page = await noor.open("/join")
    named = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.answer.text)
    assert len(named) == 3
    for address in named:
        answer = await noor.client.get(address)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert sha256(answer.content).hexdigest().startswith(address.partition("?v=")[2])


async def test_a_part_of_a_page_sends_the_whole_page_to_where_one_signs_in(portal: Portal):
    answer = await portal.somebody().client.get("/comms", headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer.headers["hx-redirect"] == "/sign-in/comms?to=/comms"
    assert answer.content == b""


async def test_the_script_that_renews_parts_is_asked_for_by_pages_that_use_it(portal: Portal):
    comms = await portal.comms()
    page = await comms.open("/comms")
    assert "/static/htmx.min.js?v=" in page.answer.text
    assert "htmx" not in (await comms.open("/join")).answer.text
    script = await comms.client.get("/static/htmx.min.js")
    assert script.headers["content-type"].startswith("text/javascript")


async def test_W3_over_https_browsers_are_told_to_stay_there(tmp_path: Path):
    portal = Portal(tmp_path, settings={"portal": {"base_url": "https://amends.kade.example"}})
    answer = await portal.somebody().client.get("/join")
    assert "max-age=31536000" in answer.headers["strict-transport-security"]
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-amends-browser=")
    for part in ("HttpOnly", "Path=/", "SameSite=lax", "Secure"):
        assert part in cookie
    assert "Domain" not in cookie


async def test_A7_on_loopback_cookies_work_without_https(portal: Portal):
    answer = await portal.somebody().client.get("/join")
    assert answer.headers["set-cookie"].startswith("amends-browser=")
    assert "Secure" not in answer.headers["set-cookie"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": BASE}, 429),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "null", "sec-fetch-site": "same-origin"}, 429),
        ({"origin": BASE, "sec-fetch-site": "same-origin"}, 429),
        ({"origin": BASE, "sec-fetch-site": "cross-site"}, 403),
        ({"origin": BASE, "sec-fetch-site": "same-site"}, 403),
        ({"origin": BASE, "sec-fetch-site": "none"}, 403),
        ({"origin": "https://evil.example", "sec-fetch-site": "same-origin"}, 403),
        ({}, 429),
    ],
)
async def test_A7_a_form_from_elsewhere_is_refused(
    portal: Portal, headers: dict[str, str], status: int
):
    somebody = portal.somebody()
    await somebody.open("/sign-in")
    fields = somebody.page.form("Send me the link")["fields"]
    fields["address"] = "m1@kade.example"
    for _ in range(3):
        await somebody.post("/sign-in", fields)
    answer = await somebody.client.post("/sign-in", data=fields, headers=headers)
    assert answer.status_code == status


async def test_A7_a_form_without_its_token_changes_nothing(portal: Portal):
    noor = await portal.signed_in()
    for token in ("", "guess"):
        page = await noor.post("/pause", {"csrf": token})
        assert page.status == 403
        assert "Nothing was changed" in page.text
    assert portal.member().paused_until is None
    assert portal.member().standing == "active"


async def test_A7_the_token_of_another_session_does_not_count(portal: Portal):
    noor = await portal.signed_in()
    other = await portal.signed_in()
    page = await noor.post("/pause", other.page.form("Pause everything")["fields"])
    assert page.status == 403


async def parts(total: int) -> AsyncIterator[bytes]:
    for _ in range(total // 1024):
        yield b"x" * 1024


@pytest.mark.parametrize("body", [b"x" * (LARGEST_BODY + 1), "parts"])
async def test_a_large_body_is_refused_unread(portal: Portal, body: Any):
    content = parts(2 * LARGEST_BODY) if body == "parts" else body
    answer = await portal.somebody().client.post("/join", content=content)
    assert answer.status_code == 413


@pytest.mark.parametrize("length", ["-1", "1e3", "²", "9" * 20])
async def test_a_length_that_is_no_length_is_refused(portal: Portal, length: str):
    client = portal.somebody().client
    headers = [(b"content-length", length.encode())]
    request = client.build_request("POST", f"{BASE}/join", content=b"x")
    request.headers.raw[:] = [h for h in request.headers.raw if h[0] != b"content-length"]
    request.headers._list = [  # type: ignore[attr-defined]
        *[h for h in request.headers._list if h[1] != b"content-length"],  # type: ignore[attr-defined]
        *[(name, name, value) for name, value in headers],
    ]
    assert (await client.send(request)).status_code == 413


@pytest.fixture
def broken(portal: Portal) -> Somebody:
    """A portal with two pages that fail."""
    router = APIRouter()

    @router.get("/fault")
    def fault() -> None:
        raise ValueError("secret words of somebody")

    @router.get("/busy")
    def busy() -> None:
        raise StoreUnavailable("the database is locked")

    return Somebody(create_app(portal.service, [router]))


async def test_K5_a_fault_tells_its_reader_a_code_and_the_log_a_place(broken: Somebody):
    with structlog.testing.capture_logs() as logs:
        page = await broken.open("/fault")
    assert page.status == 500
    assert "it was not you" in page.text
    (line,) = logs
    assert line["error"] == "ValueError"
    assert line["at"].startswith("test_guard.py:")
    assert line["code"] in page.text
    assert "secret words" not in page.html + repr(logs)


async def test_a_busy_database_says_try_again(broken: Somebody):
    page = await broken.open("/busy")
    assert (page.status, "Try again in a minute" in page.text) == (503, True)


async def test_two_transactions_that_wait_for_each_other_are_no_fault_of_the_reader(portal: Portal):
    tries = []
    router = Pages()

    @router.get("/contended")
    def contended() -> Response:
        tries.append(1)
        if len(tries) == 1:
            raise StoreContended("another transaction wanted the same rows")
        return Response("done")

    @router.get("/quicker")
    def quicker() -> None:
        raise AlreadyKept("the same thing is kept already")

    somebody = Somebody(create_app(portal.service, [router]))
    page = await somebody.open("/contended")
    assert (page.status, page.html, len(tries)) == (200, "done", 2)
    page = await somebody.open("/quicker")
    assert (page.status, "Nothing was changed" in page.text) == (409, True)


async def test_a_fault_speaks_the_language_of_its_reader(portal: Portal, broken: Somebody):
    broken.client.headers["accept-language"] = "nl-NL,nl;q=0.9,en;q=0.5"
    page = await broken.open("/fault")
    assert "dat lag niet aan jou" in page.text


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
async def test_there_is_no_page_about_the_pages(portal: Portal, path: str):
    assert (await portal.somebody().open(path)).status == 404


async def test_a_method_that_is_not_there_is_refused_in_words(portal: Portal):
    somebody = portal.somebody()
    answer = await somebody.client.request("DELETE", "/join", headers={"origin": BASE})
    assert answer.status_code == 405
    assert "There is nothing here" in answer.text


async def test_a_body_that_never_ends_is_given_up(portal: Portal, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(guard, "BODY_SECONDS", 0.01)

    async def never() -> AsyncIterator[bytes]:
        yield b"x"
        await asyncio.Event().wait()

    answer = await portal.somebody().client.post("/join", content=never())
    assert answer.status_code == 413


async def test_what_is_no_http_goes_straight_through(portal: Portal):
    seen: list[str] = []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope["type"])

    wrapped = guard.Guard(inner, BASE, page_for_fault)
    await wrapped({"type": "lifespan"}, None, None)  # type: ignore[arg-type]
    assert seen == ["lifespan"]


async def test_an_answer_that_has_begun_is_not_answered_again(portal: Portal):
    sent: list[Any] = []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ValueError("half-way")

    async def sending(message: Any) -> None:
        sent.append(message)

    wrapped = guard.Guard(inner, BASE, page_for_fault)
    scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "app": portal.app}
    await wrapped(scope, None, sending)  # type: ignore[arg-type]
    assert [message["type"] for message in sent] == ["http.response.start"]
