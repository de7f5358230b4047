"""What changed in the rule files, seen when they are loaded: somebody edited them, or a new version came."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import structlog

from monitor.domain.audit import AuditEntry
from monitor.domain.revision import Deed, Revision, in_files, texts
from monitor.policy.rule import Rule, State
from monitor.ports import Transaction
from monitor.usecases.renewal import ask_anew
from monitor.usecases.workshop import asks_anew, material

log = structlog.get_logger()


@dataclass(frozen=True)
class Files:
    """The rule files as they are now."""

    texts: Mapping[str, str]
    """What each rule says, by id."""
    read: Callable[[str], Rule | None]
    """The rule that a text says; None when it cannot be read (any more)."""
    shipped: frozenset[str]
    """The kinds of findings that ship."""
    consent: str
    """The version of the consent text in force."""


def note_files(tx: Transaction, files: Files, now: datetime) -> tuple[Revision, ...]:
    """Keep what each rule's file says, where that is not what it was last seen to say. The first time there
    is nothing to hold it against."""
    revisions = tx.revisions()
    known = in_files(revisions)
    begins = not any(each.deed is Deed.FOUND for each in revisions)
    changed = [rule for rule in sorted({*files.texts, *known}) if _differ(rule, known, files.texts)]
    # What stands in the workshop goes before its file, whatever that says.
    hidden = {*changed} if begins else {*texts(revisions)}
    covered = files.shipped | _kinds(known.values() if changed else (), files)
    made = []
    for number, rule_id in enumerate(changed, tx.last_revision() + 1):
        before, after = (_rule(side.get(rule_id), files) for side in (known, files.texts))
        counts = rule_id not in hidden
        revision = Revision(
            number,
            rule_id,
            Deed.FOUND if begins else Deed.FILE,
            now,
            by="",
            note="",
            text=files.texts.get(rule_id, ""),
            consent=files.consent,
            material=counts and (after is None or material(before, after)),
            asks=counts and after is not None and asks_anew(after, covered),
        )
        _keep(tx, revision)
        made.append(revision)
    if any(each.asks for each in made):
        ask_anew(tx, now)
    return tuple(made)


def _differ(rule_id: str, known: Mapping[str, str], found: Mapping[str, str]) -> bool:
    return known.get(rule_id) != found.get(rule_id)


def _rule(text: str | None, files: Files) -> Rule | None:
    return files.read(text) if text else None


def _kinds(said: Iterable[str], files: Files) -> frozenset[str]:
    """What rules wrote about before, as far as they can still be read."""
    rules = filter(None, map(files.read, said))
    return frozenset(rule.kind for rule in rules if rule.state is State.ACTIVE)


def _keep(tx: Transaction, revision: Revision) -> None:
    tx.add_revision(revision)
    if revision.deed is Deed.FILE:
        tx.log(AuditEntry(revision.at, "service", "saw rule file changed", thing=revision.rule_id))
        log.info("rule_file_changed", rule=revision.rule_id, number=revision.number)
