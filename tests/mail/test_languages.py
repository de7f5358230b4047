"""Four languages, and in two of them two ways to address a reader: one choice for all mails."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from monitor.adapters.catalogue import LOCALE, languages, speaking, words
from monitor.adapters.drafts import load_phrases
from monitor.adapters.letters import House
from monitor.adapters.mime import in_words
from monitor.adapters.parts import plain_text
from tests.mail.extract import source_strings
from tests.mail.samples import BASE, letters

NBSP = "\N{NO-BREAK SPACE}"
PLACE = re.compile(r"\{\w*\}")
FORMAL = {
    "de": re.compile(r"\b(?:Sie sich|Ihr|Ihre\w*|Ihnen|Nur für Sie)\b|\b(?<!\. )(?<!: )Sie\b"),
    "fr": re.compile(r"\b(?:vous|votre|vos)\b", re.IGNORECASE),
}
FAMILIAR = {
    "de": re.compile(r"\b(?:du|dich|dir|dein\w*)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:tu|te|toi|ton|ta|tes)\b|\bt’", re.IGNORECASE),
}
TWO_WAYS = sorted(FORMAL)
NAMES = list(letters("en"))
HOUSES = {
    familiar: House(BASE, "Kraanvliet", load_phrases(familiar=familiar), familiar=familiar)
    for familiar in (False, True)
}


def catalogue(path: Path) -> list[Message]:
    """The messages of one file, without its head."""
    with path.open("rb") as source:
        return [message for message in read_po(source) if message.id]


def our_words(name: str, lang: str, *, familiar: bool) -> str:
    """Subject and text of a mail; without the draft and the quote, which address other people."""
    house = HOUSES[familiar]
    sheet = in_words(letters(lang, house)[name], house)
    text = re.sub(r"-{72}.*?-{72}", "", plain_text(sheet), flags=re.DOTALL)
    return f"{sheet.subject}\n{text}"


def test_mails_speak_four_languages() -> None:
    assert speaking("mail") == ("de", "en", "fr", "nl") == languages()


@pytest.mark.parametrize("lang", TWO_WAYS)
@pytest.mark.parametrize("name", NAMES)
def test_a_reader_is_addressed_in_one_way_throughout(name: str, lang: str) -> None:
    assert not FAMILIAR[lang].search(our_words(name, lang, familiar=False))
    assert not FORMAL[lang].search(our_words(name, lang, familiar=True))


@pytest.mark.parametrize("name", ["note-insult", "receipt", "digest", "account"])
def test_where_there_is_one_way_the_choice_changes_nothing(name: str) -> None:
    for lang in ("en", "nl"):
        formal, familiar = (our_words(name, lang, familiar=way) for way in (False, True))
        assert formal == familiar


@pytest.mark.parametrize("lang", TWO_WAYS)
def test_the_familiar_catalogue_holds_what_differs_and_nothing_else(lang: str) -> None:
    formal, familiar = (
        {message.id: message.string for message in catalogue(LOCALE / lang / name)}
        for name in ("mail.po", "mail.familiar.po")
    )
    assert set(familiar) <= set(formal)
    assert [text for text, said in familiar.items() if said == formal[text]] == []


@pytest.mark.parametrize(
    "path", sorted(LOCALE.glob("*/mail*.po")), ids=lambda path: str(path)[-22:]
)
def test_no_text_is_stale_and_each_has_the_same_places_to_fill(path: Path) -> None:
    messages = catalogue(path)
    known = set(source_strings())
    assert messages
    for message in messages:
        asked = message.id if isinstance(message.id, str) else message.id[-1]
        said = message.string if isinstance(message.string, str) else message.string[-1]
        first = message.id if isinstance(message.id, str) else message.id[0]
        assert first in known, first
        assert set(PLACE.findall(said)) == set(PLACE.findall(asked)), first


def test_a_french_mark_of_two_parts_never_begins_a_line() -> None:
    for path in (LOCALE / "fr").glob("mail*.po"):
        said = [text for message in catalogue(path) for text in _forms(message.string)]
        assert [text for text in said if re.search(rf"[^{NBSP}\d][:;?!»]|«[^{NBSP}]", text)] == []


def _forms(said: str | tuple[str, ...]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else said


@pytest.mark.parametrize(
    ("lang", "day", "long", "in_sentence", "clock"),
    [
        ("de", "1._Dezember", "1._Dezember 2026", "1._Dezember", "8:05_Uhr"),
        ("fr", "1er_décembre", "1er_décembre 2026", "mardi 1er_décembre", "8_h_05"),
        ("en", "1_December", "1_December 2026", "Tuesday 1_December", "08:05"),
        ("nl", "1_december", "1_december 2026", "dinsdag 1_december", "08.05_uur"),
    ],
)
def test_the_first_of_a_month_and_an_early_hour_are_written_as_people_do(
    lang: str, day: str, long: str, in_sentence: str, clock: str
) -> None:
    moment, made = datetime(2026, 12, 1, 7, 5, tzinfo=UTC), words("mail", lang, "Europe/Berlin")
    said = (made.day(moment), made.day_year(moment), made.weekday(moment), made.clock(moment))
    assert said == tuple(form.replace("_", NBSP) for form in (day, long, in_sentence, clock))


@pytest.mark.parametrize(
    ("lang", "one", "three", "none"),
    [
        ("de", "Eine Person hat Sie", "Drei Personen haben Sie", "keine"),
        ("fr", "Une personne vous a", "Trois personnes vous ont", "aucun"),
    ],
)
def test_a_plural_is_chosen_as_the_language_does(
    lang: str, one: str, three: str, none: str
) -> None:
    made = words("mail", lang)
    single, more = "{number} author asked for your help.", "{number} authors asked for your help."
    assert made.many(single, more, 1).capitalize().startswith(one.capitalize())
    assert made.many(single, more, 3).capitalize().startswith(three.capitalize())
    assert made.count(0) == none
