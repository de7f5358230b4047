"""The company file, made ready for looking things up in posts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from monitor.domain.company import Company, Named
from monitor.policy.fold import View, fold_word
from monitor.policy.names import Finder, Form, Known, Sighting, tokens_of
from monitor.policy.text import ENOUGH, Text, joined_words, words_of

COMPANY = "company"
RELEASED = "products.public"
UNRELEASED = "products.unreleased"
CLIENTS = "clients.public_references"
NDA = "clients.under_nda"
CODENAMES = "codenames"
SPOKESPERSONS = "spokespersons"
GROUPS = (COMPANY, RELEASED, UNRELEASED, CLIENTS, NDA, CODENAMES, SPOKESPERSONS)
"""The parts of the company file that hold names, as a rule calls them."""

PLACEHOLDERS = {
    "company": COMPANY,
    "product": RELEASED,
    "unreleased": UNRELEASED,
    "client": CLIENTS,
    "nda": NDA,
    "codename": CODENAMES,
    "spokesperson": SPOKESPERSONS,
}
"""What stands for a group of names in the words and patterns of a rule."""

NOTHING = r"[^\s\S]"
"""A pattern that matches no character at all."""

_TELLING = 4
"""Letters a word of a description needs to tell anything."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """One company's names, found in any form."""

    company: Company

    @cached_property
    def entries(self) -> dict[str, tuple[Named, ...]]:
        """The named things by group."""
        c = self.company
        own = (Named(c.name, tuple(n for n in c.names if n != c.name)),)
        people = tuple(Named(s.name, about=s.role) for s in c.spokespersons)
        groups = (
            own,
            c.released,
            c.unreleased,
            c.public_clients,
            c.nda_clients,
            c.codenames,
            people,
        )
        return dict(zip(GROUPS, groups, strict=True))

    @cached_property
    def _finder(self) -> Finder:
        known = {
            Known(tokens, group, at): None
            for group, entries in self.entries.items()
            for at, entry in enumerate(entries)
            for tokens in map(tokens_of, entry.names)
            if tokens
        }
        return Finder(known)

    def sightings(self, text: Text) -> tuple[Sighting, ...]:
        """Every name of the company file in ``text``, the longest where several share a place."""
        found = text.notes.get(self)
        if not isinstance(found, tuple):
            found = tuple(islice(_longest(self._all_sightings(text)), ENOUGH))
            text.notes[self] = found
        return found

    def _all_sightings(self, text: Text) -> Iterator[Sighting]:
        plain, *others = text.views
        if self._may(plain):
            yield from self._finder.find(plain, text.words)
        yield from self._finder.masked(plain)
        for view in others:
            if self._may(view):
                yield from self._finder.find(view, words_of(view), disguised=True)

    def _may(self, view: View) -> bool:
        """False when no name begins in any word of a copy, whole or cut at its apostrophes."""
        return self._finder.may(view.parts) or self._finder.may(joined_words(view))

    def named(self, text: Text, *groups: str) -> tuple[Sighting, ...]:
        """Sightings of some groups."""
        return tuple(s for s in self.sightings(text) if s.known.group in groups)

    def names_company(self, text: Text) -> bool:
        """True when ``text`` holds a name, domain or handle of the company itself."""
        if self.named(text, COMPANY):
            return True
        folded = text.folded.text
        return any(address in folded for address in self._addresses)

    @cached_property
    def _addresses(self) -> tuple[str, ...]:
        return tuple(fold_word(a) for a in (*self.company.domains, *self.company.handles) if a)

    def entry(self, known: Known) -> Named:
        """The entry of the company file that a name belongs to."""
        return self.entries[known.group][known.entry]

    def words_about(self, known: Known) -> frozenset[str]:
        """Telling words of an entry: of its description, and of its other names."""
        entry = self.entry(known)
        told = (*tokens_of(entry.about), *(t for name in entry.names for t in tokens_of(name)))
        return frozenset(
            word for word in told if len(word) >= _TELLING and word not in known.tokens
        )

    def expression(self, placeholder: str) -> str:
        """A pattern (on folded text) for any name of the group that a placeholder stands for."""
        names = {
            r"[\s-]+".join(map(re.escape, tokens))
            for entry in self.entries[PLACEHOLDERS[placeholder]]
            for tokens in map(tokens_of, entry.names)
            if tokens
        }
        if not names:
            return NOTHING
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        return "(?:" + "|".join(longest_first) + r")(?:'?e?s|e?n|er|sche?n?|je|tje)?"


def _longest(found: Iterable[Sighting]) -> Iterator[Sighting]:
    """In order of place; a name inside a longer one of the same entry is part of that one, and what is
    one name written right is no slip of another."""
    best: dict[tuple[str, int, int], Sighting] = {}
    for seen in found:
        key = seen.known.group, seen.known.entry, seen.span.start
        held = best.get(key)
        if held is None or (seen.span.end, not seen.disguised) > (
            held.span.end,
            not held.disguised,
        ):
            best[key] = seen
    plain = [seen.span for seen in best.values() if seen.form is not Form.TYPO]
    kept = (
        seen
        for seen in best.values()
        if seen.form is not Form.TYPO or not any(seen.span.overlaps(span) for span in plain)
    )
    yield from sorted(kept, key=lambda s: (s.span, s.known.group, s.known.entry))
