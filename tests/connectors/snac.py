"""A real snac2, which nobody here wrote, and noor who writes there."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from monitor.domain.post import Post
from tests.services import free_port

SNAC = shutil.which("snac")
SHARED = Path("/dev/shm")
_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


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

    @property
    def tokens(self) -> int:
        """How many logins it has let in and not forgotten."""
        return len(list((self.folder / "token").glob("*.json")))

    def agree(self, address: str, password: str = "") -> str:
        """She types her name and password at ``address``; the query that leads back, if one does."""
        form = httpx.get(address, timeout=30).text
        kept = {name: unescape(value) for name, value in _HIDDEN.findall(form)}
        typed = {"login": "noor", "passwd": password or self.password}
        (where,) = re.findall(r'<form method="post" action="([^"]+)">', form)
        answer = httpx.post(where, data={**kept, **typed}, timeout=30)
        return urlsplit(answer.headers.get("location", "")).query

    def _form(self, page: str, **fields: str) -> None:
        where = f"http://{self.host}/noor/admin/{page}"
        taken = httpx.post(where, data=fields, auth=("noor", self.password), timeout=30)
        assert taken.status_code == 303


@contextmanager
def snac_in(folder: Path) -> Iterator[Snac]:
    """The server, running, with one user."""
    host = f"127.0.0.1:{free_port()}"
    server = Snac(folder / "snac", host, "")
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
            # Asked nicely it takes three seconds to end; what it shares it then does not clear away.
            process.kill()
            for shared in (f"{host}_snac_state", f"sem.job_{process.pid}"):
                (SHARED / shared).unlink(missing_ok=True)


def _wait_for(process: "subprocess.Popen[bytes]", host: str) -> None:
    for _ in range(300):
        try:
            httpx.get(f"http://{host}/", timeout=10)
            return
        except httpx.TransportError:
            assert process.poll() is None, "snac does not start"
            subprocess.run(["sleep", "0.1"], check=True)
    raise AssertionError("snac does not answer")
