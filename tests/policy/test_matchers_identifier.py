"""Other people's data is found; one's own, the office's and what only looks like it are left alone."""

from pathlib import Path

import pytest

from monitor.domain.company import Company
from monitor.policy.matchers.identifier import FINDERS, Identifiers
from tests.policy.posts import context, matcher, words


def found(sort: str, text: str, **about: object) -> list[str]:
    return words(Identifiers((sort,)), context(text, **about))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sort", "text", "seen"),
    [
        ("email", "Schrijf haar: m.lagaisse@postvak.example.", "m.lagaisse@postvak.example"),
        ("phone", "Bel Marjan, 06-12 34 17 31, na vijven", "06-12 34 17 31"),
        ("phone", "Ring her on +44 7700 900 731 tonight", "+44 7700 900 731"),
        ("phone", "Er heißt Dragan, 0171 39200 54", "0171 39200 54"),
        ("phone", "Sa DRH, sur son perso, 06 39 98 41 07", "06 39 98 41 07"),
        ("phone", "(010) 213 45 67 is van Karel", "(010) 213 45 67"),
        ("phone", "Call Dana on (212) 555-0188", "(212) 555-0188"),
        ("phone", "Text Priya, 98860 41273", "98860 41273"),
        ("phone", "Call Dana, 555-0188", "555-0188"),
        ("iban", "Stort op zijn rekening BE47 9996 6945 6280, graag", "BE47 9996 6945 6280"),
        ("iban", "DE36999917743709093807 is van Mirko", "DE36999917743709093807"),
        ("card", "De kaart van meneer: 4000 0099 4247 7640.", "4000 0099 4247 7640"),
        ("card", "Zijn bankpas, 9999 9946 0346 5152", "9999 9946 0346 5152"),
        ("national-id", "Zijn BSN is 999900675", "999900675"),
        ("national-id", "collega Thijs, 64.05.18-054.09", "64.05.18-054.09"),
        ("national-id", "sécu 2 73 08 06 348 532 61", "2 73 08 06 348 532 61"),
        ("national-id", "AHV 756.9217.0769.85 von Urs", "756.9217.0769.85"),
        ("national-id", "her NI number AB 12 34 56 C", "AB 12 34 56 C"),
        ("national-id", "his SSN 123-45-6788", "123-45-6788"),
        ("national-id", "her PAN ABCDE1234F", "ABCDE1234F"),
        ("national-id", "her aadhaar 2345 6789 0124", "2345 6789 0124"),
        ("national-id", "patient MRN 0048213 again", "0048213"),
        ("national-id", "paspoort NW8R4K219 gevonden", "NW8R4K219"),
        ("national-id", "NHS 943 476 5919", "943 476 5919"),
        ("national-id", "SV-Nummer 12 190367 K 006", "12 190367 K 006"),
        (
            "address",
            "Kaartje naar Wil Kuperus, Lepelaarstraat 19, 1223 AB Hilversum",
            "Lepelaarstraat 19, 1223 AB Hilversum",
        ),
        ("address", "Write to Odalys Finch, 14 Gannet Rise, Whitby", "14 Gannet Rise, Whitby"),
        ("address", "Mme Odette Vanhamme, 17 rue des Tilleuls", "17 rue des Tilleuls"),
        ("address", "Renate Pohl, Oldenburger Str. 112", "Oldenburger Str. 112"),
        (
            "address",
            "stuur bloemen naar Klaverweide 14, 8199 MK Meerdrecht",
            "Klaverweide 14, 8199 MK Meerdrecht",
        ),
        (
            "account",
            "her sort code 20-14-53 account 55779911",
            "sort code 20-14-53 account 55779911",
        ),
        ("plate", "Tillmann parkt quer, Kennzeichen HSB-TT 442", "HSB-TT 442"),
        ("room", "Straks zit Milo Strand in kamer 412", "Milo Strand in kamer 412"),
        ("birth-date", "Eefje Plasschaert, geboren 14 maart 1998, begint", "geboren 14 maart 1998"),
        ("birth-date", "Verdachte is Jordy Plantinga, 22-07-2004", "Jordy Plantinga, 22-07-2004"),
        ("birth-date", "Dana, born March 3, 1988", "born March 3, 1988"),
        ("health", "Collega Femke Dijk heeft kanker", "Collega Femke Dijk heeft kanker"),
        (
            "health",
            "Sterkte voor Josiane van de garage, haar alzheimer wordt erger",
            "Josiane van de garage, haar alzheimer",
        ),
        ("health", "Shanaya heeft borstkanker", "Shanaya heeft borstkanker"),
        ("health", "Frau Lindholt hat Krebs", "Frau Lindholt hat Krebs"),
        # "my colleague" is not me
        ("health", "Mijn collega Femke Dijk heeft kanker", "Mijn collega Femke Dijk heeft kanker"),
        ("health", "My boss Susan Clark is in rehab", "My boss Susan Clark is in rehab"),
    ],
)
def test_somebody_elses_data_is_found(sort: str, text: str, seen: str) -> None:
    spans = found(sort, text)
    assert len(spans) == 1
    assert spans[0] == seen


@pytest.mark.parametrize(
    ("sort", "text"),
    [
        # the company's own, an office's, a machine's, a placeholder
        ("email", "Mail support@kraanvliet.example"),
        ("email", "Mail info@postvak.example"),
        ("plate", "kenteken onbekend is jammer"),
        ("email", "vul in: naam@bedrijf.nl of jan@example.com"),
        ("email", "ssh deploy@stage.kade.example"),
        ("phone", "Bel +31 10 555 01 00 of 010 555 0112"),
        ("phone", "Bel 0800 123 4567, gratis"),
        ("phone", "06-12345678 staat in elke demo"),
        ("phone", "06-66666666"),
        ("iban", "BE68 5390 0754 7034 staat in elk boek"),
        ("iban", "NL00 BANK 0123 4567 89"),
        ("card", "4111 1111 1111 1111 is een testkaart"),
        # the author's own
        ("phone", "Bel mij gerust: 06-12 34 17 31"),
        ("phone", "My number is 07700 900731"),
        ("phone", "Ruf mich an: 0171 39200 54"),
        ("phone", "Appelez-moi au 06 39 98 41 07"),
        ("phone", "06-12 34 17 31, ik regel de saté"),
        ("email", "Mail me: noor@postvak.example"),
        ("iban", "mijn rekening BE47 9996 6945 6280"),
        # a shop's
        ("phone", "De winkel is dicht, 010 213 45 67"),
        ("phone", "Telefon im Laden: 030 23125 417"),
        # digits that are something else
        ("phone", "12-03-2026 09 en 01-02-2026"),
        ("phone", "track 3SDMKT0048120937 of 6A 0418 220 77"),
        ("phone", "0123 45"),
        ("phone", "rek 0101 2395"),
        ("phone", "+999 127 856 739"),
        ("phone", "+31 1278 6739 0183 9"),
        ("health", "Marit de Boer, Ruben Oudeland en de kanker van de tijd"),
        ("phone", "00 00 00 00 00 00 0"),
        ("phone", "regel 98860 41273 van het log"),
        ("phone", "Call Dana, 555-5555"),
        ("card", "4000 1234 5678 9000 is mijn bibliotheekpas"),
        ("card", "Dit is geen kaart: 4000 0099 4247 7640"),
        ("card", "isbn 9789400001182"),
        ("card", "kaart 4444 4444 4444 4448"),
        ("national-id", "bestelling 999900675"),
        ("national-id", "Geen BSN: 999900675"),
        ("national-id", "BSN 123456782"),
        ("national-id", "paspoort BESTELLEN"),
        ("address", "Werk aan de Dorpsstraat 12 vandaag"),
        ("address", "Jan Jansen, Dorpsstraat 1, 1234 AB"),
        ("address", "Ik fiets door de Lepelaarstraat 19"),
        ("room", "mijn kamer 412 is stil"),
        ("room", "kamer 412"),
        ("birth-date", "Ik ben geboren 14 maart 1998"),
        ("birth-date", "Jan Jansen, geboren 1-1-1900"),
        ("birth-date", "opgericht 14 maart 1998"),
        # one's own health, nobody's health, a month
        ("health", "Ik heb kanker"),
        ("health", "Borstkanker, links. Zo, dat staat er."),
        ("health", "Zwanger, 24 weken. Mijn target blijft."),
        ("health", "Seit März Burnout, erst heute zurück"),
        ("health", "Een nichtje ligt met griep, en kanker is rot"),
        ("health", "Collega Femke Dijk was er. De kanker van de stad."),
        ("health", "Collega Femke Dijk, zegt mijn arts, kent mijn kanker"),
        ("health", "Mijn collega Femke Dijk loopt mee met de sponsorloop tegen kanker"),
        ("health", "Our colleague Tom Baker reads about cancer research"),
    ],
)
def test_ones_own_the_offices_and_lookalikes_are_left_alone(sort: str, text: str) -> None:
    assert found(sort, text) == []


def test_numbers_are_read_as_the_companys_country_writes_them() -> None:
    abroad = Company("Kade", country="")
    assert found("phone", "Bel Karel: 06-62 39 32 06", company=abroad) == ["06-62 39 32 06"]


def test_a_number_may_stand_in_invisible_company() -> None:
    assert found("phone", "\u200bBel haar: 06-12 34 17 31") == ["06-12 34 17 31"]


def test_any_means_every_sort(tmp_path: Path) -> None:
    every = matcher("identifier: any", tmp_path)
    assert isinstance(every, object)
    text = "Bel Femke Dijk, 06-12 34 17 31, femke@postvak.example"
    assert words(every, context(text)) == ["06-12 34 17 31", "femke@postvak.example"]


def test_some_sorts_can_be_chosen(tmp_path: Path) -> None:
    some = matcher("identifier: [phone]", tmp_path)
    text = "Bel Femke Dijk, 06-12 34 17 31, femke@postvak.example"
    assert words(some, context(text)) == ["06-12 34 17 31"]
    assert set(FINDERS) >= {"email", "phone", "iban", "card", "national-id", "address"}
