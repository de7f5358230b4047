"""Somebody at a browser: opens pages, follows links, fills in forms and presses buttons."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

from monitor.demo.story import StepMissing

PATIENCE = 20.0
"""Seconds until a page counts as not there."""


class PageRefused(StepMissing):
    """A page answered with an error, or is not what a visitor needs."""


@dataclass
class Form:
    """One form of a page, as a browser would send it."""

    action: str
    method: str = "get"
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)
    """Name, value and words of each button."""
    names: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    """Finds forms, links and words."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.into: list[str] | None = None
        self.button: tuple[str, str] | None = None
        self.href = ""
        self.select = ""
        self.form: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.form = Form(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self.form)
        elif tag == "a":
            self.href, self.into = given.get("href", ""), []
        elif tag == "button":
            self.button, self.into = (given.get("name", ""), given.get("value", "")), []
        elif self.form is not None and given.get("name"):
            self._field(self.form, tag, given)
        elif self.form is not None and tag == "option" and self.select and "selected" in given:
            self.form.fields.append((self.select, given.get("value", "")))

    def _field(self, form: Form, tag: str, given: dict[str, str]) -> None:
        form.names.add(given["name"])
        self.select = given["name"] if tag == "select" else ""
        if tag != "input":
            return
        ticks = given.get("type") in {"checkbox", "radio"}
        if given.get("type") == "submit":
            form.buttons.append((given["name"], given.get("value", ""), given.get("value", "")))
        elif not ticks or "checked" in given:
            form.fields.append((given["name"], given.get("value", "on" if ticks else "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "a" and self.into is not None:
            self.links.append((self.href, _spaced(self.into)))
            self.into = None
        elif tag == "button" and self.into is not None and self.button is not None:
            if self.form is not None:
                self.form.buttons.append((*self.button, _spaced(self.into)))
            self.into = self.button = None

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self.into is not None:
            self.into.append(data)


def _spaced(parts: list[str]) -> str:
    return re.sub(r"\s+", " ", " ".join(parts)).strip()


@dataclass(frozen=True)
class Page:
    """What a visitor sees."""

    url: str
    html: str
    reader: _Reader

    @property
    def text(self) -> str:
        """Its words."""
        return _spaced(self.reader.words)

    def form(self, *names: str, button: str = "") -> Form:
        """The form with these fields, or with this button."""
        for form in self.reader.forms:
            pressed = not button or any(button in words for *_, words in form.buttons)
            if set(names) <= form.names and pressed:
                return form
        raise PageRefused(f"{_place(self.url)} has no form with {', '.join(names) or button}")

    def form_to(self, part: str) -> Form:
        """The form that is sent to an address with ``part`` in it."""
        for form in self.reader.forms:
            if form.method == "post" and part in urljoin(self.url, form.action or self.url):
                return form
        raise PageRefused(f"{_place(self.url)} has no form that goes to {part}")

    def link(self, part: str) -> str:
        """The first link whose address holds ``part``."""
        for href, _ in self.reader.links:
            if part in href:
                return urljoin(self.url, href)
        raise PageRefused(f"{_place(self.url)} has no link to {part}")


class Visitor:
    """One browser, with its own cookies."""

    def __init__(self, forwarded_for: str) -> None:
        # No proxy of this machine's environment has any business between two of its own ports.
        self.cookies = CookieJar()
        self.opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(self.cookies))
        self.headers = {"X-Forwarded-For": forwarded_for, "Accept-Language": "en"}

    def open(self, url: str) -> Page:
        """Go to a page."""
        return self._ask(Request(url, headers=self.headers))  # noqa: S310

    def send(self, page: Page, form: Form, button: str = "", **values: str | list[str]) -> Page:
        """Fill in ``values``, press a button, and see what comes."""
        fields: list[tuple[str, str]] = [(n, v) for n, v in form.fields if n not in values]
        for name, value in values.items():
            fields += [(name, one) for one in ([value] if isinstance(value, str) else value)]
        fields += [(n, v) for n, v, words in form.buttons if n and button and button in words]
        url, data = urljoin(page.url, form.action or page.url), urlencode(fields)
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        headers = {**self.headers, "Origin": origin, "Referer": page.url}
        if form.method == "get":
            return self._ask(Request(f"{url}?{data}", headers=headers))  # noqa: S310
        return self._ask(Request(url, data.encode(), headers=headers))  # noqa: S310

    def _ask(self, request: Request) -> Page:
        try:
            with self.opener.open(request, timeout=PATIENCE) as answer:
                return _page(answer)
        except HTTPError as error:
            words = _page(error).text[:200]
            raise PageRefused(f"{_place(request.full_url)}: {error.code} {words}") from error


def _page(answer: Any) -> Page:
    reader = _Reader()
    html = answer.read().decode("utf-8", "replace")
    reader.feed(html)
    return Page(answer.url, html, reader)


def _place(url: str) -> str:
    """An address without its query and without a token in its path."""
    return re.sub(r"[\w-]{24,}", "…", urlsplit(url).path)
