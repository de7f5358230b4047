"""A Bluesky on this machine, the whole way: added, shown, read, looked at again, and under another handle."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from connectors.bluesky import BlueskyConnector
from monitor.adapters.feedbox import FeedBox
from monitor.adapters.http import HttpClient
from monitor.domain.case import Status
from monitor.domain.member import Health
from monitor.errors import SourceUnreadable
from monitor.usecases.poll import poll_due
from monitor.usecases.prove import Proving, Shown, check, claim
from monitor.usecases.recheck import recheck_due
from monitor.usecases.signin import LinkDesk
from tests.connectors.recorded import body
from tests.connectors.test_bluesky import HIDDEN, item
from tests.net.hostile import at_once
from tests.usecases.world import MEMBER, Stage

COMPANY = Path(__file__).parents[2] / "monitor" / "policy" / "example_company.yaml"
AMENDS = [sys.executable, "-c", "from monitor.cli.app import main; main()"]


@dataclass
class Bluesky:
    """One account, and what stands there now."""

    handle: str = "noor.kade.example"
    description: str = "Sluizen."
    labels: list[Any] = field(default_factory=list)
    posts: dict[int, tuple[str, str]] = field(default_factory=dict)
    home: str = ""

    def answer(self, path: str) -> dict[str, Any] | None:
        """What the API says."""
        where = urlsplit(path)
        views = [self._view(number) for number in sorted(self.posts, reverse=True)]
        match where.path.removeprefix("/xrpc/app.bsky."):
            case "actor.getProfile":
                own = {
                    "handle": self.handle,
                    "description": self.description,
                    "labels": self.labels,
                }
                return {**json.loads(body("bluesky/profile.json")), **own}
            case "feed.getAuthorFeed":
                return {"feed": [{"post": view} for view in views]}
            case "feed.getPosts":
                asked = parse_qs(where.query)["uris"]
                return {"posts": [view for view in views if view["uri"] in asked]}
            case _:
                return None

    def _view(self, number: int) -> dict[str, Any]:
        text, when = self.posts[number]
        record = {"text": text, "facets": [], "langs": ["en"], "createdAt": when}
        made = item(number, record, indexedAt=when)["post"]
        author = {**made["author"], "handle": self.handle, "labels": self.labels}
        return {**made, "cid": f"c{number}", "author": author}


@pytest.fixture
def bluesky() -> Iterator[Bluesky]:
    there = Bluesky()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = there.answer(self.path)
            said = json.dumps(found or {"error": "MethodNotImplemented"}).encode()
            self.send_response(200 if found else 404)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *args: object) -> None:
            """Nothing to see."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    there.home = f"http://127.0.0.1:{server.server_port}/profile/noor.kade.example"
    yield there
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.anyio
async def test_an_account_is_added_shown_read_and_looked_at_again(bluesky: Bluesky):
    stage, numbers = Stage(), count(1)
    stage.enrol(next_due=None)
    bluesky.posts[1] = ("You old idiot.", "2026-11-24T09:00:00Z")
    async with (
        HttpClient("", testing=True, gates=at_once()) as client,
        FeedBox({"bluesky": BlueskyConnector}) as box,
    ):
        connectors = {"bluesky": BlueskyConnector(client)}
        world = replace(stage.world, connectors=connectors, reader=box, gates=at_once())
        world = replace(world, clock=lambda: stage.now)
        desk = LinkDesk("https://x", (), lambda: f"s{next(numbers)}", stage.new_id)
        proving = Proving(world, desk, ())

        account_id = await claim(proving, MEMBER, bluesky.home)
        assert await check(proving, MEMBER, account_id) is Shown.NOT_YET
        bluesky.description = f"Sluizen. {stage.account(account_id).proof_token}"
        assert await check(proving, MEMBER, account_id) is Shown.YES

        assert [done.result for done in await poll_due(world)] == ["changed"]
        assert not stage.cases()
        stage.pass_time(hours=1)
        bluesky.posts[2] = ("You idiot.", stage.now.isoformat())
        bluesky.posts[3] = ("What a day.", stage.now.isoformat())
        assert [done.result for done in await poll_due(world)] == ["changed"]
        (case,) = stage.cases()
        assert (case.source_id[-1], case.status) == ("2", Status.HELD)
        stage.pass_time(hours=1)
        assert [done.result for done in await poll_due(world)] == ["unchanged"]

        del bluesky.posts[2]
        assert await recheck_due(world) == 1
        assert stage.cases()[0].status is Status.REMOVED

        bluesky.handle = "noor.elders.example"
        bluesky.posts[4] = ("You idiot again.", stage.now.isoformat())
        stage.pass_time(hours=1)
        assert [done.result for done in await poll_due(world)] == ["renamed"]
        account = stage.account(account_id)
        assert (account.health, account.ref.label) == (Health.UNPROVED, "@noor.elders.example")
        assert len(stage.cases()) == 1


@pytest.mark.anyio
async def test_who_wants_no_reader_without_a_login_is_not_read_on_either(bluesky: Bluesky):
    stage = Stage()
    async with (
        HttpClient("", testing=True, gates=at_once()) as client,
        FeedBox({"bluesky": BlueskyConnector}) as box,
    ):
        connector = BlueskyConnector(client)
        stage.enrol(ref=await connector.resolve(bluesky.home))
        world = replace(stage.world, connectors={"bluesky": connector}, reader=box, gates=at_once())
        bluesky.labels = [HIDDEN]
        bluesky.posts[1] = ("Hello.", "2026-11-24T09:00:00Z")
        assert [done.result for done in await poll_due(world)] == ["failed"]
        account = stage.account()
        assert (account.health, account.trouble) == (Health.TROUBLED, "login-only")
        with pytest.raises(SourceUnreadable, match="Bluesky login"):
            await connector.resolve(bluesky.home)


def test_amends_check_reads_a_profile(bluesky: Bluesky, tmp_path: Path):
    bluesky.posts[1] = ("Kraanvliet’s software now runs in 40 ports.", "2026-11-24T09:00:00Z")
    bluesky.posts[2] = ("What a day at the lock.", "2026-11-24T10:00:00Z")
    done = subprocess.run(
        [*AMENDS, "check", "--company", str(COMPANY), "--format", "jsonl", bluesky.home],
        env={**os.environ, "AMENDS_TESTING": "1", "XDG_STATE_HOME": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (1, "")
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["decision"], second["decision"]) == ("alert", "clear")
    assert "corrected" not in first["suggestion"]["draft"]
    assert "Nobody can edit a post on Bluesky" in first["suggestion"]["reason"]


def test_somebody_elses_handle_is_not_asked_for(tmp_path: Path):
    done = subprocess.run(
        [*AMENDS, "check", "@noor.bsky.social"],
        env={**os.environ, "AMENDS_TESTING": "1", "XDG_STATE_HOME": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 2
    assert "amends check --prove @noor.bsky.social" in done.stderr
