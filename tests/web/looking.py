"""What is wrong with a page as a browser shows it: its width, its structure, and what axe-core finds."""

from importlib.resources import files

from playwright.async_api import Page

WRONG = """() => {
  const wrong = [];
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide > 0) wrong.push(`${wide} px too wide`);
  if (document.querySelectorAll('h1').length !== 1) wrong.push('not one h1');
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  if (new Set(ids).size !== ids.length) wrong.push('an id twice');
  let level = 1;
  for (const h of document.querySelectorAll('h1, h2, h3, h4')) {
    const now = Number(h.tagName[1]);
    if (now > level + 1) wrong.push(`heading jumps to ${h.textContent}`);
    level = now;
  }
  for (const e of document.querySelectorAll('input:not([type=hidden]), select, textarea'))
    if (!e.labels.length) wrong.push(`no label: ${e.name}`);
  for (const e of document.querySelectorAll('[aria-describedby], [aria-labelledby]'))
    for (const id of (e.getAttribute('aria-describedby') || e.getAttribute('aria-labelledby')).split(' '))
      if (id && !document.getElementById(id)) wrong.push(`points at nothing: ${id}`);
  for (const e of document.querySelectorAll('.stack td[data-is]'))
    if ([...e.childNodes].filter(n => n.nodeType === 1 || n.textContent.trim()).length > 1)
      wrong.push(`a stacked cell in pieces: ${e.textContent.trim()}`);
  for (const e of document.querySelectorAll('thead th')) {
    const text = [...e.childNodes].find(n => n.nodeType === 3);
    if (!text || !e.checkVisibility()) continue;
    for (const word of text.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const box = e.getBoundingClientRect();
      if (box.width > 1 && range.getClientRects().length > 1) wrong.push(`a heading in two: ${word[0]}`);
    }
  }
  for (const e of document.querySelectorAll('a, button')) {
    if (!e.checkVisibility() || e.matches('.skip')) continue;
    if (!e.textContent.trim() && !e.ariaLabel) wrong.push('a control without a name');
    const box = e.getBoundingClientRect();
    if (box.height < (e.matches('.btn') ? 44 : 24)) wrong.push(`${box.height} px high: ${e.textContent.trim()}`);
  }
  const size = Math.min(...[...document.querySelectorAll('main *, footer *')]
    .filter(e => e.children.length === 0 && e.textContent.trim() && e.checkVisibility())
    .map(e => parseFloat(getComputedStyle(e).fontSize)));
  if (size < 14) wrong.push(`letters of ${size} px`);
  return wrong;
}"""

AXE = """async off => (await axe.run(document, {
    resultTypes: ['violations'], rules: Object.fromEntries(off.map(rule => [rule, {enabled: false}]))}))
  .violations.map(v => v.id + ': ' + v.nodes[0].html.slice(0, 160))"""
AXE_CORE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


ZOOMED = "html { font-size: 200% }"
"""Text twice as large (WCAG 1.4.4)."""
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
"""Text with room between its letters, words, lines and paragraphs (WCAG 1.4.12)."""

WIDE = """change => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(change || '');
  document.adoptedStyleSheets = [sheet];
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  const out = [...document.querySelectorAll('body *')].filter(
    e => !e.closest('pre, .scroll, svg') && e.checkVisibility() && !e.matches('.hide, .hide *, .skip')
      && (e.getBoundingClientRect().right > window.innerWidth + 1 || e.getBoundingClientRect().left < -1));
  document.adoptedStyleSheets = [];
  const told = out.slice(0, 3).map(e => `${e.outerHTML.slice(0, 120)} reaches ${Math.round(e.getBoundingClientRect().right)}`);
  return wide > 0 || out.length ? [`${wide} px too wide`, ...told] : [];
}"""


async def axe(page: Page, *off: str) -> list[str]:
    """What axe-core says of the page that is open, but for some of its rules."""
    # The content policy lets no page load this; the browser's own console may still run it.
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE_CORE)
    found: list[str] = await page.evaluate(AXE, list(off))
    return found


async def troubles(page: Page) -> list[str]:
    """Everything that is wrong with the page that is open, in words."""
    found: list[str] = await page.evaluate(WRONG)
    return [*found, *await axe(page)]
