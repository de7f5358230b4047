"""Links that stand beside a text, counted in bytes."""

import pytest

from monitor.domain.richtext import with_whole_links

URL = "https://noor.example/2026/11/hoog-water/"
SHOWN = "noor.example/2026/11/hoog..."


def placed(text: str, shown: str = SHOWN, url: str = URL) -> tuple[int, int, str]:
    """Where a link stands in a text, in bytes of UTF-8."""
    start = len(text.partition(shown)[0].encode())
    return start, start + len(shown.encode()), url


@pytest.mark.parametrize(
    ("shown", "url"),
    [
        (SHOWN, URL),
        ("noor.example/2026…", URL),
        ("https://noor.example/20...", URL),
        ("http://noor.example/20…", URL),
    ],
)
def test_a_shortened_address_is_spelled_out(shown: str, url: str):
    text = f"👋🏽 Gelezen: {shown}, één keer"
    assert with_whole_links(text, [placed(text, shown)]) == f"👋🏽 Gelezen: {url}, één keer"


def test_several_links_are_spelled_out_in_whatever_order_they_come():
    text = f"ë {SHOWN} en kade.example/haven… ook"
    links = [placed(text, "kade.example/haven…", "https://kade.example/havens"), placed(text)]
    assert with_whole_links(text, links) == f"ë {URL} en https://kade.example/havens ook"


@pytest.mark.parametrize(
    "shown",
    ["hier", "noor.example/2026/11/hoog-water/", "elders.example/2026...", "...", "…", "https://…"],
)
def test_words_that_are_no_shortened_form_of_the_address_stay(shown: str):
    text = f"Lees {shown} eens"
    assert with_whole_links(text, [placed(text, shown)]) == text


@pytest.mark.parametrize(
    "place",
    [(0, 2), (1, 4), (-4, 3), (3, 3), (5, 3), (0, 999), (999, 1000), (2, 10**40)],
)
def test_a_place_inside_a_letter_or_outside_the_text_is_left_alone(place: tuple[int, int]):
    assert with_whole_links("€no…", [(*place, "https://€no.example")]) == "€no…"


def test_a_place_inside_another_is_left_alone():
    text = f"a {SHOWN}"
    start, end, url = placed(text)
    assert with_whole_links(text, [(start, end, url), (start + 1, end, url)]) == f"a {URL}"


def test_half_a_letter_survives():
    assert with_whole_links("\ud83d noor.example/…", [(4, 20, URL)]) == f"\ud83d {URL}"
