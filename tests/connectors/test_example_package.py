"""The package in docs/example-connector is a connector that one can install and use."""

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from monitor.domain.post import AccountRef, Cursor
from monitor.errors import SourceError, SourceGone, SourceMissing, SourceUnreadable
from monitor.ports import Connector, Known
from tests.connectors.recorded import Recorded, answer, permit, read

PACKAGE = Path(__file__).parents[2] / "docs" / "example-connector"
COMPANY = Path(__file__).parents[2] / "monitor" / "policy" / "example_company.yaml"
AMENDS = [sys.executable, "-c", "from monitor.cli.app import main; main()"]
REF = AccountRef("forgejo", "noor@git.kade.example", "7@git.kade.example", "noor@git.kade.example")
API = "https://git.kade.example/api/v1"


def user(**changes: Any) -> bytes:
    """The user's profile."""
    said = {"id": 7, "login": "noor", "full_name": "Noor", "description": "Sluizen. amends-k7qm"}
    return json.dumps({**said, **changes}).encode()


def comment(
    host: str = "https://git.kade.example", number: int = 1, **changes: Any
) -> dict[str, Any]:
    """One comment of hers, as the API has it."""
    return {
        "id": number,
        "html_url": f"{host}/haven/sluis/issues/3#issuecomment-{number}",
        "user": {"id": 7, "login": "noor"},
        "body": "Kraanvliet’s software now runs in 40 ports.",
        "created_at": f"2026-11-24T09:0{number}:00Z",
        "updated_at": f"2026-11-24T09:0{number}:00Z",
        **changes,
    }


def activities(*comments: Any) -> bytes:
    """What she did of late, newest first."""
    done = [
        {"id": 90 + n, "op_type": "comment_issue", "comment": c} for n, c in enumerate(comments)
    ]
    return json.dumps([*done, {"id": 1, "op_type": "commit_repo", "comment": None}, 7]).encode()


class Forge(BaseHTTPRequestHandler):
    """A Forgejo on this machine with one user."""

    def do_GET(self) -> None:
        here = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
        body = activities(comment(here)) if "/activities/" in self.path else user()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Nothing to see."""


@pytest.fixture
def forge() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Forge)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"forgejo:noor@127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder with the package in it, built and laid out as any installer does it."""
    source, there = tmp_path / "source", tmp_path / "there"
    shutil.copytree(PACKAGE, source, ignore=shutil.ignore_patterns("__pycache__"))
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=source, check=True, timeout=120, capture_output=True)
    (wheel,) = tmp_path.glob("amends_forgejo-*.whl")
    ZipFile(wheel).extractall(there)
    return there


def check(source: str, folder: Path, *more: Path) -> subprocess.CompletedProcess[str]:
    """`amends check`, in a process that sees these folders too."""
    return subprocess.run(
        [*AMENDS, "check", "--company", str(COMPANY), "--format", "jsonl", source],
        env={
            **os.environ,
            "AMENDS_TESTING": "1",
            "PYTHONPATH": os.pathsep.join(map(str, more)),
            "XDG_STATE_HOME": str(folder),
        },
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_a_package_with_one_file_and_one_entry_point_is_used(
    forge: str, installed: Path, tmp_path: Path
):
    files = sorted(path.name for path in installed.rglob("*") if path.is_file())
    assert files == ["METADATA", "RECORD", "WHEEL", "amends_forgejo.py", "entry_points.txt"]
    unknown = check(forge, tmp_path)
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "no address that Amends can read" in unknown.stderr
    known = check(forge, tmp_path, installed)
    assert (known.returncode, known.stderr) == (1, "")
    (line,) = map(json.loads, known.stdout.splitlines())
    assert (line["id"], line["decision"]) == ("haven/sluis/issues/comments/1", "alert")


@pytest.fixture
def forgejo() -> type[Connector]:
    """The class, from its file."""
    spec = spec_from_file_location("amends_forgejo", PACKAGE / "amends_forgejo.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    found: type[Connector] = module.ForgejoConnector
    return found


@pytest.mark.anyio
async def test_a_user_is_found_shown_and_read(forgejo: type[Connector]):
    client = Recorded({f"{API}/users/noor": answer(user())})
    client.replies[f"{API}/users/noor/activities"] = answer(
        activities(comment(number=2), comment())
    )
    connector = forgejo(client)
    assert forgejo.claims("forgejo:noor@git.kade.example")
    assert not forgejo.claims("@noor@git.kade.example")
    assert await connector.resolve("forgejo:noor@git.kade.example") == REF
    assert (await connector.bio(REF)).shows("amends-k7qm")
    fetched = await connector.fetch(permit(REF), Cursor())
    batch = forgejo.normalise(fetched)
    assert [post.source_id[-1] for post in batch.posts] == ["1", "2"]
    assert (await connector.fetch(permit(REF), batch.cursor)).pages == ()


@pytest.mark.anyio
async def test_a_comment_that_is_gone_is_known_to_be_gone(forgejo: type[Connector]):
    there = "haven/sluis/issues/comments/1"
    edited = comment(body="Sorry.", updated_at="2026-11-24T10:00:00Z")
    client = Recorded({f"{API}/repos/{there}": answer(json.dumps(edited).encode())})
    looked = await forgejo(client).look(
        permit(REF), [Known(there, None), Known("haven/sluis/x", None)]
    )
    (post,) = forgejo.normalise(looked.fetched).posts
    assert (post.text, post.source_id) == ("Sorry.", there)
    assert post.edited_at != post.published_at
    assert looked.gone == ("haven/sluis/x",)


@pytest.mark.parametrize(
    "forged",
    [
        {"user": {"id": 8}},
        {"user": None},
        {"html_url": "https://elsewhere.example/haven/sluis/issues/3"},
        {"html_url": 7},
        {"body": 7},
        {"body": ""},
    ],
)
def test_P7_what_is_not_hers_or_says_nothing_is_left_out(
    forgejo: type[Connector], forged: dict[str, Any]
):
    assert len(read(forgejo, REF, activities(comment(**forged), comment(number=2))).posts) == 1


@pytest.mark.parametrize("body", [b"", b"{", b"{}", b"7", b"null", b"[NaN]", b"<html>"])
def test_P6_what_is_no_answer_is_unreadable(forgejo: type[Connector], body: bytes):
    with pytest.raises(SourceUnreadable):
        read(forgejo, REF, body)


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("profile", "error"),
    [
        (user(id="7"), SourceUnreadable),
        (user(login="bob"), SourceUnreadable),
        (user(id=8), SourceGone),
    ],
)
async def test_somebody_else_under_the_same_name_is_not_taken_for_her(
    forgejo: type[Connector], profile: bytes, error: type[SourceError]
):
    with pytest.raises(error):
        await forgejo(Recorded({f"{API}/users/noor": answer(profile)})).bio(REF)


@pytest.mark.anyio
async def test_something_else_is_told_how_to_be_written(forgejo: type[Connector]):
    with pytest.raises(SourceMissing, match="forgejo:user@server"):
        await forgejo(Recorded({})).resolve("noor")
