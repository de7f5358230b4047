"""A connector whose parser does to its process what the worst feeds do."""

import faulthandler
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from monitor.domain.member import Permit
from monitor.domain.post import AccountRef, Batch, Cursor, Fetched, Post
from monitor.errors import SourceGone, SourceMissing, SourceUnreadable
from monitor.ports import Connector, Known, Looked, Profile


def spin() -> str:
    while True:
        pass


def hoard() -> str:
    kept = []
    while True:
        kept.append(bytearray(16 * 1024 * 1024))


def dive() -> str:
    return dive()


def connect() -> str:
    socket.create_connection(("127.0.0.1", 9), timeout=1)
    return "connected"


def spawn() -> str:
    return subprocess.check_output(["/bin/echo", "spawned"], text=True)


def fork() -> str:
    return str(os.fork())


def unreadable() -> str:
    raise SourceUnreadable("not a feed at all", reason="not-a-feed")


def gone() -> str:
    raise SourceGone("moved away", reason="moved")


def missing() -> str:
    raise SourceMissing("nothing here")


def say() -> str:
    sys.stdout.write("a library says hello\n")
    sys.stdout.flush()
    return "said"


def descriptors() -> str:
    """Everything that is open here."""
    return "\n".join(str(path.resolve()) for path in Path("/proc/self/fd").iterdir())


DEEDS: dict[bytes, Callable[[], str]] = {
    b"crash": lambda: str(faulthandler._sigsegv()),  # type: ignore[attr-defined]
    b"spin": spin,
    b"sleep": lambda: str(time.sleep(600)),
    b"hoard": hoard,
    b"huge": lambda: str(len(bytearray(2**31))),
    b"dive": dive,
    b"raise": lambda: str(1 // 0),
    b"exit": lambda: str(os._exit(0)),
    b"flood": lambda: "x" * (33 * 1024 * 1024),
    b"say": say,
    b"connect": connect,
    b"look up": lambda: str(socket.getaddrinfo("localhost", 80)),
    b"spawn": spawn,
    b"fork": fork,
    b"thread": lambda: str(threading.Thread(target=spin, daemon=True).start()),
    b"write": lambda: str(Path("wicked.txt").write_text("x")),
    b"open": lambda: str(os.open("wicked.py", os.O_WRONLY | os.O_CREAT)),
    b"truncate": lambda: str(os.open(os.__file__, os.O_RDONLY | os.O_TRUNC)),
    b"remove": lambda: str(Path("wicked.txt").unlink()),
    b"read": lambda: Path("/etc/passwd").read_text(),
    b"kill": lambda: str(os.kill(os.getppid(), 0)),
    b"environment": lambda: " ".join(sorted(os.environ)),
    b"descriptors": descriptors,
    b"unreadable": unreadable,
    b"gone": gone,
    b"missing": missing,
}


class WickedConnector(Connector):
    """Its pages say what its parser does."""

    name = "wicked"
    title = "wicked"

    @classmethod
    def claims(cls, source: str) -> bool:
        return False

    async def resolve(self, source: str) -> AccountRef:
        raise SourceMissing(source)

    async def fetch(self, permit: Permit, cursor: Cursor) -> Fetched:
        raise SourceMissing("nothing")

    @classmethod
    def normalise(cls, fetched: Fetched) -> Batch:
        posts = [
            Post(str(number), DEEDS[page]() if page in DEEDS else page.decode())
            for number, page in enumerate(fetched.pages)
        ]
        return Batch(tuple(posts), fetched.cursor.replaced(seen="1"))

    async def bio(self, ref: AccountRef) -> Profile:
        raise SourceMissing("nothing")

    async def look(self, permit: Permit, posts: Sequence[Known]) -> Looked:
        raise SourceMissing("nothing")
