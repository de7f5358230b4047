"""The dry run of `amends policy try`: posts in, a comparison out."""

from collections.abc import Iterator, Sequence
from contextlib import aclosing
from typing import assert_never

import typer

from monitor.cli.bench import Bench
from monitor.cli.compare import Comparison
from monitor.cli.postline import Submitted, Unusable
from monitor.cli.progress import aside, counting
from monitor.cli.sources import Refused, items
from monitor.domain.company import Company
from monitor.domain.post import Author
from monitor.errors import ConfigurationRefused

CHANNELS = "channels"
"""Stands for all that the company file calls the company's own."""


async def trial(sources: Sequence[str], author: Author, active: Bench, new: Bench | None) -> int:
    """Print what the rules in force find, beside what new ones would; the exit status says whether
    they differ."""
    comparison = Comparison(active.judge, new.judge if new else None)
    named = list(_named(sources, active.judge.company))
    troubled = False
    async with active.asker() as asker, aclosing(items(named, author, asker)) as stream:
        with counting("posts") as one_more:
            async for item in stream:
                one_more()
                match item:
                    case Submitted():
                        comparison.take(item)
                    case Unusable():
                        troubled = True
                        aside(f"{item.where}: {item.error}")
                    case Refused():
                        troubled = True
                        aside(f"amends: {item.message}")
                    case _:
                        assert_never(item)
    for line in comparison.lines():
        typer.echo(line)
    return 2 if troubled else int(comparison.differs)


def _named(sources: Sequence[str], company: Company) -> Iterator[str]:
    """The sources, the company's own channels written out."""
    for source in sources:
        if source != CHANNELS:
            yield source
            continue
        own = [*company.handles, *(f"https://{domain}" for domain in company.domains)]
        if not own:
            raise ConfigurationRefused(
                f"{CHANNELS}: the company file names no handles and no domains of its own"
            )
        yield from own
