"""Recorded answers instead of a network, and permits to ask for them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from monitor.domain.member import Ground, Permit, permit_without_member
from monitor.domain.post import AccountRef, Batch, Cursor, Fetched
from monitor.errors import SourceError
from monitor.ports import Answer, Client, Connector

DATA = Path(__file__).parent.parent / "data"
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

Reply = Answer | SourceError | Callable[[str, Mapping[str, str]], Answer]


def body(name: str) -> bytes:
    """The bytes of a recorded answer."""
    return (DATA / name).read_bytes()


def answer(content: bytes = b"", status: int = 200, url: str = "", **headers: str) -> Answer:
    """An answer; ``url`` where it came from after redirects."""
    return Answer(status, content, url, {k.replace("_", "-"): v for k, v in headers.items()})


class Recorded(Client):
    """Answers by address; a longer beginning wins. What is not recorded is a 404."""

    def __init__(
        self, replies: Mapping[str, Reply], records: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        self.replies = dict(replies)
        self.records = dict(records or {})
        self.names: list[str] = []
        self.asked: list[str] = []
        self.headers: list[Mapping[str, str]] = []

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        self.asked.append(url)
        self.headers.append(headers or {})
        names = sorted((n for n in self.replies if url.startswith(n)), key=len)
        reply = self.replies[names[-1]] if names else Answer(404, b"", url)
        if isinstance(reply, SourceError):
            raise reply
        if callable(reply):
            reply = reply(url, headers or {})
        return replace(reply, url=reply.url or url)

    async def texts(self, name: str) -> tuple[str, ...]:
        self.names.append(name)
        return self.records.get(name, ())

    async def post(self, url: str, form: Mapping[str, str]) -> Answer:
        raise AssertionError(f"a form for {url}")


def permit(ref: AccountRef) -> Permit:
    """Proof that this account may be read."""
    return permit_without_member(ref, Ground.LOOPBACK, NOW)


def read(connector: type[Connector], ref: AccountRef, *pages: bytes, kind: str = "") -> Batch:
    """What the connector makes of some bytes."""
    return connector.normalise(Fetched(ref, pages, Cursor(), kind, ref.address))
