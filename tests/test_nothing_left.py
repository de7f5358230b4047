"""One member with twenty words of their own in everything that one can say or type, from joining to leaving: what
is written down holds none of them, and once they have left no copy brings them back. Every part is a real one."""

import io
import logging
import re
import shutil
import tempfile
import zipfile
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from fastapi import FastAPI
from prometheus_client import generate_latest

from monitor.adapters.backup import backup, restore
from monitor.adapters.backup_postgres import made_ready
from monitor.adapters.keyring import SERVICE
from monitor.adapters.store import SqlStore
from monitor.cli.logs import quiet_logs
from monitor.daemon import serving
from monitor.demo.fediverse import Fediverse
from monitor.demo.fediverse import router as fediverse_pages
from monitor.ports import Store
from monitor.settings import PortalSettings, Settings
from monitor.web.app import create_app
from monitor.wiring import vault_of
from tests.services import free_port
from tests.store.test_erasure import copied, postgres_rows, sqlite_rows, values
from tests.test_life import everything, rules
from tests.way import (
    Way,
    blog,
    inbox,
    migrated_file,
    migrated_postgres,
    portal,
    postgres,
    postgres_url,
    settings,
    sqlite_url,
    url,
    way,
)
from tests.web.portal import Somebody

__all__ = [
    "blog",
    "copied",
    "inbox",
    "migrated_file",
    "migrated_postgres",
    "portal",
    "postgres",
    "postgres_url",
    "rules",
    "settings",
    "sqlite_url",
    "url",
    "way",
]

pytestmark = pytest.mark.anyio

CANARIES = {
    "address": "canary.mailbox@kade.example",
    "name": "Canary-Name",
    "role": "canary-role",
    "title of the blog": "canary-blog-title",
    "address of a post": "canary-slug",
    "flagged post": "canary-flagged",
    "the same, edited": "canary-edited",
    "clean post": "canary-clean",
    "protected post": "canary-protected",
    "secret": "ghp_BLeSNB6zLgOMS5X7lzOXfH25mYfLNJudArK7",
    "handle": "canaryhandle",
    "name on a server": "Canary-Displayed",
    "profile": "canary-profile",
    "post on a server": "canary-toot",
    "question": "canary-question",
    "answer": "canary-answer",
    "draft": "canary-draft",
    "account that is none": "canary-typed",
    "browser": "canary-browser",
    "part of an address": "canary-query",
}
KEPT = {
    "address",
    "name",
    "role",
    "title of the blog",
    "address of a post",
    "the same, edited",
    "secret",
    "handle",
    "profile",
    "question",
    "answer",
}
"""What of it is there to be erased: they can take it along."""

PLACE = "192.0.2.177"
"""Where their browser is: the twenty-first."""


def found_in(content: bytes, *more: bytes) -> list[bytes]:
    """Planted words, and what else must not be there."""
    low = content.lower()
    words = [word.encode() for word in (*CANARIES.values(), PLACE)]
    return [word for word in words if word.lower() in low] + [one for one in more if one in content]


@pytest.fixture(autouse=True)
def temporary(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go, of this process and of those that it starts."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@pytest.fixture
async def server(way: Way) -> AsyncIterator[Fediverse]:
    """A server where they have an account."""
    port = free_port()
    here = Fediverse(f"http://127.0.0.1:{port}")
    here.sign_up(CANARIES["handle"], CANARIES["name on a server"], CANARIES["profile"])
    pages = FastAPI()
    pages.include_router(fediverse_pages(here))
    async with serving(PortalSettings(port=port), pages):
        yield here


@dataclass
class Copies:
    """Copies of the database, as its operator makes them."""

    older: Callable[[], object]
    newest: Callable[[], bytes]
    back: Callable[[], tuple[bytes, SqlStore]]
    """Restores the older one: what lies there then, and its store."""
    disk: Callable[[], bytes]
    """The running one as its files lie there, its journals of what was written with them."""
    sealed: Callable[[], set[bytes]]
    """Whatever stands in the running database as no words: sealed, wrapped or hidden."""


@pytest.fixture
def copies(request: pytest.FixtureRequest, url: str, settings: Settings, tmp_path: Path, way: Way):
    """Of each kind of database."""
    vault = vault_of(settings)
    if url.startswith("sqlite"):
        return _of_sqlite(url, vault, tmp_path, way)
    return _of_postgres(url, vault, tmp_path, way, request.getfixturevalue("copied"))


def _of_sqlite(url: str, vault: Any, folder: Path, way: Way) -> Copies:
    older, newest, keys = (folder / name for name in ("older.db", "newest.db", "amends.keys"))

    def copy() -> bytes:
        backup(url, newest, keys, way.clock.now)
        return newest.read_bytes() + keys.read_bytes()

    def back() -> tuple[bytes, SqlStore]:
        assert restore(url, older, keys, vault, way.clock.now).erased == 1
        return b"".join(each.read_bytes() for each in folder.glob("amends.db*")), SqlStore(
            url, vault
        )

    return Copies(
        lambda: backup(url, older, keys, way.clock.now),
        copy,
        back,
        lambda: b"".join(each.read_bytes() for each in folder.glob("amends.db*")),
        lambda: values(sqlite_rows(folder / "amends.db")),
    )


def _of_postgres(url: str, vault: Any, folder: Path, way: Way, copied: Any) -> Copies:
    kept = folder / "kept.dump"

    def older() -> None:
        shutil.copy(copied("-Z0"), kept)

    def back() -> tuple[bytes, SqlStore]:
        shutil.copy(kept, folder / "older.dump")
        there = copied.restored()
        assert made_ready(url, there, vault, way.clock.now).erased == 1
        rows = b"|".join(
            bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode()
            for v in postgres_rows(there)
        )
        return rows, SqlStore(there, vault)

    def disk() -> bytes:
        with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as opened:
            opened.execute("CHECKPOINT")
            (where,) = opened.execute("SHOW data_directory").fetchone() or ("",)
        files = [each for each in Path(where).rglob("*") if each.is_file()]
        assert any(each.parent.name == "pg_wal" for each in files)
        return b"".join(each.read_bytes() for each in files)

    return Copies(
        older,
        lambda: Path(copied("-Z0")).read_bytes(),
        back,
        disk,
        lambda: values(postgres_rows(url)),
    )


async def kept_of(they: Somebody) -> set[str]:
    """Which of their words they find in what they take along."""
    answer = await they.client.get("/me/export")
    taken = zipfile.ZipFile(io.BytesIO(answer.content)).read("amends.json").decode()
    return {name for name, word in CANARIES.items() if word.lower() in taken.lower()}


def keys(store: Store) -> set[str]:
    """Whose keys there are."""
    with store.begin() as tx:
        owners = tx.connection.exec_driver_sql("SELECT owner FROM data_keys")  # type: ignore[attr-defined]
        return set(owners.scalars())


async def opens_the_link(way: Way, they: Somebody, secrets: list[bytes], press: str) -> None:
    """The newest one that was mailed to them."""
    await way.turns.deliver()
    link = re.search(r"/l/([^\s?]+)", way.inbox.text())
    assert link is not None
    secrets.append(link[1].encode())
    await they.open(link[0])
    await they.press(press)
    secrets.extend(value.encode() for value in they.client.cookies.values())


async def signed_in(way: Way, they: Somebody, secrets: list[bytes]) -> None:
    """Anew, half an hour having passed."""
    await they.open("/sign-in")
    await they.press("Send me the link", address=CANARIES["address"])
    await opens_the_link(way, they, secrets, "Sign in")


async def joined(way: Way, secrets: list[bytes]) -> Somebody:
    """They ask to join, confirm, and say what they do."""
    they = Somebody(create_app(way.service), place=PLACE)
    they.client.headers["user-agent"] = CANARIES["browser"]
    await they.open(f"/join?from={CANARIES['part of an address']}")
    agreed = ["read_posts", "send_notes", "count"]
    names = {"address": CANARIES["address"], "name": CANARIES["name"]}
    await they.press("Send me the link", agree=agreed, **names)
    await opens_the_link(way, they, secrets, "Confirm and join")
    await they.open("/me/choices")
    assert (await they.press("Keep these choices", role=CANARIES["role"])).status == 200
    return they


async def shown(
    they: Somebody, source: str, publish: Callable[[str], None], secrets: list[bytes]
) -> None:
    """They add an account, and put the code where only they can write."""
    await they.open("/accounts/new")
    page = await they.press("Find it", source=source)
    code = re.search(r'id="code"[^>]*>\s*([^<\s]+)', page.html)
    assert code is not None, page.text
    secrets.append(code[1].encode())
    publish(code[1])
    assert "Reading" in (await they.press("Check now")).text


async def a_whole_life(way: Way, server: Fediverse) -> tuple[Somebody, list[bytes]]:
    """They join, show two accounts, publish, are told, ask, are answered, and call one no problem."""
    words, secrets = CANARIES, list[bytes]()
    they = await joined(way, secrets)
    way.blog.about = words["title of the blog"]

    def on_the_blog(code: str) -> None:
        way.blog.about = f"{words['title of the blog']} {code}"

    def in_the_profile(code: str) -> None:
        server.profiles[words["handle"]].note = f"{words['profile']} {code}"

    await shown(they, way.blog.feed, on_the_blog, secrets)
    await shown(they, server.handle(words["handle"]), in_the_profile, secrets)
    await they.open("/accounts/new")
    none = await they.press("Find it", source=f"{way.blog.base}/{words['account that is none']}")
    assert none.status >= 400
    await way.later()

    slug = words["address of a post"]
    way.publish(slug, f"You are a complete idiot about {words['flagged post']}.")
    way.publish("clean", f"A fine day for {words['clean post']}.")
    way.publish("union", f"Our union asks for a raise, you idiot, says {words['protected post']}.")
    way.publish("key", f"The key is {words['secret']}, have fun with it.")
    toot = f"<p>You are an idiot too, {words['post on a server']}.</p>"
    server.post(words["handle"], toot, way.clock.now)
    await way.told()
    way.publish(slug, f"You are still a complete idiot about {words['the same, edited']}.")
    await way.later(hours=2)
    await signed_in(way, they, secrets)
    await _asked_and_answered(way, they)
    return they, secrets


async def _asked_and_answered(way: Way, they: Somebody) -> None:
    """About the blog; the post on the server is no problem."""
    with way.service.store.begin() as tx:
        member = tx.member_at(CANARIES["address"])
        assert member is not None
        cases = {case.account_id: case for case in tx.cases_of(member.id) if not case.urgent}
        kinds = {account.id: account.ref.connector for account in tx.accounts_of(member.id)}
    by_kind = {kinds[account]: case.id for account, case in cases.items()}
    await they.open(f"/c/{by_kind['mastodon']}")
    await they.press("Not a problem", draft=CANARIES["draft"])
    await they.open(f"/c/{by_kind['feed']}")
    await they.press("Ask comms for help")
    await they.press("Send to comms", words=CANARIES["question"])
    await way.later(minutes=1)
    marit = await way.marit()
    await marit.open(f"/comms/{by_kind['feed']}")
    await marit.press("Take this case")
    await marit.press("Send the answer", answer=CANARIES["answer"])
    await way.later(minutes=1)
    assert CANARIES["answer"] in " ".join(way.inbox.text().split())


async def test_K5_K3_K4_of_a_whole_life_no_word_is_written_down_anywhere_and_after_leaving_none_comes_back(
    way: Way,
    server: Fediverse,
    copies: Copies,
    temporary: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
):
    assert len(set(CANARIES.values())) == 20
    quiet_logs()
    caplog.set_level(logging.DEBUG)
    # The mail server of these tests tells what it is told.
    caplog.set_level(logging.CRITICAL, "mail.log")
    they, secrets = await a_whole_life(way, server)
    assert await kept_of(they) >= KEPT
    assert found_in(everything(way), *secrets) == []
    copies.older()
    sealed = copies.sealed()
    assert len(keys(way.service.store)) == 2

    await they.open("/leave")
    await they.press("Leave and erase everything", why=CANARIES["draft"])
    await way.later(minutes=1)
    assert way.inbox.kinds()[-1] == "receipt"
    assert keys(way.service.store) == {SERVICE}
    gone = sealed - copies.sealed()
    assert len(gone) >= 20
    left = b"".join(each.read_bytes() for each in temporary.rglob("*") if each.is_file())
    for where in (everything(way), copies.newest(), left):
        assert found_in(where, *gone, *secrets) == []
    assert found_in(copies.disk(), *secrets) == []
    told = capfd.readouterr()
    said = f"{caplog.text}{told.out}{told.err}".encode()
    assert b'"event"' in said
    assert found_in(said + generate_latest(way.service.metrics.registry), *secrets) == []

    way.clock.pass_time(days=1)
    lies, store = copies.back()
    assert found_in(lies, *gone, *secrets) == []
    with store.begin() as tx:
        assert tx.member_at(CANARIES["address"]) is None
        assert len(tx.past_consents(CANARIES["address"])) == 1
    assert keys(store) == {SERVICE}
    store.close()
