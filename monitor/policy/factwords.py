"""Facts of the fact sheet, as the readers of a language write them."""

import re

from monitor.domain.company import Company, Fact
from monitor.policy.phrases import Voice

LONGEST_SOURCE = 80
GROUPED_FROM = 10_000
"""Smaller numbers are written without a separator: they may be years."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def fact_of(company: Company, about: str | None) -> Fact | None:
    """The line of the fact sheet under a key."""
    return next((fact for fact in company.facts if fact.key == about), None)


def fact_value(company: Company, about: str | None, voice: Voice) -> str:
    """What the fact sheet says under a key, in words; empty when it has no such key."""
    fact = fact_of(company, about)
    return spelled(fact.value, voice) if fact else ""


def spelled(value: int | float | str | tuple[str | int | float, ...], voice: Voice) -> str:
    """A value with the separators of the language."""
    if isinstance(value, tuple):
        parts = [spelled(part, voice) for part in value]
        return voice.and_.join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts)
    if isinstance(value, str):
        return value
    plain = f"{value:,}" if abs(value) >= GROUPED_FROM else str(value)
    return plain.translate({ord(","): voice.group, ord("."): voice.decimal})


def source_of(fact: Fact | None, voice: Voice) -> str:
    """Where a fact was published, if its note says so in a few words."""
    note = fact.note if fact else ""
    told = any(word in note.casefold() for word in voice.published)
    if told and len(note) <= LONGEST_SOURCE and not says_we(note, voice):
        return note.rstrip(".")
    return voice.source


def says_we(text: str, voice: Voice) -> bool:
    """True when a text speaks for more than one person."""
    return any(word.casefold().replace("’", "'") in voice.we_said for word in WORD.findall(text))
