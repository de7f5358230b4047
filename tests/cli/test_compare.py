"""A dry run: two sets of rules over the same posts."""

from pathlib import Path

from monitor.adapters.files import read_rules
from monitor.adapters.sample import sample_set
from monitor.cli.compare import SHOWN, Comparison
from monitor.cli.postline import Submitted
from monitor.domain.company import Company
from monitor.domain.post import Author, Post
from monitor.policy.check import Judge
from monitor.policy.hold import too_wide

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
    (folder / f"{name}.yaml").write_text(RULE.format(name=name, word=word, state=state))
    made = Judge(read_rules([folder / f"{name}.yaml"]), Company("Kraanvliet"))
    return Judge(made.rules.with_held(too_wide(made, sample_set())), made.company)


def post(text: str, number: int = 1) -> Submitted:
    return Submitted(Post(f"p{number}", text), Author(), f"posts.jsonl:{number}")


def test_what_would_be_new_and_what_would_go_stands_side_by_side(tmp_path: Path) -> None:
    comparison = Comparison(judge(tmp_path, "crane", "crane"), judge(tmp_path, "winch", "winch"))
    comparison.take(post("A crane and a winch. And more."))
    comparison.take(post("A winch.", 2))
    comparison.take(post("Nothing of the kind.", 3))
    assert "\n".join(comparison.lines()) == (
        """\
                  active     new
would get a note       1       2
protected speech       0       0
clear                  2       1

rule              active     new   + new  - gone  state
work.crane             1       0       0       1  active → not there
work.winch             0       2       2       0  not there → active

What would be new
  work.winch: 2 posts
    posts.jsonl:1: p1
      A crane and a winch.
                    ~~~~~
    posts.jsonl:2: p2
      A winch.
        ~~~~~

What would go
  work.crane: 1 post
    posts.jsonl:1: p1
      A crane and a winch.
        ~~~~~

1 rule in force is not in the new set; name their files with --policy too to keep them.
3 posts read; nothing was kept and nobody was told."""
    )
    assert comparison.differs


def test_posts_on_which_both_agree_are_only_counted(tmp_path: Path) -> None:
    same = judge(tmp_path, "crane", "crane")
    comparison = Comparison(same, same)
    comparison.take(post("A crane."))
    assert not comparison.differs
    lines = list(comparison.lines())
    assert "work.crane             1       1       0       0  active" in lines
    assert "What would be new: nothing" in lines
    assert "What would go: nothing" in lines


def test_the_rules_in_force_alone_show_what_they_find(tmp_path: Path) -> None:
    comparison = Comparison(judge(tmp_path, "crane", "crane"))
    comparison.take(post("A crane, then another crane."))
    assert list(comparison.lines()) == [
        "                   posts",
        "would get a note       1",
        "protected speech       0",
        "clear                  0",
        "",
        "rule               posts  state",
        "work.crane             1  active",
        "",
        "What the rules find",
        "  work.crane: 1 post",
        "    posts.jsonl:1: p1",
        "      A crane, then another crane.",
        "        ~~~~~",
        "      A crane, then another crane.",
        "                            ~~~~~",
        "",
        "1 post read; nothing was kept and nobody was told.",
    ]
    assert not comparison.differs


def test_nothing_found_is_said_in_numbers(tmp_path: Path) -> None:
    comparison = Comparison(judge(tmp_path, "crane", "crane"))
    comparison.take(post("A winch."))
    assert list(comparison.lines())[-2:] == [
        "",
        "1 post read; nothing was kept and nobody was told.",
    ]
    assert not any("work.crane" in line for line in comparison.lines())


def test_what_a_rule_in_shadow_would_say_is_seen_too(tmp_path: Path) -> None:
    quiet = judge(tmp_path, "winch", "winch", "shadow")
    comparison = Comparison(judge(tmp_path, "crane", "crane"), quiet)
    comparison.take(post("A winch."))
    lines = list(comparison.lines())
    assert "work.winch             0       1       1       0  not there → shadow" in lines
    assert "clear                  1       1" in lines


def test_R2_a_held_rule_is_named_though_it_is_not_run(tmp_path: Path) -> None:
    wide = judge(tmp_path, "wide", "'de*', 'th*', 'les*'")
    comparison = Comparison(judge(tmp_path, "crane", "crane"), wide)
    comparison.take(post("The winch."))
    assert any(line.endswith("not there → held") for line in comparison.lines())


def test_of_many_posts_a_few_are_shown_and_the_others_counted(tmp_path: Path) -> None:
    comparison = Comparison(judge(tmp_path, "crane", "crane"), judge(tmp_path, "winch", "winch"))
    for number in range(SHOWN + 3):
        comparison.take(post("A winch.", number))
    lines = list(comparison.lines())
    assert f"  work.winch: {SHOWN + 3} posts" in lines
    assert "    and 3 more" in lines
    assert sum(line.endswith("~~~~~") for line in lines) == SHOWN


def test_a_post_can_not_move_the_cursor(tmp_path: Path) -> None:
    comparison = Comparison(judge(tmp_path, "crane", "crane"))
    comparison.take(Submitted(Post("p\x1b[2J", "A crane.\x07"), Author(), "posts.jsonl:1"))
    assert "\x1b" not in "".join(comparison.lines())
