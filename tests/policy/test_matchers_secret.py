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
