"""A dry run: two sets of rules over the same posts."""

from pathlib import Path

from monitor.adapters.files import read_rules
from monitor.cli.compare import Comparison
from monitor.cli.postline import Submitted
from monitor.domain.company import Company
from monitor.domain.post import Author, Post
from monitor.policy.check import Judge

RULE = """
- id: work.{name}
  conduct: 4
  why: {{en: Why., nl: Waarom.}}
  severity: high
  state: {state}
  match: {{words: [{word}]}}
  hits: ["about {word} today"]
  misses: ["about nothing today"]
"""


def judge(folder: Path, name: str, word: str, state: str = "active") -> Judge:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.yaml").write_text(RULE.format(name=name, word=word, state=state))
    return Judge(read_rules([folder / f"{name}.yaml"]), Company("Kraanvliet"))


def post(text: str) -> Submitted:
    return Submitted(Post("p1", text), Author(), "posts.jsonl:1")


def test_a_post_that_comes_out_in_two_ways_is_shown_with_both(tmp_path: Path) -> None:
    comparison = Comparison(judge(tmp_path, "crane", "crane"), judge(tmp_path, "winch", "winch"))
    lines = list(comparison.of(post("A crane and a winch. And more.")))
    assert lines == [
        "posts.jsonl:1: p1: alert → alert",
        "  - work.crane: A crane and a winch.",
        "  + work.winch: A crane and a winch.",
    ]
    assert comparison.differs


def test_a_post_on_which_both_agree_is_only_counted(tmp_path: Path) -> None:
    same = judge(tmp_path, "crane", "crane")
    comparison = Comparison(same, same)
    assert list(comparison.of(post("A crane."))) == []
    assert not comparison.differs
    table = "\n".join(comparison.table())
    assert "work.crane        1       1" in table
    assert "1 posts read; nothing was kept and nobody was told." in table


def test_what_a_rule_in_shadow_would_say_is_seen_too(tmp_path: Path) -> None:
    quiet = judge(tmp_path, "winch", "winch", "shadow")
    comparison = Comparison(judge(tmp_path, "crane", "crane"), quiet)
    lines = list(comparison.of(post("A winch.")))
    assert lines == ["posts.jsonl:1: p1: clear → clear", "  + work.winch: A winch."]
    assert any(line.endswith("←") and "work.winch" in line for line in comparison.table())
