"""Words, dates and numbers in the language of whoever reads them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.adapters.catalogue import languages, translations, words
from monitor.adapters.drafts import load_phrases, read_voice
from monitor.adapters.letters import capital
from monitor.errors import ConfigurationRefused
from monitor.policy.phrases import STEPS

MOMENT = datetime(2026, 11, 17, 20, 47, tzinfo=UTC)
ZONE = "Europe/Amsterdam"
NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("lang", "day", "long", "weekday", "clock"),
    [
        ("en", "17_November", "17_November 2026", "Tuesday 17_November", "21:47"),
        ("nl", "17_november", "17_november 2026", "dinsdag 17_november", "21.47_uur"),
    ],
)
def test_dates_are_in_words_and_day_and_month_stay_together(
    lang: str, day: str, long: str, weekday: str, clock: str
) -> None:
    made = words("mail", lang, ZONE)
    assert made.day(MOMENT) == day.replace("_", NBSP)
    assert made.day_year(MOMENT) == long.replace("_", NBSP)
    assert made.weekday(MOMENT) == weekday.replace("_", NBSP)
    assert made.clock(MOMENT) == clock.replace("_", NBSP)


def test_a_moment_is_told_by_the_reader_s_own_clock() -> None:
    assert words("mail", "en", "Asia/Tokyo").weekday(MOMENT).startswith("Wednesday")


@pytest.mark.parametrize(
    ("lang", "number", "said"),
    [
        ("en", 2, "two"),
        ("nl", 9, "negen"),
        ("en", 12, "12"),
        ("nl", 12345, "12.345"),
        ("en", 0, "no"),
    ],
)
def test_small_numbers_are_words(lang: str, number: int, said: str) -> None:
    assert words("mail", lang).count(number) == said


def test_a_plural_is_chosen_by_the_number() -> None:
    made = words("mail", "nl")
    one, more = "{number} author asked for your help.", "{number} authors asked for your help."
    assert made.many(one, more, 1) == "één schrijver vroeg je om hulp."
    assert capital(made.many(one, more, 1)) == "Eén schrijver vroeg je om hulp."
    assert made.many(one, more, 3) == "drie schrijvers vroegen je om hulp."


def test_a_language_without_a_folder_is_english() -> None:
    assert words("mail", "xx").lang == "en"
    assert words("mail", "xx")("Hello,") == "Hello,"


def test_a_domain_without_a_file_says_its_source_strings() -> None:
    assert translations("nothing", "nl").gettext("Hello,") == "Hello,"


def test_places_are_filled_and_braces_in_values_are_left_alone() -> None:
    assert words("mail", "nl")("Hello {name},", name="{x}") == "Dag {x},"


def test_every_language_has_drafts_for_every_kind() -> None:
    phrases = load_phrases()
    assert set(phrases.voices) == set(languages())
    for voice in phrases.voices.values():
        assert set(voice.kinds) == set(STEPS)


def test_all_languages_speak_of_the_same_kinds_with_the_same_places() -> None:
    def places(text: str) -> set[str]:
        return {name for name in ("{post}", "{quote}", "{fact}") if name in text}

    phrases = load_phrases()
    english = phrases.voice("en")
    for voice in phrases.voices.values():
        for kind, said in voice.kinds.items():
            assert places(said.seen) == places(english.kinds[kind].seen), (voice.lang, kind)
            assert places(said.unquoted) == places(english.kinds[kind].unquoted), kind
            assert "{quote}" not in said.unquoted


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("drafts: {}", "kinds is missing"),
        ("drafts: [", "while parsing a flow node"),
        ("just words", "string indices|'str'"),
        ("drafts: {leak: {drafts: {sorry: [x]}}}", "sorry"),
    ],
)
def test_a_broken_drafts_file_is_refused_by_name(tmp_path: Path, source: str, said: str) -> None:
    path = tmp_path / "drafts.yaml"
    path.write_text(source, "utf-8")
    with pytest.raises(ConfigurationRefused, match=said) as raised:
        read_voice("xx", path)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)
