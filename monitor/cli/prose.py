"""What was found, as text for people: the sentence, the words underlined, the reason, the step, the draft."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Printed

from monitor.cli.postline import Submitted, Unusable
from monitor.cli.progress import aside
from monitor.cli.report import Judged, Report
from monitor.domain.case import Suggestion
from monitor.domain.finding import Confidence, Finding, Span
from monitor.policy.check import Verdict
from monitor.policy.text import Text

LONGEST = 96
"""Columns of a quoted sentence before it is cut around the words that matter."""

CONDUCT = {1: "audience", 2: "role", 3: "voice", 4: "work information", 5: "amends"}
SURE = {
    Confidence.POSSIBLE: "perhaps",
    Confidence.LIKELY: "fairly sure",
    Confidence.CERTAIN: "almost certain",
}
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What would move the cursor, colour the terminal or turn the direction of reading."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence in one line, and which columns of it to underline."""

    line: str
    before: int
    under: int


def quoted(text: str, span: Span) -> Quoted:
    """The sentence around ``span``, cut to a line; every other character keeps its column."""
    start, end = _sentence(text, span)
    head, words, tail = (
        UNSEEN.sub(" ", part)
        for part in (text[start : span.start], span.of(text), text[span.end : end])
    )
    words = _cut(words, LONGEST)
    room = max(0, LONGEST - len(words))
    head = _cut_left(head, max(room // 2, room - len(tail)))
    tail = _cut(tail, max(0, room - len(head)))
    return Quoted((head + words + tail).rstrip(), cell_len(head), max(1, cell_len(words)))


def _sentence(text: str, span: Span) -> tuple[int, int]:
    around = Text(text).sentence(span)
    start = around.start
    while start < span.start and text[start].isspace():
        start += 1
    return start, max(around.end, span.end)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: max(0, room - 1)] + "…"


def _cut_left(text: str, room: int) -> str:
    return text if len(text) <= room else "…" + text[len(text) - max(0, room - 1) :]


class TextReport(Report):
    """Prints posts with findings, and in the end one line that counts them all."""

    def __init__(self, out: Console) -> None:
        self.out = out
        self.counts: dict[str, int] = {}

    def judged(self, judged: Judged) -> None:
        """A clear or a shielded post is counted and not shown."""
        self._count(judged.judgement.verdict)
        if not judged.judgement.findings:
            return
        for finding in judged.judgement.findings:
            self._finding(judged.submitted, finding, judged.reasons[finding])
        if judged.suggestion is not None:
            self._suggestion(judged.suggestion)
        self._line(Printed())

    def unusable(self, line: Unusable) -> None:
        self._count("unusable")
        name = f" ({seen(line.id)})" if line.id else ""
        aside(f"{seen(line.where)}{name}: {line.error}")

    def end(self) -> None:
        self._line(Printed(summary(self.counts)))

    def _count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1

    def _finding(self, submitted: Submitted, finding: Finding, reason: str) -> None:
        where = f"{submitted.where}: " if submitted.where else ""
        head = Printed.assemble(
            (seen(where), "dim"),
            (seen(submitted.post.source_id), "bold"),
            ": ",
            (finding.rule_id, "cyan"),
            f" · {finding.conduct}, {CONDUCT[finding.conduct]}"
            f" · {finding.severity} · {SURE[finding.confidence]}",
        )
        sentence = quoted(submitted.post.text, finding.span)
        self._line(head)
        self._line(Printed("    " + sentence.line))
        self._line(Printed("    " + " " * sentence.before + "~" * sentence.under, "yellow"))
        self._line(Printed("    " + seen(reason)))

    def _suggestion(self, suggestion: Suggestion) -> None:
        self._line(Printed())
        step = Printed.assemble("    Next step: ", (str(suggestion.step), "bold"), ". ")
        self._line(step + Printed(seen(suggestion.reason)))
        if suggestion.after:
            self._line(Printed("    - " + seen(" ".join(suggestion.before.split())), "yellow"))
            self._line(Printed("    + " + seen(" ".join(suggestion.after.split()))))
        for line in suggestion.draft.splitlines():
            self._line(Printed.assemble(("    │ ", "yellow"), seen(line)))

    def _line(self, text: Printed) -> None:
        self.out.print(text, highlight=False, soft_wrap=True)


def seen(text: str) -> str:
    """Text that can be printed as it stands: what would move the cursor is replaced."""
    return UNSEEN.sub("\ufffd", text)


def summary(counts: Mapping[str, int]) -> str:
    """What was checked, in one line."""
    unusable = counts.get("unusable", 0)
    checked = sum(counts.values()) - unusable
    parts = [
        _many(counts.get(Verdict.ALERT, 0), "would get a note", "would get a note"),
        _many(counts.get(Verdict.SHIELDED, 0), "is protected speech", "are protected speech"),
        _many(counts.get(Verdict.CLEAR, 0), "is clear", "are clear"),
    ]
    line = f"{checked} {'post' if checked == 1 else 'posts'} checked"
    line += f": {', '.join(p for p in parts if p)}." if checked else "."
    if unusable:
        line += f" {_many(unusable, 'line was', 'lines were')} no valid post."
    return line


def _many(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}" if number else ""
