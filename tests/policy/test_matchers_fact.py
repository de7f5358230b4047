"""A claim that the fact sheet contradicts is found; roundings, memories and other things are not."""

from pathlib import Path

import pytest

from monitor.domain.company import AvoidTopic, Company, Fact
from monitor.domain.finding import Confidence
from monitor.policy.lexicon import Lexicon
from monitor.policy.matchers.fact import Facts
from monitor.policy.matchers.topic import Topics
from monitor.policy.numbers import numbers
from monitor.policy.text import Text
from tests.policy.posts import context, hits, matcher, words

PRICES = Company(
    "Kadetram",
    country="NL",
    facts=(
        Fact("single_ticket_euro", 3.60, "losse rit, 90 minuten geldig"),
        Fact("copies_sold", "1.4 million", ""),
        Fact("ownership", "independent", ""),
        Fact("motto", "altijd door", ""),
        Fact("x", 0, ""),
        Fact("stores", 0, ""),
    ),
)


def found(text: str, company: Company | None = None, **about: object) -> list[str | None]:
    at = context(text, company=company, **about)  # type: ignore[arg-type]
    return [hit.about for hit in hits(Facts().bound(at.lexicon), at)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Our software at Kraanvliet runs in 40 ports", "ports"),
        ("Kraanvliet draait in veertig havens", "ports"),
        ("Bei Kraanvliet sind es 30 Häfen", "ports"),
        ("Kraanvliet heeft 900 medewerkers", "employees"),
        ("Wist je dat Kraanvliet 900 medewerkers heeft?", "employees"),
        ("Kraanvliet was founded in 1975", "founded"),
        ("Kraanvliet bestaat sinds 1975", "founded"),
        ("Kraanvliet has five offices", "offices"),
        ("Kraanvliet: omzet van 90 miljoen euro, hoera", "revenue_2025"),
        ("Het hoofdkantoor van Kraanvliet zit in Groningen", "headquarters"),
        ("The CEO of Kraanvliet? Our chief executive is Jan Vis", "chief_executive"),
    ],
)
def test_a_wrong_fact_is_found_with_its_key(text: str, key: str) -> None:
    assert found(text) == [key]


@pytest.mark.parametrize(
    "text",
    [
        "Kraanvliet runs in 14 ports",
        "Kraanvliet heeft meer dan 200 medewerkers",
        "Kraanvliet heeft ongeveer 250 medewerkers",
        "Kraanvliet heeft 250 medewerkers",
        "Vroeger had Kraanvliet 90 medewerkers",
        "Heeft Kraanvliet 900 medewerkers?",
        "Kraanvliet zocht twee medewerkers",
        "Mijn club heeft 900 leden en een haven",
        "Rectificatie: Kraanvliet heeft geen 40 maar 14 havens",
        "Kraanvliet heeft 40 havens, nee, 14 havens",
        "Kraanvliet was founded in 1998",
        "Sinds 1975 fiets ik naar de kade. Kraanvliet is leuk, en wij drinken er koffie met elkaar tot we niet meer kunnen van het lachen om die ene grap",
        "Kraanvliet: 90 euro voor havens",
        "Kraanvliet: 3 uur havens",
        "Het hoofdkantoor van Kraanvliet zit in Rotterdam",
        "Het hoofdkantoor van Kraanvliet. In Groningen was ik ook",
        "Het hoofdkantoor van Kraanvliet is mooi",
        "Het hoofdkantoor van de bank zit in Groningen",
        "Kraanvliet heeft een mooie kade",
    ],
)
def test_what_agrees_or_speaks_of_something_else_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_we_counts_as_the_company_when_the_employer_is_known() -> None:
    text = "Wij draaien in veertig havens"
    assert found(text, names_employer=True) == ["ports"]
    assert found(text) == []


def test_a_we_in_another_sentence_of_a_long_post_does_not_count() -> None:
    long = " ".join(["De kade is breed en de kraan is hoog en de zee is nat."] * 3)
    assert found(f"Wij gaan. {long} Er zijn veertig havens.", names_employer=True) == []
    assert found(f"{long} Wij hebben veertig havens.", names_employer=True) == ["ports"]


def test_prices_are_compared_with_prices() -> None:
    assert found("Een losse rit bij Kadetram is 2,90 euro", PRICES) == ["single_ticket_euro"]
    assert found("Een losse rit bij Kadetram is € 3,60", PRICES) == []
    assert found("Een losse rit bij Kadetram duurt 12 haltes", PRICES) == []


def test_millions_are_compared_with_millions() -> None:
    assert found("Kadetram: al 4 miljoen stuks verkocht", PRICES) == ["copies_sold"]
    assert found("Kadetram: 1,4 miljoen stuks verkocht", PRICES) == []


def test_a_company_without_facts_contradicts_nothing() -> None:
    assert found("Kade heeft 40 havens", Company("Kade")) == []


REPLY = "Volgens jullie site draait Kraanvliet in 14 havens"


def test_insisting_on_a_number_after_a_correction_is_certain() -> None:
    at = context("Nee hoor, het zijn er 40, echt waar", reply_to=REPLY)
    found_here = hits(Facts().bound(at.lexicon), at)
    assert [(h.about, h.confidence) for h in found_here] == [("ports", Confidence.CERTAIN)]


@pytest.mark.parametrize(
    ("text", "reply_to"),
    [
        ("Klopt, dank, geen 40", REPLY),
        ("Het zijn er 14, geen 40", REPLY),
        ("Ik zag er 2 gisteren", REPLY),
        ("Nee, het zijn er 40", "Ik zie er 14"),
        ("Nee, het zijn er 40", "Draaien jullie in 12 havens?"),
        ("Nee, in 1975", "Kraanvliet draait in 14 havens"),
    ],
)
def test_thanks_and_other_numbers_are_no_insisting(text: str, reply_to: str) -> None:
    assert found(text, reply_to=reply_to) == []


def test_insisting_on_another_year_counts_too() -> None:
    assert found("Nee hoor, in 1975", reply_to="Kraanvliet is van 1998, toch?") == ["founded"]
    assert found("Nee hoor, 1975 zei oma", reply_to="haven gebouwd, en opgericht in 1998") == [
        "founded"
    ]


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("1.400 en 1,400 en 1 400", [1400, 1400, 1400]),
        ("1,4 en 1.4 en 3.60", [1.4, 1.4, 3.6]),
        ("1.234,50 en 1,234.50", [1234.5, 1234.5]),
        ("12 miljoen en 3 mrd", [12e6, 3e9]),
        ("zesentwintig veertig vijfduizend, tweehonderdveertig", [26, 40, 5000, 240]),
        ("two hundred and forty, fifty-two", [240, 52]),
        ("sechsundzwanzig fünfzig", [26, 50]),
        ("quatre-vingts quatre-vingt-dix septante quarante-deux", [80, 90, 70, 42]),
        ("drie miljoen", [3e6]),
        ("een un acht onze", []),
        ("12/3 en v1", []),
        ("honderd duizend", [100_000]),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(written: str, values: list[float]) -> None:
    assert [n.value for n in numbers(Text(written))] == values


# topics


def test_a_keyword_of_an_avoid_topic_is_found_in_its_forms(tmp_path: Path) -> None:
    topics = matcher("topic: any", tmp_path)
    assert words(topics, context("Die geluidsoverlasten en de omwonenden")) == [
        "geluidsoverlasten",
        "omwonenden",
    ]


def test_a_short_keyword_is_taken_as_it_stands() -> None:
    company = Company("Kade", avoid_topics=(AvoidTopic("ban", ("ban", "KI-Bilder", " ")),))
    topics = Topics().bound(Lexicon(company))
    assert words(topics, context("ban banaan KI-Bildern")) == ["ban", "KI-Bildern"]


def test_no_topics_find_nothing() -> None:
    assert words(Topics(), context("ban")) == []
    assert words(Topics().bound(Lexicon(Company("Kade"))), context("ban")) == []
