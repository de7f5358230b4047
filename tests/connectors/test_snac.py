"""A real snac2, which nobody here wrote: it ignores paging, and its ids change with an edit."""

import asyncio
import json
import re
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from connectors.mastodon import MastodonConnector
from monitor.adapters.http import HttpClient
from monitor.domain.case import Status
from monitor.domain.login import OWNER
from monitor.domain.post import AccountRef, Batch, Cursor, Post
from monitor.errors import SourceError, SourceMissing
from monitor.ports import Known
from monitor.testing.fakes import PlainReader
from monitor.usecases.poll import poll_due
from monitor.usecases.recheck import recheck_due
from tests.connectors.recorded import permit
from tests.net.hostile import at_once
from tests.services import free_port
from tests.usecases.world import Stage

SNAC = shutil.which("snac")
pytestmark = [
    pytest.mark.anyio,
    pytest.mark.real,
    pytest.mark.skipif(SNAC is None, reason="needs snac2 from bookworm-backports"),
]


@dataclass
class Snac:
    """The running server, and noor who writes there by its command and its forms."""

    folder: Path
    host: str
    password: str

    def run(self, command: str, *more: str, told: str = "") -> str:
        """One of its commands."""
        line = [str(SNAC), command, str(self.folder), *more]
        return subprocess.run(
            line, input=told, capture_output=True, text=True, check=True, timeout=60
        ).stdout

    def post(self, text: str) -> None:
        """A public post."""
        self.run("note", "noor", text)

    def edit(self, post: Post, text: str) -> None:
        """Another wording of a post."""
        self._form("note", content=text, edit_id=post.source_id)

    def delete(self, post: Post) -> None:
        """Only its web form can."""
        self._form("action", id=post.source_id, actor=f"http://{self.host}/noor", action="Delete")

    def write_about(self, text: str) -> None:
        """The text of her profile."""
        self._form("user-setup", name="noor", bio=text)

    def _form(self, page: str, **fields: str) -> None:
        where = f"http://{self.host}/noor/admin/{page}"
        taken = httpx.post(where, data=fields, auth=("noor", self.password), timeout=30)
        assert taken.status_code == 303


@pytest.fixture
def snac(tmp_path: Path) -> Iterator[Snac]:
    host = f"127.0.0.1:{free_port()}"
    server = Snac(tmp_path / "snac", host, "")
    server.run("init", told=f"127.0.0.1\n{host.rpartition(':')[2]}\n{host}\n\n\n")
    settings = server.folder / "server.json"
    told = json.loads(settings.read_text("utf-8"))
    # With fewer threads than open connections it waits for itself.
    settings.write_text(json.dumps({**told, "protocol": "http", "num_threads": 16}), "utf-8")
    said = server.run("adduser", told="noor\n")
    server.password = re.findall(r"password is (\S+)", said)[0]
    with subprocess.Popen(
        [str(SNAC), "httpd", server.folder], stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait_for(process, host)
            yield server
        finally:
            process.terminate()


def _wait_for(process: "subprocess.Popen[bytes]", host: str) -> None:
    for _ in range(300):
        try:
            httpx.get(f"http://{host}/", timeout=10)
            return
        except httpx.TransportError:
            assert process.poll() is None, "snac does not start"
            subprocess.run(["sleep", "0.1"], check=True)
    raise AssertionError("snac does not answer")


@pytest.fixture
async def mastodon() -> AsyncIterator[MastodonConnector]:
    async with HttpClient("ops@kade.example", testing=True, gates=at_once()) as client:
        yield MastodonConnector(client)


@pytest.fixture
async def noor(snac: Snac, mastodon: MastodonConnector) -> AccountRef:
    """Her account, found by its handle."""
    return await mastodon.resolve(f"@noor@{snac.host}")


async def poll(mastodon: MastodonConnector, ref: AccountRef, cursor: Cursor) -> Batch:
    """One poll, read; nothing at all where the server says nothing new."""
    fetched = await mastodon.fetch(permit(ref), cursor)
    return MastodonConnector.normalise(fetched) if fetched.pages else Batch((), fetched.cursor)


async def test_it_ignores_paging_and_nothing_is_asked_for_ever_or_read_twice(
    snac: Snac, mastodon: MastodonConnector, noor: AccountRef
):
    for number in range(45):
        snac.post(f"post {number}")
    first = await poll(mastodon, noor, Cursor())
    assert [post.text for post in first.posts] == [f"post {number}" for number in range(45)]
    assert (await poll(mastodon, noor, first.cursor)).posts == ()
    snac.post("one more")
    second = await poll(mastodon, noor, first.cursor)
    assert second.posts[:45] == first.posts
    assert [post.text for post in second.posts[45:]] == ["one more"]
    assert (await poll(mastodon, noor, second.cursor)).posts == ()


async def test_an_edit_is_the_same_post_in_other_words(
    snac: Snac, mastodon: MastodonConnector, noor: AccountRef
):
    snac.post("You are an idiot")
    first = await poll(mastodon, noor, Cursor())
    await asyncio.to_thread(snac.edit, first.posts[0], "You are right")
    second = await poll(mastodon, noor, first.cursor)
    assert [post.source_id for post in second.posts] == [first.posts[0].source_id]
    assert second.posts[0].text == "You are right"
    assert second.posts[0].edited_at is not None
    known = Known(first.posts[0].source_id, first.posts[0].url)
    looked = await mastodon.look(permit(noor), [known])
    assert looked.gone == ()
    assert MastodonConnector.normalise(looked.fetched).posts == second.posts


async def test_a_deleted_post_is_gone_and_the_others_are_not(
    snac: Snac, mastodon: MastodonConnector, noor: AccountRef
):
    for text in ("stays", "goes"):
        snac.post(text)
    stays, goes = (await poll(mastodon, noor, Cursor())).posts
    await asyncio.to_thread(snac.delete, goes)
    looked = await mastodon.look(permit(noor), [Known(p.source_id, p.url) for p in (stays, goes)])
    assert looked.gone == (goes.source_id,)
    assert MastodonConnector.normalise(looked.fetched).posts == (stays,)


async def test_it_says_nothing_of_a_move_and_an_account_that_is_deleted_is_missing(
    snac: Snac, mastodon: MastodonConnector, noor: AccountRef
):
    snac.post("before")
    snac.run("adduser", told="bob\n")
    for name, other in (("noor", "bob"), ("bob", "noor")):
        snac.run("alias", name, f"http://{snac.host}/{other}")
    snac.run("migrate", "noor")
    assert [post.text for post in (await poll(mastodon, noor, Cursor())).posts] == ["before"]
    snac.run("deluser", "noor")
    with pytest.raises(SourceMissing):
        await poll(mastodon, noor, Cursor())


async def test_O1_a_code_in_the_profile_shows_whose_it_is_and_its_logins_show_nothing(
    snac: Snac, mastodon: MastodonConnector, noor: AccountRef
):
    code = "amends-k7qm-2f3d"
    assert not (await mastodon.bio(noor)).shows(code)
    await asyncio.to_thread(snac.write_about, f"Ships. {code}")
    assert (await mastodon.bio(noor)).shows(code)
    with pytest.raises(SourceError):
        await mastodon.login(noor, OWNER).whose("no-token-of-theirs")


async def test_nobody_of_that_name_is_missing(snac: Snac, mastodon: MastodonConnector):
    with pytest.raises(SourceMissing):
        await mastodon.resolve(f"@nobody@{snac.host}")


async def test_one_case_ends_with_an_edit_there_and_another_with_a_deletion(
    snac: Snac, mastodon: MastodonConnector, noor: AccountRef
):
    stage = Stage(now=datetime.now(UTC) - timedelta(hours=2))
    stage.enrol(ref=noor)
    reader = PlainReader({"mastodon": MastodonConnector})
    world = replace(stage.world, connectors={"mastodon": mastodon}, reader=reader)
    snac.post("What an idiot he was, long ago")
    await poll_due(world)
    for text in ("You idiot", "Another idiot", "A quiet day"):
        snac.post(text)
    stage.pass_time(hours=1)
    await poll_due(world)
    assert [case.status for case in stage.cases()] == [Status.HELD] * 2
    posts = {p.text: p for p in (await poll(mastodon, noor, Cursor())).posts}
    await asyncio.to_thread(snac.edit, posts["You idiot"], "You were right")
    await asyncio.to_thread(snac.delete, posts["Another idiot"])
    stage.pass_time(minutes=10)
    await recheck_due(world)
    ends = {case.source_id: case.status for case in stage.cases()}
    assert ends == {
        posts["You idiot"].source_id: Status.CORRECTED,
        posts["Another idiot"].source_id: Status.REMOVED,
    }
