"""The picture of the digest."""

import re
import struct

from monitor.adapters.charts import BLANK_HEIGHT, STROKES, TALL, bars, png, weeks_svg
from monitor.domain.figures import Figures

WEEKS = [
    ("40", Figures(None, 15, put_right=7)),
    ("41", Figures(notes=40)),
    ("42", Figures()),
    ("43", Figures(None, 20, put_right=9)),
]


def test_bars_stand_to_one_scale() -> None:
    first, *_, last = bars(WEEKS)
    assert last.right + last.other == TALL
    assert (first.right + first.other) / TALL == 15 / 20
    assert last.last
    assert not first.last


def test_a_blank_week_has_a_box_of_no_meaning_whatever_is_hidden() -> None:
    blank = [bar for bar in bars(WEEKS) if bar.blank]
    assert [bar.total for bar in blank] == ["–", "–"]
    assert {bar.top for bar in blank} == {TALL - BLANK_HEIGHT}
    assert not re.search(r">40<", weeks_svg(WEEKS[1:], text=True))


def test_nothing_but_blank_weeks_is_no_division_by_nought() -> None:
    assert all(bar.blank for bar in bars([("40", Figures())]))


def test_in_a_mail_the_figures_are_lines_and_need_no_font() -> None:
    drawn, written = weeks_svg(WEEKS), weeks_svg(WEEKS, text=True)
    assert "<text" not in drawn
    assert ">15</text>" in written
    assert set("0123456789–") == set(STROKES)


def test_the_picture_is_twice_as_large_as_it_is_shown() -> None:
    picture = png(weeks_svg(WEEKS))
    width, height = struct.unpack(">II", picture[16:24])
    assert (width, height) == (2 * 178, 2 * 254)


def test_the_picture_has_no_red_and_loads_nothing() -> None:
    svg = weeks_svg(WEEKS)
    assert "href" not in svg
    assert not re.search(r"#(f00|ff0000|c00)", svg)
