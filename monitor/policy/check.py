"""Holding one post against the rules."""

from dataclasses import dataclass
from enum import StrEnum

from monitor.domain.finding import Finding


class Verdict(StrEnum):
    """What is to be done about a post."""

    ALERT = "alert"
    SHIELDED = "shielded"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules say of one version of one post. The same post and rules always give the same."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    """Of active rules, gravest first. Empty unless the verdict is ALERT."""
    lang: str
    """ISO 639-1: as detected, or as the source said."""
    shadow: tuple[Finding, ...] = ()
    """Of rules in shadow: counted, never mailed."""
