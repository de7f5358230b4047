"""The judge: what the rules say of one post, the same every time."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.adapters.files import example_company, load_rules, read_rules, shipped_config
from monitor.domain.company import Company
from monitor.domain.finding import Confidence, Finding, Severity, Span
from monitor.domain.post import MAX_TEXT, Author, Post
from monitor.policy.check import Judge, Judgement, Verdict
from monitor.policy.public import AlreadyPublic
from monitor.policy.text import Text

RULES = """\
- id: voice.insult
  conduct: 3
  why: {en: It may hurt.}
  severity: medium
  match: {words: [sukkel, kluns]}
  hits: [sukkel]
  misses: [held]
- id: audience.mocked-client
  conduct: 1
  why: {en: A client may read it.}
  severity: medium
  match: {words: [klagende klant]}
  hits: [klagende klant]
  misses: [klant]
- id: work.figure
  conduct: 4
  why: {en: It is not public.}
  severity: high
  match: {pattern: '\\b\\d+ miljoen\\b'}
  hits: [12 miljoen]
  misses: [twaalf]
- id: work.secret
  conduct: 4
  why: {en: Anyone can use it.}
  severity: high
  hard: true
  match: {secret: any}
  hits: ["AKIA" "x"]
  misses: [sleutel]
- id: voice.hint-one
  conduct: 3
  why: {en: Perhaps.}
  severity: low
  match: {words: [misschien], confidence: possible}
  hits: [misschien]
  misses: [zeker]
- id: voice.hint-two
  conduct: 3
  why: {en: Perhaps.}
  severity: low
  match: {words: [wellicht], confidence: possible}
  hits: [wellicht]
  misses: [zeker]
- id: amends.quiet
  conduct: 5
  why: {en: Counted only.}
  severity: low
  state: shadow
  match: {words: [fluister]}
  hits: [fluister]
  misses: [roep]
"""
KEY = "AKIAQ7ZT4W2PLM9XKD3B"


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    path = tmp_path_factory.mktemp("rules") / "rules.yaml"
    path.write_text(RULES.replace('["AKIA" "x"]', f'["sleutel {KEY}"]'), encoding="utf-8")
    return Judge(load_rules([path]), example_company())


def post(text: str, **about: object) -> Post:
    return Post("p1", text, **about)  # type: ignore[arg-type]


def test_a_post_without_findings_is_clear(judge: Judge) -> None:
    judged = judge.judge(post("Mooie dag aan de kade, met koffie en zon", lang="nl"), Author())
    assert (judged.verdict, judged.findings, judged.lang) == (Verdict.CLEAR, (), "nl")


def test_a_finding_points_at_the_words_and_says_which_rule(judge: Judge) -> None:
    judged = judge.judge(post("Wat een kluns"), Author())
    (finding,) = judged.findings
    assert judged.verdict is Verdict.ALERT
    assert (finding.rule_id, finding.conduct, finding.kind) == ("voice.insult", 3, "insult")
    assert finding.span == Span(8, 13)


def test_findings_come_gravest_first(judge: Judge) -> None:
    judged = judge.judge(post(f"Kluns, 12 miljoen, {KEY}"), Author())
    assert [f.rule_id for f in judged.findings] == ["work.secret", "work.figure", "voice.insult"]


def test_findings_of_one_rule_that_touch_are_one(tmp_path: Path) -> None:
    text = RULES.split("- id: audience")[0].replace(
        "{words: [sukkel, kluns]}",
        "{any: [{words: [wat een]}, {words: [een sukkel], confidence: certain}, {words: [held]}]}",
    )
    path = tmp_path / "r.yaml"
    path.write_text(
        text.replace("hits: [sukkel]", "hits: [een sukkel]").replace("[held]}", "[kluns]}")
    )
    judged = Judge(read_rules([path]), example_company()).judge(
        post("wat een sukkel, kluns"), Author()
    )
    assert [(f.span, f.confidence) for f in judged.findings] == [
        (Span(0, 14), Confidence.CERTAIN),
        (Span(16, 21), Confidence.LIKELY),
    ]


@pytest.mark.parametrize(
    ("author", "severity"),
    [
        (Author(), Severity.MEDIUM),
        (Author(names_employer=True), Severity.HIGH),
        (Author(bio="kok bij Kraanvliet"), Severity.HIGH),
    ],
)
def test_mockery_is_graver_when_the_member_names_the_employer(
    author: Author, severity: Severity, judge: Judge
) -> None:
    (finding,) = judge.judge(post("Weer zo'n klagende klant"), author).findings
    assert finding.severity is severity


def test_one_weak_signal_is_not_enough_and_two_are(judge: Judge) -> None:
    assert judge.judge(post("Misschien."), Author()).verdict is Verdict.CLEAR
    apart = judge.judge(post("Misschien. Dat was het. Wellicht."), Author())
    assert apart.verdict is Verdict.CLEAR
    together = judge.judge(post("Misschien, wellicht."), Author())
    assert [f.rule_id for f in together.findings] == ["voice.hint-one", "voice.hint-two"]
    assert {f.confidence for f in together.findings} == {Confidence.LIKELY}


def test_weak_signals_are_left_out_beside_a_sure_finding(judge: Judge) -> None:
    judged = judge.judge(post("Misschien een kluns, wellicht"), Author())
    assert [f.rule_id for f in judged.findings] == ["voice.insult"]


def test_a_rule_in_shadow_only_counts(judge: Judge) -> None:
    judged = judge.judge(post("Ik fluister maar wat"), Author())
    assert judged.verdict is Verdict.CLEAR
    assert [f.rule_id for f in judged.shadow] == ["amends.quiet"]


def test_what_the_company_has_published_is_no_leak(judge: Judge) -> None:
    told = "Chief financial officer Ilse Maas leaves on 1 July, 2026 with 3 miljoen"
    assert judge.judge(post(told), Author()).verdict is Verdict.CLEAR
    untold = "Chief engineer Jan leaves with 3 miljoen"
    assert judge.judge(post(untold), Author()).verdict is Verdict.ALERT


def test_a_secret_in_a_published_sentence_is_still_a_secret(judge: Judge) -> None:
    told = f"Chief financial officer Ilse Maas leaves on 1 July 2026, key {KEY}"
    assert [f.rule_id for f in judge.judge(post(told), Author()).findings] == ["work.secret"]


PROTECTED = "Wij staken morgen voor hoger loon, de vakbond is erbij, ons salaris is een schande"


def test_protected_speech_is_shielded_however_angry(judge: Judge) -> None:
    judged = judge.judge(post(f"{PROTECTED}, sukkel.", lang="nl"), Author())
    assert (judged.verdict, judged.findings, judged.shadow) == (Verdict.SHIELDED, (), ())


def test_a_secret_in_protected_speech_is_found_and_nothing_else(judge: Judge) -> None:
    judged = judge.judge(post(f"{PROTECTED}, sukkel. {KEY}", lang="nl"), Author())
    assert judged.verdict is Verdict.ALERT
    assert [f.rule_id for f in judged.findings] == ["work.secret"]


def test_quotations_that_the_source_marks_are_left_alone(judge: Judge) -> None:
    text = "wat een kluns ben jij zeg"
    assert judge.judge(post(text, quotes=(Span(0, 25),)), Author()).verdict is Verdict.CLEAR


def test_the_message_replied_to_is_read_but_not_judged(judge: Judge) -> None:
    judged = judge.judge(post("Dank je", in_reply_to="jij kluns"), Author())
    assert judged.verdict is Verdict.CLEAR


@given(st.text(max_size=60))
def test_R5_the_same_post_gets_the_same_judgement(judge: Judge, text: str) -> None:
    written = post(f"kluns {text} 12 miljoen")
    assert judge.judge(written, Author()) == judge.judge(written, Author())


def test_the_judge_tells_which_rules_and_company_it_holds(judge: Judge) -> None:
    assert len(judge.rules) == 7
    assert judge.company.called == "Kraanvliet"


def test_a_company_that_published_nothing_hides_nothing() -> None:
    assert not AlreadyPublic(Company("Kade")).covers(Text("iets"), Span(0, 4))


HOSTILE = (
    "a",
    "Aa-",
    "Aa Bb ",
    "0 ",
    "06 12 ",
    "een en twee honderd ",
    "...",
    "a*",
    "' ",
    "merel ",
    "Kraanvliet 40 havens ",
    "Astraat 1, ",
    "Jan Jansen heeft kanker ",
    "wachtwoord ",
    "1k3",
    "\u0301",
    "\n",
)


@pytest.mark.parametrize("part", HOSTILE)
def test_R1_the_longest_post_made_to_be_slow_is_judged_in_seconds(part: str) -> None:
    everything = Judge(read_rules([shipped_config() / "policies"]), example_company())
    text = (part * MAX_TEXT)[:MAX_TEXT]
    before = time.process_time()
    everything.judge(post(text, in_reply_to=text[:500]), Author(names_employer=True))
    assert time.process_time() - before < 8


@pytest.mark.parametrize(("protected", "left"), [(False, Verdict.CLEAR), (True, Verdict.SHIELDED)])
def test_what_an_author_does_not_want_to_hear_of_is_no_alert(
    protected: bool, left: Verdict
) -> None:
    found = finding("voice.insult", 3)
    judged = Judgement(Verdict.ALERT, (found,), "en", (found,), (found,), protected)
    assert judged.about({3}) == judged
    assert judged.about({1, 4}) == Judgement(left, (), "en", protected=protected)


def finding(rule_id: str, conduct: int) -> Finding:
    """A finding as a rule of this conduct makes it."""
    return Finding(rule_id, conduct, Severity.HIGH, Confidence.LIKELY, Span(0, 3), "insult")
