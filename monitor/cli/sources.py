"""What somebody names on the command line, opened: files, standard input, or an address."""

import sys
from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from dataclasses import dataclass
from pathlib import Path

from monitor.adapters.sample import sample_file
from monitor.cli.local import Kind, posts
from monitor.cli.postline import Submitted, Unusable
from monitor.cli.remote import Asker
from monitor.domain.post import Author
from monitor.errors import (
    AmendsError,
    ConfigurationRefused,
    NotAllowed,
    SourceError,
    SourceGone,
    SourceLocked,
    SourceMissing,
    SourceUnavailable,
)
from monitor.ports import Reader

STDIN = "-"
SAMPLE = "sample"
"""The sample set that comes with the product; a file of that name goes first."""

LINES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Refused:
    """A source that could not be read, and why; the others go on."""

    message: str


Item = Submitted | Unusable | Refused


async def items(
    sources: Iterable[str], default: Author, asker: Asker
) -> AsyncGenerator[Item, None]:
    """Posts of all sources in order, as they come in."""
    for source in sources:
        try:
            async for item in _opened(source, default, asker):
                yield item
        except (ConfigurationRefused, NotAllowed, SourceError) as error:
            yield Refused(_said(source, error))


MENDS: tuple[tuple[type[SourceError], str], ...] = (
    (SourceLocked, "it wants a login, so check a saved file instead"),
    (SourceMissing, "check the spelling"),
    (SourceGone, "it is gone for good"),
    (SourceUnavailable, "try again later"),
)


def _said(source: str, error: AmendsError) -> str:
    """One line that begins with the source, and ends with the mend where the error has none."""
    line = str(error) if str(error).startswith(source) else f"{source}: {error}"
    mend = next((mend for kind, mend in MENDS if isinstance(error, kind)), None)
    return f"{line}; {mend}" if mend else line


async def _opened(
    source: str, default: Author, asker: Asker
) -> AsyncIterator[Submitted | Unusable]:
    path = Path(source)
    if source == STDIN:
        async for item in posts(sys.stdin.buffer, "standard input", default, asker.reader):
            yield item
    elif _is_local(source):
        async for item in _file(path, default, asker.reader):
            yield item
    elif source == SAMPLE:
        async for item in _file(sample_file(), default, asker.reader, SAMPLE):
            yield item
    else:
        for item in await asker.posts(source, default):
            yield item


def _is_local(source: str) -> bool:
    try:
        return bool(source.strip()) and Path(source).exists()
    except (OSError, ValueError):
        return False


async def _file(
    path: Path, default: Author, reader: Reader, name: str = ""
) -> AsyncIterator[Submitted | Unusable]:
    kind = Kind.LINES if path.suffix.lower() in LINES else Kind.FEED
    try:
        with path.open("rb") as stream:
            async for item in posts(stream, name or str(path), default, reader, kind=kind):
                yield item
    except OSError as error:
        raise ConfigurationRefused(f"{path}: cannot be read ({error.strerror})") from error
