"""Are the accounts read? "Nothing found" is never said of what was not (safety L4)."""

from monitor.adapters.blocks import Block, Heading, Pairs, Para, Row
from monitor.adapters.catalogue import Words
from monitor.domain.accounts import AccountHealth
from monitor.domain.figures import shown
from monitor.domain.letter import Digest
from monitor.domain.tally import Count

WIDTH = 168


def health(letter: Digest, words: Words) -> tuple[Block, ...]:
    """Where every account stands, and how many posts were read."""
    read = letter.week.figures.read
    return (
        Heading(health_title(words)),
        *(() if read is None else (Para(posts_read(read, words)),)),
        Pairs(tuple(Row(name, (says,)) for name, says in standing(letter.health, words)), WIDTH),
        Para(steady(words), soft=True),
    )


def health_title(words: Words) -> str:
    """What stands above where the accounts are."""
    return words("Are the accounts read?")


def standing(found: AccountHealth, words: Words) -> tuple[tuple[str, str], ...]:
    """Each line that an account can stand in, with how many do. Every account stands in one of them."""
    unchecked = words("Posts there are unchecked, not clean.")
    waits = words("Until they show that an account is theirs, or agree again.")
    rests = words("By their owners, or because Amends is off where they work.")
    return (
        (words("Read as planned"), _accounts(found.reading, words)),
        (
            words("Not read for over a day, or gone"),
            f"{_accounts(found.unread, words)} {unchecked}",
        ),
        (words("Waiting for their owners"), f"{_accounts(found.waiting, words)} {waits}"),
        (words("Paused"), f"{_accounts(found.paused, words)} {rests}"),
    )


def posts_read(number: int, words: Words) -> str:
    """How many posts were read."""
    return words("Amends read {posts} posts.", posts=words.number(number))


def steady(words: Words) -> str:
    """Why numbers of accounts seem to stand still, and that they say less for it."""
    return words(
        "A number of accounts is told anew only once five people more or five fewer stand behind it. "
        "Until then an account may be counted where it no longer belongs."
    )


def _accounts(count: Count, words: Words) -> str:
    number = shown(count)
    if number is None:
        return words("Accounts of fewer than five people.")
    return words("{number} accounts.", number=words.number(number))
