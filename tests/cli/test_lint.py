"""What is allowed in rules and company file, but seldom meant."""

from dataclasses import replace

import pytest

from monitor.adapters.drafts import load_phrases
from monitor.cli.lint import remarks
from monitor.domain.company import AvoidTopic, Company, Named
from monitor.domain.finding import Severity
from monitor.errors import Said
from monitor.policy.matchers.words import Words
from monitor.policy.rule import Rule, RuleSet

WHY = {"en": "Why.", "nl": "Waarom.", "de": "Warum.", "fr": "Pourquoi."}
RULE = Rule("work.client-name", 4, WHY, Severity.HIGH, Words({}), "client-name")
COMPANY = Company("Kraanvliet")


def said(rule: Rule = RULE, company: Company = COMPANY) -> list[str]:
    return list(remarks(RuleSet((rule,), "1"), company, load_phrases()))


def test_good_rules_and_a_good_company_bring_no_remark() -> None:
    topic = AvoidTopic(
        "the lawsuit with Example Cranes", ("Example Cranes",), "it is before a court"
    )
    company = replace(
        COMPANY,
        domains=("kraanvliet.example",),
        handles=("@k@social.example",),
        avoid_topics=(topic,),
    )
    assert said(company=company) == []


@pytest.mark.parametrize(
    ("rule", "remark"),
    [
        (replace(RULE, why={"en": "Why."}), "no reason in de, fr, nl"),
        (replace(RULE, kind="berth-plan"), "'berth-plan' has no words of its own"),
        (replace(RULE, id="voice.insult", conduct=3, hard=True), "the shield does not hold it"),
    ],
)
def test_a_rule_that_seldom_means_what_it_says(rule: Rule, remark: str) -> None:
    (line,) = said(rule)
    assert remark in line
    assert rule.id in line


@pytest.mark.parametrize(
    ("company", "remark"),
    [
        (
            replace(
                COMPANY, nda_clients=(Named("Merel"),), public_clients=(Named("M", ("Merel",)),)
            ),
            "'Merel' is named as public",
        ),
        (replace(COMPANY, codenames=(Named("Kraanvliet"),)), "'Kraanvliet' is named as public"),
        (replace(COMPANY, codenames=(Named("Ti"),)), "'Ti' is too short"),
        (replace(COMPANY, domains=("www.mastodon.social",)), "holds everybody's pages"),
        (replace(COMPANY, handles=("@kraanvliet",)), "needs its server"),
        (replace(COMPANY, avoid_topics=(AvoidTopic("Cranes", (), "a court"),)), "no keywords"),
        (replace(COMPANY, avoid_topics=(AvoidTopic("Cranes", ("crane",)),)), "no why"),
        (
            replace(
                COMPANY, avoid_topics=(AvoidTopic("works council", ("strike ballot",), "busy"),)
            ),
            "'strike ballot' is protected speech (union) and refused",
        ),
    ],
)
def test_a_company_file_that_seldom_means_what_it_says(company: Company, remark: str) -> None:
    assert any(remark in line for line in said(company=company)), said(company=company)


def test_a_bluesky_handle_needs_no_server() -> None:
    assert said(company=replace(COMPANY, handles=("kraanvliet.example",))) == []


@pytest.mark.parametrize(
    ("keyword", "matter"),
    [
        ("cao", "pay"),
        ("salaris", "pay"),
        ("staking", "union"),
        ("Ondernemingsraad", "union"),
        ("grensoverschrijdend gedrag", "harassment"),
        ("union", "union"),
        ("Strike", "union"),
        ("equal pay", "discrimination"),
        ("working hours", "hours"),
        ("whistleblowers", "whistleblowing"),
        ("Betriebsrat", "union"),
        ("Überstunden", "hours"),
        ("Tarifvertrag", "union"),
        ("Arbeitssicherheit", "safety"),
        ("grève", "union"),
        ("conditions de travail", "conditions"),
        ("harcèlement moral", "harassment"),
        ("élections municipales", "politics"),
        ("arrêt maladie", "health"),
        ("Kopftuch", "discrimination"),
    ],
)
def test_a_keyword_that_is_protected_speech_is_refused_in_every_language(
    keyword: str, matter: str
) -> None:
    topic = AvoidTopic("the quay case", ("quay collapse", keyword), "it is before a court")
    (line,) = said(company=replace(COMPANY, avoid_topics=(topic,)))
    assert f"{keyword!r} is protected speech ({matter}) and refused" in line
    assert "take it out, or name the one case that is meant" in line


@pytest.mark.parametrize(
    "keyword",
    [
        "quay collapse",
        "rechtszaak kade",
        "bid rigging",
        "opération de rachat",
        "datalek",
        "Rückruf",
    ],
)
def test_a_keyword_that_names_one_case_is_fine(keyword: str) -> None:
    topic = AvoidTopic("noise of night shifts at the quay", (keyword,), "it is before a court")
    assert said(company=replace(COMPANY, avoid_topics=(topic,))) == []


def test_a_rule_that_is_held_is_the_first_thing_said() -> None:
    held = replace(RULE, held=Said("it matches an empty post, and so every post"))
    (line,) = said(held)
    assert "is held and not run: it matches an empty post" in line
