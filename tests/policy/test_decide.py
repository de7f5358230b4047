"""From a judgement and what is known of a post to what should happen."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from monitor.domain.case import Case, Move
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.ids import AccountId, CaseId, MemberId
from monitor.policy.check import Judgement, Verdict
from monitor.policy.decide import Close, Extend, Ignore, Open, decide

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
INSULT = Finding("voice.insult", 3, Severity.MEDIUM, Confidence.LIKELY, Span(0, 5), "insult")
FACT = replace(INSULT, rule_id="amends.wrong-fact", conduct=5, kind="wrong-fact")
CASE = Case(
    CaseId("K7Q2"),
    MemberId("m"),
    AccountId("a"),
    "p1",
    "old",
    (INSULT,),
    "v1",
    NOW,
    NOW + timedelta(days=30),
)
CLEAR = Judgement(Verdict.CLEAR, (), "en")


def judged(*findings: Finding) -> Judgement:
    return Judgement(Verdict.ALERT, findings, "en")


def test_a_clear_post_without_a_case_is_nothing_to_do() -> None:
    assert decide(CLEAR, None, frozenset(), "new") == Ignore()


def test_findings_open_a_case() -> None:
    assert decide(judged(INSULT), None, frozenset(), "new") == Open((INSULT,))


def test_what_its_member_called_no_problem_opens_nothing() -> None:
    assert decide(judged(INSULT), None, frozenset({"voice.insult"}), "new") == Ignore()
    assert decide(judged(INSULT, FACT), None, frozenset({"voice.insult"}), "new") == Open((FACT,))


def test_the_same_version_changes_nothing_about_its_case() -> None:
    assert decide(judged(INSULT), CASE, frozenset(), "old") == Ignore()


def test_an_edit_that_is_clean_closes_the_case() -> None:
    assert decide(CLEAR, CASE, frozenset(), "new") == Close(CASE, Move.CORRECT)


def test_an_edit_that_still_has_findings_goes_on() -> None:
    assert decide(judged(INSULT), CASE, frozenset(), "new") == Extend(CASE, (INSULT,), worse=False)


def test_an_edit_with_a_new_kind_of_finding_is_worse() -> None:
    assert decide(judged(INSULT, FACT), CASE, frozenset(), "new") == Extend(
        CASE, (INSULT, FACT), worse=True
    )
