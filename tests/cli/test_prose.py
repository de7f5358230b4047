"""Findings as text: the sentence, and the right columns underlined."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from monitor.cli.postline import Submitted, Unusable
from monitor.cli.prose import LONGEST, TextReport, quoted, summary
from monitor.cli.report import Judged
from monitor.domain.case import Step, Suggestion
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.post import Author, Post
from monitor.policy.check import Judgement, Verdict


def finding(text: str, words: str) -> Finding:
    start = text.index(words)
    return Finding(
        "work.client-name",
        4,
        Severity.HIGH,
        Confidence.LIKELY,
        Span(start, start + len(words)),
        "client-name",
    )


def judged(text: str, words: str = "", suggestion: Suggestion | None = None) -> Judged:
    found = (finding(text, words),) if words else ()
    verdict = Verdict.ALERT if found else Verdict.CLEAR
    return Judged(
        Submitted(Post("p1", text), Author(), "posts.jsonl:3"),
        Judgement(verdict, found, "en"),
        dict.fromkeys(found, "Why it matters."),
        suggestion,
    )


class Printed:
    """A report, and what it printed so far."""

    def __init__(self, *, terminal: bool = False) -> None:
        self.out = io.StringIO()
        self.report = TextReport(Console(file=self.out, force_terminal=terminal, width=40))


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("First. We run Merel now. Last.", "Merel", "We run Merel now."),
        ("Merel", "Merel", "Merel"),
        ("one\nWe run Merel\nthree", "Merel", "We run Merel"),
        ("A first one. Then Merel", "Merel", "Then Merel"),
    ],
)
def test_the_sentence_around_the_words_is_quoted(text: str, words: str, line: str) -> None:
    assert quoted(text, finding(text, words).span).line == line


@pytest.mark.parametrize("before", ["", "Zo 🙂 ", "日本 ", "a" * 300 + " ", "x\ty "])
def test_the_marks_stand_under_the_words(before: str) -> None:
    text = f"{before}Merel en de rest van de zin {'b' * 300}"
    sentence = quoted(text, finding(text, "Merel").span)
    at = sentence.line.index("Merel")
    assert cell_len(sentence.line[:at]) == sentence.before
    assert sentence.under == len("Merel")
    assert len(sentence.line) <= LONGEST + 2


def test_words_longer_than_a_line_are_cut() -> None:
    text = "w" * 500
    assert len(quoted(text, Span(0, 500)).line) <= LONGEST


def test_an_empty_span_still_shows_a_mark() -> None:
    assert quoted("abc", Span(1, 1)).under == 1


def test_a_finding_is_printed_with_place_rule_reason_step_and_draft() -> None:
    printed = Printed()
    draft = Suggestion(
        Step.DELETE, "I deleted a post.\nI am sorry.", "en", "Editing is not enough."
    )
    printed.report.judged(judged("So. We run Merel now.", "Merel", draft))
    assert printed.out.getvalue() == (
        "posts.jsonl:3: p1: work.client-name · 4, work information · high · fairly sure\n"
        "    We run Merel now.\n"
        "           ~~~~~\n"
        "    Why it matters.\n"
        "\n"
        "    Next step: delete. Editing is not enough.\n"
        "    │ I deleted a post.\n"
        "    │ I am sorry.\n"
        "\n"
    )


def test_a_small_edit_is_printed_as_before_and_after() -> None:
    printed = Printed()
    edit = Suggestion(Step.CORRECT, "Correction.", "en", "Why.", "In 40\nports.", "In 14 ports.")
    printed.report.judged(judged("In 40\nports.", "40", edit))
    assert "    - In 40 ports.\n    + In 14 ports.\n    │ Correction.\n" in printed.out.getvalue()


def test_a_clear_post_is_only_counted() -> None:
    printed = Printed()
    printed.report.judged(judged("All is well."))
    printed.report.end()
    assert printed.out.getvalue() == "1 post checked: 1 is clear.\n"


def test_a_bad_line_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    printed = Printed()
    printed.report.unusable(Unusable("p9", "text: field required", "posts.jsonl:9"))
    printed.report.unusable(Unusable(None, "not a JSON object", "posts.jsonl:10"))
    assert printed.out.getvalue() == ""
    assert capsys.readouterr().err == (
        "posts.jsonl:9 (p9): text: field required\nposts.jsonl:10: not a JSON object\n"
    )


def test_a_post_cannot_colour_the_terminal_or_turn_its_direction() -> None:
    printed = Printed(terminal=True)
    text = "Merel \x1b[31mred\x1b[0m \x9b1m \u202etxet"
    printed.report.judged(judged(text, "Merel"))
    shown = printed.out.getvalue()
    assert "\x1b[31m" not in shown
    assert "\u202e" not in shown
    assert "\x9b" not in shown


def test_no_colour_is_used_in_a_pipe() -> None:
    printed = Printed()
    printed.report.judged(judged("We run Merel now.", "Merel"))
    assert "\x1b" not in printed.out.getvalue()


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        ({}, "0 posts checked."),
        ({"alert": 1}, "1 post checked: 1 would get a note."),
        (
            {"alert": 2, "shielded": 1, "clear": 9},
            "12 posts checked: 2 would get a note, 1 is protected speech, 9 are clear.",
        ),
        ({"clear": 1, "unusable": 1}, "1 post checked: 1 is clear. 1 line was no valid post."),
        ({"unusable": 2}, "0 posts checked. 2 lines were no valid post."),
    ],
)
def test_the_last_line_counts_them_all(counts: dict[str, int], line: str) -> None:
    assert summary(counts) == line
