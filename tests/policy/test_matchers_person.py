"""Health, birthdays, homes and numbers of people that a reader could tell, told kindly or not."""

import pytest

from monitor.policy.matchers.identifier import Identifiers
from tests.policy.posts import context, words


def found(sort: str, text: str) -> list[str]:
    return words(Identifiers((sort,)), context(text))


@pytest.mark.parametrize(
    "text",
    [
        "So proud of Rupert in treasury, back at his desk after the rehab.",
        "Please think of our lovely Dorothea from accounts, they found a lump on Monday.",
        "Big hugs to our Wilma off reception, it is her heart again.",
        "Stuur Jannie van de expeditie een kaartje, ze ligt met een hersenbloeding in bed.",
        "Onze pianist meneer Kolkman heeft longontsteking, dus geen optreden.",
        "Fahrer Detlef Harms hat Gürtelrose, Tour 4 fällt aus.",
        "Le stagiaire Yannick Delporte est épileptique, prévoyez une pause.",
        "M'n maat Sieb Kramer heeft z'n hart laten dotteren.",
        "The whole team is missing Anjali. Bed rest until the twins come.",
        "Denkt heute an unsern Toni Lechner vom Depot. Bauchspeicheldrüse, die Ärzte schweigen.",
        "Danke an Frau Irmi Seidl! Dass sie mit 40 noch Diabetes bekommen hat, merkt keiner.",
        "Shift swapped because Corinne is in her second IVF round.",
        "Bij het derde huis zat Age Dijkstra, die nu parkinson heeft en me niet meer kende.",
    ],
)
def test_the_health_of_somebody_a_reader_could_tell_is_found(text: str) -> None:
    assert found("health", text)


@pytest.mark.parametrize(
    "text",
    [
        "Acht Wochen Reha liegen hinter mir, jetzt wieder Büro.",
        "Mein Onkel Franz Huber sagt: Krebs ist das Sternzeichen der Köche, ich bin Waage.",
        "Als Laborant sag ich nur: ruf die Diabetesberatung an.",
        "Our Dorothea from accounts painted the hospital on Mill Road.",
        "Met Jannie van de expeditie gepraat over mijn depressie.",
        "Sjoerd was er ook. De kanker van deze buurt is het parkeren.",
        "Lapsed, relapsed, collapsed: that was my diet.",
        "Our own Wilma off reception runs for cancer research on Sunday.",
    ],
)
def test_ones_own_health_a_good_cause_and_a_building_are_left_alone(text: str) -> None:
    assert found("health", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Onze vrijwilligster Tettje Hoekema werd 80 op 14 mei, met taart.",
        "Der Herr Aigner, unser Stammkunde, wird am 17. November neunzig.",
        "Our own Gladys Peel turns 60 on 3 May, cake in the kitchen.",
    ],
)
def test_who_turns_how_old_on_what_day_is_a_birth_date(text: str) -> None:
    assert found("birth-date", text)


@pytest.mark.parametrize(
    "text",
    [
        "Glückwunsch an mich, am 4. Mai werd ich 62.",
        "Onze vrijwilligster Tettje Hoekema begint op 14 mei.",
        "Meneer Kolkman is op 14 mei met 30 gasten aan het feesten.",
        "On 3 May our canal is 60 years old.",
    ],
)
def test_ones_own_birthday_and_a_day_without_an_age_are_left_alone(text: str) -> None:
    assert found("birth-date", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "She would love a visit: Philomena Tuohy, 3 Alder Park, Finglas.",
        "Bless Alf Bottomley. Lives at 8 Tanners Fold, Ripponden, send a postcard.",
        "Our driver Gus Reilly broke his leg. Drop off at 412 Persimmon Loop, back door.",
        "Omdat iedereen het vraagt: Godfried woont nu op Kasteelhof 8 in Baarlo.",
        "Wie langs wil bij mevrouw Zijlstra: ze woont nu aan de Lange Buorren 14 in Easterein.",
        "Voor een kaart: Geesje van kantoor, Elzenkamp 27, 9412 KL Assen.",
        "Mme Fabre a oublié son parapluie. Elle habite au 14 rue des Deux-Ponts, porte gauche.",
        "Un seigneur. Marius Pellegrin, 3 traverse du Mûrier, Auriol. Apportez-lui du bois.",
        "Der Herr Aigner wohnt in der Ludwigstr. 3, schaut vorbei.",
    ],
)
def test_where_somebody_lives_is_found(text: str) -> None:
    assert len(found("address", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "I live at 8 Tanners Fold, come over.",
        "Werk aan de Kasteelhof 8 in Baarlo, omrijden dus.",
        "The new shop is at 3 Alder Park, Finglas.",
        "De loods aan de Kasteelkamp 27, 9412 KL Assen, is leeg.",
    ],
)
def test_ones_own_address_a_road_works_and_a_shop_are_left_alone(text: str) -> None:
    assert found("address", text) == []


@pytest.mark.parametrize(
    ("sort", "text", "seen"),
    [
        ("national-id", "Ciarán's PPS is 8814093KA, go on", "8814093KA"),
        ("national-id", "Dirk de V., bsn 174203582, staat in het rapport", "174203582"),
        ("national-id", "Rijksregister 71.05.12-187.35 van Wim", "71.05.12-187.35"),
        ("national-id", "Hanka, PESEL 79041931764, said so", "79041931764"),
        ("national-id", "Personalausweis M8K7T40X3 liegt im Spind", "M8K7T40X3"),
        ("national-id", "Found a passport! Ada Cole, number 604917381", "604917381"),
        ("national-id", "carte vitale 2 51 08 04 112 087 35 oubliée", "2 51 08 04 112 087 35"),
        ("national-id", "the wristband: 570 349 7024", "570 349 7024"),
        (
            "card",
            "Dropped at the till: J. Visser, 4918 3340 6628 5507, expires 09/27",
            "4918 3340 6628 5507",
        ),
    ],
)
def test_a_number_right_after_its_word_is_theirs_though_a_digit_is_wrong(
    sort: str, text: str, seen: str
) -> None:
    assert found(sort, text) == [seen]


@pytest.mark.parametrize(
    ("sort", "text"),
    [
        ("national-id", "BSN 111111111 in elk formulier"),
        ("national-id", "Dit is geen BSN: 174203582"),
        ("card", "4111 1111 1111 1112, expires 09/27"),
        ("account", "the form says sort code 00-00-00, account 12345678"),
        ("plate", "plaque 1-ABC-234 in every catalogue"),
        ("email", "wie mailt test@test.example elke dag"),
        ("email", "ask @kade_comms@social.example, they write back"),
        ("phone", "Commande 0456-801-233 chez le pizzaïolo"),
        ("phone", "Number of the day: 07700 900000"),
        ("phone", "Dienstnummer 0664 00 14 937, steht auf jedem Plakat"),
    ],
)
def test_placeholders_and_other_numbers_are_left_alone(sort: str, text: str) -> None:
    assert found(sort, text) == []
