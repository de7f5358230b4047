"""How a rule stands, and what its notes were worth, in words and in numbers that may be told."""

from collections.abc import Mapping
from dataclasses import dataclass

from monitor.adapters.catalogue import Words
from monitor.domain.case import Worth
from monitor.domain.experience import NOTE, SHADOW, Experience
from monitor.domain.interval import Interval, wilson
from monitor.policy.rule import Rule
from monitor.usecases.learn import DISMISSED, PROTECTED
from monitor.usecases.storm import STORM
from monitor.usecases.workshop import OWNER
from monitor.web.views import Chip


@dataclass(frozen=True, slots=True)
class Merit:
    """What a rule's notes were worth; None where fewer than five people stand behind a number."""

    notes: int | None
    shadow: int | None
    """What it would have written while in shadow."""
    useful: Interval | None
    objections: int | None


def merit(known: Experience | None) -> Merit | None:
    """None when nothing is counted yet. All of it is made of numbers that may be told one by one, so that
    no two of them, nor those of two days, can be subtracted to find one person."""
    if known is None:
        return None
    useful = known.told.get(Worth.USEFUL)
    useless = [known.told.get(answer) for answer in (Worth.NO_PROBLEM, Worth.PROTECTED)]
    others = sum(number for number in useless if number)
    return Merit(
        notes=known.told.get(NOTE),
        shadow=known.told.get(SHADOW),
        useful=wilson(useful, useful + others) if useful and others else None,
        objections=known.told.get(Worth.PROTECTED),
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How a rule stands: a word, and why it does not write."""

    chip: Chip
    why: str = ""
    sleeps: bool = False
    """In shadow by experience or by its owner's hand, so it can be let write again here."""
    waits: bool = False
    """In shadow, and not for having found too much: it waits for its owner to let it write."""


def standing(rule: Rule, shadows: Mapping[str, tuple[object, str]], w: Words) -> Standing:
    """A rule's state as it is in force, in words."""
    if rule.held:
        why = w("It matches too much of what everybody writes, so it is not run. Make it narrower.")
        return Standing(Chip("mend", w("Held back"), "mendable"), why)
    if rule.standing == "shadow":
        return Standing(
            Chip("shadow", w("In shadow"), "plain"),
            w("Its text says so: state: shadow."),
            waits=True,
        )
    if rule.id in shadows:
        why = shadows[rule.id][1]
        chip = Chip("shadow", w("In shadow"), "plain")
        return Standing(chip, _why(why, w), sleeps=True, waits=why != STORM)
    return Standing(Chip("on", w("Writes notes"), "plain"))


def _why(why: str, w: Words) -> str:
    known = {
        OWNER: w("It was put in shadow here."),
        PROTECTED: w("An author called what it found protected."),
        DISMISSED: w("Most of its notes were called no problem."),
        STORM: w("It found more than 200 posts within an hour. Their notes wait."),
    }
    return known.get(why, why)
