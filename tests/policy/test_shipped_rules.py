"""The rules that ship: each proves itself, and together they keep what product.md asks of them."""

import re
from pathlib import Path

import pytest

from monitor.adapters.files import example_company, load_rules, shipped_config
from monitor.adapters.latereader import shipped_reader
from monitor.domain.post import Author, Post
from monitor.errors import ConfigurationRefused
from monitor.policy.check import Judge, Judgement, Verdict
from monitor.policy.entry import Entry
from monitor.policy.matchers.family import FAMILIES, LANGUAGES, read
from monitor.policy.rule import Rule, RuleSet

POLICIES = shipped_config() / "policies"
CONDUCT = {"audience": 1, "role": 2, "voice": 3, "work": 4, "amends": 5}
KINDS = frozenset(
    {
        "insult",
        "threat",
        "mockery",
        "misconduct",
        "out-of-role",
        "speaking-for-company",
        "no-disclaimer",
        "undisclosed-praise",
        "confidential",
        "codename",
        "client-name",
        "personal-data",
        "secret",
        "internal-event",
        "legal",
        "wrong-fact",
        "quarrel",
    }
)
STAFF = Author(role="engineer", bio="Engineer at Kraanvliet", names_employer=True)

RULES = load_rules([POLICIES])
JUDGE = Judge(RULES, example_company(), shipped_reader())


def judged(
    text: str, lang: str = "nl", reply_to: str | None = None, author: Author = STAFF
) -> Judgement:
    return JUDGE.judge(Post("p", text, lang=lang, in_reply_to=reply_to), author)


def kinds(judgement: Judgement) -> set[str]:
    return {finding.kind for finding in judgement.findings}


@pytest.fixture
def rules() -> RuleSet:
    return RULES


def test_every_example_of_every_shipped_rule_comes_out_as_written() -> None:
    assert len(load_rules([POLICIES])) > 15


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_which_conduct_rule_it_keeps_and_why(rule: Rule) -> None:
    key, _, name = rule.id.partition(".")
    assert CONDUCT[key] == rule.conduct
    assert name
    assert set(rule.why) >= {"en", "nl"}
    assert rule.kind in KINDS
    assert len(rule.hits) >= 3
    assert len(rule.misses) >= 3


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_reason_is_one_gentle_sentence(rule: Rule) -> None:
    for why in rule.why.values():
        assert why.endswith(".")
        assert why.count(".") == 1
        assert "!" not in why
        assert not re.search(r"\b(?:you|je|jij|violat\w+|policy|overtred\w+)\b", why, re.IGNORECASE)


def test_all_five_conduct_rules_and_all_kinds_have_a_rule(rules: RuleSet) -> None:
    assert {rule.conduct for rule in rules} == {1, 2, 3, 4, 5}
    assert {rule.kind for rule in rules} == KINDS


def test_only_secrets_and_personal_data_pass_the_shield(rules: RuleSet) -> None:
    assert {rule.kind for rule in rules if rule.hard} == {"secret", "personal-data"}


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("nl", "Onze klant heeft het verstand van een goudvis.", "mockery"),
        ("en", "My manager is utterly clueless, a goldfish could do it.", "mockery"),
        ("nl", "Wodka in mijn thermos op de nachtdienst, niemand had het door.", "misconduct"),
        ("en", "Called in sick, off to the festival, haha.", "misconduct"),
        ("nl", "Kadewijzer staat 1 december live bij elke klant, dat garandeer ik.", "out-of-role"),
        ("en", "Namens niemand, but we at Kraanvliet regret the outage.", "speaking-for-company"),
        ("nl", "Dat nachtlawaai bij onze terminal is een schande.", "no-disclaimer"),
        ("en", "You pathetic little idiot, you can't even park.", "insult"),
        ("de", "Noch einmal, und ich brech dir beide Hände.", "threat"),
        ("nl", "Kick-off met Havenlicht op kantoor, het contract is getekend.", "client-name"),
        ("en", "Migration plan for project Zeester is done, board meeting on Friday.", "codename"),
        ("nl", "Demo van Kadewijzer Plus gegeven aan de klant.", "confidential"),
        ("en", "Our whole Hamburg office is being closed, nobody knows yet.", "internal-event"),
        ("nl", "Onze advocaat vreest dat we die rechtszaak verliezen.", "legal"),
        ("nl", "Voor wie Marjan zoekt: bel gewoon, 06-12341731.", "personal-data"),
        ("en", "The token is ghp_BLeSNB6zLgOMS5X7lzOXfH25mYfLNJudArK7 if you need it.", "secret"),
        ("en", "Fun fact: Kraanvliet was founded in 1975.", "wrong-fact"),
    ],
)
def test_a_plain_case_of_each_kind_is_found(lang: str, text: str, kind: str) -> None:
    judgement = judged(text, lang)
    assert judgement.verdict is Verdict.ALERT
    assert kind in kinds(judgement)


def test_a_heated_answer_is_a_quarrel_and_a_calm_one_is_not() -> None:
    asked = "Drie keer gebeld en nog steeds geen antwoord."
    heated = judged("Leer eerst eens lezen, ik ben er klaar mee!", reply_to=asked)
    calm = judged("Dat had sneller gemoeten, excuses. Ik bel u vanmiddag.", reply_to=asked)
    assert "quarrel" in kinds(heated)
    assert calm.verdict is Verdict.CLEAR


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nl", "Deze printer is een klootzak, alweer papier vast."),
        ("nl", "Wat ben ik een sukkel, sleutels binnen laten liggen."),
        ("nl", "Vanmorgen zat er een merel te zingen op het dak."),
        ("nl", "'Vieze flikker', riep iemand naar hem. Ik ben opgestaan."),
        ("en", "Killed it at karaoke last night, my voice is dead."),
        ("en", "Our annual report is out: 14 ports run on Kraanvliet."),
        ("en", "Personally I find that noise shameful. My own opinion, not Kraanvliet's."),
        ("de", "Diese Waschmaschine ist so eine dumme Kuh, schon wieder Wasser überall."),
        ("fr", "Quelle idiote je fais, j'ai oublié mes clés."),
        ("en", "Recipe of the day: two eggs, a glass of wine in the sauce, patience."),
    ],
)
def test_what_only_looks_like_a_breach_is_left_alone(lang: str, text: str) -> None:
    assert judged(text, lang).verdict is Verdict.CLEAR


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "nl",
            "Vrijdag staken we bij Kraanvliet. Die directie heeft het verstand van een goudvis.",
        ),
        (
            "nl",
            "Project Zeester draait op onbetaald overwerk, en ik heb het gemeld bij de inspectie.",
        ),
        ("en", "Havenlicht gets a new quay, we get unpaid overtime. On strike tomorrow."),
    ],
)
def test_protected_speech_is_never_flagged(lang: str, text: str) -> None:
    judgement = judged(text, lang)
    assert judgement.verdict is Verdict.SHIELDED
    assert judgement.findings == ()


def test_a_secret_in_protected_speech_still_leads_to_a_note() -> None:
    judgement = judged(
        "Loonstrook weer fout. Het wachtwoord van de server is nu wisselslot-L7, kijk zelf."
    )
    assert kinds(judgement) == {"secret"}


def test_a_spokesperson_may_speak_for_the_company() -> None:
    text = "Namens Kraanvliet betreuren wij de storing van vanmorgen."
    speaker = Author(role="head of communications", names_employer=True)
    assert "speaking-for-company" in kinds(judged(text))
    assert judged(text, author=speaker).verdict is Verdict.CLEAR


def test_naming_the_employer_makes_mockery_graver() -> None:
    text = "Onze klant heeft het verstand van een goudvis."
    named = judged(text).findings[0].severity
    unnamed = judged(text, author=Author(names_employer=False)).findings[0].severity
    assert named.rank > unnamed.rank


def test_every_shipped_rule_has_its_line_in_the_docs(rules: RuleSet) -> None:
    page = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
    assert [rule.id for rule in rules if f"`{rule.id}`" not in page] == []


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_every_language_has_every_family_of_words(lang: str) -> None:
    named = [name for module in LANGUAGES[lang] for name in module.WORDS]
    assert sorted(named) == list(FAMILIES)


def test_a_family_that_nobody_knows_is_refused_by_name() -> None:
    with pytest.raises(ConfigurationRefused, match="'promises' is no family; known are ad"):
        read(Entry({"family": "promises"}), "family")


def test_a_rule_without_any_family_is_refused() -> None:
    with pytest.raises(ConfigurationRefused, match="the list is empty"):
        read(Entry({"family": []}), "family")
