"""YAML files are read strictly: a mistake is refused in one line that names file, line and mend."""

from pathlib import Path

import pytest

from monitor.adapters.files import (
    example_company,
    failures,
    load_company,
    load_rules,
    read_rules,
    shipped_config,
)
from monitor.adapters.strict import MAX_BYTES, read_yaml
from monitor.domain.company import Fact
from monitor.domain.finding import Severity
from monitor.errors import ConfigurationRefused
from monitor.policy.entry import Entry
from monitor.policy.rule import State

RULE = """\
- id: voice.insult
  conduct: 3
  why: {en: It may hurt., nl: Het kan kwetsen.}
  severity: medium
  match: {words: [sukkel]}
  hits:
    - wat een sukkel
  misses:
    - wat een dag
"""


def write(folder: Path, text: str | bytes, name: str = "rules.yaml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refusal(what, *about) -> str:
    with pytest.raises(ConfigurationRefused) as refused:
        what(*about)
    said = str(refused.value)
    assert "\n" not in said
    return said


# company file


def test_every_key_of_the_company_file_is_read() -> None:
    company = example_company()
    assert company.name == "Kraanvliet Havensystemen B.V."
    assert company.called == "Kraanvliet"
    assert company.country == "NL"
    assert "kraanvliet.example" in company.domains
    assert [p.name for p in company.released] == ["Ligplaats", "Kadewijzer", "Stroomtij"]
    assert company.unreleased[0].about.startswith("autonomous planning")
    assert company.public_clients[0].aliases == ("Zuidersluis",)
    assert company.nda_clients[0].names == ("Havenlicht Containers", "Havenlicht")
    assert company.codenames[0].about.startswith("takeover")
    assert "info@kraanvliet.example" in company.public_emails
    assert company.public_phones == ("+31 10 555 01 00", "010-555 01 12")
    assert company.public_websites
    assert company.spokespersons[0].languages == ("nl", "en")
    assert dict(company.roles)["every other role"].startswith("own experience")
    assert Fact("ports", 14, "ports that run on Kraanvliet software") in company.facts
    assert Fact("offices", ("Rotterdam", "Antwerp", "Hamburg"), "three offices") in company.facts
    assert len(company.already_public) == 4
    assert company.avoid_topics[0].keywords


def test_a_company_file_needs_only_a_name(tmp_path: Path) -> None:
    company = load_company(write(tmp_path, "company: {name: Kade}"))
    assert company.names == ("Kade",)
    assert company.facts == ()


def test_a_country_called_no_is_a_country(tmp_path: Path) -> None:
    assert load_company(write(tmp_path, "company: {name: Kade, country: no}")).country == "NO"


def test_a_comma_in_braces_goes_on_with_the_value(tmp_path: Path) -> None:
    text = "company: {name: Kade}\ncodenames: [{name: Otter, meaning: radar, without a camera}]"
    assert load_company(write(tmp_path, text)).codenames[0].about == "radar, without a camera"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("company: {nmae: Kade}", "unknown key 'nmae'; did you mean 'name'"),
        (
            "company: {name: Kade}\ncompny: x",
            "rules.yaml:2: unknown key 'compny'; did you mean 'company'",
        ),
        ("clients: {}", "'name' is missing"),
        ("- a list", "should begin with 'company:'"),
        ("company: {name: Kade}\nfacts: {ports: 14}", "rules.yaml:2: ports: should be a mapping"),
        ("company: {name: Kade}\nfacts: {ports: {note: x}}", "'value' is missing"),
        ("company: {name: Kade}\ncodenames: [Otter]", "codenames: should be a list of mappings"),
        (
            "company: {name: Kade}\navoid_topics: [{topic: x, keyword: [y]}]",
            "did you mean 'keywords'",
        ),
        ("company: {name: Kade}\nspokespersons: [{role: x}]", "'name' is missing"),
    ],
)
def test_a_mistake_in_the_company_file_is_named(text: str, said: str, tmp_path: Path) -> None:
    assert said in refusal(load_company, write(tmp_path, text))


# strict YAML


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb: 2\na: 3", "rules.yaml:3: 'a' is given twice, first in line 1"),
        ("a: &x [1]\nb: *x", "rules.yaml:2: aliases (*name) are not supported; write it out"),
        ("a: [1", "rules.yaml:"),
        ("a:\n\t- 1", "rules.yaml:2: a tab is used for indentation; use spaces"),
        ("a: !!python/name:os.system x", "rules.yaml:1: the tag"),
        ("? [a]\n: b", "rules.yaml:1: a key should be a text"),
        ("[" * 40 + "]" * 40, "nested deeper than 32 levels"),
        ("a: b\x00c", "special characters are not allowed"),
        (b"a: \xff\xfe", "rules.yaml:1: not UTF-8; save the file as UTF-8"),
        (b"# " + b"x" * MAX_BYTES, "larger than 256 KiB; split it into several files"),
    ],
)
def test_R4_yaml_with_a_surprise_in_it_is_refused(
    text: str | bytes, said: str, tmp_path: Path
) -> None:
    assert said in refusal(read_yaml, write(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "cannot be read (No such file" in refusal(read_yaml, tmp_path / "none.yaml")


def test_values_are_what_they_look_like(tmp_path: Path) -> None:
    text = "\ufeffa: 0800\r\nb: 12:30\r\nc: 2026-05-04\r\nd: no\r\ne: true\r\nf: 14\r\ng: 3.60\r\nh:\r\ni: '14'\r\n"
    read = read_yaml(write(tmp_path, text))
    assert isinstance(read, Entry)
    assert dict(read.values) == {
        "a": "0800",
        "b": "12:30",
        "c": "2026-05-04",
        "d": "no",
        "e": True,
        "f": 14,
        "g": 3.6,
        "h": None,
        "i": "14",
    }


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    assert read_yaml(write(tmp_path, "# nothing yet\n")) is None


# rules


def test_a_rule_is_read_as_written(tmp_path: Path) -> None:
    (rule,) = load_rules([write(tmp_path, RULE)])
    assert (rule.id, rule.conduct, rule.severity, rule.state) == (
        "voice.insult",
        3,
        Severity.MEDIUM,
        State.ACTIVE,
    )
    assert rule.kind == "insult"
    assert not rule.hard
    assert rule.why["nl"] == "Het kan kwetsen."
    assert rule.hits[0].place.line == 7


def test_an_example_can_say_who_writes_and_to_whom(tmp_path: Path) -> None:
    example = "{text: sukkel, role: kok, bio: b, names_employer: true, in_reply_to: nou, lang: nl}"
    (rule,) = read_rules([write(tmp_path, RULE.replace("wat een sukkel", example))])
    assert rule.hits[0].author.names_employer is True
    assert rule.hits[0].author.role == "kok"
    assert rule.hits[0].in_reply_to == "nou"
    assert rule.hits[0].lang == "nl"


def test_a_folder_is_all_of_its_files(tmp_path: Path) -> None:
    write(tmp_path, RULE, "b.yaml")
    write(tmp_path, RULE.replace("voice.insult", "voice.threat"), "a.yaml")
    write(tmp_path, "# later\n", "c.yaml")
    rules = load_rules([tmp_path])
    assert [rule.id for rule in rules] == ["voice.threat", "voice.insult"]


def test_R5_the_version_follows_the_content(tmp_path: Path) -> None:
    before = read_rules([write(tmp_path, RULE)]).version
    assert read_rules([write(tmp_path, RULE)]).version == before
    assert read_rules([write(tmp_path, RULE + "\n")]).version != before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "wat een sukkel",
            "wat een held",
            "rules.yaml:7: rule voice.insult: should be found: wat een held",
        ),
        (
            "wat een dag",
            "sukkel " * 30,
            "rules.yaml:9: rule voice.insult: should be left alone: sukkel",
        ),
        ("  hits:\n    - wat een sukkel\n", "", "'hits' is missing"),
        ("    - wat een dag\n", "    []\n", "at least one item"),
        ("    - wat een dag\n", "    - [x]\n", "an example should be a text"),
        ("voice.insult", "work.insult", "should be 'voice.' and a short name"),
        ("voice.insult", "voice.In sult", "should be 'voice.' and a short name"),
        ("conduct: 3", "conduct: 6", "a number from 1 to 5"),
        ("severity: medium", "severity: mediun", "did you mean 'medium'"),
        ("{en: It may hurt., nl: Het kan kwetsen.}", "{}", "a reason is missing"),
        ("{en: It may hurt., nl: Het kan kwetsen.}", "{en: ''}", "a reason is missing"),
        ("{words: [sukkel]}", "{wrds: [sukkel]}", "did you mean 'words'"),
        ("  severity", "  state: off\n  severity", "should be one of active, shadow"),
        ("- id", "- wat een sukkel\n- id", "should be a list of rules"),
        ("  match: {words: [sukkel]}\n", "", "'match' is missing"),
    ],
)
def test_R4_one_mistake_refuses_the_whole_set(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    assert said in refusal(load_rules, [write(tmp_path, RULE.replace(old, new))])


def test_a_reason_may_be_one_english_sentence(tmp_path: Path) -> None:
    text = RULE.replace("{en: It may hurt., nl: Het kan kwetsen.}", "It may hurt.")
    assert read_rules([write(tmp_path, text)]).rule("voice.insult").why == {"en": "It may hurt."}


def test_two_rules_cannot_have_one_id(tmp_path: Path) -> None:
    assert "was given before, at" in refusal(load_rules, [write(tmp_path, RULE + RULE)])


def test_R4_no_rules_is_no_start(tmp_path: Path) -> None:
    assert "no rules, so nothing would be checked" in refusal(load_rules, [tmp_path])
    assert "no rules" in refusal(load_rules, [])
    assert "no such file or folder" in refusal(load_rules, [tmp_path / "none"])


def test_a_weak_rule_is_proved_by_weak_hits(tmp_path: Path) -> None:
    weak = RULE.replace("{words: [sukkel]}", "{words: [sukkel], confidence: possible}")
    assert len(load_rules([write(tmp_path, weak)])) == 1


def test_failing_examples_can_be_listed_one_by_one(tmp_path: Path) -> None:
    text = RULE.replace("wat een sukkel", "wat een held").replace("wat een dag", "sukkel")
    rules = read_rules([write(tmp_path, text)])
    assert [(e.text, wanted) for _, e, wanted in failures(rules)] == [
        ("wat een held", True),
        ("sukkel", False),
    ]


# what is shipped


def test_the_shipped_rules_prove_themselves() -> None:
    rules = load_rules([shipped_config() / "policies"])
    assert {rule.conduct for rule in rules} == {1, 2, 3, 4, 5}


def test_the_shipped_configuration_of_a_wheel_lies_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = tmp_path / "monitor" / "default_config"
    packed.mkdir(parents=True)
    monkeypatch.setattr("monitor.adapters.files.resources.files", lambda _: tmp_path / "monitor")
    assert shipped_config() == packed


@pytest.mark.parametrize("name", ['""', '"  "'])
def test_a_company_without_a_name_is_refused(name: str, tmp_path: Path):
    path = write(tmp_path, f"company:\n  name: {name}\n", "company.yaml")
    with pytest.raises(ConfigurationRefused, match=r"company\.yaml:2: name: should not be empty"):
        load_company(path)


def test_a_missing_company_file_is_answered_with_the_way_to_make_one(tmp_path: Path):
    with pytest.raises(
        ConfigurationRefused, match=r"company\.yaml: no company file there; 'amends init'"
    ):
        load_company(tmp_path / "company.yaml")
