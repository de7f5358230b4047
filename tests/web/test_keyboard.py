"""By keyboard alone, or with a finger that is not small: every page, as a browser shows it (WCAG 2.2 AA)."""

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.async_api import Page

from tests.web.gallery import SCENES, Scene, come_in, show
from tests.web.test_for_everybody import Looking, looking, pytestmark

__all__ = ["looking", "pytestmark"]

PLAIN = [scene for scene in SCENES if not scene.state]
TELEPHONE = {"width": 390, "height": 844}
MOST_STOPS = 150

STOP = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const box = e.getBoundingClientRect();
  const style = getComputedStyle(e);
  const hit = document.elementFromPoint(
    Math.min(Math.max(box.x + Math.min(box.width / 2, 20), 0), innerWidth - 1),
    Math.min(Math.max(box.y + Math.min(box.height / 2, 12), 0), innerHeight - 1));
  const all = [...document.querySelectorAll('*')];
  return {
    at: all.indexOf(e),
    what: `${e.tagName} ${e.id || e.name || e.textContent.trim().slice(0, 40)}`,
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.bottom > 0 && box.top < innerHeight && !!hit
      && (e.contains(hit) || hit.contains(e) || [...(e.labels || [])].some(l => l.contains(hit))),
    skip: e.matches('.skip'),
  };
}"""
"""Where the focus is: its place in the document, whether it shows, and whether anything lies over it."""

REACHABLE = """() => {
  const all = [...document.querySelectorAll('*')];
  const groups = new Set();
  return all.filter(e => {
    if (!e.matches('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'))
      return false;
    if (!e.checkVisibility() || e.disabled) return false;
    if (e.type !== 'radio') return true;
    // One stop for all of a group: the chosen one, or the first.
    const group = [...document.getElementsByName(e.name)];
    return e === (group.find(one => one.checked) || group[0]);
  }).map(e => all.indexOf(e));
}"""

SMALL = """() => {
  const inline = e => e.tagName === 'A' && getComputedStyle(e).display === 'inline'
    && e.parentElement.textContent.trim() !== e.textContent.trim();
  return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
    .filter(e => e.checkVisibility() && !e.matches('.skip') && !inline(e))
    .map(e => {
      const boxes = [e, ...(e.labels || [])].map(one => one.getBoundingClientRect());
      const width = Math.max(...boxes.map(b => b.width)), height = Math.max(...boxes.map(b => b.height));
      return width < 24 || height < 24 ? `${e.tagName} ${e.textContent.trim()} ${width}x${height}` : '';
    }).filter(Boolean);
}"""

HELP = """() => [...document.querySelectorAll('footer a')].map(a => a.textContent.trim())"""


async def pages_of(looking: Looking, scenes: list[Scene]) -> Any:
    """Each scene in front of whom it is for, on a telephone."""
    jars = await come_in(looking.portal, "en")
    pages: dict[str, Page] = {}
    for scene in scenes:
        if scene.who not in pages:
            context = await looking.browser.new_context(locale="en", viewport=TELEPHONE)  # type: ignore[arg-type]
            await context.add_cookies(jars[scene.who])  # type: ignore[arg-type]
            pages[scene.who] = await context.new_page()
        await show(pages[scene.who], looking.portal, scene)
        yield scene, pages[scene.who]
    for page in pages.values():
        await page.context.close()


async def stops(page: Page) -> list[dict[str, Any]]:
    """Tab from the top of the page until it is left, or begins anew. A field for a day has several
    stops in itself; the first tells of them all."""
    met: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        await page.keyboard.press("Tab")
        stop = await page.evaluate(STOP)
        if stop is None or (met and stop["at"] == met[0]["at"]):
            return met
        if not met or stop["at"] != met[-1]["at"]:
            met.append(stop)
    raise AssertionError(f"{page.url} does not end")


@dataclass(frozen=True)
class Walked:
    """What somebody met on one page."""

    stops: list[dict[str, Any]]
    reachable: list[int]
    small: list[str]
    help: tuple[str, ...]


@pytest.fixture(scope="module")
async def walked(looking: Looking) -> dict[str, Walked]:
    """Every page, walked through once by keyboard."""
    met = {}
    async for scene, page in pages_of(looking, PLAIN):
        await page.evaluate("document.activeElement.blur()")
        reachable, small = await page.evaluate(REACHABLE), await page.evaluate(SMALL)
        helps = tuple(await page.evaluate(HELP))
        met[scene.name] = Walked(await stops(page), reachable, small, helps)
    return met


async def test_every_control_is_reached_by_tab_in_reading_order_the_skip_link_first(
    walked: dict[str, Walked],
):
    order = {
        name: ([stop["what"] for stop in page.stops], len(page.reachable))
        for name, page in walked.items()
        if [stop["at"] for stop in page.stops] != page.reachable
    }
    assert order == {}
    assert [name for name, page in walked.items() if not page.stops[0]["skip"]] == []


async def test_where_the_focus_is_shows_and_nothing_covers_it(walked: dict[str, Walked]):
    every = [(name, stop) for name, page in walked.items() for stop in page.stops]
    assert len(every) > 300
    assert [(name, stop["what"]) for name, stop in every if not stop["ring"]] == []
    assert [(name, stop["what"]) for name, stop in every if not stop["seen"]] == []


async def test_nothing_to_press_is_smaller_than_24_pixels_but_links_in_a_sentence(
    walked: dict[str, Walked],
):
    assert {name: page.small for name, page in walked.items() if page.small} == {}


async def test_help_stands_in_the_same_place_and_order_on_every_page(walked: dict[str, Walked]):
    assert {page.help for page in walked.values()} == {
        (
            "What is kept, and until when",
            "Privacy officer: daan@kade.example",
            "Accessibility",
            "Deutsch",
            "Français",
            "Nederlands",
        )
    }


async def test_the_skip_link_leads_past_the_head_of_the_page(looking: Looking):
    async for _, page in pages_of(looking, [Scene("nobody", "/join")]):
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await page.keyboard.press("Tab")
        assert await page.evaluate("document.activeElement.closest('main') !== null")


CODES = [scene for scene in SCENES if (scene.path, scene.state) == ("/sign-in", "elsewhere")] + [
    scene for scene in SCENES if scene.state == "second key"
]


async def test_a_code_can_be_pasted_with_its_spaces(looking: Looking):
    assert len(CODES) == 2
    async for _, page in pages_of(looking, CODES):
        await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        field = page.locator("[autocomplete=one-time-code]")
        await page.evaluate("navigator.clipboard.writeText('123 456')")
        await field.focus()
        await page.keyboard.press("Control+V")
        assert await field.input_value() == "123 456"


MISTAKEN = [scene for scene in SCENES if (scene.path, scene.state) == ("/sign-in", "mistaken")]


async def test_after_a_mistake_the_focus_is_where_it_can_be_mended_and_tells_how(looking: Looking):
    async for _, page in pages_of(looking, MISTAKEN):
        assert await page.evaluate("document.activeElement.id") == "address"
        told = await page.evaluate(
            "document.getElementById(document.activeElement.getAttribute('aria-describedby').trim())"
            ".textContent"
        )
        assert "Type it as name@mail.example" in told


async def test_who_has_left_something_out_while_joining_sees_that_at_once(looking: Looking):
    mistaken = [scene for scene in SCENES if (scene.path, scene.state) == ("/join", "mistaken")]
    async for _, page in pages_of(looking, mistaken):
        box = await page.locator("main [role=alert]").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < TELEPHONE["height"]
