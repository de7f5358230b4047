"""Reading what a person wrote in YAML: typed, strict, and with the place of every mistake.

The mappings come from ``adapters/files.py``, which knows lines; nothing here knows YAML.
"""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NoReturn

from monitor.errors import FileRefused, Said


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was written."""

    file: str = "-"
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file

    def refusal(self, said: Said) -> FileRefused:
        """To be raised for what stands here."""
        return FileRefused(str(self), self.line, said)


class Items(list[object]):
    """A list as written, with the line of each item."""

    def __init__(self, items: Iterable[object], lines: Iterable[int]) -> None:
        super().__init__(items)
        self.lines = tuple(lines)


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping as written. Values are entries, lists, texts, numbers, booleans or None."""

    values: Mapping[str, object]
    place: Place = Place()
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each key."""

    def plain(self) -> dict[str, object]:
        """What was written, without where."""
        return {key: _plain(value) for key, value in self.values.items()}

    def __contains__(self, key: str) -> bool:
        return self.values.get(key) is not None

    def at(self, key: str) -> Place:
        """Where ``key`` was written."""
        return Place(self.place.file, self.lines.get(key, self.place.line))

    def refuse(self, key: str, why: Said) -> NoReturn:
        """End with one line that names file, line, key and the mend."""
        raise self.at(key).refusal(Said("{key}: {why}", {"key": key, "why": why}))

    def known(self, *keys: str) -> None:
        """Refuse a key that is none of these, and name the nearest."""
        for key in self.values:
            if key not in keys:
                raise self.at(key).refusal(_unknown(key, keys))

    def needed(self, key: str) -> object:
        """The value of a key that must be there, and must say something."""
        if key not in self:
            raise self.place.refusal(Said("{key!r} is missing", {"key": key}))
        value = self.values[key]
        if isinstance(value, str) and not value.strip():
            self.refuse(key, Said("should not be empty"))
        return value

    def text(self, key: str, default: str = "") -> str:
        """A text; a number stands for its digits."""
        value = self.values.get(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            self.refuse(key, Said("should be a text"))
        return str(value).strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, or one text alone."""
        return tuple(str(value) for value in self.scalars(key))

    def scalars(self, key: str) -> tuple[str | int | float, ...]:
        """A list of texts or numbers, or one alone."""
        value = self.values.get(key)
        if value is None:
            return ()
        return tuple(self._scalar(key, v) for v in (value if isinstance(value, list) else [value]))

    def _scalar(self, key: str, value: object) -> str | int | float:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            self.refuse(key, Said("should be a text or a list of texts"))
        return value.strip() if isinstance(value, str) else value

    def flag(self, key: str, default: bool = False) -> bool:
        """true or false."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            self.refuse(key, Said("should be true or false"))
        return value

    def number(self, key: str, allowed: Iterable[int]) -> int:
        """A whole number out of ``allowed``."""
        value = self.needed(key)
        choices = tuple(allowed)
        if isinstance(value, bool) or not isinstance(value, int) or value not in choices:
            ends = {"least": min(choices), "most": max(choices)}
            self.refuse(key, Said("should be a number from {least} to {most}", ends))
        return value

    def choice(self, key: str, choices: Sequence[str], default: str | None = None) -> str:
        """One of ``choices``."""
        value = self.needed(key) if default is None else self.values.get(key, default)
        if value not in choices:
            self.refuse(key, _not_among(value, choices))
        return str(value)

    def entry(self, key: str) -> "Entry":
        """A mapping; an empty one when the key is absent."""
        value = self.values.get(key)
        if value is None:
            return Entry({}, self.at(key))
        if not isinstance(value, Entry):
            self.refuse(key, Said("should be a mapping (key: value)"))
        return value

    def entries(self, key: str) -> tuple["Entry", ...]:
        """A list of mappings."""
        value = self.values.get(key)
        found = [] if value is None else value
        if not isinstance(found, list) or not all(isinstance(item, Entry) for item in found):
            self.refuse(key, Said("should be a list of mappings (- key: value)"))
        return tuple(found)

    def items(self, key: str) -> tuple[tuple[object, Place], ...]:
        """A list with at least one item, each with where it was written."""
        value = self.needed(key)
        if not isinstance(value, list) or not value:
            self.refuse(key, Said("should be a list with at least one item"))
        lines = value.lines if isinstance(value, Items) else [self.at(key).line] * len(value)
        return tuple((v, Place(self.place.file, n)) for v, n in zip(value, lines, strict=True))

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """A mapping of texts to texts, in the order written."""
        inner = self.entry(key)
        return tuple((name, inner.text(name)) for name in inner.values)


def _unknown(key: str, known: Sequence[str]) -> Said:
    if near := _nearest(key, known):
        return Said("unknown key {key!r}; did you mean {near!r}?", {"key": key, "near": near})
    return Said("unknown key {key!r}; known keys: {known}", {"key": key, "known": ", ".join(known)})


def _not_among(value: object, choices: Sequence[str]) -> Said:
    if near := _nearest(str(value), choices):
        said = {"value": value, "near": near}
        return Said("{value!r} is unknown; did you mean {near!r}?", said)
    said = {"value": value, "choices": ", ".join(choices)}
    return Said("{value!r} is unknown; should be one of {choices}", said)


def _nearest(word: str, known: Sequence[str]) -> str:
    return next(iter(difflib.get_close_matches(word, known, 1, 0.5)), "")


def _plain(value: object) -> object:
    if isinstance(value, Entry):
        return value.plain()
    return [_plain(item) for item in value] if isinstance(value, list) else value
