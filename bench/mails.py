"""The mail test bench: each mail in each language in Chromium, at three widths, light and dark, pictures off.

`python -m bench.mails [--pictures DIR]` prints what was measured; it needs Chromium, and axe-core, which the
package axe-playwright-python brings (both are in the development group).
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page, sync_playwright

from bench.mailcss import unsupported
from monitor.adapters.catalogue import speaking
from monitor.adapters.drafts import load_phrases
from monitor.adapters.letters import House
from monitor.adapters.preview import Preview, previews

CHROMIUM = Path("/usr/bin/chromium")
WIDTHS = (320, 390, 1280)
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SMALLEST = """() => Math.min(...[...document.querySelectorAll('p, td, th, li, h2, a, caption')]
  .filter(e => e.textContent.trim() && e.textContent.trim() !== '\\u00a0')
  .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
AXE = """async () => (await axe.run(document, {resultTypes: ['violations', 'incomplete'],
  rules: {region: {enabled: false}, 'landmark-one-main': {enabled: false},
          'page-has-heading-one': {enabled: false}}}))
  .violations.map(v => v.id + ': ' + v.nodes[0].html.slice(0, 160))"""
"""All rules but three about whole pages: a mail stands in a program that has its own h1 and main."""
WITHOUT_SHEET = "() => document.querySelectorAll('style').forEach(e => e.remove())"


@dataclass
class Seen:
    """One mail at one width in one scheme."""

    name: str
    width: int
    scheme: str
    too_wide: int
    smallest: float
    asked: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    @property
    def troubles(self) -> list[str]:
        """What is wrong, in words; empty when nothing is."""
        wide = [f"{self.too_wide} px too wide"] if self.too_wide > 0 else []
        small = [f"text of {self.smallest} px"] if self.smallest < 14 else []
        return [*wide, *small, *(f"asks for {url}" for url in self.asked), *self.broken]


@contextmanager
def browsing() -> Iterator[Browser]:
    """Chromium, closed at the end."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def page_of(browser: Browser, width: int, scheme: Scheme, asked: list[str]) -> Iterator[Page]:
    """A page that loads no picture and nothing else; what is asked for is written down."""
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)

    def refused(route: Any) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route("**/*", refused)
    yield page
    page.close()


def look(page: Page, mail: Preview, *, sheet: bool = True, axe: bool = True) -> Seen:
    """Look at one mail; without ``sheet`` as a program shows it that takes its style element away."""
    page.set_content(mail.html.replace("data:image/png;base64,", "cid:"))
    if not sheet:
        page.evaluate(WITHOUT_SHEET)
    size = page.viewport_size or {"width": 0}
    seen = Seen(
        name=f"{mail.name}.{mail.lang}",
        width=size["width"],
        scheme="dark"
        if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        else "light",
        too_wide=page.evaluate("document.documentElement.scrollWidth") - size["width"],
        smallest=page.evaluate(SMALLEST),
    )
    if axe:
        # The window outlives its content, so axe is put there once.
        if page.evaluate("typeof axe") == "undefined":
            page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
        seen.broken = page.evaluate(AXE)
    return seen


def mails() -> list[Preview]:
    """Every mail in every language, and in both ways to address a reader where there are two."""
    found: dict[str, Preview] = {}
    for familiar in (False, True):
        phrases = load_phrases(familiar=familiar)
        house = House("https://amends.kraanvliet.example", "Kraanvliet", phrases, familiar=familiar)
        found |= {one.html: one for lang in speaking("mail") for one in previews(house, lang)}
    return list(found.values())


def measure(pictures: Path | None) -> Counter[str]:
    """Everything, with a line for each trouble."""
    told: Counter[str] = Counter()
    shown = mails()
    for mail in shown:
        lacking = unsupported(mail.html)
        told["mails"] += 1
        told["mails with CSS that a main program lacks"] += bool(lacking)
        if lacking:
            print(f"{mail.name}.{mail.lang}: {lacking}")
    with browsing() as browser:
        for width in WIDTHS:
            for scheme in SCHEMES:
                told.update(_round(browser, shown, width, scheme, pictures))
    return told


def _round(
    browser: Browser, shown: list[Preview], width: int, scheme: Scheme, pictures: Path | None
) -> Counter[str]:
    told: Counter[str] = Counter()
    asked: list[str] = []
    with page_of(browser, width, scheme, asked) as page:
        for mail in shown:
            seen = look(page, mail)
            told["renderings"] += 1
            told["renderings with a trouble"] += bool(seen.troubles)
            for trouble in seen.troubles:
                print(f"{seen.name} {width} {scheme}: {trouble}")
            if pictures:
                pictures.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=pictures / f"{seen.name}-{width}-{scheme}.png", full_page=True)
    told["requests that left the mail"] += len([url for url in asked if not url.startswith("cid:")])
    return told


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pictures", type=Path, help="a folder for a picture of each rendering")
    told = measure(arguments.parse_args().pictures)
    for what, number in told.items():
        print(f"{what:<45}{number:>6}")


if __name__ == "__main__":
    main()
