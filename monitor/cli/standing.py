"""How rules stand in the database: in shadow by experience, and what their notes were worth."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from monitor.adapters.dialect import address
from monitor.cli.progress import aside
from monitor.domain.case import Worth
from monitor.domain.experience import NOTE, Experience
from monitor.domain.revision import texts
from monitor.errors import AmendsError
from monitor.policy.rule import Rule
from monitor.ports import Transaction
from monitor.settings import Settings
from monitor.usecases.learn import DISMISSED, PROTECTED
from monitor.usecases.storm import STORM
from monitor.usecases.workshop import OWNER
from monitor.wiring import open_store

WHY = {
    PROTECTED: "an author called what it found protected",
    DISMISSED: "most of its notes were called no problem",
    OWNER: "its owner put it there",
    STORM: "it found more than 200 posts within an hour, and their notes wait",
}
FEW = "of fewer than five people"


@dataclass(frozen=True)
class Standing:
    """What the database adds to the rule files; empty when there is no database."""

    shadows: Mapping[str, tuple[datetime, str]] = field(default_factory=dict)
    experiences: Mapping[str, Experience] = field(default_factory=dict)
    workshop: Mapping[str, str] = field(default_factory=dict)
    """The rules that were changed in the workshop, as written there."""

    def state(self, rule: Rule) -> str:
        """``active``, ``shadow`` or ``held``, as it is in force."""
        if rule.standing == "active" and rule.id in self.shadows:
            return "shadow"
        return rule.standing

    def source(self, rule: Rule) -> str:
        """Where a rule comes from: a line of a file, or the workshop."""
        if rule.id in self.workshop:
            return "workshop"
        return f"{Path(rule.place.file).name}:{rule.place.line}"

    def reasons(self, rule: Rule) -> Iterator[str]:
        """Why a rule is not as its file has it, or does not write, one line each."""
        if rule.id in self.workshop:
            yield "as it was changed in the workshop, in the place of what its file says"
        if rule.held:
            yield f"held and not run: {rule.held}"
        if rule.id in self.shadows:
            since, why = self.shadows[rule.id]
            yield (
                f"in shadow by experience since {_moment(since)}: {WHY.get(why, why)}; "
                f"'amends policy wake {rule.id}' lets it write again"
            )

    def worth(self, rule: Rule) -> Iterator[str]:
        """What its notes were worth, without a number about fewer than five people."""
        known = self.experiences.get(rule.id)
        if known is None:
            return
        yield f"notes, counted since {_moment(known.since)}"
        for what, called in (
            (NOTE, "written"),
            (Worth.USEFUL, "called useful, or the post was put right"),
            (Worth.NO_PROBLEM, "called no problem"),
            (Worth.PROTECTED, "called protected"),
        ):
            number = known.told.get(what)
            yield f"  {called}: {FEW if number is None else number}"


def standing(settings: Settings) -> Standing:
    """What the database says. One that is not there yet says nothing; one that cannot be read is told
    in one line, and the files are shown all the same."""
    url = address(settings.database_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        return Standing()
    try:
        with kept(settings) as tx:
            return Standing(tx.shadowed(), tx.experiences(), texts(tx.revisions()))
    except AmendsError as error:
        aside(
            f"amends: only the rule files are shown, not how rules stand in the database: {error}"
        )
        return Standing()


@contextmanager
def kept(settings: Settings) -> Iterator[Transaction]:
    """One transaction on the database."""
    store = open_store(settings)
    try:
        with store.begin() as tx:
            yield tx
    finally:
        store.close()


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
