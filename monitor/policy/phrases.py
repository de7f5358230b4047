"""What is said about each kind of finding, in each language: data, as values."""

import hashlib
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


Wording = tuple[tuple[Slot, str], ...]
"""One way to say a draft: the text of each part that it uses, in the order of ``Slot``."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What each part of a draft may say. Any text of one part goes with any of the others."""

    slots: tuple[tuple[Slot, tuple[str, ...]], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.slots)

    def wording(self, seed: str, turn: int) -> Wording:
        """The texts that ``seed`` chooses; each further turn changes every part that it can."""
        return tuple(
            (slot, texts[(_number(f"{seed} {slot}") + turn) % len(texts)])
            for slot, texts in self.slots
        )


def _number(seed: str) -> int:
    return int.from_bytes(hashlib.sha256(seed.encode("utf-8", "surrogatepass")).digest()[:4])


@dataclass(frozen=True, slots=True)
class Wordings:
    """The drafts to choose from for a kind of finding."""

    usual: Parts
    reply: Parts = Parts()
    """For a post that answers somebody."""
    plain: Parts = Parts()
    """Without the author's own words."""


class Address(StrEnum):
    """How a post speaks to whoever it is for."""

    FAMILIAR = "familiar"
    """je, du, tu."""
    PLURAL = "plural"
    """jullie, ihr."""
    FORMAL = "formal"
    """u, Sie, vous."""


@dataclass(frozen=True, slots=True)
class Register:
    """The words of one way to address somebody."""

    words: frozenset[str]
    """Words that show that a post uses it. One that begins with a capital counts inside a sentence only."""
    forms: Mapping[str, str]
    """What stands at the places of a draft: pronouns, and verbs that follow them."""


@dataclass(frozen=True, slots=True)
class EditWords:
    """What an edit of the author's own words may need to add, or to take along."""

    own: str
    """The line of an own view: ``{company}``."""
    employee: str
    """The line of an employee's praise."""
    expectation: str
    """What makes a promise an expectation of one's own: ``{Said}``, or ``{said}`` without its capital."""
    take_out: str
    """What to say where no small change will do: ``{words}``."""
    address: frozenset[str]
    """Words that may stand before an insult and go with it: *you*, *what an*."""
    articles: frozenset[str]
    """Words that a noun needs; between one and its noun an adjective can go."""
    adjective: str
    """What such an adjective looks like: a regular expression."""
    capitals: bool
    """True where nouns are written with a capital."""
    counted: tuple[str, ...]
    """Numbers in words, from two on."""
    joints: frozenset[str]
    """Words that join a clause to the one before it and go with it."""


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
    registers: Mapping[Address, Register]
    address: Address
    """How to speak to somebody whom the post does not address."""
    months: tuple[str, ...]
    date: str
    first_day: str
    """The first of a month, where it is written otherwise than the other days."""
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
    told: str
    """What becomes of those who passed an edited post on."""
    edit: EditWords

    def kind(self, name: str, *, can_edit: bool = True) -> KindWords:
        """The words for a kind of finding, or general ones for a kind that has none."""
        words = self.kinds.get(name, self.kinds[OTHER])
        return words if can_edit else words.fixed or words


@dataclass(frozen=True, slots=True)
class Phrases:
    """The voices of all languages that have a catalogue."""

    voices: Mapping[str, Voice]

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds of findings that have words of their own: those that ship, and that members know of."""
        return frozenset(self.voice(FALLBACK).kinds) - {OTHER}

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
