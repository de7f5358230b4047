"""How an answer of comms may begin: ``locale/<lang>/answers.yaml``, for whoever answers to change.

``answers.familiar.yaml`` has the same for whom one says du or tu.
"""

from collections.abc import Mapping
from functools import cache

import yaml

from monitor.adapters.catalogue import LOCALE, SOURCE
from monitor.domain.finding import Finding


def beginning(finding: Finding, lang: str, *, familiar: bool = False) -> str:
    """Words for the rule that found something, or those of its conduct rule."""
    conducts, rules = _beginnings(lang, familiar)
    return rules.get(finding.rule_id, conducts[finding.conduct])


@cache
def _beginnings(lang: str, familiar: bool) -> tuple[Mapping[int, str], Mapping[str, str]]:
    names = ("answers.familiar.yaml", "answers.yaml") if familiar else ("answers.yaml",)
    places = (*(LOCALE / lang / name for name in names), LOCALE / SOURCE / "answers.yaml")
    path = next(place for place in places if place.is_file())
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    return said["conducts"], said["rules"]
