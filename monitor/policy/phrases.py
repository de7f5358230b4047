"""What is said about each kind of finding, in each language: data, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from monitor.domain.case import Step

FALLBACK = "en"
"""The language of drafts and notes where the wanted one has no catalogue yet."""

OTHER = "other"
"""The kind that stands for kinds without words of their own, such as those of a company's own rules."""

STEPS: Mapping[str, Step] = {
    "insult": Step.APOLOGISE,
    "threat": Step.APOLOGISE,
    "mockery": Step.APOLOGISE,
    "quarrel": Step.APOLOGISE,
    "misconduct": Step.DELETE,
    "out-of-role": Step.EDIT,
    "speaking-for-company": Step.EDIT,
    "no-disclaimer": Step.DISCLAIM,
    "undisclosed-praise": Step.DISCLAIM,
    "avoid-topic": Step.LEAVE,
    "confidential": Step.DELETE,
    "codename": Step.DELETE,
    "client-name": Step.DELETE,
    "personal-data": Step.DELETE,
    "secret": Step.DELETE,
    "internal-event": Step.DELETE,
    "legal": Step.DELETE,
    "wrong-fact": Step.CORRECT,
    OTHER: Step.ASK,
}
"""The one next step for each kind of finding."""

LEAKS = frozenset(
    {
        "confidential",
        "codename",
        "client-name",
        "personal-data",
        "secret",
        "internal-event",
        "legal",
    }
)
"""Kinds whose words are repeated nowhere: in no mail, subject, log or draft."""


class Slot(StrEnum):
    """The parts of a draft. This order is the order in which they are said."""

    HEARD = "heard"
    RESPONSIBILITY = "responsibility"
    REGRET = "regret"
    REASON = "reason"
    REPAIR = "repair"


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say a draft: the text of each slot that it uses, in the order of ``Slot``."""

    slots: tuple[tuple[Slot, str], ...]


@dataclass(frozen=True, slots=True)
class Wordings:
    """The drafts to choose from for a kind of finding."""

    usual: tuple[Wording, ...]
    reply: tuple[Wording, ...] = ()
    """For a post that answers somebody."""
    plain: tuple[Wording, ...] = ()
    """Without the author's own words."""


@dataclass(frozen=True, slots=True)
class KindWords:
    """What a note and a page say about one kind of finding. Placeholders: ``{post}``, ``{quote}``,
    ``{fact}``, ``{company}``."""

    name: str
    seen: str
    unquoted: str
    why: str
    step: str
    how: tuple[str, ...]
    how_reply: tuple[str, ...]
    how_page: tuple[str, ...]
    drafts: Wordings
    fixed: "KindWords | None" = None
    """The same where nobody can edit a post."""


@dataclass(frozen=True, slots=True)
class Voice:
    """All phrases of one language."""

    lang: str
    kinds: Mapping[str, KindWords]
    familiar: Mapping[str, str]
    """Pronouns for somebody who is addressed as *je*, *du*, *tu*; in English there is one set."""
    formal: Mapping[str, str]
    familiar_words: frozenset[str]
    formal_words: frozenset[str]
    """Words that show which register a post uses."""
    months: tuple[str, ...]
    date: str
    decimal: str
    group: str
    and_: str
    source: str
    published: tuple[str, ...]
    """Words that show that a fact's note names where it was published."""
    fact_gap: str
    ask: str
    we_said: frozenset[str]
    """Words that speak for more than one person."""
    first_person: tuple[tuple[str, str], ...]
    """Phrases in which *we* can honestly become *I*."""
    history: str

    def kind(self, name: str, *, can_edit: bool = True) -> KindWords:
        """The words for a kind of finding, or general ones for a kind that has none."""
        words = self.kinds.get(name, self.kinds[OTHER])
        return words if can_edit else words.fixed or words


@dataclass(frozen=True, slots=True)
class Phrases:
    """The voices of all languages that have a catalogue."""

    voices: Mapping[str, Voice]

    def voice(self, lang: str) -> Voice:
        """The voice for a language; English where it has no catalogue yet."""
        return self.voices.get(lang, self.voices[FALLBACK])


@dataclass(frozen=True, slots=True)
class Platform:
    """What a draft must know of the place where the post stands."""

    title: str
    """What people call it: ``Mastodon``, ``blog``."""
    max_length: int | None = None
    keeps_history: bool = False
    """True when earlier wordings of an edited post stay readable to anyone."""
    can_edit: bool = True
    """False where a post stays as it was written, or goes."""
    tells_of_edits: bool = False
    """True when those who passed a post on are told that it was edited."""
