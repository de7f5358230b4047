"""What is allowed in rules and company file, but seldom meant."""

from dataclasses import replace

import pytest

from monitor.adapters.drafts import load_phrases
from monitor.cli.lint import remarks
from monitor.domain.company import AvoidTopic, Company, Named
from monitor.domain.finding import Severity
from monitor.policy.matchers.words import Words
from monitor.policy.rule import Rule, RuleSet

RULE = Rule(
    "work.client-name", 4, {"en": "Why.", "nl": "Waarom."}, Severity.HIGH, Words({}), "client-name"
)
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
        (replace(RULE, why={"en": "Why."}), "no reason in nl"),
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
            "'strike ballot' is protected speech",
        ),
    ],
)
def test_a_company_file_that_seldom_means_what_it_says(company: Company, remark: str) -> None:
    assert any(remark in line for line in said(company=company)), said(company=company)


def test_a_bluesky_handle_needs_no_server() -> None:
    assert said(company=replace(COMPANY, handles=("kraanvliet.example",))) == []
