"""A rule: a condition, its reason and its proof; and what a condition is made of."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import islice, product
from typing import NamedTuple

from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.post import Author
from monitor.errors import Said
from monitor.policy.entry import Place
from monitor.policy.lexicon import Lexicon
from monitor.policy.reading import Reading, Weight
from monitor.policy.text import Text


@dataclass(frozen=True, slots=True)
class Hit:
    """What a matcher saw, and how sure it is that it means what the rule is about."""

    span: Span
    confidence: Confidence = Confidence.LIKELY
    about: str | None = None
    """An entry of the company file (a fact's key), never words of the post."""


@dataclass(frozen=True)
class Context:
    """All that a post is judged with, taken apart once."""

    text: Text
    author: Author
    lexicon: Lexicon
    reply_to: Text | None = None
    second: Callable[["Context"], Reading] | None = None
    """The second reader, asked only when its word can change something."""

    @cached_property
    def reading(self) -> Reading | None:
        """What the second reader makes of the post; None without one."""
        return self.second(self) if self.second else None

    @cached_property
    def bio(self) -> Text:
        """What the author says of themselves."""
        return Text(self.author.bio, said=self.text.lang)

    @cached_property
    def role(self) -> Text:
        """The author's role, as given."""
        return Text(self.author.role, said=self.text.lang)

    @cached_property
    def names_employer(self) -> bool:
        """A reader can tell who the author works for: from the profile, the bio, or the post itself."""
        if self.author.names_employer:
            return True
        return self.lexicon.names_company(self.bio) or self.lexicon.names_company(self.text)

    @property
    def read_already(self) -> Reading | None:
        """What the second reader made of it, if something asked."""
        return vars(self).get("reading")


class Sign(NamedTuple):
    """Something that a post shows or not: who looks for all of its sort in a post, and which it is.
    Without ``look`` it is a pattern, which the sieve looks for together with all others."""

    look: Callable[[Context], Iterable[Hashable]] | None
    what: Hashable


Signs = tuple[frozenset[Sign], ...]
"""What a post has to show before there can be a hit: one of each set."""

MOST_SIGNS = 16
"""Sets of signs that alternatives are multiplied out to; fewer say less, and nothing wrong."""


def either(alternatives: Iterable[Signs]) -> Signs:
    """What a post has to show for one of several alternatives: one sign of each set, whichever it is."""
    return tuple(
        frozenset().union(*picked) for picked in islice(product(*alternatives), MOST_SIGNS)
    )


class Matcher(ABC):
    """Code behind a condition that a rule file can name. Immutable, and made once."""

    marks: bool = True
    """False for a condition on something else than the post's words: it holds or not, and finds nothing."""
    costly: bool = False
    """True when looking takes long: what has to stand beside it is looked for first."""

    @abstractmethod
    def find(self, text: Text, context: Context) -> Iterable[Hit]:
        """Hits in ``text``, which is the post or another text of its context, in order."""

    def holds(self, text: Text, context: Context, window: Span) -> bool:
        """True when there is a hit that touches ``window``. A condition on the author looks elsewhere."""
        return any(hit.span.overlaps(window) for hit in self.find(text, context))

    def signs(self) -> Signs:
        """What the post has to show before there can be a hit in it; nothing where that cannot be told."""
        return ()

    def bound(self, lexicon: Lexicon) -> "Matcher":
        """The same matcher, made ready for one company. Most need nothing from it."""
        return self


class State(StrEnum):
    """Whether a rule may write to anyone."""

    ACTIVE = "active"
    SHADOW = "shadow"


@dataclass(frozen=True, slots=True)
class Example:
    """A post that proves a rule: one it must find, or one it must leave alone."""

    text: str
    author: Author = field(default_factory=Author)
    in_reply_to: str | None = None
    lang: str | None = None
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as its file has it."""

    id: str
    conduct: int
    why: Mapping[str, str]
    """The reason by language."""
    severity: Severity
    match: Matcher
    kind: str
    """Chooses the suggestion."""
    state: State = State.ACTIVE
    hard: bool = False
    """A secret or somebody else's personal data: found even in a shielded post."""
    weighed: Weight | None = None
    """How much the second reader may doubt or confirm its findings. It knows what the shipped rules are about,
    and nothing of what a company forbids for itself."""
    hits: tuple[Example, ...] = ()
    misses: tuple[Example, ...] = ()
    place: Place = field(default_factory=Place)
    text: str = ""
    """Hash of what it looks for and how grave that is: a rule with another one is another rule."""
    whole: str = ""
    """Hash of all that stands in its file: with another one its examples are run again."""
    held: Said | None = None
    """Why it is not run, although its file says so (safety R2)."""

    @property
    def standing(self) -> str:
        """``active``, ``shadow`` or ``held``."""
        return "held" if self.held else self.state.value

    @property
    def held_line(self) -> str:
        """Where, what and the mend, in one line; for a rule that is held."""
        return (
            f"{self.place}: rule {self.id} is held and not run: {self.held}; "
            "make it narrower, the other rules go on"
        )

    @property
    def held_said(self) -> Said:
        """The same without the mend, for a page that says it once for all of them."""
        return Said(
            "{rule} ({place}): {why}.",
            {"rule": self.id, "place": self.place, "why": self.held or ""},
        )

    def reason(self, lang: str) -> str:
        """Why it may matter, in ``lang``, else in English, else in whatever there is."""
        return self.why.get(lang) or self.why.get("en") or next(iter(self.why.values()))


@dataclass(frozen=True)
class RuleSet:
    """The rules in force, as one value."""

    rules: tuple[Rule, ...]
    version: str
    """Hash of the files' content: the same version gives the same findings."""
    _by_id: Mapping[str, Rule] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {rule.id: rule for rule in self.rules})

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    @property
    def texts(self) -> Mapping[str, str]:
        """What each rule looks for, by id."""
        return {rule.id: rule.text for rule in self.rules}

    def rule(self, rule_id: str) -> Rule:
        """The rule with this id; KeyError when there is none."""
        return self._by_id[rule_id]

    def __contains__(self, rule_id: object) -> bool:
        return rule_id in self._by_id

    def reason(self, finding: Finding, lang: str) -> str:
        """Why a finding may matter; empty when its rule has left the set since."""
        rule = self._by_id.get(finding.rule_id)
        return rule.reason(lang) if rule else ""

    @property
    def held(self) -> tuple[Rule, ...]:
        """Rules that are not run."""
        return tuple(rule for rule in self.rules if rule.held)

    def with_held(self, why: Mapping[str, Said]) -> "RuleSet":
        """The same rules, some of them held for a reason."""
        rules = tuple(replace(rule, held=why.get(rule.id)) for rule in self.rules)
        return RuleSet(rules, self.version)
