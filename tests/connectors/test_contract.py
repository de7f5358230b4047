"""What every connector that is installed promises; a new one is found by its entry point."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from monitor.adapters import boxed
from monitor.adapters.plugins import connectors
from monitor.domain.member import Scope
from monitor.domain.post import MAX_TEXT, UNPRINTABLE, AccountRef, Cursor, Fetched
from monitor.errors import AmendsError, SourceError
from monitor.ports import Connector
from tests.connectors.recorded import DATA, Recorded, permit

CONNECTORS = connectors()
KEYS = {
    "bluesky": "did:plc:noorkadevvvvvvvvvvvvvv23",
    "mastodon": "109876543210987654@social.kade.example",
}
"""Whose recorded answers they are, where a connector tells accounts apart by more than an address."""
ABOUT = ("account", "profile", "webfinger")
"""How answers that hold no posts are called."""


def recorded() -> Iterator[tuple[type[Connector], Path]]:
    """Every recorded answer that holds posts."""
    for name, kind in CONNECTORS.items():
        for path in sorted((DATA / name).iterdir()):
            if not path.name.startswith(ABOUT):
                yield kind, path


def fetched(kind: type[Connector], path: Path) -> Fetched:
    """A poll that brought this answer."""
    where = "https://social.kade.example/feed"
    ref = AccountRef(kind.name, where, KEYS.get(kind.name, where), "Noor")
    return Fetched(ref, (path.read_bytes(),), Cursor((("kept", "1"),)), "", ref.address)


every_connector = pytest.mark.parametrize("kind", list(CONNECTORS.values()), ids=list(CONNECTORS))
every_answer = pytest.mark.parametrize(
    ("kind", "path"), tuple(recorded()), ids=lambda v: v.name if isinstance(v, Path) else ""
)


@every_connector
def test_a_connector_says_what_it_is_called(kind: type[Connector]):
    assert kind.name.isidentifier()
    assert kind.title.strip() == kind.title != ""
    assert kind.max_length is None or kind.max_length > 0
    assert list((DATA / kind.name).iterdir())


@every_connector
@pytest.mark.parametrize(
    "source",
    ["", "@", "noor", "noor@kade.example", "\x00", "@" * 5000, "ftp://x", "https://", "👋"],
)
def test_claiming_asks_nobody_and_never_fails(kind: type[Connector], source: str):
    assert kind.claims(source) in (True, False)


@every_answer
def test_a_recorded_answer_becomes_posts(kind: type[Connector], path: Path):
    batch = kind.normalise(fetched(kind, path))
    assert batch.posts
    for post in batch.posts:
        assert post.text.strip()
        assert len(post.text) <= MAX_TEXT
        assert 0 < len(post.source_id) <= 512
        assert not UNPRINTABLE.search(post.text + post.source_id + (post.url or ""))
        assert post.url is None or post.url.startswith(("https://", "http://"))
        assert all(0 <= quote.start < quote.end <= len(post.text) for quote in post.quotes)
        for moment in (post.published_at, post.edited_at):
            assert moment is None or moment.utcoffset() == timedelta(0)


@every_answer
def test_D2_each_post_has_an_id_of_its_own_and_reading_again_changes_none(
    kind: type[Connector], path: Path
):
    once, again = (kind.normalise(fetched(kind, path)) for _ in range(2))
    assert once == again
    ids = [post.source_id for post in once.posts]
    assert len(ids) == len(set(ids))


@every_answer
def test_posts_come_in_the_order_in_which_they_were_published(kind: type[Connector], path: Path):
    dates = [post.published_at for post in kind.normalise(fetched(kind, path)).posts]
    if all(dates):
        assert dates == sorted(dates, key=lambda d: d.astimezone(UTC) if d else None)


@every_answer
def test_reading_completes_the_cursor_and_drops_nothing_from_it(kind: type[Connector], path: Path):
    assert kind.normalise(fetched(kind, path)).cursor.get("kept") == "1"


@every_answer
def test_P2_posts_survive_the_way_out_of_the_box(kind: type[Connector], path: Path):
    batch = kind.normalise(fetched(kind, path))
    there = boxed.REPLY.dump_json(boxed.Reply(batch))
    assert boxed.REPLY.validate_json(there).batch == batch


@every_connector
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"\x00",
        b"<",
        b"{",
        b"[",
        b"null",
        b"[[[[",
        b'{"error":"nope"}',
        b"<html><body>Not here</body></html>",
        b"/etc/passwd",
        b"http://127.0.0.1/",
        b"\xff\xfe\x00\x01",
        bytes(range(256)) * 20,
    ],
    ids=lambda body: repr(body[:16]),
)
def test_P6_what_is_no_answer_is_unreadable_and_nothing_worse(kind: type[Connector], body: bytes):
    ref = AccountRef(kind.name, "https://kade.example/feed", "1@kade.example", "x")
    with pytest.raises(SourceError):
        kind.normalise(Fetched(ref, (body,), Cursor(), "", ref.address))


@pytest.mark.anyio
@every_connector
async def test_O4_nothing_is_fetched_without_a_permit_for_this_account(kind: type[Connector]):
    client = Recorded({})
    ref = AccountRef(kind.name, "https://kade.example/feed", "1@kade.example", "x")
    for_nobody = replace(permit(ref), ref=None, scope=Scope.COUNT)
    with pytest.raises(AmendsError):
        await kind(client).fetch(for_nobody, Cursor())
    with pytest.raises(AmendsError):
        await kind(client).look(for_nobody, ())
    assert client.asked == []
