"""How an answer of comms may begin: for each conduct rule, in each language, in the guide's voice."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from monitor.adapters.answers import beginning
from monitor.adapters.catalogue import LOCALE, languages
from monitor.adapters.files import read_rules, shipped_config
from monitor.domain.reach import CONDUCTS
from monitor.policy.rewording import SPOILS
from tests.usecases.test_askings import FINDING
from tests.web.test_words import FAMILIAR, FORMAL, NBSP, TWO_WAYS, UNWANTED

LANGS = languages()
FILES = sorted(LOCALE.glob("*/answers*.yaml"))
STEP = {"en": "One step:", "nl": "Eén stap:", "de": "Ein Schritt:", "fr": f"Un seul geste{NBSP}:"}
LAW = re.compile(
    r"\b(?:legal|law\w*|liab\w+|sue\w*|juridi\w+|wettelijk\w*|aansprake\w+|jurist\w*|rechtlich\w*|rechts\w+"
    r"|haft\w+|anwalt\w*|juridique\w*|loi|avocat\w*|droit|compliance|sanction\w*|HR)\b",
    re.IGNORECASE,
)
"""Comms helps with words; what the law says is for others."""
UNKIND = re.compile(
    r"\b(?:must|should have|violat\w+|moet|had moeten|overtred\w+|müssen|musst|verstoß\w*|devez|dois|infraction)\b",
    re.IGNORECASE,
)


def said(path: Path) -> dict[object, str]:
    read = yaml.safe_load(path.read_text("utf-8"))
    return {**read["conducts"], **read["rules"]}


def test_there_is_a_beginning_for_each_conduct_rule_in_each_language():
    assert {path.parent.name for path in FILES} == set(LANGS)
    wanted = set(said(LOCALE / "en" / "answers.yaml"))
    assert set(CONDUCTS) <= wanted
    for path in FILES:
        assert set(said(path)) == wanted, path
    assert [path.parent.name for path in FILES if "familiar" in path.name] == TWO_WAYS


def test_each_rule_that_has_one_of_its_own_is_a_shipped_rule():
    shipped = {rule.id for rule in read_rules([shipped_config() / "policies"]).rules}
    assert set(said(LOCALE / "en" / "answers.yaml")) - set(CONDUCTS) <= shipped


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_beginning_is_short_names_one_step_and_has_no_word_that_spoils_it(path: Path):
    lang = path.parent.name
    for name, text in said(path).items():
        assert text.count(STEP[lang]) == 1, name
        assert 20 <= len(text.split()) <= 60, name
        folded = text.casefold().replace("’", "'")
        for word in SPOILS[lang]:
            assert not re.search(rf"\b{re.escape(word)}\b", folded), (name, word)
        for unwanted in (UNWANTED, LAW, UNKIND):
            assert not unwanted.search(text), (name, unwanted.search(text))
        assert not re.search(r"[#!\[\]{}@]", text), name


@pytest.mark.parametrize("lang", TWO_WAYS)
def test_a_beginning_speaks_to_its_reader_in_one_way(lang: str):
    for text in said(LOCALE / lang / "answers.yaml").values():
        assert not FAMILIAR[lang].search(text), text
    for text in said(LOCALE / lang / "answers.familiar.yaml").values():
        assert not FORMAL[lang].search(text), text


@pytest.mark.parametrize("name", ["answers.yaml", "answers.familiar.yaml"])
def test_a_french_mark_never_begins_a_line(name: str):
    for text in said(LOCALE / "fr" / name).values():
        assert not re.search(rf"[^{NBSP}][:;?!»]", text), text


def test_a_rule_without_one_takes_that_of_its_conduct_rule_and_a_language_without_any_english():
    insult = beginning(FINDING, "en")
    assert "slip out" in insult
    other = replace(FINDING, rule_id="voice.threat")
    assert "hear the company in it" in beginning(other, "en")
    assert beginning(FINDING, "xx") == insult
    assert beginning(FINDING, "de", familiar=True) != beginning(FINDING, "de")
    assert beginning(FINDING, "nl", familiar=True) == beginning(FINDING, "nl")
