"""What would let a reader in is found; placeholders and talk about passwords are not."""

import pytest

from monitor.policy.matchers.secret import Secrets
from tests.policy.posts import context, words

# Built from parts, so that nobody's scanner takes this file for a leak.
AWS = "AKIA" + "Q7ZT4W2PLM9XKD3B"
GITHUB = "ghp" + "_" + "Cbp3c92pneUe6zAiKDRYxyr1xqPudY3BpmnQ"
GITLAB = "glpat" + "-" + "F3dwV9iJVWKhkaYnPOf8"
SLACK = "xoxb" + "-" + "30501016742-452498003727-o0NPfnhA5ArJDdVBqs9H1Zxw"
STRIPE = "sk" + "_live_" + "YGLsDNteiKHMlYXEMA2WQFuc"
SENDGRID = "SG" + "." + "Ab3dEf6hIj9kLmN0pQ.rStUvWxYz012345_67890"
GOOGLE = "AIza" + "SyD3k9fLm2PqRsTuVwXyZ0123456789abc"
JWT = "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiJrYWRlIn0" + ".pUYZLhDX8fRVyIw7_D0g-3kVdUasoyIl"
PEM = "-----BEGIN RSA " + "PRIVATE KEY-----"


def found(text: str) -> list[str]:
    return words(Secrets(), context(text))


@pytest.mark.parametrize("key", [AWS, GITHUB, GITLAB, SLACK, STRIPE, SENDGRID, GOOGLE, JWT])
def test_keys_of_known_forms_are_found(key: str) -> None:
    assert key in found(f"waarom faalt dit: {key} ?")


def test_a_private_key_is_found_with_its_body() -> None:
    (key,) = found(f"Precies een geheime brief:\n{PEM}\nMIIEpDQChMB87LBaJu580WO7bxNK2kIq\n(ja)")
    assert key.startswith(PEM)
    assert key.endswith("NK2kIq")


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("export DB_PASSWORD=Kraan4Vliet9", "Kraan4Vliet9"),
        ("api_key: 'Zk29fjQpL8'", "Zk29fjQpL8"),
        ("Authorization: Bearer abcdEFGH1234ijklMNOP5678", "abcdEFGH1234ijklMNOP5678"),
        ("postgres://bram:kapotteKoelkast9@db.kade.example/test", "kapotteKoelkast9"),
        ("postgres://bram:geheimpje@db.kade.example/test", "geheimpje"),
        (
            "kaart laadt niet: ?key=j7iq7kb7tnm8mo984rb60pnu7fw5x84x",
            "j7iq7kb7tnm8mo984rb60pnu7fw5x84x",
        ),
        ("Het wachtwoord is Zilvermeeuw-88, echt.", "Zilvermeeuw-88"),
        ("wachtwoord: kraanVogel", "kraanVogel"),
        ("the password is pelikaan-zes today", "pelikaan-zes"),
        ("Gastnetz, r0tk3hl-gast-2026", "r0tk3hl-gast-2026"),
        ("inloggen met qa_lead en Kade#Vliet1923.", "Kade#Vliet1923"),
        ("voor de nacht: nuit / Marmite.paupiette#284", "Marmite.paupiette#284"),
        ("de deurcode van het hok is 4471#", "4471#"),
        ("code du coffre 4·7·1·9·dièse", "4·7·1·9·dièse"),
        ("de pincode van de tablet is 8841", "8841"),
        ("Slot is 4-7-1-9, kachel staat aan bij het hek", "4-7-1-9"),
    ],
)
def test_what_lets_a_reader_in_is_found(text: str, secret: str) -> None:
    assert secret in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "export AWS_ACCESS_KEY_ID=AKIAXXXXXXXXXXXXXXXX",
        "AKIAIOSFODNN7EXAMPLE staat in de handleiding",
        "password=hunter2, api_key=YOUR_KEY_HERE, token=abc123",
        "AWS_SECRET_ACCESS_KEY=changeme",
        "DB_PASS=******** en token=<uw-token>",
        "postgres://user:password@localhost/test",
        "Met nepwaarden: API_KEY=Vliet4Kraan9",
        "Nee, 'Kraanvliet123' is geen wachtwoord",
        "Het wachtwoord staat in de kluis, succes",
        "Ons wachtwoordbeleid is streng",
        "Vergeet je wachtwoord niet te veranderen vandaag",
        "Het wachtwoord: zie https://kade.example/x1",
        "Inloggen duurt lang, versie 4.2 en covid-19 en 24/7",
        "Log in: https://kade.example/challenge-2026",
        "open de map src/kraan2/x",
        "Insert+F7 voor de lijst",
        "#Kade!2026 is open",
        "De postcode is 1234 in dat dorp met de deur",
        "Kortingscode 2024 bij de deur",
        "de code is 0000",
        "code 8841 in het boek",
        "De deurcode is vier cijfers",
        "Mooie dag, niets te melden",
        "het wachtwoord staat op README.md, toch",
    ],
)
def test_placeholders_and_talk_of_passwords_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("De zijpoort gaat open met 5527# en daarna links.", "5527#"),
        ("side entrance gate is 5527 then the star", "5527 then the star"),
        ("De kastjes bij poort noord: 0 9 2 4, niet doorvertellen", "0 9 2 4"),
        ("Der Werkzeugschrank geht mit 0825-73 auf", "0825-73"),
        ("hintertor 5527 und dann fest ziehen", "5527"),
        ("coffre de la réserve, 18-05-73, tourner doucement", "18-05-73"),
        ("Stillezettel: Der Filialcode ist 9027, einfach bestätigen", "9027"),
        ("voor de nachtploeg, beheer / Reiger1962Plas! en klaar", "Reiger1962Plas!"),
        ("root op de oude server is Str4ndl00per!, welterusten", "Str4ndl00per!"),
        ("bastion pass is Tuu-Tuu-8812", "Tuu-Tuu-8812"),
        ("DB_PASS=z0merKetel_31 en door", "z0merKetel_31"),
        (
            "mijn staging token is abcHbGci0.xvh7Qm2ZtR.m9LwX1sPz hoor",
            "abcHbGci0.xvh7Qm2ZtR.m9LwX1sPz",
        ),
        (
            "kijk: https://cijfers.kade.example/x?sv=2&sig=k5bVyRq1kSIbcIJZoJmpyv7jJRZxl",
            "k5bVyRq1kSIbcIJZoJmpyv7jJRZxl",
        ),
        ("de wifi van de loods is Uien&Prei1953 en niet meer het oude", "Uien&Prei1953"),
    ],
)
def test_what_lets_a_reader_in_is_found_in_plain_talk(text: str, secret: str) -> None:
    assert any(secret in part for part in found(text))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Wat is de pincode van de koelcel?", "9041, zoals altijd"),
        ("C'est quoi le code du portail ?", "Maître : 66-20-15, puis étoile."),
        ("What is the pin for the fob?", "6630, and kick it twice."),
    ],
)
def test_a_number_in_answer_to_who_asks_for_a_code_is_the_code(asked: str, text: str) -> None:
    assert words(Secrets(), context(text, reply_to=asked))


@pytest.mark.parametrize(
    "text",
    [
        "Die deur gaat al sinds 1987 niet meer dicht",
        "Het hek kost 1450 euro",
        "call the desk, it is on the door, 617 555 0142",
        "De kluis is 1200 kg zwaar",
        "geocache bij het hek: 5527#",
        "mine starts ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 so pretty",
        "Passwort demo1234 steht so im Lehrbuch",
        "drie 10er-sleutels gevonden bij het opruimen",
        "De code is 5527 regels lang",
        "beide wegen / hoofdwegen zijn dicht",
        "root is something-else entirely here",
        "safe and sound, 1204 miles later",
    ],
)
def test_numbers_near_doors_that_open_nothing_are_left_alone(text: str) -> None:
    assert found(text) == []
