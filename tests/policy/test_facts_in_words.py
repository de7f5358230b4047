"""Facts told in words, in answers and in lists are compared with the fact sheet as well."""

import pytest

from monitor.domain.company import Company, Fact, Named
from monitor.policy.matchers.fact import Facts
from tests.policy.posts import context, hits

BAKERY = Company(
    "Zwartendijk Bakt",
    short_name="Zwartendijk",
    country="NL",
    facts=(
        Fact(
            "ownership", "family Prins 70 percent, staff 30 percent", "not listed on any exchange"
        ),
        Fact("opening", "Monday to Saturday, 8 to 18", "no shop opens on Sundays"),
        Fact("vans", 90, "40 of them electric"),
        Fact("data_location", "Zwolle", "no customer data leaves the country"),
        Fact("plants", ("Zwolle", "Kampen", "Meppel"), "three and no more"),
        Fact("employees", 1900, "end of 2025"),
        Fact("founded", 1951, "by two brothers"),
        Fact("headquarters", "Zwolle", "since 1951"),
        Fact("chief_executive", "Tineke Prins", "since 2020"),
        Fact("warranty_years", 5, "on every oven"),
        Fact("revenue_2025", "80 million euro", "published in March"),
        Fact("delivery_fee", "4.95 euro", "free above 75 euro"),
    ),
)
LISTED = Company("Kadebank", facts=(Fact("ownership", "listed in Amsterdam", "since 2001"),))
FOUNDATION = Company("Zorgkring", facts=(Fact("ownership", "foundation without shareholders"),))


def found(text: str, company: Company = BAKERY, **about: object) -> list[str | None]:
    at = context(text, company=company, **{"names_employer": True, **about})  # type: ignore[arg-type]
    return [hit.about for hit in hits(Facts().bound(at.lexicon), at)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Wij staan sinds kort gewoon op de beurs, hoor.", "ownership"),
        ("Zwartendijk est cotée à la Bourse de Bruxelles.", "ownership"),
        ("Zwartendijk is owned for 45 percent by a fund.", "ownership"),
        ("Zwartendijk gehört zur Hälfte einem Fonds.", "ownership"),
        ("Onze winkels zijn op zondag gewoon open.", "opening"),
        ("Bel ons gerust, de lijn is zeven op zeven open.", "opening"),
        ("All our vans are electric now, so proud.", "vans"),
        ("Onze hele vloot rijdt elektrisch.", "vans"),
        ("Onze klantgegevens staan op servers in Oregon.", "data_location"),
        ("Wij hebben fabrieken in Zwolle, Kampen en Hardenberg.", "plants"),
        ("We are just 900 people and I've had lunch with half of them.", "employees"),
        ("Onze firma is begonnen in 1961, zegt de folder.", "founded"),
        ("Our company, founded by two bakers with a horse in 1961, is old.", "founded"),
        ("Our head office is in Utrecht, Zwolle is just the oven.", "headquarters"),
        ("Onze hoofdzetel? Het hoofdkantoor staat in Utrecht.", "headquarters"),
        ("Our CEO Marnix Dekker parked his bike.", "chief_executive"),
        ("Bij ons 15 jaar garantie op elke oven.", "warranty_years"),
        ("Wij draaiden een omzet van ruim 140 miljoen.", "revenue_2025"),
        ("Bij ons is de levering gratis vanaf 30 euro.", "delivery_fee"),
    ],
)
def test_a_fact_told_wrong_in_words_is_found(text: str, key: str) -> None:
    assert set(found(text)) == {key}


def test_a_listed_firm_called_private_and_a_foundation_with_dividend_are_wrong() -> None:
    assert found("Kadebank is not listed anywhere.", LISTED) == ["ownership"]
    assert found("Kadebank is listed in Amsterdam.", LISTED) == []
    assert found("Zorgkring betaalt dividend uit.", FOUNDATION) == ["ownership"]
    assert found("Zorgkring betaalt geen dividend uit.", FOUNDATION) == []


@pytest.mark.parametrize(
    ("asked", "text", "key"),
    [
        (
            "Hoeveel mensen werken er bij jullie?",
            "Drieduizend, en ze eten allemaal brood.",
            "employees",
        ),
        ("How many vans do you have?", "Three hundred, same as ever.", "vans"),
        ("Onder de 75 euro betaal je 4,95 toch?", "Bijna, het is 6,95.", "delivery_fee"),
        ("Your site says 80 million.", "It was a hundred and forty, I was there.", "revenue_2025"),
        ("Are you open on Sunday?", "Yes of course, Sunday eight to ten.", "opening"),
        ("I think they are from Zwolle?", "No, head office is in Utrecht.", "headquarters"),
        ("Is our data kept in your country?", "No, it all sits in Oregon.", "data_location"),
    ],
)
def test_a_wrong_answer_to_who_asks_is_found(asked: str, text: str, key: str) -> None:
    assert key in found(text, reply_to=asked)


@pytest.mark.parametrize(
    "text",
    [
        "Wij staan niet op de beurs.",
        "Zwartendijk is owned for 70 percent by one family.",
        "Onze winkels zijn op zondag dicht.",
        "Wij zijn open van maandag tot en met zaterdag, niet op zondag.",
        "Some of our vans are electric now.",
        "Onze klantgegevens staan op servers in Zwolle.",
        "Wij hebben fabrieken in Zwolle, Kampen en Meppel.",
        "Our head office is in Zwolle.",
        "Our CEO Tineke Prins parked her bike.",
        "Onze baas is baas sinds 2020.",
        "Bij ons 5 jaar garantie op elke oven.",
        "Wij bakken voor 900 mensen per dag.",
        "Is our head office in Utrecht?",
        "In 1961 ben ik begonnen te fietsen.",
        "Wij hebben honden, fietsen en katten in Utrecht en Kampen.",
        "Staan wij sinds kort op de beurs?",
        "Bij ons 15 ovens garantie, of zoiets.",
    ],
)
def test_a_fact_told_right_or_of_something_else_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_another_firms_fleet_and_nobodys_we_are_left_alone() -> None:
    assert found("De beurs in de stad was druk.", names_employer=False) == []
    assert found("Our vans are all electric.", names_employer=False) == []


def test_half_a_million_is_a_number() -> None:
    member = Company("Zorgkring", facts=(Fact("customers", 210_000, ""),))
    assert found("Zorgkring heeft al half a million customers", member) == ["customers"]


def test_words_about_the_exchange_in_somebody_elses_story_are_left_alone() -> None:
    long = " ".join(["De bakker om de hoek heeft het over zijn neef en over brood."] * 6)
    text = f"Zwartendijk is leuk. {long} Zijn neef staat sinds kort op de beurs."
    assert found(text, names_employer=False) == []


def test_what_is_told_of_a_client_is_no_fact_of_the_company() -> None:
    baker = Company("Ovenbouw", facts=(Fact("vans", 90, ""),), public_clients=(Named("Grutter"),))
    assert found("Onze klant Grutter: 54 vans, nul klachten.", baker) == []
    assert found("Wij rijden met 54 vans.", baker) == ["vans"]


def test_an_answer_to_who_names_the_company_speaks_of_it() -> None:
    assert found("Yep, op de beurs, al jaren.", reply_to="Is Zwartendijk privé?") == ["ownership"]


def test_a_head_office_is_the_companys_in_answer_to_who_had_it_right() -> None:
    assert found("No, head office is in Utrecht.", names_employer=False) == []
    right = found("No, head office is in Utrecht.", names_employer=False, reply_to="Not Zwolle?")
    assert right == ["headquarters"]
    other = found("No, head office is in Utrecht.", names_employer=False, reply_to="Which bank?")
    assert other == []


def test_a_length_of_time_is_compared_with_one_only() -> None:
    ovens = Company("Ovenbouw", facts=(Fact("oven_repair", "3 hours", ""),))
    assert found("Wij deden 5 repair vandaag bij Ovenbouw.", ovens) == []
    loaves = Company("Ovenbouw", facts=(Fact("loaves_per_minute", 140, ""),))
    assert found("Onze Ovenbouw bakt 400 loaves.", loaves) == ["loaves_per_minute"]
