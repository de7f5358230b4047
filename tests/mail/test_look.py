"""How the mails look in a real browser: nothing sticks out, nothing is loaded, nothing is too small."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.mail.test_words import CASES, GOLDEN

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
]

SMALLEST = """() => Math.min(...[...document.querySelectorAll('p, td, th, li, h2, a, caption')]
  .filter(e => e.textContent.trim() && e.textContent.trim() !== '\\u00a0')
  .map(e => parseFloat(getComputedStyle(e).fontSize)))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all mails."""
    with sync_playwright() as play:
        made = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.mark.parametrize("width", [320, 640])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_M2_every_mail_fits_its_screen_and_asks_nobody_for_anything(
    browser: Browser, width: int, scheme: Literal["light", "dark"]
) -> None:
    asked: list[str] = []
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.on("request", lambda request: asked.append(request.url))
    for name, lang in CASES:
        page.goto((GOLDEN / f"{name}.{lang}.html").as_uri(), wait_until="domcontentloaded")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, lang)
        assert page.evaluate(SMALLEST) >= 14, (name, lang)
    page.close()
    assert [url for url in asked if not url.startswith(("file:", "cid:"))] == []
