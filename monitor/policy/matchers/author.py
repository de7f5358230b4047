"""``author`` and ``reply``: conditions on who writes and to whom. They mark nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from monitor.domain.finding import Span
from monitor.policy.entry import Entry
from monitor.policy.fold import fold_word
from monitor.policy.matchers.role import MATTERS, may
from monitor.policy.matchers.words import Words
from monitor.policy.rule import Context, Hit, Matcher
from monitor.policy.text import Text


@dataclass(frozen=True)
class OfAuthor(Matcher):
    """Holds when the author is as the rule says; what is None does not matter."""

    marks = False
    names_employer: bool | None = None
    spokesperson: bool | None = None
    listed: bool | None = None
    """True when the company file gives the author's role a line of its own."""
    role: Matcher | None = None
    may: str | None = None
    """A matter that the company file lets the author's role speak of."""

    def find(self, text: Text, context: Context) -> Iterable[Hit]:
        return ()

    def holds(self, text: Text, context: Context, window: Span) -> bool:
        known = (
            self.names_employer in (None, context.names_employer),
            self.spokesperson in (None, is_spokesperson(context)),
            self.listed in (None, has_own_line(context)),
            self.may is None or may_speak(context, self.may),
        )
        return all(known) and (
            self.role is None or any(True for _ in self.role.find(context.role, context))
        )


@dataclass(frozen=True)
class IsReply(Matcher):
    """Holds when the post answers somebody, or when it does not."""

    marks = False
    wanted: bool = True

    def find(self, text: Text, context: Context) -> Iterable[Hit]:
        return ()

    def holds(self, text: Text, context: Context, window: Span) -> bool:
        return (context.reply_to is not None) is self.wanted


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    """A name or role, which comes again with every post."""
    return fold_word(name).strip()


def is_spokesperson(context: Context) -> bool:
    """The role is that of a spokesperson in the company file, or the bio gives the name of one."""
    role, bio = _folded(context.author.role), context.bio.folded.text
    return any(
        (role and role == _folded(person.role)) or (person.name and _folded(person.name) in bio)
        for person in context.lexicon.company.spokespersons
    )


def has_own_line(context: Context) -> bool:
    """The company file says what this role may say."""
    role = _folded(context.author.role)
    return any(role == _folded(name) for name, _ in context.lexicon.company.roles)


def may_speak(context: Context, matter: str) -> bool:
    """Spokespersons may speak of everything, others of what their line in the company file says."""
    return is_spokesperson(context) or may(context.lexicon.company, context.author.role, matter)


def read_author(entry: Entry, key: str) -> Matcher:
    """``{names_employer: true, spokesperson: false, listed: true, role: [words], may: prices}``."""
    said = entry.entry(key)
    said.known("names_employer", "spokesperson", "listed", "role", "may")
    flags = {k: said.flag(k) for k in ("names_employer", "spokesperson", "listed") if k in said}
    roles = said.texts("role")
    matter = said.choice("may", list(MATTERS)) if "may" in said else None
    return OfAuthor(**flags, role=Words({"any": roles}) if roles else None, may=matter)


def read_reply(entry: Entry, key: str) -> Matcher:
    """true or false."""
    return IsReply(entry.flag(key))
