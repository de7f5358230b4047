"""What somebody names on the command line, opened: files, standard input, or an address."""

import sys
from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from dataclasses import dataclass
from pathlib import Path

from monitor.cli.local import Kind, posts
from monitor.cli.postline import Submitted, Unusable
from monitor.cli.remote import Asker
from monitor.domain.post import Author
from monitor.errors import ConfigurationRefused, NotAllowed, SourceError
from monitor.ports import Reader

STDIN = "-"
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
            yield Refused(str(error))


async def _opened(
    source: str, default: Author, asker: Asker
) -> AsyncIterator[Submitted | Unusable]:
    path = Path(source)
    if source == STDIN:
        async for item in posts(sys.stdin.buffer, "standard input", default, asker.reader):
            yield item
    elif _is_local(path):
        async for item in _file(path, default, asker.reader):
            yield item
    else:
        for item in await asker.posts(source, default):
            yield item


def _is_local(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


async def _file(path: Path, default: Author, reader: Reader) -> AsyncIterator[Submitted | Unusable]:
    kind = Kind.LINES if path.suffix.lower() in LINES else Kind.FEED
    try:
        with path.open("rb") as stream:
            async for item in posts(stream, str(path), default, reader, kind=kind):
                yield item
    except OSError as error:
        raise ConfigurationRefused(f"{path}: cannot be read ({error.strerror})") from error
