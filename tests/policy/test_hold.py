"""Rules that match too much are held, and every other rule goes on (safety R2)."""

from pathlib import Path

import pytest

from monitor.adapters.files import example_company, read_rules, shipped_config
from monitor.adapters.rulebook import judge_of, read_policy
from monitor.adapters.sample import sample_set
from monitor.domain.company import Company
from monitor.domain.post import Author, Post
from monitor.policy.check import Judge, Verdict
from monitor.policy.hold import too_wide
from monitor.policy.rule import Example
from monitor.policy.text import Text

RULES = """\
- id: voice.wide
  conduct: 3
  why: {{en: Why.}}
  severity: medium
  state: {state}
  match: {match}
  hits: [everything about a crane]
  misses: ["7"]
- id: voice.narrow
  conduct: 3
  why: {{en: Why.}}
  severity: medium
  match: {{words: [winch]}}
  hits: [a winch]
  misses: [a crane]
"""


def written(folder: Path, match: str, state: str = "active") -> list[Path]:
    file = folder / "rules.yaml"
    file.write_text(RULES.format(match=match, state=state), "utf-8")
    return [file]


def judge(folder: Path, match: str, state: str = "active") -> Judge:
    return judge_of(read_rules(written(folder, match, state)), Company("Kraanvliet"))


@pytest.mark.parametrize(
    ("match", "why"),
    [
        ("{pattern: 'a*'}", "an empty post"),
        ("{pattern: '(?:crane)?', exact: true}", "an empty post"),
        (r"{pattern: ['winch', '\pL*']}", "an empty post"),
        ("{pattern: '[a-z]'}", "of the 120 posts of the sample set"),
        ("{words: ['de*', 'th*', 'les*'], confidence: possible}", "posts of the sample set"),
        ("{any: [{words: [winch]}, {pattern: '[aeiou]'}]}", "posts of the"),
    ],
)
def test_R2_a_rule_that_matches_nearly_everything_is_held(match: str, why: str, tmp_path: Path):
    wide = judge(tmp_path, match).rules.rule("voice.wide")
    assert why in str(wide.held)
    assert wide.standing == "held"


@pytest.mark.parametrize("state", ["active", "shadow"])
def test_R2_a_held_rule_is_not_run_and_the_others_go_on(state: str, tmp_path: Path):
    made = judge(tmp_path, "{pattern: '[a-z]'}", state)
    crane = made.judge(Post("p1", "a crane"), Author())
    assert (crane.verdict, crane.findings, crane.shadow) == (Verdict.CLEAR, (), ())
    winch = made.judge(Post("p2", "a winch"), Author())
    assert [f.rule_id for f in winch.findings] == ["voice.narrow"]


def test_R2_one_line_says_which_rule_where_and_why(tmp_path: Path):
    made = judge(tmp_path, "{pattern: 'a*'}")
    (held,) = made.rules.held
    assert held.held_line == (
        f"{tmp_path}/rules.yaml:1: rule voice.wide is held and not run: it matches an empty post, "
        "and so every post; make it narrower, the other rules go on"
    )


def test_R2_just_a_fifth_of_the_sample_is_not_too_much(tmp_path: Path):
    rules = Judge(read_rules(written(tmp_path, "{pattern: 'crane'}")), Company("Kraanvliet"))
    sample = [Example("a crane"), *(Example(f"day {n}") for n in range(4))]
    assert too_wide(rules, sample) == {}
    why = {rule: str(said) for rule, said in too_wide(rules, sample[:-1]).items()}
    assert why == {"voice.wide": "it matches 1 of the 4 posts of the sample set"}


def test_R2_a_name_that_is_an_everyday_word_is_seen_with_the_real_company(tmp_path: Path):
    paths = written(tmp_path, "{names: codenames, bare: true}")
    file = tmp_path / "company.yaml"
    words = "[and, een, und, les, with, met, mit, der, the, het, das, pour]"
    file.write_text(
        f"company: {{name: Kade}}\ncodenames: [{{name: Zeester, aliases: {words}}}]", "utf-8"
    )
    rules = (
        (tmp_path / "rules.yaml").read_text("utf-8").replace("everything about a crane", "Zeester")
    )
    (tmp_path / "rules.yaml").write_text(rules, "utf-8")
    assert "sample set" in str(read_policy(paths, file).rules.rule("voice.wide").held)


def test_no_shipped_rule_is_held_or_finds_anything_in_the_sample_set():
    rules = read_rules([shipped_config() / "policies"])
    made = judge_of(rules, example_company())
    assert made.rules.held == ()
    for example in sample_set():
        post = Post("p", example.text, lang=example.lang, in_reply_to=example.in_reply_to)
        assert made.judge(post, example.author).findings == (), example.text


def test_the_sample_set_has_ordinary_posts_in_four_languages():
    sample = sample_set()
    assert len({example.text for example in sample}) == 120
    for lang in ("nl", "en", "de", "fr"):
        assert sum(example.lang == lang for example in sample) == 30
    guessed = [Text(example.text).lang == example.lang for example in sample]
    assert sum(guessed) > 110
