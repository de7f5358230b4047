"""``identifier``: contact data and numbers that belong to one person, when that person is not the author.

The company's public contacts, the author's own data, placeholders and numbers that only look like
identifiers are left alone.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import phonenumbers
from stdnum import iban, luhn
from stdnum.be import nn
from stdnum.ch import ssn
from stdnum.de import idnr
from stdnum.fr import nir
from stdnum.gb import nhs
from stdnum.nl import bsn

from monitor.domain.finding import Confidence, Span
from monitor.policy.entry import Entry
from monitor.policy.lexicon import Lexicon
from monitor.policy.matchers.owner import is_own, is_shops
from monitor.policy.matchers.person import find_addresses, find_birthdays, find_health, find_rooms
from monitor.policy.matchers.seen import Seen
from monitor.policy.rule import Context, Hit, Matcher
from monitor.policy.speech import word_set
from monitor.policy.text import Text

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_SAMPLE_DOMAIN = re.compile(
    r"(?:^|\.)(?:example|voorbeeld|exemple|beispiel|domain|domein|bedrijf|company|firma)\.(?:com|org|net|nl|be|de|fr|eu)$"
)
_SAMPLE_NAME = re.compile(
    r"^(?:jouw|uw|your|votre|ihr|dein|user|naam|name|nom|voornaam|firstname|vorname|prenom|noreply|no-reply)[\w.+-]*@"
)
_OFFICE = re.compile(
    r"^(?:info|contact|kontakt|office|mail|help|helpdesk|support|service|sales|jobs?|hr|pers|press|presse|privacy|security|"
    r"klachten|klantenservice|webmaster|abuse|postmaster|redactie|bestuur|secretariaat|accueil|rezeption|reservations?)\b[\w.+-]*@"
)
_IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]{4}){2,7}(?:[ .-]?[A-Za-z0-9]{1,3})?(?![A-Za-z0-9])"
)
_DIGITS = re.compile(r"(?<![\w+])\d(?:[ ./-]?\d){7,18}(?![\w])")
_SAMPLES = word_set(
    "4111111111111111 4242424242424242 5555555555554444 5105105105105100 4000056655665556 4012888888881881 378282246310005 "
    "371449635398431 6011111111111117 3530111333300000 4000000000000002 5200828282828210 2223003122003222 "
    "BE68539007547034 NL91ABNA0417164300 NL20INGB0001234567 DE89370400440532013000 GB29NWBK60161331926819 "
    "GB82WEST12345698765432 FR1420041010050500013M02606 FR7630006000011234567890189 AT611904300234573201 CH9300762011623852957 "
    "123456789 111222333 123456782 000000000 999999999"
)
"""Numbers that stand in every manual."""


def find_emails(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """Addresses of people; a department's mailbox is nobody's personal data."""
    public = {address.casefold() for address in lexicon.company.public_emails}
    for match in _EMAIL.finditer(text.original):
        address = match.group().casefold().rstrip(".-")
        domain = address.rpartition("@")[2]
        known = address in public or _SAMPLE_DOMAIN.search(domain) or _SAMPLE_NAME.search(address)
        span = Span(match.start(), match.start() + len(address))
        machine = text.original[: match.start()].endswith(("ssh ", "scp ", "sftp ", "git clone "))
        if not known and not machine and not _OFFICE.search(address):
            yield Seen(span)


_PHONE = re.compile(r"(?<![\w.,/+-])(?:\+\d|\(?0)[\d ()./·-]{6,20}\d(?!\w)")
_PHONE_ABROAD = re.compile(
    r"(?<![\w.,/+-])(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}(?![\w-])|(?<![\w.,/+-])[6-9]\d{4} ?\d{5}(?![\w-])|(?<![\w.,/+-])[2-9]\d{2}-\d{4}(?![\w-])"
)
"""As written in the United States and in India: counted only where somebody is to be called."""
_CALL = re.compile(
    r"\b(?:call|ring|text|phone|mobile|cell|whatsapp|dial|reach|tel|number is|his number|her number|their number|ping)\w*\b"
)
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}\b")
_PART_OF_MORE = re.compile(r"(?:\b[A-Z]{0,4}\d[\dA-Z]*|\b[A-Z]{2,})[ .-]$")
_MADE_UP = re.compile(r"(\d)\1{5}|12345|23456|98765")
_NEIGHBOURS = ("NL", "BE", "DE", "FR", "GB")
_FREE = frozenset(
    {
        phonenumbers.PhoneNumberType.TOLL_FREE,
        phonenumbers.PhoneNumberType.PREMIUM_RATE,
        phonenumbers.PhoneNumberType.SHARED_COST,
        phonenumbers.PhoneNumberType.UAN,
    }
)
"""Numbers that only organisations have."""


def find_phones(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """Numbers that can be dialled: with '+', or as the company's country and its neighbours write them."""
    company = lexicon.company
    public = {_national(number) for number in company.public_phones}
    countries = dict.fromkeys(filter(None, (company.country, *_NEIGHBOURS)))
    for match in _PHONE.finditer(text.original):
        written = match.group()
        listed = any(_national(written).endswith(number) for number in public)
        digits = re.sub(r"\D", "", written)
        part = _PART_OF_MORE.search(text.original[: match.start()]) or _MADE_UP.search(digits)
        if (
            not listed
            and not part
            and not _DATE.match(written)
            and _diallable(written, tuple(countries))
        ):
            yield Seen(Span(*match.span()))
    if _CALL.search(text.folded.text):
        for match in _PHONE_ABROAD.finditer(text.original):
            if _national(match.group()) not in public and not _MADE_UP.search(
                _national(match.group())
            ):
                yield Seen(Span(*match.span()), Confidence.LIKELY)


def _national(number: str) -> str:
    """The digits that stay the same with and without a country code."""
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    return digits.lstrip("0")[-8:] if len(digits) > 8 else digits.lstrip("0")


def _diallable(written: str, countries: tuple[str, ...]) -> bool:
    digits = sum(map(str.isdigit, written))
    if not 9 <= digits <= 15:
        return False
    for country in countries:
        try:
            number = phonenumbers.parse(written, country)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number):
            return phonenumbers.number_type(number) not in _FREE
    return False


def find_ibans(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """Bank accounts whose check digits are right."""
    for match in _IBAN.finditer(text.original):
        end = match.end()
        words = match.group()
        while words:
            compact = re.sub(r"[ .-]", "", words).upper()
            if compact in _SAMPLES:
                break
            if len(compact) >= 15 and iban.is_valid(compact, check_country=False):
                yield Seen(Span(match.start(), end))
                break
            words, _, tail = words.rpartition(" ")
            end -= len(tail) + 1


_DENIED = re.compile(
    r"\b(?:geen|niet het|niet een|not an?|isn't an?|no|kein\w*|pas (?:un|une|le|la|mon|ma))\W+(?:\w+\W+){0,2}"
    r"(?:bsn|burgerservice\w*|\w*kaart\w*|credit ?card\w*|card\w*|kreditkarte\w*|carte\w*|identity|social security|national insurance|"
    r"steuer\w*|ausweis\w*|numero (?:avs|de secu\w*)|ahv\w*|ssn)"
)
"""The author says that the number is something else."""

_CARD = re.compile(
    r"\b(?:\w*(?:bankpas|creditcard|kreditkarte|bankkarte|debitcard)\w*|kaart|visa|mastercard|carte|karte|card|pas)\b"
)


def find_cards(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """Payment cards whose check digit is right, and which are no test cards."""
    for match in _DIGITS.finditer(text.original):
        digits = re.sub(r"\D", "", match.group())
        issued = digits[0] in "3456" or _CARD.search(text.folded.text) is not None
        possible = 14 < len(digits) < 17 and issued and digits not in _SAMPLES
        varied = len(set(digits)) > 4 and not _DENIED.search(text.folded.text)
        if possible and varied and luhn.is_valid(digits):
            yield Seen(Span(*match.span()))


_NATIONAL: tuple[tuple[re.Pattern[str], Callable[[str], bool], re.Pattern[str] | None], ...] = (
    (
        re.compile(r"(?<!\w)\d{3}[ .]?\d{2,3}[ .]?\d{3,4}(?!\w)"),
        bsn.is_valid,
        re.compile(r"\b(?:bsn|burgerservice\w*|sofi\w*)"),
    ),
    (re.compile(r"(?<!\w)\d{2}[.]?\d{2}[.]?\d{2}[- ]\d{3}[. ]\d{2}(?!\w)"), nn.is_valid, None),
    (
        re.compile(
            r"(?<!\w)[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?\d[\dAB] ?\d{3} ?\d{3} ?\d{2}(?!\w)"
        ),
        nir.is_valid,
        None,
    ),
    (
        re.compile(r"(?<!\w)\d{2} ?\d{3} ?\d{3} ?\d{3}(?!\w)"),
        idnr.is_valid,
        re.compile(r"\b(?:steuer\w*|tin|idnr|identifikationsnummer)"),
    ),
    (
        re.compile(r"(?<!\w)756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}(?!\w)"),
        ssn.is_valid,
        re.compile(r"\b(?:ahv|avs)"),
    ),
    (re.compile(r"(?<!\w)\d{3} ?\d{3} ?\d{4}(?!\w)"), nhs.is_valid, re.compile(r"\bnhs\b")),
    (
        re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)"),
        bool,
        re.compile(r"\b(?:national insurance|nino|ni number)"),
    ),
    (
        re.compile(r"(?<!\w)(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?!\w)"),
        bool,
        None,
    ),
    (
        re.compile(r"(?<!\w)(?:\d{2} ?\d{6} ?[A-Z] ?\d{3}|\d{4} ?\d{6})(?!\w)"),
        bool,
        re.compile(r"\b(?:svnr|sv-nummer|sozialversicherung\w*|rentenversicherung\w*)"),
    ),
    (
        re.compile(r"(?<!\w)[A-Z]{1,3}[A-Z0-9]{6,7}(?!\w)"),
        lambda s: any(map(str.isdigit, s)),
        re.compile(
            r"\b(?:paspoort\w*|passport|reisepass|passeport|rijbewijs\w*|id-kaart|ausweis\w*)"
        ),
    ),
    (
        re.compile(r"(?<!\w)[2-9]\d{3} ?\d{4} ?\d{4}(?!\w)"),
        bool,
        re.compile(r"\baadhaar"),
    ),
    (re.compile(r"(?<!\w)[A-Z]{5}\d{4}[A-Z](?!\w)"), bool, re.compile(r"\bpan\b")),
    (
        re.compile(r"(?<!\w)(?:[A-Z]{1,3}-?)?\d{5,10}(?!\w)"),
        bool,
        re.compile(
            r"\b(?:mrn|medical record|patientnummer|patientnr|patientennummer|numero de patient|dossiernummer patient|versichertennummer|versichertenkarte|rijbewijs\w*|driving licen[cs]e)"
        ),
    ),
)
"""How a personal number is written, whether it can be one, and the word without which it is only digits."""


def find_national_ids(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """Numbers by which a state knows one person."""
    folded = text.folded.text
    for form, valid, word in _NATIONAL:
        if word is not None and not word.search(folded):
            continue
        for match in form.finditer(text.original):
            compact = re.sub(r"[ .-]", "", match.group())
            if compact not in _SAMPLES and valid(compact) and not _DENIED.search(text.folded.text):
                yield Seen(Span(*match.span()))


FINDERS: dict[str, Callable[[Text, Lexicon], Iterator[Seen]]] = {
    "email": find_emails,
    "phone": find_phones,
    "iban": find_ibans,
    "card": find_cards,
    "national-id": find_national_ids,
    "address": find_addresses,
    "room": find_rooms,
    "birth-date": find_birthdays,
    "health": find_health,
}
"""What a rule can ask for."""


@dataclass(frozen=True)
class Identifiers(Matcher):
    """Finds some sorts of identifiers that are not the author's own."""

    sorts: tuple[str, ...]

    def find(self, text: Text, context: Context) -> Iterator[Hit]:
        for sort in self.sorts:
            for span, confidence in FINDERS[sort](text, context.lexicon):
                if not is_own(text, span) and not is_shops(text, span):
                    yield Hit(span, confidence)


def read(entry: Entry, key: str) -> Matcher:
    """One sort, several, or ``any``."""
    sorts = entry.texts(key)
    if sorts == ("any",):
        return Identifiers(tuple(FINDERS))
    for sort in sorts:
        if sort not in FINDERS:
            entry.refuse(key, f"{sort!r} is unknown; there are any, {', '.join(FINDERS)}")
    return Identifiers(sorts)
