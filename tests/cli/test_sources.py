"""What cannot be read is said in one line: which source, what is wrong, and what to do."""

import pytest

from monitor.cli.remote import Asker
from monitor.cli.sources import Refused, items
from monitor.domain.post import Author
from monitor.errors import (
    SourceError,
    SourceGone,
    SourceLocked,
    SourceMissing,
    SourceUnavailable,
    SourceUnreadable,
)

PAGE = "https://blog.example/feed"


async def refusal(source: str, error: SourceError, monkeypatch: pytest.MonkeyPatch) -> str:
    async def fails(self: Asker, source: str, default: Author) -> None:
        raise error

    monkeypatch.setattr(Asker, "posts", fails)
    asker = object.__new__(Asker)
    object.__setattr__(asker, "reader", None)
    [item] = [item async for item in items([source], Author(), asker)]
    assert isinstance(item, Refused)
    return item.message


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("error", "line"),
    [
        (SourceLocked("blog.example: HTTP 401"), "it wants a login, so check a saved file instead"),
        (SourceMissing("blog.example: HTTP 404"), "check the spelling"),
        (SourceGone("blog.example: HTTP 410"), "it is gone for good"),
        (SourceUnavailable("blog.example: HTTP 429"), "try again later"),
    ],
)
async def test_an_answer_without_posts_is_told_with_its_source_and_the_mend(
    error: SourceError, line: str, monkeypatch: pytest.MonkeyPatch
):
    assert await refusal(PAGE, error, monkeypatch) == f"{PAGE}: {error}; {line}"


@pytest.mark.anyio
async def test_a_source_is_not_named_twice(monkeypatch: pytest.MonkeyPatch):
    error = SourceUnreadable(f"{PAGE} is no feed and names none", reason="not-a-feed")
    assert await refusal(PAGE, error, monkeypatch) == str(error)
