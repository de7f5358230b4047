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
from monitor.policy.matchers.trace import told, written
from monitor.policy.speech import word_set
from monitor.policy.text import Text

_IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ .-]?[A-Za-z0-9]{4}){2,7}(?:[ .-]?[A-Za-z0-9]{1,3})?(?![A-Za-z0-9])"
)
IBAN_TRACES = written(_IBAN)
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
    for match in _IBAN.finditer(text.original) if text.digits else ():
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
_MADE_UP = re.compile(r"00-00-00|000000|12345678|\babc\b|\bab-123|1-abc")
_PLATE = re.compile(
    r"\b(?:kenteken|kennzeichen|plaque|immatricul\w*|(?:number|licen[cs]e|registration) plate|reg(?:istration)? number)\W{1,3}(?:is |was |ist )?"
    r"(?P<plate>(?=[\w -]{0,10}\d)(?=[\w -]{0,10}[a-z])[a-z0-9]{1,4}[- ][a-z0-9]{1,4}(?:[- ][a-z0-9]{1,4})?)\b"
)
ACCOUNT_TRACES = told(_SORT_CODE)
PLATE_TRACES = told(_PLATE)


def find_accounts(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """Bank accounts of countries without IBAN, told by the words for them."""
    for match in _SORT_CODE.finditer(text.folded.text) if text.digits >= 6 else ():
        if _MADE_UP.search(match.group()):
            continue
        yield Seen(text.folded.span(*match.span()))


def find_plates(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """Number plates, told by the word for them."""
    for match in _PLATE.finditer(text.folded.text) if text.digits else ():
        if _MADE_UP.search(match["plate"]):
            continue
        yield Seen(text.folded.span(*match.span("plate")), Confidence.LIKELY)


def find_cards(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """Payment cards whose check digit is right, and which are no test cards."""
    if text.digits < _CARD_DIGITS:
        return
    for match in _DIGITS.finditer(text.original):
        digits = re.sub(r"\D", "", match.group())
        issued = digits[0] in "3456" or _CARD.search(text.folded.text) is not None
        possible = _CARD_DIGITS <= len(digits) < 17 and issued and digits not in _SAMPLES
        varied = len(set(digits)) > 4 and not _DENIED.search(text.folded.text)
        if possible and varied and luhn.is_valid(digits):
            yield Seen(Span(*match.span()))
    for match in _WITH_EXPIRY.finditer(text.original):
        digits = re.sub(r"\D", "", match["card"])
        if digits not in _SAMPLES and len(set(digits)) > 4 and not luhn.is_valid(digits):
            yield Seen(Span(*match.span("card")), Confidence.LIKELY)


_CARD_DIGITS = 15
_WITH_EXPIRY = re.compile(
    r"(?<![\d.-])(?P<card>[3-6]\d{3}([ -])\d{4}\2\d{4}\2\d{4})(?!\d)[^\n]{0,60}?\b(?:0[1-9]|1[0-2]) ?/ ?(?:20)?(?:2[4-9]|3\d)\b"
)
"""A card with the date it ends: somebody reads it off the plastic, slips included."""
CARD_TRACES = written(re.compile(r"\d(?:[ ./-]?\d){14}"))


_NATIONAL: tuple[
    tuple[int, re.Pattern[str], Callable[[str], bool], re.Pattern[str] | None], ...
] = (
    (
        8,
        re.compile(r"(?<!\w)\d{3}[ .]?\d{2,3}[ .]?\d{3,4}(?!\w)"),
        bsn.is_valid,
        re.compile(r"\b(?:bsn|burgerservice\w*|sofi\w*)"),
    ),
    (11, re.compile(r"(?<!\w)\d{2}[.]?\d{2}[.]?\d{2}[- ]\d{3}[. ]\d{2}(?!\w)"), nn.is_valid, None),
    (
        13,
        re.compile(
            r"(?<!\w)[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?\d[\dAB] ?\d{3} ?\d{3} ?\d{2}(?!\w)"
        ),
        nir.is_valid,
        None,
    ),
    (
        11,
        re.compile(r"(?<!\w)\d{2} ?\d{3} ?\d{3} ?\d{3}(?!\w)"),
        idnr.is_valid,
        re.compile(r"\b(?:steuer\w*|tin|idnr|identifikationsnummer)"),
    ),
    (
        13,
        re.compile(r"(?<!\w)756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}(?!\w)"),
        ssn.is_valid,
        re.compile(r"\b(?:ahv|avs)"),
    ),
    (10, re.compile(r"(?<!\w)\d{3} ?\d{3} ?\d{4}(?!\w)"), nhs.is_valid, re.compile(r"\bnhs\b")),
    (
        6,
        re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)"),
        bool,
        re.compile(r"\b(?:national insurance|nino|ni number)"),
    ),
    (
        9,
        re.compile(r"(?<!\w)(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?!\w)"),
        bool,
        None,
    ),
    (
        10,
        re.compile(r"(?<!\w)(?:\d{2} ?\d{6} ?[A-Z] ?\d{3}|\d{4} ?\d{6})(?!\w)"),
        bool,
        re.compile(r"\b(?:svnr|sv-nummer|sozialversicherung\w*|rentenversicherung\w*)"),
    ),
    (
        1,
        re.compile(r"(?<!\w)[A-Z]{1,3}[A-Z0-9]{6,7}(?!\w)"),
        lambda s: any(map(str.isdigit, s)),
        re.compile(
            r"\b(?:paspoort\w*|passport|reisepass|passeport|rijbewijs\w*|id-kaart|ausweis\w*)"
        ),
    ),
    (
        12,
        re.compile(r"(?<!\w)[2-9]\d{3} ?\d{4} ?\d{4}(?!\w)"),
        bool,
        re.compile(r"\baadhaar"),
    ),
    (4, re.compile(r"(?<!\w)[A-Z]{5}\d{4}[A-Z](?!\w)"), bool, re.compile(r"\bpan\b")),
    (
        5,
        re.compile(r"(?<!\w)(?:[A-Z]{1,3}-?)?\d{5,10}(?!\w)"),
        bool,
        re.compile(
            r"\b(?:mrn|medical record|patientnummer|patientnr|patientennummer|numero de patient|dossiernummer patient|versichertennummer|versichertenkarte|rijbewijs\w*|driving licen[cs]e)"
        ),
    ),
)
"""How many digits a personal number has at least, how it is written, whether it can be one, and the word without which it is only digits."""


_TOLD_ID = re.compile(
    r"\b(?:bsn|burgerservice\w*)\b\D{0,25}(?P<a>\d{3}[ .]?\d{2,3}[ .]?\d{3,4})(?!\d)|"
    r"\b(?:\w*rijksregister\w*|niss|insz|numero national)\b\D{0,25}(?P<b>\d{2}[. ]?\d{2}[. ]?\d{2}[- ]\d{3}[. -]\d{2})(?!\d)|"
    r"\bpesel\b\D{0,25}(?P<c>\d{11})(?!\d)|"
    r"\b(?:\w*versicherungsnummer|svnr)\b\D{0,40}(?P<d>\d{4} ?\d{6})(?!\d)|"
    r"\b(?:perso|\w*ausweis\w*|id-kaart|identiteitskaart|carte d'identite|passport|paspoort|passeport|reisepass|rijbewijs\w*)\b[^\n]{0,60}?"
    r"(?P<e>\d{3}-\d{7}-\d{2}|(?<=nr )[a-z0-9]{8,10}|(?<=number )\d{8,9}|(?<=nummer )\d{8,9}|(?<=ausweis )(?=\w*\d)[a-z][a-z0-9]{8})(?!\w)|"
    r"\b(?:carte vitale|secu|securite sociale|numero)\b[^\n]{0,60}?(?P<f>[12] \d{2} (?:0[1-9]|1[0-2]) \d{2} \d{2,3} \d{3} \d{2})(?!\d)|"
    r"\b(?:ssn|social security)\b\D{0,25}(?P<g>\d{3}-\d{2}-\d{4})(?!\d)|"
    r"\bpps\w*\b\D{0,25}(?P<h>\d{7}[a-z]{1,2})(?!\w)|"
    r"\b(?:wristband|polsbandje|bracelet|nhs)\b\D{0,40}(?P<i>\d{3} \d{3} \d{4})(?!\d)"
)
"""Numbers right after the word for them: one digit may be wrong, a reader still takes it for theirs."""

_TOLD_DIGITS, _BEFORE_LETTERS = 7, ("nr ", "ausweis ")
"""They have so many at least, but for those that stand after one of these words."""
_EVERYWHERE = re.compile(r"^(\d)\1+$|^123456|^987654|^000")
NATIONAL_TRACES = written(*(form for _, form, _, _ in _NATIONAL)) | told(_TOLD_ID)


def _told_ids(text: Text) -> Iterator[Span]:
    folded = text.folded.text
    if text.digits < _TOLD_DIGITS and not any(word in folded for word in _BEFORE_LETTERS):
        return
    for match in _TOLD_ID.finditer(folded):
        group = match.lastgroup or "a"
        compact = re.sub(r"[^a-z0-9]", "", match[group]).upper()
        usual = compact in _SAMPLES or _EVERYWHERE.match(compact)
        if not usual and not _DENIED.search(folded):
            yield text.folded.span(*match.span(group))


def find_national_ids(text: Text, lexicon: Lexicon) -> Iterator[Seen]:
    """Numbers by which a state knows one person."""
    folded = text.folded.text
    found: list[Span] = []
    for least, form, valid, word in _NATIONAL:
        if text.digits < least or (word is not None and not word.search(folded)):
            continue
        for match in form.finditer(text.original):
            compact = re.sub(r"[ .-]", "", match.group())
            if compact not in _SAMPLES and valid(compact) and not _DENIED.search(text.folded.text):
                found.append(Span(*match.span()))
    told = [s for s in _told_ids(text) if not any(s.overlaps(other) for other in found)]
    for span in found:
        yield Seen(span)
    for span in told:
        yield Seen(span, Confidence.LIKELY)
