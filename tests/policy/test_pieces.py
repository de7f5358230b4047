"""Words cut into pieces: the likeliest way, whatever stands in them."""

from hypothesis import given
from hypothesis import strategies as st

from monitor.policy.pieces import LONGEST, Pieces

SCORES = {
    "<unk>": 0.0, "▁": -4.0, "▁haven": -6.0, "▁ha": -5.0, "ven": -5.5, "licht": -6.5, "l": -8.0, "i": -8.0,
    "▁de": -3.0,
}  # fmt: skip
PIECES = Pieces(SCORES)
NAMES = list(SCORES)


def cut(text: str) -> list[str]:
    return [NAMES[at] for at in PIECES.of(text)]


def test_a_word_is_cut_where_that_is_likeliest():
    assert cut("de havenlicht") == ["▁de", "▁haven", "licht"]
    assert cut("haven") == ["▁haven"]


def test_a_letter_that_no_piece_holds_is_unknown_and_the_rest_is_still_read():
    assert cut("havenX") == ["▁haven", "<unk>"]
    assert cut("🦊") == ["▁", "<unk>"]


def test_full_width_letters_are_read_as_plain_ones():
    assert cut("ｄｅ") == ["▁de"]


def test_nothing_gives_nothing():
    assert cut("") == []
    assert cut(" \n ") == []


@given(st.text(max_size=200))
def test_any_text_is_cut_into_known_pieces_and_always_the_same_way(text):
    assert PIECES.of(text) == Pieces(SCORES).of(text)
    assert all(0 <= at < len(SCORES) for at in PIECES.of(text))


def test_an_endless_word_is_read_to_a_bound():
    assert len(PIECES.of("l" * 100_000)) <= LONGEST + 1
