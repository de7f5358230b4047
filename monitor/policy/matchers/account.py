"""Numbers that stand for one person: bank accounts, cards, national ids, plates."""

import re
from collections.abc import Callable, Iterator

from stdnum import iban, luhn
from stdnum.be import nn
from stdnum.ch import ssn
from stdnum.de import idnr
from stdnum.fr import nir
from stdnum.gb import nhs
from stdnum.nl import bsn

from monitor.domain.finding import Confidence, Span
from monitor.policy.lexicon import Lexicon
from monitor.policy.matchers.seen import Seen
from monitor.policy.speech import word_set
from monitor.policy.text import Text

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


_SORT_CODE = re.compile(
    r"\b(?:sort code|routing(?: number)?|bankleitzahl)\W{0,4}(?:is |was )?\d{2}[- ]?\d{2}[- ]?\d{2,5}\b(?:\D{0,24}\d{6,12}\b)?"
)
_PLATE = re.compile(
    r"\b(?:kenteken|kennzeichen|plaque|immatricul\w*|(?:number|licen[cs]e|registration) plate|reg(?:istration)? number)\W{1,3}(?:is |was |ist )?"
    r"(?P<plate>(?=[\w -]{0,10}\d)(?=[\w -]{0,10}[a-z])[a-z0-9]{1,4}[- ][a-z0-9]{1,4}(?:[- ][a-z0-9]{1,4})?)\b"
)


def find_accounts(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """Bank accounts of countries without IBAN, told by the words for them."""
    for match in _SORT_CODE.finditer(text.folded.text):
        yield Seen(text.folded.span(*match.span()))


def find_plates(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """Number plates, told by the word for them."""
    for match in _PLATE.finditer(text.folded.text):
        yield Seen(text.folded.span(*match.span("plate")), Confidence.LIKELY)


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
