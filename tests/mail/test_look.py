"""How the mails look: in a real browser at three widths, light and dark, and in programs that know less."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from bench.mailcss import EVERYWHERE, SPARE, asked, unsupported
from bench.mails import CHROMIUM, SCHEMES, WIDTHS, Scheme, browsing, look, page_of
from monitor.adapters.preview import Preview, previews
from tests.mail.samples import HOUSE

LANGS = ("de", "en", "fr", "nl")
MAILS = {lang: previews(HOUSE, lang) for lang in LANGS}

in_browser = pytest.mark.skipif(
    not CHROMIUM.exists(), reason="needs Chromium (apt-get install chromium)"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all mails."""
    with browsing() as made:
        yield made


def troubles(browser: Browser, mails: tuple[Preview, ...], width: int, scheme: Scheme, **how: bool):
    requests: list[str] = []
    with page_of(browser, width, scheme, requests) as page:
        seen = [look(page, mail, **how) for mail in mails]
    assert [url for url in requests if not url.startswith("cid:")] == []
    return {one.name: one.troubles for one in seen if one.troubles}


@pytest.mark.real
@in_browser
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("lang", LANGS)
def test_M2_every_mail_fits_its_screen_and_asks_nobody_for_anything(
    browser: Browser, lang: str, scheme: Scheme, width: int
) -> None:
    assert troubles(browser, MAILS[lang], width, scheme, axe=False) == {}


@pytest.mark.real
@in_browser
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("lang", LANGS)
def test_contrast_structure_and_names_hold_for_whoever_sees_or_hears_a_mail(
    browser: Browser, lang: str, scheme: Scheme
) -> None:
    assert troubles(browser, MAILS[lang], 390, scheme) == {}


@pytest.mark.real
@in_browser
def test_a_mail_without_its_style_element_is_as_good(browser: Browser) -> None:
    assert troubles(browser, MAILS["de"], 320, "light", sheet=False) == {}


@pytest.mark.real
@in_browser
def test_the_bench_sees_what_is_wrong(browser: Browser) -> None:
    mail = MAILS["en"][0]
    pale = replace(mail, html=mail.html.replace("color:#2a2521", "color:#d0c8bc"))
    wide = replace(mail, html=mail.html.replace("max-width:560px", "width:900px"))
    tiny = replace(mail, html=mail.html.replace("font:14px", "font:9px"))
    mute = replace(
        mail, html=mail.html.replace(' lang="en"', "").replace("<title>", "<title hidden>")
    )
    assert "color-contrast" in str(troubles(browser, (pale,), 390, "light"))
    assert "too wide" in str(troubles(browser, (wide,), 390, "light"))
    assert "text of 9 px" in str(troubles(browser, (tiny,), 390, "light"))
    assert "html-has-lang" in str(troubles(browser, (mute,), 390, "light"))


@pytest.mark.parametrize("lang", LANGS)
def test_no_mail_asks_a_main_program_for_what_it_cannot_do(lang: str) -> None:
    assert {
        mail.name: unsupported(mail.html) for mail in MAILS[lang] if unsupported(mail.html)
    } == {}


def test_what_a_program_may_leave_out_is_a_short_list_that_is_needed() -> None:
    used = frozenset().union(*(asked(mail.html) for lang in LANGS for mail in MAILS[lang]))
    assert set(SPARE) <= used
    assert not set(SPARE) & EVERYWHERE
    assert all(programs and why for programs, why in SPARE.values())


@pytest.mark.parametrize(
    ("style", "feature"),
    [
        ("position:fixed", "css-position"),
        ("box-shadow:0 0 2px #000", "css-box-shadow"),
        ("object-fit:cover", "css-object-fit"),
    ],
)
def test_the_list_of_programs_is_asked(style: str, feature: str) -> None:
    assert feature in unsupported(f'<p style="{style}">x</p>')
