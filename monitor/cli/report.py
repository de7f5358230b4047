"""What was found, said in one way or another."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

import typer

from monitor.cli.postline import Submitted, Unusable, error_line, result_line
from monitor.domain.case import Suggestion
from monitor.domain.finding import Finding
from monitor.policy.check import Judgement


@dataclass(frozen=True, slots=True)
class Judged:
    """One post and all that there is to say of it."""

    submitted: Submitted
    judgement: Judgement
    reasons: Mapping[Finding, str]
    suggestion: Suggestion | None


class Report(ABC):
    """Takes results as they come, in order."""

    @abstractmethod
    def judged(self, judged: Judged) -> None:
        """One post."""

    @abstractmethod
    def unusable(self, line: Unusable) -> None:
        """One line that is no valid post."""

    @abstractmethod
    def end(self) -> None:
        """There is no more."""


class LineReport(Report):
    """One JSON line for one post, as scripts read them."""

    def judged(self, judged: Judged) -> None:
        post = judged.submitted.post
        typer.echo(result_line(post, judged.judgement, judged.reasons, judged.suggestion))

    def unusable(self, line: Unusable) -> None:
        typer.echo(error_line(line))

    def end(self) -> None:
        """Every line has said all there is."""
