"""Were the accounts read? "Nothing found" is never said of what was not (safety L4)."""

from monitor.adapters.blocks import Block, Heading, Para
from monitor.adapters.catalogue import Words
from monitor.domain.figures import shown
from monitor.domain.letter import Digest
from monitor.domain.tally import Count


def health(letter: Digest, words: Words) -> tuple[Block, ...]:
    """Read, failing and paused, and how many posts were read."""
    health = letter.health
    parts = [
        _accounts(
            health.reading,
            words("{number} accounts were read as planned."),
            words("Accounts of fewer than five people were read as planned."),
            words,
        ),
        _accounts(
            health.unread,
            words("{number} could not be read for over a day:"),
            words("Those of fewer than five people could not be read for over a day:"),
            words,
        ),
        words("their owners know, and posts there are unchecked, not clean."),
        _accounts(
            health.paused,
            words("{number} are paused by their owners."),
            words("Those of fewer than five people are paused by their owners."),
            words,
        ),
    ]
    read = letter.week.figures.read
    if read is not None:
        parts.append(posts_read(read, words))
    return (
        Heading(words("Were the accounts read?")),
        Para(" ".join(parts)),
        Para(steady(words), soft=True),
    )


def posts_read(number: int, words: Words) -> str:
    """How many posts were read."""
    return words("Amends read {posts} posts.", posts=words.number(number))


def steady(words: Words) -> str:
    """Why numbers of accounts seem to stand still."""
    return words("Numbers of accounts move only when those of five people or more come or go.")


def _accounts(count: Count, many: str, few: str, words: Words) -> str:
    number = shown(count)
    return few if number is None else many.format(number=words.number(number))
