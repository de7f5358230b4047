"""How somebody can be reached: e-mail addresses and phone numbers of people."""

import re
from collections.abc import Iterator

import phonenumbers

from monitor.domain.finding import Confidence, Span
from monitor.policy.lexicon import Lexicon
from monitor.policy.matchers.seen import Seen
from monitor.policy.matchers.trace import written
from monitor.policy.text import Text

_EMAIL = re.compile(r"(?<![\w.+@-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+", re.ASCII)
EMAIL_TRACES = written(_EMAIL)
_SAMPLE_DOMAIN = re.compile(
    r"(?:^|\.)(?:example|voorbeeld|exemple|beispiel|domain|domein|bedrijf|company|firma)\.(?:com|org|net|nl|be|de|fr|eu)$"
)
_SAMPLE_NAME = re.compile(
    r"^(?:test|jouw|uw|your|votre|ihr|dein|user|naam|name|nom|voornaam|firstname|vorname|prenom|noreply|no-reply)[\w.+-]*@"
)
_OFFICE = re.compile(
    r"^(?:info|contact|kontakt|office|mail|hello|hallo|help|helpdesk|support|service|sales|jobs?|careers|hr|pers|press|presse|privacy|security|"
    r"klachten|klantenservice|webmaster|abuse|postmaster|redactie|bestuur|secretariaat|accueil|empfang|rezeption|reservations?|bookings?|"
    r"balie|team|admin|newsletter|billing|accounts)(?:[-._](?:nl|be|de|fr|uk|eu|us|en|team|desk|\d+))?@"
)


def find_emails(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """Addresses of people; a department's mailbox is nobody's personal data."""
    if "@" not in text.original:
        return
    public = {address.casefold() for address in lexicon.company.public_emails}
    for match in _EMAIL.finditer(text.original):
        address = match.group().casefold().rstrip(".-")
        domain = address.rpartition("@")[2]
        known = address in public or _SAMPLE_DOMAIN.search(domain) or _SAMPLE_NAME.search(address)
        span = Span(match.start(), match.start() + len(address))
        machine = _before(text, match.start()).endswith(("ssh ", "scp ", "sftp ", "git clone "))
        if not known and not machine and not _OFFICE.search(address):
            yield Seen(span)


_FEWEST = 7
"""Digits of a number that can be dialled."""
_PHONE = re.compile(r"(?<![\w.,/+-])(?:\+\d|\(?0)[\d ()./·-]{6,20}\d(?!\w)")
_PHONE_ABROAD = re.compile(
    r"(?<![\w.,/+-])(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}(?![\w-])|(?<![\w.,/+-])[6-9]\d{4} ?\d{5}(?![\w-])|(?<![\w.,/+-])[2-9]\d{2}-\d{4}(?![\w-])"
)
"""As written in the United States and in India: counted only where somebody is to be called."""
PHONE_TRACES = written(_PHONE, _PHONE_ABROAD)
_CALL = re.compile(
    r"\b(?:call|ring|text|phone|mobile|cell|whatsapp|dial|reach|tel|number|his number|her number|their number|ping)\w*\b"
)
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}\b")
_OTHER_NUMBER = re.compile(
    r"\b(?:commande|bestel\w*|bestell\w*|order|aktenzeichen|dossier\w*|zaaknummer|ticket|ref\w*|artikel\w*|facture|factuur\w*|rechnung\w*|invoice|tracking|colis|sendung\w*)\W{0,3}(?:nr\.?|no\.?|n°|nummer|number)?\W{0,3}$",
    re.IGNORECASE,
)
_PART_OF_MORE = re.compile(r"(?:\b[A-Z]{0,4}\d[\dA-Z]*|\b[A-Z]{2,})[ .-]$")
_MADE_UP = re.compile(r"(\d)\1{5}|12345|23456|98765|900000$")
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
    if text.digits < _FEWEST:
        return
    company = lexicon.company
    public = {_national(number) for number in company.public_phones}
    countries = dict.fromkeys(filter(None, (company.country, *_NEIGHBOURS)))
    for match in _PHONE.finditer(text.original):
        written = match.group()
        listed = any(_national(written).endswith(number) for number in public)
        digits = re.sub(r"\D", "", written)
        before = _before(text, match.start())
        part = (
            _PART_OF_MORE.search(before) or _OTHER_NUMBER.search(before) or _MADE_UP.search(digits)
        )
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


def _before(text: Text, at: int) -> str:
    """The few characters before a place."""
    return text.original[max(0, at - 40) : at]


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
