"""The sample blogs and the sample server, read as a stranger would."""

import asyncio
import io
from datetime import UTC, datetime, timedelta

import feedparser
import httpx
import pytest
from fastapi import FastAPI

from monitor.demo.blogs import Blog, Format
from monitor.demo.blogs import router as blog_pages
from monitor.demo.fediverse import Fediverse
from monitor.demo.fediverse import router as fediverse_pages

NOW = datetime(2026, 11, 17, 9, tzinfo=UTC)
BASE = "http://127.0.0.1:8583"


class Stranger:
    """Asks an app, as anybody could."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app

    def get(self, path: str, headers: dict[str, str] | None = None) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
                return await client.get(path, headers=headers)

        return asyncio.run(ask())


def client_of(*routers: object) -> Stranger:
    app = FastAPI()
    for router in routers:
        app.include_router(router)  # type: ignore[arg-type]
    return Stranger(app)


@pytest.fixture(params=list(Format))
def blog(request: pytest.FixtureRequest) -> Blog:
    blog = Blog("noor", "Noor & friends", request.param, BASE, about="Ships <3")
    blog.publish("one", "First & best", "<p>Our 40 ports</p>", NOW)
    blog.publish("two", "Second", "<p>Later</p>", NOW + timedelta(hours=1))
    return blog


def entries(blog: Blog) -> list[tuple[str, str, str]]:
    answer = client_of(blog_pages({"noor": blog})).get("/blogs/noor/feed")
    assert answer.headers["content-type"] == blog.format.media_type
    if blog.format is Format.JSON:
        return [(i["id"], i["title"], i["content_html"]) for i in answer.json()["items"]]
    feed = feedparser.parse(io.BytesIO(answer.content))
    assert not feed.bozo
    assert feed.feed.title == "Noor & friends"
    return [
        (e.id, e.title, e.summary if "summary" in e else e.content[0].value) for e in feed.entries
    ]


def test_a_feed_holds_what_was_written_newest_first(blog: Blog) -> None:
    ids, titles, texts = zip(*entries(blog), strict=True)
    assert titles == ("Second", "First & best")
    assert texts == ("<p>Later</p>", "<p>Our 40 ports</p>")
    assert len(set(ids)) == 2


def test_an_edit_keeps_the_id(blog: Blog) -> None:
    before = entries(blog)
    blog.edit("one", lambda html: html.replace("40", "14"), NOW + timedelta(hours=2))
    after = entries(blog)
    assert [e[0] for e in after] == [e[0] for e in before]
    assert after[1][2] == "<p>Our 14 ports</p>"


def test_an_unchanged_feed_is_not_sent_again(blog: Blog) -> None:
    client = client_of(blog_pages({"noor": blog}))
    etag = client.get("/blogs/noor/feed").headers["etag"]
    assert client.get("/blogs/noor/feed", headers={"If-None-Match": etag}).status_code == 304
    blog.remove("one")
    assert client.get("/blogs/noor/feed", headers={"If-None-Match": etag}).status_code == 200


def test_readers_find_the_feed_the_posts_and_what_the_owner_says(blog: Blog) -> None:
    client = client_of(blog_pages({"noor": blog}))
    home = client.get("/blogs/noor/").text
    assert f"href='{blog.feed}'" in home
    assert "Ships &lt;3" in home
    assert "Our 40 ports" in client.get("/blogs/noor/one").text
    assert "Later" not in client.get("/blogs/noor/one").text
    assert client.get("/blogs/noor/three").status_code == 404
    assert client.get("/blogs/femke/").status_code == 404


@pytest.fixture
def server() -> Fediverse:
    server = Fediverse(BASE)
    server.sign_up("noor", "Noor", "Ships <3")
    return server


def asked(server: Fediverse, path: str) -> object:
    answer = client_of(fediverse_pages(server)).get(path)
    answer.raise_for_status()
    return answer.json()


def test_a_handle_is_found_and_a_stranger_is_not(server: Fediverse) -> None:
    account = asked(server, "/api/v1/accounts/lookup?acct=noor")
    assert isinstance(account, dict)
    assert account["note"] == "<p>Ships &lt;3</p>"
    assert server.handle("noor") == "@noor@127.0.0.1:8583"
    assert asked(server, f"/api/v1/accounts/{account['id']}") == account
    client = client_of(fediverse_pages(server))
    missing = [
        "/api/v1/accounts/lookup?acct=femke",
        "/api/v1/accounts/lookup?acct=noor@elsewhere",
        "/api/v1/accounts/1",
        "/api/v1/statuses/1",
        "/@femke",
    ]
    assert [client.get(path).status_code for path in missing] == [404] * 5
    assert "Ships &lt;3" in client.get("/@noor").text


def test_webfinger_names_the_page(server: Fediverse) -> None:
    finger = asked(server, "/.well-known/webfinger?resource=acct:noor@127.0.0.1:8583")
    assert isinstance(finger, dict)
    assert finger["subject"] == "acct:noor@127.0.0.1:8583"


def numbers(answer: object) -> list[str]:
    assert isinstance(answer, list)
    return [status["id"] for status in answer]


def test_paging_goes_forward_from_an_id_without_a_gap(server: Fediverse) -> None:
    posted = [server.post("noor", f"<p>{n}</p>", NOW) for n in range(5)]
    account = server.profiles["noor"].number
    path = f"/api/v1/accounts/{account}/statuses"
    assert numbers(asked(server, path)) == posted[::-1]
    assert numbers(asked(server, f"{path}?limit=2")) == [posted[4], posted[3]]
    assert numbers(asked(server, f"{path}?limit=2&min_id={posted[0]}")) == [posted[2], posted[1]]
    assert numbers(asked(server, f"{path}?limit=2&since_id={posted[0]}")) == [posted[4], posted[3]]
    assert numbers(asked(server, f"{path}?max_id={posted[1]}")) == [posted[0]]
    link = (
        client_of(fediverse_pages(server)).get(f"{path}?limit=2&min_id={posted[0]}").headers["link"]
    )
    assert f'min_id={posted[2]}>; rel="prev"' in link


def test_an_edit_shows_when_and_a_deleted_status_is_in_no_answer(server: Fediverse) -> None:
    first, second = (server.post("noor", "<p>40</p>", NOW) for _ in range(2))
    server.edit(first, lambda html: html.replace("40", "14"), NOW + timedelta(minutes=1))
    server.delete(second)
    assert numbers(asked(server, f"/api/v1/statuses?id[]={first}&id[]={second}")) == [first]
    status = asked(server, f"/api/v1/statuses/{first}")
    assert isinstance(status, dict)
    assert (status["content"], status["edited_at"]) == ("<p>14</p>", "2026-11-17T09:01:00+00:00")
    assert server.post("noor", "<p>next</p>", NOW) not in {first, second}
