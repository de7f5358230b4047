"""Templates: every name is escaped, whatever the file is called, and what is not there is an error."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from functools import cache
from hashlib import sha256
from importlib.resources import files
from operator import itemgetter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from babel import Locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from monitor.adapters.blocks import visible
from monitor.adapters.catalogue import Words, speaking

HERE = Path(__file__).parent.parent
HTMX = Path(str(files("js_lib_htmx"))) / "static" / "htmx" / "htmx.min.js"
"""The script of the package ``django-js-lib-htmx``, which is that file and nothing of Django."""
TEMPLATES = HERE / "templates" / "pages"
STATIC = HERE / "static"
SVG = "{http://www.w3.org/2000/svg}"
RANGE = re.compile(
    r"([A-Za-z]{1,8})(?:-[A-Za-z0-9]{1,8})*(?:[ \t]*;[ \t]*[qQ]=([01](?:\.\d{0,3})?))?"
)
"""A language that a browser asks for, and how much it is wanted: from 0, not at all, to 1."""


@cache
def asset(name: str) -> str:
    """The address of a file under ``/static``; another one as soon as the file is."""
    file = HTMX if name == HTMX.name else STATIC / name
    return f"/static/{name}?v={sha256(file.read_bytes()).hexdigest()[:12]}"


def spoken() -> tuple[str, ...]:
    """Languages that the pages have."""
    return speaking("pages")


def accepted(header: str) -> list[str]:
    """Languages that a browser asks for, the most wanted first (RFC 9110, 12.5.4)."""
    ranges = [RANGE.fullmatch(part.strip()) for part in header.split(",")]
    wanted = [(float(found[2] or 1), found[1].lower()) for found in ranges if found]
    ranked = sorted((one for one in wanted if one[0]), key=itemgetter(0), reverse=True)
    return [lang for _, lang in ranked]


def mailed() -> tuple[str, ...]:
    """Languages that mails have. Their readers see the pages in English until those are written too."""
    return speaking("mail")


def own_name(lang: str) -> str:
    """What a language calls itself."""
    return (Locale.parse(lang).get_display_name(lang) or lang).capitalize()


def place_names(codes: Iterable[str], w: Words) -> list[tuple[str, str]]:
    """Countries and states by code, called as one calls them, in the order of their names."""
    called = w.locale.territories
    named = [(code, code.partition("-")) for code in codes]
    shown = [
        (code, f"{called.get(land, land)} ({state})" if state else str(called.get(land, land)))
        for code, (land, _, state) in named
    ]
    return sorted(shown, key=itemgetter(1))


@cache
def _icons() -> dict[str, Markup]:
    """The shapes of ``static/icons.svg``, by name. It is our own file, so its marks are trusted."""
    ElementTree.register_namespace("", SVG.strip("{}"))
    sheet = ElementTree.fromstring((STATIC / "icons.svg").read_text(encoding="utf-8"))  # noqa: S314
    shapes = {}
    for symbol in sheet.iter(f"{SVG}symbol"):
        inner = "".join(ElementTree.tostring(shape, encoding="unicode") for shape in symbol)
        shape = inner.replace(f' xmlns="{SVG.strip("{}")}"', "")
        shapes[symbol.attrib["id"]] = Markup(shape)  # noqa: S704 - a file of ours
    return shapes


def icon(name: str) -> Markup:
    """A drawing beside a word; it says nothing that the word does not."""
    return Markup(
        '<svg class="i" width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">{}</svg>'
    ).format(_icons()[name])


def own(text: str) -> Markup:
    """A name or a label that people chose: harmless, and kept to itself (safety W5)."""
    return Markup("<bdi>{}</bdi>").format(visible(text))


def marked(tag: str, text: str) -> Markup:
    """Our own words in a plain element without attributes."""
    return Markup("<{0}>{1}</{0}>").format(tag, text)


def speaker(words: Words) -> Callable[..., Markup]:
    """Words of the catalogue as marks; whatever is filled in is escaped."""

    def say(text: str, **values: object) -> Markup:
        said = Markup(words(text))  # noqa: S704 - a catalogue of ours
        return said.format(**values) if values else said

    return say


def noon(day: date) -> datetime:
    """A day as a moment that lies on it in every inhabited place but a few islands."""
    return datetime.combine(day, time(12), UTC)


@cache
def environment() -> Environment:
    """One for all pages."""
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(asset=asset, icon=icon, own_name=own_name, noon=noon, called=own)
    made.filters["visible"] = visible
    return made


def html(template: str, *, status: int, w: Words, **values: Any) -> Response:
    """One page."""
    words = {"w": w, "t": speaker(w), "mailed": mailed()}
    page = environment().get_template(template).render(**words, **values)
    return HTMLResponse(page, status)
