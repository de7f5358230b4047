"""A text is taken apart once, and every offset points at the original."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.finding import Span
from monitor.policy.fold import _FOLDS, MAX_CACHED, fold_word, folded
from monitor.policy.language import language
from monitor.policy.text import Text

TRICKY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("ßﬁÆ½é\u0301\u200b\ufe0f\u00ad🅰Ａаο…’“”-–_*#@0134 \n\tİŉ𝓚"),
    ),
    max_size=80,
)


@given(TRICKY)
def test_each_folded_character_knows_where_it_came_from(text: str) -> None:
    view = folded(text)
    for at in range(len(view.text)):
        start, end = view.place(at)
        assert 0 <= start < end <= len(text)
        assert view.text[at] in fold_word(text[start:end])


@given(TRICKY)
def test_spans_of_a_folded_copy_lie_in_order(text: str) -> None:
    view = folded(text)
    places = [view.place(at) for at in range(len(view.text))]
    assert places == sorted(places)


@given(TRICKY)
def test_every_reading_of_a_text_points_into_the_original(text: str) -> None:
    for view in Text(text).views:
        for at in range(len(view.text)):
            start, end = view.place(at)
            assert 0 <= start <= end <= len(text)


@given(TRICKY)
def test_sentences_and_clauses_lie_end_to_end_and_cover_the_text(text: str) -> None:
    taken = Text(text)
    for pieces in (taken.sentences, taken.clauses):
        assert "".join(piece.of(text) for piece in pieces) == text


@given(TRICKY)
def test_folding_what_was_folded_changes_nothing_for_latin_letters(text: str) -> None:
    once = fold_word("".join(c for c in text if "LATIN" in unicodedata.name(c, "")))
    assert fold_word(once) == once


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Über", "uber"),
        ("STRASSE straße", "strasse strasse"),
        ("Me\u0301rel", "merel"),
        ("me\u200brel", "merel"),
        ("me\u00adrel", "merel"),
        ("Ｍｅｒｅｌ", "merel"),
        ("𝓜𝓮𝓻𝓮𝓵", "merel"),
        ("Меrеl", "merel"),
        ("ΜΕrel", "merel"),
        ("🅼🅴🆁🅴🅻", "merel"),
        ("Merel™", "merel"),
        ("ﬁets", "fiets"),
        ("Łódź Ørsted æther", "lodz orsted aether"),
        ("don’t — “so”", 'don\'t - "so"'),
        ("a\u00a0b\u2003c", "a b c"),
    ],
)
def test_R3_a_disguise_is_folded_away(written: str, read: str) -> None:
    assert fold_word(written) == read


def test_a_span_takes_in_the_marks_that_belong_to_its_last_letter() -> None:
    text = "cafe\u0301\ufe0f bar"
    assert folded(text).span(0, 4) == Span(0, 6)


def test_marks_before_the_first_letter_belong_to_nobody() -> None:
    assert folded("\u200ba").place(0) == (1, 2)


def test_odd_characters_are_folded_right_but_not_all_remembered() -> None:
    kept = dict(_FOLDS)
    try:
        _FOLDS.update({0xF0000 + n: "x" for n in range(MAX_CACHED)})
        assert _FOLDS[0x0F0A] == fold_word("\u0f0a")
        assert 0x0F0A not in dict(_FOLDS)
    finally:
        _FOLDS.clear()
        _FOLDS.update(kept)


@pytest.mark.parametrize(
    ("written", "reading"),
    [
        ("Z0nnestraal", "zonnestraal"),
        ("k4nk3r", "kanker"),
        ("k@nk3rh03r", "kankerhoer"),
        ("$hit", "shit"),
        ("0tter", "otter"),
        ("sukke1s", "sukkels"),
        ("1d1oot", "idioot"),
        ("M-e-r-e-l", "merel"),
        ("k a n k e r", "kanker"),
        ("0-t-t-e-r", "otter"),
        ("V.o.s", "vos"),
        ("Ha-ven-licht", "havenlicht"),
        ("O.tter", "otter"),
        ("iiidioooot", "idiot"),
        ("iiidioooot", "iidioot"),
        ("#TeamHavenlicht", "#team havenlicht"),
        ("HavenlichtGoLive", "havenlicht go live"),
        ("#Kade2026", "#kade 2026"),
    ],
)
def test_R3_other_readings_undo_what_hides_a_word(written: str, reading: str) -> None:
    assert reading in [view.text for view in Text(written).views]


@pytest.mark.parametrize("plain", ["Morgen om 14.30 in hal 3", "covid19 en mp3", "1-2-3-4", "H2O"])
def test_an_ordinary_text_is_read_in_one_way(plain: str) -> None:
    for view in Text(plain).views[1:]:
        assert any(c.isdigit() for c in view.text)


def test_a_number_with_few_letters_is_no_word_in_disguise() -> None:
    assert [view.text for view in Text("11111a1b11111").views] == ["11111a1b11111"]


def test_hashtags_are_split_at_the_right_place_after_invisible_characters() -> None:
    text = "\u200b\u200b#TeamHavenlicht"
    split = next(v for v in Text(text).views if "team havenlicht" in v.text)
    at = split.text.index("havenlicht")
    assert split.span(at, at + 10).of(text) == "Havenlicht"


def test_a_disguised_word_is_found_where_it_stands() -> None:
    text = "Mooi, ｋ４ｎｋ３ｒ zeg"
    view = next(v for v in Text(text).views if "kanker" in v.text)
    at = view.text.index("kanker")
    assert view.span(at, at + 6).of(text) == "ｋ４ｎｋ３ｒ"


def test_sentences_do_not_end_at_abbreviations_or_decimals() -> None:
    text = "Dr. Bos zei o.a. dat het 3.5 is. En nu? Ja!"
    assert [s.of(text).strip() for s in Text(text).sentences] == [
        "Dr. Bos zei o.a. dat het 3.5 is.",
        "En nu?",
        "Ja!",
    ]


def test_clauses_end_at_commas_and_before_but() -> None:
    text = "Ik ben moe, maar blij because it works"
    assert [c.of(text) for c in Text(text).clauses] == [
        "Ik ben moe, ",
        "maar blij ",
        "because it works",
    ]


def test_a_span_over_two_sentences_stands_in_both() -> None:
    text = "Een. Twee. Drie."
    assert Text(text).sentence(Span(1, 7)) == Span(0, 10)
    assert Text(text).clause(Span(12, 12)) == Span(10, 16)


def test_an_empty_text_has_one_empty_sentence() -> None:
    assert Text("").sentences == (Span(0, 0),)


@pytest.mark.parametrize(
    "text",
    [
        "Hij riep “jij bent een idioot” en liep weg",
        "Hij riep „jij bent een idioot“ en liep weg",
        "Il a dit «jij bent een idioot» et voilà",
        'Hij riep "jij bent een idioot" en liep weg',
        "Hij riep ‘jij bent een idioot’ en liep weg",
        "Hij riep 'jij bent een idioot' en liep weg",
        "> jij bent een idioot\nWat een bericht",
        "Kijk: `jij bent een idioot` in de code",
    ],
)
def test_somebody_elses_words_are_known_as_such(text: str) -> None:
    at = text.index("idioot")
    assert Text(text).quoted(Span(at, at + 6))


def test_words_that_the_source_marks_are_quoted() -> None:
    text = "jij bent een idioot, zei hij"
    assert Text(text, marked=(Span(0, 19),)).quoted(Span(13, 19))


def test_one_word_between_quotation_marks_is_still_the_authors() -> None:
    text = "Zo'n 'idioot' op 't werk in 't weekend"
    assert not Text(text).quoted(Span(7, 13))


def test_links_mentions_and_hashtags_are_found() -> None:
    text = "Zie https://a.example/x?y=1 van @noor@kade.example over #Havenlicht en #1"
    taken = Text(text)
    assert [s.of(text) for s in taken.links] == ["https://a.example/x?y=1"]
    assert [s.of(text) for s in taken.mentions] == ["@noor@kade.example"]
    assert [s.of(text) for s in taken.hashtags] == ["#Havenlicht"]
    assert taken.linked(Span(5, 8))
    assert not taken.linked(Span(0, 3))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Vandaag de hele dag aan de kade gestaan en niets gezien", "nl"),
        ("Spent the whole day on the quay and saw nothing at all", "en"),
        ("Den ganzen Tag am Kai gestanden und nichts gesehen, wirklich nichts", "de"),
        ("Toute la journée sur le quai et je n'ai rien vu du tout", "fr"),
    ],
)
def test_the_language_of_a_clear_text_is_seen_whatever_the_source_says(
    text: str, lang: str
) -> None:
    assert language(text) == lang
    assert language(text, "es") == lang


def test_a_short_text_is_in_the_language_its_source_says() -> None:
    assert language("Mooi hoor", "nl-BE") == "nl"
    assert language("ok", "de") == "de"


def test_a_short_text_without_a_source_gets_one_of_the_known_languages() -> None:
    assert language("ok") in {"en", "nl", "de", "fr"}
    assert language("") in {"en", "nl", "de", "fr"}


def test_an_unclear_text_is_in_the_language_its_source_says() -> None:
    assert language("xkcd qwrt zzz plmk wvut abcd efgh ijkl mnop qrst", "nl") == "nl"


def test_a_language_without_a_two_letter_code_is_not_given_out() -> None:
    assert len(language("Kini ang usa ka tudling nga pulong sa dila nga Sinugboanon kaayo")) == 2


def test_words_are_kept_in_order_with_their_place_in_the_folded_copy() -> None:
    taken = Text("Héél mooi")
    assert [(w.text, w.start, w.end) for w in taken.words] == [("heel", 0, 4), ("mooi", 5, 9)]
