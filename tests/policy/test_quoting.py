"""What a note may quote of a post."""

from dataclasses import replace

import pytest

from monitor.domain.finding import Severity, Span
from monitor.policy.occasion import Occasion
from monitor.policy.quoting import SENTENCE_END, quote, shorten
from tests.policy.suggestions import DAY, found


def test_a_word_or_two_bring_their_sentence_along() -> None:
    text = "@kees Hello there. Read the manual, you idiot! Bye."
    post = found("insult", text, "idiot")
    assert quote(Occasion(text, (post,), "en", "1", DAY), post) == "Read the manual, you idiot!"
    first = found("insult", text, "Hello")
    assert quote(Occasion(text, (first,), "en", "1", DAY), first) == "Hello there"


def test_enough_words_and_words_in_a_long_sentence_stand_alone() -> None:
    text = "You are such an idiot " + "and so on " * 40
    four = found("insult", text, "are such an idiot")
    assert quote(Occasion(text, (four,), "en", "1", DAY), four) == "are such an idiot"
    one = found("insult", text, "idiot")
    assert quote(Occasion(text, (one,), "en", "1", DAY), one) == "idiot"


def test_a_sentence_that_holds_a_leak_is_not_brought_along() -> None:
    text = "Only an idiot works for Havenlicht."
    insult = found("insult", text, "idiot", severity=Severity.HIGH)
    leak = found("client-name", text, "Havenlicht", severity=Severity.LOW)
    assert quote(Occasion(text, (insult, leak), "en", "1", DAY), insult) == "idiot"


def test_a_post_that_is_nothing_but_a_handle_is_quoted_as_it_is() -> None:
    text = "@idiot "
    post = found("insult", text, "@idiot")
    assert quote(Occasion(text, (post,), "en", "1", DAY), post) == "@idiot"


def test_M4_a_quote_is_cut_between_words_at_280_characters() -> None:
    text = "You are such " + "unbelievably " * 40 + "slow."
    post = found("insult", text, text[:-1])
    quoted = quote(Occasion(text, (post,), "en", "1", DAY), post)
    assert quoted is not None
    assert len(quoted) <= 280
    assert quoted.endswith("unbelievably…")


def test_a_word_without_an_end_is_cut_all_the_same() -> None:
    assert shorten("a" * 300, 280) == "a" * 279 + "…"


def test_an_empty_stretch_is_not_quoted() -> None:
    post = replace(found("insult", "You idiot", "idiot"), span=Span(1, 2))
    assert quote(Occasion("    ", (post,), "en", "1", DAY), post) is None


@pytest.mark.parametrize("filler", [".", " ", "! ", " \t"])
def test_R1_a_long_row_of_marks_or_blanks_ends_one_sentence(filler: str):
    text = "A word." + filler * 20_000 + "\nAnd one more."
    parts = [part for part in SENTENCE_END.split(text) if part.strip(" .!\t")]
    assert (parts[0][:6], parts[-1]) == ("A word", "And one more.")
