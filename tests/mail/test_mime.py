"""The form of a mail: exactly one, for one reader, with no header from anybody's text."""

import json
import re
from dataclasses import replace
from datetime import UTC
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP
from typing import Any, cast

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from monitor.adapters.blocks import Sheet
from monitor.adapters.consent_file import consent_file
from monitor.adapters.consents import consent_text
from monitor.adapters.letters import House
from monitor.adapters.mime import LONGEST_LINE, Envelope
from monitor.adapters.parts import environment
from monitor.domain.ids import MemberId
from monitor.domain.letter import Letter, Note, OfficeSignIn, Receipt, SignIn
from monitor.domain.member import Scope
from monitor.errors import MailRejected
from tests.mail.samples import BASE, HOUSE, at, consent, finding, letters, member, message, subject
from tests.mail.test_words import TO_OFFICES

SENDER = "amends@kraanvliet.example"
READER = "noor.willems@kraanvliet.example"
CASES = [(name, lang) for lang in ("en", "nl") for name in letters(lang)]


def unsubscribe(member_id: MemberId) -> str:
    """The one-click address of a member."""
    return f"{BASE}/u/{member_id}-mac"


ENVELOPE = Envelope(SENDER, HOUSE, unsubscribe)


def sealed(letter: Letter, to: str = READER) -> bytes:
    """The bytes of a mail."""
    return ENVELOPE.sealed(message(letter), to, letter)


def parsed(letter: Letter) -> EmailMessage:
    """A mail as its reader's program sees it."""
    return cast(EmailMessage, BytesParser(policy=SMTP).parsebytes(sealed(letter)))


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_every_mail_has_the_headers_that_the_contract_names(name: str, lang: str) -> None:
    letter = letters(lang)[name]
    mail = parsed(letter)
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-Amends-Kind"] == message(letter).kind
    assert [str(a.addr_spec) for a in mail["To"].addresses] == [READER]
    assert mail["From"].addresses[0].addr_spec == SENDER
    assert mail["Message-ID"].endswith("@kraanvliet.example>")
    assert mail["Date"].datetime == at(20, 9)
    assert "Cc" not in mail
    assert "Bcc" not in mail


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_a_member_can_pause_with_one_click_from_the_mail_program(name: str, lang: str) -> None:
    mail = parsed(letters(lang)[name])
    if name in (*TO_OFFICES, "objection", "receipt-left"):
        assert "List-Unsubscribe" not in mail
        return
    assert mail["List-Unsubscribe"] == f"<{BASE}/u/m1-mac>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_M3_no_line_is_too_long_and_all_is_seven_bit(name: str, lang: str) -> None:
    raw = sealed(letters(lang)[name])
    assert max(raw) < 128
    assert max(len(line) for line in raw.split(b"\r\n")) <= 78
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", raw)


@pytest.mark.parametrize(("name", "lang"), CASES)
def test_M2_a_mail_has_a_text_part_and_an_html_part(name: str, lang: str) -> None:
    mail = parsed(letters(lang)[name])
    text, page = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert page is not None
    files = name.startswith("receipt")
    assert mail.get_content_type() == f"multipart/{'mixed' if files else 'alternative'}"
    assert f'<html lang="{lang}"' in page.get_content()
    assert text.get_content().splitlines()[0] == "Amends"


def consent_record(name: str) -> dict[str, Any]:
    """What a program reads in the receipt that is mailed."""
    (file,) = parsed(letters("en")[name]).iter_attachments()
    assert (file.get_content_type(), file.get_filename()) == (
        "application/json",
        "amends-consent.json",
    )
    found: dict[str, Any] = json.loads(file.get_content())
    return found


def test_a_receipt_holds_the_record_of_the_consent_for_programs() -> None:
    record = consent_record("receipt")
    agreed = consent()
    assert record["receipt_metadata"]["receipt_id"] == record["record_id"] == agreed.fingerprint
    assert record["schema_version"] == "ISO/IEC TS 27560:2023"
    assert record["pii_principal_id"] == READER
    processing = record["pii_processing"]
    assert processing["privacy_notice_version"] == agreed.version
    assert processing["privacy_notice_sha256"] == agreed.text_hash
    assert processing["language"] == "en"
    purposes = processing["purposes"]
    assert [one["purpose"] for one in purposes] == [s.value for s in Scope if s in agreed.scopes]
    assert {purpose["lawful_basis"] for purpose in purposes} == {"consent"}
    assert all(purpose["withdrawal_method"] == f"{BASE}/leave" for purpose in purposes)
    (party,) = record["party_identification"]
    assert (party["party_name"], party["party_role"]) == ("Kraanvliet", "PII controller")
    assert record["event"] == [
        {
            "event_state": "given",
            "event_time": agreed.given_at.astimezone(UTC).isoformat(),
            "event_type": "explicit",
            "validity_duration": "P365D",
            "entity_id": READER,
        }
    ]


def test_a_receipt_for_leaving_says_when_the_consent_ended() -> None:
    events = consent_record("receipt-left")["event"]
    assert [event["event_state"] for event in events] == ["given", "withdrawn"]
    assert [event["validity_duration"] for event in events] == ["P365D", "P0D"]


MANDATORY = {
    "": "schema_version record_id pii_principal_id",
    "receipt_metadata": "receipt_id schema_version",
    "pii_processing": "privacy_notice language purposes",
    "purposes": "purpose pii_information pii_controllers storage_locations retention_period "
    "jurisdiction recipient_third_parties withdrawal_method",
    "pii_information": "pii_type",
    "party_identification": "party_id party_name party_address party_contact party_type",
    "event": "event_time validity_duration entity_id event_type event_state",
}
"""Fields that ISO/IEC TS 27560:2023 wants in each part of a record or receipt."""


@pytest.mark.parametrize("name", ["receipt", "receipt-left"])
def test_a_receipt_has_every_field_that_its_standard_wants(name: str) -> None:
    record = consent_record(name)
    processing = record["pii_processing"]
    purposes = processing["purposes"]
    parts = {
        "": [record],
        "receipt_metadata": [record["receipt_metadata"]],
        "pii_processing": [processing],
        "purposes": purposes,
        "pii_information": [each for one in purposes for each in one["pii_information"]],
        "party_identification": record["party_identification"],
        "event": record["event"],
    }
    for part, names in MANDATORY.items():
        for one in parts[part]:
            assert set(names.split()) - set(one) == set(), part
            said = {key: one[key] for key in names.split() if key != "recipient_third_parties"}
            assert all(said.values()), part
    parties = {party["party_id"] for party in record["party_identification"]}
    assert {each for one in purposes for each in one["pii_controllers"]} <= parties
    assert {event["entity_id"] for event in record["event"]} == {record["pii_principal_id"]}


def told_by(house: House, **about_member: str) -> dict[str, Any]:
    """The record of a receipt that this company sends."""
    letter = cast(Receipt, letters("en")["receipt"])
    to = replace(letter, member=replace(letter.member, **about_member))
    found: dict[str, Any] = json.loads(consent_file(to, house).json)
    return found


def test_a_receipt_names_the_address_the_countries_and_the_law_that_the_company_states() -> None:
    record = told_by(replace(HOUSE, address="Kade 1, Delft", storage=("NL", "DE")))
    (party,) = record["party_identification"]
    assert (party["party_address"], party["party_type"]) == ("Kade 1, Delft", "organisation")
    (purpose, *_) = record["pii_processing"]["purposes"]
    assert (purpose["storage_locations"], purpose["jurisdiction"]) == (["NL", "DE"], ["NL"])
    (elsewhere, *_) = told_by(HOUSE, place="DE-BY")["pii_processing"]["purposes"]
    assert elsewhere["jurisdiction"] == ["NL", "DE"]


def test_what_the_company_has_not_stated_a_receipt_says_is_not_stated() -> None:
    bare = replace(HOUSE, country="", privacy_contact="")
    record = told_by(bare)
    (party,) = record["party_identification"]
    (purpose, *_) = record["pii_processing"]["purposes"]
    unsaid = "not stated by the controller"
    assert (party["party_address"], party["party_contact"]) == (unsaid, BASE)
    assert (purpose["storage_locations"], purpose["jurisdiction"]) == ([unsaid], [unsaid])


def test_a_receipt_names_the_language_of_the_text_that_was_agreed_to() -> None:
    text = consent_text("nl")
    agreed = replace(consent(), text_hash=text.text_hash, version=text.version)
    letter = replace(cast(Receipt, letters("en")["receipt"]), consent=agreed)
    (file,) = parsed(letter).iter_attachments()
    assert json.loads(file.get_content())["pii_processing"]["language"] == "nl"


def test_the_picture_of_a_digest_is_inside_the_mail() -> None:
    mail = parsed(letters("en")["digest"])
    pictures = [part for part in mail.walk() if part.get_content_type() == "image/png"]
    assert len(pictures) == 1
    assert pictures[0]["Content-ID"] == "<weeks>"
    assert pictures[0].get_payload(decode=True)[:4] == b"\x89PNG"


def test_D3_the_identity_comes_from_the_key_and_tells_nothing() -> None:
    letter = letters("en")["note-insult"]
    first, again = parsed(letter), parsed(letter)
    assert first["Message-ID"] == again["Message-ID"]
    assert "K7Q2" not in first["Message-ID"]
    other = replace(message(letter), key="note:H4WN")
    raw = ENVELOPE.sealed(other, READER, letter)
    assert BytesParser(policy=SMTP).parsebytes(raw)["Message-ID"] != first["Message-ID"]


@pytest.mark.parametrize(
    "address",
    [
        "a@x.example, b@x.example",
        "a@x.example\r\nBcc: b@x.example",
        "a@x.example\n",
        "a b@x.example",
        "Noor <a@x.example>",
        "a@x.example;b@x.example",
        "a@@x.example",
        "@x.example",
        "a@",
        "a@x..example",
        "a..b@x.example",
        "a@x.example\x00",
        "noör@x.example",
        "a@-x.example",
        "\ud800@x.example",
        f"{'a' * 65}@x.example",
        "",
    ],
)
def test_M1_only_one_plain_mailbox_gets_a_mail(address: str) -> None:
    with pytest.raises(MailRejected) as raised:
        sealed(letters("en")["thanks"], address)
    assert "x.example" not in str(raised.value)


HOSTILE = [
    "=?utf-8?q?Bcc:_x=40y.z=0D=0A?=",
    "x\r\nBcc: y@z.example",
    "x\nBcc: y@z.example\n\nbody",
    "\r\n.\r\nQUIT",
    "\x00\ud800\u2028\x85",
    "a" * 100_000,
    "\u202eevil\u2069",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_M1_no_post_and_no_name_reaches_a_header(text: str) -> None:
    whole = f"idiot {text}"
    shown = subject(finding("insult", whole, whole), whole, "K7Q2", at(17), is_reply=True)
    letter = Note(replace(member(), name=text), (shown,))
    calm = parsed(letters("en")["note-insult"])
    mail = parsed(letter)
    assert mail.keys() == calm.keys()
    assert mail["Subject"] == calm["Subject"]
    assert mail["To"] == calm["To"]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.text(max_size=40))
def test_M1_any_text_makes_exactly_one_mail(text: str, name: str) -> None:
    whole = f"idiot {text}"
    shown = subject(finding("insult", whole, whole), whole, "K7Q2", at(17), is_reply=True)
    mail = parsed(Note(replace(member(), name=name), (shown,)))
    assert len(mail.keys()) == 11
    assert len(mail["To"].addresses) == 1


def test_a_link_that_leads_elsewhere_is_not_sent() -> None:
    for link in ("https://evil.example/in/1", f"{BASE}.evil.example/in/1", ""):
        with pytest.raises(MailRejected):
            sealed(SignIn(member(), link, joining=False))
        with pytest.raises(MailRejected):
            sealed(OfficeSignIn(link, "en", "UTC"))


def test_a_key_with_a_line_break_reaches_no_header() -> None:
    letter = letters("en")["thanks"]
    odd = replace(message(letter), key="a\r\nBcc: x@y.z")
    raw = ENVELOPE.sealed(odd, READER, letter)
    assert b"Bcc" not in raw


def test_a_house_whose_name_would_break_a_header_sends_nothing() -> None:
    house = House(BASE, "Kraanvliet\r\nBcc: x@y.example", HOUSE.phrases)
    letter = letters("en")["thanks"]
    with pytest.raises(ValueError, match=r"invalid|header|CR"):
        Envelope(SENDER, house, unsubscribe).sealed(message(letter), READER, letter)


def test_a_one_click_address_that_would_break_a_header_sends_nothing() -> None:
    letter = letters("en")["thanks"]
    odd = Envelope(SENDER, HOUSE, lambda _: f"{BASE}/u/1>\r\nBcc: <x@y.example")
    with pytest.raises((ValueError, MailRejected)):
        odd.sealed(message(letter), READER, letter)


def test_a_sender_that_is_no_mailbox_is_refused_at_once() -> None:
    with pytest.raises(MailRejected):
        Envelope("Amends <a@x.example>", HOUSE, unsubscribe)


def test_W2_escaping_is_on_whatever_a_template_is_called() -> None:
    probe = jinja2.DictLoader({"x.html.j2": "{{ x }}", "x.txt": "{{ x }}", "x": "{{ x }}"})
    made = environment().overlay(loader=probe)
    for name in ("x.html.j2", "x.txt", "x"):
        assert made.get_template(name).render(x="<b>") == "&lt;b&gt;"
    assert made.filters["lines"]("<b>\n") == Markup("&lt;b&gt;<br>")


def test_W2_a_name_that_is_missing_is_an_error_and_no_empty_word() -> None:
    template = environment().get_template("letter.html.j2")
    with pytest.raises(jinja2.UndefinedError):
        template.render(sheet=Sheet("s", "en", "sight", ()))


def test_M3_a_line_that_no_server_takes_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    real = EmailMessage.as_bytes

    def longer(self: EmailMessage) -> bytes:
        return real(self) + b"x" * (LONGEST_LINE + 1) + b"\r\n"

    monkeypatch.setattr(EmailMessage, "as_bytes", longer)
    with pytest.raises(MailRejected, match="line"):
        sealed(letters("en")["thanks"])


def test_M1_a_header_that_nobody_meant_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    real = EmailMessage.as_bytes
    monkeypatch.setattr(EmailMessage, "as_bytes", lambda self: b"Bcc: x@y.example\r\n" + real(self))
    with pytest.raises(MailRejected, match="headers"):
        sealed(letters("en")["thanks"])


def test_the_date_is_when_the_mail_may_leave_and_never_in_hours_that_were_quiet() -> None:
    letter = letters("en")["thanks"]
    later, early = (replace(message(letter), due_at=day) for day in (at(25), at(1)))
    dates = [
        BytesParser(policy=SMTP).parsebytes(ENVELOPE.sealed(each, READER, letter))["Date"].datetime
        for each in (later, early)
    ]
    assert dates == [later.due_at, early.created_at]


def test_the_one_click_of_a_real_address_is_spelled_out() -> None:
    """An address of a portal and a member is longer than a line of 78; as encoded words nobody finds it."""
    way = f"https://amends.kraanvliet.example/u/{'a' * 32}.{'b' * 32}"
    letter = letters("en")["thanks"]
    raw = Envelope(SENDER, HOUSE, lambda _: way).sealed(message(letter), READER, letter)
    assert f"\r\nList-Unsubscribe: <{way}>\r\n".encode() in raw
