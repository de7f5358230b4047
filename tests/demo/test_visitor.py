"""Somebody at a browser."""

from collections.abc import AsyncIterator

import anyio
import pytest
from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from monitor.demo.serve import free_port, open_pages
from monitor.demo.visitor import PageRefused, Visitor

PAGE = """<title>Join</title><a href="/other?x=1">another <b>page</b></a>
<form method="post" action="/send"><input type="hidden" name="csrf" value="s3cret">
<input name="address" value="old"><input type="checkbox" name="agree" value="a"><input type="checkbox" name="agree" value="b" checked>
<select name="lang"><option value="nl">nl<option value="en" selected>en</select><textarea name="said"></textarea>
<button name="do" value="join">Join now</button><input type="submit" name="do" value="leave"></form>
<form action="/find"><input name="q" value="ships"></form>"""


def site() -> FastAPI:
    app = FastAPI()
    received: list[list[tuple[str, str]]] = []

    @app.get("/")
    def page(request: Request) -> HTMLResponse:
        answer = HTMLResponse(PAGE)
        answer.set_cookie("seen", request.headers["x-forwarded-for"])
        return answer

    @app.post("/send")
    async def send(request: Request) -> Response:
        form = await request.form()
        received.append([(k, str(v)) for k, v in form.multi_items()])
        return RedirectResponse("/told", 303)

    @app.get("/told")
    def told(request: Request) -> HTMLResponse:
        return HTMLResponse(f"<p>{received[-1]} {request.cookies['seen']}</p>")

    @app.get("/find")
    def find(q: str) -> HTMLResponse:
        return HTMLResponse(f"found {q}")

    @app.get("/no")
    def no() -> Response:
        return HTMLResponse("<p>Not for you</p>", 403)

    return app


@pytest.fixture
async def base() -> AsyncIterator[str]:
    port = free_port()
    async with open_pages(site(), port):
        yield f"http://127.0.0.1:{port}"


@pytest.mark.anyio
async def test_a_form_is_sent_as_a_browser_would(base: str) -> None:
    visitor = Visitor("192.0.2.7")
    page = await anyio.to_thread.run_sync(visitor.open, f"{base}/")
    form = page.form("address", button="Join")
    told = await anyio.to_thread.run_sync(
        lambda: visitor.send(
            page, form, "Join", address="noor@kraanvliet.example", agree=["a", "b"]
        )
    )
    sent = [
        ("csrf", "s3cret"),
        ("lang", "en"),
        ("address", "noor@kraanvliet.example"),
        ("agree", "a"),
        ("agree", "b"),
        ("do", "join"),
    ]
    assert told.text == f"{sent} 192.0.2.7"


@pytest.mark.anyio
async def test_a_form_that_asks_goes_into_the_address(base: str) -> None:
    visitor = Visitor("192.0.2.7")
    page = await anyio.to_thread.run_sync(visitor.open, f"{base}/")
    found = await anyio.to_thread.run_sync(lambda: visitor.send(page, page.form("q"), q="quays"))
    assert found.text == "found quays"


@pytest.mark.anyio
async def test_links_are_followed_by_a_part_of_their_address(base: str) -> None:
    page = await anyio.to_thread.run_sync(Visitor("192.0.2.7").open, f"{base}/")
    assert page.link("other") == f"{base}/other?x=1"
    with pytest.raises(PageRefused, match="no link to nowhere"):
        page.link("nowhere")


@pytest.mark.anyio
async def test_a_page_without_the_form_says_so(base: str) -> None:
    page = await anyio.to_thread.run_sync(Visitor("192.0.2.7").open, f"{base}/")
    with pytest.raises(PageRefused, match="no form with password"):
        page.form("password")
    with pytest.raises(PageRefused, match="no form with Erase"):
        page.form(button="Erase")


@pytest.mark.anyio
async def test_a_refusal_names_page_and_status_but_no_token(base: str) -> None:
    visitor = Visitor("192.0.2.7")
    with pytest.raises(PageRefused, match=r"^/no: 403 Not for you$"):
        await anyio.to_thread.run_sync(visitor.open, f"{base}/no?token=abc")
    with pytest.raises(PageRefused, match=r"^/l/…: 404"):
        await anyio.to_thread.run_sync(visitor.open, f"{base}/l/{'a' * 43}")
