"""Numbers said of the company that stand beside those of its fact sheet: one signal, never alone."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from monitor.adapters.files import example_company
from monitor.domain.company import Fact
from monitor.domain.finding import Confidence
from monitor.domain.post import Author
from monitor.policy.lexicon import Lexicon
from monitor.policy.matchers.figure import Figures
from monitor.policy.rule import Context, Hit
from monitor.policy.text import Text

FACTS = (
    *example_company().facts,
    Fact("returns", "30 days", ""),
    Fact("certified_wood", "92 percent", ""),
    Fact("shares_given", 0, ""),
)
COMPANY = replace(example_company(), facts=FACTS)
INSIDER = Author("planner", "Kraanvliet", names_employer=True)


def hits(said: str, author: Author = INSIDER, reply_to: str | None = None) -> Iterator[Hit]:
    lexicon, text = Lexicon(COMPANY), Text(said)
    replied = None if reply_to is None else Text(reply_to)
    return Figures().bound(lexicon).find(text, Context(text, author, lexicon, replied))


def about(said: str, author: Author = INSIDER, reply_to: str | None = None) -> list[str | None]:
    return [hit.about for hit in hits(said, author, reply_to)]


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ("We're four hundred of us these days.", "employees"),
        ("Wij zijn met vierhonderd man inmiddels.", "employees"),
        ("Kraanvliet now has 77 ports.", "ports"),
        ("Wusstet ihr, dass Kraanvliet in 77 Häfen läuft?", "ports"),
        ("Inmiddels 77 drukke havens bij Kraanvliet.", "ports"),
        ("On existe depuis 1974, demandez à mon père.", "founded"),
        ("Kraanvliet, opgericht in 1974.", "founded"),
        ("Unser Umsatz: 55 Millionen Euro.", "revenue_2025"),
        ("By now 99 percent of it is certified wood.", "certified_wood"),
    ],
)
def test_a_number_points_at_the_fact_that_its_words_speak_of(said: str, fact: str):
    assert about(said) == [fact]
    assert [hit.confidence for hit in hits(said)] == [Confidence.POSSIBLE]


@pytest.mark.parametrize(
    "said",
    [
        "Kraanvliet now has 77 lamps.",
        "Kraanvliet's Hamburg office is wide open, twenty people, I had lunch there.",
        "Letztes Jahr haben wir 55 Millionen Euro verbaut.",
        "Vous avez 60 jours, prenez votre temps.",
        "Wir haben seit 2019 einen Hof am Hafen.",
        "Das alte Lager geht 2027 vom Netz.",
    ],
)
def test_a_number_of_something_else_points_at_no_fact_so_that_no_draft_puts_another_in_its_place(
    said: str,
):
    assert about(said) == [None]


@pytest.mark.parametrize(
    "said",
    [
        "Kraanvliet draait in 14 havens.",
        "We're 240 these days.",
        "Rectificatie: het zijn er 400 bij Kraanvliet.",
        "Only one of us came.",
        "Vous avez 60 heures, prenez votre temps.",
        "With 5,000,000 steps behind us.",
    ],
)
def test_the_right_number_a_correction_and_another_sort_are_left_alone(said: str):
    assert about(said) == []


def test_whose_employer_cannot_be_recognised_says_nothing_of_it():
    stranger = Author("", "", names_employer=False)
    assert about("We're four hundred of us these days.", stranger) == []
    assert about("Four hundred.", stranger, "How many people work at Kraanvliet?") == ["employees"]
    assert about("Kraanvliet has four hundred people.", stranger) == ["employees"]


def test_a_client_is_not_the_company():

    assert about("Zuidersluis has four hundred people.") == []


def test_without_a_fact_sheet_no_number_is_another():
    lexicon, text = Lexicon(replace(COMPANY, facts=())), Text("We're four hundred of us.")
    assert list(Figures().bound(lexicon).find(text, Context(text, INSIDER, lexicon))) == []
