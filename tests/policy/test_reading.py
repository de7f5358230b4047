"""How much the second reader's word weighs beside the rules."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from monitor.adapters.files import example_company, read_rules
from monitor.domain.finding import Confidence, Span
from monitor.domain.post import Author, Post
from monitor.errors import ConfigurationRefused
from monitor.policy.check import Judge, Verdict
from monitor.policy.reading import (
    KINDS,
    NEAREST,
    PROTECTED,
    SAYS,
    SHIELDED,
    SURE,
    UNPROTECTED,
    Reading,
    Weight,
)
from monitor.policy.sheet import Reader, Sheet

ENOUGH = max(SAYS.values())
LIGHT, HEAVY = Weight.LIGHT, Weight.HEAVY

RULES = """\
- id: voice.weak
  conduct: 3
  why: {en: Perhaps.}
  severity: low
  weighed: light
  match: {words: [misschien], confidence: possible}
  hits: [misschien]
  misses: [zeker]
- id: voice.plain
  conduct: 3
  kind: insult
  why: {en: It may hurt.}
  severity: low
  weighed: light
  match: {words: [sukkel]}
  hits: [sukkel]
  misses: [held]
- id: work.sure
  conduct: 4
  why: {en: It is one.}
  severity: low
  weighed: light
  match: {words: [havenlicht], confidence: certain}
  hits: [havenlicht]
  misses: [held]
- id: work.heavy
  conduct: 4
  why: {en: Perhaps.}
  severity: low
  weighed: heavy
  match: {words: [zeester]}
  hits: [zeester]
  misses: [held]
- id: voice.own
  conduct: 3
  why: {en: We do not say it.}
  severity: low
  match: {words: [hijskraan]}
  hits: [hijskraan]
  misses: [held]
- id: work.way-in
  conduct: 4
  why: {en: Anyone can use it.}
  severity: high
  hard: true
  match: {words: [toegangscode]}
  hits: [toegangscode]
  misses: [held]
- id: audience.sneer
  conduct: 1
  why: {en: A client may read it.}
  severity: medium
  match:
    reader: disparage
    with: {words: [klant], within: post}
  hits: [klant]
  misses: [held]
"""


@dataclass
class Says(Reader):
    """A second reader that says the same of every post, and counts how often it was asked."""

    alert: float
    kind: str = "disparage"
    shielded: float = 0.0
    asked: int = 0

    def read(self, sheet: Sheet) -> Reading:
        self.asked += 1
        kinds = dict.fromkeys(KINDS, 0.0) | {self.kind: self.alert}
        return Reading(kinds, self.alert, self.shielded, Span(0, len(sheet.text)))


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "rules.yaml"
    path.write_text(RULES, encoding="utf-8")
    return path


def findings(rules: Path, text: str, reader: Reader | None) -> dict[str, Confidence]:
    judge = Judge(read_rules([rules]), example_company(), reader)
    said = judge.judge(Post("p", text, lang="nl"), Author())
    return {finding.rule_id: finding.confidence for finding in said.findings}


def test_a_weak_finding_writes_a_note_when_the_second_reader_agrees(rules: Path):
    assert findings(rules, "misschien", None) == {}
    assert findings(rules, "misschien", Says(LIGHT.agree - 0.01)) == {}
    assert findings(rules, "misschien", Says(LIGHT.agree)) == {"voice.weak": Confidence.LIKELY}


def test_a_likely_finding_writes_none_when_the_second_reader_doubts_it(rules: Path):
    assert findings(rules, "sukkel", Says(LIGHT.doubt)) == {"voice.plain": Confidence.LIKELY}
    assert findings(rules, "sukkel", Says(LIGHT.doubt - 0.01)) == {}


def test_where_its_word_weighs_heavily_it_doubts_more(rules: Path):
    assert findings(rules, "zeester", Says(LIGHT.doubt)) == {}
    assert findings(rules, "zeester", Says(HEAVY.doubt)) == {"work.heavy": Confidence.LIKELY}


def test_it_has_no_say_in_what_is_certain_or_hard(rules: Path):
    assert findings(rules, "havenlicht", Says(0.0)) == {"work.sure": Confidence.CERTAIN}
    assert findings(rules, "toegangscode", Says(0.0)) == {"work.way-in": Confidence.LIKELY}


def test_it_has_no_say_in_what_a_company_forbids_for_itself_but_in_protected_speech(rules: Path):
    assert findings(rules, "hijskraan", Says(0.0)) == {"voice.own": Confidence.LIKELY}
    assert findings(rules, "hijskraan", Says(0.0, shielded=SHIELDED)) == {}


def test_its_own_word_counts_only_with_a_second_sign(rules: Path):
    assert findings(rules, "wat een dag", Says(ENOUGH)) == {}
    assert findings(rules, "die klant", Says(ENOUGH)) == {"audience.sneer": Confidence.LIKELY}
    less = min(SURE, SAYS["disparage"]) - 0.01
    assert findings(rules, "die klant", Says(less)) == {}


def test_a_post_it_is_sure_of_is_of_the_kind_it_looks_most_like():
    kinds = dict.fromkeys(KINDS, 0.0) | {"legal": NEAREST, "insult": NEAREST - 0.01}
    sure, less = (Reading(kinds, alert, 0.0, Span(0, 1)) for alert in (SURE, SURE - 0.01))
    assert sure.says(["legal"])
    assert not sure.says(["insult"])
    assert not less.says(["legal"])


def test_its_word_counts_only_for_the_kind_it_names(rules: Path):
    assert findings(rules, "die klant", Says(ENOUGH, kind="legal")) == {}


def test_nothing_of_what_it_knows_about_is_found_in_protected_speech(rules: Path):
    assert findings(rules, "sukkel", Says(ENOUGH, shielded=PROTECTED)) == {}
    assert findings(rules, "die klant", Says(ENOUGH, shielded=PROTECTED)) == {}
    assert findings(rules, "havenlicht", Says(ENOUGH, shielded=PROTECTED)) == {}
    assert findings(rules, "toegangscode", Says(ENOUGH, shielded=1.0)) != {}


def test_two_findings_that_agree_are_none_in_protected_speech(rules: Path):
    both = "misschien die sukkel"
    assert set(findings(rules, both, Says(0.0))) == {"voice.weak", "voice.plain"}
    assert findings(rules, both, Says(0.0, shielded=PROTECTED)) == {}


def test_it_is_not_asked_when_its_word_could_change_nothing(rules: Path):
    reader = Says(ENOUGH)
    judge = Judge(read_rules([rules]), example_company(), reader)
    assert judge.judge(Post("p", "wat een dag"), Author()).verdict is Verdict.CLEAR
    assert judge.judge(Post("p", "toegangscode"), Author()).verdict is Verdict.ALERT
    assert reader.asked == 0


def test_a_rule_that_rests_on_it_alone_is_refused(tmp_path: Path):
    path = tmp_path / "rules.yaml"
    path.write_text(
        RULES.replace("    with: {words: [klant], within: post}\n", ""), encoding="utf-8"
    )
    with pytest.raises(ConfigurationRefused, match="never enough alone"):
        read_rules([path])


@pytest.mark.parametrize(
    ("match", "fine"),
    [
        ("{any: [{reader: disparage}, {words: [klant]}]}", False),
        ("{all: [{reader: disparage}, {reader: insult}]}", False),
        ("{signals: {need: 1, of: [{reader: disparage}, {words: [klant]}]}}", False),
        ("{signals: {need: 2, of: [{reader: disparage}, {words: [klant]}]}}", True),
        ("{all: [{reader: disparage}, {words: [klant]}]}", True),
        ("{words: [klant], with: {reader: disparage, within: post}}", True),
    ],
)
def test_wherever_it_stands_another_signal_has_to_stand_beside_it(
    tmp_path: Path, match: str, fine: bool
):
    path = tmp_path / "rules.yaml"
    rule = "- id: voice.new\n  conduct: 3\n  why: {en: Perhaps.}\n  severity: low\n  match: "
    path.write_text(f"{rule}{match}\n  hits: [klant]\n  misses: [held]\n", encoding="utf-8")
    if fine:
        assert read_rules([path])
    else:
        with pytest.raises(ConfigurationRefused, match="never enough alone"):
            read_rules([path])


@pytest.mark.parametrize(
    ("said", "mend"), [("reader: rudeness", "is no kind; known are"), ("reader: []", "empty")]
)
def test_a_kind_that_it_does_not_know_is_refused(tmp_path: Path, said: str, mend: str):
    path = tmp_path / "rules.yaml"
    path.write_text(RULES.replace("reader: disparage", said), encoding="utf-8")
    with pytest.raises(ConfigurationRefused, match=mend):
        read_rules([path])


def test_what_it_takes_for_protected_speech_is_called_shielded(rules: Path):
    def verdict(shielded: float) -> Verdict:
        judge = Judge(read_rules([rules]), example_company(), Says(0.0, shielded=shielded))
        return judge.judge(Post("p", "die klant", lang="nl"), Author()).verdict

    assert verdict(SHIELDED) is Verdict.SHIELDED
    assert verdict(SHIELDED - 0.01) is Verdict.CLEAR


def test_it_may_overrule_a_lone_hint_of_a_protected_matter_and_never_a_sure_word(rules: Path):
    hint, sure = "de pauze met die sukkel", "de vakbond en die sukkel"
    certain, less = Says(ENOUGH), Says(ENOUGH, shielded=UNPROTECTED)
    assert findings(rules, hint, None) == {}
    assert findings(rules, hint, less) == {}
    assert findings(rules, hint, certain) == {"voice.plain": Confidence.LIKELY}
    assert findings(rules, sure, certain) == {}
