"""Rules of the workshop in the place of those in the files: which set is in force, and when."""

import textwrap
from pathlib import Path

import pytest

from monitor.adapters.files import read_rules
from monitor.adapters.overlay import exported, readable, source_of, written_rule
from monitor.adapters.rulebook import Policy, Rulebook, Workshop
from monitor.errors import ConfigurationRefused
from monitor.policy.rule import Rule, State
from tests.services import RULE, write_policy

WIDER = RULE.replace("[idiot]", "[idiot, fool]").replace("[you idiot]", "[you idiot, you fool]")
NEW = WIDER.replace("voice.insult", "voice.fool")
THREAT = RULE.replace("voice.insult", "voice.threat")


class Shelf:
    """Texts of the workshop that change under way."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.number = 0

    def put(self, **texts: str) -> None:
        self.texts = {name.replace("_", "."): text for name, text in texts.items()}
        self.number += 1

    @property
    def workshop(self) -> Workshop:
        return Workshop(lambda: self.number, lambda: self.texts)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def book(tmp_path: Path, shelf: Shelf) -> Rulebook:
    write_policy(tmp_path)
    book = Rulebook([tmp_path / "policies"], tmp_path / "company.yaml")
    book.follow(shelf.workshop)
    return book


def finds(policy: Policy, word: str) -> bool:
    rule = policy.rules.rule("voice.insult")
    example = next(e for e in rule.hits if word in e.text)
    return policy.judge.proves(rule, example)


def test_a_rule_of_the_workshop_is_in_force_without_a_restart(book: Rulebook, shelf: Shelf):
    before = book.now()
    shelf.put(voice_insult=WIDER)
    assert book.now() is before
    assert book.refresh()
    assert finds(book.now(), "fool")
    assert book.now().version != before.version
    assert not book.refresh()


def test_taking_a_change_back_is_being_where_one_was(book: Rulebook, shelf: Shelf):
    before = book.now().version
    shelf.put(voice_insult=WIDER)
    book.refresh()
    shelf.put()
    book.refresh()
    assert book.now().version == before


def test_a_rule_that_is_in_no_file_can_be_added(book: Rulebook, shelf: Shelf):
    shelf.put(voice_fool=NEW)
    book.refresh()
    assert [rule.id for rule in book.now().rules] == ["voice.insult", "voice.fool"]


def test_R4_a_set_that_is_no_good_leaves_the_last_one_in_force(book: Rulebook, shelf: Shelf):
    before = book.now()
    shelf.put(voice_insult=WIDER.replace("you fool", "you angel"))
    book.refresh()
    assert book.now() is before
    assert "should be found: you angel" in str(book.trouble)


def test_after_a_restart_a_rule_that_is_no_good_any_more_writes_to_nobody(
    tmp_path: Path, shelf: Shelf
):
    write_policy(tmp_path)
    shelf.put(voice_insult=WIDER.replace("words:", "wrods:"), voice_fool=NEW, voice_gone="- id: x")
    book = Rulebook([tmp_path / "policies"], tmp_path / "company.yaml")
    book.follow(shelf.workshop)
    assert book.now().rules.rule("voice.insult").state is State.SHADOW
    assert book.now().rules.rule("voice.fool").state is State.ACTIVE
    assert "voice.gone" not in book.now().rules
    assert "wrods" in str(book.trouble)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (NEW, "its id is voice.fool"),
        (RULE + WIDER, "should be one rule"),
        ("", "should be one rule"),
        ("id: voice.insult", "should be a list of rules"),
        (RULE.replace("severity", "severty"), "did you mean 'severity'"),
        (RULE + "  kind: *a", "aliases"),
        ("#" * 300_000, "larger than 256 KiB"),
    ],
)
def test_R4_a_text_of_the_workshop_is_read_as_strictly_as_a_file(text: str, says: str):
    with pytest.raises(ConfigurationRefused, match=says):
        written_rule("voice.insult", text)


def shipped() -> list[Rule]:
    return list(read_rules([Path("config/policies")]))


@pytest.mark.parametrize("rule", shipped(), ids=lambda rule: rule.id)
def test_a_rule_is_shown_as_its_file_has_it(rule: Rule):
    assert written_rule(rule.id, source_of(rule)).whole == rule.whole


def test_a_comment_before_the_next_rule_is_the_next_rule_s(tmp_path: Path):
    file = tmp_path / "two.yaml"
    file.write_text(f"{RULE.rstrip()}  # own\n\n# the next one\n{NEW.lstrip()}", "utf-8")
    first, second = read_rules([file])
    assert source_of(first).endswith("# own\n")
    assert source_of(second).startswith("- id: voice.fool")


def test_the_set_in_force_is_written_as_the_files_with_each_change_in_its_place(tmp_path: Path):
    file = tmp_path / "two.yaml"
    file.write_text(f"# ours\n{RULE.strip()}  # own\n\n# the next one\n{THREAT.lstrip()}", "utf-8")
    made = exported(read_rules([file]), {"voice.insult": WIDER, "voice.fool": NEW})
    assert made["two.yaml"] == (f"# ours\n{WIDER.strip()}\n\n# the next one\n{THREAT.strip()}\n")
    assert made["workshop.yaml"] == NEW.strip() + "\n"


def test_a_rule_that_is_indented_stays_so(tmp_path: Path):
    file = tmp_path / "two.yaml"
    file.write_text(textwrap.indent(RULE.strip() + "\n" + THREAT.strip() + "\n", "  "), "utf-8")
    made = exported(read_rules([file]), {"voice.threat": THREAT.replace("[idiot]", "[fool]")})
    file.write_text(made["two.yaml"], "utf-8")
    assert [source_of(rule) for rule in read_rules([file])] == [
        RULE.strip() + "\n",
        THREAT.strip().replace("[idiot]", "[fool]") + "\n",
    ]


def test_two_files_of_one_name_cannot_be_written_into_one_folder(tmp_path: Path):
    for name, rule in (("one", RULE), ("two", THREAT)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "voice.yaml").write_text(rule, "utf-8")
    rules = read_rules([tmp_path / "one", tmp_path / "two"])
    with pytest.raises(ConfigurationRefused, match=r"two rule files are called voice\.yaml"):
        exported(rules, {})


def test_the_shipped_rules_come_out_as_they_went_in(tmp_path: Path):
    rules = read_rules([Path("config/policies")])
    made = exported(rules, {})
    for name, text in made.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert [rule.whole for rule in read_rules([tmp_path])] == [rule.whole for rule in rules]
    assert readable("- id: [") is None
